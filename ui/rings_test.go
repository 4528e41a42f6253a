package ui

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// stops goes through what the Tab key comes to on the screen that is seen, once
// round.
func (r *room) stops(each func(n int, on fyne.Focusable)) {
	r.t.Helper()
	over := r.Window().Canvas()
	over.Unfocus()
	been := map[fyne.Focusable]bool{}
	for n := 0; n < 200; n++ {
		over.FocusNext()
		on := over.Focused()
		if on == nil || been[on] {
			return
		}
		been[on] = true
		each(n, on)
		if over.Focused() != on {
			over.Focus(on)
		}
	}
	r.t.Error("Tab never comes round")
}

// everyScreen goes to all of them, with a visit on Visit.
func (r *room) everyScreen(each func(id string)) {
	r.t.Helper()
	for _, p := range places {
		if p.id == startID {
			continue // the surgery is open
		}
		if p.id == visitID {
			r.openVisit(r.waiting())
		} else {
			r.goTo(p.id)
		}
		r.on(p.id)
		each(p.id)
	}
}

// waiting returns a visit of the board.
func (r *room) waiting() surgery.ID {
	r.t.Helper()
	b, err := r.desk.Today.Board()
	if err != nil {
		r.t.Fatal(err)
	}
	for _, card := range append(b.Helped, b.Waiting...) {
		return card.Visit
	}
	r.t.Fatal("nobody is on the board")
	return ""
}

// TestTheFocusIsPlainToSee on every screen: with it and without it the picture of
// the window differs, around what has it, by as many pixels as a ring of 2 would
// have, each of a contrast of 3:1.
func TestTheFocusIsPlainToSee(t *testing.T) {
	for _, look := range kit.Looks() {
		t.Run(string(look), func(t *testing.T) {
			r := window(t, 0, func(r *room) {
				if err := r.desk.Demo.Fill(); err != nil {
					t.Fatal(err)
				}
				now := r.desk.Settings.Settings()
				now.Look = string(look)
				r.do(r.desk.Settings.Set(now))
			})
			over := r.Window().Canvas()
			r.everyScreen(func(id string) {
				kinds := map[string]int{}
				r.stops(func(n int, on fyne.Focusable) {
					o := on.(fyne.CanvasObject)
					kind := fmt.Sprintf("%T", on)
					if b, is := on.(*kit.Button); is {
						kind += fmt.Sprint(b.Kind, b.Compact)
					}
					// Ours of one kind are alike, and have a test of their own in each look.
					ours := strings.HasPrefix(kind, "*kit.")
					if kinds[kind]++; kinds[kind] > 3 || ours && (look != kit.Light || kinds[kind] > 1) {
						return
					}
					with := over.Capture()
					over.Unfocus()
					without := over.Capture()
					over.Focus(on)
					if got, want := ringPixels(with, without), perimeter(o.Size()); got < want {
						t.Errorf("%s, stop %d, %s %q of %v: %d pixels tell, want %d", id, n, kind, label(on), o.Size(), got, want)
					}
				})
			})
		})
	}
}

// perimeter returns how many pixels a ring of 2 has, of a thing as large as can be
// told from its own chosen part: a row, a card, an answer.
func perimeter(size fyne.Size) int {
	return int(2 * (2*min(size.Width, 80) + 2*min(size.Height, 30)))
}

func label(on fyne.Focusable) string {
	if a, is := on.(fyne.Accessible); is {
		return a.AccessibilityLabel()
	}
	return ""
}

// ringPixels counts the pixels that differ by a contrast of 3:1.
func ringPixels(a, b image.Image) int {
	n := 0
	x, y := a.(*image.NRGBA), b.(*image.NRGBA)
	for i := 0; i+3 < len(x.Pix) && i+3 < len(y.Pix); i += 4 {
		if x.Pix[i] == y.Pix[i] && x.Pix[i+1] == y.Pix[i+1] && x.Pix[i+2] == y.Pix[i+2] {
			continue
		}
		if contrastOf(x.Pix[i:i+3], y.Pix[i:i+3]) >= 3 {
			n++
		}
	}
	return n
}

// contrastOf is WCAG's ratio of two opaque colours.
func contrastOf(a, b []uint8) float64 {
	light := func(c []uint8) float64 {
		sum := 0.0
		for i, share := range []float64{0.2126, 0.7152, 0.0722} {
			v := float64(c[i]) / 255
			if v <= 0.04045 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			sum += share * v
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestTabStartsWithWhatComesNext and not with the way back, nor with the ways to
// other screens.
func TestTabStartsWithWhatComesNext(t *testing.T) {
	r := window(t, 0, func(r *room) {
		if err := r.desk.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
	})
	over := r.Window().Canvas()
	r.everyScreen(func(id string) {
		over.Unfocus()
		over.FocusNext()
		on := label(over.Focused())
		b, button := over.Focused().(*kit.Button)
		if strings.HasPrefix(on, "Back") || strings.HasPrefix(on, "−") || button && (b.Kind == kit.Nav || b.Kind == kit.Danger || b.Grave) {
			t.Errorf("on %s Tab starts with %q", id, on)
		}
	})
}

// TestTheSameWayBack by the button of a screen and by its key.
func TestTheSameWayBack(t *testing.T) {
	r := window(t, 0, func(r *room) {
		if err := r.desk.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
	})
	over := r.Window().Canvas()
	r.everyScreen(func(id string) {
		r.run("back")
		byKey := r.visible.id
		if id == visitID {
			r.openVisit(r.waiting())
		} else {
			r.goTo(id)
		}
		found := false
		r.stops(func(_ int, on fyne.Focusable) {
			if b, is := on.(*kit.Button); is && !found && (b.Label == "Back" || strings.HasPrefix(b.Label, "Back to")) {
				found = true
				b.Tapped(nil)
				if r.visible.id != byKey {
					t.Errorf("on %s the button goes to %s and the key to %s", id, r.visible.id, byKey)
				}
				over.Unfocus()
			}
		})
	})
}

// TestLettersWorkBesideBoxes on every screen that has keys of one letter, wherever
// the focus is but in a box.
func TestLettersWorkBesideBoxes(t *testing.T) {
	r := window(t, 0, func(r *room) {
		if err := r.desk.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
	})
	over := r.Window().Canvas()
	for id, letter := range map[string]string{weekID: "a", barometerID: "a", learningID: "a", storyID: "w"} {
		r.goTo(id)
		r.stops(func(n int, on fyne.Focusable) {
			switch on.(type) {
			case *kit.Entry, *kit.Select:
				return
			}
			if r.types(letter); r.panel() == nil {
				t.Errorf("on %s %s does nothing at stop %d, %T %q", id, letter, n, on, label(on))
				return
			}
			r.panel().Close()
			over.Focus(on)
		})
	}
}

// TestTheTextSizeLaysOutAnew: there and back, a screen that arranges itself by the
// text size looks as it did.
func TestTheTextSizeLaysOutAnew(t *testing.T) {
	r := window(t, 0, func(r *room) {
		if err := r.desk.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
	})
	over := r.Window().Canvas()
	for _, id := range []string{peopleID, weekID, learningID, reportsID, storyID, settingsID, askingID} {
		r.goTo(id)
		on := over.Focused()
		over.Unfocus() // a cursor blinks
		before := over.Capture()
		for _, command := range []string{"text_bigger", "text_bigger", "text_bigger", "text_usual"} {
			r.run(command)
		}
		over.Unfocus()
		if n := ringPixels(before, over.Capture()); n > 40 {
			t.Errorf("%s is laid out otherwise after larger text: %d pixels", id, n)
		}
		if on != nil {
			over.Focus(on)
		}
	}
}
