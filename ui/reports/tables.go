package reports

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// charted are the tables with bars, in the order they stand.
var charted = []report.Group{report.Outcomes, report.Tracks, report.Barriers, report.Roles}

// mostListed is how many checklists and steps are listed.
const mostListed = 8

// draw returns everything beneath the head.
func (s *Screen) draw() []fyne.CanvasObject {
	all := []fyne.CanvasObject{s.tiles()}
	if s.kind == report.Year {
		all = append(all, s.months())
	}
	var left, right []fyne.CanvasObject
	add := func(o fyne.CanvasObject) {
		if len(left) <= len(right) {
			left = append(left, o)
		} else {
			right = append(right, o)
		}
	}
	for _, g := range charted {
		add(s.bars(g, s.shown.report.Names.Fixed(g)))
	}
	add(s.confidence())
	add(s.waits())
	add(s.bars(report.Checklists, s.listed(report.Checklists)))
	add(s.bars(report.Steps, s.listed(report.Steps)))
	add(s.surgeons())
	add(s.beside())
	add(s.passedOn())
	return append(all, kit.Tiles(440, 14, pairs(left, right)...))
}

// pairs puts two columns into rows, so that Tab goes as one reads.
func pairs(left, right []fyne.CanvasObject) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range left {
		all = append(all, left[i])
		if i < len(right) {
			all = append(all, right[i])
		}
	}
	return all
}

func (s *Screen) listed(g report.Group) []report.Key {
	keys := s.shown.report.Now.Listed(g, s.shown.report.Names)
	return keys[:min(len(keys), mostListed)]
}

// tiles are the main numbers, each with the one of the period before.
func (s *Screen) tiles() fyne.CanvasObject {
	r := s.shown.report
	var tiles []fyne.CanvasObject
	tile := func(label, now, before string) {
		large := kit.NewText(kit.Ellipsis, kit.Run{Text: now, Weight: kit.Bold, Size: kit.SizeHeading, Colour: kit.ColourPrimary})
		if !strings.ContainsAny(now, "0123456789") { // words: a figure is short, and never cut
			large = kit.NewText(kit.Wrap, kit.Run{Text: now, Weight: kit.Bold, Size: kit.SizeTitle, Colour: kit.ColourPrimary})
		}
		lines := []fyne.CanvasObject{large, kit.Strong(label)}
		if r.Before != nil {
			lines = append(lines, kit.Small(words.Say("report.before", "shown", before)))
		}
		tiles = append(tiles, kit.NewCard(kit.Column(2, lines...)))
	}
	for _, k := range []report.Key{report.Visits, report.New, report.Returning, report.Guests, report.StepsDone, report.TookHandout} {
		tile(r.Names.Label(k), strconv.Itoa(r.Now.N(k)), strconv.Itoa(r.Then.N(k)))
	}
	tile(words.Say("report.median"), median(r.Now), median(r.Then))
	recorded := hours(r.Now.Hours.Recorded)
	if r.Now.Hours.Recorded == 0 && r.Now.N(report.SurgeonsHere) > 0 {
		recorded = words.Say("reports.none_yet") // nobody has left, or nobody wrote it down
	}
	tile(words.Say("report.row_surgeon_recorded"), recorded, hours(r.Then.Hours.Recorded))
	return kit.Tiles(128, 10, tiles...)
}

func median(n report.Numbers) string {
	if n.Waits.Known == 0 {
		return words.Say("reports.unknown")
	}
	return words.Say("reports.minutes", "n", n.Waits.Median)
}

// hours are hours and minutes; of a hundred hours and more, whole hours.
func hours(d time.Duration) string {
	d = d.Round(time.Minute)
	if d >= 100*time.Hour {
		return words.Say("reports.whole_hours", "h", int(d.Round(time.Hour).Hours()))
	}
	return words.Say("reports.hours", "h", int(d.Hours()), "m", fmt.Sprintf("%02d", int(d.Minutes())%60))
}

// figure is a count with the one of the period before.
func (s *Screen) figure(k report.Key) chart.Figure {
	r := s.shown.report
	now := r.Now.N(k)
	if r.Before == nil {
		return chart.Count(now)
	}
	return chart.Said(now, words.Say("reports.now_before", "now", now, "before", r.Then.N(k)))
}

// bars are a table as bars.
func (s *Screen) bars(g report.Group, keys []report.Key) fyne.CanvasObject {
	r := s.shown.report
	b, any := chart.Bars{}, 0
	for _, k := range keys {
		any += r.Now.N(k) + r.Then.N(k)
		b.Rows = append(b.Rows, chart.Row{Label: r.Names.Label(k), Figure: s.figure(k)})
	}
	if any == 0 {
		return s.card(report.Title(g), words.Say("reports.nothing"), kit.Muted(words.Say("reports.nothing")))
	}
	return s.chart(report.Title(g), b)
}

// chart is a chart on a card.
func (s *Screen) chart(title string, c chart.Chart, more ...fyne.CanvasObject) *part {
	drawn := kit.NewChart()
	drawn.Set(c, s.shown.fonts)
	return s.card(title, c.Describe(), append([]fyne.CanvasObject{drawn}, more...)...)
}

func (s *Screen) card(title, says string, content ...fyne.CanvasObject) *part {
	lines := append([]fyne.CanvasObject{kit.Title(title)}, content...)
	return newPart(s.scroll, title+". "+says, kit.Column(8, lines...))
}

// lines are sentences on a card.
func (s *Screen) lines(title string, said ...string) *part {
	var content []fyne.CanvasObject
	for _, one := range said {
		content = append(content, kit.Body(one))
	}
	return s.card(title, strings.Join(said, " "), content...)
}

// confidence is of those who were asked before and after.
func (s *Screen) confidence() fyne.CanvasObject {
	r := s.shown.report
	b := chart.Bars{}
	for _, k := range []report.Key{report.More, report.Same, report.Less} {
		b.Rows = append(b.Rows, chart.Row{Label: r.Names.Label(k), Figure: s.figure(k)})
	}
	said := words.Count("reports.paired", r.Now.N(report.Paired))
	if before, after, ok := r.Now.Average(); ok {
		said += " " + words.Say("reports.average", "before", tenths(before), "after", tenths(after))
	}
	return s.chart(report.Title(report.Confidence), b, kit.Small(said))
}

func tenths(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// waits keeps those that nobody recorded apart.
func (s *Screen) waits() fyne.CanvasObject {
	r := s.shown.report
	said := []string{words.Count("reports.waits_known", r.Now.Waits.Known)}
	if r.Now.Waits.Known > 0 {
		said = append(said, words.Say("reports.waits", "median", r.Now.Waits.Median, "longest", r.Now.Waits.Longest))
	}
	if r.Now.Waits.Unknown > 0 {
		said = append(said, words.Count("reports.waits_unknown", r.Now.Waits.Unknown))
	}
	if r.Before != nil && r.Then.Waits.Known > 0 {
		said = append(said, words.Say("reports.waits_before", "median", r.Then.Waits.Median, "longest", r.Then.Waits.Longest))
	}
	return s.lines(report.Title(report.Waiting), said...)
}

// surgeons never mixes what was recorded with what is estimated.
func (s *Screen) surgeons() fyne.CanvasObject {
	r := s.shown.report
	h := r.Now.Hours
	said := []string{words.Count("reports.surgeons", r.Now.N(report.SurgeonsHere)), words.Say("reports.recorded", "hours", hours(h.Recorded))}
	if h.NotEnded > 0 {
		said = append(said, words.Count("reports.estimated", h.NotEnded, "hours", hours(h.Estimated)))
	}
	if h.Unknown > 0 {
		said = append(said, words.Count("reports.hours_unknown", h.Unknown))
	}
	if h.StillHere > 0 {
		said = append(said, words.Count("reports.still_here", h.StillHere))
	}
	if r.Before != nil {
		said = append(said, words.Say("reports.surgeons_before", "n", r.Then.N(report.SurgeonsHere), "hours", hours(r.Then.Hours.Recorded)))
	}
	return s.lines(report.Title(report.Surgeons), said...)
}

// beside is what is of the days, and not of the surgeries.
func (s *Screen) beside() fyne.CanvasObject {
	r := s.shown.report
	said := []string{words.Count("reports.copies", r.Now.N(report.Copies)),
		words.Count("reports.learnt", r.Now.Learnings), words.Count("reports.answers", r.Now.Barometer)}
	return s.lines(words.Say("reports.beside"), said...)
}

// passedOn is how often something was passed on; to whom stands in its own list.
func (s *Screen) passedOn() fyne.CanvasObject {
	r := s.shown.report
	said := []string{words.Count("reports.passed_on", r.Now.N(report.TimesPassedOn))}
	if r.Now.PassedOutside > 0 {
		said = append(said, words.Count("reports.passed_outside", r.Now.PassedOutside))
	}
	if r.Before != nil {
		said = append(said, words.Count("reports.passed_before", r.Then.N(report.TimesPassedOn)))
	}
	return s.lines(report.Title(report.PassedOn), said...)
}

// months are a year's, side by side.
func (s *Screen) months() fyne.CanvasObject {
	c := chart.Columns{}
	for _, m := range s.shown.report.Months {
		day, err := time.Parse(time.DateOnly, m.Period.From)
		if err != nil {
			continue
		}
		c.Rows = append(c.Rows, chart.Row{Label: day.Format("Jan"), Figure: chart.Count(m.Now.N(report.Visits))})
	}
	var said []string
	for _, m := range s.shown.report.Months {
		said = append(said, words.Say("reports.month", "month", m.Period.Title, "surgeries", words.Count("report.surgeries", m.Now.Surgeries),
			"new", m.Now.N(report.New), "back", m.Now.N(report.Returning), "guests", m.Now.N(report.Guests), "median", median(m.Now), "hours", hours(m.Now.Hours.Recorded)))
	}
	lines := make([]fyne.CanvasObject, len(said))
	for i, one := range said {
		lines[i] = kit.Small(one)
	}
	return s.chart(words.Say("reports.by_month"), c, kit.Column(2, lines...))
}
