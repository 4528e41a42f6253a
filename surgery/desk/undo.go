package desk

import (
	"encoding/json"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// History is what can be undone, and what was undone and can be done again.
type History struct {
	desk *Desk
	past surgery.History
}

// historySetting holds the operation up to which nothing can be undone any more,
// where something that is no operation ended the history: new keys, a restore.
const historySetting = "history_after"

// read reads what can be undone from the log, so that it is the same after
// a lock, self check-in and a restart.
func (h *History) read() error {
	past, err := h.desk.store.Past()
	if err != nil {
		return err
	}
	raw, err := h.desk.store.Settings()
	if err != nil {
		return err
	}
	h.past = surgery.History{}
	for _, p := range past {
		if h.past.Add(p); string(p.ID) == raw[historySetting] {
			h.past.End()
		}
	}
	return nil
}

// CheckedIn returns the visits that were checked in here, and not at another desk,
// since the history began.
func (h *History) CheckedIn() map[surgery.ID]bool {
	return h.past.Visits(surgery.CheckedIn, surgery.GuestCounted)
}

// End makes all that was done so far final.
func (h *History) End() error {
	h.past.End()
	return h.desk.store.SetSettings(map[string]string{historySetting: string(h.past.Latest())})
}

// UndoLabel returns what Undo would take back ("Undo: check in Sam"), on a visit
// of that visit only, with "" of all; "" when there is nothing.
func (h *History) UndoLabel(visit surgery.ID) string {
	p, ok := h.past.Undo(visit)
	return h.label("desk.undo", p, ok)
}

// RedoLabel returns likewise what Redo would do again.
func (h *History) RedoLabel(visit surgery.ID) string {
	p, ok := h.past.Redo(visit)
	return h.label("desk.redo", p, ok)
}

func (h *History) label(key string, p surgery.Past, ok bool) string {
	if !ok || h.desk.Nameless() { // nothing of anyone is named
		return ""
	}
	return words.Say(key, "what", h.describe(p))
}

// Next says which operation Undo and which Redo would revert now: of the visit, or
// of all with "". "" is none.
func (h *History) Next(visit surgery.ID) (undo, redo surgery.ID) {
	u, _ := h.past.Undo(visit)
	r, _ := h.past.Redo(visit)
	return u.ID, r.ID
}

// MayRevert reports whether an operation can still be taken back, or, where it was
// an undo, be done again.
func (h *History) MayRevert(op surgery.ID) bool {
	_, _, _, ok := h.past.Find(op)
	return ok
}

// Revert takes back the operation with that id and no other, as a notice that
// names it offers; or, where it was an undo, does again what it took back. NotFound
// where that was done already; Conflict where something later rests on it.
func (h *History) Revert(op surgery.ID) (surgery.Change, error) {
	p, later, redo, ok := h.past.Find(op)
	switch {
	case !ok:
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.undone_already")
	case redo:
		return h.revert(p, "desk.redone")
	}
	if err := h.stands(p, later); err != nil {
		return surgery.Change{}, err
	}
	return h.revert(p, "desk.undone")
}

// Undo takes the latest operation back: of the visit, or of all with "".
func (h *History) Undo(visit surgery.ID) (surgery.Change, error) {
	p, ok := h.past.Undo(visit)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.nothing_to_undo")
	}
	return h.Revert(p.ID)
}

// Redo does again what was undone last.
func (h *History) Redo(visit surgery.ID) (surgery.Change, error) {
	p, ok := h.past.Redo(visit)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.nothing_to_redo")
	}
	return h.revert(p, "desk.redone")
}

// stands refuses to take back what made a record that something later speaks of:
// a check-in whose visit has been paired, say.
func (h *History) stands(p surgery.Past, later []surgery.Past) error {
	target, err := h.desk.store.Operation(p.ID)
	if err != nil {
		return err
	}
	for _, after := range later {
		o, err := h.desk.store.Operation(after.ID)
		if err != nil {
			return err
		}
		said, err := json.Marshal(o.Edits)
		if err != nil {
			return surgery.AsError(err)
		}
		for _, e := range target.Edits {
			if e.Before == nil && strings.Contains(string(said), string(e.After.RecordID())) {
				return surgery.Fail(surgery.Conflict, "error.undo_later", "what", h.describe(after))
			}
		}
	}
	return nil
}

// revert takes an operation back as far as what it did still stands, as one of its own.
func (h *History) revert(p surgery.Past, key string) (surgery.Change, error) {
	target, err := h.desk.store.Operation(p.ID)
	if err != nil {
		return surgery.Change{}, err
	}
	what := h.describe(p)
	edits, rest, err := target.TakenBack(h.desk.store.Record)
	if err != nil {
		return surgery.Change{}, err
	}
	notice := words.Say(key, "what", what)
	switch {
	case rest && key == "desk.undone":
		notice = words.Say("desk.undone_partly", "what", what)
	case rest:
		notice = words.Say("desk.redone_partly", "what", what)
	}
	o := &surgery.Operation{Kind: target.Kind, About: target.About, Surgery: target.Surgery, Visit: target.Visit,
		Reverts: target.ID, Edits: edits}
	done, err := h.desk.Do(o, notice)
	if err == nil {
		err = h.revertBeside(target.ID, o.ID)
	}
	done.Undid = err == nil && key == "desk.undone"
	return done, err
}

// revertBeside takes back what was done beside an operation, beside the one that took
// that back. Where it does not stand any more it stays.
func (h *History) revertBeside(of, by surgery.ID) error {
	target, err := h.desk.store.Operation(surgery.Beside(of))
	if surgery.KindOf(err) == surgery.NotFound {
		return nil
	}
	var edits []surgery.Edit
	if err == nil {
		edits, _, err = target.TakenBack(h.desk.store.Record)
	}
	if surgery.KindOf(err) == surgery.Conflict {
		return nil
	}
	if err != nil {
		return err
	}
	return h.desk.carryOut(&surgery.Operation{ID: surgery.Beside(by), Kind: target.Kind, About: target.About, Surgery: target.Surgery, Visit: target.Visit,
		Reverts: target.ID, Edits: edits})
}

// describe says an operation in the host's words: "check in Sam".
func (h *History) describe(p surgery.Past) string {
	who := ""
	if target, err := h.desk.store.Operation(p.ID); err == nil {
		for _, w := range h.desk.watching {
			if w.Subject != nil {
				who = w.Subject(target)
			}
		}
	}
	return words.Say("desk.kind_"+string(p.Kind), "who", who)
}
