package report

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// The attacker knows the rules, holds every report there can be of these days,
// and writes down all tables that fit them. They win where a count from 1 to 4
// has to be one number, or where everybody who came has to have given the same
// answer. They are given every small table there is, so no case is left out.

// table is what may have been at one surgery: who came, and two of the tracks.
type table struct{ fresh, back, guests, personal, professional int }

func (x table) visits() int { return x.fresh + x.back + x.guests }

func (x table) numbers() Numbers {
	return Numbers{Surgeries: 1, counts: map[Key]int{
		Visits: x.visits(), New: x.fresh, Returning: x.back, Guests: x.guests,
		{Tracks, "personal"}: x.personal, {Tracks, "professional"}: x.professional,
		{Tracks, NotAsked}: x.visits() - x.personal - x.professional,
	}}
}

var cells = []Key{Visits, New, Returning, Guests, {Tracks, "personal"}, {Tracks, "professional"}, {Tracks, NotAsked}}

// tables are all with up to nine of each kind of visit: figures tell 0 to 4 from
// 5 to 9, so whatever fits a report of one of them is among them.
func tables(visit func(table)) {
	const most = 9
	for fresh := range most + 1 {
		for back := range most + 1 {
			for guests := range most + 1 {
				all := fresh + back + guests
				for personal := range all + 1 {
					for professional := range all + 1 - personal {
						visit(table{fresh, back, guests, personal, professional})
					}
				}
			}
		}
	}
}

// known is what an attacker knows of a count: from what until what it can be.
type known struct {
	low, high int
	few       bool // it is 1 to 4 in one of the tables
}

// attack returns how often the attacker wins, when told says what reports of a
// table tell.
func attack(told func(table) string) (pinned, unanimous int, narrowest int) {
	type knowledge struct {
		cells []known
		some  bool // came
		all   bool // gave the same answer, in every table
	}
	fits := map[string]*knowledge{}
	tables(func(x table) {
		n := x.numbers()
		said := told(x)
		k := fits[said]
		if k == nil {
			k = &knowledge{cells: make([]known, len(cells)), all: true}
			for i := range k.cells {
				k.cells[i].low = math.MaxInt
			}
			fits[said] = k
		}
		k.some = k.some || x.visits() > 0
		k.all = k.all && (x.personal == x.visits() || x.professional == x.visits())
		for i, cell := range cells {
			c := &k.cells[i]
			count := n.N(cell)
			c.low, c.high, c.few = min(c.low, count), max(c.high, count), c.few || count >= 1 && count <= 4
		}
	})
	narrowest = math.MaxInt
	for _, k := range fits {
		if k.some && k.all {
			unanimous++
		}
		for _, c := range k.cells {
			if c.few {
				narrowest = min(narrowest, c.high-c.low+1)
				if c.low == c.high {
					pinned++
				}
			}
		}
	}
	return pinned, unanimous, narrowest
}

func TestRowsCannotBeTakenFromTotals(t *testing.T) {
	pinned, unanimous, narrowest := attack(func(x table) string {
		f := round(x.numbers())
		var said strings.Builder
		for _, cell := range cells[:6] {
			fmt.Fprint(&said, f.Figure(cell), " ")
		}
		return said.String()
	})
	if pinned > 0 || unanimous > 0 || narrowest < 3 {
		t.Errorf("%d counts are known, %d answers are everybody's, the best kept could be %d numbers", pinned, unanimous, narrowest)
	}
}

// The same attacker wins against what is usually done: to the nearest 5, with a
// nought for nobody. So the test above can fail.
func TestTheAttackerWinsAgainstRoundingToTheNearest(t *testing.T) {
	pinned, unanimous, _ := attack(func(x table) string {
		n := x.numbers()
		var said strings.Builder
		for _, cell := range cells {
			said.WriteString(nearest(n.N(cell)) + " ")
		}
		return said.String()
	})
	if pinned == 0 || unanimous == 0 {
		t.Error("the attacker should have won", pinned, unanimous)
	}
}

// Tables within tables: those asked twice are among the visits, those who felt
// surer among them, visits with one step among those with any. Whatever is told,
// every count that is kept back could be all of nought to four, as far as there
// were that many visits.
func TestTablesWithinTables(t *testing.T) {
	within := []Key{Visits, Paired, More, Less, Worked, {Steps, "safe-basics/email"}}
	fits := map[string]*[6]map[int]bool{}
	const most = 9
	for visits := range most + 1 {
		for both := range visits + 1 {
			for more := range both + 1 {
				for less := range both + 1 - more {
					for worked := range visits + 1 {
						for email := range worked + 1 {
							row := [6]int{visits, both, more, less, worked, email}
							n := Numbers{Surgeries: 1, counts: map[Key]int{Same: both - more - less, StepsDone: worked + email}}
							for i, k := range within {
								n.counts[k] = row[i]
							}
							f := round(n)
							var said strings.Builder
							for _, k := range append(within, Same, StepsDone) {
								fmt.Fprint(&said, f.Figure(k), " ")
							}
							could := fits[said.String()]
							if could == nil {
								could = &[6]map[int]bool{{}, {}, {}, {}, {}, {}}
								fits[said.String()] = could
							}
							for i, count := range row {
								could[i][count] = true
							}
						}
					}
				}
			}
		}
	}
	if len(fits) < 10 {
		t.Fatal(len(fits), "reports")
	}
	for said, could := range fits {
		for i, counts := range could {
			if len(counts) != Unit {
				t.Errorf("told %s: %v is one of %d numbers", said, within[i], len(counts))
			}
		}
	}
}

func nearest(n int) string {
	switch {
	case n == 0:
		return "0"
	case n < 5:
		return "fewer"
	}
	return fmt.Sprint((n + 2) / 5 * 5)
}

// three are surgeries of one month, the first two in one week, with so many visits
// of which so many were professional.
func three(visits, professional [3]int) Records {
	r := Records{Now: at(100000)}
	for i, day := range []string{"2026-11-23", "2026-11-25", "2026-11-30"} {
		r.Surgeries = append(r.Surgeries, closed(day, day))
		for n := range visits[i] {
			r.Visits = append(r.Visits, visit(n+1, day, func(v *surgery.Visit) {
				if n < professional[i] {
					v.Track = surgery.Professional
				}
			}))
		}
	}
	return r
}

// of returns the records of some surgeries only.
func of(r Records, from, until int) Records {
	r.Surgeries = r.Surgeries[from:until]
	return r
}

// The attacker subtracts surgeries from the week, the week from the month, and
// what the month said before its last surgery from what it said after.
func TestPeriodsCannotBeTakenFromOneAnother(t *testing.T) {
	key := Key{Tracks, "professional"}
	few := [3]map[string]map[int]bool{{}, {}, {}}
	exactly := 0 // what is won where the sums are rounded sums of what is true
	sums, fewSums := map[string]map[int]bool{}, map[string]bool{}
	const most = 9
	for a := range most + 1 {
		for b := range most + 1 {
			for c := range most + 1 {
				r := three([3]int{a, b, c}, [3]int{a, b, c})
				var told strings.Builder
				for _, span := range [][2]int{{0, 1}, {1, 2}, {2, 3}, {0, 2}, {0, 3}} {
					f, ok := Leave(of(r, span[0], span[1]))
					if !ok {
						t.Fatal("not told")
					}
					fmt.Fprint(&told, f.Figure(key), f.Figure(Visits), " ")
				}
				for i, n := range []int{a, b, c} {
					if few[i][told.String()] == nil {
						few[i][told.String()] = map[int]bool{}
					}
					few[i][told.String()][n] = true
				}
				naive := fmt.Sprint(nearest(a), nearest(b), nearest(c), nearest(a+b), nearest(a+b+c))
				if sums[naive] == nil {
					sums[naive] = map[int]bool{}
				}
				sums[naive][a] = true
				fewSums[naive] = fewSums[naive] || a >= 1 && a <= 4
			}
		}
	}
	for i := range few {
		for told, could := range few[i] {
			if len(could) != Unit {
				t.Errorf("surgery %d, told %s: one of %d numbers", i, told, len(could))
			}
		}
	}
	for told, could := range sums {
		if len(could) == 1 && fewSums[told] {
			exactly++
		}
	}
	if exactly == 0 {
		t.Error("the attacker should have won against sums rounded by themselves")
	}
}

// A week or month tells nothing that its surgeries do not; one told early and one
// told late differ by what is told of the surgeries between.
func TestAPeriodIsTheSumOfWhatIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := histories(t)
		whole, ok := Leave(r)
		if !ok {
			t.Fatal("all are closed")
		}
		sum := Figures{low: map[Key]int{}, hours: map[Key]Figure{}}
		for _, one := range apart(r) {
			f, _ := Leave(one)
			sum = Add(sum, f)
		}
		if !reflect.DeepEqual(whole, sum) {
			t.Fatalf("%+v\n%+v", whole, sum)
		}
		n := Count(r)
		for k, count := range n.counts {
			f := whole.Figure(k)
			switch {
			case k == SurgeonsHere: // one at several surgeries is told of each
			case !leaves(k) && !f.Hidden():
				t.Fatalf("%v leaves", k)
			case leaves(k) && (count < f.Low || count > f.High):
				t.Fatalf("%v: %d is not within %v", k, count, f)
			case f.Low%Unit != 0:
				t.Fatalf("%v: %v", k, f)
			}
		}
	})
}

func TestNothingLeavesWhileASurgeryIsOpen(t *testing.T) {
	r := three([3]int{9, 9, 9}, [3]int{})
	open := *r.Surgeries[1]
	open.ClosedAt = surgery.Surgery{}.ClosedAt
	r.Surgeries[1] = &open
	if f, ok := Leave(r); ok || f.Figure(Visits).Low != 0 {
		t.Error(f, ok)
	}
}

// One wait can be any, whatever median is told: the others make up for it. Too few
// known waits tell none.
func TestAMedianIsNobodysWait(t *testing.T) {
	with := func(waits ...int) Figures {
		r := Records{Surgeries: []*surgery.Surgery{closed("a", "2026-11-24")}, Now: at(600)}
		for i, long := range waits {
			r.Visits = append(r.Visits, visit(i+1, "a", func(v *surgery.Visit) { v.PairedAt = at(i + 1 + long) }))
		}
		f, _ := Leave(r)
		return f
	}
	if _, ok := with(1, 2, 3, 4, 5, 6, 7, 8, 9).Median(); ok {
		t.Error("nine waits have a median")
	}
	known := with(1, 2, 3, 4, 12, 12, 30, 30, 30, 30)
	if m, ok := known.Median(); !ok || m != (Figure{10, 14}) {
		t.Error(m, ok)
	}
	for long := range 120 { // the last one waited that long
		var found bool
		for others := range 120 {
			waits := []int{long}
			for range 9 {
				waits = append(waits, others)
			}
			f := with(waits...)
			found = found || reflect.DeepEqual(f.median, known.median)
		}
		if !found {
			t.Fatalf("nobody can have waited %d minutes", long)
		}
	}
	two := Add(known, with(2, 2, 2, 2, 2, 2, 2, 2, 2, 2))
	if m, ok := two.Median(); !ok || m != (Figure{0, 14}) {
		t.Error(m, ok)
	}
}

// Whole hours are of three surgeons or more; one surgeon's are told as counts are.
func TestHoursThatLeave(t *testing.T) {
	for _, c := range []struct {
		gave     time.Duration
		surgeons int
		want     Figure
		said     string
	}{
		{7*time.Hour + 59*time.Minute, 3, Figure{7, 7}, "7"}, {0, 0, Figure{0, 4}, "fewer than 5"},
		{4 * time.Hour, 2, Figure{0, 4}, "fewer than 5"}, {7 * time.Hour, 1, Figure{5, 9}, "5"},
	} {
		if got := roundHours(c.gave, c.surgeons); got != c.want || got.Say() != c.said {
			t.Errorf("%v of %d: %v, %q", c.gave, c.surgeons, got, got.Say())
		}
	}
}

// How often something was passed on leaves as counts do, and its row always does.
func TestPassedOnLeavesAsCountsDo(t *testing.T) {
	names := Names{}
	if rows := names.Leaving(PassedOn); len(rows) != 1 || rows[0] != TimesPassedOn {
		t.Error(rows)
	}
	for times, want := range []string{"fewer than 5", "fewer than 5", "fewer than 5", "fewer than 5", "fewer than 5", "5", "5", "5", "5", "5", "10"} {
		r := Records{Surgeries: []*surgery.Surgery{closed("a", "2026-11-24")}, Now: at(600)}
		for i := range times {
			r.PassedOns = append(r.PassedOns, &surgery.PassedOn{ID: surgery.ID(rune('a' + i)), Surgery: "a"})
		}
		f, ok := Leave(r)
		if got := f.Figure(TimesPassedOn).Say(); !ok || got != want {
			t.Errorf("%d times: %q, want %q", times, got, want)
		}
	}
}

func TestHowFiguresAreSaid(t *testing.T) {
	for f, want := range map[Figure]string{{0, 4}: "fewer than 5", {0, 8}: "fewer than 9", {20, 24}: "20", {40, 52}: "40 to 52"} {
		if f.Say() != want {
			t.Errorf("%v: %q", f, f.Say())
		}
	}
	for _, c := range []struct {
		now, before Figure
		want        Trend
	}{{Figure{20, 24}, Figure{15, 19}, Higher}, {Figure{20, 24}, Figure{20, 24}, NoChange}, {Figure{0, 4}, Figure{5, 9}, Lower}, {Figure{20, 28}, Figure{25, 29}, NoChange}} {
		if c.now.Since(c.before) != c.want {
			t.Errorf("%v after %v: %v", c.now, c.before, c.now.Since(c.before))
		}
	}
}
