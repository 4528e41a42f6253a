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

func TestBoardOrdersAndCounts(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	vera := w.Surgeon(t, d, "Vera Invented")
	var visits []surgery.ID
	for _, name := range []string{"Ann Sample", "Ben Sample", "Cem Sample", "Dot Sample", "Eve Sample", "Fay Sample"} {
		visits = append(visits, world.Arrive(t, d, name, false).Visit)
		w.Pass(10 * time.Minute)
	}
	// An hour has passed: Ann came 60 minutes ago, Fay 10.
	world.Must(t)(d.Today.Pair(visits[1], vera)) // Ben waited 50
	w.Pass(5 * time.Minute)
	world.Must(t)(d.Today.Pair(visits[0], vera)) // Ann waited 65
	w.Pass(20 * time.Minute)
	world.Must(t)(d.Visit.FinishVisit(visits[2], visit.Finish{}))
	w.Pass(time.Minute)
	world.Must(t)(d.Visit.FinishVisit(visits[3], visit.Finish{}))
	world.Must(t)(d.Visit.MarkSheet(visits[0], "1-3 s4"))
	world.Must(t)(d.Visit.Mark(visits[2], "safe-basics", "basics-email-first", surgery.Done))

	b := world.Board(t, d)
	if got := world.CardNames(b.Waiting); !slices.Equal(got, []string{"Eve", "Fay"}) {
		t.Errorf("waiting %q", got)
	}
	if got := world.CardNames(b.Helped); !slices.Equal(got, []string{"Ben", "Ann"}) {
		t.Errorf("being helped %q", got)
	}
	if got := world.CardNames(b.Finished); !slices.Equal(got, []string{"Dot", "Cem"}) {
		t.Errorf("finished %q", got)
	}
	if b.Waiting[0].Minutes != 46 || b.Waiting[1].Minutes != 36 || b.Helped[0].Minutes != 26 || b.Helped[1].Minutes != 21 || b.Finished[0].Minutes != -1 {
		t.Errorf("minutes: %+v %+v %+v", b.Waiting, b.Helped, b.Finished)
	}
	// 65 and 50 of those paired, 46 and 36 of those who wait.
	want := today.Counts{CheckedIn: 6, Waiting: 2, Helped: 2, Finished: 2, HalfWaited: 48, StepsDone: 4}
	if b.Counts != want {
		t.Errorf("%+v, want %+v", b.Counts, want)
	}
	if ann := b.Helped[1]; ann.Done != 3 || ann.Today != 3 || ann.Steps != 11 || ann.Surgeon != "Vera" || !slices.Equal(ann.CameFor, []string{"staying safe"}) {
		t.Errorf("%+v", ann)
	}
}

func TestBoardShowsNobodysWholeName(t *testing.T) {
	d := world.New(t).Started(t)
	for _, name := range []string{"Sam Pretend", "Sam Okafake", "sam de Made-up", "Zoë Sampleton", "Sam"} {
		world.Arrive(t, d, name, false)
	}
	world.Must(t)(d.Today.CountGuest())
	want := []string{"Sam P", "Sam O", "sam M", "Zoë", "Sam", "Guest 6"}
	if got := world.CardNames(world.Board(t, d).Waiting); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestACardCountsEarlierVisitsAndTodaysApart(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", true)
	world.Must(t)(d.Visit.MarkSheet(zoe.Visit, "1-4"))
	w.NextMonth(t, d)
	back := world.Must(t)(d.Today.CheckIn(world.Search(t, d, "zoe").Rows[0].Attendee))
	if c := world.Board(t, d).Waiting[0]; c.Done != 4 || c.Today != 0 || c.Steps != 11 {
		t.Errorf("%+v", c)
	}
	world.Must(t)(d.Visit.MarkSheet(back.Visit, "4-5"))
	b := world.Board(t, d)
	if c := b.Waiting[0]; c.Done != 5 || c.Today != 1 || b.Counts.StepsDone != 1 {
		t.Errorf("%+v %+v", c, b.Counts)
	}
}

func TestGuestsWithNothingLogged(t *testing.T) {
	d := world.New(t).Started(t)
	for name, log := range map[string]func(surgery.ID) (surgery.Change, error){
		"track": func(v surgery.ID) (surgery.Change, error) {
			return d.Visit.EditVisit(v, visit.EditVisit{Track: surgery.Both})
		},
		"goal": func(v surgery.ID) (surgery.Change, error) {
			return d.Visit.EditVisit(v, visit.EditVisit{Goal: "to see"})
		},
		"checklist":  func(v surgery.ID) (surgery.Change, error) { return d.Visit.AddChecklist(v, "safe-basics") },
		"confidence": func(v surgery.ID) (surgery.Change, error) { return d.Visit.SetConfidence(v, 2) },
		"outcome": func(v surgery.ID) (surgery.Change, error) {
			return d.Visit.FinishVisit(v, visit.Finish{Outcome: surgery.GotGoing})
		},
		"learnt": func(v surgery.ID) (surgery.Change, error) {
			return d.Visit.FinishVisit(v, visit.Finish{Learnt: "much"})
		},
		"name": func(v surgery.ID) (surgery.Change, error) {
			return d.Visit.EditVisit(v, visit.EditVisit{Name: "Zoë Sampleton"})
		},
	} {
		guest := world.Must(t)(d.Today.CountGuest())
		if b := world.Board(t, d); b.Counts.BareGuests != 1 {
			t.Errorf("%s: %d bare guests before", name, b.Counts.BareGuests)
		}
		world.Must(t)(log(guest.Visit))
		if b := world.Board(t, d); b.Counts.BareGuests != 0 {
			t.Errorf("%s: it still counts as nothing", name)
		}
	}
}

func TestWarnings(t *testing.T) {
	waiting := []today.Card{{Platforms: []string{"mastodon", "x"}}, {Platforms: []string{"x"}}, {}}
	free := func(helps ...string) today.SurgeonHere { return today.SurgeonHere{Helps: helps} }
	busy := func(helps ...string) today.SurgeonHere { return today.SurgeonHere{Helps: helps, With: []string{"Sam"}} }
	gone := func(helps ...string) today.SurgeonHere { return today.SurgeonHere{Helps: helps, Gone: true} }
	d := world.New(t).Open(t)
	for _, c := range []struct {
		name     string
		waiting  []today.Card
		surgeons []today.SurgeonHere
		want     []string
	}{
		{"nobody waits", nil, nil, nil},
		{"nobody is here", waiting, nil, []string{"No surgeon is here yet"}},
		{"all have left", waiting, []today.SurgeonHere{gone()}, []string{"No surgeon is here yet"}},
		{"one helps with anything", waiting, []today.SurgeonHere{free()}, nil},
		{"nobody is free", waiting, []today.SurgeonHere{busy()}, []string{"3 waiting, no surgeon free"}},
		{"the free one has left", waiting[:1], []today.SurgeonHere{busy("x", "mastodon"), gone()}, []string{"1 waiting, no surgeon free"}},
		{"one app is missing", waiting, []today.SurgeonHere{free("x")}, []string{"Nobody here can help with Mastodon"}},
		{"two apps are missing", waiting, []today.SurgeonHere{free("bluesky")}, []string{"Nobody here can help with Mastodon", "Nobody here can help with X"}},
		{"both", waiting, []today.SurgeonHere{busy("mastodon")}, []string{"3 waiting, no surgeon free", "Nobody here can help with X"}},
		{"between them", waiting, []today.SurgeonHere{free("x"), busy("mastodon")}, nil},
		{"nobody waits for it", nil, []today.SurgeonHere{free("bluesky")}, nil},
	} {
		if got := today.Warnings(d.Today, today.Board{Waiting: c.waiting, Surgeons: c.surgeons}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAMinuteNeverCountsBackwards(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Arrive(t, d, "Zoë Sampleton", false)
	w.Pass(-time.Hour)
	if b := world.Board(t, d); b.Waiting[0].Minutes != 0 || b.Counts.HalfWaited != 0 {
		t.Errorf("%+v", b)
	}
}

// A busy day; how quick it is, BenchmarkBoard tells.
func TestFourHundredVisits(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	w.Crowd(t, d, 400)
	b := world.Board(t, d)
	if b.Counts.CheckedIn != 400 || b.Counts.StepsDone != 800 || len(b.Waiting)+len(b.Helped)+len(b.Finished) != 400 {
		t.Errorf("%+v", b.Counts)
	}
}

func TestAVisitForgottenOvernightIsNotAWaitOfADay(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Arrive(t, d, "Zoë Sampleton", false)
	w.Pass(23 * time.Hour)
	if b := world.Board(t, d); b.Waiting[0].Minutes != -1 || b.Counts.HalfWaited != 0 {
		t.Errorf("%d minutes, half waited %d", b.Waiting[0].Minutes, b.Counts.HalfWaited)
	}
}
