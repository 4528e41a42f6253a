package surgery

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// play runs a history: a word is an operation of that id, on the visit before
// the slash if there is one; undo and redo take what stands there; "undo:v" on
// that visit only. It returns what can be undone and redone next.
func play(t *testing.T, h *History, script string) (undo, redo ID) {
	t.Helper()
	for i, word := range strings.Fields(script) {
		name, visit, _ := strings.Cut(word, ":")
		p := Past{ID: ID(fmt.Sprint(name, i)), Kind: VisitEdited, Visit: ID(visit)}
		var ok bool
		var of Past
		switch name {
		case "undo":
			of, ok = h.Undo(ID(visit))
		case "redo":
			of, ok = h.Redo(ID(visit))
		case "print":
			ok, p.Kind = true, Printed
		case "close":
			ok, p.Kind = true, SurgeryClosed
		case "erase":
			ok, p.Kind = true, AttendeesErased
		default:
			ok, p.ID = true, ID(name)
		}
		if !ok {
			t.Fatalf("%s: no %s at %d", script, name, i)
		}
		p.Reverts = of.ID
		if of.ID != "" {
			p.Visit = of.Visit
		}
		h.Add(p)
	}
	u, _ := h.Undo("")
	r, _ := h.Redo("")
	return u.ID, r.ID
}

func TestHistory(t *testing.T) {
	for _, tc := range []struct {
		script     string
		undo, redo ID
	}{
		{"", "", ""},
		{"a", "a", ""},
		{"a b", "b", ""},
		{"a b undo", "a", "undo2"},
		{"a b undo undo", "", "undo3"},
		{"a b undo undo redo", "redo4", "undo2"},
		{"a b undo undo redo redo", "redo5", ""},
		{"a undo redo undo", "", "undo3"},
		{"a undo redo undo redo", "redo4", ""},
		{"a b undo c", "c", ""}, // something new: nothing to redo
		{"a b undo print", "a", "undo2"},
		{"a print", "a", ""},
		{"a b undo close", "", ""},
		{"a erase", "", ""},
		{"a close b", "b", ""},
		{"a:v b:w undo:v", "b", "undo2"},
		{"a:v b:w undo:v redo:v", "redo3", ""},
		{"a:v b:w c:v undo:v undo:v", "b", "undo4"},
		{"a:v b:w undo:v undo:w redo:v", "redo4", "undo3"},
		{"a:v b:w undo undo:v", "", "undo3"},
	} {
		var h History
		if undo, redo := play(t, &h, tc.script); undo != tc.undo || redo != tc.redo {
			t.Errorf("%q: undo %q, redo %q", tc.script, undo, redo)
		}
	}
}

func TestHistoryOfAVisit(t *testing.T) {
	var h History
	play(t, &h, "a:v b:w c undo")
	if p, ok := h.Undo("v"); !ok || p.ID != "a" {
		t.Errorf("undo on v: %v", p)
	}
	if p, ok := h.Undo("x"); ok {
		t.Errorf("undo on x: %v", p)
	}
	if p, ok := h.Redo("v"); ok {
		t.Errorf("redo on v: %v", p)
	}
}

// At any depth: as many undone as done, then all redone, in the same order.
func TestHistoryAnyDepth(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		depth := rapid.IntRange(0, 60).Draw(rt, "depth")
		var h History
		for i := range depth {
			h.Add(Past{ID: ID(fmt.Sprint(i)), Kind: StepMarked})
		}
		for round := range rapid.IntRange(1, 4).Draw(rt, "rounds") {
			undone := rapid.IntRange(0, depth).Draw(rt, "undone")
			for n := range undone {
				p, ok := h.Undo("")
				if !ok {
					rt.Fatalf("only %d of %d can be undone", n, depth)
				}
				h.Add(Past{ID: ID(fmt.Sprint("u", round, "-", n)), Kind: StepMarked, Reverts: p.ID})
			}
			for n := range undone {
				p, ok := h.Redo("")
				if want := ID(fmt.Sprint("u", round, "-", undone-1-n)); !ok || p.ID != want {
					rt.Fatalf("redo takes back %v, not %s", p, want)
				}
				h.Add(Past{ID: ID(fmt.Sprint("r", round, "-", n)), Kind: StepMarked, Reverts: p.ID})
			}
			if p, ok := h.Redo(""); ok {
				rt.Fatalf("%v is left to redo", p)
			}
		}
		if len(h.done) != depth {
			rt.Fatalf("%d can be undone, not %d", len(h.done), depth)
		}
	})
}

// Something the log does not hold any more is nothing to undo.
func TestHistoryOfAnUnknownOperation(t *testing.T) {
	var h History
	play(t, &h, "a")
	h.Add(Past{ID: "u", Kind: VisitEdited, Reverts: "before the surgery"})
	if p, _ := h.Undo(""); p.ID != "a" {
		t.Errorf("undo %v", p)
	}
	if _, ok := h.Redo(""); ok {
		t.Error("something to redo")
	}
}
