package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

const (
	basics = "safe-basics"
	email  = "basics-email-first"
	three  = "basics-three-words"
)

func TestAStepIsMarkedAndMarkedAgain(t *testing.T) {
	d := newWorld(t).started(t)
	zoe := arrive(t, d, "Zoë Sampleton", false).Visit
	list := visit(t, d, zoe).Lists[0]
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
		done := must(t)(d.Mark(zoe, basics, email, c.state))
		v := visit(t, d, zoe)
		if got := step(t, v, email); done.Notice != c.notice || got.State != c.state || v.Lists[0].Done != c.done {
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
	_, err := d.Mark(zoe, basics, email, "nearly")
	refused(t, err, surgery.Internal, "")
	_, err = d.Mark(zoe, basics, "no-such-step", surgery.Done)
	refused(t, err, surgery.NotFound, "error.gone")
	_, err = d.Mark(zoe, "no-such-list", email, surgery.Done)
	refused(t, err, surgery.NotFound, "error.gone")
}

func TestProgressComesBackNextMonth(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	zoe := arrive(t, d, "Zoë Sampleton", true).Visit
	must(t)(d.MarkSheet(zoe, "1 s2 x3"))
	must(t)(d.WriteNote(zoe, basics, "basics-two-step", "  no phone\u202e "))
	w.nextMonth(t, d)
	v := visit(t, d, must(t)(d.CheckIn(search(t, d, "zoe").Rows[0].Attendee)).Visit)
	for _, c := range []struct {
		id, earlier, note string
		state             surgery.StepState
	}{
		{email, "24 Nov", "", surgery.Done},
		{three, "", "", surgery.ToDo}, // not that day; perhaps today
		{"basics-two-step", "24 Nov", "no phone", surgery.NotForMe},
		{"basics-password-manager", "", "", surgery.ToDo},
	} {
		if s := step(t, v, c.id); s.State != c.state || s.Earlier != c.earlier || s.Note != c.note || s.Changed {
			t.Errorf("%s: %+v", c.id, s)
		}
	}
	must(t)(d.Mark(v.ID, basics, three, surgery.Done))
	must(t)(d.Mark(v.ID, basics, email, surgery.ToDo))
	v = visit(t, d, v.ID)
	if s := step(t, v, three); s.State != surgery.Done || s.Earlier != "" {
		t.Errorf("done today: %+v", s)
	}
	if s := step(t, v, email); s.State != surgery.ToDo || s.Earlier != "" {
		t.Errorf("to do again: %+v", s)
	}
}

// A note written today must not say that the step was done today: not on the
// card, not on the handout.
func TestANoteNeverMarksItsStep(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	zoe := arrive(t, d, "Zoë Sampleton", true).Visit
	must(t)(d.WriteNote(zoe, basics, three, "to look up"))
	if s := step(t, visit(t, d, zoe), three); s.State != surgery.ToDo || s.Note != "to look up" {
		t.Errorf("%+v", s)
	}
	must(t)(d.Mark(zoe, basics, three, surgery.Done))
	must(t)(d.WriteNote(zoe, basics, three, "found"))
	if s := step(t, visit(t, d, zoe), three); s.State != surgery.Done || s.Note != "found" {
		t.Errorf("a note undid it: %+v", s)
	}
	must(t)(d.MarkSheet(zoe, "1 s3"))
	for month := range 2 {
		w.nextMonth(t, d)
		zoe = must(t)(d.CheckIn(search(t, d, "zoe").Rows[0].Attendee)).Visit
		for _, id := range []string{email, "basics-two-step"} {
			must(t)(d.WriteNote(zoe, basics, id, "asked about it"))
			must(t)(d.WriteNote(zoe, basics, id, "asked about it again"))
		}
		v := visit(t, d, zoe)
		if s := step(t, v, email); s.State != surgery.Done || s.Earlier != "24 Nov" || s.Note != "asked about it again" {
			t.Errorf("month %d: %+v", month, s)
		}
		if s := step(t, v, "basics-two-step"); s.State != surgery.ToDo || s.Note != "asked about it again" {
			t.Errorf("month %d, not that day: %+v", month, s)
		}
		if c := board(t, d).Waiting[0]; c.Today != 0 || c.Done != 2 || c.Bare {
			t.Errorf("month %d: %+v", month, c)
		}
	}
	must(t)(d.Mark(zoe, basics, email, surgery.Done))
	if s := step(t, visit(t, d, zoe), email); s.Earlier != "" || s.Note != "asked about it again" {
		t.Errorf("done again today: %+v", s)
	}
	must(t)(d.WriteNote(zoe, basics, email, " "))
	if s := step(t, visit(t, d, zoe), email); s.State != surgery.Done || s.Note != "" {
		t.Errorf("the note is taken away: %+v", s)
	}
	_, err := d.WriteNote(zoe, basics, email, strings.Repeat("long ", 1000))
	refused(t, err, surgery.Invalid, "error.too_long")
}

func TestAChangedTextIsSaid(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	zoe := arrive(t, d, "Zoë Sampleton", true).Visit
	must(t)(d.MarkSheet(zoe, "1-2"))
	w.nextMonth(t, d)
	zoe = must(t)(d.CheckIn(search(t, d, "zoe").Rows[0].Attendee)).Visit

	raw, err := d.files.Open("checklists/safe-basics.toml")
	if err != nil {
		t.Fatal(err)
	}
	info, _ := raw.Stat()
	text := make([]byte, info.Size())
	if _, err := raw.Read(text); err != nil {
		t.Fatal(err)
	}
	own := t.TempDir() // the host's own copy, with a new text of the first step
	newer := strings.Replace(string(text), "id = \""+email+"\"", "id = \""+email+"\"\nversion = 7", 1)
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
	settings := d.Settings()
	settings.Checklists = own
	must(t)(d.SetSettings(settings))
	if len(d.Problems()) > 0 {
		t.Fatal(d.Problems())
	}
	v := visit(t, d, zoe)
	if !step(t, v, email).Changed || step(t, v, three).Changed {
		t.Errorf("changed: %v %v", step(t, v, email).Changed, step(t, v, three).Changed)
	}
	must(t)(d.WriteNote(zoe, basics, email, "will read it"))
	if !step(t, visit(t, d, zoe), email).Changed {
		t.Error("a note says it was read anew")
	}
	must(t)(d.Mark(zoe, basics, email, surgery.Done))
	if step(t, visit(t, d, zoe), email).Changed {
		t.Error("done anew, and still changed")
	}
}

func TestMarkSheetMarksAllOrNothing(t *testing.T) {
	d := newWorld(t).started(t)
	zoe := must(t)(d.CheckInNew(Arrival{Name: "Zoë Sampleton", Track: surgery.Personal, Checklists: []string{basics, "bluesky-setup"}})).Visit
	steps := 0
	for _, l := range visit(t, d, zoe).Lists {
		steps += len(l.Steps)
	}
	before := verified(t, d).Operations
	for typed, key := range map[string]string{
		"":           "error.marks_empty",
		"1-4 22":     "error.marks_unread",
		"1 1":        "error.marks_unread",
		"1-4 banana": "error.marks_unread",
		"4-1":        "error.marks_unread",
		"0":          "error.marks_unread",
	} {
		_, err := d.MarkSheet(zoe, typed)
		refused(t, err, surgery.Invalid, key)
	}
	if verified(t, d).Operations != before || visit(t, d, zoe).Lists[0].Done != 0 {
		t.Error("something was marked")
	}
	done := must(t)(d.MarkSheet(zoe, "1–2, 12 s20 X21"))
	if done.Notice != "5 steps marked." || steps != 21 {
		t.Errorf("%q of %d", done.Notice, steps)
	}
	v := visit(t, d, zoe)
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
	must(t)(d.Undo(zoe))
	if v := visit(t, d, zoe); v.Lists[0].Done+v.Lists[1].Done != 0 {
		t.Errorf("one undo does not take the sheet back: %+v", v.Lists)
	}
}

func TestAChecklistComesBackWithItsProgress(t *testing.T) {
	d := newWorld(t).started(t)
	zoe := arrive(t, d, "Zoë Sampleton", false).Visit
	must(t)(d.AddChecklist(zoe, "bluesky-setup"))
	must(t)(d.MarkSheet(zoe, "1-3 12"))
	if again := must(t)(d.AddChecklist(zoe, basics)); again.Changed != nil {
		t.Errorf("added twice: %+v", again)
	}
	if done := must(t)(d.RemoveChecklist(zoe, basics)); done.Notice != "Taken off: Start here: safe basics." {
		t.Error(done.Notice)
	}
	v := visit(t, d, zoe)
	if len(v.Lists) != 1 || v.Lists[0].Done != 1 || v.Lists[0].Steps[0].Number != 1 {
		t.Errorf("%+v", v.Lists)
	}
	if c := board(t, d).Waiting[0]; c.Done != 1 || c.Steps != 10 || c.Today != 4 {
		t.Errorf("%+v", c)
	}
	must(t)(d.AddChecklist(zoe, basics))
	if v := visit(t, d, zoe); len(v.Lists) != 2 || v.Lists[1].ID != basics || v.Lists[1].Done != 3 || v.Lists[1].Steps[0].Number != 11 {
		t.Errorf("%+v", v.Lists)
	}
	_, err := d.AddChecklist(zoe, "no-such-list")
	refused(t, err, surgery.NotFound, "error.gone")
	if platform := board(t, d).Waiting[0].Platforms; len(platform) != 1 || platform[0] != "bluesky" {
		t.Errorf("%q", platform)
	}
}

func TestTheTrackSaysWhichSteps(t *testing.T) {
	d := newWorld(t).started(t)
	zoe := must(t)(d.CheckInNew(Arrival{Name: "Zoë Sampleton", Checklists: []string{"bluesky-setup"}})).Visit
	for track, want := range map[surgery.Track]int{"": 12, surgery.Both: 12, surgery.Personal: 10, surgery.Professional: 10} {
		must(t)(d.EditVisit(zoe, EditVisit{Track: track}))
		if v := visit(t, d, zoe); len(v.Lists[0].Steps) != want {
			t.Errorf("%q has %d steps", track, len(v.Lists[0].Steps))
		}
	}
}
