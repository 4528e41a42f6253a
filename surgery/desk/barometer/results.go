package barometer

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Results are what was answered to a barometer. Until enough people have answered
// there are no figures in them but how many more it takes.
type Results struct {
	Barometer *surgery.Barometer
	Answers   []AnswerToGive // in the order they are offered
	People    int            // who answered and are counted: one answer each
	Waiting   int            // who answered at the kiosk since the last five
	Needed    int            // how many more before results are shown
	Shown     bool
	counts    []store.AnswerCount // nil unless shown
}

// Results returns what was answered to a barometer.
func (room *Room) Results(id surgery.ID) (Results, error) {
	if err := room.desk.AtHome(); err != nil {
		return Results{}, err
	}
	b, err := room.desk.Store().Barometer(id)
	if err != nil {
		return Results{}, err
	}
	return room.ResultsFor(b)
}

// ResultsFor is Results of a question that was read already.
func (room *Room) ResultsFor(b *surgery.Barometer) (Results, error) {
	counts, err := room.Counted(b, false)
	if err != nil {
		return Results{}, err
	}
	return resultsOf(b, counts, room.answering.kiosk.of(b.ID)), nil
}

// resultsOf counts; people below FewestPeople leave no figure.
func resultsOf(b *surgery.Barometer, counts []store.AnswerCount, waiting int) Results {
	r := Results{Barometer: b, Answers: Offered(b), Waiting: waiting}
	for _, c := range counts {
		r.People += c.N
	}
	r.Shown = r.People >= surgery.FewestPeople
	r.Needed = max(0, surgery.FewestPeople-r.People-waiting)
	if r.Shown {
		r.counts = counts
	}
	return r
}

// sum adds up the counts that are asked for, by answer in their order.
func (r Results) sum(wanted func(store.AnswerCount) bool) []int {
	sums := make([]int, len(r.Answers))
	for _, c := range r.counts {
		i := slices.IndexFunc(r.Answers, func(a AnswerToGive) bool { return a.ID == c.Answer })
		if i >= 0 && wanted(c) {
			sums[i] += c.N
		}
	}
	for i := range sums {
		sums[i] = max(sums[i], 0) // a minus may stand before its plus
	}
	return sums
}

// Together returns how often each answer was given, in the order of Answers.
func (r Results) Together() []int { return r.sum(func(store.AnswerCount) bool { return true }) }

// From returns the same of one source.
func (r Results) From(source surgery.AnswerSource) []int {
	return r.sum(func(c store.AnswerCount) bool { return c.Source == source })
}

// On returns the same of one day.
func (r Results) On(day string) []int {
	return r.sum(func(c store.AnswerCount) bool { return c.Day == day })
}

// Days returns the days on which somebody answered, the earliest first.
func (r Results) Days() []string {
	var days []string
	for _, c := range r.counts {
		if c.N > 0 && !slices.Contains(days, c.Day) {
			days = append(days, c.Day)
		}
	}
	slices.Sort(days)
	return days
}

// Sources returns where answers came from.
func (r Results) Sources() []surgery.AnswerSource {
	var from []surgery.AnswerSource
	for _, s := range surgery.AnswerSources {
		if total(r.From(s)) > 0 {
			from = append(from, s)
		}
	}
	return from
}

func total(counts []int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// SourceWords names a source: "On paper".
func SourceWords(s surgery.AnswerSource) string { return words.Say("barometer.source_" + string(s)) }

// ByAnswer is the chart of all answers together.
func (r Results) ByAnswer() chart.Bars {
	c := chart.Bars{About: chart.About{Unit: words.Say("barometer.unit")}, Shares: true}
	for i, n := range r.Together() {
		c.Rows = append(c.Rows, chart.Row{Label: r.Answers[i].Text, Figure: chart.Count(n)})
	}
	return c
}

// BySource is the chart of answers by where they came from.
func (r Results) BySource() chart.Groups {
	c := chart.Groups{About: chart.About{Unit: words.Say("barometer.unit")}, Rows: r.groups()}
	for _, s := range r.Sources() {
		c.Sources = append(c.Sources, SourceWords(s))
		for i, n := range r.From(s) {
			c.Rows[i].Figures = append(c.Rows[i].Figures, chart.Count(n))
		}
	}
	return c
}

// mostDays is how many days have room side by side, each with all its answers.
const mostDays = 5

// ByDay is the chart of answers by day: each answer on each day, or, of many
// days, how many answered.
func (r Results) ByDay() chart.Chart {
	days := r.Days()
	if len(days) > mostDays {
		c := chart.Columns{About: chart.About{Unit: words.Say("barometer.unit")}}
		for _, day := range days {
			c.Rows = append(c.Rows, chart.Row{Label: dates.Short(day), Figure: chart.Count(total(r.On(day)))})
		}
		return c
	}
	c := chart.Groups{About: chart.About{Unit: words.Say("barometer.unit")}, Rows: r.groups()}
	for _, day := range days {
		c.Sources = append(c.Sources, dates.Short(day))
		for i, n := range r.On(day) {
			c.Rows[i].Figures = append(c.Rows[i].Figures, chart.Count(n))
		}
	}
	return c
}

func (r Results) groups() []chart.Group {
	rows := make([]chart.Group, len(r.Answers))
	for i, a := range r.Answers {
		rows[i].Label = a.Text
	}
	return rows
}

// PollNames returns the online polls that were taken in.
func (r Results) PollNames() []surgery.NamedPoll { return r.Barometer.Words.Polls }
