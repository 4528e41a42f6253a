package start

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// sheet is the form as a screen, with what it is for and the buttons above, where
// they stay in sight and no notice covers them.
type sheet struct {
	content *fyne.Container
	scroll  *container.Scroll
	head    *fyne.Container
	day     *kit.Text
	back    *kit.Button
}

// newSheet makes it, with what stands over the form.
func newSheet(f *form, over fyne.CanvasObject, start, back func()) *sheet {
	s := &sheet{day: kit.Muted(""), back: kit.NewButton(kit.Secondary, words.Say("start.back"), back)}
	for _, box := range f.boxes() {
		box.OnEscape = back
	}
	begin := kit.NewButton(kit.Primary, words.Say("start.open_it"), start).WithHint(words.Say("start.begin_key"))
	s.scroll = kit.Scrolled(kit.Padded(8, 24, 16, 24, kit.Column(0, over, f.content)))
	s.head = kit.Padded(18, 24, 4, 24, kit.Column(4, kit.Row(kit.Step, kit.Column(2, kit.Heading(words.Say("start.heading")), s.day),
		kit.Column(0, kit.Row(kit.Step, s.back, begin))), kit.Sections(s.scroll, f.sections()...)))
	// The form comes first in the order of Tab, then the buttons above it.
	s.content = kit.Stack(container.New(layout.NewBorderLayout(s.head, nil, nil, nil), s.scroll, s.head))
	f.grown = func() { s.scroll.Refresh() }
	return s
}

// show says the day, and whether the form remembers last time.
func (s *sheet) show(now time.Time, first bool) {
	key := "start.only_venue"
	if !first {
		key = "start.from_last_time"
	}
	s.day.Set(dates.Words(now.Format(time.DateOnly)) + ". " + words.Say(key))
	s.back.Hidden = !first
	s.content.Refresh()
}
