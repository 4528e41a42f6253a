package desks

import (
	"log/slog"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Join has this laptop join a surgery of others: with a code over a network, or by stick.
func Join(stage *Stage) {
	if stage.Live == nil {
		joinByStick(stage, "")
		return
	}
	(&joining{stage: stage}).ask(nil)
}

// joinByStick has this laptop write a request onto a stick, show the three words, and read
// the answer once the stick has been at the home desk. name is what was typed already.
func joinByStick(stage *Stage, typed string) {
	name, field := nameBox(typed)
	var joining *sharing.Joining
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.join_title"), Width: 620, First: name, Verb: words.Say("sharing.join_next"),
		Content: kit.Column(12, kit.Body(words.Say("sharing.join_what")), kit.Muted(words.Say("sharing.join_own")), field),
		Submit: func(done func(error)) {
			typed := name.Text
			kit.Do(stage.Runner, func() (*sharing.Joining, error) { return stage.Sharing.NewJoining(typed) }, func(j *sharing.Joining, err error) {
				if surgery.KindOf(err) == surgery.Invalid {
					field.Refuse(err)
				}
				joining = j
				done(err)
			})
		},
		Closed: func() {
			if joining != nil {
				askStick(stage, words.Say("sharing.join_which"), func(path string) { writeRequest(stage, path, joining) })
			}
		}})
}

// nameBox asks what this laptop is called.
func nameBox(typed string) (*kit.Entry, *kit.Field) {
	name := kit.NewEntry(words.Say("sharing.name_example"))
	name.Text, name.Limit = typed, namesRoom
	field := kit.NewField(words.Say("sharing.name_mine"), name, words.Say("sharing.name_hint"))
	name.OnChanged = func(string) { field.SetWrong("") }
	return name, field
}

// writeRequest writes it, and shows the words.
func writeRequest(stage *Stage, path string, j *sharing.Joining) {
	kit.Beside(stage.Runner, func() ([3]string, error) { return j.Write(path) }, func(w [3]string, err error) {
		if err != nil {
			again(stage, err, func() { writeRequest(stage, path, j) })
			return
		}
		waitForAnswer(stage, j, w)
	})
}

// waitForAnswer shows the words until the stick is back.
func waitForAnswer(stage *Stage, j *sharing.Joining, w [3]string) {
	came := false
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.take_to_home"), Width: 620, Verb: words.Say("sharing.read_again"),
		Content: kit.Column(12, kit.Body(words.Say("sharing.take_what")), threeWords(w), kit.Body(words.Say("sharing.take_then")), kit.Small(words.Say("sharing.take_stay"))),
		Submit: func(done func(error)) {
			kit.Beside(stage.Runner, func() (struct{}, error) { return struct{}{}, j.Read() }, func(_ struct{}, err error) {
				came = err == nil
				done(err)
			})
		},
		Closed: func() {
			if came {
				askTodays(stage, j.Enter, func() { end(stage, j) })
				return
			}
			end(stage, j)
		}})
}

// askTodays asks for today's passphrase, which opens the answer, and goes on with what was
// joined; ended is called where the host does not want to.
func askTodays(stage *Stage, enter func(typed string) (*sharing.Next, error), ended func()) {
	box, field := todaysBox()
	var next *sharing.Next
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.todays"), Width: 620, Verb: words.Say("sharing.enter"), First: box,
		Content: kit.Column(12, kit.Body(words.Say("sharing.todays_what")), field),
		Submit: func(done func(error)) {
			typed := box.Text
			kit.Beside(stage.Runner, func() (*sharing.Next, error) { return enter(typed) }, func(n *sharing.Next, err error) {
				if surgery.KindOf(err) == surgery.Invalid {
					field.Refuse(err)
				}
				next = n
				done(err)
			})
		},
		Closed: func() {
			box.SetText("")
			if next == nil {
				ended()
				return
			}
			stage.Anew(func() (*sharing.Next, error) { return next, nil })
		}})
}

// todaysBox is a box for today's passphrase.
func todaysBox() (*kit.Entry, *kit.Field) {
	box := kit.NewEntry(words.Say("sharing.todays_example"))
	box.Unkept = true
	field := kit.NewField(words.Say("sharing.todays_box"), box, "")
	box.OnChanged = func(string) { field.SetWrong("") }
	return box, field
}

// end takes back what was asked.
func end(stage *Stage, j *sharing.Joining) {
	kit.Beside(stage.Runner, func() (struct{}, error) { return struct{}{}, j.End() }, func(_ struct{}, err error) {
		if err != nil {
			slog.Warn("ui: a request stays on the stick", "cause", err)
		}
	})
}

// again says what went wrong, and offers to do it once more.
func again(stage *Stage, err error, do func()) {
	what, next := kit.ErrorWords(err)
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: what, Content: kit.Body(next), Verb: words.Say("kit.try_again"), Cancel: words.Say("kit.close"),
		Submit: func(done func(error)) { done(nil); do() }})
}
