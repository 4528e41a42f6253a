package learning_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func whats(t testing.TB, d *rooms.Rooms, f learning.Filter) []string {
	t.Helper()
	log, err := d.Learning.Log(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range log.Rows {
		out = append(out, r.Words.What)
	}
	return out
}

func TestTheLogIsFilteredAndSearched(t *testing.T) {
	d := world.New(t).Open(t)
	week, event := world.AWeek(t, d)
	one := world.Entry("2026-11-24", surgery.Worked, "Café tables work better", "Layout", "#layout ")
	one.Event, one.About = event, []string{"running_surgeries", "social_media"}
	one.Words.Link = surgery.WeekLink{Opens: "How", Address: "example.org/how"}
	world.Learnt(t, d, one)
	world.Learnt(t, d, world.Entry("2026-12-01", surgery.Idea, "Ask José to speak", "people"))
	world.Learnt(t, d, surgery.Learning{Words: surgery.LearningWords{What: "from a visit"}})

	for _, c := range []struct {
		f    learning.Filter
		want []string
	}{
		{learning.Filter{}, []string{"from a visit", "Ask José to speak", "Café tables work better"}},
		{learning.Filter{Text: "cafe TAB"}, []string{"Café tables work better"}},
		{learning.Filter{Text: "jose speak"}, []string{"Ask José to speak"}},
		{learning.Filter{Text: "ables"}, nil}, // words are found by how they begin
		{learning.Filter{Text: "made-up chat"}, []string{"Café tables work better"}},
		{learning.Filter{Kind: surgery.Idea}, []string{"Ask José to speak"}},
		{learning.Filter{Unsorted: true}, []string{"from a visit"}},
		{learning.Filter{About: "social_media"}, []string{"Café tables work better"}},
		{learning.Filter{Tag: "LAYOUT"}, []string{"Café tables work better"}},
		{learning.Filter{Week: week}, []string{"from a visit", "Café tables work better"}},
		{learning.Filter{Week: week, Text: "jose"}, nil},
	} {
		if got := whats(t, d, c.f); !slices.Equal(got, c.want) {
			t.Errorf("%+v: got %q, want %q", c.f, got, c.want)
		}
	}
	log, err := d.Learning.Log(learning.Filter{Kind: surgery.Idea})
	if err != nil || log.All != 3 || log.Unsorted != 1 {
		t.Error(log.All, log.Unsorted, err)
	}
	world.Same(t, "tags", log.Tags, "Layout", "people")
	log, _ = d.Learning.Log(learning.Filter{Tag: "layout"})
	row := log.Rows[0]
	world.Same(t, "own tags", row.Words.Tags, "Layout")
	world.Same(t, "about", row.About, "social_media", "running_surgeries") // in our order
	if row.Event != "A made-up chat" || row.Words.Link.Address != "https://example.org/how" {
		t.Error(row.Event, row.Words.Link)
	}
}

func TestALinkOfALearningIsHttps(t *testing.T) {
	d := world.New(t).Open(t)
	for _, bad := range []string{"http://example.org", "javascript:alert(1)", "file:///etc/passwd"} {
		l := world.Entry("2026-11-24", surgery.Worked, "x")
		l.Words.Link.Address = bad
		if _, err := d.Learning.Add(l); surgery.KindOf(err) != surgery.Invalid {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestEveryChangeOfTheLogIsUndone(t *testing.T) {
	d := world.New(t).Open(t)
	a := world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "a"))
	b := world.Learnt(t, d, world.Entry("2026-11-24", surgery.Idea, "b"))
	world.Learnt(t, d, world.Entry("2026-11-24", surgery.Idea, "c"))
	for _, c := range []struct {
		label string
		do    func() (surgery.Change, error)
		want  []string
	}{
		{"change what we learned", func() (surgery.Change, error) {
			l, _ := d.Learning.Learning(a)
			l.Words.What = "a changed"
			return d.Learning.Edit(l)
		}, []string{"a changed", "b", "c"}},
		{"order the learning log", func() (surgery.Change, error) { return d.Learning.Move(a, b) }, []string{"b", "a", "c"}},
		{"take out what we learned", func() (surgery.Change, error) { return d.Learning.Remove(b) }, []string{"a", "c"}},
		{"merge what we learned", func() (surgery.Change, error) { return d.Learning.Merge(b, a) }, []string{"b\na", "c"}},
		{"add to the learning log", func() (surgery.Change, error) {
			return d.Learning.Add(world.Entry("2026-11-24", surgery.Idea, "d"))
		}, []string{"a", "b", "c", "d"}},
	} {
		done := world.Must(t)(c.do())
		if !done.CanUndo || done.Notice == "" {
			t.Errorf("%s: %+v", c.label, done)
		}
		world.Same(t, c.label, whats(t, d, learning.Filter{}), c.want...)
		if got := d.Desk.History.UndoLabel(""); got != "Undo: "+c.label {
			t.Errorf("label %q, want %q", got, c.label)
		}
		world.Must(t)(d.Desk.History.Undo(""))
		world.Same(t, c.label+" undone", whats(t, d, learning.Filter{}), "a", "b", "c")
		world.Must(t)(d.Desk.History.Redo(""))
		world.Same(t, c.label+" again", whats(t, d, learning.Filter{}), c.want...)
		world.Must(t)(d.Desk.History.Undo(""))
	}
}

func TestAnEntryKeepsToItsDayWhenMoved(t *testing.T) {
	d := world.New(t).Open(t)
	a := world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "a"))
	b := world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "b"))
	c := world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "c"))
	other := world.Learnt(t, d, world.Entry("2026-11-25", surgery.Worked, "other"))
	world.Must(t)(d.Learning.Move(c, a))
	world.Same(t, "to the top", whats(t, d, learning.Filter{}), "other", "c", "a", "b")
	world.Must(t)(d.Learning.Move(c, b))
	world.Same(t, "to the foot", whats(t, d, learning.Filter{}), "other", "a", "b", "c")
	_, err := d.Learning.Move(a, other)
	world.Refused(t, err, surgery.Invalid, "learning.other_day")
	_, err = d.Learning.Move("nobody", a)
	world.Refused(t, err, surgery.NotFound, "")

	l, _ := d.Learning.Learning(a)
	l.Day = "2026-11-25"
	world.Must(t)(d.Learning.Edit(l))
	world.Same(t, "on another day it is the last", whats(t, d, learning.Filter{}), "other", "a", "b", "c")
}

func TestAQuoteNeedsPermission(t *testing.T) {
	d := world.New(t).Open(t)
	_, err := d.Learning.Add(surgery.Learning{Kind: surgery.Quote, Words: surgery.LearningWords{What: "I said so"}})
	world.Refused(t, err, surgery.Invalid, "error.quote_not_permitted")
	id := world.Learnt(t, d, surgery.Learning{Words: surgery.LearningWords{What: "from a visit"}})
	_, err = d.Learning.Sort(id, surgery.Quote)
	world.Refused(t, err, surgery.Invalid, "error.quote_not_permitted")
	q := world.Learnt(t, d, world.Quote("2026-11-24", "It helped", "a carer"))
	world.Must(t)(d.Learning.Sort(id, surgery.Idea))
	l, _ := d.Learning.Learning(q)
	l.Kind = surgery.Idea // no longer anybody's words
	world.Must(t)(d.Learning.Edit(l))
	if l, _ = d.Learning.Learning(q); l.Permitted != "" || l.Words.Whose != "" {
		t.Errorf("an idea is still signed: %+v", l)
	}
}

func TestMergingKeepsWhatEachHas(t *testing.T) {
	d := world.New(t).Open(t)
	_, event := world.AWeek(t, d)
	a := world.Entry("2026-11-24", surgery.Worked, "Tables", "x")
	a.About, a.Words.Link = []string{"recovery"}, surgery.WeekLink{Opens: "A", Address: "https://example.org/a"}
	b := world.Entry("2026-11-25", surgery.Worked, "Chairs", "X", "y")
	b.About, b.Event, b.Words.Link = []string{"social_media"}, event, surgery.WeekLink{Opens: "B", Address: "https://example.org/b"}
	ida, idb := world.Learnt(t, d, a), world.Learnt(t, d, b)
	preview, err := d.Learning.Merged(ida, idb)
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Learning.Merge(ida, idb))
	one, _ := d.Learning.Learning(ida)
	if world.Sprint(&one) != world.Sprint(&preview) {
		t.Errorf("the preview was %s, it is %s", world.Sprint(&preview), world.Sprint(&one))
	}
	if one.Words.What != "Tables\nChairs\nB https://example.org/b" || one.Event != event || one.Day != "2026-11-24" {
		t.Errorf("%+v", one)
	}
	world.Same(t, "tags", one.Words.Tags, "x", "y")
	world.Same(t, "about", one.About, "social_media", "recovery")

	q1, q2 := world.Learnt(t, d, world.Quote("2026-11-24", "Yes", "a carer")), world.Learnt(t, d, world.Quote("2026-11-26", "No", "A Carer"))
	q3 := world.Learnt(t, d, world.Quote("2026-11-24", "Maybe", "a student"))
	for _, c := range []struct {
		a, b surgery.ID
		key  string
	}{{q1, q1, "learning.merge_itself"}, {q1, ida, "learning.merge_quote"}, {ida, q1, "learning.merge_quote"}, {q1, q3, "learning.merge_two_people"}} {
		_, err := d.Learning.Merge(c.a, c.b)
		world.Refused(t, err, surgery.Invalid, c.key)
	}
	world.Must(t)(d.Learning.Merge(q1, q2))
	if l, _ := d.Learning.Learning(q1); l.Permitted != "2026-11-26" {
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
		if got := learning.MergedText(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %q", c.a, c.b, got)
		}
	}
}

func TestTheLogIsSavedAsATable(t *testing.T) {
	d := world.New(t).Open(t)
	folder := t.TempDir()
	_, err := d.Learning.Export(learning.Filter{}, folder)
	world.Refused(t, err, surgery.NotFound, "learning.nothing_to_save")
	world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "=HYPERLINK(\"https://example.org\")\n+1", "@tag"))
	world.Learnt(t, d, world.Quote("2026-11-24", "It helped", "a carer"))
	world.Learnt(t, d, surgery.Learning{Words: surgery.LearningWords{What: "raw words of a visit"}})
	for range 2 {
		done := world.Must(t)(d.Learning.Export(learning.Filter{}, folder))
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
	d := world.New(t).Started(t)
	sam := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux"}))
	world.Must(t)(d.Visit.FinishVisit(sam.Visit, visit.Finish{Learnt: "Hashtags are doors"}))
	c, err := d.Closing.Closing()
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Closing.CloseSurgery(c.Learnt))
	log, err := d.Learning.Log(learning.Filter{Unsorted: true})
	if err != nil || len(log.Rows) != 1 || log.Rows[0].Kind != "" {
		t.Fatal(log, err)
	}
	world.Must(t)(d.Learning.Sort(log.Rows[0].ID, surgery.Worked))
	world.Same(t, "sorted", whats(t, d, learning.Filter{Kind: surgery.Worked}), "Hashtags are doors")
}
