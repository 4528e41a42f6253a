package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// notify tells the host what was done. The button reverts just that, whatever the
// keys would revert on the screen that is seen.
func (s *Shell) notify(done surgery.Change) {
	switch {
	case done.Notice == "":
	case done.Undid:
		s.offer(done, "shell.redo")
	case done.CanUndo:
		s.offer(done, "shell.undo")
	default:
		s.notice.Say(done.Notice)
	}
}

func (s *Shell) offer(done surgery.Change, label string) {
	s.notice.Offer(string(done.Op), done.Notice, words.Say(label), "", func() {
		s.stage.Change(func() (surgery.Change, error) { return s.parts.Rooms.Desk.History.Revert(done.Op) }, nil)
	})
}

// keepOffer holds the notice's button against what can be done now: its key stands
// on it where the key does the same, and it goes where nothing can be reverted.
func (s *Shell) keepOffer(l labels) {
	if l.offered == "" || s.notice.Offered() != string(l.offered) {
		return
	}
	switch {
	case !l.offers:
		s.notice.Withdraw()
	case l.offered == l.nextUndo:
		s.notice.Hint(kit.KeyHint(kit.Ctrl(fyne.KeyZ, false)))
	case l.offered == l.nextRedo:
		s.notice.Hint(kit.KeyHint(kit.Ctrl(fyne.KeyZ, true)))
	default:
		s.notice.Hint("")
	}
}

// revert undoes or redoes, by key or menu, in the history of the screen that is
// seen; the host is led to where it shows.
func (s *Shell) revert(do func(surgery.ID) (surgery.Change, error)) {
	scope := s.scope()
	s.stage.Change(func() (surgery.Change, error) { return do(scope) }, func(done surgery.Change) {
		if s.lead(done) {
			s.notify(done)
			s.readLabels()
		}
	})
}

// lead goes to the screen where it shows what was reverted, unless that is seen,
// and reports whether it went.
func (s *Shell) lead(done surgery.Change) bool {
	if s.visible == nil || s.scope() != "" {
		return false
	}
	changed := done.Changed
	if done.Visit != "" { // on the board, whatever else it changed
		changed = []surgery.Family{surgery.Visits}
		defer func() {
			if s.visible.id == todayID {
				s.today().Point(done.Visit)
			}
		}()
	}
	shows := func(p place) bool {
		return slices.ContainsFunc(p.shows, func(f surgery.Family) bool { return slices.Contains(changed, f) })
	}
	i := slices.IndexFunc(places, shows)
	if i < 0 || shows(s.visible.place) {
		return false
	}
	s.goTo(places[i].id)
	return true
}
