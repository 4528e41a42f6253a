package handout_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery/page"
)

// area is where ink stands, in mm.
type area struct{ x, y, w, h float64 }

func (a area) meets(b area) bool {
	const slack = 0.05
	return a.x+slack < b.x+b.w && b.x+slack < a.x+a.w && a.y+slack < b.y+b.h && b.y+slack < a.y+a.h
}

func (a area) inside(b area) bool {
	return a.x >= b.x && a.y >= b.y && a.x+a.w <= b.x+b.w && a.y+a.h <= b.y+b.h
}

// ink returns where an item that says something stands; false for a box or a
// line, which only frame.
func ink(item page.Item) (area, bool) {
	switch it := item.(type) {
	case page.Text:
		em := it.Size * 25.4 / 72
		return area{it.X, it.Y - 0.72*em, it.Width, 0.94 * em}, true
	case page.Path:
		return area{it.X, it.Y, it.Width, it.Height}, true
	case page.Mark:
		return area{it.X, it.Y, it.Size, it.Size}, true
	}
	return area{}, false
}

// checkPages looks at every item of every page: nothing beyond the margins
// (only the page number stands lower), nothing on top of anything else, nothing
// half in a box, every letter covered, every code big enough and far enough
// from the next.
func checkPages(t *testing.T, pages []page.Page) {
	t.Helper()
	if missing := page.Missing(pages); missing != "" {
		t.Errorf("letters that no font covers: %q", missing)
	}
	for n, p := range pages {
		if len(p.Items) == 0 {
			t.Errorf("page %d is empty", n+1)
		}
		var inks []area
		var items, boxes []page.Item
		var codes []area
		for _, item := range p.Items {
			at, says := ink(item)
			if box, ok := item.(page.Box); ok {
				at = area{box.X, box.Y, box.W, box.H}
				boxes = append(boxes, box)
			} else if line, ok := item.(page.Line); ok {
				at = area{line.X1, line.Y1, line.X2 - line.X1, line.Y2 - line.Y1}
			}
			if says {
				inks, items = append(inks, at), append(items, item)
			}
			foot := 297 - 15.0
			if text, ok := item.(page.Text); ok && text.Y > foot {
				if n == 0 && len(pages) == 1 {
					t.Errorf("page %d: %q below the margin", n+1, text.Text)
				}
				foot = 297 - 5 // page numbers
			}
			if !at.inside(area{14.99, 14.99, 180.02, foot - 14.98}) {
				t.Errorf("page %d: %v at %+v is beyond the margins", n+1, item, at)
			}
			if path, ok := item.(page.Path); ok && path.Alt != "" {
				checkCode(t, path)
				codes = append(codes, at)
			}
		}
		for i, a := range codes {
			for _, b := range codes[:i] {
				wide := area{a.x - 14.9, a.y - 14.9, a.w + 29.8, a.h + 29.8}
				if wide.meets(b) {
					t.Errorf("page %d: codes at %+v and %+v are less than 15 mm apart", n+1, a, b)
				}
			}
		}
		for i, a := range inks {
			for j := range inks[:i] {
				if figure := pictureOf(items[i]); figure != nil && figure == pictureOf(items[j]) { // of one drawing
					continue
				}
				tick, ok := items[i].(page.Mark)
				if ok && tick.Kind == page.Tick && a.inside(inks[j]) { // in its box
					continue
				}
				if a.meets(inks[j]) {
					t.Errorf("page %d: %v stands on %v", n+1, items[i], items[j])
				}
			}
			for _, b := range boxes {
				box := b.(page.Box)
				edge := area{box.X, box.Y, box.W, box.H}
				if a.meets(edge) && !a.inside(edge) {
					t.Errorf("page %d: %v is half in a box", n+1, items[i])
				}
			}
		}
	}
}

// pictureOf returns the figure an item is part of, or what stands on one as
// decoration; nil for none.
func pictureOf(it page.Item) *page.Node {
	p, ok := it.(page.Path)
	if !ok || p.Says != "" {
		return nil
	}
	for t := p.Tag; t != nil; t = t.In {
		if t.Node.Role == page.Figure {
			return t.Node
		}
	}
	return nil
}

// checkCode keeps DESIGN 7's sizes: 30 mm, and 0.75 mm a module.
func checkCode(t *testing.T, path page.Path) {
	t.Helper()
	if path.Width < 30 || path.Width != path.Height || path.Scale < 0.75-1e-9 || path.Fill != page.Black {
		t.Errorf("%s: %.1f mm, %.2f mm a module, %v", path.Alt, path.Width, path.Scale, path.Fill)
	}
	if modules := path.Width / path.Scale; modules < 20.99 {
		t.Errorf("%s: only %.1f modules", path.Alt, modules)
	}
}

// said is the text of all pages on one line, without the page numbers, so that
// what is looked for may be broken anywhere.
func said(pages []page.Page) string {
	var all []string
	for _, p := range pages {
		var body page.Page
		for _, item := range p.Items {
			if text, ok := item.(page.Text); !ok || text.Y < 297-15 {
				body.Items = append(body.Items, item)
			}
		}
		all = append(all, strings.Fields(body.Text())...)
	}
	return strings.Join(all, " ")
}

func count[T page.Item](pages []page.Page, is func(T) bool) int {
	n := 0
	for _, p := range pages {
		for _, item := range p.Items {
			if it, ok := item.(T); ok && is(it) {
				n++
			}
		}
	}
	return n
}

func isCode(p page.Path) bool { return p.Alt != "" }
func isTick(m page.Mark) bool { return m.Kind == page.Tick }
