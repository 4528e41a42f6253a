// Package testroom is for tests of screens: a window with one screen in it, on
// records of its own, worked by keyboard as by somebody in front of it. Nothing of
// the program imports it.
package testroom

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Room is a window with a screen in it, and what became of its wishes.
type Room struct {
	T      testing.TB
	Rooms  *rooms.Rooms
	Stage  *kit.Stage
	Window fyne.Window
	Now    time.Time // a test sets it
	Saves  string    // the folder that files are saved in
	Keys   int       // how many were pressed, but for what was typed into boxes

	Went   []string     // screens gone to
	Ran    []string     // commands
	Opened []surgery.ID // visits
	Told   []surgery.Change

	screen kit.Screen
}

// Open is at one o'clock on Tuesday 24 November 2026, with no records yet. The
// window is 1170 by 738: what the navigation and the menu leave of 1366 by 768.
func Open(t testing.TB, look kit.Look, percent int) *Room {
	t.Helper()
	app := test.NewTempApp(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	theme, err := kit.NewTheme(assets.Files(), look, percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(theme)
	quick.Passphrases(t)
	n, r := 0, &Room{T: t, Saves: t.TempDir(), Now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r.Rooms, err = rooms.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Saves: r.Saves,
		Now: func() time.Time { return r.Now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Rooms.Desk.Close() })
	r.Window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.Window.Close)
	r.Window.SetPadded(false)
	r.Window.Resize(fyne.NewSize(1170, 738))
	r.Stage = &kit.Stage{Window: r.Window, Settle: r.Rooms.Desk.Settle, Now: r.Rooms.Desk.Now, Platforms: r.Rooms.Desk.Platforms(), Runner: kit.NewInlineRunner(),
		Go:        func(screen string) { r.Went = append(r.Went, screen) },
		OpenVisit: func(visit surgery.ID) { r.Opened = append(r.Opened, visit) },
		Run:       func(command string) { r.Ran = append(r.Ran, command) },
		Told: func(done surgery.Change) {
			r.Told = append(r.Told, done)
			if r.screen != nil {
				r.screen.Changed(done.Changed)
			}
		}}
	return r
}

// Show puts a screen into the window; it is told of changes from now on. The test
// calls its Shown.
func (r *Room) Show(screen kit.Screen) {
	r.screen = screen
	r.Window.SetContent(screen.Content())
}

// Must ends the test where a change did not work.
func (r *Room) Must(done surgery.Change, err error) surgery.Change {
	r.T.Helper()
	if err != nil {
		r.T.Fatal(err)
	}
	return done
}
