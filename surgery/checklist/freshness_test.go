package checklist

import (
	"testing"
	"time"
)

func TestFreshnessAndNote(t *testing.T) {
	today := time.Date(2026, 11, 23, 23, 59, 0, 0, time.FixedZone("far", 3600))
	for _, c := range []struct {
		name     string
		kind     StepKind
		checked  string
		verified bool
		want     Freshness
		note     string
	}{
		{"advice", Advice, "", false, Timeless, ""},
		{"old advice", Advice, "2013-03", true, Timeless, ""},
		{"menu today", Menu, "2026-11-23", true, Dated, "Menus may have changed. Checked 23 November 2026."},
		{"fact", Fact, "2025-09", true, Dated, "Menus may have changed. Checked September 2025."},
		{"18 months to the day", Menu, "2025-05-23", true, Dated, "Menus may have changed. Checked 23 May 2025."},
		{"a day more", Menu, "2025-05-22", true, Old, "Menus have probably changed. Last checked 22 May 2025, a long time ago."},
		{"a month counts from its first day", Menu, "2025-05", true, Old, "Menus have probably changed. Last checked May 2025, a long time ago."},
		{"no date", Menu, "", true, Unchecked, "Not checked yet. It may look different on your screen."},
		{"no source", Fact, "2026-11-23", false, Unchecked, "Not checked yet. It may look different on your screen."},
	} {
		s := Step{Kind: c.kind, Checked: c.checked, Verified: c.verified}
		if got := s.Freshness(today); got != c.want {
			t.Errorf("%s: state %d, want %d", c.name, got, c.want)
		}
		if got := s.Note(today); got != c.note {
			t.Errorf("%s: %q, want %q", c.name, got, c.note)
		}
	}
}

func TestHowManyShippedStepsSayWhat(t *testing.T) {
	count := map[Freshness]int{}
	for _, c := range shipped(t).All() {
		for _, s := range c.Steps {
			count[s.Freshness(time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))]++
		}
	}
	if count[Timeless] != 57 || count[Dated]+count[Old]+count[Unchecked] != 144 || count[Unchecked] < 17 {
		t.Errorf("%v", count)
	}
}
