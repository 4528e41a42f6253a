package page

// Block is something that is laid down a page as one: a heading, a paragraph, a
// framed box. Its items are placed from its own upper left corner, in mm.
type Block struct {
	Items  []Item
	Height float64
	Gap    float64 // space above it, dropped at the top of a page
	// Keep holds the block together: it moves to the next page rather than
	// being split. A block taller than a page is split all the same.
	Keep bool
	// WithNext never leaves it last on a page while something follows.
	WithNext bool
	// Bottom sets it, and what follows it, at the foot of the last page.
	Bottom bool
	// Again is set above it once more where it begins a page that is not the first: the
	// header of its table. It is not heard again.
	Again *Block
	// Parts are what the block is made of, one below the other, for splitting.
	// A block without parts cannot be split.
	Parts []Block
}

// After returns the block with a gap above it, in mm.
func (b Block) After(gap float64) Block { b.Gap = gap; return b }

// Indented returns the block moved right by dx mm.
func (b Block) Indented(dx float64) Block {
	b.Items = Moved(b.Items, dx, 0)
	return b.eachPart(func(p Block) Block { return p.Indented(dx) })
}

// eachPart returns the block with each of its parts as become returns it.
func (b Block) eachPart(become func(Block) Block) Block {
	if len(b.Parts) > 0 {
		parts := make([]Block, len(b.Parts))
		for i, p := range b.Parts {
			parts[i] = become(p)
		}
		b.Parts = parts
	}
	return b
}

// Paragraph returns text broken into lines no wider than width mm. Where it is
// split over two pages, two lines at least stand on each. A text that turns out
// to be right to left stands at the right edge.
func (f *Fonts) Paragraph(text string, s Style, width float64) Block {
	asked := s.Direction
	s.Direction = asked.Of(text)
	return f.lines(f.broken(text, s, width), asked, s, width)
}

// Pieces is the Paragraph of one long word, an address, that is broken only
// between its pieces where they are not wider than a line.
func (f *Fonts) Pieces(pieces []string, s Style, width float64) Block {
	var lines []brokenLine
	for _, p := range pieces {
		lines = append(lines, f.broken(p, s, width)...)
	}
	for i := range lines {
		lines[i].cut = true
	}
	return f.lines(lines, LTR, s, width)
}

// lines sets lines one under the other, as one element of what is heard.
func (f *Fonts) lines(lines []brokenLine, asked Direction, s Style, width float64) Block {
	height, base := s.LineHeight(), f.Baseline(s)
	tag := tagOf(s)
	parts := make([]Block, len(lines))
	for i, line := range lines {
		items, wide := f.line(0, base, line.text, s, tag, i+1 < len(lines) && !line.cut)
		if asked != RTL && s.Direction == RTL {
			items = Moved(items, width-wide, 0)
		}
		parts[i] = Block{Items: items, Height: height, WithNext: i+1 < len(lines) && (i == 0 || i == len(lines)-2)}
	}
	return Stack(parts...)
}

// tagOf returns the tag of one paragraph of a style.
func tagOf(s Style) *Tag {
	if s.Node != nil {
		return &Tag{Node: s.Node}
	}
	if s.Role == "" {
		s.Role = Para
	}
	made := &struct { // in one piece: a page has many
		tag  Tag
		node Node
	}{node: Node{Role: s.Role, Language: s.Language}}
	made.tag.Node = &made.node
	return &made.tag
}

// Heading is a Paragraph that stays whole and stays with what follows it.
func (f *Fonts) Heading(text string, s Style, width float64) Block {
	b := f.Paragraph(text, s, width)
	b.Keep, b.WithNext = true, true
	return b
}

// One is text on one line, however wide, as a Paragraph of its own.
func (f *Fonts) One(text string, s Style) Block {
	b := f.lines([]brokenLine{{text: oneLine(text)}}, RTL, s, 0)
	return Block{Items: b.Items, Height: s.LineHeight(), Keep: true}
}

// Centred is one line in the middle of width mm, shortened to fit it.
func (f *Fonts) Centred(text string, s Style, width float64) Block {
	text = f.Shorten(text, s, width)
	b := f.One(text, s)
	b.Items = Moved(b.Items, (width-f.Width(text, s))/2, 0)
	return b
}

// Stack sets blocks one below the other with their gaps; it may be split
// between them.
func Stack(blocks ...Block) Block {
	var b Block
	b.Parts = blocks
	for i, part := range blocks {
		if i > 0 {
			b.Height += part.Gap
		}
		b.Items = append(b.Items, Moved(part.Items, 0, b.Height)...)
		b.Height += part.Height
	}
	return b
}

// Together is a Stack that is kept on one page where it fits one.
func Together(blocks ...Block) Block {
	b := Stack(blocks...)
	b.Keep = true
	return b
}

// Column is a block and where its left edge stands, in mm.
type Column struct {
	X     float64
	Block Block
}

// Beside sets columns next to one another, their tops level, kept on one page
// where they fit one. Where they must be split, the columns follow each other
// and each keeps its place across the page.
func Beside(columns ...Column) Block {
	b := Block{Keep: true}
	for _, c := range columns {
		part := c.Block.Indented(c.X)
		b.Items = append(b.Items, part.Items...)
		b.Height = max(b.Height, part.Height)
		b.Parts = append(b.Parts, part)
	}
	return b
}

// Framed sets a block into a box width mm wide, pad mm from its edges; frame
// says how the box looks, its place and size do not matter. It is kept on one
// page where it fits one; where it does not, the frame is left out.
func Framed(b Block, frame Box, width, pad float64) Block {
	inner := b.Indented(pad)
	frame.X, frame.Y, frame.W, frame.H = 0, 0, width, b.Height+2*pad
	items := append([]Item{frame}, Moved(inner.Items, 0, pad)...)
	return Block{Items: items, Height: frame.H, Gap: b.Gap, Keep: true, Bottom: b.Bottom, Parts: []Block{inner}}
}

// Rule is a straight line across width mm.
func Rule(width, thick float64, c Color) Block {
	return Block{Items: []Item{Line{X1: 0, Y1: thick / 2, X2: width, Y2: thick / 2, Thick: thick, Color: c}}, Height: thick, Keep: true}
}
