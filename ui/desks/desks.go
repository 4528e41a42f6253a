package desks

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen says which desks share the surgery, how each stands, and what needs a look.
type Screen struct {
	stage   *Stage
	view    *kit.StateView
	scroll  *container.Scroll
	heading *kit.Text
	said    *kit.Text
	start   *beginning
	net     *networked
	work    *working
	look    *looking
	desks   *deskRows
	state   sharing.State
	toLook  bool // the focus goes to what needs a look, once it was read
	focus   bool
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage, heading: kit.Heading(words.Say("sharing.heading")), said: kit.Muted("")}
	s.start, s.net, s.work, s.look = newBeginning(s), newNetworked(s), newWorking(s), newLooking(s)
	s.desks = newDeskRows(s)
	body := kit.Column(12, s.heading, s.said, s.start.card, s.net.card, s.work.card, s.look.card, s.desks.card)
	s.scroll = kit.Scrolled(kit.Padded(18, 24, 24, 24, kit.Narrow(820, body)))
	s.view = kit.NewStateView(kit.Stack(s.scroll))
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.view }

// Shown reads how things stand, and gives the focus to what is to be done next.
func (s *Screen) Shown() {
	s.focus = true
	s.load()
}

// Look has the focus go to what needs a look.
func (s *Screen) Look() { s.toLook = true }

// Changed reads it again; nothing else moves.
func (s *Screen) Changed([]surgery.Family) { s.load() }

// reading is all that the screen shows.
type reading struct {
	state  sharing.State
	net    live.State
	server string // of the organisation
	things []crossed.Thing
	waits  []string
}

func (s *Screen) load() {
	kit.Read(s.stage.Stage, s.view, s.Shown, s.read, func(r reading) {
		s.state = r.state
		s.refresh(r)
	})
}

func (s *Screen) read() (r reading, err error) {
	if r.state, err = s.stage.Sharing.State(); err != nil || !r.state.Shared {
		return r, err
	}
	if s.stage.Live != nil {
		r.net = s.stage.Live.State()
		r.server, _ = s.stage.Live.Server()
	}
	if r.things, err = s.stage.Crossed.Look(); err != nil {
		return r, err
	}
	r.waits, err = s.stage.Crossed.Waits()
	return r, err
}

func (s *Screen) refresh(r reading) {
	s.said.Set(s.standing())
	s.start.show(s.state)
	s.net.show(s.state, r.net, r.server)
	s.work.show(s.state, r.net)
	s.look.show(s.state, r.things, r.waits)
	s.desks.show(s.state)
	s.view.Full()
	s.scroll.Refresh()
	if !s.focus && !s.toLook {
		kit.LoseHidden(s.stage.Window.Canvas())
		return
	}
	switch toLook := s.toLook; {
	case kit.TopPanel(s.stage.Window.Canvas()) != nil:
	case toLook && len(r.things) > 0:
		kit.Focus(s.look.list)
	case s.net.giveFocus():
	case s.state.Shared && len(s.state.Desks) < 2 && s.work.letIn.Visible():
		kit.Focus(s.work.letIn)
	case s.state.Shared:
		kit.Focus(s.work.swap)
	default:
		s.start.giveFocus()
	}
	s.focus, s.toLook = false, false
}

// after ends a panel; where what it is for was done, its button has gone, and the focus
// goes to what is to be done next.
func (s *Screen) after(done func(error), err error) {
	if done(err); err == nil {
		s.Shown()
	}
}

// standing says in a sentence how this laptop takes part.
func (s *Screen) standing() string {
	now := s.state
	switch {
	case !now.Shared:
		return words.Say("sharing.not_shared")
	case now.Struck:
		return words.Say("sharing.is_struck", "letter", now.Letter)
	case !now.Joined && now.Letter == "":
		return words.Say("sharing.is_seatless")
	case now.Replaced != "":
		return words.Say("sharing.is_replaced", "letter", now.Replaced)
	case now.Closed && now.Joined:
		return words.Say("sharing.closed_joined", "letter", now.Letter)
	case now.Closed:
		return words.Say("sharing.closed_home")
	case now.Joined:
		return words.Say("sharing.is_joined", "letter", now.Letter, "whose", now.Whose)
	}
	return words.Say("sharing.is_home", "letter", now.Letter)
}

// beginning offers to share, or to join.
type beginning struct {
	screen *Screen
	card   *kit.Card
	what   *kit.Text
	share  *kit.Button
	choose *kit.Button
	join   *kit.Button
	bring  *kit.Button
}

func newBeginning(s *Screen) *beginning {
	b := &beginning{screen: s, what: kit.Body("")}
	b.share = kit.NewButton(kit.Primary, words.Say("sharing.share"), func() { share(s.stage, s.Shown) })
	b.choose = kit.NewButton(kit.Primary, words.Say("sharing.choose_passphrase"), func() { s.stage.Protect(s.Shown) })
	b.join = kit.NewButton(kit.Secondary, words.Say("sharing.join"), func() { Join(s.stage) })
	b.bring = kit.NewButton(kit.Secondary, words.Say("homelost.bring"), s.askBringIn)
	b.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("sharing.share_title")), b.what, kit.Flow(kit.Step, b.share, b.choose, b.join, b.bring)))
	return b
}

func (b *beginning) show(now sharing.State) {
	b.card.Hidden = now.Shared
	b.share.Hidden = !now.Open || !now.Passphrase
	b.choose.Hidden = !now.Open || now.Passphrase
	b.join.Hidden = now.Open || b.screen.stage.Anew == nil
	switch {
	case !now.Open:
		b.what.Set(words.Say("sharing.no_surgery"))
	case !now.Passphrase:
		b.what.Set(words.Say("sharing.needs_passphrase"))
	default:
		b.what.Set(words.Say("sharing.may_share"))
	}
	b.card.Refresh()
}

func (b *beginning) giveFocus() {
	for _, button := range []*kit.Button{b.share, b.choose, b.join} {
		if button.Visible() {
			kit.Focus(button)
			return
		}
	}
}

// working is what is done all day while a surgery is shared.
type working struct {
	screen                                             *Screen
	card                                               *kit.Card
	waits                                              *kit.Text
	swap, other, letIn, lost, bring, say, goHome, stop *kit.Button
}

func newWorking(s *Screen) *working {
	w := &working{screen: s, waits: kit.Body("")}
	w.swap = s.stage.Commands.Button(kit.Primary, "swap_stick")
	w.other = kit.NewButton(kit.Secondary, words.Say("sharing.other_stick"), func() { otherStick(s.stage) })
	w.letIn = kit.NewButton(kit.Secondary, words.Say("sharing.let_one_in"), func() { letIn(s.stage) })
	w.say = kit.NewButton(kit.Secondary, words.Say("sharing.say_passphrase"), s.sayPassphrase)
	w.goHome = kit.NewButton(kit.Secondary, words.Say("sharing.go_home"), w.askGoHome)
	w.stop = kit.NewButton(kit.Secondary, words.Say("sharing.stop_sharing"), w.askStop)
	w.lost = kit.NewButton(kit.Secondary, words.Say("homelost.lost"), s.askHomeLost)
	w.bring = kit.NewButton(kit.Secondary, words.Say("homelost.bring"), s.askBringIn)
	w.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("sharing.stick_title")), w.waits, kit.Flow(kit.Step, w.swap, w.other, w.letIn, w.lost, w.bring)))
	return w
}

func (w *working) show(now sharing.State, net live.State) {
	w.card.Hidden = !now.Shared
	w.letIn.Hidden, w.say.Hidden = now.Joined || now.Closed, now.Joined || now.Closed
	alone := len(now.Desks) < 2 && !now.Closed
	w.swap.Hidden, w.say.Hidden = alone, w.say.Hidden || alone
	w.letIn.Kind = kit.Secondary
	if alone && w.screen.stage.Live == nil { // there is nobody to swap with
		w.letIn.Kind = kit.Primary
	}
	w.letIn.Refresh()
	w.swap.Kind = kit.Primary
	if allThere(now.Desks) {
		w.swap.Kind = kit.Secondary
	}
	w.swap.Refresh()
	w.other.Hidden = alone || now.Stick == "" // else it is asked for
	w.lost.Hidden, w.bring.Hidden = !now.Joined || now.Struck, now.Joined
	w.goHome.Hidden = !now.Joined || now.Closed || now.Going
	w.stop.Hidden = now.Joined || !now.Closed && len(now.Desks) > 1
	switch {
	case now.Struck:
		w.waits.Set(words.Say("sharing.struck_going"))
	case now.Going && net.Connected:
		w.waits.Set(words.Say("network.going"))
	case now.Going:
		w.waits.Set(words.Say("sharing.going"))
	case len(now.Desks) > 1 && allThere(now.Desks):
		w.waits.Set(words.Say("network.no_stick"))
	case now.Unwritten > 0:
		w.waits.Set(words.Count("sharing.unwritten", now.Unwritten))
	case len(now.Desks) < 2:
		w.waits.Set(words.Say("sharing.alone"))
	case net.Way == live.Uses:
		w.waits.Set(words.Say("network.all_at_server"))
	case net.Way != "":
		w.waits.Set(words.Say("network.all_known"))
	default:
		w.waits.Set(words.Say("sharing.all_written"))
	}
	w.card.Refresh()
}

// allThere reports whether every other desk is heard over the network now.
func allThere(all []sharing.Desk) bool {
	return !slices.ContainsFunc(all, func(d sharing.Desk) bool { return !d.Here && !d.Left && !d.There })
}

// askGoHome asks before a joined desk hands over and leaves.
func (w *working) askGoHome() {
	stage := w.screen.stage
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.go_home_ask"), Content: kit.Body(words.Say("sharing.go_home_what")),
		Verb: words.Say("sharing.go_home_verb"), Grave: true,
		Submit: func(done func(error)) {
			stage.Try(stage.Sharing.GoHome, func(_ surgery.Change, err error) {
				done(err)
				if err == nil {
					w.handOver()
				}
			})
		}})
}

// handOver has a joined desk that goes home hand over by stick, where it is not connected:
// over the network it does so by itself.
func (w *working) handOver() {
	if w.screen.net.now.Connected {
		w.screen.Shown()
		return
	}
	SwapStick(w.screen.stage)
}

// askStop asks before the home desk ends the share.
func (w *working) askStop() {
	stage := w.screen.stage
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.stop_ask"), Content: kit.Body(words.Say("sharing.stop_what")),
		Verb: words.Say("sharing.stop_verb"), Grave: true,
		Submit: func(done func(error)) {
			stage.Try(stage.Sharing.StopSharing, func(_ surgery.Change, err error) { w.screen.after(done, err) })
		}})
}
