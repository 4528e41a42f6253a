package week

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// linkRows are the links of a week, in a list that holds hundreds as well as
// one: what each opens, and its address.
type linkRows struct {
	screen  *Screen
	content *fyne.Container
	links   []surgery.WeekLink
	list    *kit.List
	frame   *kit.Card
	none    *kit.Text
	change  *kit.Button
	off     *kit.Button
	grown   func()
}

func newLinkRows(s *Screen, grown func()) *linkRows {
	l := &linkRows{screen: s, grown: grown, none: kit.Small(words.Say("week.no_links"))}
	l.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(l.links) },
		Key:    func(i int) string { return l.links[i].Opens + "\n" + l.links[i].Address },
		New: func() fyne.CanvasObject {
			return kit.Padded(6, 12, 6, 12, kit.Column(0, kit.Body(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()))
		},
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			texts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			one := l.links[i]
			address := strings.TrimPrefix(one.Address, "https://")
			if one.Opens == "" {
				one.Opens = address
			}
			texts[0].(*kit.Text).Set(one.Opens)
			texts[1].(*kit.Text).Set(address)
		},
		Chosen: l.edit,
		Other: func(i int, ev *fyne.KeyEvent) bool {
			if ev.Name != fyne.KeyDelete {
				return false
			}
			l.takeOff(i)
			return true
		},
		Lines: true,
	})
	l.frame = kit.Framed(l.list, 150)
	add := kit.NewButton(kit.Secondary, words.Say("week.add_link"), func() { l.edit(-1) }).InCard()
	l.change = kit.NewButton(kit.Secondary, words.Say("week.change_link"), func() { l.edit(l.list.SelectedIndex()) }).InCard().WithHint(words.Say("week.key_enter"))
	l.off = kit.NewGrave(kit.Secondary, words.Say("week.take_off_link"), func() { l.takeOff(l.list.SelectedIndex()) }).InCard().WithHint(words.Say("week.key_delete"))
	l.content = kit.Column(6, kit.Strong(words.Say("week.links")), l.none, l.frame, kit.Flow(kit.Step, add, l.change, l.off))
	l.set(nil)
	return l
}

func (l *linkRows) set(links []surgery.WeekLink) {
	l.links = slices.Clone(links)
	none := len(links) == 0
	l.none.Hidden = !none
	l.frame.Hidden, l.change.Hidden, l.off.Hidden = none, none, none
	l.list.Refresh()
	if !none && l.list.SelectedIndex() < 0 {
		l.list.Select(0)
	}
	l.content.Refresh()
	l.grown()
}

func (l *linkRows) takeOff(i int) {
	if i >= 0 && i < len(l.links) {
		l.set(slices.Delete(slices.Clone(l.links), i, i+1))
		l.list.Select(min(i, len(l.links)-1))
	}
}

// edit opens a panel of its own for one link; -1 is a new one.
func (l *linkRows) edit(i int) {
	one := surgery.WeekLink{}
	title, verb := words.Say("week.new_link"), words.Say("week.add")
	if i >= 0 {
		one, title, verb = l.links[i], words.Say("week.one_link"), words.Say("week.change_link")
	}
	opens, address := kit.NewEntry(words.Say("week.opens_example")), kit.NewEntry(words.Say("week.link_example"))
	address.Limit = longAddress
	opens.SetText(one.Opens)
	address.SetText(one.Address)
	field := kit.NewField(words.Say("week.link"), address, "")
	address.OnChanged = func(string) { field.SetWrong("") }
	kit.ShowPanel(l.screen.stage.Window, kit.PanelParts{Title: title, Verb: verb, First: opens, Width: 520,
		Content: kit.Column(14, kit.NewField(words.Say("week.opens"), opens, words.Say("week.opens_hint")), field),
		Submit: func(done func(error)) {
			read, err := readLink(address, opens)
			if err != nil {
				field.Refuse(err)
				done(err)
				return
			}
			done(nil)
			l.put(i, read)
		}})
}

// put keeps a link that was typed; an empty one is none.
func (l *linkRows) put(i int, one surgery.WeekLink) {
	links := slices.Clone(l.links)
	switch {
	case one == (surgery.WeekLink{}):
		return
	case i < 0:
		links, i = append(links, one), len(links)
	default:
		links[i] = one
	}
	l.set(links)
	l.list.Select(i)
}
