package start

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// sheet is the form as a screen: what it is for above, the buttons below, where
// they stay in sight.
type sheet struct {
	content *fyne.Container
	scroll  *container.Scroll
	day     *kit.Text
	back    *kit.Button
}

func newSheet(f *form, start, back func()) *sheet {
	s := &sheet{day: kit.Muted(""), back: kit.NewButton(kit.Secondary, words.Say("start.back"), back)}
	for _, box := range f.boxes() {
		box.OnEscape = back
	}
	begin := kit.NewButton(kit.Primary, words.Say("start.open_it"), start).WithHint(words.Say("start.begin_key"))
	head := kit.Column(2, kit.Heading(words.Say("start.heading")), s.day)
	s.scroll = kit.Scrolled(kit.Padded(18, 24, 8, 24, kit.Column(12, head, f.content)))
	s.content = kit.Stack(kit.Edges(nil, kit.Padded(6, 24, 14, 24, kit.Flow(kit.Step, begin, s.back)), nil, nil, s.scroll))
	f.grown = func() { s.scroll.Refresh() }
	return s
}

// show says the day, and whether the form remembers last time.
func (s *sheet) show(now time.Time, first bool) {
	key := "start.only_venue"
	if !first {
		key = "start.from_last_time"
	}
	s.day.Set(desk.Day(now.Format(time.DateOnly)) + ". " + words.Say(key))
	s.back.Hidden = !first
	s.content.Refresh()
}
