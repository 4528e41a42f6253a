package people

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// passed is the panel that lists what was passed on before: to whom and when.
type passed struct {
	stage *Stage
	rows  []people.PassedOnRow
	list  *kit.List
	what  *kit.Text
	none  *kit.Text
	frame *fyne.Container
	panel *kit.Panel
}

// highPassed is how high the list is at 100 percent.
const highPassed = 286

// PassedOn lists what was passed on before, to be corrected or erased.
func PassedOn(stage *Stage) {
	kit.Load(stage.Stage, stage.People.PassedOns, func(rows []people.PassedOnRow) {
		p := &passed{stage: stage, what: kit.Muted(words.Say("people.passed_what")), none: kit.Body(words.Say("people.passed_none"))}
		p.list = kit.NewList(kit.ListParts{
			Length: func() int { return len(p.rows) },
			Key:    func(i int) string { return string(p.rows[i].ID) },
			New: func() fyne.CanvasObject {
				return kit.Padded(8, 12, 8, 14, kit.Column(0, kit.Strong(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()))
			},
			Fill: func(i int, o fyne.CanvasObject, _ kit.RowState) {
				texts := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
				texts[0].(*kit.Text).Set(p.rows[i].To)
				texts[1].(*kit.Text).Set(p.rows[i].When)
			},
			Chosen:      p.correct,
			ChooseOnTap: true,
			Lines:       true,
			Other: func(i int, ev *fyne.KeyEvent) bool {
				if ev.Name != fyne.KeyDelete && ev.Name != fyne.KeyBackspace {
					return false
				}
				p.erase(i, func(err error) {
					p.panel.Fail(err)
					p.again()
				})
				return true
			},
		})
		p.frame = kit.Stack(kit.Framed(p.list, highPassed))
		var first fyne.Focusable
		if len(rows) > 0 {
			first = p.list
		}
		p.show(rows)
		p.panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("people.passed_title"), Width: 620, First: first, Grave: true,
			Content: kit.Column(12, p.what, p.none, p.frame)})
	})
}

// show draws the list; without a row it says so.
func (p *passed) show(rows []people.PassedOnRow) {
	p.rows = rows
	p.none.Hidden, p.what.Hidden, p.frame.Hidden = len(rows) > 0, len(rows) == 0, len(rows) == 0
	p.list.Refresh()
	if p.list.SelectedIndex() < 0 && len(rows) > 0 {
		p.list.Select(0)
	}
}

// again reads it after a change.
func (p *passed) again() {
	kit.Load(p.stage.Stage, p.stage.People.PassedOns, func(rows []people.PassedOnRow) {
		p.show(rows)
		p.panel.Refresh()
		if len(rows) == 0 && kit.TopPanel(p.stage.Window.Canvas()) == p.panel {
			p.stage.Window.Canvas().FocusNext() // there is no row to be on any more
		}
	})
}

// correct asks to whom and when, as it should have been written down.
func (p *passed) correct(i int) {
	if i < 0 || i >= len(p.rows) {
		return
	}
	row := p.rows[i]
	to := kit.NewEntry("")
	to.SetText(row.To)
	day := kit.NewDayField(words.Say("people.passed_day"), p.stage.Now)
	day.Set(time.Date(row.At.Year(), row.At.Month(), row.At.Day(), 0, 0, 0, 0, time.UTC))
	clock := kit.NewClockField(words.Say("people.passed_time"))
	clock.Set(kit.Minutes(row.At.Hour()*60 + row.At.Minute()))
	var panel *kit.Panel
	gone := func(err error) {
		panel.Fail(err)
		if err == nil {
			panel.Close()
		}
	}
	panel = kit.ShowPanel(p.stage.Window, kit.PanelParts{
		Title: words.Say("people.passed_correct"), Width: 560, First: to, Verb: words.Say("people.save"), Closed: p.again,
		More: []*kit.Button{kit.NewButton(kit.Danger, words.Say("people.passed_erase"), func() { p.erase(i, gone) })},
		Content: kit.Column(12, kit.NewField(words.Say("people.pass_to"), to, words.Say("people.pass_to_hint")),
			kit.Tiles(200, 12, day.Field, clock.Field)),
		Submit: func(done func(error)) {
			at, err := p.time(day, clock)
			if err != nil {
				done(err)
				return
			}
			p.stage.Try(func() (surgery.Change, error) { return p.stage.People.CorrectPassedOn(row.ID, to.Text, at) }, func(_ surgery.Change, err error) { done(err) })
		},
	})
}

// time reads the day and the clock; both are needed.
func (p *passed) time(day *kit.DayField, clock *kit.ClockField) (time.Time, error) {
	on, err := day.Day()
	if err != nil {
		return time.Time{}, err
	}
	at, there, err := clock.Time()
	switch {
	case err != nil:
		return time.Time{}, err
	case on.IsZero() || !there:
		return time.Time{}, surgery.Fail(surgery.Invalid, "people.passed_undated")
	}
	return time.Date(on.Year(), on.Month(), on.Day(), int(at)/60, int(at)%60, 0, 0, p.stage.Now().Location()), nil
}

// erase takes one out, which can be undone.
func (p *passed) erase(i int, then func(error)) {
	if i < 0 || i >= len(p.rows) {
		return
	}
	id := p.rows[i].ID
	p.stage.Try(func() (surgery.Change, error) { return p.stage.People.ErasePassedOn(id) }, func(_ surgery.Change, err error) { then(err) })
}
