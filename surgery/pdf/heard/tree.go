package heard

import "strings"

// node is an element of the structure.
type node struct {
	role   string
	dict   dict
	number int
	parent *node
	kids   []any // *node, *piece, or dict: the annotation of a link
	says   string
	alt    string
}

// tree reads the structure; what does not hold together is a fault.
func (f *File) tree(pieces []map[int]*piece) *node {
	root := f.dict(f.catalog["StructTreeRoot"])
	top := f.list(root["K"])
	if top == nil {
		top = []any{root["K"]}
	}
	if len(top) != 1 {
		f.fault("the structure has %d tops", len(top))
		return nil
	}
	rootRef, _ := f.catalog["StructTreeRoot"].(ref)
	return f.element(top[0], nil, rootRef, pieces)
}

func (f *File) element(v any, parent *node, above ref, pieces []map[int]*piece) *node {
	r, _ := v.(ref)
	d := f.dict(v)
	if d == nil {
		f.fault("an element that is none: %v", v)
		return nil
	}
	role, _ := d["S"].(name)
	n := &node{role: string(role), dict: d, number: int(r), parent: parent}
	if d["P"] != above {
		f.fault("%s does not know its parent", role)
	}
	if t, ok := d["ActualText"].(text); ok {
		n.says = t.says()
	}
	if t, ok := d["Alt"].(text); ok {
		n.alt = t.says()
	}
	kids := f.list(d["K"])
	if kids == nil && d["K"] != nil {
		kids = []any{d["K"]}
	}
	for _, k := range kids {
		switch k := k.(type) {
		case float64:
			n.take(f, d["Pg"], int(k), pieces)
		case dict:
			switch k["Type"] {
			case name("MCR"):
				n.take(f, k["Pg"], number(k["MCID"]), pieces)
			case name("OBJR"):
				if a := f.dict(k["Obj"]); a != nil {
					n.kids = append(n.kids, a)
				} else {
					f.fault("%s holds an object that is none", role)
				}
			default:
				f.fault("%s holds %v", role, k)
			}
		case ref:
			if kid := f.element(k, n, r, pieces); kid != nil {
				n.kids = append(n.kids, kid)
			}
		}
	}
	return n
}

// take gives an element the piece of a page.
func (n *node) take(f *File, page any, number int, pieces []map[int]*piece) {
	sheet := f.sheet(page)
	if sheet < 0 || pieces[sheet][number] == nil {
		f.fault("%s takes a piece %d that is not there", n.role, number)
		return
	}
	p := pieces[sheet][number]
	if p.used++; p.used > 1 {
		f.fault("%s takes piece %d of page %d, which is taken", n.role, number, sheet+1)
	}
	n.kids = append(n.kids, p)
	parents := f.parents(f.pages[sheet]["StructParents"])
	if list := f.list(parents); number >= len(list) || list[number] != ref(n.number) {
		f.fault("the list of parents does not know piece %d of page %d", number, sheet+1)
	}
}

// parents is an entry of the list from content to elements.
func (f *File) parents(key any) any {
	nums := f.list(f.dict(f.dict(f.catalog["StructTreeRoot"])["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if nums[i] == key && key != nil {
			return nums[i+1]
		}
	}
	return nil
}

// sheet is which page, from 0; -1 for none.
func (f *File) sheet(page any) int {
	for i, kid := range f.list(f.dict(f.catalog["Pages"])["Kids"]) {
		if kid == page {
			return i
		}
	}
	return -1
}

// heard is what is said of an element: its words, or those in place of them.
func (n *node) heard() string {
	if n.says != "" {
		return n.says
	}
	var b strings.Builder
	for _, k := range n.kids {
		switch k := k.(type) {
		case *piece:
			b.WriteString(k.says)
		case *node:
			b.WriteString(k.heard())
		}
	}
	return b.String()
}

// inline is what stands within a line of others.
func (n *node) inline() bool { return n.role == "Span" || n.role == "Link" }

// own reports whether an element has words of its own, not only elements.
func (n *node) own() bool {
	for _, k := range n.kids {
		kid, is := k.(*node)
		if !is || kid.inline() {
			return true
		}
	}
	return n.says != ""
}

// script adds a line for each element that has words.
func (n *node) script(lines []string) []string {
	if n.role == "Figure" {
		line := "Figure: " + n.alt
		return append(lines, line)
	}
	if n.own() {
		return append(lines, n.label()+": "+strings.TrimSpace(n.heard())+n.leads())
	}
	if len(n.kids) == 0 {
		return append(lines, n.label()+": (empty)")
	}
	for _, k := range n.kids {
		if kid, ok := k.(*node); ok {
			lines = kid.script(lines)
		}
	}
	return lines
}

// label is the role a line is said with: a paragraph in a cell or an item is
// that cell or item. A language of its own stands behind it.
func (n *node) label() string {
	role := n.role
	if n.role == "P" && n.parent != nil && n.parent.role != "Document" && n.parent.role != "Sect" {
		role = n.parent.role
	}
	for in := n; in != nil; in = in.parent {
		if language, ok := in.dict["Lang"].(text); ok {
			return role + " (" + language.says() + ")"
		}
	}
	return role
}

// leads says where the links of an element lead.
func (n *node) leads() string {
	said := ""
	for _, k := range n.kids {
		switch k := k.(type) {
		case *node:
			said += k.leads()
		case dict:
			action, _ := k["A"].(dict)
			to, _ := action["URI"].(text)
			said += " -> " + to.says()
		}
	}
	return said
}
