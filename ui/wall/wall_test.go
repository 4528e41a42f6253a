package wall

import (
	"fmt"
	"image/png"
	"math"
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
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// hall is a desk with a wall.
type hall struct {
	t      testing.TB
	desk   *rooms.Rooms
	now    time.Time
	runner *kit.Runner
	wall   *Wall
}

func enter(t testing.TB, look kit.Look) *hall {
	t.Helper()
	app := test.NewTempApp(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	theme, err := kit.NewTheme(assets.Files(), look, 100)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(theme)
	h := &hall{t: t, now: time.Date(2026, 11, 24, 14, 7, 0, 0, time.UTC), runner: kit.NewInlineRunner()}
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	h.desk, err = rooms.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id,
		Now: func() time.Time { return h.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.desk.Desk.Close() })
	window := test.NewWindow(kit.VGap(1))
	t.Cleanup(window.Close)
	h.wall = New(app, &Stage{Stage: &kit.Stage{Window: window, Settle: h.desk.Desk.Settle, Now: h.desk.Desk.Now, Platforms: h.desk.Desk.Platforms(), Runner: h.runner}, Prints: h.desk.Prints, Wall: h.desk.Wall})
	return h
}

func (h *hall) must(_ surgery.Change, err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// fill plans a week and opens a surgery in it with people waiting.
func (h *hall) fill() {
	h.t.Helper()
	w, err := h.desk.Week.NewWeek("")
	if err != nil {
		h.t.Fatal(err)
	}
	w.Words.Title, w.Words.Hashtags, w.Words.On = "Recovery week", []string{"LYPFTrecovery"}, []string{"bluesky"}
	w.Words.Links = []surgery.WeekLink{{Opens: "Read: Considering Lilies", Address: "https://considering-lilies.example/post/on-recovery"}}
	h.must(h.desk.Week.SaveWeek(w, ""))
	week, err := h.desk.Week.Current()
	if err != nil {
		h.t.Fatal(err)
	}
	for _, e := range []struct{ title, day, from, until string }{
		{"Live-posting: Service User Network workshop on social media and recovery", "2026-11-24", "14:00", "15:30"},
		{"#LYPFTrecovery chat with @LeedsandYorkPFT", "2026-11-24", "16:00", "17:00"},
		{"Account takeover by a clinician", "2026-11-26", "09:00", "17:00"},
	} {
		h.must(h.desk.Week.SaveEvent(surgery.Event{Week: week.ID, Kind: surgery.ChatEvent, Day: e.day,
			Starts: h.desk.Week.EventTime(e.day, e.from), Ends: h.desk.Week.EventTime(e.day, e.until), Words: surgery.EventWords{Title: e.title}}))
	}
	s, err := h.desk.Start.NewSurgery()
	if err != nil {
		h.t.Fatal(err)
	}
	s.Words.Venue, s.Closes = "Made-up Hall", "16:00"
	h.must(h.desk.Start.StartSurgery(*s))
	for _, name := range []string{"Zoë Sampleton", "Sam Inventson", "Sam Fableton"} {
		h.must(h.desk.Today.CheckInNew(today.Arrival{Name: name}))
	}
	h.must(h.desk.Today.CountGuest())
}

func (h *hall) set(change func(*settings.Settings)) {
	h.t.Helper()
	s := h.desk.Settings.Settings()
	change(&s)
	h.must(h.desk.Settings.Set(s))
}

// says returns the words on the wall.
func (h *hall) says() string { return strings.Join(strings.Fields(h.wall.sheet.page.Text()), " ") }

func (h *hall) look(name string, w, height float32) {
	h.t.Helper()
	h.wall.window.Resize(fyne.NewSize(w, height))
	folder := os.Getenv("LOOK")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		h.t.Fatal(err)
	}
	if err := png.Encode(f, h.wall.window.Canvas().Capture()); err != nil {
		h.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		h.t.Fatal(err)
	}
}

func TestTheWallKeepsUpAndShowsNoFullName(t *testing.T) {
	h := enter(t, kit.Light)
	h.fill()
	h.wall.Toggle()
	if !h.wall.IsOpen() || !h.wall.window.FullScreen() {
		t.Fatal("it is not open over the whole screen")
	}
	h.look("wall", 1366, 768)
	for _, s := range []string{"Social media surgery", "until 4pm", "2.07pm", "#LYPFTrecovery", "Next to be helped 1 2 3 4", "Now", "Next", "4pm to 5pm"} {
		if !strings.Contains(h.says(), s) {
			t.Errorf("it does not say %q:\n%s", s, h.says())
		}
	}
	h.must(h.desk.Today.CountGuest())
	if strings.Contains(h.says(), "4 5") {
		t.Error("it knew before it was told")
	}
	h.wall.Changed(nil)
	if !strings.Contains(h.says(), "1 2 3 4 5") {
		t.Errorf("after a change:\n%s", h.says())
	}
	h.now = h.now.Add(time.Minute)
	h.runner.Advance(every)
	if !strings.Contains(h.says(), "2.08pm") {
		t.Errorf("by itself:\n%s", h.says())
	}
	h.set(func(s *settings.Settings) { s.WallNames = true })
	h.wall.Changed(nil)
	for _, name := range []string{"Sampleton", "Inventson", "Fableton"} {
		if strings.Contains(h.says(), name) {
			t.Errorf("it says %q", name)
		}
	}
	h.look("wall-names", 1366, 768)
	if !strings.Contains(h.says(), "Zoë Sam 2 Sam 3 4") {
		t.Errorf("first names:\n%s", h.says())
	}
	h.must(h.desk.Closing.CloseSurgery(nil))
	h.wall.Changed(nil)
	if strings.Contains(h.says(), "Zoë") || strings.Contains(h.says(), "helped") {
		t.Errorf("after closing:\n%s", h.says())
	}
	h.look("wall-closed", 1366, 768)
}

func TestEscapeAndF11CloseTheWall(t *testing.T) {
	h := enter(t, kit.Light)
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyF11} {
		h.wall.Toggle()
		window := h.wall.window
		window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyA})
		if !h.wall.IsOpen() {
			t.Fatal("any key closes it")
		}
		window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
		if h.wall.IsOpen() {
			t.Errorf("%s does not close it", key)
		}
	}
	h.runner.Advance(time.Minute) // nothing is left that would draw on it
	h.wall.Changed(nil)
	h.wall.Open()
	h.wall.Open()
	h.wall.Toggle()
	if h.wall.IsOpen() {
		t.Error("F11 in the desk's window does not close it")
	}
}

// Whatever the shape and however much there is, nothing lies over anything else
// or outside, and letters are large enough for 6 metres.
func TestEverythingHasItsPlace(t *testing.T) {
	h := enter(t, kit.Light)
	fonts, err := h.desk.Prints.Fonts()
	if err != nil {
		t.Fatal(err)
	}
	h.fill()
	view, err := h.desk.Wall.View()
	if err != nil {
		t.Fatal(err)
	}
	long := view
	long.Title = strings.Repeat("A very long title of a surgery ", 7)
	long.Hashtag = "#" + strings.Repeat("Wellbeing", 8)
	long.Next = []string{strings.Repeat("Wilhelmina", 9), "2", "3"}
	long.Events = []wall.Event{{On: true, When: "12.30pm to 12.30am", Title: strings.Repeat("أسبوع التعافي ", 15)},
		{When: "Thu 9am", Title: strings.Repeat("Unbroken", 25)}, {When: "Fri all day", Title: "🎉 Celebration"}}
	for range 6 {
		long.Codes = append(long.Codes, view.Codes[0])
	}
	for name, v := range map[string]wall.Wall{"usual": view, "long": long, "bare": {Now: h.now, Title: "Social media surgery", Metres: 6, Here: true}} {
		for _, metres := range settings.WallDistances {
			for _, ratio := range []float64{9.0 / 16, 768.0 / 1366, 10.0 / 16, 3.0 / 4} {
				v.Metres = metres
				p := layOut(v, room{fonts, colours(), ratio, 1})
				at := fmt.Sprintf("%s, %d m, %.2f", name, metres, ratio)
				if out := p.Outside(0); len(out) > 0 {
					t.Errorf("%s: outside: %+v", at, page.Extent(out[0]))
				}
				apart(t, at, p)
			}
		}
	}
}

// apart fails the test where words lie over other words or over a code.
func apart(t *testing.T, at string, p page.Page) {
	t.Helper()
	var places []page.Rect
	for _, item := range p.Items {
		switch item := item.(type) {
		case page.Text:
			if item.Size < style(smallest, page.Regular, page.Black).Size-0.01 {
				t.Errorf("%s: %q is too small to read", at, item.Text)
			}
			box := page.Extent(item)
			box.Y, box.H = box.Y+box.H*0.1, box.H*0.75 // the ink of its letters
			places = append(places, box)
		case page.Path:
			if item.Alt != "" {
				places = append(places, page.Extent(item))
			}
		}
	}
	for i, a := range places {
		for _, b := range places[i+1:] {
			x := math.Min(a.X+a.W, b.X+b.W) - math.Max(a.X, b.X)
			y := math.Min(a.Y+a.H, b.Y+b.H) - math.Max(a.Y, b.Y)
			if x > 1 && y > 1 {
				t.Errorf("%s: %+v lies over %+v", at, a, b)
			}
		}
	}
}

// Codes are as large as the distance asks for, and take turns where they do not
// all fit.
func TestCodesForADistance(t *testing.T) {
	h := enter(t, kit.Light)
	h.fill()
	h.set(func(s *settings.Settings) { s.WallMetres = 3 })
	h.wall.Open()
	h.look("wall-3m", 1366, 768)
	near := sides(h.wall.sheet.page)
	if len(near) != 2 || near[0] < 204 {
		t.Errorf("from 3 m: %v", near)
	}
	h.set(func(s *settings.Settings) { s.WallMetres = 6 })
	h.wall.Changed(nil)
	far := sides(h.wall.sheet.page)
	if len(far) != 1 || far[0] < 1.95*near[0] {
		t.Errorf("from 6 m: %v, from 3 m %v", far, near)
	}
	if !strings.Contains(h.says(), "Join in") {
		t.Errorf("first the hashtag:\n%s", h.says())
	}
	h.runner.Advance(turn * every)
	if !strings.Contains(h.says(), "Lilies") || strings.Contains(h.says(), "Join in") {
		t.Errorf("then the other:\n%s", h.says())
	}
	h.runner.Advance(turn * every)
	if !strings.Contains(h.says(), "Join in") {
		t.Errorf("then the first again:\n%s", h.says())
	}
}

// sides returns how wide the codes are.
func sides(p page.Page) []float64 {
	var all []float64
	for _, item := range p.Items {
		if code, ok := item.(page.Path); ok && code.Alt != "" {
			all = append(all, code.Width)
		}
	}
	return all
}

// The wall is drawn beside everything else the window does.
func BenchmarkDraw(b *testing.B) {
	h := enter(b, kit.Light)
	h.fill()
	view, err := h.desk.Wall.View()
	if err != nil {
		b.Fatal(err)
	}
	fonts, err := h.desk.Prints.Fonts()
	if err != nil {
		b.Fatal(err)
	}
	p := layOut(view, room{fonts, colours(), 9.0 / 16, 0})
	for b.Loop() {
		kit.DrawPage(p, 1920)
	}
}

// A hashtag under a code is not broken so that lines become even.
func TestAHashtagIsNotBrokenForEvenLines(t *testing.T) {
	h := enter(t, kit.Light)
	fonts, err := h.desk.Prints.Fonts()
	if err != nil {
		t.Fatal(err)
	}
	r := room{fonts, colours(), 9.0 / 16, 0}
	label := style(smallest, page.Semibold, page.Black)
	for width := 260.0; width < 500; width += 20 {
		if lines := r.even("#LYPFTrecovery on Bluesky", label, width); !strings.Contains(lines[0], "#LYPFTrecovery") {
			t.Errorf("at %.0f: %q", width, lines)
		}
	}
}
