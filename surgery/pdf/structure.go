package pdf

import (
	"math"
	"strconv"

	"socialmediasurgery/surgery/page"
)

// structure is the tree being written: the objects that come behind those gofpdf
// wrote. Numbers are counted up from the catalog's: the tree's root, its list of
// parents, the metadata, the elements, the links.
type structure struct {
	tree    *tree
	first   int // the number of the tree's root
	heights []float64
	out     *objects
}

// The objects that stand before the elements.
const rootObject, parentsObject, metadataObject, elementObjects = 0, 1, 2, 3

func (s *structure) element(e *element) int { return s.first + elementObjects + e.number }

func (s *structure) link(i int) int { return s.first + elementObjects + s.tree.count + i }

// pageObject is the number gofpdf gives a page, counted from 0.
func pageObject(sheet int32) int { return 3 + 2*int(sheet) }

// write writes every object of the structure.
func (s *structure) write() {
	c := s.out.begin(s.first + rootObject)
	c.text("<</Type/StructTreeRoot/K ")
	c.ref(s.element(s.tree.root))
	c.text("/ParentTree ")
	c.ref(s.first + parentsObject)
	c.text("/ParentTreeNextKey ")
	c.integer(len(s.tree.pages) + len(s.tree.links))
	c.text(">>")
	s.parents()
	s.all(s.tree.root)
	for i, e := range s.tree.links {
		s.annotation(i, e)
	}
}

// parents is the list from content to the element it belongs to: for each page a
// list, and behind them each link.
func (s *structure) parents() {
	c := s.out.begin(s.first + parentsObject)
	c.text("<</Nums[")
	for i, marks := range s.tree.pages {
		c.integer(i)
		c.text("[")
		for _, e := range marks {
			c.ref(s.element(e))
		}
		c.text("]")
	}
	for i, e := range s.tree.links {
		c.integer(len(s.tree.pages) + i)
		c.text(" ")
		c.ref(s.element(e))
	}
	c.text("]>>")
}

// all writes an element and those in it.
func (s *structure) all(e *element) {
	s.one(e)
	for _, k := range e.kids {
		if k.element != nil {
			s.all(k.element)
		}
	}
}

func (s *structure) one(e *element) {
	c := s.out.begin(s.element(e))
	c.text("<</S/" + string(e.role) + "/P ")
	if e.parent == nil {
		c.ref(s.first + rootObject)
	} else {
		c.ref(s.element(e.parent))
	}
	if e.sheet >= 0 {
		c.text("/Pg ")
		c.ref(pageObject(e.sheet))
	}
	says := e.says
	if n := e.node; n != nil {
		s.attributes(c, e)
		if n.Says != "" {
			says = n.Says
		}
		if n.Alt != "" && e.role != page.Link { // of a link they are for what is pressed
			c.text("/Alt")
			c.string(n.Alt)
		}
		if n.Language != "" {
			c.text("/Lang")
			c.string(n.Language)
		}
	}
	if says != "" {
		c.text("/ActualText")
		c.string(says)
	}
	s.kids(c, e)
	c.text(">>")
}

// attributes are what only some roles have.
func (s *structure) attributes(c *content, e *element) {
	switch n := e.node; {
	case e.role == page.TableHead && n.Column:
		c.text("/A<</O/Table/Scope/Column>>")
	case e.role == page.TableHead:
		c.text("/A<</O/Table/Scope/Row>>")
	case e.role == page.List && n.Numbered:
		c.text("/A<</O/List/ListNumbering/Decimal>>")
	case e.role == page.Figure && e.sheet >= 0:
		c.text("/A<</O/Layout/Placement/Block/BBox")
		s.rect(c, e)
		c.text(">>")
	}
}

// kids are what an element holds, in the order it is heard.
func (s *structure) kids(c *content, e *element) {
	if len(e.kids) == 0 && e.role != page.Link {
		return
	}
	c.text("/K[")
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			c.ref(s.element(k.element))
		case k.sheet == e.sheet:
			c.integer(int(k.content))
			c.text(" ")
		default: // goes on on another page
			c.text("<</Type/MCR/Pg ")
			c.ref(pageObject(k.sheet))
			c.text("/MCID ")
			c.integer(int(k.content))
			c.text(">>")
		}
	}
	if e.role == page.Link && e.sheet >= 0 {
		c.text("<</Type/OBJR/Obj ")
		c.ref(s.link(e.link))
		c.text(">>")
	}
	c.text("]")
}

// annotation is what makes a link one that can be pressed.
func (s *structure) annotation(i int, e *element) {
	c := s.out.begin(s.link(i))
	c.text("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect")
	s.rect(c, e)
	c.text("/P ")
	c.ref(pageObject(max(e.sheet, 0)))
	c.text("/StructParent ")
	c.integer(len(s.tree.pages) + i)
	c.text("/Contents")
	c.string(e.node.Alt)
	c.text("/A<</S/URI/URI")
	c.literal(e.node.Address)
	c.text(">>>>")
}

// rect is where an element stands, in points from the lower left.
func (s *structure) rect(c *content, e *element) {
	high := s.heights[max(e.sheet, 0)]
	c.text("[")
	for _, v := range [4]float64{e.rect.X * points, high - (e.rect.Y+e.rect.H)*points, (e.rect.X + e.rect.W) * points, high - e.rect.Y*points} {
		c.number(math.Round(v*100) / 100)
	}
	c.text("]")
}

func (c *content) integer(n int) { c.b = strconv.AppendInt(c.b, int64(n), 10) }

func (c *content) ref(n int) {
	c.integer(n)
	c.text(" 0 R ")
}

// string writes a text string: as it is where it is plain, else in UTF-16.
func (c *content) string(s string) {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			c.hex(s)
			return
		}
	}
	c.literal(s)
}

// literal writes a string of plain letters.
func (c *content) literal(s string) {
	c.b = append(c.b, '(')
	for i := range len(s) {
		if s[i] == '(' || s[i] == ')' || s[i] == '\\' {
			c.b = append(c.b, '\\')
		}
		c.b = append(c.b, s[i])
	}
	c.b = append(c.b, ')')
}
