package today_test

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestPairing(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	vera, idris := w.Surgeon(t, d, "Vera Invented", "x"), w.Surgeon(t, d, "Idris Supposed")
	zoe := world.Arrive(t, d, "Zoë Sampleton", false)
	done := world.Must(t)(d.Today.Pair(zoe.Visit, vera))
	if done.Notice != "Zoë sits with Vera." || done.Visit != zoe.Visit || !done.CanUndo {
		t.Errorf("%+v", done)
	}
	since := world.Visit(t, d, zoe.Visit).PairedAt
	w.Pass(10 * time.Minute)
	world.Must(t)(d.Today.Pair(zoe.Visit, idris))
	v := world.Visit(t, d, zoe.Visit)
	if v.Surgeon != idris || v.With != "Idris" || !v.PairedAt.Equal(since) {
		t.Errorf("another surgeon: %+v", v)
	}
	world.Must(t)(d.Desk.History.Undo(zoe.Visit))
	if v := world.Visit(t, d, zoe.Visit); v.With != "Vera" || v.State != surgery.BeingHelped {
		t.Errorf("undone: %+v", v)
	}
	world.Must(t)(d.Today.Unpair(zoe.Visit))
	v = world.Visit(t, d, zoe.Visit)
	if v.State != surgery.Waiting || v.Surgeon != "" || v.With != "" || !v.PairedAt.IsZero() || v.Minutes != 10 {
		t.Errorf("back to waiting: %+v", v)
	}
	world.Must(t)(d.Today.Pair(zoe.Visit, idris))
	if v := world.Visit(t, d, zoe.Visit); !v.PairedAt.After(since) {
		t.Errorf("paired anew: %+v", v)
	}
	world.Must(t)(d.Visit.FinishVisit(zoe.Visit, visit.Finish{}))
	world.Must(t)(d.Today.Pair(zoe.Visit, vera)) // taken up again by pairing
	if v := world.Visit(t, d, zoe.Visit); v.State != surgery.BeingHelped || !v.EndedAt.IsZero() {
		t.Errorf("finished, then paired: %+v", v)
	}
}

func TestPairingWithWhoIsNotThere(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", false)
	_, err := d.Today.Pair(zoe.Visit, "nobody")
	world.Refused(t, err, surgery.NotFound, "error.gone")
	_, err = d.Today.Pair("nobody", "nobody")
	world.Refused(t, err, surgery.NotFound, "error.gone")
	_, err = d.Today.Choices("nobody")
	world.Refused(t, err, surgery.NotFound, "error.gone")
}

func TestChoicesAreTheBestFirst(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	w.Surgeon(t, d, "Abe Anything")
	w.Surgeon(t, d, "Bea Bluesky", "bluesky", "x")
	busy := w.Surgeon(t, d, "Cy Busy", "x")
	w.Surgeon(t, d, "Di Facebook", "facebook")
	w.Surgeon(t, d, "Ed Gone", "x")
	for _, s := range world.Board(t, d).Surgeons {
		if s.Name == "Ed" {
			world.Must(t)(d.Today.SurgeonLeaves(s.Presence))
		}
	}
	world.Must(t)(d.Today.Pair(world.Arrive(t, d, "Sam Pretend", false).Visit, busy))
	zoe := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton", Checklists: []string{"x-setup", "safe-basics"}}))
	choices, err := d.Today.Choices(zoe.Visit)
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
	w := world.New(t)
	d := w.Started(t)
	vera := w.Surgeon(t, d, "Vera Invented", "x")
	here := func() today.SurgeonHere { return world.Board(t, d).Surgeons[0] }
	if s := here(); s.Gone || s.Name != "Vera" || !s.Until.IsZero() || len(s.With) != 0 || !slices.Equal(s.Helps, []string{"x"}) {
		t.Errorf("%+v", s)
	}
	_, err := d.Today.SurgeonArrives(vera, w.Now)
	world.Refused(t, err, surgery.Conflict, "error.surgeon_here_already")

	until := w.Now.Add(30 * time.Minute)
	done := world.Must(t)(d.Today.SetPresence(here().Presence, here().From, until))
	if done.Notice != "Vera: times changed." || here().Gone {
		t.Errorf("she goes later: %+v %+v", done, here())
	}
	w.Pass(31 * time.Minute)
	if !here().Gone {
		t.Error("her time is over, and she is still here")
	}
	world.Must(t)(d.Today.SetPresence(here().Presence, here().From, time.Time{}))
	if here().Gone {
		t.Error("an open end, and she is gone")
	}
	world.Must(t)(d.Today.SetPresence(here().Presence, w.Now.Add(time.Hour), time.Time{}))
	if !here().Gone {
		t.Error("she comes in an hour, and is here")
	}
	_, err = d.Today.SetPresence(here().Presence, w.Now, w.Now.Add(-time.Minute))
	world.Refused(t, err, surgery.Invalid, "error.until_before_from")
	world.Must(t)(d.Desk.History.Undo(""))
	done = world.Must(t)(d.Today.SurgeonLeaves(here().Presence))
	if done.Notice != "Vera has left." || !here().Gone || d.Desk.History.UndoLabel("") != "Undo: Vera has left" {
		t.Errorf("%+v %q", done, d.Desk.History.UndoLabel(""))
	}
	world.Must(t)(d.Today.SurgeonArrives(vera, w.Now)) // back again: a second presence
	if s := world.Board(t, d).Surgeons; len(s) != 2 || s[0].Gone || !s[1].Gone {
		t.Errorf("%+v", s)
	}
	_, err = d.Today.SurgeonLeaves("nobody")
	world.Refused(t, err, surgery.NotFound, "error.gone")
	_, err = d.Today.SetPresence("nobody", w.Now, w.Now)
	world.Refused(t, err, surgery.NotFound, "error.gone")
}

func TestTheListOfSurgeons(t *testing.T) {
	d := world.New(t).Started(t)
	for _, name := range []string{"Vera Invented", " Idris \n Supposed "} {
		world.Must(t)(d.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: name}}))
	}
	_, err := d.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: " "}})
	world.Refused(t, err, surgery.Invalid, "error.surgeon_name_missing")
	_, err = d.Today.SaveSurgeon(surgery.Surgeon{ID: "nobody", Words: surgery.SurgeonWords{Name: "X"}})
	world.Refused(t, err, surgery.NotFound, "error.gone")
	names := func() (names []string) {
		all, err := d.Today.Surgeons()
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
	all, _ := d.Today.Surgeons()
	idris := *all[0]
	idris.Left = true
	world.Must(t)(d.Today.SaveSurgeon(idris))
	if got := names(); !slices.Equal(got, []string{"Vera Invented"}) {
		t.Errorf("%q", got)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if got := names(); len(got) != 2 {
		t.Errorf("undone: %q", got)
	}
}

func TestSurgeonsStandInOrder(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	busy := w.Surgeon(t, d, "Abe Busy")
	w.Surgeon(t, d, "Zed Free")
	w.Surgeon(t, d, "Bea Gone")
	w.Surgeon(t, d, "Cy Free")
	world.Must(t)(d.Today.Pair(world.Arrive(t, d, "Sam Pretend", false).Visit, busy))
	world.Must(t)(d.Today.Pair(world.Arrive(t, d, "Sam Okafake", false).Visit, busy))
	for _, s := range world.Board(t, d).Surgeons {
		if s.Name == "Bea" {
			world.Must(t)(d.Today.SurgeonLeaves(s.Presence))
		}
	}
	var got []string
	for _, s := range world.Board(t, d).Surgeons {
		got = append(got, s.Name)
		if s.Surgeon == busy && !slices.Equal(s.With, []string{"Sam P", "Sam O"}) {
			t.Errorf("with %q", s.With)
		}
	}
	if want := []string{"Cy", "Zed", "Abe", "Bea"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
