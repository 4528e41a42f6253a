package heard

import (
	"regexp"
	"slices"
	"strings"
)

// Heard is what a file says to somebody who listens.
type Heard struct {
	// Script has a line for each element, in the order they are heard: its role
	// and its words.
	Script []string
	// Words are all the words on its paper, without what only is heard: what a
	// picture shows, and what a tick says.
	Words string
	// Faults are the rules it breaks.
	Faults []string
}

// Listen hears the whole file.
func (f *File) Listen() Heard {
	f.faults = f.faults[:len(f.faults):len(f.faults)]
	f.document()
	pieces := make([]map[int]*piece, len(f.pages))
	for i, p := range f.pages {
		pieces[i] = f.content(i+1, p)
	}
	h := Heard{}
	if top := f.tree(pieces); top != nil {
		h.Script = top.script(nil)
		h.Words = top.words()
		f.check(top, new(levels))
	}
	for i, on := range pieces {
		if list := f.list(f.parents(f.pages[i]["StructParents"])); len(list) != len(on) {
			f.fault("page %d has %d pieces, the list of parents %d", i+1, len(on), len(list))
		}
		for number, p := range on {
			if p.used == 0 {
				f.fault("page %d: piece %d is in no element: %q", i+1, number, p.says)
			}
		}
	}
	f.links(f.taken())
	slices.Sort(f.faults)
	h.Faults = f.faults
	return h
}

// words are those of an element and of what is in it.
func (n *node) words() string {
	said := ""
	if n.says != "" && n.role != "Span" {
		return ""
	}
	if n.own() {
		return n.heard()
	}
	for _, k := range n.kids {
		if kid, ok := k.(*node); ok {
			said += " " + kid.words()
		}
	}
	return said
}

var metaTitle = regexp.MustCompile(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</rdf:li>`)

// document checks what the file says of itself.
func (f *File) document() {
	c := f.catalog
	if lang, _ := c["Lang"].(text); lang == "" {
		f.fault("no language")
	}
	if f.dict(c["MarkInfo"])["Marked"] != true {
		f.fault("not marked as tagged")
	}
	if f.dict(c["ViewerPreferences"])["DisplayDocTitle"] != true {
		f.fault("the title is not to be shown")
	}
	meta, ok := f.get(c["Metadata"]).(stream)
	if !ok || !strings.Contains(string(meta.data), "<pdfuaid:part>1</pdfuaid:part>") {
		f.fault("does not say PDF/UA-1")
	}
	if !metaTitle.Match(meta.data) {
		f.fault("no title in the metadata")
	}
	if f.dict(c["StructTreeRoot"]) == nil {
		f.fault("no structure")
	}
	for i, p := range f.pages {
		if p["Tabs"] != name("S") {
			f.fault("page %d: keys do not follow the structure", i+1)
		}
		for of, v := range f.dict(f.dict(p["Resources"])["Font"]) {
			if !f.embedded(f.dict(v)) {
				f.fault("font %s is not in the file", of)
			}
		}
	}
}

// embedded reports whether a font's letters stand in the file.
func (f *File) embedded(font dict) bool {
	if font["Subtype"] == name("Type3") {
		return f.dict(font["CharProcs"]) != nil
	}
	for _, d := range f.list(font["DescendantFonts"]) {
		if f.get(f.dict(f.dict(d)["FontDescriptor"])["FontFile2"]) != nil {
			return true
		}
	}
	return false
}

// inside is what may stand in what.
var inside = map[string]string{
	"Document": "H1 H2 H3 P Sect L Table Figure BlockQuote", "Sect": "H1 H2 H3 P Sect L Table Figure BlockQuote",
	"BlockQuote": "P L Figure", "L": "LI", "LI": "Lbl LBody", "LBody": "P L Figure Table H3 Link Span", "Lbl": "Span Link",
	"Table": "TR", "TR": "TH TD", "TH": "P Span Link H3", "TD": "P L Span Link Figure", "P": "Span Link", "H1": "Span Link", "H2": "Span Link", "H3": "Span Link",
	"Link": "Span P", "Figure": "Span P H1 H2 H3", "Span": "",
}

type levels struct{ last int }

// check checks an element and those in it.
func (f *File) check(n *node, at *levels) {
	if _, known := inside[n.role]; !known {
		f.fault("%s is no role", n.role)
	}
	columns := -1
	for _, k := range n.kids {
		kid, ok := k.(*node)
		if !ok {
			continue
		}
		if !slices.Contains(strings.Fields(inside[n.role]), kid.role) {
			f.fault("%s in %s", kid.role, n.role)
		}
		if n.role == "Table" {
			if columns >= 0 && len(kid.kids) != columns {
				f.fault("a table has rows of %d and %d cells", columns, len(kid.kids))
			}
			columns = len(kid.kids)
		}
		if n.role != "Figure" {
			f.check(kid, at)
		}
	}
	switch n.role {
	case "H1", "H2", "H3":
		level := int(n.role[1] - '0')
		if level > at.last+1 {
			f.fault("heading %d follows %d: %s", level, at.last, n.heard())
		}
		at.last = level
	case "Figure":
		if n.alt == "" {
			f.fault("a picture without words")
		}
		if box, _ := f.dict(n.dict["A"])["BBox"].([]any); len(box) != 4 {
			f.fault("a picture without its place")
		}
	case "TH":
		if f.dict(n.dict["A"])["Scope"] == nil {
			f.fault("a header that heads nothing: %s", n.heard())
		}
	case "L", "Table", "TR", "Document":
		if len(n.kids) == 0 {
			f.fault("an empty %s", n.role)
		}
	}
	if text := n.heard(); strings.TrimSpace(text) == "" && (n.role == "P" || n.role[0] == 'H' || n.role == "Span" || n.role == "LI" || n.role == "Lbl") {
		f.fault("%s says nothing", n.role)
	}
}

// taken are the annotations that links hold.
func (f *File) taken() map[int]*node {
	out := map[int]*node{}
	for number, v := range f.objects {
		d, ok := v.(dict)
		if ok && d["S"] == name("Link") {
			for _, k := range f.list(d["K"]) {
				if o, ok := k.(dict); ok {
					if r, ok := o["Obj"].(ref); ok {
						out[int(r)] = &node{dict: d, number: number}
					}
				}
			}
		}
	}
	return out
}

// links checks what can be pressed on each page.
func (f *File) links(taken map[int]*node) {
	found := 0
	for i, p := range f.pages {
		for _, a := range f.list(p["Annots"]) {
			r, _ := a.(ref)
			d, link := f.dict(a), taken[int(r)]
			if link == nil {
				f.fault("page %d: what can be pressed is in no link", i+1)
				continue
			}
			found++
			if f.parents(d["StructParent"]) != ref(link.number) {
				f.fault("page %d: the list of parents does not know a link", i+1)
			}
			if says, _ := d["Contents"].(text); says == "" {
				f.fault("page %d: a link without words", i+1)
			}
			if to, _ := f.dict(d["A"])["URI"].(text); !strings.HasPrefix(string(to), "https://") {
				f.fault("page %d: a link to %q", i+1, to)
			}
			if !within(d["Rect"], f.size(p)) {
				f.fault("page %d: a link beside the page", i+1)
			}
		}
	}
	if found != len(taken) {
		f.fault("%d links, %d of them can be pressed", len(taken), found)
	}
}

// size is that of a page, or of all.
func (f *File) size(page dict) any {
	if own := page["MediaBox"]; own != nil {
		return own
	}
	return f.dict(f.catalog["Pages"])["MediaBox"]
}

func within(rect, page any) bool {
	r, _ := rect.([]any)
	p, _ := page.([]any)
	if len(r) != 4 || len(p) != 4 {
		return false
	}
	var at, in [4]float64
	for i := range 4 {
		at[i], _ = r[i].(float64)
		in[i], _ = p[i].(float64)
	}
	return at[0] < at[2] && at[1] < at[3] && at[0] >= in[0] && at[1] >= in[1] && at[2] <= in[2] && at[3] <= in[3]
}
