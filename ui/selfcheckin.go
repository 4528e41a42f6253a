package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/asking"
	"socialmediasurgery/ui/door"
	"socialmediasurgery/ui/kiosk"
	"socialmediasurgery/ui/kit"
)

// kioskCurtain is the kiosk while it runs. The keys are dropped, and so is every
// screen that was built: nothing of anyone is behind it.
type kioskCurtain struct {
	guard  *guard
	kiosk  *kiosk.Kiosk
	asking *asking.Panel
	menu   *fyne.MainMenu
	stop   func() // of the idle time at the host's door
}

// hostIdle is how long the host's door stands there with nobody at it.
const hostIdle = 30 * time.Second

// startKiosk turns the whole program into self check-in.
func (s *Shell) startKiosk() {
	type ready struct {
		asking barometer.Asking
		until  string
	}
	d := s.parts.Rooms
	kit.Load(s.stage, func() (ready, error) {
		if !d.Desk.HasPassphrase() {
			return ready{}, surgery.Fail(surgery.Invalid, "error.kiosk_needs_passphrase")
		}
		asked, err := d.Barometer.Asking()
		if err != nil {
			return ready{}, err
		}
		until := d.Settings.SaveUntil()
		return ready{asked, until}, d.Desk.Lock()
	}, func(r ready) { s.guard.openKiosk(r.asking, r.until) })
}

func (g *guard) openKiosk(asked barometer.Asking, until string) {
	s := g.shell
	k := &kioskCurtain{guard: g, menu: s.stage.Window.MainMenu()}
	g.kiosk = k
	k.asking = asking.New(asking.Parts{Window: s.stage.Window, Runner: s.parts.Runner,
		Today: func() string { return s.parts.Rooms.Desk.Now().Format(time.DateOnly) }, Answer: k.answer,
		Over: func(gone bool) { k.kiosk.Over(gone) }, Back: func() { k.kiosk.Back() }, Seen: func() bool { return g.what == inKiosk }})
	k.asking.Set(asked)
	parts := kiosk.Parts{Runner: s.parts.Runner, Arrive: k.arrive, Notice: s.privacy, SaveUntil: dayInWords(until), Host: k.host, Next: k.next}
	if k.asking.Asks() {
		parts.Ask, parts.AskFocus = k.asking.Content, k.asking.Focus
	}
	k.kiosk = kiosk.New(parts)
	// What had the focus would keep its whole screen in memory.
	over := s.stage.Window.Canvas()
	for p := kit.TopPanel(over); p != nil; p = kit.TopPanel(over) {
		p.Close()
	}
	over.Unfocus()
	g.hide(inKiosk, k.kiosk.Content)
	kit.OwnPastes(true)
	s.forgetScreens()
	s.stage.Window.SetMainMenu(nil)
	s.stage.Window.SetFullScreen(true)
	s.wall.Changed(nil)
	k.kiosk.Focus()
	g.scour()
}

// forgetScreens drops every screen, and what it shows.
func (s *Shell) forgetScreens() {
	s.notice.Clear()
	for _, built := range s.built {
		if lasting, ok := built.screen.(kit.Lasting); ok {
			lasting.Dropped()
		}
	}
	s.visible, s.built = nil, map[string]*shown{}
	// Fyne 2.8.1 goes on holding what an empty container showed last, until it
	// shows something else.
	s.body.Objects = []fyne.CanvasObject{kit.Stack()}
	s.body.Refresh()
}

func (k *kioskCurtain) arrive(a today.KioskArrival, told func(string, error)) {
	kit.Do(k.guard.shell.parts.Runner, func() (string, error) { return k.guard.shell.parts.Rooms.Today.KioskArrive(a) },
		func(number string, err error) {
			told(number, err)
			k.guard.shell.wall.Changed(nil)
		})
}

func (k *kioskCurtain) answer(question surgery.ID, answer, word string, share bool, done func(error)) {
	kit.Do(k.guard.shell.parts.Runner, func() (surgery.Change, error) {
		return k.guard.shell.parts.Rooms.Barometer.Answer(question, surgery.KioskAnswers, answer, word, share)
	}, func(_ surgery.Change, err error) { done(err) })
}

// host shows the lock: leaving the kiosk is unlocking. With nobody at it, it goes
// back to the kiosk.
func (k *kioskCurtain) host() {
	k.kiosk.Stop()
	k.asking.Leave()
	k.next()
	var passphrase, paper func()
	back := func() { k.back() }
	passphrase = func() { k.guard.put(door.NewKioskLock(k.guard.shell.forDoor(), k.leave, paper, back)) }
	paper = func() { k.guard.put(door.NewRecovery(k.guard.shell.forDoor(), k.leave, passphrase)) }
	passphrase()
	k.wait()
}

func (k *kioskCurtain) wait() {
	k.rest()
	k.stop = k.guard.shell.parts.Runner.After(hostIdle, k.back)
}

func (k *kioskCurtain) rest() {
	if k.stop != nil {
		k.stop()
		k.stop = nil
	}
}

// back shows the kiosk again.
func (k *kioskCurtain) back() {
	k.rest()
	k.guard.door = nil
	k.guard.curtain.Put(k.kiosk.Content)
	k.kiosk.Reset()
}

// next ends a turn: what was copied in it is gone, and what was opened is closed.
func (k *kioskCurtain) next() {
	kit.ForgetCopied()
	k.guard.curtain.Clear()
}

// leave ends the kiosk, once it is unlocked.
func (k *kioskCurtain) leave() {
	s := k.guard.shell
	k.rest()
	k.kiosk.Stop()
	k.next()
	kit.OwnPastes(false)
	k.guard.kiosk = nil
	s.stage.Window.SetFullScreen(false)
	s.stage.Window.SetMainMenu(k.menu)
	k.guard.unlocked()
	s.notice.Say(words.Say("shell.kiosk_over"))
}
