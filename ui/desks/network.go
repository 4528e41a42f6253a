package desks

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// networked says how this desk reaches the others over a network, and what can be done
// about it.
type networked struct {
	screen                                           *Screen
	card                                             *kit.Card
	said, trouble, next                              *kit.Text
	takeOver, invite, use, other, find, rest, server *kit.Button
	now                                              live.State
	servers                                          string // of the organisation, "" for none
}

func newNetworked(s *Screen) *networked {
	n := &networked{screen: s, said: kit.Body(""), trouble: kit.Strong("").In(kit.ColourAccent), next: kit.Body("")}
	stage := s.stage
	n.takeOver = kit.NewButton(kit.Primary, words.Say("network.take_over"), n.askTakeOver)
	n.invite = kit.NewButton(kit.Secondary, words.Say("network.by_code"), func() { letInByCode(stage) })
	n.use = kit.NewButton(kit.Secondary, words.Say("network.again"), n.useAgain)
	n.other = kit.NewButton(kit.Secondary, words.Say("network.other_network"), func() { chooseNetwork(stage, s.Shown) })
	n.find = kit.NewButton(kit.Secondary, words.Say("network.find"), func() { askAddress(stage) })
	n.rest = kit.NewButton(kit.Secondary, words.Say("network.rest"), func() { stage.Change(stage.Live.Rest, func(surgery.Change) { s.Shown() }) })
	n.server = kit.NewButton(kit.Secondary, words.Say("network.server"), func() { askServer(stage) })
	n.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("network.title")), n.said, n.trouble, n.next,
		kit.Flow(kit.Step, n.takeOver, n.invite, n.use, n.other, n.find, n.rest, n.server)))
	return n
}

// show draws it; of is how this laptop takes part, servers what the organisation has.
func (n *networked) show(of sharing.State, now live.State, servers string) {
	n.now, n.servers = now, servers
	n.card.Hidden = n.screen.stage.Live == nil || !of.Shared
	home, alone := !of.Joined, len(of.Desks) < 2
	n.said.Set(n.standing(of))
	n.said.Hidden = n.said.String() == ""
	n.trouble.Set(now.Trouble)
	n.next.Set(now.Next)
	n.trouble.Hidden, n.next.Hidden = now.Trouble == "", now.Next == ""
	n.takeOver.Hidden = !now.MayTakeOver
	n.invite.Hidden = !home || of.Closed || now.Way == live.Uses // where no door is
	n.invite.Kind = kit.Secondary
	if alone {
		n.invite.Kind = kit.Primary
	}
	n.use.Hidden = now.Way != "" || home && alone
	n.other.Hidden = now.Way != live.Leads
	n.find.Hidden = (now.Way != live.Follows || now.Connected) && (now.Way != live.Leads || alone || anyThere(of.Desks)) // perhaps another leads
	n.rest.Hidden = now.Way == ""
	n.server.Hidden = of.Closed && now.Way != live.Uses
	n.invite.Refresh()
	n.card.Refresh()
}

// anyThere reports whether another desk is heard over the network now.
func anyThere(all []sharing.Desk) bool {
	return slices.ContainsFunc(all, func(d sharing.Desk) bool { return d.There })
}

// giveFocus gives the focus to what is to be done next over the network, and reports
// whether there is something.
func (n *networked) giveFocus() bool {
	s := n.screen
	switch home := !s.state.Joined && !s.state.Closed; {
	case s.stage.Live == nil || !s.state.Shared:
		return false
	case n.now.MayTakeOver:
		kit.Focus(n.takeOver)
	case home && !n.invite.Hidden && (len(s.state.Desks) < 2 || n.now.Way == live.Leads):
		kit.Focus(n.invite)
	default:
		return false
	}
	return true
}

// standing says how this desk reaches the others; "" where its trouble says all.
func (n *networked) standing(of sharing.State) string {
	now := n.now
	since := dates.Time(n.screen.stage.Now(), now.Since)
	switch {
	case now.Way == "" && of.Joined && n.servers != "":
		return words.Say("network.server_here")
	case now.Way == "" && of.Joined:
		return words.Say("network.off_joined")
	case now.Way == "" && of.Closed:
		return words.Say("network.off_closed")
	case now.Way == "":
		return words.Say("network.off_home")
	case now.Way == live.Leads && now.At != "":
		return words.Say("network.leads", "network", now.Network, "at", now.At)
	case now.Trouble != "":
		return ""
	case !now.Connected:
		return words.Say("network.connecting")
	case now.Way == live.Uses:
		return words.Say("network.uses", "at", since)
	}
	return words.Say("network.follows", "at", since)
}

// useAgain goes back to the network: the home desk leads, a joined one follows.
func (n *networked) useAgain() {
	stage := n.screen.stage
	if !n.screen.state.Joined {
		leadOn(stage, n.screen.Shown)
		return
	}
	stage.Change(func() (surgery.Change, error) { return stage.Live.Follow("") }, func(surgery.Change) { n.screen.Shown() })
}

// askAddress asks where the lead desk is, for a joined desk that does not find it.
func askAddress(stage *Stage) {
	box := kit.NewEntry(words.Say("network.address_example"))
	field := kit.NewField(words.Say("network.address_box"), box, "")
	box.OnChanged = func(string) { field.SetWrong("") }
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("network.find_title"), First: box, Verb: words.Say("network.find_verb"),
		Content: kit.Column(12, kit.Body(words.Say("network.find_what")), field),
		Submit: func(done func(error)) {
			typed := box.Text
			stage.Try(func() (surgery.Change, error) { return stage.Live.Follow(typed) }, func(_ surgery.Change, err error) {
				if surgery.KindOf(err) == surgery.Invalid {
					field.Refuse(err)
				}
				done(err)
			})
		}})
}

// askTakeOver has this desk lead, as the lead desk is not heard any more: whoever does it at
// a joined desk knows today's passphrase.
func (n *networked) askTakeOver() {
	s := n.screen
	if !s.state.Joined {
		leadOn(s.stage, s.Shown)
		return
	}
	oneNetwork(s.stage, func(at live.Network) { takeOver(s.stage, n.now, at, s.Shown) })
}

func takeOver(stage *Stage, now live.State, at live.Network, then func()) {
	box, field := todaysBox()
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("network.take_over_ask"), Width: 620, First: box, Verb: words.Say("network.take_over_verb"),
		Content: kit.Column(12, kit.Body(words.Say("network.take_over_what", "at", dates.Time(stage.Now(), now.Since))), field),
		Submit: func(done func(error)) {
			typed := box.Text
			stage.Try(func() (surgery.Change, error) { return stage.Live.TakeOver(typed, at) }, func(_ surgery.Change, err error) {
				if surgery.KindOf(err) == surgery.Invalid {
					field.Refuse(err)
				}
				if done(err); err == nil {
					then()
				}
			})
		},
		Closed: func() { box.SetText("") }})
}
