package reports

import (
	"slices"
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
)

// leaving is what may leave the laptop of a period. Every way out is made from it,
// and from nothing else.
type leaving struct {
	period Period
	before *Period // nil: there is none, or it is not over
	Now    report.Figures
	then   report.Figures
	Names  report.Names
	whose  string
}

// Leave returns the figures of a period. Conflict where the period is not over
// yet; Invalid for a year.
func (room *Room) Leave(kind report.Kind, id string) (leaving, error) {
	if err := room.desk.AtHome(); err != nil {
		return leaving{}, err
	}
	a, err := room.askReport(kind, id)
	switch {
	case err != nil:
		return leaving{}, err
	case !a.period.Period.Leaves():
		return leaving{}, surgery.Fail(surgery.Invalid, "report.year_stays")
	case !a.period.Over:
		return leaving{}, surgery.Fail(surgery.Conflict, "report.not_over")
	}
	l := leaving{period: a.period, Names: room.reportNames(), whose: room.settings.Settings().Organisation}
	if l.Now, err = room.figures(a, a.period.Period); err != nil {
		return leaving{}, err
	}
	if a.before != nil && a.before.Over {
		l.before = a.before
		if l.then, err = room.figures(a, a.before.Period); err != nil {
			return leaving{}, err
		}
	}
	return l, nil
}

// figures counts what the log said when the surgeries of a period closed.
func (room *Room) figures(a asked, p report.Period) (report.Figures, error) {
	facts, err := room.desk.Store().Settled(p.Surgeries...)
	if err != nil {
		return report.Figures{}, err
	}
	r := report.Records{Visits: facts.Visits, Progress: facts.Progress, Presences: facts.Presences, Prints: facts.Prints, PassedOns: facts.PassedOns}
	if err := room.besideFacts(&r, a, p); err != nil {
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

// Paper lays out the page for a commissioner. Conflict where the period is
// not over yet; Invalid for a year.
func (room *Room) Paper(kind report.Kind, id string, size surgery.HandoutSize) (prints.Paper, error) {
	l, err := room.Leave(kind, id)
	if err != nil {
		return prints.Paper{}, err
	}
	r := l.handout()
	r.Size = prints.SizeOf(size, "")
	return room.prints.Lay(prints.Paper{Kind: surgery.ReportPrint, Size: r.Size}, func(fonts *page.Fonts) ([]page.Page, error) { return r.Pages(fonts) })
}

func (l leaving) handout() handout.Report {
	r := handout.Report{Title: words.Say("report.titled", "period", l.period.Title)}
	if l.period.Place != "" { // it stands beneath, or the title takes two lines
		r.Title = words.Say("report.titled", "period", dates.Words(l.period.From))
		r.About = append(r.About, l.period.Place)
	}
	if l.whose != "" {
		r.About = append(r.About, l.whose)
	}
	one := l.period.Kind == report.OneSurgery
	if !one {
		r.About = append(r.About, words.Count("report.surgeries", l.Now.Surgeries))
	}
	switch {
	case l.before == nil:
	case one:
		r.About = append(r.About, words.Say("report.compared_one", "before", l.before.Title))
	default:
		r.About = append(r.About, words.Say("report.compared", "before", l.before.Title,
			"surgeries", words.Count("report.surgeries", l.then.Surgeries)))
	}
	for _, k := range l.Names.Leaving(report.Attendance) {
		r.Main = append(r.Main, l.row(k))
	}
	var silent []string
	for _, g := range reportGroups[1:] { // attendance is the main one
		if l.tells(g) {
			r.Sections = append(r.Sections, l.section(g))
		} else {
			silent = append(silent, report.Title(g))
		}
	}
	r.Notes = l.Notes()
	if len(silent) > 0 {
		r.Notes = slices.Insert(r.Notes, 1, words.Say("report.note_silent", "tables", strings.Join(silent, words.Say("report.between_tables"))))
	}
	return r
}

// tells reports whether a table says more than that every number in it is small, now
// and in the period before.
func (l leaving) tells(g report.Group) bool {
	keys := l.Names.Leaving(g)
	if g == report.Checklists {
		keys = l.Now.Listed(g, l.Names)
	}
	for _, k := range keys {
		if l.Now.Figure(k).Low > 0 || l.before != nil && l.then.Figure(k).Low > 0 {
			return true
		}
	}
	return false
}

// slide returns the main figures with two tables that tell something.
func (l leaving) slide() handout.ReportSlide {
	s := handout.ReportSlide{Report: l.handout(), Added: l.Now.Surgeries > 1}
	for _, g := range []report.Group{report.Outcomes, report.Tracks, report.Confidence, report.Roles, report.Barriers} {
		if l.tells(g) && len(s.Charts) < 2 {
			s.Charts = append(s.Charts, l.section(g))
		}
	}
	return s
}

// mostListed is how many checklists the page has room for.
const mostListed = 4

func (l leaving) section(g report.Group) handout.ReportSection {
	s := handout.ReportSection{Title: report.Title(g)}
	keys := l.Names.Leaving(g)
	if g == report.Checklists {
		keys = l.Now.Listed(g, l.Names)
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
	f := l.Now.Figure(k)
	row := handout.ReportRow{Label: l.Names.Label(k), Shown: f.Say(), Length: f.Low, Plain: k == report.RecordedHours || k == report.EstimatedHours || k == report.TimesPassedOn}
	if l.before != nil {
		row.Before = l.then.Figure(k).Say()
	}
	return row
}

// median is the row of waits, which is in minutes and not a count.
func (l leaving) median() handout.ReportRow {
	row := handout.ReportRow{Label: words.Say("report.median"), Shown: sayMedian(l.Now), Plain: true}
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

// Notes say how the figures were made, on everything that leaves.
func (l leaving) Notes() []string {
	notes := []string{words.Say("report.note_rounded")}
	if l.Now.Surgeries > 1 {
		notes = append(notes, words.Say("report.note_added", "n", l.Now.Surgeries, "out", 4*l.Now.Surgeries))
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
