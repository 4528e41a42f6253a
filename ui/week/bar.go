package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// actionBar says in one row what can be done with the event that is selected, each
// with its key. What the row has no room for stands behind one button.
type actionBar struct {
	screen  *Screen
	content *fyne.Container
	title   *kit.Text
	all     []*kit.Button // in the order they stand in; the first are the last to go
	offered map[*kit.Button]bool
	more    *kit.Button

	start, open, list, sheet, ask, earlier, later, away, firstOfTheDay *kit.Button
}

func newActionBar(s *Screen) *actionBar {
	a := &actionBar{screen: s, title: kit.NewText(kit.Ellipsis), offered: map[*kit.Button]bool{}}
	button := func(kind kit.Kind, label, hint string, do func()) *kit.Button {
		b := kit.NewButton(kind, words.Say(label), func() {
			do()
			if kit.TopPanel(s.stage.Window.Canvas()) == nil && s.shown.Week != nil {
				kit.Focus(s.board)
			}
		}).InCard().WithHint(hint)
		a.all = append(a.all, b)
		return b
	}
	a.firstOfTheDay = button(kit.Secondary, "week.add_here", "A", s.Add)
	a.start = button(kit.Done, "week.start_surgery", "S", s.StartSurgery)
	a.open = button(kit.Secondary, "week.open", words.Say("week.key_enter"), s.Open)
	a.list = button(kit.Secondary, "week.checklist", "C", s.Checklist)
	a.sheet = button(kit.Secondary, "week.sheet_chat", "P", s.PrintSheet)
	a.ask = button(kit.Secondary, "week.question", "Q", s.Question)
	a.away = button(kit.Secondary, "week.take_out", words.Say("week.key_delete"), s.Remove)
	a.later = button(kit.Secondary, "week.later", words.Say("week.key_later"), func() { s.Move(1) })
	a.earlier = button(kit.Secondary, "week.earlier", words.Say("week.key_earlier"), func() { s.Move(-1) })
	a.more = kit.NewButton(kit.Secondary, words.Say("week.more"), a.showMore).InCard()
	objects := []fyne.CanvasObject{a.title}
	for _, b := range a.all {
		objects = append(objects, b)
	}
	a.content = container.New(&oneRow{a}, append(objects, a.more)...)
	return a
}

func (a *actionBar) show() {
	e, ok := a.screen.board.current()
	title := e.Words.Title
	if at := a.screen.board.at; !ok && at < len(a.screen.shown.Days) {
		title = dayLong(a.screen.shown.Days[at].Day)
	}
	a.title.SetRuns(kit.Run{Text: title, Weight: kit.Semi, Size: kit.SizeSmall, Colour: kit.ColourMuted})
	sheet := sheetWords(e)
	if sheet != "" {
		a.sheet.SetLabel(sheet)
	}
	a.ask.SetLabel(words.Say("week.question_new"))
	if e.Asked {
		a.ask.SetLabel(words.Say("week.question"))
	}
	a.offered = map[*kit.Button]bool{
		a.firstOfTheDay: !ok, a.open: ok, a.away: ok,
		a.start: ok && e.Kind == surgery.SurgeryEvent && !e.Open,
		a.list:  ok && e.Steps > 0, a.sheet: ok && sheet != "", a.ask: ok && e.Asks(),
		a.earlier: ok && a.screen.canMove(e, -1), a.later: ok && a.screen.canMove(e, 1),
	}
	a.content.Refresh()
	a.screen.arrange()
}

// sheetWords names the sheet an event needs, "" for none.
func sheetWords(e week.EventCard) string {
	key := map[surgery.PrintKind]string{surgery.ChatSheetPrint: "week.sheet_chat", surgery.TakeoverSheetPrint: "week.sheet_takeover",
		surgery.SignInPrint: "week.sheet_surgery", surgery.TallyPrint: "week.sheet_barometer"}[e.Sheet()]
	if key == "" {
		return ""
	}
	return words.Say(key)
}

// showMore offers what the row has no room for.
func (a *actionBar) showMore() {
	e, ok := a.screen.board.current()
	if !ok {
		return
	}
	var panel *kit.Panel
	var rows []fyne.CanvasObject
	for _, one := range a.all {
		if a.offered[one] && one.Hidden {
			b := kit.NewButton(one.Kind, one.Label, func() { panel.Close(); one.OnTapped() }).WithHint(one.Hint)
			b.Leading = true
			rows = append(rows, b)
		}
	}
	panel = kit.ShowPanel(a.screen.stage.Window, kit.PanelParts{Title: e.Words.Title, Content: kit.Column(kit.Step, rows...)})
}

// oneRow puts a title at the left and as many buttons as there is room for at the
// right, and the button that leads to the others where they are not all there.
type oneRow struct{ bar *actionBar }

// leastTitle is how much of the row the title keeps, at 100 percent.
const leastTitle = 150

// fit decides which buttons are seen, and returns how wide they are.
func (l *oneRow) fit(room float32) float32 {
	a := l.bar
	if !large() {
		room -= kit.Grow(leastTitle)
	}
	used, left := float32(0), 0
	for _, b := range a.all {
		if b.Hidden = !a.offered[b]; !b.Hidden {
			used += b.MinSize().Width + kit.Step
			left++
		}
	}
	a.more.Hidden = used <= room
	if a.more.Hidden {
		return used
	}
	used += a.more.MinSize().Width + kit.Step
	for i := len(a.all) - 1; i >= 0 && used > room && left > 1; i-- {
		if b := a.all[i]; !b.Hidden {
			b.Hidden = true
			used -= b.MinSize().Width + kit.Step
			left--
		}
	}
	return used
}

// Layout is for Fyne.
func (l *oneRow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	a := l.bar
	used := l.fit(size.Width)
	a.title.Hidden = large()
	x := max(size.Width-used+kit.Step, 0)
	if large() { // no title stands at the left
		x = 0
	}
	high := a.title.MinSize().Height
	a.title.Move(fyne.NewPos(0, kit.Snap((size.Height-high)/2)))
	a.title.Resize(fyne.NewSize(max(x-apart, 0), high))
	for _, b := range append(a.all[:len(a.all):len(a.all)], a.more) {
		if b.Hidden {
			continue
		}
		m := b.MinSize()
		b.Move(fyne.NewPos(kit.Snap(x), kit.Snap((size.Height-m.Height)/2)))
		b.Resize(m)
		x += m.Width + kit.Step
	}
}

// MinSize is for Fyne.
func (l *oneRow) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Grow(120), l.bar.more.MinSize().Height)
}
