package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// checkIn is the check-in box and what it finds. What Enter does is decided by
// the matches of exactly the text that stands in the box: where these have not
// come yet, Enter waits for them, so that nobody is checked in as somebody else.
type checkIn struct {
	screen *Screen
	box    *kit.Entry
	body   *fyne.Container
	row    *boxLayout // of the box and its buttons
	said   *kit.Text  // beneath them, what became of a paste; hidden where nothing did
	float  *float

	answer today.Search // the last that came
	fresh  bool         // answer is of what stands in the box, and nothing changed since
	asking bool         // one search is on its way; never two
	stale  bool         // records changed while it was
	away   bool         // Escape closed the matches while it was
	wait   func()       // what to do once the answer is there
	over   func()       // of waiting; nil while nothing waits
	busy   bool         // a check-in is being saved

	// ask searches; a test holds answers back here.
	ask func(typed string, then func(today.Search, error))
}

func newCheckIn(s *Screen) *checkIn {
	c := &checkIn{screen: s, row: &boxLayout{}, box: kit.NewLargeEntry(words.Say("today.box"))}
	c.ask = func(typed string, then func(today.Search, error)) {
		kit.Soon(s.stage.Runner, func() (today.Search, error) { return s.stage.Today.Search(typed) }, then)
	}
	c.float = newFloat(c)
	c.box.OnChanged = func(string) { c.typed() }
	c.box.OnEnter, c.box.OnEscape = c.enter, c.escape
	c.box.OnDown = c.down
	check := kit.NewButton(kit.Primary, words.Say("today.check_in"), func() {
		c.focus()
		c.enter()
	}).WithHint(words.Say("today.key_enter"))
	said := kit.Small("")
	c.said = said
	said.Hide()
	row := container.New(c.row, c.box, check, s.button(kit.Secondary, "guest", words.Say("today.guest")))
	c.body = kit.Column(4, row, said)
	c.box.OnSay = func(sentence string) { // a paste was cut short
		said.Set(sentence)
		said.Hidden = sentence == ""
		c.body.Refresh()
		if s.place != nil { // what stands below makes room
			s.place.Layout(nil, s.place.size)
		}
	}
	return c
}

// text returns what is searched for, "" when nothing is.
func (c *checkIn) text() string { return surgery.Clean(c.box.Text) }

// focus puts the cursor into the box; matches of what stands there come back.
func (c *checkIn) focus() {
	c.screen.give(c.box)
	c.away = false
	if c.text() != "" && !c.float.Visible() {
		c.look()
	}
}

func (c *checkIn) clear() {
	c.box.SetText("")
	c.typed()
}

// typed follows every change of the text.
func (c *checkIn) typed() {
	c.fresh, c.away = false, false
	c.waited()
	if c.text() == "" {
		c.answer = today.Search{}
		c.float.hide()
		return
	}
	c.look()
}

// outdated is told that records changed.
func (c *checkIn) outdated() {
	c.fresh, c.stale = false, true
	if c.text() != "" && c.float.Visible() && !c.busy {
		c.look()
	}
}

// look asks for the matches of the text. An answer for a text that stands there
// no longer is dropped, and the present text is asked for instead.
func (c *checkIn) look() {
	if c.asking {
		return
	}
	c.asking, c.stale = true, false
	typed := c.box.Text
	c.ask(typed, func(found today.Search, err error) {
		c.asking = false
		if c.text() == "" {
			return
		}
		if c.box.Text != typed || c.stale {
			c.look()
			return
		}
		c.arrived(found, err)
	})
}

func (c *checkIn) arrived(found today.Search, err error) {
	c.answer, c.fresh = found, err == nil
	then := c.wait
	if c.away && then == nil {
		return
	}
	c.away = false
	if err != nil {
		c.waited()
		c.float.fail(err)
		return
	}
	c.float.show()
	if then != nil {
		kit.Act(then)
	}
	c.waited()
}

// waitFor does something once the answer is there; keys are kept until then.
func (c *checkIn) waitFor(do func()) {
	c.wait = do
	if c.over == nil {
		c.over = kit.Await(c.screen.stage.Runner)
	}
}

// waited ends the waiting.
func (c *checkIn) waited() {
	c.wait = nil
	if over := c.over; over != nil {
		c.over = nil
		over()
	}
}

// whenFresh does something with the matches of exactly what was typed.
func (c *checkIn) whenFresh(do func()) {
	switch {
	case c.text() == "":
	case c.fresh:
		do()
	default:
		c.waitFor(do)
		c.look()
	}
}

// enter is Enter in the box.
func (c *checkIn) enter() {
	c.whenFresh(func() {
		switch {
		case c.answer.Chosen >= 0:
			c.take(c.answer.Rows[c.answer.Chosen])
		case len(c.answer.Rows) == 0:
			c.screen.NewAttendee()
		default:
			c.into()
		}
	})
}

// down moves into the matches, else onto the board.
func (c *checkIn) down() {
	if c.text() == "" {
		c.screen.enterColumns()
		return
	}
	c.whenFresh(c.into)
}

func (c *checkIn) into() {
	c.float.show()
	c.screen.give(c.float.list)
}

// choose is Enter or a click on a row of the matches.
func (c *checkIn) choose(i int) {
	if e, ok := c.float.event(i); ok {
		c.clear()
		c.screen.stage.ShowEvent(e.Event)
		return
	}
	if row, ok := c.float.found(i); ok {
		c.take(row)
		return
	}
	c.screen.NewAttendee()
}

// escape closes the matches, then clears the box.
func (c *checkIn) escape() {
	if c.float.Visible() {
		c.waited()
		c.float.hide()
		c.away = c.asking
		return
	}
	c.clear()
}

// take does what Enter does on somebody found: checks in, or opens the visit of
// who is here.
func (c *checkIn) take(row today.Found) {
	s := c.screen
	if row.Visit != "" {
		c.clear()
		s.stage.OpenVisit(row.Visit)
		return
	}
	if c.busy {
		return
	}
	c.busy = true
	typed := c.box.Text
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Today.CheckIn(row.Attendee) }, func(done surgery.Change, err error) {
		c.busy = false
		if err != nil {
			kit.ShowError(s.stage.Window, err)
			return
		}
		if c.box.Text == typed {
			c.clear()
		}
		s.last = done.Visit
		c.focus()
	})
}
