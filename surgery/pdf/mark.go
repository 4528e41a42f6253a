package pdf

import "socialmediasurgery/surgery/page"

// bracket is what the content being written stands in: an element, or nothing
// that is heard.
type bracket struct {
	open    bool
	element *element // nil for decoration
}

// within opens the bracket an item belongs in, and reports whether the item
// draws anything: what shows nothing only has its place in the structure.
func (d *document) within(it page.Item) bool {
	tag := page.TagOf(it)
	var e *element
	if tag != nil {
		e = d.tree.at(tag)
	}
	if p, ok := it.(page.Path); ok && len(p.Segments) == 0 {
		return false
	}
	d.bracket(e)
	if e != nil {
		d.tree.cover(e, it)
	}
	return true
}

// bracket closes the one that is open, unless it is for the same element, and
// opens one.
func (d *document) bracket(e *element) {
	if d.in.open && d.in.element == e {
		return
	}
	d.close()
	d.in = bracket{true, e}
	if e == nil {
		d.raw.text("/Artifact BMC\n")
		return
	}
	d.raw.text("/" + string(e.role) + " <</MCID ")
	d.raw.integer(d.tree.mark(e))
	d.raw.text(">> BDC\n")
}

func (d *document) close() {
	if d.in.open {
		d.raw.text("EMC\n")
	}
	d.in = bracket{}
}

// drawnWord returns the pieces items begin with that draw words as outlines,
// together with those that go on from them.
func drawnWord(items []page.Item) []page.Path {
	var word []page.Path
	for _, it := range items {
		p, ok := it.(page.Path)
		if !ok || p.Says == "" || len(word) > 0 && (!p.Joins || p.Tag != word[0].Tag) {
			break
		}
		word = append(word, p)
	}
	return word
}

// drawn draws words that are shaped. They are heard in the order they are read, from
// the structure, and found and copied by their letters on the page: those of a font
// of their own, else ones that draw nothing over outlines.
func (d *document) drawn(word []page.Path) {
	tag := page.TagOf(word[0])
	var e *element
	if tag != nil {
		in := d.tree.at(tag)
		e = d.tree.add(in, element{role: "Span"})
		for _, p := range word {
			e.says += p.Says
			d.tree.cover(in, p)
		}
		if word[len(word)-1].Spaced {
			e.says += " "
		}
	}
	d.bracket(e)
	if d.once.holds(word) {
		d.once.show(&d.raw, word, d)
		return
	}
	for _, p := range word {
		d.path(p)
	}
	d.ghost.show(&d.raw, word, d)
}
