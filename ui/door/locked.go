package door

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// NewLocked makes the lock: the keys are gone from memory, and the passphrase
// opens it. other goes to the recovery key; nil leaves it out.
func NewLocked(stage *Stage, opened, other func()) *Door {
	return newDoor(lock(stage, opened, other, parts{title: words.Say("door.locked"), what: words.Say("door.locked_what"),
		commands: stage.Commands, countsGuests: true}))
}

// lock fills in what opens with the passphrase.
func lock(stage *Stage, opened, other func(), p parts) parts {
	p.label, p.verb, p.secret = words.Say("door.passphrase"), words.Say("door.unlock"), true
	p.try = func(typed string, told func(error)) {
		kit.Do(stage.Runner, func() (struct{}, error) {
			secret := []byte(typed)
			defer clear(secret)
			return struct{}{}, stage.Lock.Unlock(secret)
		}, func(_ struct{}, err error) {
			told(err)
			if err == nil {
				opened()
			}
		})
	}
	if other != nil {
		p.more = append(p.more, kit.VGap(2*kit.Step), kit.Small(words.Say("door.forgot_what")),
			kit.Flow(kit.Step, kit.NewButton(kit.Quiet, words.Say("door.use_recovery"), other)))
	}
	return p
}

// NewKioskLock is the lock in front of the kiosk: no guests are counted from it,
// and back goes back to check-in.
func NewKioskLock(stage *Stage, opened, other, back func()) *Door {
	return newDoor(lock(stage, opened, other, parts{title: words.Say("door.kiosk"), what: words.Say("door.kiosk_what"),
		more: []fyne.CanvasObject{kit.VGap(kit.Step), kit.Flow(kit.Step, kit.NewButton(kit.Secondary, words.Say("door.to_kiosk"), back))}}))
}

// NewRecovery opens the lock with the recovery key from paper. back goes back to
// the passphrase.
func NewRecovery(stage *Stage, opened, back func()) *Door {
	p := parts{title: words.Say("door.recovery"), what: words.Say("door.recovery_what"), label: words.Say("door.recovery_key"), key: true, verb: words.Say("door.unlock"),
		commands: stage.Commands}
	p.try = func(typed string, told func(error)) {
		kit.Do(stage.Runner, func() (struct{}, error) { return struct{}{}, stage.Lock.UnlockRecovery(typed) },
			func(_ struct{}, err error) {
				told(err)
				if err == nil {
					opened()
				}
			})
	}
	p.more = []fyne.CanvasObject{kit.VGap(kit.Step), kit.Flow(kit.Step, kit.NewButton(kit.Quiet, words.Say("door.back"), back))}
	return newDoor(p)
}
