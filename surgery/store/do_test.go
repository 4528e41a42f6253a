package store

import (
	"maps"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestDoIsThereAfterOpeningAgain(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	sur := w.start(t, s)
	o := w.checkIn(sur, "Zebedee Testperson", 1)
	w.must(t, s, o)
	shut(t, s)
	s = w.open(t, s.Folder())
	back, err := s.Operation(o.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range o.Edits {
		if !same(back.Edits[i].After, e.After) || back.Edits[i].Before != nil {
			t.Errorf("edit %d: %+v", i, back.Edits[i])
		}
	}
	if back.Kind != o.Kind || back.About != o.About || back.Surgery != sur || back.Visit != o.Visit || back.Reverts != "" {
		t.Errorf("%+v", back)
	}
	past, err := s.Past()
	if err != nil || len(past) != 2 || past[1] != (surgery.Past{ID: o.ID, Kind: o.Kind, About: o.About, Visit: o.Visit}) {
		t.Errorf("%+v, %v", past, err)
	}
}

// Every way to be refused leaves the tables, the log and the keys as they were,
// and the next operation goes on from there.
func TestRefusedChangesNothing(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	sur := w.start(t, s)
	first := w.checkIn(sur, "Zebedee Testperson", 1)
	w.must(t, s, first)
	there := first.Edits[1].After.(*surgery.Visit)
	stale := there.Copy()
	stale.Before = 3
	helped := there.Copy()
	helped.State, helped.PairedAt = surgery.BeingHelped, w.Now()
	newcomer := surgery.Edit{After: w.attendee("Unborn Sample")}
	nameless := &surgery.Attendee{ID: "x"}
	taken := w.visit(sur, "", 1)
	absent := w.visit(sur, "", 9)
	twice := w.op(surgery.VisitEdited, there.ID)
	twice.ID = first.ID

	before, log := tablesOf(t, s), s.ends.own
	keys := countIn(t, s, "SELECT count(*) FROM key")
	for name, tc := range map[string]struct {
		o    *surgery.Operation
		kind surgery.ErrorKind
		key  string
	}{
		"changed meanwhile": {w.op(surgery.VisitEdited, there.ID, newcomer, surgery.Edit{Before: stale, After: helped}), surgery.Conflict, "error.changed_meanwhile"},
		"gone meanwhile":    {w.op(surgery.VisitEdited, absent.ID, newcomer, surgery.Edit{Before: absent}), surgery.Conflict, "error.changed_meanwhile"},
		"there already":     {w.op(surgery.CheckedIn, there.ID, newcomer, surgery.Edit{After: there}), surgery.Conflict, "error.changed_meanwhile"},
		"number taken":      {w.op(surgery.GuestCounted, taken.ID, newcomer, surgery.Edit{After: taken}), surgery.Conflict, "error.changed_meanwhile"},
		"same operation":    {twice, surgery.Conflict, "error.changed_meanwhile"},
		"breaks a rule":     {w.op(surgery.CheckedIn, "x", newcomer, surgery.Edit{After: nameless}), surgery.Invalid, "error.name_missing"},
		"no kind":           {w.op("", "x", newcomer), surgery.Internal, "error.internal"},
		"no edit":           {w.op("test", "x", newcomer, surgery.Edit{}), surgery.Internal, "error.internal"},
		"nil inside":        {w.op("test", "x", newcomer, surgery.Edit{Before: there, After: (*surgery.Visit)(nil)}), surgery.Internal, "error.internal"},
		"two records":       {w.op("test", "x", newcomer, surgery.Edit{Before: there, After: absent}), surgery.Internal, "error.internal"},
	} {
		t.Run(name, func(t *testing.T) {
			wantKind(t, s.Do(tc.o), tc.kind, tc.key)
			if !maps.Equal(tablesOf(t, s), before) {
				t.Error("the tables changed")
			}
			if n := countIn(t, s, "SELECT count(*) FROM operation"); n != 2 || s.ends.own.seq != log.seq {
				t.Errorf("%d operations", n)
			}
			if n := countIn(t, s, "SELECT count(*) FROM key"); n != keys {
				t.Errorf("%d keys, not %d", n, keys)
			}
		})
	}
	w.must(t, s, w.op(surgery.Paired, there.ID, surgery.Edit{Before: there, After: helped}), w.checkIn(sur, "Unborn Sample", 2))
	wantOK(t, s)
}

func TestInverseTakesBack(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	sur := w.start(t, s)
	empty := tablesOf(t, s)
	in := w.checkIn(sur, "Zebedee Testperson", 1)
	w.must(t, s, in)
	v := in.Edits[1].After.(*surgery.Visit)
	person := in.Edits[0].After.(*surgery.Attendee)
	named := *person
	named.Words.Name = "Zebedee Renamed"
	finished := v.Copy()
	finished.State, finished.Words.Learnt = surgery.Finished, "something"
	edit := w.op(surgery.VisitFinished, v.ID,
		surgery.Edit{Before: person, After: &named},
		surgery.Edit{Before: v, After: finished},
		surgery.Edit{After: &surgery.Progress{On: v.ID, Checklist: "c", Step: "s", State: surgery.Done, At: w.Now(), Person: person.ID}})
	checkedIn := tablesOf(t, s)
	w.must(t, s, edit)
	done := tablesOf(t, s)

	undo := func(id surgery.ID) surgery.ID {
		t.Helper()
		o, err := s.Operation(id) // as the program does: what is undone is read from the log
		if err != nil {
			t.Fatal(err)
		}
		back := w.op(o.Kind, o.About, o.Inverse()...)
		back.Reverts = o.ID
		w.must(t, s, back)
		return back.ID
	}
	want := func(what string, tables map[string]string) {
		t.Helper()
		if got := tablesOf(t, s); !maps.Equal(got, tables) {
			t.Fatalf("%s: %v", what, got)
		}
	}
	undoEdit := undo(edit.ID)
	want("edit undone", checkedIn)
	undoIn := undo(in.ID)
	want("check-in undone", empty)
	if loose, err := s.LooseKeys(); err != nil || len(loose) != 1 || loose[0] != person.ID {
		t.Errorf("loose keys %v, %v", loose, err)
	}
	undo(undoIn)
	want("check-in redone", checkedIn)
	if loose, err := s.LooseKeys(); err != nil || len(loose) != 0 {
		t.Errorf("loose keys %v, %v", loose, err)
	}
	undo(undoEdit)
	want("edit redone", done)
	wantOK(t, s)
}

// An operation may change a record twice; its inverse too.
func TestOneRecordTwiceInAnOperation(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	sur := w.start(t, s)
	before := tablesOf(t, s)
	v := w.visit(sur, "", 1)
	later := v.Copy()
	later.Track = surgery.Both
	o := w.op(surgery.GuestCounted, v.ID, surgery.Edit{After: v}, surgery.Edit{Before: v, After: later})
	w.must(t, s, o)
	w.must(t, s, w.op(o.Kind, o.About, o.Inverse()...))
	if !maps.Equal(tablesOf(t, s), before) {
		t.Error("not taken back")
	}
}

// A record as its maker holds it, with the zone and nanoseconds of the wall
// clock, is the same as the one read back.
func TestZoneAndNanosecondsAreNoConflict(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	sur := w.start(t, s)
	v := w.visit(sur, "", 1)
	v.ArrivedAt = time.Date(2026, 11, 24, 14, 0, 0, 123456789, time.FixedZone("made up", 3600))
	v.Checklists = []string{}
	later := v.Copy()
	later.Track = surgery.Personal
	o := w.op(surgery.VisitEdited, v.ID, surgery.Edit{Before: v, After: later})
	w.must(t, s, w.op(surgery.GuestCounted, v.ID, surgery.Edit{After: v}), o)
	w.must(t, s, w.op(o.Kind, o.About, o.Inverse()...))
	wantOK(t, s)
}
