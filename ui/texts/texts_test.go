package texts_test

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
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/texts"
)

// room is a window with the screen in it.
type room struct {
	t      *testing.T
	desk   *desk.Desk
	now    time.Time
	window fyne.Window
	screen *texts.Screen
	told   []string
	gone   string
}

func open(t *testing.T, look kit.Look, percent int) *room {
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
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r := &room{t: t, now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Close() })
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738))
	r.screen = texts.New(&kit.Stage{Window: r.window, Desk: r.desk, Runner: kit.NewInlineRunner(), Go: func(id string) { r.gone = id },
		Told: func(done desk.Done) {
			r.told = append(r.told, done.Notice)
			r.screen.Changed(done.Changed)
		}})
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

func (r *room) rewrite(s string) {
	r.t.Helper()
	box := r.window.Canvas().Focused().(*kit.Entry)
	box.TypedShortcut(&fyne.ShortcutSelectAll{})
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, letter := range s {
		if letter == '\n' {
			box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		} else {
			box.TypedRune(letter)
		}
	}
}

// tabToButton moves on to the button with that label.
func (r *room) tabToButton(label string) {
	r.t.Helper()
	for range 30 {
		if b, ok := r.window.Canvas().Focused().(*kit.Button); ok && b.Label == label {
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", label)
}

func (r *room) says(s string) {
	r.t.Helper()
	if all := seen(r.window); !strings.Contains(all, s) {
		r.t.Errorf("%q is not said in:\n%s", s, all)
	}
}

func (r *room) saysNot(s string) {
	r.t.Helper()
	if strings.Contains(seen(r.window), s) {
		r.t.Errorf("%q is said", s)
	}
}

// seen answers all words of a window.
func seen(w fyne.Window) string {
	top := w.Canvas().Overlays().Top()
	if top == nil {
		top = w.Content()
	}
	return strings.Join(wordsOf(top), "\n")
}

func wordsOf(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.String()}
	case *kit.Pill:
		return []string{o.Text()}
	case *kit.Button:
		return []string{o.Label}
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, wordsOf(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, wordsOf(child)...)
		}
	}
	return all
}

func (r *room) look(name string) {
	r.t.Helper()
	folder := os.Getenv("LOOK")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		r.t.Fatal(err)
	}
	if err := png.Encode(f, r.window.Canvas().Capture()); err != nil {
		r.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		r.t.Fatal(err)
	}
}

func TestATextIsChangedCheckedAndBroughtBack(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.says("Checked 23 November 2026")
	r.saysNot("Check again")
	r.now = r.now.AddDate(0, 7, 0)
	r.screen.Shown()
	r.says("Check again")
	r.look("texts-old")
	r.press(fyne.KeyDown, fyne.KeyDown) // the short privacy notice
	r.says("It is more than 6 months")
	r.press(fyne.KeyReturn)
	r.rewrite("We keep a first name.\nAsk us for [organisation].")
	r.look("texts-edit")
	r.tabToButton("I checked it today")
	r.press(fyne.KeyReturn)
	r.tabToButton("Save")
	r.press(fyne.KeyReturn)
	rows, err := r.desk.TextRows()
	if err != nil || rows[2].Body != "We keep a first name.\nAsk us for [organisation]." || rows[2].Checked != "2027-06-24" || !rows[2].Changed || rows[2].Old {
		t.Fatalf("%+v %v", rows[2], err)
	}
	r.says("Yours")
	r.says("We keep a first name.")
	r.saysNot("[organisation]") // a sentence that cannot be filled in is left out
	r.tabToButton("Back to our text")
	r.press(fyne.KeyReturn)
	if rows, _ = r.desk.TextRows(); rows[2].Own {
		t.Error("it is still the host's")
	}
	r.saysNot("Yours")
	if _, err := r.desk.Undo(""); err != nil {
		t.Fatal(err)
	}
	r.screen.Changed([]surgery.Family{surgery.Contents})
	r.says("Yours")
	r.tabToButton("Back to Settings")
	r.press(fyne.KeyReturn)
	if r.gone != "settings" {
		t.Errorf("gone to %q", r.gone)
	}
}

func TestCheckedTodayAtOnce(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.now = r.now.AddDate(0, 7, 0)
	r.screen.Shown()
	r.tabToButton("I checked it today")
	r.press(fyne.KeyReturn)
	r.says("Checked 24 June 2027")
	r.saysNot("It is more than 6 months")
	r.saysNot("Yours")
}

func TestWhatIsRefusedStaysTyped(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.press(fyne.KeyReturn)
	r.rewrite("New words")
	r.press(fyne.KeyTab)
	r.rewrite("25 December 2026")
	kit.TopPanel(r.window.Canvas()).Submit()
	r.says("That day is still to come. Nothing was saved.")
	r.rewrite(" ")
	kit.TopPanel(r.window.Canvas()).Submit()
	r.says("The day it was checked is missing.")
	r.rewrite("24 November 2026")
	kit.TopPanel(r.window.Canvas()).Submit()
	if rows, _ := r.desk.TextRows(); rows[0].Body != "New words" {
		t.Errorf("kept %q", rows[0].Body)
	}
	r.press(fyne.KeyReturn)
	r.rewrite("")
	kit.TopPanel(r.window.Canvas()).Submit()
	r.says("The text needs a title and some words.")
	r.press(fyne.KeyEscape)
	if rows, _ := r.desk.TextRows(); rows[0].Body != "New words" || kit.TopPanel(r.window.Canvas()) != nil {
		t.Error("Escape changed something")
	}
}

func TestTheHandoutAsItWillPrint(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.saysNot("This is the handout for everyone")
	if _, err := r.desk.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.says("This is the handout for everyone")
	r.look("texts-handout")
	for range desk.TextNames {
		r.press(fyne.KeyDown)
	}
	r.saysNot("This is the handout for everyone")
}

// Every text can be told apart by where it is read.
func TestEveryTextSaysWhereItIsRead(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	if all := seen(r.window); strings.Contains(all, "texts.") {
		t.Errorf("a sentence is missing:\n%s", all)
	}
}

// Pictures to look at, in LOOK.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	for _, look := range kit.Looks() {
		for _, percent := range []int{100, 150, 200} {
			r := open(t, look, percent)
			r.now = r.now.AddDate(0, 7, 0)
			rows, err := r.desk.TextRows()
			if err != nil {
				t.Fatal(err)
			}
			own := rows[0].EditedText
			own.Body, own.Checked = "You choose what you share.", "2027-06-24"
			if _, err := r.desk.SaveText(own); err != nil {
				t.Fatal(err)
			}
			if _, err := r.desk.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
				t.Fatal(err)
			}
			r.screen.Shown()
			r.press(fyne.KeyDown)
			r.look(fmt.Sprintf("texts-%s-%d", look, percent))
			r.press(fyne.KeyReturn)
			r.look(fmt.Sprintf("textedit-%s-%d", look, percent))
		}
	}
}
