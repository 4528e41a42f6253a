package learning

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// detail is the chosen entry in full, beside the list, with what can be done.
type detail struct {
	content fyne.CanvasObject
	body    *fyne.Container
	kind    *kit.Pill
	day     *kit.Text
	what    *kit.Text
	whose   *kit.Text
	more    *kit.Text
	link    *kit.Text
	sort    *fyne.Container
	actions *fyne.Container
	hint    *kit.Text
	as      *kit.Select // sorts it where there is no room for the rest, see low
}

func newDetail(s *Screen) *detail {
	d := &detail{kind: kit.NewPill(kit.Plain, ""), day: kit.Muted("").OneLine(), what: kit.Body(""), whose: kit.Strong(""),
		more: kit.Small(""), link: kit.Small(""), hint: kit.Small(words.Say("learning.move_hint"))}
	sorts := []fyne.CanvasObject{}
	for i, k := range surgery.LearningKinds {
		sorts = append(sorts, kit.NewButton(kit.Secondary, learning.KindWords(k), func() { s.Sort(k) }).WithHint(kindKey(i)))
	}
	var kinds []kit.Option
	for _, k := range surgery.LearningKinds {
		kinds = append(kinds, kit.Option{Key: string(k), Label: learning.KindWords(k)})
	}
	d.as = kit.NewSelect(kinds, func(kind string) { s.Sort(surgery.LearningKind(kind)) })
	d.sort = kit.Column(kit.Step, kit.Strong(words.Say("learning.sort_as")), kit.Flow(kit.Step, sorts...))
	d.actions = kit.Flow(kit.Step,
		kit.NewButton(kit.Secondary, words.Say("learning.change"), s.Edit).WithHint(words.Say("learning.change_key")),
		kit.NewButton(kit.Secondary, words.Say("learning.merge"), s.Merge).WithHint("M"),
		kit.NewGrave(kit.Quiet, words.Say("learning.remove"), s.Remove).WithHint(words.Say("learning.remove_key")))
	d.body = kit.Column(12, kit.MiddleRow(kit.Step, d.kind, d.day), d.what, d.whose, d.more, d.link, d.sort, d.actions, d.hint)
	d.content = kit.Scrolled(kit.Padded(16, 16, 16, 18, d.body))
	return d
}

// low is what can be done with the chosen entry in one row beneath the list, where
// letters are so large that the detail has no place.
func (d *detail) low(s *Screen) fyne.CanvasObject {
	merge := kit.NewButton(kit.Secondary, words.Say("learning.merge"), s.Merge).WithHint("M")
	change := kit.NewButton(kit.Secondary, words.Say("learning.change"), s.Edit)
	return kit.Padded(0, 0, 4, 0, kit.Tiles(250, kit.Step, kit.MiddleRow(kit.Step, kit.Strong(words.Say("learning.sort_short")).Unbroken(), d.as), kit.Flow(kit.Step, merge, change)))
}

func (d *detail) show(l learning.Row, there bool) {
	d.body.Hidden = !there
	if !there {
		d.body.Refresh()
		return
	}
	d.kind.Set(tone(l.Kind), learning.KindWords(l.Kind))
	d.day.Set(dayWords(l.Day))
	d.what.Set(l.Words.What)
	d.whose.Hidden = l.Kind != surgery.Quote
	if l.Kind == surgery.Quote {
		who := l.Words.Whose
		if who == "" {
			who = words.Say("learning.unsigned")
		}
		d.whose.Set(words.Say("learning.permitted_on", "who", who, "day", dayWords(l.Permitted)))
	}
	line := learning.Row{Learning: l.Learning, Event: l.Event}
	line.Day = ""
	d.more.Set(about(line))
	d.more.Hidden = d.more.String() == ""
	d.link.Set(linkWords(l.Words.Link))
	d.link.Hidden = l.Words.Link.Address == ""
	d.sort.Hidden = l.Kind != ""
	d.body.Refresh()
}

func linkWords(l surgery.WeekLink) string {
	if l.Opens == "" {
		return l.Address
	}
	return l.Opens + ": " + l.Address
}
