package report

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

func ids(all []Period) []string {
	var out []string
	for _, p := range all {
		out = append(out, p.ID)
	}
	return out
}

// Six surgeries: two on one day, one in a themed week that begins in the month
// before, and one on a Sunday in the last days of a year.
func held() ([]*surgery.Surgery, []*surgery.Week) {
	late := closed("tue-late", "2026-11-24")
	late.OpenedAt = at(300)
	themed := closed("themed", "2026-11-26")
	themed.Week = "w"
	lost := closed("lost", "2027-01-03")
	lost.Week = "gone"
	return []*surgery.Surgery{closed("oct", "2026-10-27"), late, closed("tue", "2026-11-24"), themed, closed("dec", "2026-12-29"), lost},
		[]*surgery.Week{{ID: "w", From: "2026-11-23", Until: "2026-11-27"}}
}

func TestPeriods(t *testing.T) {
	surgeries, weeks := held()
	all := Periods(surgeries, weeks)
	for kind, want := range map[Kind][]string{
		OneSurgery: {"lost", "dec", "themed", "tue-late", "tue", "oct"},
		Week:       {"2026-W53", "2026-W48", "w", "2026-W44"},
		Month:      {"2027-01", "2026-12", "2026-11", "2026-10"},
		Year:       {"2027", "2026"},
	} {
		got := ids(OfKind(all, kind))
		if kind == Week { // two weeks of the same Monday: either may come first
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
	in := map[surgery.ID]int{}
	for _, p := range OfKind(all, Week) {
		for _, s := range p.Surgeries {
			in[s]++
		}
	}
	for id, n := range in {
		if n != 1 {
			t.Errorf("%s is in %d weeks", id, n)
		}
	}
	last := OfKind(all, Week)[0]
	if last.From != "2026-12-28" || last.Until != "2027-01-03" || len(last.Surgeries) != 2 {
		t.Errorf("%+v", last)
	}
	november, _ := Before(all, OfKind(all, Month)[1])
	if november.ID != "2026-11" || november.Until != "2026-11-30" || len(november.Surgeries) != 3 {
		t.Errorf("%+v", november)
	}
	if _, ok := Before(all, OfKind(all, Month)[3]); ok {
		t.Error("there is nothing before the first")
	}
	if months := ids(MonthsOf(all, OfKind(all, Year)[1])); !slices.Equal(months, []string{"2026-10", "2026-11", "2026-12"}) {
		t.Error(months)
	}
}

func TestOver(t *testing.T) {
	surgeries, weeks := held()
	all := Periods(surgeries, weeks)
	november := OfKind(all, Month)[2]
	if november.Over("2026-11-30", surgeries) || !november.Over("2026-12-01", surgeries) {
		t.Error("a month is over on the day after")
	}
	tue := OfKind(all, OneSurgery)[4]
	if !tue.Over("2026-11-24", surgeries) {
		t.Error("a surgery is over when it is closed")
	}
	open := closed("tue", "2026-11-24")
	open.ClosedAt = surgery.Surgery{}.ClosedAt
	surgeries[2] = open
	if tue.Over("2027-11-24", surgeries) || november.Over("2027-11-24", surgeries) || !OfKind(all, OneSurgery)[0].Over("2027-11-24", surgeries) {
		t.Error("an open surgery is not over, nor is its month")
	}
	if !tue.Leaves() || !november.Leaves() || OfKind(all, Year)[0].Leaves() {
		t.Error("all leaves but a year")
	}
}
