package visit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestAStepIsMarkedAndMarkedAgain(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", false).Visit
	list := world.Visit(t, d, zoe).Lists[0]
	if list.Title != "Start here: safe basics" || list.Done != 0 || list.Steps[0].State != surgery.ToDo || list.Steps[0].Why == "" || list.Steps[0].How == "" {
		t.Fatalf("%+v", list)
	}
	for _, c := range []struct {
		state  surgery.StepState
		notice string
		done   int
	}{
		{surgery.Done, "Done: Make your email safe first.", 1},
		{surgery.NotTodayStep, "Not today: Make your email safe first.", 0},
		{surgery.NotForMe, "Not for me: Make your email safe first.", 0},
		{surgery.ToDo, "To do again: Make your email safe first.", 0},
		{surgery.Done, "Done: Make your email safe first.", 1},
	} {
		done := world.Must(t)(d.Visit.Mark(zoe, world.Basics, world.Email, c.state))
		v := world.Visit(t, d, zoe)
		if got := world.Step(t, v, world.Email); done.Notice != c.notice || got.State != c.state || v.Lists[0].Done != c.done {
			t.Errorf("%s: %q %+v", c.state, done.Notice, got)
		}
		want := list.Minutes
		if c.state != surgery.ToDo {
			want -= list.Steps[0].Minutes
		}
		if v.Lists[0].Minutes != want {
			t.Errorf("%s: %d minutes are still to do", c.state, v.Lists[0].Minutes)
		}
	}
	_, err := d.Visit.Mark(zoe, world.Basics, world.Email, "nearly")
	world.Refused(t, err, surgery.Internal, "")
	_, err = d.Visit.Mark(zoe, world.Basics, "no-such-step", surgery.Done)
	world.Refused(t, err, surgery.NotFound, "error.gone")
	_, err = d.Visit.Mark(zoe, "no-such-list", world.Email, surgery.Done)
	world.Refused(t, err, surgery.NotFound, "error.gone")
}

func TestProgressComesBackNextMonth(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	world.Must(t)(d.Visit.MarkSheet(zoe, "1 s2 x3"))
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, "basics-two-step", "  no phone\u202e "))
	w.NextMonth(t, d)
	v := world.Visit(t, d, world.Must(t)(d.Today.CheckIn(world.Search(t, d, "zoe").Rows[0].Attendee)).Visit)
	for _, c := range []struct {
		id, earlier, note string
		state             surgery.StepState
	}{
		{world.Email, "24 Nov", "", surgery.Done},
		{world.Three, "", "", surgery.ToDo}, // not that day; perhaps today
		{"basics-two-step", "24 Nov", "no phone", surgery.NotForMe},
		{"basics-password-manager", "", "", surgery.ToDo},
	} {
		if s := world.Step(t, v, c.id); s.State != c.state || s.Earlier != c.earlier || s.Note != c.note || s.Changed {
			t.Errorf("%s: %+v", c.id, s)
		}
	}
	world.Must(t)(d.Visit.Mark(v.ID, world.Basics, world.Three, surgery.Done))
	world.Must(t)(d.Visit.Mark(v.ID, world.Basics, world.Email, surgery.ToDo))
	v = world.Visit(t, d, v.ID)
	if s := world.Step(t, v, world.Three); s.State != surgery.Done || s.Earlier != "" {
		t.Errorf("done today: %+v", s)
	}
	if s := world.Step(t, v, world.Email); s.State != surgery.ToDo || s.Earlier != "" {
		t.Errorf("to do again: %+v", s)
	}
}

// A note written today must not say that the step was done today: not on the
// card, not on the handout.
func TestANoteNeverMarksItsStep(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, world.Three, "to look up"))
	if s := world.Step(t, world.Visit(t, d, zoe), world.Three); s.State != surgery.ToDo || s.Note != "to look up" {
		t.Errorf("%+v", s)
	}
	world.Must(t)(d.Visit.Mark(zoe, world.Basics, world.Three, surgery.Done))
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, world.Three, "found"))
	if s := world.Step(t, world.Visit(t, d, zoe), world.Three); s.State != surgery.Done || s.Note != "found" {
		t.Errorf("a note undid it: %+v", s)
	}
	world.Must(t)(d.Visit.MarkSheet(zoe, "1 s3"))
	for month := range 2 {
		w.NextMonth(t, d)
		zoe = world.Must(t)(d.Today.CheckIn(world.Search(t, d, "zoe").Rows[0].Attendee)).Visit
		for _, id := range []string{world.Email, "basics-two-step"} {
			world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, id, "asked about it"))
			world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, id, "asked about it again"))
		}
		v := world.Visit(t, d, zoe)
		if s := world.Step(t, v, world.Email); s.State != surgery.Done || s.Earlier != "24 Nov" || s.Note != "asked about it again" {
			t.Errorf("month %d: %+v", month, s)
		}
		if s := world.Step(t, v, "basics-two-step"); s.State != surgery.ToDo || s.Note != "asked about it again" {
			t.Errorf("month %d, not that day: %+v", month, s)
		}
		if c := world.Board(t, d).Waiting[0]; c.Today != 0 || c.Done != 2 || c.Bare {
			t.Errorf("month %d: %+v", month, c)
		}
	}
	if done := world.Must(t)(d.Visit.Mark(zoe, world.Basics, world.Email, surgery.Done)); done.Op != "" {
		t.Errorf("it was done again: %+v", done)
	}
	if done := world.Must(t)(d.Visit.MarkSheet(zoe, "1")); done.Notice != "These steps are marked already." {
		t.Errorf("%+v", done)
	}
	if s := world.Step(t, world.Visit(t, d, zoe), world.Email); s.Earlier != "24 Nov" || s.Note != "asked about it again" {
		t.Errorf("what was done keeps its day: %+v", s)
	}
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, world.Email, " "))
	if s := world.Step(t, world.Visit(t, d, zoe), world.Email); s.State != surgery.Done || s.Note != "" {
		t.Errorf("the note is taken away: %+v", s)
	}
	_, err := d.Visit.WriteNote(zoe, world.Basics, world.Email, strings.Repeat("long ", 1000))
	world.Refused(t, err, surgery.Invalid, "error.too_long")
}

func TestAChangedTextIsSaid(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	world.Must(t)(d.Visit.MarkSheet(zoe, "1-2"))
	w.NextMonth(t, d)
	zoe = world.Must(t)(d.Today.CheckIn(world.Search(t, d, "zoe").Rows[0].Attendee)).Visit

	raw, err := d.Desk.Options().Files.Open("checklists/safe-basics.toml")
	if err != nil {
		t.Fatal(err)
	}
	info, _ := raw.Stat()
	text := make([]byte, info.Size())
	if _, err := raw.Read(text); err != nil {
		t.Fatal(err)
	}
	own := t.TempDir() // the host's own copy, with a new text of the first step
	newer := strings.Replace(string(text), "id = \""+world.Email+"\"", "id = \""+world.Email+"\"\nversion = 7", 1)
	if i := strings.Index(newer, "version = 7"); i >= 0 { // the step's own version goes
		rest := newer[i+len("version = 7"):]
		end := strings.Index(rest, "[[")
		lines := strings.Split(rest[:end], "\n")
		for n, l := range lines {
			if strings.HasPrefix(l, "version") {
				lines[n] = ""
			}
		}
		newer = newer[:i] + "version = 7" + strings.Join(lines, "\n") + rest[end:]
	}
	if err := os.WriteFile(filepath.Join(own, "safe-basics.toml"), []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	settings := d.Settings.Settings()
	settings.Checklists = own
	world.Must(t)(d.Settings.Set(settings))
	if len(d.Checklists.Problems()) > 0 {
		t.Fatal(d.Checklists.Problems())
	}
	v := world.Visit(t, d, zoe)
	if !world.Step(t, v, world.Email).Changed || world.Step(t, v, world.Three).Changed {
		t.Errorf("changed: %v %v", world.Step(t, v, world.Email).Changed, world.Step(t, v, world.Three).Changed)
	}
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, world.Email, "will read it"))
	if !world.Step(t, world.Visit(t, d, zoe), world.Email).Changed {
		t.Error("a note says it was read anew")
	}
	world.Must(t)(d.Visit.Mark(zoe, world.Basics, world.Email, surgery.Done))
	if world.Step(t, world.Visit(t, d, zoe), world.Email).Changed {
		t.Error("done anew, and still changed")
	}
}

func TestMarkSheetMarksAllOrNothing(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton", Track: surgery.Personal, Checklists: []string{world.Basics, "bluesky-setup"}})).Visit
	steps := 0
	for _, l := range world.Visit(t, d, zoe).Lists {
		steps += len(l.Steps)
	}
	before := world.Verified(t, d).Operations
	for typed, key := range map[string]string{
		"":           "error.marks_empty",
		"1-4 22":     "error.marks_unread",
		"1 1":        "error.marks_unread",
		"1-4 banana": "error.marks_unread",
		"4-1":        "error.marks_unread",
		"0":          "error.marks_unread",
	} {
		_, err := d.Visit.MarkSheet(zoe, typed)
		world.Refused(t, err, surgery.Invalid, key)
	}
	if world.Verified(t, d).Operations != before || world.Visit(t, d, zoe).Lists[0].Done != 0 {
		t.Error("something was marked")
	}
	done := world.Must(t)(d.Visit.MarkSheet(zoe, "1–2, 12 s20 X21"))
	if done.Notice != "5 steps marked." || steps != 21 {
		t.Errorf("%q of %d", done.Notice, steps)
	}
	v := world.Visit(t, d, zoe)
	for _, l := range v.Lists {
		for _, s := range l.Steps {
			want := map[int]surgery.StepState{1: surgery.Done, 2: surgery.Done, 12: surgery.Done, 20: surgery.NotTodayStep, 21: surgery.NotForMe}[s.Number]
			if want == "" {
				want = surgery.ToDo
			}
			if s.State != want {
				t.Errorf("number %d is %s", s.Number, s.State)
			}
		}
	}
	world.Must(t)(d.Desk.History.Undo(zoe))
	if v := world.Visit(t, d, zoe); v.Lists[0].Done+v.Lists[1].Done != 0 {
		t.Errorf("one undo does not take the sheet back: %+v", v.Lists)
	}
}

func TestAChecklistComesBackWithItsProgress(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", false).Visit
	world.Must(t)(d.Visit.AddChecklist(zoe, "bluesky-setup"))
	world.Must(t)(d.Visit.MarkSheet(zoe, "1-3 12"))
	if again := world.Must(t)(d.Visit.AddChecklist(zoe, world.Basics)); again.Changed != nil {
		t.Errorf("added twice: %+v", again)
	}
	if done := world.Must(t)(d.Visit.RemoveChecklist(zoe, world.Basics)); done.Notice != "Removed: Start here: safe basics." {
		t.Error(done.Notice)
	}
	v := world.Visit(t, d, zoe)
	if len(v.Lists) != 1 || v.Lists[0].Done != 1 || v.Lists[0].Steps[0].Number != 1 {
		t.Errorf("%+v", v.Lists)
	}
	if c := world.Board(t, d).Waiting[0]; c.Done != 1 || c.Steps != 10 || c.Today != 4 {
		t.Errorf("%+v", c)
	}
	world.Must(t)(d.Visit.AddChecklist(zoe, world.Basics))
	if v := world.Visit(t, d, zoe); len(v.Lists) != 2 || v.Lists[1].ID != world.Basics || v.Lists[1].Done != 3 || v.Lists[1].Steps[0].Number != 11 {
		t.Errorf("%+v", v.Lists)
	}
	_, err := d.Visit.AddChecklist(zoe, "no-such-list")
	world.Refused(t, err, surgery.NotFound, "error.gone")
	if platform := world.Board(t, d).Waiting[0].Platforms; len(platform) != 1 || platform[0] != "bluesky" {
		t.Errorf("%q", platform)
	}
}

func TestTheTrackSaysWhichSteps(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton", Checklists: []string{"bluesky-setup"}})).Visit
	for track, want := range map[surgery.Track]int{"": 12, surgery.Both: 12, surgery.Personal: 10, surgery.Professional: 10} {
		world.Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Track: track}))
		if v := world.Visit(t, d, zoe); len(v.Lists[0].Steps) != want {
			t.Errorf("%q has %d steps", track, len(v.Lists[0].Steps))
		}
	}
}
