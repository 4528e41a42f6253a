package surgery

import (
	"slices"
	"strings"
)

// Past is what the undo history remembers of an operation.
type Past struct {
	ID      ID
	Kind    Kind
	About   ID
	Visit   ID
	Reverts ID
}

// History is what can be undone and redone, read from the log alone, so that it
// is the same after a crash. Both lists have the latest last.
type History struct {
	done   []Past
	undone []Past // the undo operations, whose undoing is redoing
	latest ID     // of all, also those without an inverse
}

// beside ends the id of an operation that is one step with another.
const beside = "-beside"

// Beside returns the id of what is done beside an operation as one step with it: what
// the other desks of a share are not told. It is undone with that, and not by itself.
func Beside(op ID) ID { return op + beside }

// IsBeside reports whether an operation is such a part of another.
func IsBeside(op ID) bool { return strings.HasSuffix(string(op), beside) }

// Add takes the next operation of the log.
func (h *History) Add(p Past) {
	h.latest = p.ID
	switch {
	case IsBeside(p.ID):
	case p.Kind.EndsHistory():
		h.done, h.undone = nil, nil
	case !p.Kind.HasInverse():
	case p.Reverts == "":
		h.done = append(h.done, p)
		h.undone = nil
	default:
		if i := find(h.done, p.Reverts); i >= 0 {
			h.done = slices.Delete(h.done, i, i+1)
			h.undone = append(h.undone, p)
		} else if i := find(h.undone, p.Reverts); i >= 0 {
			h.undone = slices.Delete(h.undone, i, i+1)
			h.done = append(h.done, p)
		}
	}
}

// Visits returns the visits of what was done of some kinds and was not undone.
func (h *History) Visits(kinds ...Kind) map[ID]bool {
	visits := map[ID]bool{}
	for _, p := range h.done {
		if slices.Contains(kinds, p.Kind) {
			visits[p.Visit] = true
		}
	}
	return visits
}

// End forgets what can be undone, for what ends it and is no operation.
func (h *History) End() { h.done, h.undone = nil, nil }

// Latest returns the operation added last, "" for none.
func (h *History) Latest() ID { return h.latest }

// Find returns what is remembered of an operation that can be undone, or of an
// undo that can be undone, which is a redo; and what was done after it, which
// may rest on it.
func (h *History) Find(op ID) (p Past, later []Past, redo, ok bool) {
	if i := find(h.done, op); i >= 0 {
		return h.done[i], h.done[i+1:], false, true
	}
	if i := find(h.undone, op); i >= 0 {
		return h.undone[i], nil, true, true
	}
	return Past{}, nil, false, false
}

func find(in []Past, id ID) int {
	return slices.IndexFunc(in, func(p Past) bool { return p.ID == id })
}

// Undo returns what is undone next: on a visit of that visit only, with "" of all.
func (h *History) Undo(visit ID) (Past, bool) { return last(h.done, visit) }

// Redo returns which undo is taken back next, likewise.
func (h *History) Redo(visit ID) (Past, bool) { return last(h.undone, visit) }

func last(in []Past, visit ID) (Past, bool) {
	for i := len(in) - 1; i >= 0; i-- {
		if visit == "" || in[i].Visit == visit {
			return in[i], true
		}
	}
	return Past{}, false
}
