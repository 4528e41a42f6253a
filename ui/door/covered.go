package door

import (
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Lift is what lifts a cover.
type Lift int

// What lifts a cover: the PIN; the passphrase where no PIN was chosen; where there
// is no passphrase either, the button alone, and it says so.
const (
	ByButton Lift = iota
	ByPIN
	ByPassphrase
)

// NewCovered makes the cover: hidden after idle minutes, with the records still
// open behind it. lifted is called once it may go, and locked when five wrong tries
// have locked the desk.
func NewCovered(stage *Stage, by Lift, lifted, locked func()) *Door {
	p := parts{title: words.Say("door.covered"), verb: words.Say("door.lift"), secret: true, without: by == ByButton,
		commands: stage.Commands, countsGuests: true}
	switch by {
	case ByPIN:
		p.what, p.label = words.Say("door.covered_what"), words.Say("door.pin")
	case ByPassphrase:
		p.what, p.label = words.Say("door.covered_no_pin"), words.Say("door.passphrase")
	case ByButton:
		p.what = words.Say("door.covered_no_passphrase")
	}
	p.try = func(typed string, told func(error)) {
		kit.Do(stage.Runner, func() (bool, error) {
			err := stage.Lock.LiftCover([]byte(typed))
			return stage.Lock.State().Locked, err
		}, func(nowLocked bool, err error) {
			told(err)
			switch {
			case nowLocked:
				locked()
			case err == nil:
				lifted()
			}
		})
	}
	return newDoor(p)
}
