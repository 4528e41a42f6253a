package desks

import (
	"time"

	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// letInByCode shows a code for one laptop that joins over the network, once this desk
// leads on one.
func letInByCode(stage *Stage) {
	kit.Load(stage.Stage, func() (live.State, error) { return stage.Live.State(), nil }, func(now live.State) {
		if now.Way == live.Leads {
			invite(stage)
			return
		}
		leadOn(stage, func() { invite(stage) })
	})
}

// invite has a code made, and shows it.
func invite(stage *Stage) {
	kit.Do(stage.Runner, stage.Live.Invite, func(i *live.Invitation, err error) {
		if err != nil {
			again(stage, err, func() { letInByCode(stage) })
			return
		}
		(&coded{stage: stage, invited: i}).show("", nil)
	})
}

// coded is a code that is shown until a laptop comes with it.
type coded struct {
	stage   *Stage
	invited *live.Invitation
	came    time.Duration // when the panel that is open did
	panel   *kit.Panel
	left    *kit.Text // for how long it is good
	alone   *kit.Text // what it may be that nobody comes
	ways    []*kit.Button
	stop    func()
	then    func() // what follows the panel; nil: the code is put away
}

// How often it is looked whether somebody came, and after how long without anybody it is
// said what that may be.
const (
	comeEvery = 250 * time.Millisecond
	aloneFor  = 15 * time.Second
)

// show shows the code; said is what is to be known of the laptop that came last, "" for
// nothing, and why what went wrong with it.
func (c *coded) show(said string, why error) {
	c.then, c.came = nil, c.stage.Runner.Clock()
	c.left, c.alone = kit.Muted(""), kit.Strong(words.Say("network.code_alone")).In(kit.ColourAccent)
	note := kit.Strong(said)
	note.Hidden = said == ""
	c.ways = []*kit.Button{
		kit.NewButton(kit.Secondary, words.Say("network.other_network"), func() {
			c.leaves(func() { chooseNetwork(c.stage, func() { invite(c.stage) }) })
		}),
		kit.NewButton(kit.Secondary, words.Say("network.with_stick"), func() { c.leaves(func() { letIn(c.stage) }) })}
	c.offer(false)
	c.panel = kit.ShowPanel(c.stage.Window, kit.PanelParts{Title: words.Say("network.code_title"), Width: 620, Cancel: words.Say("network.code_away"),
		Content: kit.Column(12, kit.Body(words.Say("network.code_what")), note, codeCard(c.invited.Code), c.alone, kit.Flow(kit.Step, c.ways[0], c.ways[1]), c.left,
			kit.Muted(words.Say("network.code_address", "at", c.invited.Address))),
		Stays: c.justCame, Closed: c.closed})
	if why != nil {
		c.panel.Fail(why)
	}
	c.refresh()
	c.stop = c.stage.Runner.Every(comeEvery, c.look)
}

// justCame reports whether the panel came a moment ago: a Return that was meant for what was
// there before does nothing.
func (c *coded) justCame() bool { return c.stage.Runner.Clock()-c.came < beforeStop }

// codeCard shows a code large.
func codeCard(code string) *kit.Card {
	card := kit.NewCard(kit.Heading(code).Centred())
	card.Fill, card.Edge = kit.ColourTint, kit.ColourPrimary
	return card
}

// refresh says for how long the code is good, and what it may be that nobody comes.
func (c *coded) refresh() {
	const nearly = time.Minute - time.Second
	minutes := int((c.invited.Until.Sub(c.stage.Now()) + nearly) / time.Minute)
	said := words.Count("network.code_left", max(1, minutes))
	alone := c.stage.Runner.Clock()-c.came >= aloneFor && !c.invited.Arrived()
	if said == c.left.String() && alone == c.alone.Visible() {
		return
	}
	c.left.Set(said)
	c.offer(alone)
	c.panel.Refresh()
}

// offer shows the ways out, or hides them.
func (c *coded) offer(on bool) {
	c.alone.Hidden = !on
	for _, b := range c.ways {
		b.Hidden = !on
	}
}

// look looks whether a laptop has come.
func (c *coded) look() {
	switch ask := c.invited.Waiting(); {
	case ask != nil:
		c.leaves(func() { c.compare(ask) })
	case c.invited.Over():
		c.leaves(c.sayOver)
	default:
		c.refresh()
	}
}

// leaves takes the panel away and goes on; behind a curtain once that is lifted.
func (c *coded) leaves(then func()) {
	c.stop()
	c.then = then
	c.panel.Close()
}

func (c *coded) closed() {
	c.stop()
	if c.then == nil {
		c.invited.End() // nobody sees it any more
		return
	}
	c.then()
}

// sayOver offers a new code.
func (c *coded) sayOver() {
	kit.ShowPanel(c.stage.Window, kit.PanelParts{Title: words.Say("network.code_over"), Content: kit.Body(words.Say("network.code_over_what")),
		Verb: words.Say("network.new_code"), Cancel: words.Say("kit.close"),
		Submit: func(done func(error)) { done(nil); invite(c.stage) }})
}

// compare asks whether the laptop that has come is to be let in. Where that one goes, or
// is not let in, the code is as good as before.
func (c *coded) compare(ask *live.Ask) {
	var letting *live.Letting
	gone := false
	c.came = c.stage.Runner.Clock()
	with := comparing{name: ask.Name, words: ask.Words, other: words.Say("network.compare_else"), stays: c.justCame,
		letIn: func(called string, done func(error)) {
			kit.Do(c.stage.Runner, func() (*live.Letting, error) { return c.stage.Live.LetIn(ask, called) }, func(l *live.Letting, err error) {
				letting = l
				if err == nil {
					c.stage.Told(l.Done)
				}
				done(err)
			})
		}}
	var stop func()
	with.closed = func() {
		stop()
		switch {
		case letting != nil:
			c.send(letting)
		case gone:
			c.show(words.Say("network.went", "name", ask.Name), nil)
		default:
			kit.Beside(c.stage.Runner, func() (struct{}, error) { ask.Refuse(); return struct{}{}, nil }, func(struct{}, error) {})
			c.show("", nil)
		}
	}
	panel := with.show(c.stage)
	stop = c.stage.Runner.Every(comeEvery, func() {
		if gone = ask.Gone() && !panel.Busy(); gone {
			panel.Close()
		}
	})
}

// send sends the laptop what it needs, and then has today's passphrase told there.
func (c *coded) send(l *live.Letting) {
	sent, shown := false, c.stage.Runner.Clock()
	var failed error
	said := func() {
		switch {
		case failed == nil:
			c.tell(l)
		case c.invited.Over():
			again(c.stage, failed, func() { letInByCode(c.stage) })
		default:
			c.show("", failed)
		}
	}
	stopped := false
	busy := kit.ShowPanel(c.stage.Window, kit.PanelParts{Title: words.Say("sharing.letting"), Content: kit.Body(words.Say("network.sending")), Cancel: words.Say("sharing.stop"),
		Stays: func() bool { return c.stage.Runner.Clock()-shown < beforeStop },
		Closed: func() {
			if sent {
				said()
				return
			}
			stopped = true
			l.Stop()
		}})
	kit.Beside(c.stage.Runner, func() (struct{}, error) { return struct{}{}, l.Send() }, func(_ struct{}, err error) {
		if sent, failed = true, err; !stopped {
			busy.Close()
		} else if !c.stage.Hidden() {
			said()
		}
	})
}

// tell shows today's passphrase, to be told at the laptop that has just joined.
func (c *coded) tell(l *live.Letting) {
	var panel *kit.Panel
	another := kit.NewGrave(kit.Secondary, words.Say("network.another"), func() { panel.Close(); invite(c.stage) })
	panel = tell(c.stage, words.Say("sharing.is_in", "letter", l.Letter), words.Say("network.is_in_then"), l.Passphrase, another)
}
