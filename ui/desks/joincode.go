package desks

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// joining is this laptop while it joins with a code: what was typed stays as long as it
// has not joined, whatever comes between.
type joining struct {
	stage               *Stage
	code, address, name string
	knock               *live.Knocking // nil until something that can be a code was typed
	shows               [3]string
	then                func() // what follows the panel that is open; nil: it is given up
	over                bool   // it was given up
}

// ask asks for the code; why is what went wrong with the one before.
func (j *joining) ask(why error) {
	code := kit.NewKeyBox(words.Say("network.code_example"))
	code.Text = j.code
	code.SetMinRowsVisible(2)
	name, nameField := nameBox(j.name)
	address := kit.NewEntry(words.Say("network.address_example"))
	address.Text = j.address
	fields := joinFields{code: kit.NewField(words.Say("network.code_box"), code, ""), name: nameField,
		address: kit.NewField(words.Say("network.address_box"), address, words.Say("network.address_hint"))}
	code.OnChanged = func(string) { fields.code.SetWrong("") }
	address.OnChanged = func(string) { fields.address.SetWrong("") }
	fields.address.Hidden = j.address == ""
	looking := kit.Muted(words.Say("network.looking"))
	looking.Hide()
	var panel *kit.Panel
	var noLuck *kit.Button
	noLuck = kit.NewButton(kit.Secondary, words.Say("network.no_luck"), func() {
		fields.address.Show()
		noLuck.Hide()
		panel.Refresh()
		kit.Focus(address)
	})
	noLuck.Hidden = !fields.address.Hidden
	stick := kit.NewButton(kit.Secondary, words.Say("network.by_stick"), func() {
		j.then = func() { j.end(); joinByStick(j.stage, name.Text) }
		panel.Close()
	})
	j.then = nil
	panel = kit.ShowPanel(j.stage.Window, kit.PanelParts{Title: words.Say("sharing.join_title"), Width: 620, First: code, Verb: words.Say("sharing.join_next"),
		Content: kit.Column(12, kit.Body(words.Say("network.join_what")), fields.code, fields.address, fields.name, looking, kit.Muted(words.Say("sharing.join_own")),
			kit.Flow(kit.Step, noLuck.InCard(), stick.InCard())),
		Submit: func(done func(error)) {
			j.code, j.name, j.address = code.Text, name.Text, address.Text
			looking.Show()
			panel.Refresh()
			j.knocks(func(err error) {
				looking.Hide()
				if err == nil {
					j.then = j.wait
				}
				if done(err); fields.refuse(err) {
					panel.Fail(nil) // it is said there
				}
				panel.Refresh()
			})
		},
		Closed: j.goOn})
	if why != nil {
		panel.Fail(why)
	}
}

// joinFields are the boxes of it.
type joinFields struct{ code, address, name *kit.Field }

// refuse says beside the box that is meant what is wrong with it, and reports whether one
// is.
func (f joinFields) refuse(err error) bool {
	if surgery.KindOf(err) != surgery.Invalid {
		return false
	}
	switch surgery.AsError(err).Key {
	case "share.code_wrong":
		f.code.Refuse(err)
	case "share.address_wrong":
		f.address.Show()
		f.address.Refuse(err)
	default:
		f.name.Refuse(err)
	}
	return true
}

// knocks knocks at the door that the code leads to.
func (j *joining) knocks(done func(error)) {
	kit.Do(j.stage.Runner, func() (*live.Knocking, error) {
		if j.knock != nil {
			return j.knock, j.knock.Retype(j.code, j.address, j.name)
		}
		return j.stage.Live.Knock(j.code, j.address, j.name)
	}, func(k *live.Knocking, err error) {
		if err != nil {
			done(err)
			return
		}
		if j.knock = k; j.over {
			j.end()
			return
		}
		kit.Beside(j.stage.Runner, k.Ask, func(shows [3]string, err error) {
			j.shows = shows
			done(err)
		})
	})
}

// drawn is after how long the words are on the screen, and waiting for an answer begins.
const drawn = 100 * time.Millisecond

// wait shows the three words until the home desk has decided.
func (j *joining) wait() {
	j.then = nil
	panel := kit.ShowPanel(j.stage.Window, kit.PanelParts{Title: words.Say("network.words_title"), Width: 620, Cancel: words.Say("sharing.stop"),
		Content: kit.Column(12, kit.Body(words.Say("network.words_what")), threeWords(j.shows), kit.Body(words.Say("network.words_then"))),
		Closed:  j.goOn})
	k := j.knock
	j.stage.Runner.After(drawn, func() {
		if j.over {
			return
		}
		kit.Beside(j.stage.Runner, func() (struct{}, error) { return struct{}{}, k.Wait() }, func(_ struct{}, err error) {
			j.then = func() { askTodays(j.stage, k.Enter, j.end) }
			if err != nil {
				j.then = func() { j.ask(err) }
			}
			panel.Close()
		})
	})
}

// goOn does what follows the panel that was open.
func (j *joining) goOn() {
	if j.then == nil {
		j.end()
		return
	}
	j.then()
}

// end gives up.
func (j *joining) end() {
	k := j.knock
	if j.knock, j.over = nil, true; k == nil {
		return
	}
	kit.Beside(j.stage.Runner, func() (struct{}, error) { k.End(); return struct{}{}, nil }, func(struct{}, error) {})
}
