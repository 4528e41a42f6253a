package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// counted counts a closed file by SQL alone.
type counted struct {
	t    *testing.T
	db   *sql.DB
	week surgery.ID
}

// n returns a count; @week in the query is the large week.
func (c counted) n(query string) int {
	c.t.Helper()
	var n int
	if err := c.db.QueryRow(query, sql.Named("week", c.week)).Scan(&n); err != nil {
		c.t.Fatalf("%s: %v", query, err)
	}
	return n
}

// by returns counts by what they are of.
func (c counted) by(query string) map[string]int {
	c.t.Helper()
	rows, err := c.db.Query(query, sql.Named("week", c.week))
	if err != nil {
		c.t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	found := map[string]int{}
	for rows.Next() {
		var of string
		var n int
		if err := rows.Scan(&of, &n); err != nil {
			c.t.Fatal(err)
		}
		found[of] = n
	}
	return found
}

func (c counted) same(what string, got, want int) {
	c.t.Helper()
	if got != want {
		c.t.Errorf("%s: %d, and SQL says %d", what, got, want)
	}
}

// said is what the program says of the large week, a week later.
type said struct {
	folder  string
	week    surgery.ID
	report  report.Numbers
	periods map[string]report.Numbers // of the surgeries, by id
	leaves  [][]string
	results barometer.Results
	words   barometer.OwnWords
	log     learning.Log
	kinds   map[surgery.LearningKind]int
	topics  map[string]int
	told    []surgery.ID // in the story
	story   document.Document
}

// largeWeek has the large week happen, and end.
func largeWeek(t *testing.T) said {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 27, 15, 20, 0, 0, time.UTC)
	out := said{folder: t.TempDir(), periods: map[string]report.Numbers{}, kinds: map[surgery.LearningKind]int{}, topics: map[string]int{}}
	d, err := rooms.Open(desk.Options{Folder: out.folder, Files: assets.Files(), Temporary: true, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(d.Demo.FillLarge())
	closing, err := d.Closing.Closing()
	must(err)
	_, err = d.Closing.CloseSurgery(closing.Learnt)
	must(err)
	now = now.AddDate(0, 0, 7)
	periods, err := d.Reports.Periods()
	must(err)
	for _, p := range periods {
		if p.Kind == report.Week && p.Themed != "" {
			out.week = p.Themed
		}
		if p.Kind == report.OneSurgery {
			r, err := d.Reports.Report(p.Kind, p.ID)
			must(err)
			out.periods[p.ID] = r.Now
		}
	}
	r, err := d.Reports.Report(report.Week, string(out.week))
	must(err)
	out.report = r.Now
	out.leaves, err = d.Reports.Table(report.Week, string(out.week))
	must(err)
	board, err := d.Barometer.Board(out.week)
	must(err)
	out.results, err = d.Barometer.Results(board.Questions[0].ID)
	must(err)
	out.words, err = d.Barometer.OwnWords(board.Questions[0].ID, true)
	must(err)
	out.log, err = d.Learning.Log(learning.Filter{})
	must(err)
	for _, k := range surgery.LearningKinds {
		log, err := d.Learning.Log(learning.Filter{Kind: k})
		must(err)
		out.kinds[k] = len(log.Rows)
	}
	for _, topic := range surgery.Topics {
		log, err := d.Learning.Log(learning.Filter{About: topic})
		must(err)
		out.topics[topic] = len(log.Rows)
	}
	story, err := d.Story.Board(out.week)
	must(err)
	for _, e := range story.Entries {
		if e.In {
			out.told = append(out.told, e.ID)
		}
	}
	out.story, err = d.Story.Document(out.week)
	must(err)
	must(d.Desk.Close())
	return out
}

// The large week, told by the program and counted by SQL on the closed file.
func TestTheLargeWeekSaysWhatSQLSays(t *testing.T) {
	says := largeWeek(t)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(says.folder, store.File)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	c := counted{t, db, says.week}
	c.same("surgeries", says.report.Surgeries, c.n("SELECT count(*) FROM surgery WHERE week = @week"))
	if n := c.n("SELECT count(*) FROM visit WHERE " + atWeek); n != 400 {
		t.Errorf("%d visits", n)
	}
	t.Run("report", func(t *testing.T) { c.t = t; c.report(says.report) })
	t.Run("surgeries", func(t *testing.T) {
		c.t = t
		visits := c.by("SELECT surgery, count(*) FROM visit GROUP BY surgery")
		if len(visits) != len(says.periods) {
			t.Errorf("%d surgeries, and SQL says %d", len(says.periods), len(visits))
		}
		for id, n := range visits {
			c.same(id, says.periods[id].N(report.Visits), n)
		}
	})
	t.Run("what leaves", func(t *testing.T) { c.t = t; c.leaves(says.leaves) })
	t.Run("barometer", func(t *testing.T) { c.t = t; c.barometer(says.results, says.words) })
	t.Run("learning log", func(t *testing.T) { c.t = t; c.learning(says) })
	t.Run("story", func(t *testing.T) { c.t = t; c.story(says) })
}

// atWeek chooses what hangs on a surgery of the week; named, the visits that ever
// had a name, which only the log can tell once they are closed.
const (
	atWeek = "surgery IN (SELECT id FROM surgery WHERE week = @week)"
	named  = `(SELECT e.value ->> '$.after.id' FROM operation, json_each(CAST(operation.facts AS TEXT), '$.edits') AS e
		WHERE e.value ->> '$.family' = 'visit' AND coalesce(e.value ->> '$.after.attendee', '') <> '')`
)

func (c counted) report(n report.Numbers) {
	visits := func(where string) int { return c.n("SELECT count(*) FROM visit WHERE " + atWeek + " AND " + where) }
	c.same("visits", n.N(report.Visits), visits("1"))
	c.same("returning", n.N(report.Returning), visits("came_back = 1"))
	c.same("guests", n.N(report.Guests), visits("id NOT IN "+named))
	c.same("new", n.N(report.New), visits("came_back = 0 AND id IN "+named))
	for group, column := range map[report.Group]string{report.Tracks: "track", report.Outcomes: "outcome", report.Barriers: "barrier"} {
		for value, want := range c.by("SELECT " + column + ", count(*) FROM visit WHERE " + atWeek + " GROUP BY 1") {
			if value == "" {
				value = report.NotAsked
			}
			c.same(column+" "+value, n.N(report.Key{Group: group, Name: value}), want)
		}
	}
	for list, want := range c.by("SELECT value, count(*) FROM visit, json_each(nullif(checklists, '')) WHERE " + atWeek + " GROUP BY 1") {
		c.same("checklist "+list, n.N(report.Key{Group: report.Checklists, Name: list}), want)
	}
	const done = "FROM progress WHERE state = 'done' AND on_record IN (SELECT id FROM visit WHERE " + atWeek + ")"
	c.same("steps", n.N(report.StepsDone), c.n("SELECT count(*) "+done))
	c.same("visits with steps", n.N(report.Worked), c.n("SELECT count(DISTINCT on_record) "+done))
	for step, want := range c.by("SELECT checklist || '/' || step, count(*) " + done + " GROUP BY 1") {
		c.same("step "+step, n.N(report.Key{Group: report.Steps, Name: step}), want)
	}
	c.same("asked both", n.N(report.Paired), visits("before > 0 AND after > 0"))
	c.same("more", n.N(report.More), visits("before > 0 AND after > before"))
	c.same("less", n.N(report.Less), visits("after > 0 AND after < before"))
	c.same("sum before", n.BeforeSum, c.n("SELECT sum(before) FROM visit WHERE before > 0 AND after > 0 AND "+atWeek))
	c.same("sum after", n.AfterSum, c.n("SELECT sum(after) FROM visit WHERE before > 0 AND after > 0 AND "+atWeek))
	c.same("handouts", n.N(report.TookHandout), c.n("SELECT count(DISTINCT visit) FROM print WHERE kind = 'handout' AND "+atWeek))
	c.same("copies", n.N(report.Copies), c.n("SELECT sum(copies) FROM print WHERE kind = 'handout' AND "+atWeek))
	roles := c.by("SELECT answer, sum(count) FROM tally WHERE what = 'role' AND " + atWeek + " GROUP BY 1")
	for _, role := range today.Roles {
		c.same("role "+role, n.N(report.Key{Group: report.Roles, Name: role}), roles[role])
	}
	const minutes = "(SELECT CAST(round((julianday(paired_at) - julianday(arrived_at)) * 86400) / 60 AS INTEGER) AS m FROM visit WHERE paired_at <> '' AND " + atWeek + " ORDER BY m)"
	c.same("known waits", n.Waits.Known, c.n("SELECT count(*) FROM "+minutes))
	c.same("longest wait", n.Waits.Longest, c.n("SELECT max(m) FROM "+minutes))
	waits := c.n("SELECT count(*) FROM " + minutes)
	nth := func(i int) int { return c.n(fmt.Sprintf("SELECT m FROM %s LIMIT 1 OFFSET %d", minutes, i)) }
	low, high := nth((waits-1)/2), nth(waits/2)
	c.same("median wait", n.Waits.Median, (low+high+1)/2)
	const here = "round(sum(julianday(%s) - julianday(here_from)) * 86400) FROM presence JOIN surgery ON surgery.id = presence.surgery WHERE week = @week AND here_until %s ''"
	c.same("recorded seconds", int(n.Hours.Recorded.Seconds()), c.n("SELECT "+fmt.Sprintf(here, "here_until", "<>")))
	c.same("estimated seconds", int(n.Hours.Estimated.Seconds()), c.n("SELECT "+fmt.Sprintf(here, "closed_at", "=")))
	c.same("not ended", n.Hours.NotEnded, c.n("SELECT count(*) FROM presence WHERE here_until = '' AND "+atWeek))
	c.same("surgeons", n.N(report.SurgeonsHere), c.n("SELECT count(DISTINCT surgeon) FROM presence WHERE "+atWeek))
	c.same("learned", n.Learnings, c.n("SELECT count(*) FROM learning JOIN week ON learning.day BETWEEN first_day AND last_day WHERE week.id = @week"))
	c.same("answers", n.Barometer, c.n("SELECT sum(count) FROM answer"))
}

// leaves holds each figure of the table that leaves against counts of SQL, each
// surgery rounded down by itself.
func (c counted) leaves(rows [][]string) {
	at := slices.Index(rows[0], "at_least")
	told := map[string]int{}
	for _, row := range rows[1:] {
		n, _ := strconv.Atoi(row[at])
		told[row[4]+" "+row[5]] = n
	}
	down := func(where string) int {
		return c.n("SELECT coalesce(sum(n / 5 * 5), 0) FROM (SELECT count(*) AS n FROM visit WHERE " + atWeek + " AND " + where + " GROUP BY surgery)")
	}
	want := map[string]int{"attendance visits": down("1"), "attendance returning": down("came_back = 1"), "attendance guests": down("id NOT IN " + named),
		"confidence more": down("before > 0 AND after > before"), "confidence less": down("after > 0 AND after < before"), "waiting known": down("paired_at <> ''"),
		"handout visits": down("id IN (SELECT visit FROM print WHERE kind = 'handout')")}
	for _, o := range surgery.Outcomes {
		want["outcome "+string(o)] = down("outcome = '" + string(o) + "'")
	}
	for _, b := range surgery.Barriers {
		want["barrier "+string(b)] = down("barrier = '" + string(b) + "'")
	}
	for _, track := range []string{"personal", "professional", "both"} {
		want["track "+track] = down("track = '" + track + "'")
	}
	for row, n := range want {
		got, there := told[row]
		if !there {
			c.t.Errorf("no row %q", row)
		}
		c.same(row, got, n)
	}
}

func (c counted) barometer(r barometer.Results, own barometer.OwnWords) {
	c.same("people", r.People+r.Waiting, c.n("SELECT sum(count) FROM answer"))
	answers := c.by("SELECT answer, sum(count) FROM answer GROUP BY 1")
	for i, n := range r.Together() {
		c.same(r.Answers[i].Text, n, answers[r.Answers[i].ID])
	}
	for _, source := range surgery.AnswerSources {
		of := c.by(fmt.Sprintf("SELECT answer, sum(count) FROM answer WHERE source = '%s' GROUP BY 1", source))
		for i, n := range r.From(source) {
			c.same(string(source)+": "+r.Answers[i].Text, n, of[r.Answers[i].ID])
		}
	}
	days := c.by("SELECT day, sum(count) FROM answer WHERE count > 0 GROUP BY 1")
	if len(days) != len(r.Days()) {
		c.t.Errorf("on %v, and SQL says %v", r.Days(), days)
	}
	for day, want := range days {
		sum := 0
		for _, n := range r.On(day) {
			sum += n
		}
		c.same(day, sum, want)
	}
	c.same("told", r.ToldPeople(), c.n("SELECT sum(n / 5 * 5) FROM (SELECT sum(count) AS n FROM answer GROUP BY answer)"))
	c.same("own words", len(own.Words), c.n("SELECT count(*) FROM added"))
	c.same("hidden words", own.Hidden, c.n("SELECT count(*) FROM added WHERE hidden = 1"))
}

func (c counted) learning(s said) {
	c.same("entries", s.log.All, c.n("SELECT count(*) FROM learning"))
	c.same("not sorted", s.log.Unsorted, c.n("SELECT count(*) FROM learning WHERE kind = ''"))
	for kind, want := range c.by("SELECT kind, count(*) FROM learning WHERE kind <> '' GROUP BY 1") {
		c.same(kind, s.kinds[surgery.LearningKind(kind)], want)
	}
	topics := c.by("SELECT value, count(*) FROM learning, json_each(nullif(about, '')) GROUP BY 1")
	for _, topic := range surgery.Topics {
		c.same(topic, s.topics[topic], topics[topic])
	}
}

func (c counted) story(s said) {
	c.same("chosen", len(s.told), c.n(`SELECT count(*) FROM story, json_each(story.entries) JOIN learning ON learning.id = value
		WHERE story.week = @week AND kind <> ''`))
	items, quotes := 0, 0
	text := string(document.Markdown(s.story))
	for _, p := range s.story.Parts {
		if p.Heading != words.Say("story.part_entries") {
			continue
		}
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case document.List:
				items += len(b.Items)
			case document.Quote:
				quotes++
			}
		}
	}
	const in = "SELECT count(*) FROM learning WHERE id IN (SELECT value FROM story, json_each(story.entries) WHERE story.week = @week) AND kind "
	c.same("quotes told", quotes, c.n(in+"= 'quote'"))
	c.same("entries told", items, c.n(in+"NOT IN ('', 'quote')"))
	// Its figures are those that may leave.
	down := c.n("SELECT sum(n / 5 * 5) FROM (SELECT count(*) AS n FROM visit WHERE " + atWeek + " GROUP BY surgery)")
	up := c.n("SELECT sum(n / 5 * 5 + 4) FROM (SELECT count(*) AS n FROM visit WHERE " + atWeek + " GROUP BY surgery)")
	for _, want := range []string{fmt.Sprintf("%d to %d visits, at 5 surgeries.", down, up),
		fmt.Sprintf("At least %d people", c.n("SELECT sum(n / 5 * 5) FROM (SELECT sum(count) AS n FROM answer GROUP BY answer)"))} {
		if !strings.Contains(text, want) {
			c.t.Errorf("no %q in the story", want)
		}
	}
}
