package desk

import (
	"encoding/json"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// historySetting holds the operation up to which nothing can be undone any more,
// where something that is no operation ended the history: new keys, a restore.
const historySetting = "history_after"

// readHistory reads what can be undone from the log, so that it is the same after
// a lock, self check-in and a restart.
func (d *Desk) readHistory() error {
	past, err := d.store.Past()
	if err != nil {
		return err
	}
	raw, err := d.store.Settings()
	if err != nil {
		return err
	}
	d.history = surgery.History{}
	for _, p := range past {
		if d.history.Add(p); string(p.ID) == raw[historySetting] {
			d.history.End()
		}
	}
	return nil
}

// EndHistory makes all that was done so far final.
func (d *Desk) EndHistory() error {
	d.history.End()
	return d.store.SetSettings(map[string]string{historySetting: string(d.history.Latest())})
}

// UndoLabel returns what Undo would take back ("Undo: check in Sam"), on a visit
// of that visit only, with "" of all; "" when there is nothing.
func (d *Desk) UndoLabel(visit surgery.ID) string {
	p, ok := d.history.Undo(visit)
	return d.pastLabel("desk.undo", p, ok)
}

// RedoLabel returns likewise what Redo would do again.
func (d *Desk) RedoLabel(visit surgery.ID) string {
	p, ok := d.history.Redo(visit)
	return d.pastLabel("desk.redo", p, ok)
}

func (d *Desk) pastLabel(key string, p surgery.Past, ok bool) string {
	if !ok || d.Nameless() { // nothing of anyone is named
		return ""
	}
	return words.Say(key, "what", d.describe(p))
}

// Next says which operation Undo and which Redo would revert now: of the visit, or
// of all with "". "" is none.
func (d *Desk) Next(visit surgery.ID) (undo, redo surgery.ID) {
	u, _ := d.history.Undo(visit)
	r, _ := d.history.Redo(visit)
	return u.ID, r.ID
}

// MayRevert reports whether an operation can still be taken back, or, where it was
// an undo, be done again.
func (d *Desk) MayRevert(op surgery.ID) bool {
	_, _, _, ok := d.history.Find(op)
	return ok
}

// Revert takes back the operation with that id and no other, as a notice that
// names it offers; or, where it was an undo, does again what it took back. NotFound
// where that was done already; Conflict where something later rests on it.
func (d *Desk) Revert(op surgery.ID) (surgery.Change, error) {
	p, later, redo, ok := d.history.Find(op)
	switch {
	case !ok:
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.undone_already")
	case redo:
		return d.revert(p, "desk.redone")
	}
	if err := d.stands(p, later); err != nil {
		return surgery.Change{}, err
	}
	return d.revert(p, "desk.undone")
}

// Undo takes the latest operation back: of the visit, or of all with "".
func (d *Desk) Undo(visit surgery.ID) (surgery.Change, error) {
	p, ok := d.history.Undo(visit)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.nothing_to_undo")
	}
	return d.Revert(p.ID)
}

// Redo does again what was undone last.
func (d *Desk) Redo(visit surgery.ID) (surgery.Change, error) {
	p, ok := d.history.Redo(visit)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.nothing_to_redo")
	}
	return d.revert(p, "desk.redone")
}

// stands refuses to take back what made a record that something later speaks of:
// a check-in whose visit has been paired, say.
func (d *Desk) stands(p surgery.Past, later []surgery.Past) error {
	target, err := d.store.Operation(p.ID)
	if err != nil {
		return err
	}
	for _, after := range later {
		o, err := d.store.Operation(after.ID)
		if err != nil {
			return err
		}
		said, err := json.Marshal(o.Edits)
		if err != nil {
			return surgery.AsError(err)
		}
		for _, e := range target.Edits {
			if e.Before == nil && strings.Contains(string(said), string(e.After.RecordID())) {
				return surgery.Fail(surgery.Conflict, "error.undo_later", "what", d.describe(after))
			}
		}
	}
	return nil
}

// revert carries out the inverse of an operation, as one of its own.
func (d *Desk) revert(p surgery.Past, key string) (surgery.Change, error) {
	target, err := d.store.Operation(p.ID)
	if err != nil {
		return surgery.Change{}, err
	}
	what := d.describe(p)
	o := &surgery.Operation{Kind: target.Kind, About: target.About, Surgery: target.Surgery, Visit: target.Visit,
		Reverts: target.ID, Edits: target.Inverse()}
	done, err := d.Do(o, words.Say(key, "what", what))
	done.Undid = err == nil && key == "desk.undone"
	return done, err
}

// describe says an operation in the host's words: "check in Sam".
func (d *Desk) describe(p surgery.Past) string {
	who := ""
	if target, err := d.store.Operation(p.ID); err == nil {
		for _, w := range d.watching {
			if w.Subject != nil {
				who = w.Subject(target)
			}
		}
	}
	return words.Say("desk.kind_"+string(p.Kind), "who", who)
}
