package desks

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// share asks whether the surgery is to be shared, and says what other laptops will get.
func share(stage *Stage, then func()) {
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.share_ask"), Width: 620, Verb: words.Say("sharing.share_verb"), Grave: true,
		Content: kit.Column(12, kit.Body(words.Say("sharing.share_goes")), kit.Body(words.Say("sharing.share_stays")), kit.Muted(words.Say("sharing.share_stick"))),
		Submit: func(done func(error)) {
			stage.Try(stage.Sharing.Share, func(_ surgery.Change, err error) {
				done(err)
				if err == nil {
					then()
				}
			})
		}})
}

// letIn lets a laptop in that has written its request onto a stick.
func letIn(stage *Stage) {
	askStick(stage, words.Say("sharing.let_in_which"), func(path string) { readRequests(stage, path) })
}

func readRequests(stage *Stage, path string) {
	kit.Beside(stage.Runner, func() ([]sharing.Request, error) { return sharing.Requests(path) }, func(asks []sharing.Request, err error) {
		if err == nil && len(asks) == 0 {
			err = surgery.Fail(surgery.NotFound, "sharing.nobody_asks")
		}
		if err != nil {
			again(stage, err, func() { readRequests(stage, path) })
			return
		}
		compare(stage, path, asks)
	})
}

// compare shows the three words of the first laptop that asks; with others it goes on
// with the next.
func compare(stage *Stage, path string, asks []sharing.Request) {
	ask := asks[0]
	var letting *sharing.Letting
	c := comparing{name: ask.Name, words: ask.Words, other: words.Say("sharing.compare_else"),
		letIn: func(called string, done func(error)) {
			kit.Do(stage.Runner, func() (*sharing.Letting, error) { return stage.Sharing.LetIn(ask, called) }, func(l *sharing.Letting, err error) {
				letting = l
				if err == nil {
					stage.Told(l.Done)
				}
				done(err)
			})
		},
		closed: func() {
			if letting != nil {
				writeAnswer(stage, path, letting)
			}
		}}
	var panel *kit.Panel
	if len(asks) > 1 {
		c.more = append(c.more, kit.NewButton(kit.Secondary, words.Say("sharing.next_ask"), func() {
			panel.Close()
			compare(stage, path, append(asks[1:len(asks):len(asks)], ask))
		}))
	}
	panel = c.show(stage)
}

// comparing is the question whether a laptop that asks is to be let in.
type comparing struct {
	name   string    // as it calls itself
	words  [3]string // that it shows
	other  string    // what it means if its words are others
	more   []*kit.Button
	letIn  func(called string, done func(error))
	stays  func() bool // nil: it may be closed at once
	closed func()
}

func (c *comparing) show(stage *Stage) *kit.Panel {
	name := kit.NewEntry(words.Say("sharing.name_example"))
	name.Text, name.Limit = c.name, namesRoom
	field := kit.NewField(words.Say("sharing.name_here"), name, "")
	return kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.compare", "name", c.name), Width: 620,
		Content: kit.Column(12, kit.Body(words.Say("sharing.compare_what")), threeWords(c.words), kit.Muted(c.other), field),
		Verb:    words.Say("sharing.let_in"), Grave: true, Cancel: words.Say("sharing.other_words"), More: c.more,
		Submit: func(done func(error)) { c.letIn(name.Text, done) },
		Stays:  c.stays, Closed: c.closed})
}

// namesRoom is how long the name of a desk may be.
const namesRoom = 40

// threeWords shows them large.
func threeWords(w [3]string) *kit.Card {
	card := kit.NewCard(kit.Heading(w[0] + "   " + w[1] + "   " + w[2]).Centred())
	card.Fill, card.Edge = kit.ColourTint, kit.ColourPrimary
	return card
}

// writeAnswer writes what lets a laptop in, and says what to tell there.
func writeAnswer(stage *Stage, path string, l *sharing.Letting) {
	busy := kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.letting"), Content: kit.Body(words.Say("sharing.swap_writing")), Cancel: words.Say("sharing.stop"),
		Closed: l.Stop})
	kit.Beside(stage.Runner, func() (struct{}, error) { return struct{}{}, l.Write(path) }, func(_ struct{}, err error) {
		busy.Close()
		if err != nil {
			again(stage, err, func() { writeAnswer(stage, path, l.Again()) })
			return
		}
		stage.Change(func() (surgery.Change, error) { return stage.Sharing.Written(l, path) }, nil)
		tell(stage, words.Say("sharing.is_in", "letter", l.Letter), words.Say("sharing.is_in_then"), l.Passphrase)
	})
}

// tell shows today's passphrase, to be told; what says when it is asked for.
func tell(stage *Stage, title, what, passphrase string, more ...*kit.Button) *kit.Panel {
	card := kit.NewCard(kit.Title(passphrase).Centred())
	card.Fill, card.Edge = kit.ColourTint, kit.ColourPrimary
	return kit.ShowPanel(stage.Window, kit.PanelParts{Title: title, Width: 620, More: more,
		Content: kit.Column(12, kit.Body(what), card, kit.Muted(words.Say("sharing.tell_why")))})
}
