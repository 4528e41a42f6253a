package desk

import (
	"strconv"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
)

// leaving is what may leave the laptop of a period. Every way out is made from it,
// and from nothing else.
type leaving struct {
	period ReportPeriod
	before *ReportPeriod // nil: there is none, or it is not over
	now    report.Figures
	then   report.Figures
	names  report.Names
	whose  string
}

// leave returns the figures of a period. Conflict where the period is not over
// yet; Invalid for a year.
func (d *Desk) leave(kind report.Kind, id string) (leaving, error) {
	a, err := d.askReport(kind, id)
	switch {
	case err != nil:
		return leaving{}, err
	case !a.period.Period.Leaves():
		return leaving{}, surgery.Fail(surgery.Invalid, "report.year_stays")
	case !a.period.Over:
		return leaving{}, surgery.Fail(surgery.Conflict, "report.not_over")
	}
	l := leaving{period: a.period, names: d.reportNames(), whose: d.settings.Organisation}
	if l.now, err = d.figures(a, a.period.Period); err != nil {
		return leaving{}, err
	}
	if a.before != nil && a.before.Over {
		l.before = a.before
		if l.then, err = d.figures(a, a.before.Period); err != nil {
			return leaving{}, err
		}
	}
	return l, nil
}

// figures counts what the log said when the surgeries of a period closed.
func (d *Desk) figures(a asked, p report.Period) (report.Figures, error) {
	facts, err := d.store.Settled(p.Surgeries...)
	if err != nil {
		return report.Figures{}, err
	}
	r := report.Records{Visits: facts.Visits, Progress: facts.Progress, Presences: facts.Presences, Prints: facts.Prints, PassedOns: facts.PassedOns}
	if err := d.besideFacts(&r, a, p); err != nil {
		return report.Figures{}, err
	}
	f, ok := report.Leave(r)
	if !ok {
		return f, surgery.Fail(surgery.Conflict, "report.not_over")
	}
	return f, nil
}

// groups of the page, in its order.
var reportGroups = []report.Group{report.Attendance, report.Tracks, report.Outcomes, report.Confidence, report.Barriers,
	report.Roles, report.Checklists, report.Waiting, report.Handouts, report.Surgeons, report.PassedOn}

// ReportPaper lays out the page for a commissioner. Conflict where the period is
// not over yet; Invalid for a year.
func (d *Desk) ReportPaper(kind report.Kind, id string, size surgery.HandoutSize) (Paper, error) {
	l, err := d.leave(kind, id)
	if err != nil {
		return Paper{}, err
	}
	r := l.handout()
	r.Size = sizeOf(size, "")
	return d.lay(Paper{Kind: surgery.ReportPrint, Size: r.Size}, func(fonts *page.Fonts) ([]page.Page, error) { return r.Pages(fonts) })
}

func (l leaving) handout() handout.Report {
	r := handout.Report{Title: l.period.Title, Notes: l.notes()}
	if l.whose != "" {
		r.About = append(r.About, l.whose)
	}
	one := l.period.Kind == report.OneSurgery
	if !one {
		r.About = append(r.About, words.Count("report.surgeries", l.now.Surgeries))
	}
	switch {
	case l.before == nil:
	case one:
		r.About = append(r.About, words.Say("report.compared_one", "before", l.before.Title))
	default:
		r.About = append(r.About, words.Say("report.compared", "before", l.before.Title,
			"surgeries", words.Count("report.surgeries", l.then.Surgeries)))
	}
	for _, k := range l.names.Leaving(report.Attendance) {
		r.Main = append(r.Main, l.row(k))
	}
	for _, g := range reportGroups[1:] { // attendance is the main one
		if s := l.section(g); len(s.Rows) > 0 || s.Note != "" {
			r.Sections = append(r.Sections, s)
		}
	}
	return r
}

// mostListed is how many checklists the page has room for.
const mostListed = 4

func (l leaving) section(g report.Group) handout.ReportSection {
	s := handout.ReportSection{Title: report.Title(g)}
	keys := l.names.Leaving(g)
	if g == report.Checklists {
		keys = l.now.Listed(g, l.names)
		if len(keys) > mostListed {
			keys = keys[:mostListed]
		}
		s.Note = words.Say("report.others_fewer")
	}
	for _, k := range keys {
		s.Rows = append(s.Rows, l.row(k))
	}
	if g == report.Waiting {
		s.Rows = append(s.Rows, l.median())
	}
	return s
}

func (l leaving) row(k report.Key) handout.ReportRow {
	f := l.now.Figure(k)
	row := handout.ReportRow{Label: l.names.Label(k), Shown: f.Say(), Length: f.Low, Plain: k == report.RecordedHours || k == report.EstimatedHours || k == report.TimesPassedOn}
	if l.before != nil {
		row.Before = l.then.Figure(k).Say()
	}
	return row
}

// median is the row of waits, which is in minutes and not a count.
func (l leaving) median() handout.ReportRow {
	row := handout.ReportRow{Label: words.Say("report.median"), Shown: sayMedian(l.now), Plain: true}
	if l.before != nil {
		row.Before = sayMedian(l.then)
	}
	return row
}

func sayMedian(f report.Figures) string {
	m, ok := f.Median()
	if !ok {
		return words.Say("report.median_kept")
	}
	return words.Say("report.minutes", "from", m.Low, "until", m.High)
}

// notes say how the figures were made, on everything that leaves.
func (l leaving) notes() []string {
	notes := []string{words.Say("report.note_rounded")}
	if l.now.Surgeries > 1 {
		notes = append(notes, words.Say("report.note_added", "n", l.now.Surgeries, "out", 4*l.now.Surgeries))
	}
	return append(notes, words.Say("report.note_left_out"), words.Say("report.note_hours"))
}

// fileName says the kind of period and its dates, and nobody's name.
func (l leaving) fileName() string {
	from := l.period.From
	if l.period.Kind == report.Month {
		from = l.period.ID
	}
	return "report-" + string(l.period.Kind) + "-" + from
}

// numbers writes a figure's ends, for a file that is read by a program.
func numbers(f report.Figure) []string {
	return []string{strconv.Itoa(f.Low), strconv.Itoa(f.High), f.Say()}
}
