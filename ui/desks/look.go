package desks

import (
	"slices"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// mostWays is how many ways there are at the most to settle one thing.
const mostWays = 3

// looking lists what two desks did without knowing of each other, with both sides of the
// one that is selected and what can be done; and what waits, with its reason.
type looking struct {
	screen *Screen
	card   *kit.Card
	none   *kit.Text
	things []crossed.Thing
	list   *kit.List
	frame  *fyne.Container
	what   *kit.Text
	ways   []*kit.Button
	row    *fyne.Container
	waits  *fyne.Container
}

// highThings is how high the list is at the most, at 100 percent.
const highThings = 220

func newLooking(s *Screen) *looking {
	l := &looking{screen: s, none: kit.Muted(words.Say("sharing.nothing_to_look_at")), what: kit.Body(""), row: kit.Flow(kit.Step), waits: kit.Column(6)}
	l.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(l.things) },
		Key:    func(i int) string { return l.things[i].Key },
		New:    func() fyne.CanvasObject { return kit.Padded(9, 12, 9, 12, kit.Body(kit.Blank).OneLine()) },
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			row.(*fyne.Container).Objects[0].(*kit.Text).Set(l.things[i].Title)
		},
		Selected: func(int) { l.refresh() },
		Chosen:   func(int) { kit.Focus(l.ways[0]) },
		Lines:    true,
	})
	for i := range mostWays {
		b := kit.NewGrave(kit.Secondary, "", func() { l.settle(i) })
		l.ways = append(l.ways, b)
		l.row.Add(b)
	}
	l.frame = kit.Stack(kit.Framed(l.list, highThings))
	l.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("sharing.look_title")), l.none, l.frame, l.what, l.row, l.waits))
	return l
}

func (l *looking) show(now sharing.State, things []crossed.Thing, waits []string) {
	l.card.Hidden = !now.Shared
	l.things = things
	l.none.Hidden, l.frame.Hidden = len(things)+len(waits) > 0, len(things) == 0
	l.list.Refresh()
	if l.list.SelectedIndex() < 0 && len(things) > 0 {
		l.list.Select(0)
	}
	l.waits.RemoveAll()
	for _, w := range waits {
		l.waits.Add(kit.Body(w))
	}
	l.waits.Hidden = len(waits) == 0
	l.refresh()
}

func (l *looking) chosen() (crossed.Thing, bool) {
	i := l.list.SelectedIndex()
	if i < 0 || i >= len(l.things) {
		return crossed.Thing{}, false
	}
	return l.things[i], true
}

// refresh says both sides of what is selected, and what can be done.
func (l *looking) refresh() {
	t, ok := l.chosen()
	l.what.Hidden, l.row.Hidden = !ok, !ok
	l.what.Set(t.What)
	for i, b := range l.ways {
		b.Hidden = i >= len(t.Ways)
		if !b.Hidden {
			b.SetLabel(t.Ways[i].Label)
		}
	}
	l.row.Refresh()
	l.card.Refresh()
}

func (l *looking) settle(i int) {
	t, ok := l.chosen()
	if !ok || i >= len(t.Ways) {
		return
	}
	stage := l.screen.stage
	l.screen.toLook = true // the next of them, or what is done all day
	stage.Change(func() (surgery.Change, error) { return stage.Crossed.Settle(t, t.Ways[i].Key) }, nil)
}

// deskRows lists the desks.
type deskRows struct {
	screen *Screen
	card   *kit.Card
	rows   []sharing.Desk
	list   *kit.List
	gone   *kit.Button
}

func newDeskRows(s *Screen) *deskRows {
	d := &deskRows{screen: s}
	d.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(d.rows) },
		Key:    func(i int) string { return string(d.rows[i].Seat) },
		New: func() fyne.CanvasObject {
			return kit.Padded(9, 12, 9, 12, kit.Column(0, kit.Strong(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()))
		},
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			texts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			texts[0].(*kit.Text).Set(d.rows[i].Title)
			texts[1].(*kit.Text).Set(d.rows[i].Standing)
		},
		Selected:   func(int) { d.refresh() },
		TapSelects: true,
		Lines:      true,
	})
	d.gone = kit.NewButton(kit.Danger, words.Say("sharing.lost"), d.askGone)
	d.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("sharing.desks_title")), kit.Stack(kit.Framed(d.list, 320)), kit.Flow(kit.Step, d.gone, s.work.say, s.work.goHome, s.work.stop)))
	return d
}

func (d *deskRows) show(now sharing.State) {
	d.card.Hidden = !now.Shared
	d.rows = now.Desks
	d.list.Refresh()
	if d.list.SelectedIndex() < 0 && len(d.rows) > 0 {
		d.list.Select(0)
	}
	d.refresh()
}

// refresh offers to strike off the desk that is selected, at the home desk.
func (d *deskRows) refresh() {
	i := d.list.SelectedIndex()
	on := d.screen.state.Shared && !d.screen.state.Joined && i >= 0 && i < len(d.rows) && !d.rows[i].Here && !d.rows[i].Left
	d.gone.Hidden = !on
	if on {
		d.gone.SetLabel(words.Say("sharing.lost_desk", "letter", d.rows[i].Letter))
	}
	d.card.Refresh()
}

func (d *deskRows) askGone() {
	i := d.list.SelectedIndex()
	if i < 0 || i >= len(d.rows) {
		return
	}
	row, stage := d.rows[i], d.screen.stage
	others := slices.ContainsFunc(d.rows, func(other sharing.Desk) bool { return other.Seat != row.Seat && !other.Here && !other.Left })
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.lost_ask", "letter", row.Letter), Content: kit.Body(words.Say("sharing.lost_what")),
		Verb: words.Say("sharing.lost_verb"), Kind: kit.Danger,
		Submit: func(done func(error)) {
			stage.Try(func() (surgery.Change, error) { return stage.Sharing.Lost(row.Seat) }, func(_ surgery.Change, err error) {
				if d.screen.after(done, err); err == nil && others {
					d.screen.sayPassphrase() // which is another now
				}
			})
		}})
}
