package intake

import (
	"io"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Events is a list of events, read and not yet saved anywhere.
type Events struct {
	Source
	Drafts   []Draft
	Dropped  []string // headings of columns that hold nothing of ours
	Problems []Problem
}

// ReadEvents reads a CSV file of events with a line of headings: a title, a day
// or a weekday of the week, and whatever else an event has. Events outside the
// week are left out and said.
func ReadEvents(from io.Reader, o Reading) *Events {
	out := &Events{}
	out.Source, out.Problems = readSource(from, o.Sheet, func(t *table, problems *Problems) { out.read(t, o, problems) })
	return out
}

func (e *Events) read(t *table, o Reading, problems *Problems) {
	at, columns, dropped := eventHead(t.rows)
	if at < 0 {
		problems.Add(0, false, words.Say("intake.problem_no_headings"))
		return
	}
	for _, d := range dropped {
		e.Dropped = append(e.Dropped, cut(surgery.Clean(d), surgery.MaxName))
	}
	r := &eventReader{head: t.rows[at], columns: columns, g: o.guesser(), o: o, problems: problems}
	sayAbove(t.rows[:at], problems)
	rows := t.rows[at+1:]
	var days []string
	for _, row := range rows {
		days = append(days, r.cell(row, partDay), r.cell(row, partLastDay), r.cell(row, partStart), r.cell(row, partEnd))
	}
	r.g.settle(days, nil)
	for i, row := range rows {
		if i >= MaxRows {
			problems.Add(row.line, false, words.Say("intake.problem_rows", "most", MaxRows))
			return
		}
		if event, ok := r.event(row); ok {
			e.Drafts = append(e.Drafts, Draft{Event: event, Line: row.line, Cancelled: r.off(row)})
		}
	}
	if len(e.Drafts) == 0 && len(problems.list) == 0 {
		problems.Add(0, false, words.Say("intake.problem_empty"))
	}
}

type eventReader struct {
	head     row
	columns  map[part]int
	coded    *surgery.Event // the last of which a code was left out
	g        *guesser
	o        Reading
	problems *Problems
}

func (r *eventReader) cell(row row, p part) string {
	at, ok := r.columns[p]
	if !ok {
		return ""
	}
	return row.at(at)
}

// text returns a cell as it may be kept, and says when it had to be changed.
func (r *eventReader) text(row row, p part) string {
	raw := Entities(r.cell(row, p))
	text, most := surgery.Clean(raw), surgery.MaxName
	if p == partNotes {
		text, most = surgery.CleanLines(raw), surgery.MaxNote
	}
	if formula(text) {
		r.problems.Add(row.line, true, words.Say("intake.problem_formula_cell"))
		return ""
	}
	if utf8.RuneCountInString(text) > most {
		r.problems.Add(row.line, true, words.Say("intake.problem_cut", "most", most))
		return cut(text, most)
	}
	return text
}

// event reads a line; false when it was left out, which has been said.
func (r *eventReader) event(row row) (*surgery.Event, bool) {
	left := func(key string, with ...any) (*surgery.Event, bool) {
		r.problems.Add(row.line, false, words.Say(key, with...))
		return nil, false
	}
	e := &surgery.Event{Kind: surgery.OtherEvent, Words: surgery.EventWords{
		Title: r.text(row, partTitle), Lead: r.text(row, partLead), Account: r.text(row, partAccount), Notes: r.text(row, partNotes)}}
	if e.Words.Title == "" {
		return left("intake.problem_no_title")
	}
	if said := r.text(row, partKind); said != "" {
		kind, ok := KindOf(said)
		if !ok {
			r.problems.Add(row.line, true, words.Say("intake.problem_kind", "text", cut(said, 40)))
		}
		e.Kind = kind
	}
	if key, with := r.when(row, e); key != "" {
		return left(key, with...)
	}
	if r.o.From != "" && (e.Last() < r.o.From || e.Day > r.o.Until) {
		return left("intake.problem_outside", "title", cut(e.Words.Title, 60))
	}
	plain, coded := WithoutCodes(e.Words.Notes)
	if e.Words.Notes = plain; coded {
		r.codes(row, e)
	}
	r.leads(row, e)
	r.venue(row, e)
	return e, true
}
