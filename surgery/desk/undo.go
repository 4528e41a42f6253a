package desk

import (
	"strconv"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// UndoLabel answers what Undo would take back ("Undo: check in Sam"), on a visit
// of that visit only, with "" of all; "" when there is nothing.
func (d *Desk) UndoLabel(visit surgery.ID) string {
	p, ok := d.history.Undo(visit)
	return d.pastLabel("desk.undo", p, ok)
}

// RedoLabel answers likewise what Redo would do again.
func (d *Desk) RedoLabel(visit surgery.ID) string {
	p, ok := d.history.Redo(visit)
	return d.pastLabel("desk.redo", p, ok)
}

func (d *Desk) pastLabel(key string, p surgery.Past, ok bool) string {
	if !ok || d.nameless() { // nothing of anyone is named
		return ""
	}
	return words.Say(key, "what", d.describe(p))
}

// Undo takes the latest operation back: of the visit, or of all with "".
func (d *Desk) Undo(visit surgery.ID) (Done, error) {
	p, ok := d.history.Undo(visit)
	if !ok {
		return Done{}, surgery.Fail(surgery.NotFound, "error.nothing_to_undo")
	}
	return d.revert(p, "desk.undone")
}

// Redo does again what was undone last.
func (d *Desk) Redo(visit surgery.ID) (Done, error) {
	p, ok := d.history.Redo(visit)
	if !ok {
		return Done{}, surgery.Fail(surgery.NotFound, "error.nothing_to_redo")
	}
	return d.revert(p, "desk.redone")
}

// revert carries out the inverse of an operation, as one of its own.
func (d *Desk) revert(p surgery.Past, key string) (Done, error) {
	target, err := d.store.Operation(p.ID)
	if err != nil {
		return Done{}, err
	}
	what := d.describe(p)
	o := &surgery.Operation{Kind: target.Kind, About: target.About, Surgery: target.Surgery, Visit: target.Visit,
		Reverts: target.ID, Edits: target.Inverse()}
	if err := d.do(o); err != nil {
		return Done{}, err
	}
	return d.done(o, words.Say(key, "what", what)), nil
}

// describe says an operation in the host's words: "check in Sam".
func (d *Desk) describe(p surgery.Past) string {
	who := ""
	if target, err := d.store.Operation(p.ID); err == nil {
		who = d.subject(target)
	}
	return words.Say("desk.kind_"+string(p.Kind), "who", who)
}

// subject answers who or what an operation is about, by first name or number.
func (d *Desk) subject(o *surgery.Operation) string {
	if title := eventSubject(o); title != "" {
		return title
	}
	var visit *surgery.Visit
	for _, e := range o.Edits {
		for _, r := range []surgery.Record{e.After, e.Before} {
			switch r := r.(type) {
			case *surgery.Attendee:
				return surgery.FirstName(r.Words.Name)
			case *surgery.Surgeon:
				return surgery.FirstName(r.Words.Name)
			case *surgery.Visit:
				visit = r
			case *surgery.Presence:
				if s, err := d.store.Surgeon(r.Surgeon); err == nil {
					return surgery.FirstName(s.Words.Name)
				}
			}
		}
	}
	if visit == nil && o.Visit != "" {
		visit, _ = d.store.Visit(o.Visit)
	}
	if visit == nil {
		return d.aboutEvent(o)
	}
	if !visit.Guest() {
		if a, err := d.store.Attendee(visit.Attendee); err == nil {
			return surgery.FirstName(a.Words.Name)
		}
	}
	return words.Say("desk.guest", "number", strconv.Itoa(visit.Number))
}
