package desk

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
)

// PassOn records that something was passed on now, and to whom: a role or a
// service. What it was, and whom it was about, is written down nowhere.
func (d *Desk) PassOn(to string) (surgery.Change, error) {
	p := &surgery.PassedOn{ID: d.newID(), At: d.moment(), Words: surgery.PassedOnWords{To: surgery.Clean(to)}}
	if d.current != nil {
		p.Surgery = d.current.ID
	}
	o := &surgery.Operation{Kind: surgery.ConcernPassedOn, About: p.ID, Edits: []surgery.Edit{{After: p}}}
	return d.DoAndSay(o, func() string { return words.Say("people.passed_on", "to", p.Words.To) })
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
func (d *Desk) PassedOns() ([]PassedOnRow, error) {
	if d.nameless() {
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	}
	all, err := d.store.PassedOns()
	if err != nil {
		return nil, err
	}
	rows := make([]PassedOnRow, len(all))
	for i, p := range all {
		at := p.At.In(d.now().Location())
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
func (d *Desk) CorrectPassedOn(id surgery.ID, to string, at time.Time) (surgery.Change, error) {
	before, err := d.store.PassedOn(id)
	if err != nil {
		return surgery.Change{}, err
	}
	at = at.UTC().Truncate(time.Millisecond)
	after := *before
	after.Words.To = surgery.Clean(to)
	// What is on the screen has no seconds: the same minute is the same time.
	if !at.Truncate(time.Minute).Equal(before.At.Truncate(time.Minute)) {
		if at.After(d.now()) {
			return surgery.Change{}, surgery.Fail(surgery.Invalid, "people.passed_later")
		}
		after.At = at
		surgeries, err := d.store.Surgeries()
		if err != nil {
			return surgery.Change{}, err
		}
		after.Surgery = openAt(surgeries, at)
	}
	if after == *before {
		return surgery.Change{}, nil
	}
	after.ID = d.newID()
	o := &surgery.Operation{Kind: surgery.PassedOnEdited, About: after.ID, Edits: []surgery.Edit{{Before: before}, {After: &after}}}
	return d.Do(o, words.Say("people.passed_corrected"))
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
func (d *Desk) ErasePassedOn(id surgery.ID) (surgery.Change, error) {
	before, err := d.store.PassedOn(id)
	if err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.PassedOnErased, About: id, Edits: []surgery.Edit{{Before: before}}}
	return d.Do(o, words.Say("people.passed_erased"))
}

// passedOutside returns how often something was passed on outside of a surgery,
// from one local date to another, both included.
func (d *Desk) passedOutside(from, until string) (int, error) {
	all, err := d.store.PassedOns()
	n := 0
	for _, p := range all {
		if day := p.At.In(d.now().Location()).Format(time.DateOnly); p.Surgery == "" && from <= day && day <= until {
			n++
		}
	}
	return n, err
}
