package endtoend

import (
	"path/filepath"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
)

// TestAWeekInTheRealWindow plans a week, adds, moves and undoes by keyboard, and
// finds it after a power cut. The whole recovery week is planned in ui/week.
func TestAWeekInTheRealWindow(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	screen := newDesktop(t)
	folder := filepath.Join(t.TempDir(), "records")
	r := screen.start(folder)
	r.press("ctrl+3")
	r.settle()
	r.press("Return")
	r.settle()
	r.write("Recovery week")
	r.look("week-1-plan")
	r.does("plan a week", 1, func() { r.press("Return") })
	r.press("Home", "a")
	r.settle()
	r.write("A takeover") // which says that it is one, and lasts the day
	r.look("week-2-event")
	r.does("add an event", 1, func() { r.press("ctrl+Return") })
	r.does("move it a day", 1, func() { r.press("shift+Right") })
	r.does("and back", 1, func() { r.press("ctrl+z") })
	r.does("and again", 1, func() { r.press("ctrl+shift+z") })
	r.press("c")
	r.settle()
	r.does("a step of its checklist", 1, func() { r.press("space") })
	r.press("Escape")
	r.settle()
	r.look("week-3-board")
	r.press("F11")
	r.settle()
	r.look("week-4-wall")
	r.press("Escape")
	r.settle()
	r.kill()

	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	weeks, err := d.Week.Weeks()
	if err != nil || len(weeks) != 1 || weeks[0].Words.Title != "Recovery week" {
		t.Fatal(weeks, err)
	}
	b, err := d.Week.Board(weeks[0].ID)
	if err != nil || len(b.Days) < 2 || len(b.Days[1].Events) != 1 {
		t.Fatalf("%+v %v", b, err)
	}
	if e := b.Days[1].Events[0]; e.Kind != surgery.TakeoverEvent || e.Words.Title != "A takeover" || e.Done != 1 || !e.AllDay() {
		t.Errorf("%+v", e)
	}
	if holds(t, folder, "A takeover") {
		t.Error("the title of an event stands in a file")
	}
}
