package reports

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Period is a surgery, a week, a month or a year that can be reported on.
type Period struct {
	report.Period
	Title string // "November 2026"
	Place string // of one surgery
	Over  bool   // nothing can be added to it any more
}

// Leaves reports whether its figures may leave the laptop now.
func (p Period) Leaves() bool { return p.Over && p.Period.Leaves() }

// Report is what a report says, exactly: for the screen of this laptop only. What
// may leave it comes from ReportPaper, SaveReportTable and SaveReportPicture.
type Report struct {
	Period Period
	Before *Period // nil: there is none
	Now    report.Numbers
	Then   report.Numbers // of the period before
	Months []Month        // of a year
	Names  report.Names
}

// Month is a month of a year.
type Month struct {
	Period Period
	Now    report.Numbers
}

// Periods returns every period that has a surgery, the latest first, kind
// by kind in no order.
func (room *Room) Periods() ([]Period, error) {
	if err := room.desk.AtHome(); err != nil {
		return nil, err
	}
	surgeries, weeks, err := room.reported()
	if err != nil {
		return nil, err
	}
	var all []Period
	for _, p := range report.Periods(surgeries, weeks) {
		all = append(all, room.reportPeriod(p, surgeries, weeks))
	}
	return all, nil
}

func (room *Room) reported() ([]*surgery.Surgery, []*surgery.Week, error) {
	surgeries, err := room.desk.Store().Surgeries()
	if err != nil {
		return nil, nil, err
	}
	weeks, err := room.desk.Store().Weeks()
	return surgeries, weeks, err
}

func (room *Room) reportPeriod(p report.Period, surgeries []*surgery.Surgery, weeks []*surgery.Week) Period {
	out := Period{Period: p, Over: p.Over(room.desk.Today(), surgeries)}
	from := dates.Of(p.From)
	switch p.Kind {
	case report.OneSurgery:
		for _, s := range surgeries {
			if string(s.ID) == p.ID {
				out.Place = s.Words.Venue
				out.Title = words.Say("report.surgery_on", "day", from.Format("Monday 2 January 2006"), "venue", s.Words.Venue)
			}
		}
	case report.Week:
		out.Title = words.Say("report.week_of", "day", from.Format("2 January 2006"))
		for _, w := range weeks {
			if w.ID == p.Themed {
				out.Title = words.Say("report.week_titled", "title", w.Words.Title, "dates", dates.Span(w.From, w.Until))
			}
		}
	case report.Month:
		out.Title = from.Format("January 2006")
	case report.Year:
		out.Title = p.ID
	}
	return out
}

// asked is one period, and what is around it.
type asked struct {
	surgeries []*surgery.Surgery
	weeks     []*surgery.Week
	all       []report.Period
	period    Period
	before    *Period
}

// askReport finds a period; a blank id is the latest of its kind. NotFound when
// there is no such one (any more).
func (room *Room) askReport(kind report.Kind, id string) (asked, error) {
	var a asked
	var err error
	if a.surgeries, a.weeks, err = room.reported(); err != nil {
		return a, err
	}
	a.all = report.Periods(a.surgeries, a.weeks)
	for _, p := range report.OfKind(a.all, kind) {
		if id != "" && p.ID != id {
			continue
		}
		a.period = room.reportPeriod(p, a.surgeries, a.weeks)
		if before, ok := report.Before(a.all, p); ok {
			b := room.reportPeriod(before, a.surgeries, a.weeks)
			a.before = &b
		}
		return a, nil
	}
	return a, surgery.Fail(surgery.NotFound, "report.no_period")
}

// Report counts a period for the screen; a blank id is the latest of its kind.
// NotFound when there is none.
func (room *Room) Report(kind report.Kind, id string) (Report, error) {
	if err := room.desk.AtHome(); err != nil {
		return Report{}, err
	}
	a, err := room.askReport(kind, id)
	if err != nil {
		return Report{}, err
	}
	r := Report{Period: a.period, Before: a.before, Names: room.reportNames()}
	facts, err := room.desk.Store().FactsOf(a.period.Surgeries...)
	if err != nil {
		return Report{}, err
	}
	if r.Now, err = room.countReport(a, a.period.Period, facts); err != nil {
		return Report{}, err
	}
	if a.before != nil {
		earlier, err := room.desk.Store().FactsOf(a.before.Surgeries...)
		if err != nil {
			return Report{}, err
		}
		if r.Then, err = room.countReport(a, a.before.Period, earlier); err != nil {
			return Report{}, err
		}
	}
	if kind != report.Year {
		return r, nil
	}
	for _, p := range report.MonthsOf(a.all, a.period.Period) {
		m := Month{Period: room.reportPeriod(p, a.surgeries, a.weeks)}
		if m.Now, err = room.countReport(a, p, facts); err != nil {
			return Report{}, err
		}
		r.Months = append(r.Months, m)
	}
	return r, nil
}

// countReport counts the tables' picture of a period; facts may hold more.
func (room *Room) countReport(a asked, p report.Period, facts store.Facts) (report.Numbers, error) {
	r := report.Records{Visits: facts.Visits, Progress: facts.Progress, Presences: facts.Presences, Prints: facts.Prints, PassedOns: facts.PassedOns}
	if err := room.besideFacts(&r, a, p); err != nil {
		return report.Numbers{}, err
	}
	var err error
	if r.Learnings, err = room.desk.Store().LearnedBetween(p.From, p.Until); err != nil {
		return report.Numbers{}, err
	}
	if r.Barometer, err = room.answersBetween(p.From, p.Until); err != nil {
		return report.Numbers{}, err
	}
	if p.Kind != report.OneSurgery { // which was outside of it is no part of it
		if r.PassedOutside, err = room.passedOutside(p.From, p.Until); err != nil {
			return report.Numbers{}, err
		}
	}
	return report.Count(r), nil
}

// answersBetween returns how many answers the barometers have of some days, as
// their own results count them: not those of a poll that was taken out, and with
// what is not written yet.
func (room *Room) answersBetween(from, until string) (int, error) {
	all, err := room.desk.Store().AllBarometers()
	if err != nil {
		return 0, err
	}
	n := 0
	for _, b := range all {
		counts, err := room.barometer.Counted(b, true)
		if err != nil {
			return 0, err
		}
		for _, c := range counts {
			if from <= c.Day && c.Day <= until {
				n += c.N
			}
		}
	}
	return n, nil
}

// besideFacts adds the surgeries, the roles with those not written yet, and now.
func (room *Room) besideFacts(r *report.Records, a asked, p report.Period) error {
	in := map[surgery.ID]bool{}
	for _, id := range p.Surgeries {
		in[id] = true
	}
	for _, s := range a.surgeries {
		if in[s.ID] {
			r.Surgeries = append(r.Surgeries, s)
		}
	}
	tallies, err := room.desk.Store().Tallies(p.Surgeries...)
	if err != nil {
		return err
	}
	for _, c := range append(tallies, room.today.Unwritten()...) {
		if c.What == "role" && in[c.Surgery] {
			r.Roles = append(r.Roles, report.Role{Surgery: c.Surgery, Role: c.Answer, N: c.N})
		}
	}
	r.Now = room.desk.Now().UTC().Truncate(time.Millisecond)
	return nil
}

// reportNames says what the rows of a report are called.
func (room *Room) reportNames() report.Names {
	return report.Names{Roles: today.Roles,
		Checklist: func(id string) string {
			if list, ok := room.checklists.Lists().Get(id); ok {
				return list.Title
			}
			return id // a checklist of the host's own that is not there any more
		},
		Step: func(id, step string) string {
			if list, ok := room.checklists.Lists().Get(id); ok {
				if s, ok := list.Step(step); ok {
					return s.Title
				}
			}
			return step
		}}
}

// passedOutside returns how often something was passed on outside of a surgery,
// from one local date to another, both included.
func (room *Room) passedOutside(from, until string) (int, error) {
	all, err := room.desk.Store().PassedOns()
	n := 0
	for _, p := range all {
		if day := p.At.In(room.desk.Now().Location()).Format(time.DateOnly); p.Surgery == "" && from <= day && day <= until {
			n++
		}
	}
	return n, err
}
