package endtoend

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// every is how often the screen is looked at.
const every = 4 * time.Millisecond

// watcher reads the screen and presses keys over one connection of its own, fast
// enough to time a frame.
type watcher struct {
	*desktop
	conn   *xgb.Conn
	screen *xproto.ScreenInfo
	keys   map[xproto.Keysym]xproto.Keycode
}

func (d *desktop) watch() *watcher {
	d.t.Helper()
	xgb.Logger = log.New(io.Discard, "", 0)
	conn, err := xgb.NewConnDisplay(d.display)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(conn.Close)
	if err := xtest.Init(conn); err != nil {
		d.t.Fatal(err)
	}
	setup := xproto.Setup(conn)
	w := &watcher{desktop: d, conn: conn, screen: setup.DefaultScreen(conn), keys: map[xproto.Keysym]xproto.Keycode{}}
	first := setup.MinKeycode
	board, err := xproto.GetKeyboardMapping(conn, first, byte(setup.MaxKeycode-first+1)).Reply()
	if err != nil {
		d.t.Fatal(err)
	}
	for i := 0; i < len(board.Keysyms); i += int(board.KeysymsPerKeycode) {
		if sym := board.Keysyms[i]; sym != 0 && w.keys[sym] == 0 {
			w.keys[sym] = first + xproto.Keycode(i/int(board.KeysymsPerKeycode))
		}
	}
	return w
}

// region is a part of the screen, in pixels, of which one row in so many is
// read: few enough to read quickly, near enough that no line of text lies
// between two.
type region struct{ x, y, w, h, apart int }

func (w *watcher) whole() region {
	return region{0, 0, int(w.screen.WidthInPixels), int(w.screen.HeightInPixels), 16}
}

// frame is the pixels read of a region.
type frame []byte

func (w *watcher) frame(r region) frame {
	w.t.Helper()
	var asked []xproto.GetImageCookie
	for y := r.y + r.apart/2; y < r.y+r.h; y += r.apart {
		asked = append(asked, xproto.GetImage(w.conn, xproto.ImageFormatZPixmap, xproto.Drawable(w.screen.Root),
			int16(r.x), int16(y), uint16(r.w), 1, 0xFFFFFFFF))
	}
	out := make(frame, 0, len(asked)*r.w*4)
	for _, a := range asked {
		row, err := a.Reply()
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, row.Data...)
	}
	return out
}

// differ counts the pixels that differ.
func differ(a, b frame) int {
	n := 0
	for i := 0; i+3 < len(a); i += 4 {
		if a[i] != b[i] || a[i+1] != b[i+1] || a[i+2] != b[i+2] {
			n++
		}
	}
	return n
}

// alike reports whether frames show the same, but for a blinking cursor.
func alike(a, b frame) bool { return differ(a, b)*1000 < len(a)/4 }

// seen is a frame and when it was read.
type seen struct {
	at    time.Time
	frame frame
}

// film keeps each frame that is new, until there has been none for the time of
// rest after the first one unlike before.
func (w *watcher) film(r region, before frame, rest time.Duration) []seen {
	w.t.Helper()
	var reel []seen
	last, end := before, time.Now().Add(patience)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for now := range tick.C {
		f := w.frame(r)
		if n := len(reel); !alike(f, last) {
			reel = append(reel, seen{time.Now(), f})
			last = f
		} else if n > 0 && now.Sub(reel[n-1].at) > rest {
			return reel
		}
		if now.After(end) {
			w.t.Fatal("nothing came on the screen")
		}
	}
	return nil
}

// stayed returns when the picture came that stayed to the end.
func stayed(reel []seen) time.Time {
	n := len(reel) - 1
	at := reel[n].at
	for ; n >= 0 && alike(reel[n].frame, reel[len(reel)-1].frame); n-- {
		at = reel[n].at
	}
	return at
}

// rest waits until a region has stayed as it is for so long.
func (w *watcher) rest(r region, long time.Duration) frame {
	w.t.Helper()
	last, since, end := w.frame(r), time.Now(), time.Now().Add(patience)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for now := range tick.C {
		if f := w.frame(r); !alike(f, last) {
			last, since = f, now
		}
		if now.Sub(since) > long {
			break
		}
		if now.After(end) {
			w.t.Fatal("the screen did not come to rest")
		}
	}
	return last
}

// escapeKey is Esc; letters are their own number.
const escapeKey xproto.Keysym = 0xFF1B

// change waits until a region shows anything else than before, and returns when.
func (w *watcher) change(r region, before frame) time.Time {
	w.t.Helper()
	end := time.Now().Add(patience)
	tick := time.NewTicker(every / 2)
	defer tick.Stop()
	for now := range tick.C {
		if !bytes.Equal(w.frame(r), before) {
			return time.Now()
		}
		if now.After(end) {
			w.look("gave-up")
			w.t.Fatal("nothing changed on the screen")
		}
	}
	return time.Time{}
}

// press presses and releases a key, and returns when it went down.
func (w *watcher) press(key xproto.Keysym) time.Time {
	w.t.Helper()
	code := w.keys[key]
	if code == 0 {
		w.t.Fatal(fmt.Errorf("no key for %#x", key))
	}
	at := time.Now()
	for _, kind := range []byte{xproto.KeyPress, xproto.KeyRelease} {
		if err := xtest.FakeInputChecked(w.conn, kind, byte(code), 0, w.screen.Root, 0, 0, 0).Check(); err != nil {
			w.t.Fatal(err)
		}
	}
	return at
}
