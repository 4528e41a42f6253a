package settings_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/settings"
)

// room is a window with the settings in it, and what became of its wishes.
type room struct {
	t        *testing.T
	desk     *rooms.Rooms
	window   fyne.Window
	screen   *settings.Screen
	told     []string
	restyled int
	gone     string
	ran      string
	stage    *settings.Stage
	now      time.Time
}

// later lets time pass.
func (r *room) later(d time.Duration) { r.now = r.now.Add(d) }

func open(t *testing.T, look kit.Look, percent int) *room {
	t.Helper()
	t.Setenv("PATH", t.TempDir()) // no printers, whatever this computer has
	app := test.NewTempApp(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { words.CallAttendees("") })
	th, err := kit.NewTheme(assets.Files(), look, percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(th)
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r := &room{t: t, now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	r.desk, err = rooms.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id,
		Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Desk.Close() })
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738))
	r.stage = stageOn(r.desk, &kit.Stage{Window: r.window, Settle: r.desk.Desk.Settle, Now: r.desk.Desk.Now, Platforms: r.desk.Desk.Platforms(), Runner: kit.NewInlineRunner(),
		Run: func(id string) { r.ran = id }, Restyle: func() { r.restyled++ }, Go: func(id string) { r.gone = id },
		Told: func(done surgery.Change) {
			r.told = append(r.told, done.Notice)
			r.screen.Changed(done.Changed)
		}})
	r.screen = settings.New(r.stage)
	r.screen.Places = []settings.Place{{What: "shell.place_records", Path: "/home/sample/records"}, {What: "shell.place_log", Path: "/home/sample/log.txt"}}
	r.screen.Version = "9.9.9"
	r.window.SetContent(r.screen.Content())
	return r
}

func (r *room) press(keys ...fyne.KeyName) {
	r.t.Helper()
	for _, k := range keys {
		switch focused := r.window.Canvas().Focused(); {
		case k == fyne.KeyTab:
			r.window.Canvas().FocusNext()
		case focused != nil:
			focused.TypedKey(&fyne.KeyEvent{Name: k})
		default:
			r.t.Fatalf("%s goes nowhere", k)
		}
	}
}

// rewrite replaces the text of the box with the cursor.
func (r *room) rewrite(s string) {
	r.t.Helper()
	box := r.window.Canvas().Focused().(*kit.Entry)
	box.TypedShortcut(&fyne.ShortcutSelectAll{})
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, letter := range s {
		box.TypedRune(letter)
	}
}

// tab moves on until is returns true of what has the focus.
func (r *room) tab(what string, is func(fyne.Focusable) bool) {
	r.t.Helper()
	for range 80 {
		if f := r.window.Canvas().Focused(); f != nil && is(f) {
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %s", what)
}

func (r *room) tabToButton(label string) {
	r.t.Helper()
	r.tab(label, func(f fyne.Focusable) bool { b, ok := f.(*kit.Button); return ok && b.Label == label })
}

func (r *room) tabToChoice(value string) {
	r.t.Helper()
	r.tab(value, func(f fyne.Focusable) bool { c, ok := f.(*kit.Choice); return ok && c.Value() == value })
}

func (r *room) says(sentence string) {
	r.t.Helper()
	all := shown(r.window.Content())
	if top := r.window.Canvas().Overlays().Top(); top != nil {
		all = append(all, shown(top)...)
	}
	if whole := strings.Join(all, "\n"); !strings.Contains(whole, sentence) {
		r.t.Errorf("nowhere is said %q, but\n%s", sentence, whole)
	}
}

func shown(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.String()}
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, shown(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, shown(child)...)
		}
	}
	return all
}

func (r *room) capture(name string) {
	folder := os.Getenv("LOOK")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, r.window.Canvas().Capture()); err != nil {
		r.t.Fatal(err)
	}
}

func stageOn(d *rooms.Rooms, s *kit.Stage) *settings.Stage {
	return &settings.Stage{Backups: d.Backups, Checklists: d.Checklists, Lock: d.Lock, Prints: d.Prints, Restore: d.Restore, Settings: d.Settings, Sharing: d.Sharing, Texts: d.Texts, Today: d.Today, Stage: s}
}
