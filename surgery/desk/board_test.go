package desk

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestBoardOrdersAndCounts(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	vera := w.surgeon(t, d, "Vera Invented")
	var visits []surgery.ID
	for _, name := range []string{"Ann Sample", "Ben Sample", "Cem Sample", "Dot Sample", "Eve Sample", "Fay Sample"} {
		visits = append(visits, arrive(t, d, name, false).Visit)
		w.pass(10 * time.Minute)
	}
	// An hour has passed: Ann came 60 minutes ago, Fay 10.
	must(t)(d.Pair(visits[1], vera)) // Ben waited 50
	w.pass(5 * time.Minute)
	must(t)(d.Pair(visits[0], vera)) // Ann waited 65
	w.pass(20 * time.Minute)
	must(t)(d.FinishVisit(visits[2], Finish{}))
	w.pass(time.Minute)
	must(t)(d.FinishVisit(visits[3], Finish{}))
	must(t)(d.MarkSheet(visits[0], "1-3 s4"))
	must(t)(d.Mark(visits[2], "safe-basics", "basics-email-first", surgery.Done))

	b := board(t, d)
	if got := cardNames(b.Waiting); !slices.Equal(got, []string{"Eve", "Fay"}) {
		t.Errorf("waiting %q", got)
	}
	if got := cardNames(b.Helped); !slices.Equal(got, []string{"Ben", "Ann"}) {
		t.Errorf("being helped %q", got)
	}
	if got := cardNames(b.Finished); !slices.Equal(got, []string{"Dot", "Cem"}) {
		t.Errorf("finished %q", got)
	}
	if b.Waiting[0].Minutes != 46 || b.Waiting[1].Minutes != 36 || b.Helped[0].Minutes != 26 || b.Helped[1].Minutes != 21 || b.Finished[0].Minutes != -1 {
		t.Errorf("minutes: %+v %+v %+v", b.Waiting, b.Helped, b.Finished)
	}
	// 65 and 50 of those paired, 46 and 36 of those who wait.
	want := Counts{CheckedIn: 6, Waiting: 2, Helped: 2, Finished: 2, AverageWait: 49, StepsDone: 4}
	if b.Counts != want {
		t.Errorf("%+v, want %+v", b.Counts, want)
	}
	if ann := b.Helped[1]; ann.Done != 3 || ann.Today != 3 || ann.Steps != 11 || ann.Surgeon != "Vera" || !slices.Equal(ann.CameFor, []string{"staying safe"}) {
		t.Errorf("%+v", ann)
	}
}

func TestBoardShowsNobodysWholeName(t *testing.T) {
	d := newWorld(t).started(t)
	for _, name := range []string{"Sam Pretend", "Sam Okafake", "sam de Made-up", "Zoë Sampleton", "Sam"} {
		arrive(t, d, name, false)
	}
	must(t)(d.CountGuest())
	want := []string{"Sam P", "Sam O", "sam M", "Zoë", "Sam", "Guest 6"}
	if got := cardNames(board(t, d).Waiting); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestACardCountsEarlierVisitsAndTodaysApart(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	zoe := arrive(t, d, "Zoë Sampleton", true)
	must(t)(d.MarkSheet(zoe.Visit, "1-4"))
	w.nextMonth(t, d)
	back := must(t)(d.CheckIn(search(t, d, "zoe").Rows[0].Attendee))
	if c := board(t, d).Waiting[0]; c.Done != 4 || c.Today != 0 || c.Steps != 11 {
		t.Errorf("%+v", c)
	}
	must(t)(d.MarkSheet(back.Visit, "4-5"))
	b := board(t, d)
	if c := b.Waiting[0]; c.Done != 5 || c.Today != 2 || b.Counts.StepsDone != 2 {
		t.Errorf("%+v %+v", c, b.Counts)
	}
}

func TestGuestsWithNothingLogged(t *testing.T) {
	d := newWorld(t).started(t)
	for name, log := range map[string]func(surgery.ID) (surgery.Change, error){
		"track":      func(v surgery.ID) (surgery.Change, error) { return d.EditVisit(v, EditVisit{Track: surgery.Both}) },
		"goal":       func(v surgery.ID) (surgery.Change, error) { return d.EditVisit(v, EditVisit{Goal: "to see"}) },
		"checklist":  func(v surgery.ID) (surgery.Change, error) { return d.AddChecklist(v, "safe-basics") },
		"confidence": func(v surgery.ID) (surgery.Change, error) { return d.SetConfidence(v, 2) },
		"outcome":    func(v surgery.ID) (surgery.Change, error) { return d.FinishVisit(v, Finish{Outcome: surgery.GotGoing}) },
		"learnt":     func(v surgery.ID) (surgery.Change, error) { return d.FinishVisit(v, Finish{Learnt: "much"}) },
		"name":       func(v surgery.ID) (surgery.Change, error) { return d.EditVisit(v, EditVisit{Name: "Zoë Sampleton"}) },
	} {
		guest := must(t)(d.CountGuest())
		if b := board(t, d); b.Counts.BareGuests != 1 {
			t.Errorf("%s: %d bare guests before", name, b.Counts.BareGuests)
		}
		must(t)(log(guest.Visit))
		if b := board(t, d); b.Counts.BareGuests != 0 {
			t.Errorf("%s: it still counts as nothing", name)
		}
	}
}

func TestWarnings(t *testing.T) {
	waiting := []Card{{Platforms: []string{"mastodon", "x"}}, {Platforms: []string{"x"}}, {}}
	free := func(helps ...string) SurgeonHere { return SurgeonHere{Helps: helps} }
	busy := func(helps ...string) SurgeonHere { return SurgeonHere{Helps: helps, With: []string{"Sam"}} }
	gone := func(helps ...string) SurgeonHere { return SurgeonHere{Helps: helps, Gone: true} }
	d := newWorld(t).open(t)
	for _, c := range []struct {
		name     string
		waiting  []Card
		surgeons []SurgeonHere
		want     []string
	}{
		{"nobody waits", nil, nil, nil},
		{"nobody is here", waiting, nil, []string{"No surgeon is here yet"}},
		{"all have left", waiting, []SurgeonHere{gone()}, []string{"No surgeon is here yet"}},
		{"one helps with anything", waiting, []SurgeonHere{free()}, nil},
		{"nobody is free", waiting, []SurgeonHere{busy()}, []string{"3 waiting, no surgeon free"}},
		{"the free one has left", waiting[:1], []SurgeonHere{busy("x", "mastodon"), gone()}, []string{"1 waiting, no surgeon free"}},
		{"one app is missing", waiting, []SurgeonHere{free("x")}, []string{"Nobody here can help with Mastodon"}},
		{"two apps are missing", waiting, []SurgeonHere{free("bluesky")}, []string{"Nobody here can help with Mastodon", "Nobody here can help with X"}},
		{"both", waiting, []SurgeonHere{busy("mastodon")}, []string{"3 waiting, no surgeon free", "Nobody here can help with X"}},
		{"between them", waiting, []SurgeonHere{free("x"), busy("mastodon")}, nil},
		{"nobody waits for it", nil, []SurgeonHere{free("bluesky")}, nil},
	} {
		if got := d.warnings(Board{Waiting: c.waiting, Surgeons: c.surgeons}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAMinuteNeverCountsBackwards(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	arrive(t, d, "Zoë Sampleton", false)
	w.pass(-time.Hour)
	if b := board(t, d); b.Waiting[0].Minutes != 0 || b.Counts.AverageWait != 0 {
		t.Errorf("%+v", b)
	}
}

// A busy day; how quick it is, BenchmarkBoard tells.
func TestFourHundredVisits(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	w.crowd(t, d, 400)
	b := board(t, d)
	if b.Counts.CheckedIn != 400 || b.Counts.StepsDone != 800 || len(b.Waiting)+len(b.Helped)+len(b.Finished) != 400 {
		t.Errorf("%+v", b.Counts)
	}
}

// crowd puts n visits into the open surgery in one operation, a third each
// waiting, being helped and finished, with two steps done and one not today.
func (w *world) crowd(t testing.TB, d *Desk, n int) {
	t.Helper()
	o := &surgery.Operation{ID: d.NewID(), Kind: surgery.StepsMarked, About: d.current.ID, Surgery: d.current.ID}
	for i := range n {
		a := &surgery.Attendee{ID: d.newID(), Words: surgery.AttendeeWords{Name: madeUpName(i)}}
		v := &surgery.Visit{ID: d.newID(), Surgery: d.current.ID, Attendee: a.ID, Number: i + 1, Track: surgery.Personal,
			Checklists: []string{"safe-basics", "bluesky-setup"}, ArrivedAt: d.moment()}
		v.State = []surgery.VisitState{surgery.Waiting, surgery.BeingHelped, surgery.Finished}[i%3]
		if v.State == surgery.BeingHelped {
			v.PairedAt = d.moment()
		}
		o.Edits = append(o.Edits, surgery.Edit{After: a}, surgery.Edit{After: v})
		for s, step := range []string{"basics-email-first", "basics-three-words", "basics-two-step"} {
			p := &surgery.Progress{On: v.ID, Checklist: "safe-basics", Step: step, State: surgery.Done, At: d.moment(), Version: 1, Person: a.ID}
			if s == 2 {
				p.State, p.Words.Note = surgery.NotTodayStep, "phone at home"
			}
			o.Edits = append(o.Edits, surgery.Edit{After: p})
		}
	}
	if _, err := d.Do(o, ""); err != nil {
		t.Fatal(err)
	}
}

var (
	madeUpFirst = []string{"Zoë", "Sam", "José", "Priya", "Łukasz", "Mo", "Siân", "Jean-Luc", "Ayesha", "Оля", "Wu", "Anna"}
	madeUpLast  = []string{"Sampleton", "O'Pretend", "Madeup", "Ejemplo", "Przykład", "Placeholder", "Fableton", "Notareal", "Testerby", "Quux"}
)

// madeUpName returns the name of the i-th of many, all different.
func madeUpName(i int) string {
	return fmt.Sprintf("%s %s%s", madeUpFirst[i%len(madeUpFirst)], letters(i/len(madeUpFirst)), madeUpLast[i%len(madeUpLast)])
}

// letters counts in letters.
func letters(n int) string {
	said := ""
	for ; n > 0; n /= 20 {
		said = string("bcdfghjklmnprstvwxyz"[n%20]) + string("aeiou"[n%5]) + said
	}
	return said
}

func TestAVisitForgottenOvernightIsNotAWaitOfADay(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	arrive(t, d, "Zoë Sampleton", false)
	w.pass(23 * time.Hour)
	if b := board(t, d); b.Waiting[0].Minutes != -1 || b.Counts.AverageWait != 0 {
		t.Errorf("%d minutes, %d on average", b.Waiting[0].Minutes, b.Counts.AverageWait)
	}
}
