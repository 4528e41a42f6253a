package intake

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Events is a list of events, read and not yet saved anywhere.
type Events struct {
	Encoding  Encoding
	Separator rune
	Drafts    []Draft
	Dropped   []string // headings of columns that hold nothing of ours
	Problems  []Problem
}

// ReadEvents reads a CSV file of events with a line of headings: a title, a day
// or a weekday of the week, and whatever else an event has. Events outside the
// week are left out and said.
func ReadEvents(from io.Reader, o Reading) *Events {
	var problems Problems
	out := &Events{}
	if t := readTable(from, &problems); t != nil {
		out.Encoding, out.Separator = t.encoding, t.separator
		out.read(t, o, &problems)
	}
	out.Problems = problems.List()
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
	r := &eventReader{columns: columns, g: o.guesser(), o: o, problems: problems}
	rows := t.rows[at+1:]
	var days []string
	for _, row := range rows {
		days = append(days, r.cell(row, partDay), r.cell(row, partLastDay))
	}
	r.g.learn(days)
	for i, row := range rows {
		if i >= MaxRows {
			problems.Add(row.line, false, words.Say("intake.problem_rows", "most", MaxRows))
			return
		}
		if event, ok := r.event(row); ok {
			e.Drafts = append(e.Drafts, Draft{Event: event, Line: row.line})
		}
	}
	if len(e.Drafts) == 0 && len(problems.list) == 0 {
		problems.Add(0, false, words.Say("intake.problem_empty"))
	}
}

type eventReader struct {
	columns  map[part]int
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

// text answers a cell as it may be kept, and says when it had to be changed.
func (r *eventReader) text(row row, p part) string {
	text := surgery.Clean(r.cell(row, p))
	most := surgery.MaxName
	if p == partNotes {
		text, most = surgery.CleanLines(r.cell(row, p)), surgery.MaxNote
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
	e.Words.Place = r.text(row, partPlace)
	if find.Fold(e.Words.Place) == "online" {
		e.Words.Place, e.Words.Online = "", true
	}
	r.leads(row, e)
	return e, true
}

// leads reads the hashtag and the link, which are left out when they break the
// rules, and said.
func (r *eventReader) leads(row row, e *surgery.Event) {
	if said := r.text(row, partHashtag); said != "" {
		first := strings.FieldsFunc(said, func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
		tag, err := link.ParseHashtag(first[0])
		if err != nil || len(first) > 1 {
			r.problems.Add(row.line, true, words.Say("intake.problem_hashtag", "text", cut(said, 40)))
		}
		e.Words.Hashtag = tag.Word()
	}
	if said := r.text(row, partLink); said != "" {
		address, err := link.ParseAddress(said)
		if err != nil {
			r.problems.Add(row.line, true, words.Say("intake.problem_link", "text", cut(said, 60)))
			return
		}
		e.Words.Link = surgery.WeekLink{Opens: r.text(row, partLinkTitle), Address: address.String()}
	}
}

// when reads days and times; a key of why they cannot be read.
func (r *eventReader) when(row row, e *surgery.Event) (key string, with []any) {
	day, start, end := r.cell(row, partDay), r.cell(row, partStart), r.cell(row, partEnd)
	at := -1
	unread := func(text string) (string, []any) {
		return "intake.problem_moment", []any{"text", cut(surgery.Clean(text), 40)}
	}
	switch first, last, ok := r.days(day); {
	case ok:
		e.Day = first
		if last > first {
			e.LastDay = last
		}
	case day != "":
		d, minutes, ok := r.g.moment(day)
		if !ok || d == "" {
			return unread(day)
		}
		e.Day, at = d, minutes
	}
	if last := r.cell(row, partLastDay); last != "" {
		_, d, ok := r.days(last)
		if !ok {
			return unread(last)
		}
		if e.LastDay = ""; d > e.Day {
			e.LastDay = d
		} else if d < e.Day {
			return "intake.problem_backwards", nil
		}
	}
	from, until := span(start)
	if end == "" {
		end = until
	}
	if whole(from) {
		from, end = "", ""
	}
	if from != "" {
		d, minutes, ok := r.g.moment(from)
		if !ok || minutes < 0 {
			return unread(start)
		}
		if at = minutes; d != "" {
			e.Day = d
		}
	}
	if e.Day == "" {
		return "intake.problem_no_day", nil
	}
	if at < 0 {
		return "", nil // it lasts whole days
	}
	return r.timed(row, e, at, end)
}

// timed turns a local day and time into instants. An end before the start is
// after midnight; a time on several days makes whole days, which is said.
func (r *eventReader) timed(row row, e *surgery.Event, at int, end string) (key string, with []any) {
	if e.LastDay != "" {
		r.problems.Add(row.line, true, words.Say("intake.problem_whole_days", "title", cut(e.Words.Title, 60)))
		return "", nil
	}
	e.Starts = r.instant(e.Day, at)
	if end == "" {
		return "", nil
	}
	d, until, ok := r.g.moment(end)
	if !ok || until < 0 {
		return "intake.problem_moment", []any{"text", cut(surgery.Clean(end), 40)}
	}
	switch {
	case d != "":
		e.Ends = r.instant(d, until)
	case until <= at:
		e.Ends = r.instant(nextDay(e.Day), until)
	default:
		e.Ends = r.instant(e.Day, until)
	}
	if !e.Ends.After(e.Starts) || e.Ends.Sub(e.Starts) > 24*time.Hour {
		return "intake.problem_backwards", nil
	}
	return "", nil
}

func (r *eventReader) instant(day string, minutes int) time.Time {
	d, _ := time.Parse(time.DateOnly, day) // written by us
	return Instant(d.Add(time.Duration(minutes)*time.Minute), r.g.zone)
}

func nextDay(day string) string {
	d, _ := time.Parse(time.DateOnly, day)
	return d.AddDate(0, 0, 1).Format(time.DateOnly)
}

// whole tells that a time cell says there is none.
func whole(cell string) bool {
	switch find.Fold(cell) {
	case "all day", "all week", "whole day", "allday", "tbc", "tba", "n a":
		return true
	}
	return false
}

// days reads a day, a weekday of the week, a span of them, or all week.
func (r *eventReader) days(cell string) (first, last string, ok bool) {
	if len(cell) > maxMoment {
		return "", "", false
	}
	switch find.Fold(cell) {
	case "all week", "whole week", "week", "every day", "daily", "all":
		return r.o.From, r.o.Until, r.o.From != ""
	}
	if day, ok := r.oneDay(cell); ok {
		return day, day, true
	}
	from, until := span(cell)
	if until == "" {
		from, until, _ = strings.Cut(cell, "-")
	}
	first, ok = r.oneDay(from)
	last, ok2 := r.oneDay(until)
	if !ok && ok2 { // "24 to 26 November"
		d, _ := time.Parse(time.DateOnly, last)
		first, ok = r.oneDay(from + d.Format(" January 2006"))
	}
	return first, last, ok && ok2 && first <= last
}

func (r *eventReader) oneDay(cell string) (string, bool) {
	if parts := figures(cell); len(parts) == 1 && r.o.From != "" {
		if weekday, ok := weekdayOf(parts[0]); ok {
			d, err := time.Parse(time.DateOnly, r.o.From)
			if err != nil {
				return "", false
			}
			d = d.AddDate(0, 0, (int(weekday)-int(d.Weekday())+7)%7)
			day := d.Format(time.DateOnly)
			return day, day <= r.o.Until
		}
	}
	return r.g.day(cell)
}
