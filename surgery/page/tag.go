package page

// Role is what a part of a print is to somebody who hears it: the name PDF has
// for it.
type Role string

// The roles we use.
const (
	Title      Role = "H1"
	Heading    Role = "H2"
	Subheading Role = "H3"
	Para       Role = "P" // also what "" is
	Section    Role = "Sect"
	List       Role = "L"
	ListItem   Role = "LI"
	ListLabel  Role = "Lbl"
	ListBody   Role = "LBody"
	Table      Role = "Table"
	TableRow   Role = "TR"
	TableHead  Role = "TH"
	TableCell  Role = "TD"
	Quotation  Role = "BlockQuote"
	Figure     Role = "Figure"
	Link       Role = "Link"
	Decoration Role = "Artifact" // not heard: a frame, a page number
)

// Node is one element of what is heard. It is never changed once it is made,
// since a block may be laid into several drafts. What carries the same node is
// one element, also over the end of a page.
type Node struct {
	Role     Role
	Says     string // heard in place of what stands there: a tick says "Done"
	Alt      string // of a Figure
	Language string // of what is in it; "" is that of the document
	Address  string // a Link leads to
	Column   bool   // a TableHead names a column; else it names its row
	Numbered bool   // a List has an order
}

// Tag is where an item belongs: its nodes from the outermost inwards. An item
// without one is decoration, and so is one in a node of that role.
type Tag struct {
	Node *Node
	In   *Tag // the next one inwards, nil where this is the last
}

// decoration is for whatever is laid and not heard.
var decoration = &Node{Role: Decoration}

// As returns the block as one element of what is heard: node around all that is
// in it.
func (b Block) As(node *Node) Block {
	b.Items = As(node, b.Items...)
	return b.eachPart(func(p Block) Block { return p.As(node) })
}

// Unheard returns the block as decoration.
func (b Block) Unheard() Block { return b.As(decoration) }

// As returns items as one element of what is heard. Lines and boxes around words
// stay decoration; a Figure is made of them.
func As(node *Node, items ...Item) []Item {
	out := make([]Item, len(items))
	var was, is *Tag // items of one tag come one after the other
	for i, it := range items {
		tag := it.tag()
		if tag == nil && node.Role != Figure && !says(it) {
			out[i] = it
			continue
		}
		if is == nil || tag != was {
			was, is = tag, &Tag{Node: node, In: tag}
		}
		out[i] = it.tagged(is)
	}
	return out
}

// Unheard returns items as decoration.
func Unheard(items ...Item) []Item { return As(decoration, items...) }

// Blank is an item that shows nothing and is an element all the same: an empty
// cell of a table.
func Blank(node *Node) Item { return Path{Tag: &Tag{Node: node}} }

// TagOf returns the tag of an item; nil where it is decoration.
func TagOf(it Item) *Tag {
	t := it.tag()
	for in := t; in != nil; in = in.In {
		if in.Node.Role == Decoration {
			return nil
		}
	}
	return t
}

// Untagged returns the items of a page that say something and carry no tag, not
// even as decoration: nobody would hear them. A test that none is forgotten.
func (p Page) Untagged() []Item {
	var out []Item
	for _, it := range p.Items {
		if it.tag() == nil && says(it) {
			out = append(out, it)
		}
	}
	return out
}

// says reports whether an item says something by itself.
func says(it Item) bool {
	switch it := it.(type) {
	case Text:
		return it.Text != ""
	case Path:
		return it.Says != "" || it.Alt != ""
	case Mark:
		return true
	}
	return false
}

func (t Text) tag() *Tag { return t.Tag }
func (b Box) tag() *Tag  { return b.Tag }
func (l Line) tag() *Tag { return l.Tag }
func (p Path) tag() *Tag { return p.Tag }
func (m Mark) tag() *Tag { return m.Tag }

func (t Text) tagged(to *Tag) Item { t.Tag = to; return t }
func (b Box) tagged(to *Tag) Item  { b.Tag = to; return b }
func (l Line) tagged(to *Tag) Item { l.Tag = to; return l }
func (p Path) tagged(to *Tag) Item { p.Tag = to; return p }
func (m Mark) tagged(to *Tag) Item { m.Tag = to; return m }
