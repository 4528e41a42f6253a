package story_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/document"
)

// told returns the Markdown of a week's story: all its words.
func told(t testing.TB, d *rooms.Rooms, week surgery.ID) string {
	t.Helper()
	doc, err := d.Story.Document(week)
	if err != nil {
		t.Fatal(err)
	}
	return string(document.Markdown(doc))
}

func chosenWhats(b story.Board) []string {
	var out []string
	for _, r := range b.Chosen() {
		out = append(out, r.Words.What)
	}
	return out
}

func TestAStoryIsOfferedArrangedAndUndone(t *testing.T) {
	d := world.New(t).Open(t)
	week, event := world.AWeek(t, d)
	world.Learnt(t, d, world.Entry("2026-11-24", surgery.Idea, "an idea"))
	world.Learnt(t, d, world.Entry("2026-11-23", surgery.Worked, "it worked"))
	world.Learnt(t, d, world.Quote("2026-11-30", "it helped", "a carer")) // after the week, before the next
	world.Learnt(t, d, surgery.Learning{Words: surgery.LearningWords{What: "not sorted"}})
	before := world.Entry("2026-11-01", surgery.Worked, "before the week")
	world.Learnt(t, d, before)
	before.Event, before.Words.What = event, "of its event"
	world.Learnt(t, d, before)

	b := world.Story(t, d)
	if b.Story.Words.Title != "Invented Week: the story of the week" || b.Unsorted != 1 || len(b.Parts) != len(surgery.StoryParts) {
		t.Errorf("%+v", b)
	}
	world.Same(t, "offered", chosenWhats(b), "of its event", "it worked", "an idea", "it helped")

	s := b.Story
	s.Words.Thanks = "Thank you all"
	s.Parts = []string{"thanks", "entries"}
	s.Entries = []surgery.ID{s.Entries[3], s.Entries[0]}
	done := world.Must(t)(d.Story.Save(s))
	if !done.CanUndo || !slices.Contains(done.Changed, surgery.Stories) {
		t.Errorf("%+v", done)
	}
	b = world.Story(t, d)
	world.Same(t, "chosen", chosenWhats(b), "it helped", "of its event")
	if b.Parts[0].Key != "thanks" || !b.Parts[0].In || b.Parts[2].In || len(b.Entries) != 4 {
		t.Errorf("%+v", b.Parts)
	}
	text := told(t, d, week)
	if at := strings.Index(text, "Thank you all"); at < 0 || at > strings.Index(text, "it helped") {
		t.Error("parts are not in the host's order:\n" + text)
	}
	for _, never := range []string{"Vera Sample", "an idea", "not sorted"} {
		if strings.Contains(text, never) {
			t.Errorf("%q is told:\n%s", never, text)
		}
	}
	world.Must(t)(d.Desk.History.Undo(""))
	world.Same(t, "undone", chosenWhats(world.Story(t, d)), "of its event", "it worked", "an idea", "it helped")
}

func TestAStoryTellsTheWeekAndNotTheHostsNotes(t *testing.T) {
	d := world.New(t).Open(t)
	week, _ := world.AWeek(t, d)
	text := told(t, d, week)
	for _, want := range []string{"A made-up chat", "Tue 24 Nov, 8pm", "Online", "Vera Sample, @invented", "https://example.org/chat", "23 to 27 November 2026", `\#Invented`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "only for hosts") {
		t.Error("the host's notes are told")
	}
}

func TestAStoryHasNothingThatMayNotBeTold(t *testing.T) {
	for _, c := range []struct {
		l  surgery.Learning
		in bool
	}{
		{world.Entry("2026-11-24", surgery.Worked, "x"), true},
		{world.Entry("2026-11-24", "", "x"), false},
		{world.Quote("2026-11-24", "x", ""), true},
		{surgery.Learning{Kind: surgery.Quote, Words: surgery.LearningWords{What: "x"}}, false},
	} {
		if story.Tellable(c.l) != c.in {
			t.Errorf("%+v", c.l)
		}
	}
	d := world.New(t).Open(t)
	week, _ := world.AWeek(t, d)
	id := world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "told at first"))
	world.Must(t)(d.Story.Save(world.Story(t, d).Story))
	world.Must(t)(d.Learning.Sort(id, ""))
	if text := told(t, d, week); strings.Contains(text, "told at first") {
		t.Error(text)
	}
	world.Must(t)(d.Learning.Remove(id))
	if text := told(t, d, week); strings.Contains(text, "told at first") {
		t.Error(text)
	}
}

func TestMergingKeepsTheStory(t *testing.T) {
	d := world.New(t).Open(t)
	world.AWeek(t, d)
	a, b := world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "a")), world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "b"))
	s := world.Story(t, d).Story
	s.Entries = []surgery.ID{b}
	world.Must(t)(d.Story.Save(s))
	world.Must(t)(d.Learning.Merge(a, b))
	world.Same(t, "merged", chosenWhats(world.Story(t, d)), "a\nb")
	world.Must(t)(d.Desk.History.Undo(""))
	world.Same(t, "undone", chosenWhats(world.Story(t, d)), "b")
}

func TestAStoryIsSavedInEveryForm(t *testing.T) {
	d := world.New(t).Open(t)
	week, _ := world.AWeek(t, d)
	folder := t.TempDir()
	world.Learnt(t, d, world.Entry("2026-11-24", surgery.Worked, "<script>alert(1)</script> & =1+1"))
	for form, name := range map[story.Form]string{story.StoryHTML: "story-2026-11-23.html", story.StoryMarkdown: "story-2026-11-23.md", story.StoryTable: "story-2026-11-23.csv"} {
		done := world.Must(t)(d.Story.SaveAs(week, form, folder))
		if !strings.Contains(done.Notice, name) {
			t.Errorf("%s: %q", form, done.Notice)
		}
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !strings.Contains(string(raw), "A made-up chat") {
			t.Errorf("%s: %v\n%s", form, err, raw)
		}
		if form != story.StoryTable && strings.Contains(string(raw), "<script>") {
			t.Errorf("%s has markup of an entry", form)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "story-2026-11-23.xlsx")); err != nil {
		t.Error(err)
	}
	p, err := d.Story.Paper(week, "")
	if err != nil || len(p.Pages) == 0 || !strings.Contains(p.Pages[0].Text(), "A made-up chat") {
		t.Error(p, err)
	}
	if _, err := d.Prints.SavePDF(p, folder); err != nil {
		t.Error(err)
	}
}

func TestNoWeekNoStory(t *testing.T) {
	d := world.New(t).Open(t)
	if b := world.Story(t, d); b.Week != nil {
		t.Errorf("%+v", b)
	}
	_, err := d.Story.Document("")
	world.Refused(t, err, surgery.NotFound, "story.no_week")
	_, err = d.Story.SaveAs("", story.StoryHTML, t.TempDir())
	world.Refused(t, err, surgery.NotFound, "")
}

// fillStory is a week as a busy host leaves it.
func fillStory(t testing.TB, d *rooms.Rooms, entries int) surgery.ID {
	week, event := world.AWeek(t, d)
	for i := range entries {
		l := world.Entry(dates.Add("2026-11-23", i%5), surgery.LearningKinds[i%5], fmt.Sprintf(
			"Entry %d: people who sat at a round table asked each other first, and called a surgeon only when neither of them knew. We shall put out more round tables.", i), "tables")
		l.Event, l.About = event, []string{"running_surgeries"}
		if l.Kind == surgery.Quote {
			l.Permitted, l.Words.Whose = l.Day, "a carer"
		}
		world.Learnt(t, d, l)
	}
	return week
}

// BenchmarkStory makes the PDF of a week with 120 entries, from the records on.
func BenchmarkStory(b *testing.B) {
	d := world.New(b).Open(b)
	week := fillStory(b, d, 120)
	for b.Loop() {
		p, err := d.Story.Paper(week, "")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := d.Prints.ToFolder(p, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLearningLog searches a log of 120 entries.
func BenchmarkLearningLog(b *testing.B) {
	d := world.New(b).Open(b)
	fillStory(b, d, 120)
	for b.Loop() {
		log, err := d.Learning.Log(learning.Filter{Text: "round tab"})
		if err != nil || len(log.Rows) != 120 {
			b.Fatal(len(log.Rows), err)
		}
	}
}
