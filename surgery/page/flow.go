package page

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Sheet is the paper blocks are laid on. Margin is on all sides, in mm; the page
// number stands in the lower one, in the style Number.
type Sheet struct {
	Size   Size
	Margin float64
	Fonts  *Fonts
	Number Style
}

// Width and Height are the room between the margins, in mm.
func (s Sheet) Width() float64  { return s.Size.W - 2*s.Margin }
func (s Sheet) Height() float64 { return s.Size.H - 2*s.Margin }

// Flow lays blocks down as many pages as they need, each block kept whole,
// with what follows it, or at the foot, as it says. More than one page is
// numbered "Page 1 of 2". Nothing is cut off: something that is taller than a
// page and cannot be split is an Invalid error. No blocks give one empty page.
func (s Sheet) Flow(blocks []Block) ([]Page, error) {
	var all []atom
	for _, b := range blocks {
		all = appendAtoms(all, b, s.Height())
	}
	l := layer{height: s.Height(), pages: [][]placed{nil}}
	for i := 0; i < len(all); {
		n := 1
		for all[i+n-1].withNext && i+n < len(all) {
			n++
		}
		if err := l.lay(all[i : i+n]); err != nil {
			return nil, err
		}
		i += n
	}
	l.sinkBottom()
	pages := make([]Page, len(l.pages))
	for i, on := range l.pages {
		pages[i].Size = s.Size
		for _, p := range on {
			pages[i].Items = append(pages[i].Items, Moved(p.items, s.Margin, s.Margin+p.y)...)
		}
	}
	s.number(pages)
	return pages, nil
}

func (s Sheet) number(pages []Page) {
	if len(pages) < 2 {
		return
	}
	for i := range pages {
		text := words.Say("page.number", "n", i+1, "of", len(pages))
		items, w := s.Fonts.Line(0, s.Size.H-s.Margin*0.5, text, s.Number)
		pages[i].Items = append(pages[i].Items, Unheard(Moved(items, s.Size.W-s.Margin-w, 0)...)...)
	}
}

// atom is what is not split any further.
type atom struct {
	items            []Item
	height, gap      float64
	withNext, bottom bool
	again            *Block
}

func appendAtoms(all []atom, b Block, page float64) []atom {
	if len(b.Parts) == 0 || (b.Keep && b.Height <= page+tiny) {
		return append(all, atom{b.Items, b.Height, b.Gap, b.WithNext, b.Bottom, b.Again})
	}
	first := len(all)
	for _, part := range b.Parts {
		all = appendAtoms(all, part, page)
	}
	if first < len(all) {
		all[first].gap = b.Gap
		all[first].bottom = all[first].bottom || b.Bottom
		if b.Again != nil {
			all[first].again = b.Again
		}
		last := &all[len(all)-1]
		last.withNext = last.withNext || b.WithNext
	}
	return all
}

// tiny is what sums of millimetres may differ by.
const tiny = 1e-6

type placed struct {
	atom
	y float64
}

// layer lays atoms down pages.
type layer struct {
	height float64
	pages  [][]placed
	y      float64 // on the last page
}

// lay puts a chain, atoms that stay together, on the last page or a new one. A
// chain longer than a page is broken where the page ends.
func (l *layer) lay(chain []atom) error {
	total := chain[0].height
	for _, a := range chain[1:] {
		total += a.gap + a.height
	}
	if !l.empty() && l.y+chain[0].gap+total > l.height+tiny {
		l.newPage()
	}
	for _, a := range chain {
		if a.height > l.height+tiny {
			return surgery.Fail(surgery.Invalid, "page.too_tall")
		}
		if !l.empty() && l.y+a.gap+a.height > l.height+tiny {
			l.newPage()
		}
		if l.empty() && len(l.pages) > 1 {
			l.headAgain(a)
		}
		if !l.empty() {
			l.y += a.gap
		}
		on := &l.pages[len(l.pages)-1]
		*on = append(*on, placed{a, l.y})
		l.y += a.height
	}
	return nil
}

// headAgain begins a page with what stands above an atom once more, where both fit.
func (l *layer) headAgain(a atom) {
	if a.again == nil || a.again.Height+a.gap+a.height > l.height+tiny {
		return
	}
	head := atom{items: Unheard(a.again.Items...), height: a.again.Height}
	l.pages[len(l.pages)-1] = []placed{{head, 0}}
	l.y = head.height
}

func (l *layer) empty() bool { return len(l.pages[len(l.pages)-1]) == 0 }

func (l *layer) newPage() { l.pages, l.y = append(l.pages, nil), 0 }

// sinkBottom moves the first Bottom atom of the last page, and all below it,
// down to the foot.
func (l *layer) sinkBottom() {
	on := l.pages[len(l.pages)-1]
	for i := range on {
		if on[i].bottom {
			for j := i; j < len(on); j++ {
				on[j].y += l.height - l.y
			}
			return
		}
	}
}
