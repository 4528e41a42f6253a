package desk

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/guard"
)

// AtHome refuses, at a joined desk, what is at the home desk: it is asked before any of
// it is read, exported, printed or kept. What is written into the log the store judges.
func (d *Desk) AtHome() error {
	if _, joined := d.store.Desks(); joined {
		return surgery.Fail(surgery.Conflict, "error.at_home_desk")
	}
	return nil
}

// answers are what is to be done with what was asked about: true takes it out.
type answers map[guard.Found]bool

// Settle lets the next change that has the same in it pass: without it, or, as
// it is no such thing, with it. It holds until a change is made.
func (d *Desk) Settle(q *guard.Doubt, takeOut bool) {
	if d.answered == nil {
		d.answered = answers{}
	}
	for _, f := range q.Found {
		d.answered[f] = takeOut
	}
}

// guard cleans every text an operation brings, and asks about what it should
// not hold. What stood in one of its records before is not asked about again.
func (d *Desk) guard(o *surgery.Operation) error {
	if o.Reverts != "" {
		return nil // it was looked at when it was typed
	}
	var known []string
	for _, e := range o.Edits {
		if e.Before != nil {
			for _, f := range guard.Fields(e.Before) {
				known = append(known, f.Text)
			}
		}
	}
	var asked []guard.Found
	var broken error
	for _, e := range o.Edits {
		if e.After == nil {
			continue
		}
		if broken == nil {
			broken = e.After.Validate()
		}
		for _, f := range guard.Fields(e.After) {
			asked = append(asked, d.look(f, strings.Join(known, "\n"))...)
		}
	}
	switch {
	case len(asked) == 0:
		return nil // the store says what is broken
	case broken != nil:
		return broken // first things first
	}
	return ask(asked)
}

// look cleans a text, takes out what is to be taken out, and returns what is to
// be asked about.
func (d *Desk) look(f guard.Field, known string) []guard.Found {
	text := f.Clean(f.Text)
	var asked []guard.Found
	for _, found := range guard.Look(text, f.Kinds, d.now) {
		takeOut, answered := d.answered[found]
		switch {
		case takeOut:
			text = f.Clean(guard.TakeOut(text, found))
		case !answered && !strings.Contains(known, found.Text):
			asked = append(asked, found)
		}
	}
	if text != f.Text {
		f.Set(text)
	}
	return asked
}

// mostSaid is how many letters of what was found a question repeats.
const mostSaid = 60

// ask makes the question, of one kind at a time.
func ask(found []guard.Found) error {
	q := &guard.Doubt{}
	var texts []string
	for _, f := range found {
		if f.Kind == found[0].Kind {
			q.Found = append(q.Found, f)
			texts = append(texts, f.Text)
		}
	}
	said := []rune(strings.Join(texts, ", "))
	if len(said) > mostSaid {
		said = append(said[:mostSaid], '…')
	}
	return surgery.Fail(surgery.Questioned, "guard.found_"+string(found[0].Kind), "text", string(said)).Because(q)
}
