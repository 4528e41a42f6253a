// Package today is the board of the surgery that is on: the check-in box with
// what it finds, the surgeons, and who waits, is being helped and is finished.
// It is worked all day long at the door, so the cursor comes back to the
// check-in box after everything that was done there, and the cards carry first
// names only.
package today

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is Today.
type Screen struct {
	// LookAtSheet shows the sheet of a visit, to be printed with choices, and tells
	// when it was printed. The shell sets it.
	LookAtSheet func(visit surgery.ID, printed func())

	stage  *Stage
	view   *kit.StateView
	scroll *container.Scroll // only where the text is large or the window small
	place  *boardLayout

	head    *head
	box     *checkIn
	helpers *surgeonsRow
	desks   *desksRow
	columns []*column

	board   today.Board
	offer   offer
	reading bool   // the board is being read
	again   bool   // something changed meanwhile: read it once more
	spoken  bool   // the languages were asked for, once
	later   func() // to do once it was read

	drawn    surgery.ID // the surgery that is drawn
	dragged  dragging
	newest   today.Card // the last that was checked in here
	selected surgery.ID // the visit whose card the keys act on
	last     surgery.ID // the visit checked in last
	focus    bool       // the cursor goes to the check-in box once it is there
	privacy  *kit.Button
	sheet    bool // print the checklist sheet at pairing; kept while the program runs
	stop     func()
}

var (
	_ kit.Screen  = (*Screen)(nil)
	_ kit.Written = (*Screen)(nil)
)

// New makes the screen; nothing is read before it is shown.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage}
	s.head, s.box, s.helpers, s.desks = newHead(s), newCheckIn(s), newSurgeonsRow(s), newDesksRow(s)
	s.columns = newColumns(s)
	s.privacy = s.button(kit.Quiet, "privacy", words.Say("today.privacy")).InCard()
	s.view = kit.NewStateView(s.lay())
	s.stop = stage.Runner.Every(time.Minute, s.minute)
	return s
}

// Dropped ends what goes on by itself: the screen is not used any more.
func (s *Screen) Dropped() { s.stop() }

// Content returns what the shell shows.
func (s *Screen) Content() fyne.CanvasObject { return s.view }

// Shown reads the board and puts the cursor into the check-in box.
func (s *Screen) Shown() {
	s.focus = true
	s.reload()
}

// Changed reads the board again, unless only tallies changed, which stand on no
// card.
func (s *Screen) Changed(families []surgery.Family) {
	for _, f := range families {
		if f != surgery.Tallies {
			s.box.outdated()
			s.reload()
			return
		}
	}
}

// minute brings the minutes on the cards up to date.
func (s *Screen) minute() {
	if s.seen() && s.view.State() == kit.ViewFull {
		s.reload()
	}
}

// reload reads the board, once at a time.
func (s *Screen) reload() {
	if s.reading {
		s.again = true
		return
	}
	s.reading, s.again = true, false
	spoken := s.spoken
	kit.Do(s.stage.Runner, func() (reading, error) { return s.read(spoken) }, func(r reading, err error) {
		s.reading = false
		switch {
		case err != nil:
			s.view.Failed(err, s.reload)
		case s.again:
			s.reload()
		default:
			s.desks.show(&r)
			s.board, s.offer = r.board, r.offer
			s.readLanguages()
			s.refresh()
		}
	})
}

// reading is what is read together: the board, and what the panels offer.
type reading struct {
	board today.Board
	offer offer
	desks sharing.Row
}

func (s *Screen) read(spoken bool) (reading, error) {
	b, err := s.stage.Today.Board()
	if err != nil {
		return reading{}, err
	}
	desks, err := s.stage.Sharing.Row()
	return reading{b, s.stage.readOffer(spoken), desks}, err
}

// readLanguages reads the languages of handouts for the first time. They take longer
// than all else that is read, and no frame shows them before a panel is opened.
func (s *Screen) readLanguages() {
	if s.spoken {
		return
	}
	s.spoken = true
	kit.Rest(s.stage.Runner, func() ([]texts.Language, error) { return s.stage.Texts.Languages(), nil },
		func(all []texts.Language, _ error) { s.offer.languages = all })
}

// refresh draws everything from the board.
func (s *Screen) refresh() {
	if s.board.Surgery == nil {
		s.view.Empty(words.Say("today.none_open"), words.Say("today.none_open_advice"),
			kit.NewButton(kit.Primary, words.Say("today.start"), func() { s.stage.Go("start") }))
		return
	}
	s.follow()
	s.head.show(s.board)
	s.helpers.show(s.board)
	s.showColumns()
	if s.view.State() != kit.ViewFull {
		s.view.Full()
	}
	s.view.Refresh()
	if s.focus && s.seen() {
		s.focus = false
		if kit.TopPanel(s.stage.Window.Canvas()) == nil {
			s.FocusBox()
		}
	}
	if later := s.later; later != nil {
		s.later = nil
		later()
	}
}

// whenRead does something once there is a board, as when a key leads here from
// another screen.
func (s *Screen) whenRead(do func()) {
	if s.board.Surgery == nil {
		s.later = do
		return
	}
	do()
}

// FocusBox puts the cursor into the check-in box.
func (s *Screen) FocusBox() { s.box.focus() }

// typeOn writes a letter that was typed elsewhere on the screen into the box.
func (s *Screen) typeOn(letter rune) {
	s.FocusBox()
	s.box.box.TypedRune(letter)
}

// Selected returns the visit whose card is selected, "" for none.
func (s *Screen) Selected() surgery.ID { return s.selected }

// Point selects the card of a visit and brings it into sight, if it has one.
func (s *Screen) Point(visit surgery.ID) {
	s.selected = visit // also where the board is still being read
	if at, row := s.find(visit); at != nil {
		at.list.Select(row)
	}
}

// CheckedInLast returns the visit checked in last, "" for none.
func (s *Screen) CheckedInLast() surgery.ID { return s.last }

// OpenLast opens the selected card's visit, else the one checked in last. After
// a check-in these are the same.
func (s *Screen) OpenLast() {
	switch {
	case s.selected != "":
		s.stage.OpenVisit(s.selected)
	case s.last != "":
		s.stage.OpenVisit(s.last)
	}
}

// give gives the focus to something on this screen, also before it was painted.
func (s *Screen) give(to fyne.Focusable) {
	c := s.stage.Window.Canvas()
	if !s.seen() {
		return
	}
	if to == s.box.box {
		s.scroll.ScrollToTop()
	}
	if c.Focused() != to {
		c.Focus(to)
	}
}

// columnsInSight scrolls down to the columns where the screen is scrolled at all.
func (s *Screen) columnsInSight() {
	most := s.scroll.Content.MinSize().Height - s.scroll.Size().Height
	if most > 0 && s.scroll.Offset.Y < most {
		s.scroll.ScrollToBottom()
	}
}

// seen reports whether this is the screen on the window.
func (s *Screen) seen() bool {
	return s.view.Visible() && holds(s.stage.Window.Content(), s.view)
}

// holds reports whether an object is among the containers of a window: one that
// the shell took off still calls itself visible.
func holds(in, what fyne.CanvasObject) bool {
	if in == what {
		return true
	}
	if c, ok := in.(*fyne.Container); ok {
		for _, o := range c.Objects {
			if holds(o, what) {
				return true
			}
		}
	}
	return false
}

// follow selects the card of somebody who has just been checked in at this desk,
// whichever way that was done, and puts the cursor back into the box. Who is checked
// in at another moves nothing.
func (s *Screen) follow() {
	var newest today.Card
	for _, cards := range [][]today.Card{s.board.Waiting, s.board.Helped, s.board.Finished} {
		for _, c := range cards {
			if c.Here && c.Later(newest) {
				newest = c
			}
		}
	}
	switch {
	case s.drawn != s.board.Surgery.ID: // another surgery, or the first look at this one
		s.last = ""
	case newest.Later(s.newest):
		s.last, s.selected = newest.Visit, newest.Visit
		s.focus = true
	}
	s.drawn, s.newest = s.board.Surgery.ID, newest
}
