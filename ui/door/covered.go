package door

import (
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// NewCovered makes the cover: hidden after idle minutes, with the records still
// open behind it. A PIN lifts it; where none was chosen, the button does, and it
// says so. lifted is called once it may go, and locked when five wrong ones have
// locked the desk.
func NewCovered(stage *kit.Stage, hasPIN bool, lifted, locked func()) *Door {
	p := parts{title: words.Say("door.covered"), what: words.Say("door.covered_what"), label: words.Say("door.pin"), verb: words.Say("door.lift"),
		secret: true, without: !hasPIN, commands: stage.Commands, countsGuests: true}
	if !hasPIN {
		p.what = words.Say("door.covered_no_pin")
	}
	p.try = func(typed string, told func(error)) {
		kit.Do(stage.Runner, func() (bool, error) {
			if !hasPIN {
				return false, stage.Desk.Uncover()
			}
			err := stage.Desk.LiftCover([]byte(typed))
			return stage.Desk.Locked(), err
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
