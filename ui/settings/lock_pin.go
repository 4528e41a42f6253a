package settings

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// choosePIN opens the panel that sets, changes or takes away the PIN that lifts
// the cover.
func choosePIN(stage *kit.Stage, then func()) {
	kit.Load(stage, stage.Desk.HasPIN, func(has bool) {
		pin, again := secretBox(desk.MostDigits), secretBox(desk.MostDigits)
		var panel *kit.Panel
		set := func(pin, notice string, done func(error)) {
			kit.Do(stage.Runner, func() (struct{}, error) { return struct{}{}, stage.Desk.SetPIN([]byte(pin)) }, func(_ struct{}, err error) {
				if err == nil {
					stage.Told(desk.Done{Changed: []surgery.Family{surgery.Settings}, Notice: notice})
				}
				done(err)
			})
		}
		parts := kit.PanelParts{Title: words.Say("lockset.set_pin_title"), Verb: words.Say("lockset.use_pin"), First: pin,
			Content: kit.Column(12, kit.Body(words.Say("lockset.pin_what")),
				kit.NewField(words.Say("lockset.pin"), pin, words.Say("lockset.pin_hint", "fewest", desk.FewestDigits, "most", desk.MostDigits)),
				kit.NewField(words.Say("lockset.pin_again"), again, ""), showTyped(pin, again)),
			Submit: func(done func(error)) {
				switch {
				case pin.Text != again.Text:
					done(surgery.Fail(surgery.Invalid, "lockset.differ"))
				case pin.Text == "": // which would take it away
					done(surgery.Fail(surgery.Invalid, "error.pin_unfit", "fewest", desk.FewestDigits, "most", desk.MostDigits))
				default:
					set(pin.Text, words.Say("lockset.pin_set"), done)
				}
			},
			Closed: func() {
				pin.SetText("")
				again.SetText("")
				then()
			}}
		if has {
			parts.More = []*kit.Button{kit.NewButton(kit.Secondary, words.Say("lockset.pin_away"), func() {
				set("", words.Say("lockset.pin_gone"), func(err error) {
					if err != nil {
						panel.Fail(err)
						return
					}
					panel.Close()
				})
			})}
		}
		panel = kit.ShowPanel(stage.Window, parts)
	})
}
