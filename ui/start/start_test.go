package start_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
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
	"socialmediasurgery/ui/start"
)

// room is a window with the start screen in it, and what became of its wishes.
type room struct {
	t      *testing.T
	desk   *desk.Desk
	window fyne.Window
	screen *start.Screen
	went   []string
	told   []desk.Done
	demos  int
	asks   []string
}

func open(t *testing.T, look kit.Look, percent int) *room {
	t.Helper()
	app := test.NewTempApp(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	th, err := kit.NewTheme(assets.Files(), look, percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(th)
	n, now := 0, time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	d, err := desk.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id,
		Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	r := &room{t: t, desk: d}
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738)) // beside the navigation, beneath the menu
	stage := &kit.Stage{Window: r.window, Desk: d, Runner: kit.NewInlineRunner(),
		Go:   func(screen string) { r.went = append(r.went, screen) },
		Told: func(done desk.Done) { r.told = append(r.told, done); r.screen.Changed(done.Changed) }}
	r.screen = start.New(stage)
	r.screen.Demo = func() { r.demos++ }
	r.screen.Protect = func(then func()) {
		r.asks = append(r.asks, "passphrase")
		if _, err := r.desk.SetPassphrase(nil, []byte("seven made-up otters juggle"), false); err != nil {
			t.Fatal(err)
		}
		r.screen.Changed([]surgery.Family{surgery.Settings})
		then()
	}
	r.screen.BringBack = func() { r.asks = append(r.asks, "backup") }
	r.window.SetContent(r.screen.Content())
	r.screen.Shown()
	return r
}

// press sends keys to what has the focus, as a window does.
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

func (r *room) write(s string) {
	r.t.Helper()
	for _, letter := range s {
		r.window.Canvas().Focused().TypedRune(letter)
	}
}

// tabTo moves on until the box with that placeholder has the cursor.
func (r *room) tabTo(placeholder string) {
	r.t.Helper()
	for range 60 {
		if box, ok := r.window.Canvas().Focused().(*kit.Entry); ok && box.PlaceHolder == placeholder {
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", placeholder)
}

// texts answers all words in sight.
func (r *room) texts() string {
	all := shown(r.window.Content())
	if top := r.window.Canvas().Overlays().Top(); top != nil {
		all = append(all, shown(top)...)
	}
	return strings.Join(all, "\n")
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

func (r *room) says(sentence string) {
	r.t.Helper()
	if !strings.Contains(r.texts(), sentence) {
		r.t.Errorf("nowhere is said %q", sentence)
	}
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

func (r *room) current() *surgery.Surgery {
	r.t.Helper()
	at, err := r.desk.Start()
	if err != nil || at.Current == nil {
		r.t.Fatal("no surgery is open", err)
	}
	return at.Current
}

// The first start ever, by keyboard: Enter, the venue, Enter.
func TestFirstStartInThreeKeysAndAVenue(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.capture("welcome")
	r.press(fyne.KeyReturn)
	r.write("Made-up Hall")
	r.press(fyne.KeyReturn)
	if s := r.current(); s.Words.Venue != "Made-up Hall" || s.Kind != surgery.Monthly {
		t.Errorf("%+v", s)
	}
	if !slices.Equal(r.went, []string{"today"}) || len(r.told) != 1 {
		t.Errorf("went to %q, told %v", r.went, r.told)
	}
}

func TestTheMadeUpWeekIsTheSecondChoice(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.press(fyne.KeyTab, fyne.KeyReturn)
	if r.demos != 1 || len(r.went) != 0 {
		t.Errorf("%d demos, went to %q", r.demos, r.went)
	}
}

func TestEscapeGoesBackToTheWelcome(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.press(fyne.KeyReturn)
	r.write("Half a na")
	r.press(fyne.KeyEscape, fyne.KeyReturn)
	if box := r.window.Canvas().Focused().(*kit.Entry); box.Text != "Half a na" {
		t.Errorf("the venue is %q after coming back", box.Text)
	}
}

// Everything that can be filled in, by keyboard, and what is kept of it.
func TestAWholeForm(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.press(fyne.KeyReturn)
	r.write("Made-up Hall")
	r.press(fyne.KeyTab)
	r.write("Recovery drop-in")
	r.press(fyne.KeyTab)
	r.write("Sample Library")
	r.press(fyne.KeyTab, fyne.KeyRight, fyne.KeyTab)
	r.write("1pm")
	r.press(fyne.KeyTab)
	r.write("4")
	r.press(fyne.KeyTab)
	r.write("#LYPFTrecovery")
	r.press(fyne.KeyTab, fyne.KeySpace, fyne.KeyTab, fyne.KeySpace, fyne.KeyTab, fyne.KeySpace) // X, not Bluesky, Mastodon
	r.tabTo("mastodon.social")
	r.write("Example.social")
	r.press(fyne.KeyTab)
	r.write("example.org/considering-lilies")
	r.press(fyne.KeyTab)
	r.write("Considering Lilies")
	r.press(fyne.KeyTab, fyne.KeySpace) // add another link
	r.write("https://example.org/barometer")
	r.tabTo("29 Dec, or tomorrow")
	r.write("29 dec")
	r.press(fyne.KeyTab)
	r.write("13:30")
	r.capture("form-filled")
	r.press(fyne.KeyReturn)
	s := r.current()
	want := surgery.SurgeryWords{Title: "Recovery drop-in", Venue: "Made-up Hall", Partner: "Sample Library",
		Hashtag: "LYPFTrecovery", Instance: "example.social", On: []string{"x", "mastodon"},
		Links: []surgery.WeekLink{{Opens: "Considering Lilies", Address: "https://example.org/considering-lilies"},
			{Address: "https://example.org/barometer"}}}
	if fmt.Sprintf("%+v", s.Words) != fmt.Sprintf("%+v", want) {
		t.Errorf("kept %+v\nwant %+v", s.Words, want)
	}
	if s.Kind != surgery.Conference || s.Opens != "13:00" || s.Closes != "16:00" || s.NextDay != "2026-12-29" || s.NextTime != "13:30" {
		t.Errorf("%+v", s)
	}
	if _, err := r.desk.CloseSurgery(nil); err != nil {
		t.Fatal(err)
	}
	r.screen.Changed([]surgery.Family{surgery.Surgeries})
	r.screen.Shown()
	r.capture("form-again")
	if box := r.window.Canvas().Focused().(*kit.Entry); box.Text != "Made-up Hall" {
		t.Errorf("the next one starts from %q", box.Text)
	}
}

// What is refused is said beneath its box, the first of it gets the cursor, and
// all that was typed stays.
func TestRefusalsInPlace(t *testing.T) {
	for _, c := range []struct{ box, typed, says string }{
		{"Where it is", "", "The surgery needs a place."},
		{"#RecoveryWeek", "mental health", "A hashtag cannot have a space."},
		{"example.org/blog", "http://example.org", "which is not safe"},
		{"29 Dec, or tomorrow", "the 40th", "could not read “the 40th” as a date"},
		{"29 Dec, or tomorrow", "1 Nov 2026", "This day has passed."},
		{"1pm, or 13:00", "teatime", "could not read “teatime” as a time"},
	} {
		r := open(t, kit.Light, 100)
		r.press(fyne.KeyReturn)
		if c.typed != "" {
			r.write("Made-up Hall")
		}
		r.tabTo(c.box)
		r.write(c.typed)
		r.press(fyne.KeyReturn)
		r.says(c.says)
		box, ok := r.window.Canvas().Focused().(*kit.Entry)
		if !ok || box.Text != c.typed || box.PlaceHolder != c.box {
			t.Errorf("%s: the cursor is not in the box that was refused", c.says)
		}
		if at, _ := r.desk.Start(); at.Current != nil {
			t.Errorf("%s: started all the same", c.says)
		}
	}
}

func TestMastodonAsksForItsServer(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.press(fyne.KeyReturn)
	r.write("Made-up Hall")
	if strings.Contains(r.texts(), "Mastodon server") {
		t.Error("the server is asked for before Mastodon is ticked")
	}
	r.tabTo("#RecoveryWeek")
	r.write("recoveryweekrecovery")
	r.says("start each word with a capital letter")
	r.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeySpace)
	r.says("Mastodon server")
	r.tabTo("mastodon.social")
	r.press(fyne.KeyReturn)
	r.says("Mastodon needs the name of a server.")
	r.capture("form-refused")
	r.write("example.social")
	r.press(fyne.KeyReturn)
	if s := r.current(); s.Words.Instance != "example.social" {
		t.Errorf("%+v", s.Words)
	}
}

func TestClosesBeforeItOpens(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.press(fyne.KeyReturn)
	r.write("Made-up Hall")
	r.tabTo("1pm, or 13:00")
	r.write("4pm")
	r.press(fyne.KeyTab)
	r.write("1pm")
	r.press(fyne.KeyReturn)
	r.says("would close before it opens")
}

func TestEditCorrectsTheOpenSurgery(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.press(fyne.KeyReturn)
	r.write("Made-up Hal")
	r.press(fyne.KeyReturn)
	r.screen.Edit()
	r.capture("edit")
	r.write("l")
	r.tabTo("#RecoveryWeek")
	r.write("no-good")
	r.press(fyne.KeyReturn)
	r.says("cannot have a hyphen")
	if r.current().Words.Venue != "Made-up Hal" {
		t.Error("saved although refused")
	}
	for range len("-good") {
		r.press(fyne.KeyBackspace)
	}
	r.press(fyne.KeyReturn)
	if w := r.current().Words; w.Venue != "Made-up Hall" || w.Hashtag != "no" {
		t.Errorf("%+v", w)
	}
	if kit.TopPanel(r.window.Canvas()) != nil {
		t.Error("the panel is still there")
	}
}

// A start with a surgery open shows the way to it.
func TestAlreadyOpen(t *testing.T) {
	r := open(t, kit.Light, 100)
	if _, err := r.desk.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.press(fyne.KeyReturn)
	if !slices.Equal(r.went, []string{"today"}) {
		t.Errorf("went to %q", r.went)
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
			name := fmt.Sprintf("%s-%d", look, percent)
			r.capture("welcome-" + name)
			r.press(fyne.KeyReturn)
			r.capture("form-" + name)
		}
	}
}
