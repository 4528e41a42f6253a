package today

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Roles opens the tally of who comes: one click or Enter counts one, minus takes
// one away. It stands apart from checking in, so that no answer can be put
// beside a name.
func (s *Screen) Roles() {
	if kit.TopPanel(s.stage.Window.Canvas()) != nil {
		return
	}
	kit.Load(s.stage.Stage, s.stage.Today.RoleCounts, func(counts map[string]int) {
		t := &tally{screen: s, counts: counts}
		t.show()
	})
}

// tally is the panel of roles.
type tally struct {
	screen *Screen
	counts map[string]int
	list   *kit.List
	panel  *kit.Panel
}

func (t *tally) show() {
	t.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(today.Roles) },
		Key:    func(i int) string { return today.Roles[i] },
		New:    func() fyne.CanvasObject { return newRoleRow(t) },
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			row.(*roleRow).fill(today.Roles[i], t.counts[today.Roles[i]])
		},
		Chosen:      func(i int) { t.count(today.Roles[i], 1) },
		ChooseOnTap: true, Lines: true,
		Typed: func(r rune) {
			if i := t.list.SelectedIndex(); i >= 0 && (r == '-' || r == '−') {
				t.count(today.Roles[i], -1)
			}
		},
	})
	frame := kit.NewCard(t.screen.listHeight(t.list, 215))
	frame.Padding = -1
	t.panel = kit.ShowPanel(t.screen.stage.Window, kit.PanelParts{
		Title: words.Say("today.roles_title"), Width: 520, First: t.list,
		Content: kit.Column(12, kit.Small(words.Say("today.roles_how")), frame, kit.Small(words.Say("today.roles_keys"))),
	})
}

// count counts one answer, or takes one away where there is one.
func (t *tally) count(role string, n int) {
	if t.counts[role]+n < 0 {
		return
	}
	stage := t.screen.stage
	t.screen.stage.Try(func() (surgery.Change, error) { return stage.Today.CountRole(role, n) }, func(_ surgery.Change, err error) {
		if err != nil {
			t.panel.Fail(err)
			return
		}
		t.counts[role] += n
		t.list.Refresh()
	})
}

// roleRow is one role with its count and the button that takes one away.
type roleRow struct {
	widget.BaseWidget
	tally *tally
	name  *kit.Text
	count *kit.Pill
	minus *kit.Button
	body  *fyne.Container
}

func newRoleRow(t *tally) fyne.CanvasObject {
	r := &roleRow{tally: t, name: kit.Body(kit.Blank).OneLine(), count: kit.NewBadge(kit.Calm, "0"),
		minus: kit.NewButton(kit.Quiet, "", nil).WithSign(kit.IconLater).InCard()}
	r.body = kit.Padded(2, 8, 2, 14, kit.MiddleRow(kit.Step, r.name, r.count, r.minus))
	r.ExtendBaseWidget(r)
	return r
}

func (r *roleRow) fill(role string, n int) {
	r.name.Set(roleWord(role))
	tone := kit.Plain
	if n > 0 {
		tone = kit.Calm
	}
	r.count.Set(tone, strconv.Itoa(n))
	r.minus.OnTapped = func() { r.tally.count(role, -1) }
	if n == 0 {
		r.minus.Disable()
	} else {
		r.minus.Enable()
	}
	r.body.Refresh()
}

// roleWord returns what a role is called.
func roleWord(role string) string { return words.Say("desk.role_" + role) }

// CreateRenderer is for Fyne.
func (r *roleRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }
