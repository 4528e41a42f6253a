package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// ahead keeps what is typed while something is on its way that a key or a click has
// asked for, until that has come and the focus is where it leads: whoever types faster
// than the records are written loses no letter, and none comes to the wrong box. There
// is one, as there is one host. The main goroutine alone touches it.
var ahead typedAhead

type typedAhead struct {
	ways   int  // how much is on its way
	acting bool // what is done at the moment was asked for by the host
	giving bool // what was kept is being handed on
	late   bool // it has taken too long, and keys go where the focus is
	keys   []keptKey
	own    fyne.KeyName // the last key, where it was not kept: its letter is not either
	stop   func()       // of the clock
}

// keptKey is a key that was kept, with the letter that it writes.
type keptKey struct {
	name fyne.KeyName // "" for a letter that came without its key
	give func()
}

// aheadMost is how long keys are kept. Nobody types longer without looking, and a key
// that is to stop something long must arrive.
const aheadMost = time.Second

// Act does something that the host asked for. Keys are kept until the work it gives to
// the worker is done, with what follows and the work that gives in turn.
func Act(do func()) {
	was := ahead.acting
	ahead.acting = true
	defer func() {
		ahead.acting = was
		ahead.give()
	}()
	do()
}

// Await keeps keys until over is called, once, for what a key waits for that was on its
// way before.
func Await(r *Runner) (over func()) {
	ahead.begin(r)
	return ahead.end
}

func (a *typedAhead) begin(r *Runner) {
	a.ways++
	if a.ways == 1 {
		a.stop = r.After(aheadMost, func() { a.late = true; a.give() })
	}
}

func (a *typedAhead) end() {
	if a.ways == 0 { // of a runner that is gone
		return
	}
	if a.ways--; a.ways == 0 {
		a.stop()
		a.late = false
		a.give()
	}
}

// give hands on what was kept, until one of it sets something going.
func (a *typedAhead) give() {
	for !a.giving && !a.acting && len(a.keys) > 0 && (a.ways == 0 || a.late) {
		next := a.keys[0]
		a.keys = a.keys[1:]
		a.giving = true
		next.give()
		a.giving = false
	}
}

// forget lets go of what was kept: something has come up that the host did not know of
// when they typed it.
func (a *typedAhead) forget() { a.keys = nil }

// keeps reports whether keys are kept for later.
func (a *typedAhead) keeps() bool { return a.ways > 0 && !a.late && !a.giving && !a.acting }

// keep keeps a key for later, and reports whether it did.
func (a *typedAhead) keep(name fyne.KeyName, give func()) bool {
	if !a.keeps() {
		return false
	}
	a.keys = append(a.keys, keptKey{name, give})
	return true
}

// writes reports whether a key writes the letter.
func writes(name fyne.KeyName, r rune) bool {
	return name == fyne.KeySpace && r == ' ' || len(name) == 1 && strings.EqualFold(string(name), string(r))
}

// TakeKeys has keys and letters that nothing with the focus takes go to these.
func TakeKeys(at fyne.Canvas, key func(*fyne.KeyEvent), letter func(rune)) {
	at.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if !keepKey(at, ev) {
			key(ev)
		}
	})
	at.SetOnTypedRune(func(r rune) {
		if !keepRune(at, r) {
			letter(r)
		}
	})
}

// AheadKey is asked first by everything that takes keys: true means that this one comes
// again, to what has the focus by then.
func AheadKey(on fyne.CanvasObject, ev *fyne.KeyEvent) bool {
	return keepKey(orFirst(canvasOf(on)), ev)
}

// AheadRune is AheadKey for a letter. A letter and its key stay together.
func AheadRune(on fyne.CanvasObject, r rune) bool { return keepRune(orFirst(canvasOf(on)), r) }

// AheadDown is AheadKey for a key that is pressed: what comes of holding one is told by
// that, and by AheadUp.
func AheadDown(on fyne.CanvasObject, ev *fyne.KeyEvent) bool {
	at := orFirst(canvasOf(on))
	return ahead.keep("", func() {
		if on, ok := at.Focused().(desktop.Keyable); ok {
			on.KeyDown(ev)
		}
	})
}

// AheadUp is AheadKey for a key that is let go.
func AheadUp(on fyne.CanvasObject, ev *fyne.KeyEvent) bool {
	at := orFirst(canvasOf(on))
	return ahead.keep("", func() {
		if on, ok := at.Focused().(desktop.Keyable); ok {
			on.KeyUp(ev)
			return
		}
		(&held{}).keyUp(ev)
	})
}

// AheadShortcut is AheadKey for a key with Ctrl or Alt.
func AheadShortcut(on fyne.CanvasObject, s fyne.Shortcut) bool {
	at := orFirst(canvasOf(on))
	return ahead.keep("", func() {
		if on, ok := at.Focused().(fyne.Shortcutable); ok {
			on.TypedShortcut(s)
		} else if on, ok := at.(fyne.Shortcutable); ok {
			on.TypedShortcut(s)
		}
	})
}

func keepKey(at fyne.Canvas, ev *fyne.KeyEvent) bool {
	ahead.own = ev.Name
	back := ev.Name == fyne.KeyTab && shifted()
	kept := ahead.keep(ev.Name, func() {
		if ev.Name == fyne.KeyTab {
			moveOn(at, back)
		} else if on := at.Focused(); on != nil {
			on.TypedKey(ev)
		} else if take := at.OnTypedKey(); take != nil {
			take(ev)
		}
	})
	if kept {
		ahead.own = ""
	}
	return kept
}

func keepRune(at fyne.Canvas, r rune) bool {
	if writes(ahead.own, r) {
		ahead.own = ""
		return false
	}
	give := func() {
		if on := at.Focused(); on != nil {
			on.TypedRune(r)
		} else if take := at.OnTypedRune(); take != nil {
			take(r)
		}
	}
	if n := len(ahead.keys); n > 0 && writes(ahead.keys[n-1].name, r) && !ahead.giving {
		key := ahead.keys[n-1].give
		ahead.keys[n-1] = keptKey{give: func() { key(); give() }}
		return true
	}
	return ahead.keep("", give)
}
