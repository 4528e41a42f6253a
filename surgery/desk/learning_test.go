package desk

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

// learnt adds an entry and returns its id.
func learnt(t testing.TB, d *Desk, l surgery.Learning) surgery.ID {
	t.Helper()
	return must(t)(d.AddLearning(l)).About
}

func entry(day string, kind surgery.LearningKind, what string, tags ...string) surgery.Learning {
	return surgery.Learning{Day: day, Kind: kind, Words: surgery.LearningWords{What: what, Tags: tags}}
}

func quote(day, what, whose string) surgery.Learning {
	return surgery.Learning{Day: day, Kind: surgery.Quote, Permitted: day, Words: surgery.LearningWords{What: what, Whose: whose}}
}

func whats(t testing.TB, d *Desk, f LearningFilter) []string {
	t.Helper()
	log, err := d.LearningLog(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range log.Rows {
		out = append(out, r.Words.What)
	}
	return out
}

func same(t testing.TB, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// aWeek is a themed week of the tests' day, with one event in it.
func aWeek(t testing.TB, d *Desk) (week, event surgery.ID) {
	t.Helper()
	week = must(t)(d.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27",
		Words: surgery.WeekWords{Title: "Invented Week", Hashtags: []string{"Invented"}}}, "")).About
	event = must(t)(d.SaveEvent(surgery.Event{Week: week, Kind: surgery.ChatEvent, Starts: d.EventTime("2026-11-24", "20:00"),
		Words: surgery.EventWords{Title: "A made-up chat", Lead: "Vera Sample", Account: "@invented", Online: true, Notes: "only for hosts",
			Link: surgery.WeekLink{Opens: "The chat", Address: "https://example.org/chat"}}})).About
	return week, event
}

func TestTheLogIsFilteredAndSearched(t *testing.T) {
	d := newWorld(t).open(t)
	week, event := aWeek(t, d)
	one := entry("2026-11-24", surgery.Worked, "Café tables work better", "Layout", "#layout ")
	one.Event, one.About = event, []string{"running_surgeries", "social_media"}
	one.Words.Link = surgery.WeekLink{Opens: "How", Address: "example.org/how"}
	learnt(t, d, one)
	learnt(t, d, entry("2026-12-01", surgery.Idea, "Ask José to speak", "people"))
	learnt(t, d, surgery.Learning{Words: surgery.LearningWords{What: "from a visit"}})

	for _, c := range []struct {
		f    LearningFilter
		want []string
	}{
		{LearningFilter{}, []string{"from a visit", "Ask José to speak", "Café tables work better"}},
		{LearningFilter{Text: "cafe TAB"}, []string{"Café tables work better"}},
		{LearningFilter{Text: "jose speak"}, []string{"Ask José to speak"}},
		{LearningFilter{Text: "ables"}, nil}, // words are found by how they begin
		{LearningFilter{Text: "made-up chat"}, []string{"Café tables work better"}},
		{LearningFilter{Kind: surgery.Idea}, []string{"Ask José to speak"}},
		{LearningFilter{Unsorted: true}, []string{"from a visit"}},
		{LearningFilter{About: "social_media"}, []string{"Café tables work better"}},
		{LearningFilter{Tag: "LAYOUT"}, []string{"Café tables work better"}},
		{LearningFilter{Week: week}, []string{"from a visit", "Café tables work better"}},
		{LearningFilter{Week: week, Text: "jose"}, nil},
	} {
		if got := whats(t, d, c.f); !slices.Equal(got, c.want) {
			t.Errorf("%+v: got %q, want %q", c.f, got, c.want)
		}
	}
	log, err := d.LearningLog(LearningFilter{Kind: surgery.Idea})
	if err != nil || log.All != 3 || log.Unsorted != 1 {
		t.Error(log.All, log.Unsorted, err)
	}
	same(t, "tags", log.Tags, "Layout", "people")
	log, _ = d.LearningLog(LearningFilter{Tag: "layout"})
	row := log.Rows[0]
	same(t, "own tags", row.Words.Tags, "Layout")
	same(t, "about", row.About, "social_media", "running_surgeries") // in our order
	if row.Event != "A made-up chat" || row.Words.Link.Address != "https://example.org/how" {
		t.Error(row.Event, row.Words.Link)
	}
}

func TestALinkOfALearningIsHttps(t *testing.T) {
	d := newWorld(t).open(t)
	for _, bad := range []string{"http://example.org", "javascript:alert(1)", "file:///etc/passwd"} {
		l := entry("2026-11-24", surgery.Worked, "x")
		l.Words.Link.Address = bad
		if _, err := d.AddLearning(l); surgery.KindOf(err) != surgery.Invalid {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestEveryChangeOfTheLogIsUndone(t *testing.T) {
	d := newWorld(t).open(t)
	a := learnt(t, d, entry("2026-11-24", surgery.Worked, "a"))
	b := learnt(t, d, entry("2026-11-24", surgery.Idea, "b"))
	learnt(t, d, entry("2026-11-24", surgery.Idea, "c"))
	for _, c := range []struct {
		label string
		do    func() (surgery.Change, error)
		want  []string
	}{
		{"change what we learned", func() (surgery.Change, error) {
			l, _ := d.Learning(a)
			l.Words.What = "a changed"
			return d.EditLearning(l)
		}, []string{"a changed", "b", "c"}},
		{"order the learning log", func() (surgery.Change, error) { return d.MoveLearning(a, b) }, []string{"b", "a", "c"}},
		{"take out what we learned", func() (surgery.Change, error) { return d.RemoveLearning(b) }, []string{"a", "c"}},
		{"merge what we learned", func() (surgery.Change, error) { return d.MergeLearnings(b, a) }, []string{"b\na", "c"}},
		{"add to the learning log", func() (surgery.Change, error) { return d.AddLearning(entry("2026-11-24", surgery.Idea, "d")) }, []string{"a", "b", "c", "d"}},
	} {
		done := must(t)(c.do())
		if !done.CanUndo || done.Notice == "" {
			t.Errorf("%s: %+v", c.label, done)
		}
		same(t, c.label, whats(t, d, LearningFilter{}), c.want...)
		if got := d.UndoLabel(""); got != "Undo: "+c.label {
			t.Errorf("label %q, want %q", got, c.label)
		}
		must(t)(d.Undo(""))
		same(t, c.label+" undone", whats(t, d, LearningFilter{}), "a", "b", "c")
		must(t)(d.Redo(""))
		same(t, c.label+" again", whats(t, d, LearningFilter{}), c.want...)
		must(t)(d.Undo(""))
	}
}

func TestAnEntryKeepsToItsDayWhenMoved(t *testing.T) {
	d := newWorld(t).open(t)
	a := learnt(t, d, entry("2026-11-24", surgery.Worked, "a"))
	b := learnt(t, d, entry("2026-11-24", surgery.Worked, "b"))
	c := learnt(t, d, entry("2026-11-24", surgery.Worked, "c"))
	other := learnt(t, d, entry("2026-11-25", surgery.Worked, "other"))
	must(t)(d.MoveLearning(c, a))
	same(t, "to the top", whats(t, d, LearningFilter{}), "other", "c", "a", "b")
	must(t)(d.MoveLearning(c, b))
	same(t, "to the foot", whats(t, d, LearningFilter{}), "other", "a", "b", "c")
	_, err := d.MoveLearning(a, other)
	refused(t, err, surgery.Invalid, "learning.other_day")
	_, err = d.MoveLearning("nobody", a)
	refused(t, err, surgery.NotFound, "")

	l, _ := d.Learning(a)
	l.Day = "2026-11-25"
	must(t)(d.EditLearning(l))
	same(t, "on another day it is the last", whats(t, d, LearningFilter{}), "other", "a", "b", "c")
}

func TestAQuoteNeedsPermission(t *testing.T) {
	d := newWorld(t).open(t)
	_, err := d.AddLearning(surgery.Learning{Kind: surgery.Quote, Words: surgery.LearningWords{What: "I said so"}})
	refused(t, err, surgery.Invalid, "error.quote_not_permitted")
	id := learnt(t, d, surgery.Learning{Words: surgery.LearningWords{What: "from a visit"}})
	_, err = d.SortLearning(id, surgery.Quote)
	refused(t, err, surgery.Invalid, "error.quote_not_permitted")
	q := learnt(t, d, quote("2026-11-24", "It helped", "a carer"))
	must(t)(d.SortLearning(id, surgery.Idea))
	l, _ := d.Learning(q)
	l.Kind = surgery.Idea // no longer anybody's words
	must(t)(d.EditLearning(l))
	if l, _ = d.Learning(q); l.Permitted != "" || l.Words.Whose != "" {
		t.Errorf("an idea is still signed: %+v", l)
	}
}

func TestMergingKeepsWhatEachHas(t *testing.T) {
	d := newWorld(t).open(t)
	_, event := aWeek(t, d)
	a := entry("2026-11-24", surgery.Worked, "Tables", "x")
	a.About, a.Words.Link = []string{"recovery"}, surgery.WeekLink{Opens: "A", Address: "https://example.org/a"}
	b := entry("2026-11-25", surgery.Worked, "Chairs", "X", "y")
	b.About, b.Event, b.Words.Link = []string{"social_media"}, event, surgery.WeekLink{Opens: "B", Address: "https://example.org/b"}
	ida, idb := learnt(t, d, a), learnt(t, d, b)
	preview, err := d.MergedLearning(ida, idb)
	if err != nil {
		t.Fatal(err)
	}
	must(t)(d.MergeLearnings(ida, idb))
	one, _ := d.Learning(ida)
	if sprint(&one) != sprint(&preview) {
		t.Errorf("the preview was %s, it is %s", sprint(&preview), sprint(&one))
	}
	if one.Words.What != "Tables\nChairs\nB https://example.org/b" || one.Event != event || one.Day != "2026-11-24" {
		t.Errorf("%+v", one)
	}
	same(t, "tags", one.Words.Tags, "x", "y")
	same(t, "about", one.About, "social_media", "recovery")

	q1, q2 := learnt(t, d, quote("2026-11-24", "Yes", "a carer")), learnt(t, d, quote("2026-11-26", "No", "A Carer"))
	q3 := learnt(t, d, quote("2026-11-24", "Maybe", "a student"))
	for _, c := range []struct {
		a, b surgery.ID
		key  string
	}{{q1, q1, "learning.merge_itself"}, {q1, ida, "learning.merge_quote"}, {ida, q1, "learning.merge_quote"}, {q1, q3, "learning.merge_two_people"}} {
		_, err := d.MergeLearnings(c.a, c.b)
		refused(t, err, surgery.Invalid, c.key)
	}
	must(t)(d.MergeLearnings(q1, q2))
	if l, _ := d.Learning(q1); l.Permitted != "2026-11-26" {
		t.Error("permission for both is only since the later:", l.Permitted)
	}
}

func TestMergedTextSaysNothingTwice(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"Café tables", "cafe TABLES", "Café tables"},
		{"tables", "Café tables work", "Café tables work"},
		{"a", "b", "a\nb"},
		{"table", "tables", "table\ntables"},
	} {
		if got := mergedText(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %q", c.a, c.b, got)
		}
	}
}

func TestTheLogIsSavedAsATable(t *testing.T) {
	d := newWorld(t).open(t)
	folder := t.TempDir()
	_, err := d.ExportLearnings(LearningFilter{}, folder)
	refused(t, err, surgery.NotFound, "learning.nothing_to_save")
	learnt(t, d, entry("2026-11-24", surgery.Worked, "=HYPERLINK(\"https://example.org\")\n+1", "@tag"))
	learnt(t, d, quote("2026-11-24", "It helped", "a carer"))
	learnt(t, d, surgery.Learning{Words: surgery.LearningWords{What: "raw words of a visit"}})
	for range 2 {
		done := must(t)(d.ExportLearnings(LearningFilter{}, folder))
		if !strings.Contains(done.Notice, "2 entries") || !strings.Contains(done.Notice, "1 entry is left out") {
			t.Error(done.Notice)
		}
	}
	raw, err := os.ReadFile(filepath.Join(folder, "learning-2026-11-24-2.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(raw), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatal(rows, err)
	}
	if rows[1][2] != "'=HYPERLINK(\"https://example.org\")\n'+1" || rows[1][6] != "'@tag" || rows[2][3] != "a carer" || rows[2][4] != "2026-11-24" {
		t.Errorf("%q", rows)
	}
	if strings.Contains(string(raw), "raw words") {
		t.Error("what is not sorted left the laptop")
	}
}

func TestClosingASurgeryFillsTheLogUnnamed(t *testing.T) {
	d := newWorld(t).started(t)
	sam := must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux"}))
	must(t)(d.FinishVisit(sam.Visit, Finish{Learnt: "Hashtags are doors"}))
	c, err := d.Closing()
	if err != nil {
		t.Fatal(err)
	}
	must(t)(d.CloseSurgery(c.Learnt))
	log, err := d.LearningLog(LearningFilter{Unsorted: true})
	if err != nil || len(log.Rows) != 1 || log.Rows[0].Kind != "" {
		t.Fatal(log, err)
	}
	must(t)(d.SortLearning(log.Rows[0].ID, surgery.Worked))
	same(t, "sorted", whats(t, d, LearningFilter{Kind: surgery.Worked}), "Hashtags are doors")
}
