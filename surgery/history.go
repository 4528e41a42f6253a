package surgery

import "slices"

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
}

// Add takes the next operation of the log.
func (h *History) Add(p Past) {
	switch {
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

func find(in []Past, id ID) int {
	return slices.IndexFunc(in, func(p Past) bool { return p.ID == id })
}

// Undo answers what is undone next: on a visit of that visit only, with "" of all.
func (h *History) Undo(visit ID) (Past, bool) { return last(h.done, visit) }

// Redo answers which undo is taken back next, likewise.
func (h *History) Redo(visit ID) (Past, bool) { return last(h.undone, visit) }

func last(in []Past, visit ID) (Past, bool) {
	for i := len(in) - 1; i >= 0; i-- {
		if visit == "" || in[i].Visit == visit {
			return in[i], true
		}
	}
	return Past{}, false
}
