package pdf

import "socialmediasurgery/surgery/page"

// element is one element of the structure: what somebody hears in the end.
type element struct {
	role   page.Role
	node   *page.Node // nil for the document and for a drawn name
	says   string     // of a drawn name
	parent *element
	number int // its object is so many after the first of the structure
	kids   []kid
	rect   page.Rect // of a Link, on the page it begins on
	sheet  int32     // the page it begins on, -1 where nothing of it is drawn
	link   int       // of a Link: its place among them
}

// kid is an element, or marked content of a page, in an element.
type kid struct {
	element *element
	sheet   int32
	content int32
}

// tree is the structure being built while pages are drawn. Items come in the
// order they are heard, so the elements that are open are enough to know where
// the next one belongs.
type tree struct {
	made  []element // room for the next ones
	root  *element
	count int
	open  []*element   // from the root inwards
	pages [][]*element // of each page, the element of each piece of its content
	links []*element
}

func newTree() *tree {
	t := &tree{}
	t.root = t.add(nil, element{role: "Document"})
	t.open = []*element{t.root}
	return t
}

func (t *tree) add(parent *element, made element) *element {
	if len(t.made) == 0 {
		t.made = make([]element, 64)
	}
	e := &t.made[0]
	t.made = t.made[1:]
	*e = made
	e.parent, e.number, e.sheet = parent, t.count, -1
	t.count++
	if parent != nil {
		parent.kids = append(parent.kids, kid{element: e})
	}
	return e
}

// at opens the elements of a tag, those open already kept, and returns the
// innermost.
func (t *tree) at(tag *page.Tag) *element {
	depth := 1
	for ; tag != nil && depth < len(t.open) && t.open[depth].node == tag.Node; tag = tag.In {
		depth++
	}
	t.open = t.open[:depth]
	for ; tag != nil; tag = tag.In {
		e := t.add(t.open[len(t.open)-1], element{role: tag.Node.Role, node: tag.Node})
		if e.role == "" {
			e.role = page.Para
		}
		if e.role == page.Link {
			e.link = len(t.links)
			t.links = append(t.links, e)
		}
		t.open = append(t.open, e)
	}
	return t.open[len(t.open)-1]
}

// mark gives an element the next piece of content of the page being drawn, and
// returns its number there.
func (t *tree) mark(e *element) int {
	sheet := len(t.pages) - 1
	n := len(t.pages[sheet])
	t.pages[sheet] = append(t.pages[sheet], e)
	e.kids = append(e.kids, kid{sheet: int32(sheet), content: int32(n)})
	for up := e; up != nil && up.sheet < 0; up = up.parent {
		up.sheet = int32(sheet)
	}
	return n
}

// cover makes the links an item stands in, on the page they begin on, as large
// as that item too.
func (t *tree) cover(e *element, it page.Item) {
	for ; e != nil; e = e.parent {
		if e.role != page.Link && e.role != page.Figure || e.sheet != int32(len(t.pages)-1) {
			continue
		}
		r := page.Extent(it)
		if e.rect == (page.Rect{}) {
			e.rect = r
			continue
		}
		x, y := min(e.rect.X, r.X), min(e.rect.Y, r.Y)
		e.rect = page.Rect{X: x, Y: y, W: max(e.rect.X+e.rect.W, r.X+r.W) - x, H: max(e.rect.Y+e.rect.H, r.Y+r.H) - y}
	}
}
