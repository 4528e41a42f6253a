// Package kiosk is self check-in: the whole window asks one person for a name and
// what they come for, tells them their number, and is ready for the next. It
// shows nobody, reads nothing, and only writes.
//
// It stands on a curtain while the desk is locked, so that it needs nothing but
// what it is given. Leaving it is unlocking.
package kiosk

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Idle is how long what somebody typed stands there when they have gone, and
// thanks how long their number does.
const (
	Idle   = 30 * time.Second
	thanks = 12 * time.Second
)

// Parts are what a kiosk is made of.
type Parts struct {
	Runner *kit.Runner
	// Arrive checks somebody in and tells their number.
	Arrive func(a today.KioskArrival, told func(number string, err error))
	// Notice shows what we keep about people.
	Notice func()
	// SaveUntil is until when a place is saved, in words.
	SaveUntil string
	// Ask is the part that asks the barometer's question, beside checking in; nil
	// where nothing is asked today. AskFocus puts the cursor there.
	Ask      fyne.CanvasObject
	AskFocus func()
	// Host is pressed by the host, to unlock.
	Host func()
	// Next is told when somebody is checked in, and when their turn has ended, before the
	// next can begin.
	Next func()
}

// Kiosk is what stands on the curtain.
type Kiosk struct {
	Content fyne.CanvasObject

	parts   Parts
	body    *fyne.Container
	welcome *welcome
	stop    func() // of the idle time
	back    func() // from the question to what was there before
}

// New makes the kiosk; Focus puts the cursor into its box.
func New(parts Parts) *Kiosk {
	k := &Kiosk{parts: parts, body: kit.Stack()}
	k.welcome = newWelcome(k)
	host := kit.NewButton(kit.Quiet, words.Say("kiosk.host"), parts.Host).InCard()
	foot := kit.Padded(0, 16, 12, 16, kit.Row(0, kit.HGap(0), host))
	k.Content = kit.Edges(nil, foot, nil, nil, k.body)
	k.show(k.welcome.content)
	return k
}

// Focus puts the cursor where the next key is wanted.
func (k *Kiosk) Focus() { kit.Focus(k.welcome.name) }

// Reset is ready for the next person; nothing of the last one is left.
func (k *Kiosk) Reset() {
	k.wait(0)
	k.parts.Next()
	k.welcome.clear()
	k.show(k.welcome.content)
	k.Focus()
}

// Stop ends the waiting: call it when the kiosk goes.
func (k *Kiosk) Stop() { k.wait(0) }

func (k *Kiosk) show(o fyne.CanvasObject) {
	k.body.Objects = []fyne.CanvasObject{o}
	k.body.Refresh()
}

// wait has the kiosk reset after a while in which nothing more happened.
func (k *Kiosk) wait(d time.Duration) {
	if k.stop != nil {
		k.stop()
		k.stop = nil
	}
	if d > 0 {
		k.stop = k.parts.Runner.After(d, k.Reset)
	}
}

// used is told whenever somebody types or presses something.
func (k *Kiosk) used() { k.wait(Idle) }

func (k *Kiosk) arrive() {
	w := k.welcome
	if w.busy {
		return
	}
	w.busy = true
	a := today.KioskArrival{Name: w.name.Text, Track: surgery.Track(w.track.Value()), SavePlace: w.save.On()}
	k.parts.Arrive(a, func(number string, err error) {
		w.busy = false
		if err != nil {
			what, next := kit.AttendeeWords(err)
			if surgery.AsError(err).Key == "error.name_missing" { // the usual words tell a host what to do
				next = words.Say("kiosk.no_name")
			}
			w.nameField.SetWrong(what + " " + next)
			k.Focus()
			return
		}
		k.parts.Next()
		w.clear()
		k.thank(number)
	})
}

// ask shows the barometer's question; it goes back by itself, and back goes to
// what was there before.
func (k *Kiosk) ask(back func()) {
	if k.parts.Ask == nil {
		return
	}
	k.back = back
	k.wait(0) // the question has an idle time of its own
	k.show(k.parts.Ask)
	k.parts.AskFocus()
}

// Over is told when somebody has answered the question, or gone away from it. A
// name that is typed already stays for whoever is still there.
func (k *Kiosk) Over(gone bool) {
	if gone || k.welcome.name.Text == "" {
		k.Reset()
		return
	}
	k.goOn()
}

// Back is told when somebody would rather not answer.
func (k *Kiosk) Back() { k.back() }

// goOn shows the form as it was left.
func (k *Kiosk) goOn() {
	k.show(k.welcome.content)
	k.used()
	k.Focus()
}
