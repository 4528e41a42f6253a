// Package reports is the screen of what came of a surgery, a week, a month or a
// year: exact numbers, for this screen only, beside those of the period before.
// What may leave the laptop is shown on a panel as it will leave, and saved or
// printed from there.
package reports

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the reports.
type Screen struct {
	stage  *Stage
	view   *kit.StateView
	scroll *container.Scroll
	head   *head
	tables *fyne.Container // what is counted

	kind    report.Kind
	id      string // which of its kind was chosen; "" is the latest
	shown   reading
	reading int // counts what was asked for, so that only the last is shown
}

// reading is what is read together.
type reading struct {
	report  reports.Report
	periods []reports.Period // of all kinds
	fonts   *page.Fonts
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen; nothing is read before it is shown.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage, kind: report.OneSurgery}
	s.head = newHead(s)
	s.tables = kit.Column(14)
	s.scroll = kit.Scrolled(kit.Padded(18, 24, 24, 24, kit.Column(14, s.head.content, s.tables)))
	s.view = kit.NewStateView(s.scroll)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.view }

// Shown reads the report anew and puts the keys on the period.
func (s *Screen) Shown() { s.load(func() { kit.Focus(s.head.period) }) }

// Changed reads it again.
func (s *Screen) Changed([]surgery.Family) { s.load(nil) }

// load reads what is chosen; where it is not there any more, the latest.
func (s *Screen) load(then func()) {
	s.reading++
	asked, kind, id := s.reading, s.kind, s.id
	kit.Do(s.stage.Runner, func() (reading, error) {
		var r reading
		var err error
		if r.periods, err = s.stage.Reports.Periods(); err != nil || len(r.periods) == 0 {
			return r, err
		}
		if r.report, err = s.stage.Reports.Report(kind, id); gone(err) {
			r.report, err = s.stage.Reports.Report(kind, "")
		}
		if err == nil {
			r.fonts, err = s.stage.Prints.Fonts()
		}
		return r, err
	}, func(r reading, err error) {
		switch {
		case asked != s.reading: // something else was chosen meanwhile
		case err != nil:
			s.view.Failed(err, s.Shown)
		case len(r.periods) == 0:
			s.empty()
		default:
			s.shown = r
			s.refresh()
			if then != nil {
				then()
			}
		}
	})
}

func gone(err error) bool {
	var e *surgery.Error
	return errors.As(err, &e) && e.Kind == surgery.NotFound
}

func (s *Screen) empty() {
	button := kit.NewButton(kit.Primary, words.Say("reports.to_today"), func() { s.stage.Go("today") })
	s.view.Empty(words.Say("reports.none"), words.Say("reports.none_advice"), button)
	kit.Focus(button)
}

// refresh draws everything from what was read.
func (s *Screen) refresh() {
	s.id = s.shown.report.Period.ID
	s.head.show(s.shown)
	s.tables.Objects = s.draw()
	s.tables.Refresh()
	s.view.Full()
	s.scroll.Refresh()
}

// choose shows another kind of period, the latest of it.
func (s *Screen) choose(kind report.Kind) {
	s.kind, s.id = kind, ""
	s.again()
}

// goTo shows another period of the same kind.
func (s *Screen) goTo(id string) {
	s.id = id
	s.again()
}

// again reads what was chosen and leaves the keys where they are.
func (s *Screen) again() {
	s.load(func() { s.scroll.ScrollToTop() })
}
