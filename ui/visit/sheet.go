package visit

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// sheet takes back what was marked on paper at the table, and prints the paper.
type sheet struct {
	screen *Screen
	object *fyne.Container
	box    *kit.Entry
	field  *kit.Field
	whose  surgery.ID // whose text the box holds
}

func newSheet(s *Screen) *sheet {
	h := &sheet{screen: s, box: kit.NewEntry(words.Say("visit.sheet_example"))}
	h.field = kit.NewField(words.Say("visit.sheet"), h.box, words.Say("visit.sheet_hint"))
	h.box.OnChanged = func(text string) {
		s.places[h.whose].sheet = text
		if h.field.Wrong() != "" {
			h.field.SetWrong("")
			refit(s.left.scroll)
		}
	}
	h.box.OnEnter = h.mark
	h.object = kit.Column(8, h.field,
		kit.Flow(8, kit.NewButton(kit.Secondary, words.Say("visit.sheet_mark"), h.mark).InCard(),
			kit.NewButton(kit.Secondary, words.Say("visit.sheet_print"), s.printSheet).WithSign(kit.IconPrint).InCard()))
	return h
}

// refresh brings back what was typed for this visit when another was shown
// meanwhile.
func (h *sheet) refresh() {
	s := h.screen
	show(h.object, len(s.view.Lists) > 0)
	if h.whose != s.id {
		text := s.place().sheet
		h.whose = s.id
		h.field.SetWrong("")
		h.box.SetText(text)
	}
}

// mark marks what is in the box; what cannot be read is said below it, and the
// text stays.
func (h *sheet) mark() {
	s := h.screen
	if !s.loaded {
		return
	}
	id, typed, p := s.id, h.box.Text, s.place()
	steps := p.step
	p.step = map[string]string{} // every checklist opens at its next step once it is read again
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Visit.MarkSheet(id, typed) }, func(_ surgery.Change, err error) {
		if err == nil {
			p.sheet = ""
			if h.whose == id {
				h.box.SetText("")
			}
			return
		}
		p.step = steps
		if surgery.KindOf(err) != surgery.Invalid {
			kit.ShowError(s.stage.Window, err)
		} else if h.whose == id {
			h.field.SetError(err)
			refit(s.left.scroll)
			reveal(s.left.scroll, h.field)
		}
	})
}
