package desk

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// PassOn records that something was passed on now, and to whom: a role or a
// service. What it was, and whom it was about, is written down nowhere.
func (d *Desk) PassOn(to string) (Done, error) {
	p := &surgery.PassedOn{ID: d.newID(), At: d.moment(), Words: surgery.PassedOnWords{To: surgery.Clean(to)}}
	if d.current != nil {
		p.Surgery = d.current.ID
	}
	o := &surgery.Operation{Kind: surgery.ConcernPassedOn, About: p.ID, Edits: []surgery.Edit{{After: p}}}
	if err := d.do(o); err != nil {
		return Done{}, err
	}
	return d.done(o, words.Say("people.passed_on", "to", p.Words.To)), nil
}

// PassedOn answers how often something was passed on, from one local date to
// another, both included.
func (d *Desk) PassedOn(from, until string) (int, error) {
	all, err := d.store.PassedOns()
	n := 0
	for _, p := range all {
		if day := p.At.In(d.now().Location()).Format(time.DateOnly); from <= day && day <= until {
			n++
		}
	}
	return n, err
}
