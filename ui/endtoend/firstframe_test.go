package endtoend

import (
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"
)

// TestTheFirstFrameTakesLetters holds that nothing else is shown before what the window
// goes on showing, and that the box has the cursor then: whoever types as soon as there
// is something to see finds it in the box, with the matches.
func TestTheFirstFrameTakesLetters(t *testing.T) {
	people := crowdOf(t, 200)
	d := newDesktopOf(t, "1600x900")
	w := d.watch()
	before := w.rest(w.whole(), 100*time.Millisecond)
	c := d.command(program, "-data", people.folder)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer end(t, c)
	first := w.frame(w.whole())
	for began := time.Now(); share(before, first) < 0.2; first = w.frame(w.whole()) { // its frame alone is less
		if time.Since(began) > patience {
			t.Fatal("no window came")
		}
	}
	first = w.rest(w.whole(), 30*time.Millisecond) // that one may have been on its way to the screen still
	d.look("first-frame")
	for _, letter := range "sa" {
		w.press(xproto.Keysym(letter))
	}
	typed := w.rest(w.whole(), time.Second)
	d.look("first-letters")
	if n := share(first, typed); n < 0.02 {
		t.Errorf("the first letters changed %.4f of the screen: they did not arrive", n)
	}
	w.press(escapeKey)
	w.rest(w.whole(), 200*time.Millisecond)
	w.press(escapeKey)
	later := w.rest(w.whole(), time.Second)
	d.look("first-later")
	if n := share(first, later); n > 0.002 { // the cursor, and what can be undone
		t.Errorf("%.4f of the first frame is other than what stays", n)
	}
}

// share returns how much of two frames differs.
func share(a, b frame) float64 { return float64(differ(a, b)) / float64(len(a)/4) }
