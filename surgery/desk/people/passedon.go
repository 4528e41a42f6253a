package people

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
)

// PassOn records that something was passed on now, and to whom: a role or a
// service. What it was, and whom it was about, is written down nowhere.
func (room *Room) PassOn(to string) (surgery.Change, error) {
	p := &surgery.PassedOn{ID: room.desk.NewID(), At: room.desk.Moment(), Words: surgery.PassedOnWords{To: surgery.Clean(to)}}
	if room.desk.Surgery() != nil {
		p.Surgery = room.desk.Surgery().ID
	}
	o := &surgery.Operation{Kind: surgery.ConcernPassedOn, About: p.ID, Edits: []surgery.Edit{{After: p}}}
	return room.desk.DoAndSay(o, func() string { return words.Say("people.passed_on", "to", p.Words.To) })
}

// PassedOnRow is one time that something was passed on.
type PassedOnRow struct {
	ID   surgery.ID
	To   string
	At   time.Time // local
	When string    // the same in words: "Tuesday 24 November 2026, 2.10pm"
}

// PassedOns returns all that was passed on, the latest first. Locked while the
// words cannot be read.
func (room *Room) PassedOns() ([]PassedOnRow, error) {
	if err := room.desk.AtHome(); err != nil {
		return nil, err
	}
	if room.desk.Nameless() {
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	}
	all, err := room.desk.Store().PassedOns()
	if err != nil {
		return nil, err
	}
	rows := make([]PassedOnRow, len(all))
	for i, p := range all {
		at := p.At.In(room.desk.Now().Location())
		rows[i] = PassedOnRow{ID: p.ID, To: p.Words.To, At: at, When: words.Say("people.passed_when",
			"day", at.Format("Monday 2 January 2006"), "time", dates.Clock(at.Format("15:04")))}
	}
	return rows, nil
}

// CorrectPassedOn puts right to whom something was passed on, and when; Invalid
// for a time that has not come. With another time it belongs to the surgery that
// was open then, if one was.
//
// The right words stand in a record of their own: the key of the wrong ones
// belongs to nobody any more, and goes with the other loose keys when a surgery
// closes. So does a name that should never have been typed.
func (room *Room) CorrectPassedOn(id surgery.ID, to string, at time.Time) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	before, err := room.desk.Store().PassedOn(id)
	if err != nil {
		return surgery.Change{}, err
	}
	at = at.UTC().Truncate(time.Millisecond)
	after := *before
	after.Words.To = surgery.Clean(to)
	// What is on the screen has no seconds: the same minute is the same time.
	if !at.Truncate(time.Minute).Equal(before.At.Truncate(time.Minute)) {
		if at.After(room.desk.Now()) {
			return surgery.Change{}, surgery.Fail(surgery.Invalid, "people.passed_later")
		}
		after.At = at
		surgeries, err := room.desk.Store().Surgeries()
		if err != nil {
			return surgery.Change{}, err
		}
		after.Surgery = openAt(surgeries, at)
	}
	if after == *before {
		return surgery.Change{}, nil
	}
	after.ID = room.desk.NewID()
	o := &surgery.Operation{Kind: surgery.PassedOnEdited, About: after.ID, Edits: []surgery.Edit{{Before: before}, {After: &after}}}
	return room.desk.Do(o, words.Say("people.passed_corrected"))
}

// openAt returns the surgery that was open at a time, "" for none; of two the one
// opened last. Clocks are shown in minutes, so the minute it opened in is in it.
func openAt(surgeries []*surgery.Surgery, at time.Time) surgery.ID {
	var found *surgery.Surgery
	for _, s := range surgeries {
		if at.Before(s.OpenedAt.Truncate(time.Minute)) || !s.Open() && at.After(s.ClosedAt) {
			continue
		}
		if found == nil || s.OpenedAt.After(found.OpenedAt) {
			found = s
		}
	}
	if found == nil {
		return ""
	}
	return found.ID
}

// ErasePassedOn takes a record out of the list and of every number on the screen.
// It can be undone until a surgery closes: then its key goes too.
func (room *Room) ErasePassedOn(id surgery.ID) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	_, o, err := desk.Remove(id, room.desk.Store().PassedOn, surgery.PassedOnErased)
	if err != nil {
		return surgery.Change{}, err
	}
	return room.desk.Do(o, words.Say("people.passed_erased"))
}
