package report

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// afternoon is a surgery whose numbers were worked out by hand: five came, of
// them one guest and one who had been here before.
func afternoon() Records {
	r := Records{Surgeries: []*surgery.Surgery{closed("a", "2026-11-24")}, Now: at(600), Learnings: 3, Barometer: 17, PassedOutside: 1}
	r.Visits = []*surgery.Visit{
		visit(1, "a", func(v *surgery.Visit) { // new, waited 4 minutes, 2 to 4
			v.Attendee, v.Track, v.Checklists = "sam", surgery.Personal, []string{"safe-basics", "bluesky-setup"}
			v.PairedAt, v.Before, v.After, v.Outcome = at(5), 2, 4, surgery.GotGoing
		}),
		visit(2, "a", func(v *surgery.Visit) { // returning, waited 10 minutes, 3 to 3
			v.Attendee, v.Returning, v.Track, v.Checklists = "mo", true, surgery.Professional, []string{"safe-basics"}
			v.PairedAt, v.Before, v.After, v.Outcome, v.Barrier = at(12), 3, 3, surgery.GotPartWay, "password"
		}),
		visit(3, "a", func(v *surgery.Visit) { // guest, nobody recorded the wait
			v.Before = 4
		}),
		visit(4, "a", func(v *surgery.Visit) { // new, waited 21 minutes, 5 to 4
			v.Attendee, v.Track, v.PairedAt, v.Before, v.After, v.Barrier = "bo", surgery.Both, at(25), 5, 4, "password"
		}),
		visit(5, "a", func(v *surgery.Visit) { // new, forgotten until the next day
			v.Attendee, v.Track, v.PairedAt = "jo", surgery.Personal, at(24*60)
		}),
		visit(1, "elsewhere", nil),
	}
	mark := func(visit, step string, state surgery.StepState) *surgery.Progress {
		return &surgery.Progress{On: surgery.ID(visit), Checklist: "safe-basics", Step: step, State: state, At: at(30)}
	}
	r.Progress = []*surgery.Progress{
		mark("a-1", "email", surgery.Done), mark("a-1", "words", surgery.Done), mark("a-2", "email", surgery.Done),
		mark("a-2", "words", surgery.NotTodayStep), mark("an-event", "email", surgery.Done), mark("elsewhere-1", "email", surgery.Done),
	}
	r.Prints = []*surgery.Print{
		{ID: "p1", Visit: "a-1", Kind: surgery.HandoutPrint, Copies: 1}, {ID: "p2", Visit: "a-1", Kind: surgery.HandoutPrint, Copies: 2},
		{ID: "p3", Visit: "a-2", Kind: surgery.SheetPrint, Copies: 1}, {ID: "p4", Kind: surgery.WeekHandoutPrint, Copies: 40},
	}
	r.Presences = []*surgery.Presence{
		{ID: "q1", Surgery: "a", Surgeon: "vera", From: at(0), Until: at(90)},
		{ID: "q2", Surgery: "a", Surgeon: "vera", From: at(60), Until: at(105)}, // the half hour from 60 counts once
		{ID: "q3", Surgery: "a", Surgeon: "ade", From: at(30)},                  // estimated until 120
		{ID: "q4", Surgery: "elsewhere", Surgeon: "kit", From: at(0), Until: at(60)},
	}
	// Three times, of which one is in the records twice.
	r.PassedOns = []*surgery.PassedOn{{ID: "o1", Surgery: "a"}, {ID: "o2", Surgery: "a"}, {ID: "o3", Surgery: "a"}, {ID: "o2", Surgery: "a"}, {ID: "o4", Surgery: "elsewhere"}, {ID: "o5"}}
	r.Roles = []Role{{"a", "staff", 3}, {"a", "carer", 1}, {"elsewhere", "staff", 9}}
	return r
}

func TestAnAfternoonWorkedOutByHand(t *testing.T) {
	n := Count(afternoon())
	counts(t, n, map[Key]int{
		Visits: 5, New: 3, Returning: 1, Guests: 1,
		{Tracks, "personal"}: 2, {Tracks, "professional"}: 1, {Tracks, "both"}: 1, {Tracks, NotAsked}: 1,
		{Outcomes, "got_going"}: 1, {Outcomes, "part_way"}: 1, {Outcomes, NotAsked}: 3,
		{Barriers, "password"}: 2, {Barriers, NotAsked}: 3,
		{Roles, "staff"}: 3, {Roles, "carer"}: 1, {Roles, "student"}: 0,
		{Checklists, "safe-basics"}: 2, {Checklists, "bluesky-setup"}: 1,
		{Steps, "safe-basics/email"}: 2, {Steps, "safe-basics/words"}: 1, Worked: 2, StepsDone: 3,
		Paired: 3, More: 1, Same: 1, Less: 1,
		WaitKnown: 3, WaitUnknown: 2, TookHandout: 1, Copies: 3, SurgeonsHere: 2, TimesPassedOn: 3,
	})
	if want := (Waits{Known: 3, Unknown: 2, Median: 10, Longest: 21}); n.Waits != want {
		t.Errorf("waits %+v, want %+v", n.Waits, want)
	}
	if want := (Hours{Recorded: 105 * time.Minute, Estimated: 90 * time.Minute, RecordedBy: 1, EstimatedBy: 1, NotEnded: 1}); n.Hours != want {
		t.Errorf("hours %+v, want %+v", n.Hours, want)
	}
	before, after, ok := n.Average()
	if !ok || before != 10.0/3 || after != 11.0/3 {
		t.Errorf("confidence %v to %v", before, after)
	}
	if n.Surgeries != 1 || n.Learnings != 3 || n.Barometer != 17 || n.PassedOutside != 1 {
		t.Errorf("%+v", n)
	}
}

func TestNobodyCame(t *testing.T) {
	n := Count(Records{Surgeries: []*surgery.Surgery{closed("a", "2026-11-24")}, Now: at(600)})
	if _, _, ok := n.Average(); ok || n.N(Visits) != 0 || n.Waits != (Waits{}) || n.Hours != (Hours{}) || len(n.Names(Tracks)) != 0 {
		t.Errorf("%+v", n)
	}
}

func TestMedians(t *testing.T) {
	for _, c := range []struct {
		waits           []int
		median, longest int
	}{
		{[]int{7}, 7, 7}, {[]int{9, 2}, 6, 9}, {[]int{30, 0, 4}, 4, 30}, {[]int{1, 2, 3, 4}, 3, 4}, {[]int{5, 5, 5, 60}, 5, 60},
	} {
		if w := waits(c.waits, len(c.waits)+2); w.Median != c.median || w.Longest != c.longest || w.Unknown != 2 {
			t.Errorf("%v: %+v", c.waits, w)
		}
	}
	back := visit(9, "a", func(v *surgery.Visit) { v.PairedAt = at(3) }) // the clock was put back
	if minutes, known := wait(back); minutes != 0 || !known {
		t.Error(minutes, known)
	}
}

// What was recorded and what is estimated never mix.
func TestHours(t *testing.T) {
	open := closed("a", "2026-11-24")
	open.ClosedAt = time.Time{}
	late := closed("a", "2026-11-24")
	late.ClosedAt = at(24 * 60)
	stays := func(from, until int) []*surgery.Presence {
		p := &surgery.Presence{ID: "q", Surgery: "a", Surgeon: "vera", From: at(from)}
		if until > 0 {
			p.Until = at(until)
		}
		return []*surgery.Presence{p}
	}
	for name, c := range map[string]struct {
		in    *surgery.Surgery
		stays []*surgery.Presence
		want  Hours
	}{
		"written down":                 {closed("a", ""), stays(0, 60), Hours{Recorded: time.Hour, RecordedBy: 1}},
		"not ended":                    {closed("a", ""), stays(60, 0), Hours{Estimated: time.Hour, EstimatedBy: 1, NotEnded: 1}},
		"still here":                   {open, stays(0, 0), Hours{StillHere: 1}},
		"means to go at four":          {open, stays(0, 6000), Hours{StillHere: 1}},
		"closed the day after":         {late, stays(0, 0), Hours{Unknown: 1}},
		"came after it was closed":     {closed("a", ""), stays(200, 0), Hours{Unknown: 1}},
		"will come, and has not":       {open, stays(700, 0), Hours{}},
		"written down until it closed": {closed("a", ""), append(stays(0, 60), &surgery.Presence{ID: "r", Surgery: "a", Surgeon: "vera", From: at(30)}), Hours{Recorded: time.Hour, Estimated: time.Hour, RecordedBy: 1, EstimatedBy: 1, NotEnded: 1}},
	} {
		got, _ := hours(c.stays, map[surgery.ID]*surgery.Surgery{"a": c.in}, at(600))
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// histories draws the records of one to four closed surgeries.
func histories(t *rapid.T) Records {
	r := Records{Now: at(100000)}
	pick := func(name string, from ...string) string { return rapid.SampledFrom(from).Draw(t, name) }
	days := []string{"2026-11-24", "2026-11-26", "2026-12-01", "2026-12-29"}
	for i := range rapid.IntRange(1, 4).Draw(t, "surgeries") {
		id := days[i]
		r.Surgeries = append(r.Surgeries, closed(id, days[i]))
		for n := range rapid.IntRange(0, 14).Draw(t, "visits") {
			v := visit(n+1, id, func(v *surgery.Visit) {
				v.Attendee = surgery.ID(pick("who", "", "sam", "mo"))
				v.Returning = v.Attendee != "" && rapid.Bool().Draw(t, "returning")
				v.Track = surgery.Track(pick("track", "", "personal", "professional", "both"))
				v.Outcome = surgery.Outcome(pick("outcome", "", "got_going", "part_way"))
				v.Barrier = surgery.Barrier(pick("barrier", "", "time", "device"))
				v.Before, v.After = rapid.IntRange(0, 5).Draw(t, "before"), rapid.IntRange(0, 5).Draw(t, "after")
				v.Checklists = rapid.SampledFrom([][]string{nil, {"a"}, {"a", "b"}}).Draw(t, "lists")
				if rapid.Bool().Draw(t, "paired") {
					v.PairedAt = v.ArrivedAt.Add(time.Duration(rapid.IntRange(0, 1000).Draw(t, "wait")) * time.Minute)
				}
			})
			r.Visits = append(r.Visits, v)
			for _, step := range []string{"x", "y"} {
				state := surgery.StepState(pick("state", "to_do", "done", "not_today"))
				r.Progress = append(r.Progress, &surgery.Progress{On: v.ID, Checklist: "a", Step: step, State: state})
			}
			if rapid.Bool().Draw(t, "handout") {
				r.Prints = append(r.Prints, &surgery.Print{ID: v.ID + "p", Visit: v.ID, Kind: surgery.HandoutPrint, Copies: 1})
			}
		}
		for n := range rapid.IntRange(0, 7).Draw(t, "surgeons") {
			p := &surgery.Presence{ID: surgery.ID(rune('a'+n)) + surgery.ID(id), Surgery: surgery.ID(id), Surgeon: surgery.ID(rune('a' + n)), From: at(n)}
			if rapid.Bool().Draw(t, "ended") {
				p.Until = at(n + rapid.IntRange(0, 200).Draw(t, "long"))
			}
			r.Presences = append(r.Presences, p)
		}
		r.Roles = append(r.Roles, Role{surgery.ID(id), "staff", rapid.IntRange(0, 9).Draw(t, "staff")})
	}
	return r
}

func TestPartsMakeTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := Count(histories(t))
		sum := func(g Group) (all int) {
			for _, name := range n.Names(g) {
				all += n.N(Key{g, name})
			}
			return all
		}
		visits := n.N(Visits)
		if n.N(New)+n.N(Returning)+n.N(Guests) != visits || sum(Tracks) != visits || sum(Outcomes) != visits || sum(Barriers) != visits {
			t.Fatalf("tables do not add up to %d visits: %+v", visits, n)
		}
		if n.N(More)+n.N(Same)+n.N(Less) != n.N(Paired) || n.N(WaitKnown)+n.N(WaitUnknown) != visits {
			t.Fatalf("confidence or waits do not add up: %+v", n)
		}
		if n.N(Worked) > visits || n.N(TookHandout) > visits || n.N(StepsDone) < n.N(Worked) || n.Waits.Median > n.Waits.Longest {
			t.Fatalf("more than there can be: %+v", n)
		}
	})
}

// The order of records is nothing, and a record read twice counts once.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := histories(t)
		seed := rapid.Uint64().Draw(t, "seed")
		other := r
		other.Visits, other.Progress = shuffled(append(r.Visits, r.Visits...), seed), shuffled(r.Progress, seed)
		other.Presences, other.Prints = shuffled(append(r.Presences, r.Presences...), seed), shuffled(r.Prints, seed)
		other.Surgeries, other.Roles = shuffled(r.Surgeries, seed), shuffled(r.Roles, seed)
		if a, b := Count(r), Count(other); !reflect.DeepEqual(a, b) {
			t.Fatalf("%+v\n%+v", a, b)
		}
		a, _ := Leave(r)
		b, _ := Leave(other)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%+v\n%+v", a, b)
		}
	})
}

func shuffled[T any](in []T, seed uint64) []T {
	out := append([]T(nil), in...)
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// Surgeries counted apart add up to them counted together.
func TestSurgeriesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := histories(t)
		whole := Count(r)
		sums := map[Key]int{}
		var recorded time.Duration
		for _, one := range apart(r) {
			n := Count(one)
			recorded += n.Hours.Recorded
			for k, count := range n.counts {
				sums[k] += count
			}
		}
		for k, count := range whole.counts {
			if k != SurgeonsHere && sums[k] != count { // a surgeon at two surgeries is one
				t.Fatalf("%v: %d together, %d apart", k, count, sums[k])
			}
		}
		if recorded != whole.Hours.Recorded {
			t.Fatal(recorded, whole.Hours.Recorded)
		}
	})
}

func BenchmarkCountAYear(b *testing.B) {
	var r Records
	for s := range 60 {
		id := string(rune('A' + s))
		r.Surgeries = append(r.Surgeries, closed(id, "2026-11-24"))
		for n := range 80 {
			r.Visits = append(r.Visits, visit(n, id, nil))
			for step := range 6 {
				r.Progress = append(r.Progress, &surgery.Progress{On: r.Visits[len(r.Visits)-1].ID, Checklist: "a", Step: string(rune('a' + step)), State: surgery.Done})
			}
		}
	}
	for b.Loop() {
		Count(r)
	}
}
