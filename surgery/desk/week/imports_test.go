package week_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/calendar"
	weekroom "socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/desk/world"
)

func TestAWeekGoesOutAndComesBack(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.FullWeek(t, d)
	folder := t.TempDir()
	done := world.Must(t)(d.Week.ExportCalendar(week.ID, "", folder, true))
	if !strings.Contains(done.Notice, "week-2026-11-23.ics") || !strings.Contains(done.Notice, folder) || done.CanUndo {
		t.Errorf("%+v", done)
	}
	world.Must(t)(d.Week.ExportCalendar(week.ID, "", folder, true)) // beside the first
	if _, err := os.Stat(filepath.Join(folder, "week-2026-11-23-2.ics")); err != nil {
		t.Error(err)
	}
	path := filepath.Join(folder, "week-2026-11-23.ics")
	f, err := d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path})
	if err != nil || len(f.Rows) != 3 || len(f.Problems) != 0 {
		t.Fatalf("%+v %v", f, err)
	}
	for _, r := range f.Rows {
		if r.Standing != calendar.Same || r.Take {
			t.Errorf("%s is %s", r.Event.Words.Title, r.Standing)
		}
	}
	// Taken out, it comes back once; moved, it is put back.
	b := world.WeekBoard(t, d)
	world.Must(t)(d.Week.RemoveEvent(b.Days[2].Events[0].ID))
	world.Must(t)(d.Week.MoveEvent(b.Days[0].Events[0].ID, "2026-11-27"))
	f, err = d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	done = world.Must(t)(d.Week.ImportEvents(week.ID, f.Rows))
	if b = world.WeekBoard(t, d); len(b.Days[0].Events) != 1 || len(b.Days[2].Events) != 1 || len(b.Days[4].Events) != 0 || !done.CanUndo {
		t.Errorf("%+v %+v", b, done)
	}
	if q := b.Days[2].Events[0].Words.Questions; len(q) != 1 {
		t.Errorf("questions %q", q)
	}
	if f, _ = d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path}); len(f.Rows) != 3 || f.Rows[0].Standing != calendar.Same || f.Rows[2].Standing != calendar.Same {
		t.Errorf("a second time: %+v", f.Rows)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if b = world.WeekBoard(t, d); len(b.Days[2].Events) != 0 || len(b.Days[4].Events) != 1 {
		t.Errorf("after undoing: %+v", b)
	}
}

func TestOneEventGoesOut(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.FullWeek(t, d)
	folder := t.TempDir()
	world.Must(t)(d.Week.ExportCalendar(week.ID, world.WeekBoard(t, d).Days[2].Events[0].ID, folder, false))
	raw, err := os.ReadFile(filepath.Join(folder, "event-2026-11-25.ics"))
	if err != nil || strings.Count(string(raw), "BEGIN:VEVENT") != 1 || strings.Contains(string(raw), "Keys at the desk") {
		t.Errorf("%s %v", raw, err)
	}
	if _, err := d.Week.ExportCalendar(week.ID, "no-such-event", folder, false); surgery.AsError(err).Kind != surgery.NotFound {
		t.Error(err)
	}
	if _, err := d.Week.ExportCalendar(week.ID, "", filepath.Join(folder, "nowhere"), false); err == nil {
		t.Error("a folder that is not there was written into")
	}
}

func TestAListOfEventsIsPreviewed(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.FullWeek(t, d)
	path := world.File(t, "events.csv", "Title,Date,Start,Made up heading\nA blog,2026-11-23,,x\nA walk,2026-11-26,10:00,x\nToo late,2027-11-26,10:00,x\n")
	f, err := d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path})
	if err != nil || len(f.Rows) != 2 || len(f.Problems) != 1 || f.Problems[0].Line != 4 || len(f.Dropped) != 1 {
		t.Fatalf("%+v %v", f, err)
	}
	if f.Rows[0].Take || !f.Rows[1].Take || f.Rows[1].When != "10am" {
		t.Errorf("%+v", f.Rows)
	}
	if n := len(world.WeekBoard(t, d).Days[3].Events); n != 0 {
		t.Error("looking at a file keeps something of it")
	}
	f.Rows[1].Take = false
	if done := world.Must(t)(d.Week.ImportEvents(week.ID, f.Rows)); done.CanUndo {
		t.Error("nothing was taken, and it can be undone")
	}
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.FullWeek(t, d)
	for _, path := range []string{"", "/no/such/file.ics", t.TempDir()} {
		if _, err := d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path}); surgery.AsError(err).Kind != surgery.BadFile {
			t.Errorf("%q: %v", path, err)
		}
	}
}
