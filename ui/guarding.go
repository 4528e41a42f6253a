package ui

import (
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/ui/door"
	"socialmediasurgery/ui/kit"
)

// guard hides the window when nobody uses it: the screens that name people are
// covered after some idle minutes, everything is locked after more. What was open
// and typed stays behind the curtain.
type guard struct {
	shell   *Shell
	what    hiding
	used    time.Time // by the wall clock: a laptop that slept was not used
	ticked  time.Time
	curtain *kit.Curtain
	door    *door.Door
	kiosk   *kioskCurtain
	checked bool   // the records, since the program was started
	waits   string // what the lock says that waits; "" for nothing
	day     string // on which names that are overdue were looked for
}

// hiding is what hides the window.
type hiding int

const (
	nothing hiding = iota
	covered
	locked
	inKiosk
)

// How often the guard looks, and after how long without looking the laptop must
// have slept.
const (
	guardEvery = 5 * time.Second
	slept      = time.Minute
	quiet      = 10 * time.Second // nobody is in the middle of something
)

func newGuard(s *Shell) *guard {
	g := &guard{shell: s, used: wallClock(s), ticked: wallClock(s)}
	kit.Touched, kit.Later = g.touch, s.parts.Runner.After
	kit.OwnPastes(false) // the window before this one may have been self check-in
	return g
}

// wallClock is the time without the monotonic clock, which stands still in sleep.
func wallClock(s *Shell) time.Time { return s.parts.Rooms.Desk.Now().Round(0) }

func (g *guard) start() { g.shell.parts.Runner.Every(guardEvery, g.tick) }

func (g *guard) touch() { g.used = wallClock(g.shell) }

// hidden reports whether nobody's name may be seen.
func (g *guard) hidden() bool { return g.what != nothing }

// tick covers and locks when it is time.
func (g *guard) tick() {
	now := wallClock(g.shell)
	asleep := now.Sub(g.ticked) > slept
	g.ticked = now
	if now.Before(g.used) { // the clock was put back
		g.used = now
	}
	g.shell.vanished.look()
	settings := g.shell.parts.Rooms.Settings.Settings()
	idle := now.Sub(g.used)
	if idle >= quiet && !g.checked && g.what == nothing {
		g.checked = true
		g.check()
	}
	if day := now.Format(time.DateOnly); day != g.day && g.what != locked && g.what != inKiosk {
		g.day = day
		g.eraseOverdue()
	}
	switch {
	case g.what == locked || g.what == inKiosk:
	case asleep, idle >= time.Duration(settings.LockMinutes)*time.Minute:
		g.Lock()
	case g.what == nothing && g.namesPeople() && idle >= time.Duration(settings.CoverMinutes)*time.Minute:
		g.cover()
	}
}

// eraseOverdue takes names off a joined desk that never handed over, once a day.
func (g *guard) eraseOverdue() {
	s := g.shell
	if !s.parts.Rooms.Sharing.Joined() {
		return
	}
	kit.Do(s.parts.Runner, s.parts.Rooms.Sharing.EraseOverdue, func(went bool, err error) {
		switch {
		case err != nil:
			slog.Error("ui: names stay on a joined desk", "cause", err)
		case went:
			s.told(surgery.Change{Changed: surgery.Everything(), Elsewhere: true})
		}
	})
}

// check looks at all records, once after a start and at most once a day, when
// nobody waits for anything: everything is opened, which takes a moment.
func (g *guard) check() {
	d, r := g.shell.parts.Rooms, g.shell.parts.Runner
	told := func(err error) {
		switch kind := surgery.KindOf(err); {
		case err == nil:
		case g.hidden() || kind == surgery.Locked:
			g.checked = false // said when somebody can read it
		case kind == surgery.Damaged:
			kit.ShowError(g.shell.stage.Window, err)
		default: // no room for it, say: it will be told when something cannot be saved
			slog.Error("ui: the records were not checked", "cause", err)
		}
	}
	kit.Do(r, d.Backups.DueCheck, func(c *backups.Check, err error) {
		if c == nil {
			told(err)
			return
		}
		kit.Beside(r, c.Look, func(_ *backups.Check, err error) {
			kit.Do(r, func() (struct{}, error) {
				_, err := d.Backups.Checked(c, err)
				return struct{}{}, err
			}, func(_ struct{}, err error) { told(err) })
		})
	})
}

// namesPeople reports whether the screen that is seen names people. A visit at the
// table names the one person who sits there, and is not covered.
func (g *guard) namesPeople() bool { return g.shell.visible != nil && g.shell.visible.names }

// hide draws the curtain. Nobody's name is to be pasted onto it, or elsewhere.
func (g *guard) hide(what hiding, content fyne.CanvasObject) {
	g.what = what
	kit.ForgetCopied()
	if g.curtain == nil {
		g.curtain = kit.DrawCurtain(g.shell.stage.Window, content, g.shell.key)
	} else {
		g.curtain.Put(content)
	}
	g.shell.undo, g.shell.redo = "", ""
	g.shell.commands.Refresh() // the menus name nobody either
}

func (g *guard) put(d *door.Door) {
	g.door = d
	g.curtain.Put(d.Content)
	d.Focus()
	d.Waits(g.waits)
}

// waiting has the lock say what waits for somebody to unlock it.
func (g *guard) waiting(what string) {
	if what == g.waits {
		return
	}
	if g.waits = what; g.door != nil {
		g.door.Waits(what)
	}
}

// cover hides the names; the keys are kept.
func (g *guard) cover() {
	g.hide(covered, kit.Stack())
	kit.Do(g.shell.parts.Runner, func() (door.Lift, error) {
		d := g.shell.parts.Rooms
		d.Desk.Cover(true)
		has, err := d.Lock.HasPIN()
		switch {
		case !d.Desk.HasPassphrase():
			return door.ByButton, nil
		case has && err == nil:
			return door.ByPIN, nil
		}
		return door.ByPassphrase, err
	}, func(by door.Lift, _ error) {
		if g.what != covered {
			return
		}
		g.put(door.NewCovered(g.shell.forDoor(), by, g.lift, g.locked))
		g.shell.wall.Changed(nil)
	})
}

// Lock drops the keys. Where there is no passphrase nothing can be locked, and it
// only covers.
func (g *guard) Lock() {
	if g.what == locked || g.what == inKiosk {
		return
	}
	g.hide(locked, kit.Stack())
	kit.Do(g.shell.parts.Runner, func() (struct{}, error) {
		return struct{}{}, g.shell.parts.Rooms.Desk.Lock()
	}, func(_ struct{}, err error) {
		if err != nil {
			g.what = nothing
			g.cover()
			return
		}
		g.locked()
	})
}

// locked shows the lock on a desk that is locked: by Lock, by wrong PINs, or from
// the start.
func (g *guard) locked() {
	if g.what != locked {
		g.hide(locked, kit.Stack())
	}
	var passphrase, paper func()
	passphrase = func() { g.put(door.NewLocked(g.shell.forDoor(), g.unlocked, paper)) }
	paper = func() { g.put(door.NewRecovery(g.shell.forDoor(), g.unlocked, passphrase)) }
	passphrase()
	g.shell.wall.Changed(nil)
	if g.shell.visible != nil { // or it is locked from the start, and nothing was read
		g.scour()
	}
}

// unlocked lifts the lock; every screen reads anew what it could not read.
func (g *guard) unlocked() {
	g.lift()
	if g.shell.visible == nil {
		g.shell.firstScreen()
		return
	}
	g.shell.told(surgery.Change{Changed: everything()})
	g.shell.settleUnlocked()
}

// lift takes the curtain away.
func (g *guard) lift() {
	g.what, g.door = nothing, nil
	g.touch()
	if g.curtain != nil {
		g.curtain.Lift()
		g.curtain = nil
	}
	s := g.shell
	if s.visible != nil {
		if stale := s.visible.stale; stale != nil {
			s.visible.stale = nil
			s.visible.screen.Changed(stale)
		}
	}
	s.wall.Changed(nil)
	s.readLabels()
	s.settleFocus()
}

// allows reports whether a command may be done now. Behind a curtain those for
// anywhere are; at the kiosk only what a guest of the room may do.
func (g *guard) allows(id string) bool {
	switch g.what {
	case inKiosk:
		return slices.Contains([]string{"privacy", "text_bigger", "text_smaller", "text_usual"}, id)
	case covered, locked:
		return id != "wall"
	}
	return true
}

// say tells on the curtain what the notice would have told.
func (g *guard) say(notice string) {
	if g.door != nil {
		g.door.Say(notice)
	}
}

// everything lists all that screens show.
func everything() []surgery.Family {
	return append(slices.Clone(surgery.Families), surgery.Tallies, surgery.Answers, surgery.Settings)
}

// dayInWords is a local date as people say it.
func dayInWords(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return t.Format("2 January 2006")
}
