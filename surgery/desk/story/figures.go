package story

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
)

// storyTables are those of the report that a story tells, after who came.
var storyTables = []report.Group{report.Tracks, report.Outcomes, report.Confidence, report.Handouts, report.Surgeons}

// numbers are those of the week's report that may leave the laptop, with how they
// were made; nothing before the week is over and its surgeries are closed.
func (m storyMaker) numbers() ([]document.Block, error) {
	l, err := m.desk.reports.Leave(report.Week, string(m.week.ID))
	if notYet(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	came := chart.Bars{About: chart.About{Title: report.Title(report.Attendance), Unit: words.Say("story.visits")}}
	for _, k := range l.Names.Leaving(report.Attendance) {
		if k == report.Visits {
			continue // all of them together
		}
		came.Rows = append(came.Rows, chart.Row{Label: l.Names.Label(k), Figure: leavingFigure(l.Now.Figure(k))})
	}
	all := words.Count("report.surgeries", l.Now.Surgeries)
	blocks := []document.Block{document.Paragraph{Text: words.Say("story.visits_at", "visits", l.Now.Figure(report.Visits).Say(), "surgeries", all)},
		document.Chart{Chart: came}}
	notes := l.Notes()
	for _, g := range storyTables {
		t := document.Table{Caption: report.Title(g), Headers: []string{words.Say("story.what"), words.Say("story.how_many")}}
		told := false
		for _, k := range l.Names.Leaving(g) {
			f := l.Now.Figure(k)
			told = told || !f.Hidden()
			t.Rows = append(t.Rows, []string{l.Names.Label(k), f.Say()})
		}
		if told { // else it is "fewer than 5" and nothing else
			blocks = append(blocks, t)
		} else if g == report.Surgeons {
			hours := words.Say("report.note_hours")
			notes = slices.DeleteFunc(notes, func(n string) bool { return n == hours })
		}
	}
	for _, note := range notes {
		blocks = append(blocks, document.Note{Text: note})
	}
	return blocks, nil
}

// notYet tells an error that says figures may not leave yet, or that there are
// none.
func notYet(err error) bool {
	return slices.Contains([]surgery.ErrorKind{surgery.NotFound, surgery.Conflict}, surgery.KindOf(err))
}

func leavingFigure(f report.Figure) chart.Figure {
	if f.Hidden() {
		return chart.Hidden(f.Say())
	}
	return chart.Said(f.Low, f.Say())
}

// barometer are the results of the week's questions that enough people answered,
// as they may leave the laptop.
func (m storyMaker) barometer() ([]document.Block, error) {
	all, err := m.desk.desk.Store().Barometers(m.week.ID)
	if err != nil {
		return nil, err
	}
	var blocks []document.Block
	for _, b := range all {
		one, err := m.question(b)
		if notYet(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, one...)
	}
	if len(blocks) > 0 {
		blocks = append(blocks, document.Note{Text: words.Say("barometer.rounded")})
	}
	return blocks, nil
}

func (m storyMaker) question(b *surgery.Barometer) ([]document.Block, error) {
	r, err := m.desk.barometer.ResultsLeaving(b.ID)
	if err != nil {
		return nil, err
	}
	answers := r.Told()
	answers.Title, answers.Notes = words.Say("story.all_answers"), nil // said once for all
	blocks := []document.Block{document.Sub{Text: b.Words.Question},
		document.Paragraph{Text: words.Say("story.answered", "n", max(r.ToldPeople(), surgery.FewestPeople), "dates", dates.Span(b.From, b.Until))},
		document.Chart{Chart: answers}}
	if len(r.Sources()) > 1 {
		from := r.ToldBySource()
		from.Title, from.Notes = words.Say("story.by_source"), nil
		blocks = append(blocks, document.Chart{Chart: from})
	}
	shared, err := m.desk.barometer.SharedWords(b.ID)
	if err != nil {
		return nil, err
	}
	if len(shared) > 0 {
		blocks = append(blocks, document.Paragraph{Text: words.Say("story.added_words", "words", strings.Join(shared, ", "))})
	}
	return blocks, nil
}
