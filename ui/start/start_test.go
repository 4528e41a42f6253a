package start_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/start"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the start screen in it, and what else it asked for.
type room struct {
	*testroom.Room
	screen *start.Screen
	demos  int
	asks   []string
}

func open(t *testing.T, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	r.screen = start.New(&start.Stage{Stage: r.Stage, Lock: r.Rooms.Lock, Start: r.Rooms.Start})
	r.screen.Demo = func() { r.demos++ }
	r.screen.Protect = func(then func()) {
		r.asks = append(r.asks, "passphrase")
		if _, err := r.Rooms.Lock.SetPassphrase(nil, []byte("seven made-up otters juggle"), false); err != nil {
			t.Fatal(err)
		}
		r.screen.Changed([]surgery.Family{surgery.Settings})
		then()
	}
	r.screen.BringBack = func() { r.asks = append(r.asks, "backup") }
	r.Show(r.screen)
	r.screen.Shown()
	return r
}

func (r *room) current() *surgery.Surgery {
	r.T.Helper()
	at, err := r.Rooms.Start.Start()
	if err != nil || at.Current == nil {
		r.T.Fatal("no surgery is open", err)
	}
	return at.Current
}

// The first start ever, by keyboard: Enter, the venue, Enter.
func TestFirstStartInThreeKeysAndAVenue(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Capture("welcome")
	r.Press(fyne.KeyReturn)
	r.Write("Made-up Hall")
	r.Press(fyne.KeyReturn)
	if s := r.current(); s.Words.Venue != "Made-up Hall" || s.Kind != surgery.Monthly {
		t.Errorf("%+v", s)
	}
	if !slices.Equal(r.Went, []string{"today"}) || len(r.Told) != 1 {
		t.Errorf("went to %q, told %v", r.Went, r.Told)
	}
}

func TestTheMadeUpWeekIsTheSecondChoice(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyTab, fyne.KeyReturn)
	if r.demos != 1 || len(r.Went) != 0 {
		t.Errorf("%d demos, went to %q", r.demos, r.Went)
	}
}

func TestEscapeGoesBackToTheWelcome(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Write("Half a na")
	r.Press(fyne.KeyEscape, fyne.KeyReturn)
	if box := r.Window.Canvas().Focused().(*kit.Entry); box.Text != "Half a na" {
		t.Errorf("the venue is %q after coming back", box.Text)
	}
}

// After unlocking every screen is told that everything changed.
func TestWhatWasTypedIsThereAfterUnlocking(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Write("Half a na")
	r.screen.Changed(surgery.Families)
	r.screen.Shown()
	if box := r.Window.Canvas().Focused().(*kit.Entry); box.Text != "Half a na" {
		t.Errorf("the venue is %q", box.Text)
	}
}

// Everything that can be filled in, by keyboard, and what is kept of it.
func TestAWholeForm(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Write("Made-up Hall")
	r.Press(fyne.KeyTab)
	r.Write("Recovery drop-in")
	r.Press(fyne.KeyTab)
	r.Write("Sample Library")
	r.Press(fyne.KeyTab, fyne.KeyRight, fyne.KeyTab)
	r.Write("1pm")
	r.Press(fyne.KeyTab)
	r.Write("4")
	r.Press(fyne.KeyTab)
	r.Write("#LYPFTrecovery")
	r.Press(fyne.KeyTab, fyne.KeySpace, fyne.KeyTab, fyne.KeySpace, fyne.KeyTab, fyne.KeySpace) // X, not Bluesky, Mastodon
	r.TabTo("mastodon.social")
	r.Write("Example.social")
	r.Press(fyne.KeyTab)
	r.Write("example.org/considering-lilies")
	r.Press(fyne.KeyTab)
	r.Write("Considering Lilies")
	r.Press(fyne.KeyTab, fyne.KeySpace) // add another link
	r.Write("https://example.org/barometer")
	r.TabTo("29 Dec, or tomorrow")
	r.Write("29 dec")
	r.Press(fyne.KeyTab)
	r.Write("13:30")
	r.Capture("form-filled")
	r.Press(fyne.KeyReturn)
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
	if _, err := r.Rooms.Closing.CloseSurgery(nil); err != nil {
		t.Fatal(err)
	}
	r.screen.Changed([]surgery.Family{surgery.Surgeries})
	r.screen.Shown()
	r.Capture("form-again")
	if box := r.Window.Canvas().Focused().(*kit.Entry); box.Text != "Made-up Hall" {
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
		r.Press(fyne.KeyReturn)
		if c.typed != "" {
			r.Write("Made-up Hall")
		}
		r.TabTo(c.box)
		r.Write(c.typed)
		r.Press(fyne.KeyReturn)
		r.Says(c.says)
		box, ok := r.Window.Canvas().Focused().(*kit.Entry)
		if !ok || box.Text != c.typed || box.PlaceHolder != c.box {
			t.Errorf("%s: the cursor is not in the box that was refused", c.says)
		}
		if at, _ := r.Rooms.Start.Start(); at.Current != nil {
			t.Errorf("%s: started all the same", c.says)
		}
	}
}

func TestMastodonAsksForItsServer(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Write("Made-up Hall")
	if strings.Contains(r.Texts(), "Mastodon server") {
		t.Error("the server is asked for before Mastodon is ticked")
	}
	r.TabTo("#RecoveryWeek")
	r.Write("recoveryweekrecovery")
	r.Says("start each word with a capital letter")
	r.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeySpace)
	r.Says("Mastodon server")
	r.TabTo("mastodon.social")
	r.Press(fyne.KeyReturn)
	r.Says("Mastodon needs the name of a server.")
	r.Capture("form-refused")
	r.Write("example.social")
	r.Press(fyne.KeyReturn)
	if s := r.current(); s.Words.Instance != "example.social" {
		t.Errorf("%+v", s.Words)
	}
}

func TestClosesBeforeItOpens(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Write("Made-up Hall")
	r.TabTo("1pm, or 13:00")
	r.Write("4pm")
	r.Press(fyne.KeyTab)
	r.Write("1pm")
	r.Press(fyne.KeyReturn)
	r.Says("would close before it opens")
}

func TestEditCorrectsTheOpenSurgery(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Write("Made-up Hal")
	r.Press(fyne.KeyReturn)
	r.screen.Edit()
	r.Capture("edit")
	r.Write("l")
	r.TabTo("#RecoveryWeek")
	r.Write("no-good")
	r.Press(fyne.KeyReturn)
	r.Says("cannot have a hyphen")
	if r.current().Words.Venue != "Made-up Hal" {
		t.Error("saved although refused")
	}
	for range len("-good") {
		r.Press(fyne.KeyBackspace)
	}
	r.Press(fyne.KeyReturn)
	if w := r.current().Words; w.Venue != "Made-up Hall" || w.Hashtag != "no" {
		t.Errorf("%+v", w)
	}
	if kit.TopPanel(r.Window.Canvas()) != nil {
		t.Error("the panel is still there")
	}
}

// A start with a surgery open shows the way to it.
func TestAlreadyOpen(t *testing.T) {
	r := open(t, kit.Light, 100)
	if _, err := r.Rooms.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.Went, []string{"today"}) {
		t.Errorf("went to %q", r.Went)
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
			r.Capture("welcome-" + name)
			r.Press(fyne.KeyReturn)
			r.Capture("form-" + name)
		}
	}
}
