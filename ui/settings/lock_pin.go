package settings

import (
	"errors"

	"socialmediasurgery/surgery"
	lockroom "socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// pinPanel sets, changes or takes away the PIN that lifts the cover.
type pinPanel struct {
	stage           *Stage
	now, pin, again *kit.Entry
	nowField        *kit.Field
	panel           *kit.Panel
}

// choosePIN opens the panel for the PIN. later is what the button says that leaves
// things as they are; "" is Cancel.
func choosePIN(stage *Stage, later string, then func()) {
	kit.Load(stage.Stage, stage.Lock.HasPIN, func(has bool) {
		p := &pinPanel{stage: stage, now: secretBox(longPassphrase), pin: secretBox(lockroom.MostDigits), again: secretBox(lockroom.MostDigits)}
		p.nowField = kit.NewField(words.Say("lockset.now"), p.now, "")
		p.now.OnChanged = func(string) { p.nowField.SetWrong("") }
		parts := kit.PanelParts{Title: words.Say("lockset.set_pin_title"), Verb: words.Say("lockset.use_pin"), Cancel: later, First: p.pin,
			Content: kit.Column(12, kit.Body(words.Say("lockset.pin_what")),
				kit.NewField(words.Say("lockset.pin"), p.pin, words.Say("lockset.pin_hint", "fewest", lockroom.FewestDigits, "most", lockroom.MostDigits)),
				kit.NewField(words.Say("lockset.pin_again"), p.again, ""), p.nowField, showTyped(p.pin, p.again, p.now)),
			Submit: p.submit,
			Closed: func() {
				for _, e := range []*kit.Entry{p.pin, p.again, p.now} {
					e.SetText("")
				}
				then()
			}}
		if has {
			parts.More = []*kit.Button{kit.NewButton(kit.Secondary, words.Say("lockset.pin_away"), p.takeAway)}
		}
		p.panel = kit.ShowPanel(stage.Window, parts)
	})
}

func (p *pinPanel) submit(done func(error)) {
	switch {
	case p.pin.Text != p.again.Text:
		done(surgery.Fail(surgery.Invalid, "lockset.differ"))
	case p.pin.Text == "": // which would take it away
		done(surgery.Fail(surgery.Invalid, "error.pin_unfit", "fewest", lockroom.FewestDigits, "most", lockroom.MostDigits))
	default:
		p.set(p.pin.Text, words.Say("lockset.pin_set"), done)
	}
}

func (p *pinPanel) takeAway() {
	p.set("", words.Say("lockset.pin_gone"), func(err error) {
		if err != nil {
			p.panel.Fail(err)
			return
		}
		p.panel.Close()
	})
}

func (p *pinPanel) set(pin, notice string, done func(error)) {
	now := p.now.Text
	kit.Do(p.stage.Runner, func() (struct{}, error) { return struct{}{}, p.stage.Lock.SetPIN([]byte(now), []byte(pin)) }, func(_ struct{}, err error) {
		var ours *surgery.Error
		if errors.As(err, &ours) && ours.Key == "error.passphrase_wrong" {
			what, _ := kit.ErrorWords(err)
			p.nowField.SetWrong(what)
			kit.Focus(p.now)
		}
		if err == nil {
			p.stage.Told(surgery.Change{Changed: []surgery.Family{surgery.Settings}, Notice: notice})
		}
		done(err)
	})
}
