package desk

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestPairing(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	vera, idris := w.surgeon(t, d, "Vera Invented", "x"), w.surgeon(t, d, "Idris Supposed")
	zoe := arrive(t, d, "Zoë Sampleton", false)
	done := must(t)(d.Pair(zoe.Visit, vera))
	if done.Notice != "Zoë sits with Vera." || done.Visit != zoe.Visit || !done.CanUndo {
		t.Errorf("%+v", done)
	}
	since := visit(t, d, zoe.Visit).PairedAt
	w.pass(10 * time.Minute)
	must(t)(d.Pair(zoe.Visit, idris))
	v := visit(t, d, zoe.Visit)
	if v.Surgeon != idris || v.With != "Idris" || !v.PairedAt.Equal(since) {
		t.Errorf("another surgeon: %+v", v)
	}
	must(t)(d.Undo(zoe.Visit))
	if v := visit(t, d, zoe.Visit); v.With != "Vera" || v.State != surgery.BeingHelped {
		t.Errorf("undone: %+v", v)
	}
	must(t)(d.Unpair(zoe.Visit))
	v = visit(t, d, zoe.Visit)
	if v.State != surgery.Waiting || v.Surgeon != "" || v.With != "" || !v.PairedAt.IsZero() || v.Minutes != 10 {
		t.Errorf("back to waiting: %+v", v)
	}
	must(t)(d.Pair(zoe.Visit, idris))
	if v := visit(t, d, zoe.Visit); !v.PairedAt.After(since) {
		t.Errorf("paired anew: %+v", v)
	}
	must(t)(d.FinishVisit(zoe.Visit, Finish{}))
	must(t)(d.Pair(zoe.Visit, vera)) // taken up again by pairing
	if v := visit(t, d, zoe.Visit); v.State != surgery.BeingHelped || !v.EndedAt.IsZero() {
		t.Errorf("finished, then paired: %+v", v)
	}
}

func TestPairingWithWhoIsNotThere(t *testing.T) {
	d := newWorld(t).started(t)
	zoe := arrive(t, d, "Zoë Sampleton", false)
	_, err := d.Pair(zoe.Visit, "nobody")
	refused(t, err, surgery.NotFound, "error.gone")
	_, err = d.Pair("nobody", "nobody")
	refused(t, err, surgery.NotFound, "error.gone")
	_, err = d.Choices("nobody")
	refused(t, err, surgery.NotFound, "error.gone")
}

func TestChoicesAreTheBestFirst(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	w.surgeon(t, d, "Abe Anything")
	w.surgeon(t, d, "Bea Bluesky", "bluesky", "x")
	busy := w.surgeon(t, d, "Cy Busy", "x")
	w.surgeon(t, d, "Di Facebook", "facebook")
	w.surgeon(t, d, "Ed Gone", "x")
	for _, s := range board(t, d).Surgeons {
		if s.Name == "Ed" {
			must(t)(d.SurgeonLeaves(s.Presence))
		}
	}
	must(t)(d.Pair(arrive(t, d, "Sam Pretend", false).Visit, busy))
	zoe := must(t)(d.CheckInNew(Arrival{Name: "Zoë Sampleton", Checklists: []string{"x-setup", "safe-basics"}}))
	choices, err := d.Choices(zoe.Visit)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range choices {
		got = append(got, c.Name+map[bool]string{true: " can", false: ""}[c.CanHelp])
	}
	if want := []string{"Abe can", "Bea can", "Di", "Cy can"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSurgeonsComeAndGo(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	vera := w.surgeon(t, d, "Vera Invented", "x")
	here := func() SurgeonHere { return board(t, d).Surgeons[0] }
	if s := here(); s.Gone || s.Name != "Vera" || !s.Until.IsZero() || len(s.With) != 0 || !slices.Equal(s.Helps, []string{"x"}) {
		t.Errorf("%+v", s)
	}
	_, err := d.SurgeonArrives(vera, w.now)
	refused(t, err, surgery.Conflict, "error.surgeon_here_already")

	until := w.now.Add(30 * time.Minute)
	done := must(t)(d.SetPresence(here().Presence, here().From, until))
	if done.Notice != "Vera: times changed." || here().Gone {
		t.Errorf("she goes later: %+v %+v", done, here())
	}
	w.pass(31 * time.Minute)
	if !here().Gone {
		t.Error("her time is over, and she is still here")
	}
	must(t)(d.SetPresence(here().Presence, here().From, time.Time{}))
	if here().Gone {
		t.Error("an open end, and she is gone")
	}
	must(t)(d.SetPresence(here().Presence, w.now.Add(time.Hour), time.Time{}))
	if !here().Gone {
		t.Error("she comes in an hour, and is here")
	}
	_, err = d.SetPresence(here().Presence, w.now, w.now.Add(-time.Minute))
	refused(t, err, surgery.Invalid, "error.until_before_from")
	must(t)(d.Undo(""))
	done = must(t)(d.SurgeonLeaves(here().Presence))
	if done.Notice != "Vera has left." || !here().Gone || d.UndoLabel("") != "Undo: Vera has left" {
		t.Errorf("%+v %q", done, d.UndoLabel(""))
	}
	must(t)(d.SurgeonArrives(vera, w.now)) // back again: a second presence
	if s := board(t, d).Surgeons; len(s) != 2 || s[0].Gone || !s[1].Gone {
		t.Errorf("%+v", s)
	}
	_, err = d.SurgeonLeaves("nobody")
	refused(t, err, surgery.NotFound, "error.gone")
	_, err = d.SetPresence("nobody", w.now, w.now)
	refused(t, err, surgery.NotFound, "error.gone")
}

func TestTheListOfSurgeons(t *testing.T) {
	d := newWorld(t).started(t)
	for _, name := range []string{"Vera Invented", " Idris \n Supposed "} {
		must(t)(d.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: name}}))
	}
	_, err := d.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: " "}})
	refused(t, err, surgery.Invalid, "error.surgeon_name_missing")
	_, err = d.SaveSurgeon(surgery.Surgeon{ID: "nobody", Words: surgery.SurgeonWords{Name: "X"}})
	refused(t, err, surgery.NotFound, "error.gone")
	names := func() (names []string) {
		all, err := d.Surgeons()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			names = append(names, s.Words.Name)
		}
		return names
	}
	if got := names(); !slices.Equal(got, []string{"Idris Supposed", "Vera Invented"}) {
		t.Fatalf("%q", got)
	}
	all, _ := d.Surgeons()
	idris := *all[0]
	idris.Left = true
	must(t)(d.SaveSurgeon(idris))
	if got := names(); !slices.Equal(got, []string{"Vera Invented"}) {
		t.Errorf("%q", got)
	}
	must(t)(d.Undo(""))
	if got := names(); len(got) != 2 {
		t.Errorf("undone: %q", got)
	}
}

func TestSurgeonsStandInOrder(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	busy := w.surgeon(t, d, "Abe Busy")
	w.surgeon(t, d, "Zed Free")
	w.surgeon(t, d, "Bea Gone")
	w.surgeon(t, d, "Cy Free")
	must(t)(d.Pair(arrive(t, d, "Sam Pretend", false).Visit, busy))
	must(t)(d.Pair(arrive(t, d, "Sam Okafake", false).Visit, busy))
	for _, s := range board(t, d).Surgeons {
		if s.Name == "Bea" {
			must(t)(d.SurgeonLeaves(s.Presence))
		}
	}
	var got []string
	for _, s := range board(t, d).Surgeons {
		got = append(got, s.Name)
		if s.Surgeon == busy && !slices.Equal(s.With, []string{"Sam P", "Sam O"}) {
			t.Errorf("with %q", s.With)
		}
	}
	if want := []string{"Cy", "Zed", "Abe", "Bea"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
