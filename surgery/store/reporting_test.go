package store

import (
	"database/sql"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/report"
)

// afternoons are surgeries of all kinds of visits, closed as the desk closes
// them: visits of those who did not save their place lose their attendee.
func (w *world) afternoons(t *rapid.T, s *Store) []surgery.ID {
	var all []surgery.ID
	for range rapid.IntRange(1, 3).Draw(t, "surgeries") {
		sur := w.surgery()
		start := w.op(surgery.SurgeryStarted, sur.ID, surgery.Edit{After: sur})
		start.Surgery = sur.ID
		do(t, s, start)
		all = append(all, sur.ID)
		var visits []*surgery.Visit
		for n := range rapid.IntRange(0, 12).Draw(t, "visits") {
			visits = append(visits, w.anyVisit(t, s, sur.ID, n+1))
		}
		for range rapid.IntRange(0, 3).Draw(t, "surgeons") {
			p := &surgery.Presence{ID: w.NewID(), Surgery: sur.ID, Surgeon: w.NewID(), From: w.Now()}
			if rapid.Bool().Draw(t, "left") {
				p.Until = p.From.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "long")) * time.Second)
			}
			w.in(t, s, sur.ID, surgery.SurgeonHere, surgery.Edit{After: p})
		}
		w.now = w.now.Add(2 * time.Hour)
		after := *sur
		after.ClosedAt = w.Now()
		edits := []surgery.Edit{{Before: sur, After: &after}}
		for _, v := range visits {
			bare := v.Copy()
			bare.State, bare.Words = surgery.Finished, surgery.VisitWords{}
			if rapid.Bool().Draw(t, "forgotten") {
				bare.Attendee = ""
			}
			edits = append(edits, surgery.Edit{Before: v, After: bare})
		}
		w.in(t, s, sur.ID, surgery.SurgeryClosed, edits...)
	}
	return all
}

func do(t *rapid.T, s *Store, o *surgery.Operation) {
	if err := s.Do(o); err != nil {
		t.Fatal(err)
	}
}

func (w *world) in(t *rapid.T, s *Store, at surgery.ID, kind surgery.Kind, edits ...surgery.Edit) *surgery.Operation {
	o := w.op(kind, at, edits...)
	o.Surgery = at
	do(t, s, o)
	return o
}

// anyVisit checks somebody in, changes the visit, and perhaps takes a change back.
func (w *world) anyVisit(t *rapid.T, s *Store, at surgery.ID, number int) *surgery.Visit {
	v := w.visit(at, "", number)
	if rapid.Bool().Draw(t, "named") {
		v.Attendee = w.NewID()
		v.Returning = rapid.Bool().Draw(t, "returning")
	}
	w.in(t, s, at, surgery.CheckedIn, surgery.Edit{After: v})
	after := v.Copy()
	after.Track = rapid.SampledFrom([]surgery.Track{"", surgery.Personal, surgery.Both}).Draw(t, "track")
	after.Outcome = rapid.SampledFrom(append([]surgery.Outcome{""}, surgery.Outcomes...)).Draw(t, "outcome")
	after.Barrier = rapid.SampledFrom(append([]surgery.Barrier{""}, surgery.Barriers...)).Draw(t, "barrier")
	after.Checklists = rapid.SampledFrom([][]string{nil, {"a"}, {"a", "b"}}).Draw(t, "lists")
	after.Before, after.After = rapid.IntRange(0, 5).Draw(t, "before"), rapid.IntRange(0, 5).Draw(t, "after")
	if rapid.Bool().Draw(t, "paired") {
		after.PairedAt = v.ArrivedAt.Add(time.Duration(rapid.IntRange(0, 50000).Draw(t, "wait")) * time.Second)
	}
	edit := w.in(t, s, at, surgery.VisitEdited, surgery.Edit{Before: v, After: after})
	if rapid.Bool().Draw(t, "undo") {
		w.in(t, s, at, surgery.VisitEdited, edit.Inverse()...)
		after = v
	}
	for _, step := range []string{"x", "y"} {
		p := &surgery.Progress{On: v.ID, Checklist: "a", Step: step, State: rapid.SampledFrom([]surgery.StepState{surgery.ToDo, surgery.Done}).Draw(t, "state"), At: w.Now(), Person: v.ID}
		w.in(t, s, at, surgery.StepMarked, surgery.Edit{After: p})
	}
	if rapid.Bool().Draw(t, "print") {
		w.in(t, s, at, surgery.Printed, surgery.Edit{After: &surgery.Print{ID: w.NewID(), Surgery: at, Visit: v.ID, Kind: surgery.HandoutPrint, Size: surgery.Plain,
			Copies: rapid.IntRange(1, 3).Draw(t, "copies"), At: w.Now()}})
	}
	return after
}

// The report says what SQL says that counts the file by itself, and the log says
// the same as the tables.
func TestAReportSaysWhatSQLSays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld()
		folder := t.TempDir()
		s, err := Open(w.options(folder))
		if err != nil {
			rt.Fatal(err)
		}
		all := w.afternoons(rt, s)
		facts, err := s.FactsOf(all...)
		if err != nil {
			rt.Fatal(err)
		}
		settled, err := s.Settled(all...)
		if err != nil {
			rt.Fatal(err)
		}
		surgeries, err := s.Surgeries()
		if err != nil {
			rt.Fatal(err)
		}
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
		count := func(f Facts) report.Numbers {
			return report.Count(report.Records{Surgeries: surgeries, Visits: f.Visits, Progress: f.Progress, Presences: f.Presences, Prints: f.Prints, Now: w.now})
		}
		n := count(facts)
		if log := count(settled); !reflect.DeepEqual(n, log) {
			rt.Fatalf("the tables say %+v\nthe log says %+v", n, log)
		}
		db, err := sql.Open("sqlite3", "file:"+folder+"/"+File)
		if err != nil {
			rt.Fatal(err)
		}
		defer db.Close()
		ask := func(query string, got int) {
			rt.Helper()
			var want int
			if err := db.QueryRow(query).Scan(&want); err != nil {
				rt.Fatalf("%s: %v", query, err)
			}
			if got != want {
				rt.Fatalf("%d, and SQL says %d: %s", got, want, query)
			}
		}
		ask("SELECT count(*) FROM surgery", n.Surgeries)
		ask("SELECT count(*) FROM visit", n.N(report.Visits))
		// Who was a guest is told by the log alone: the check-in had no attendee.
		const first = `(SELECT count(*) FROM operation, json_each(CAST(facts AS TEXT), '$.edits') AS e WHERE kind = 'checked_in'
			AND coalesce(e.value ->> '$.after.attendee', '') %s '')`
		ask("SELECT "+fmt.Sprintf(first, "="), n.N(report.Guests))
		ask("SELECT count(*) FROM visit WHERE came_back = 1", n.N(report.Returning))
		ask("SELECT "+fmt.Sprintf(first, "<>")+" - (SELECT count(*) FROM visit WHERE came_back = 1)", n.N(report.New))
		for _, g := range []report.Group{report.Tracks, report.Outcomes, report.Barriers} {
			for _, k := range (report.Names{}).Fixed(g) {
				name := k.Name
				if name == report.NotAsked {
					name = ""
				}
				ask(fmt.Sprintf("SELECT count(*) FROM visit WHERE %s = '%s'", g, name), n.N(k))
			}
		}
		ask(`SELECT count(*) FROM visit WHERE EXISTS (SELECT 1 FROM json_each(nullif(checklists, '')) WHERE value = 'b')`, n.N(report.Key{Group: report.Checklists, Name: "b"}))
		ask("SELECT count(*) FROM progress WHERE state = 'done'", n.N(report.StepsDone))
		ask("SELECT count(DISTINCT on_record) FROM progress WHERE state = 'done'", n.N(report.Worked))
		ask("SELECT count(*) FROM progress WHERE state = 'done' AND step = 'x'", n.N(report.Key{Group: report.Steps, Name: "a/x"}))
		ask("SELECT count(*) FROM visit WHERE before > 0 AND after > 0", n.N(report.Paired))
		ask("SELECT count(*) FROM visit WHERE before > 0 AND after > before", n.N(report.More))
		ask("SELECT count(*) FROM visit WHERE after > 0 AND after < before", n.N(report.Less))
		ask("SELECT coalesce(sum(after), 0) FROM visit WHERE before > 0 AND after > 0", n.AfterSum)
		ask("SELECT count(DISTINCT visit) FROM print WHERE kind = 'handout'", n.N(report.TookHandout))
		ask("SELECT coalesce(sum(copies), 0) FROM print WHERE kind = 'handout'", n.N(report.Copies))
		ask("SELECT count(DISTINCT surgeon) FROM presence WHERE here_from <= (SELECT max(closed_at) FROM surgery)", n.N(report.SurgeonsHere))
		const waits = `WITH wait AS (SELECT round((julianday(paired_at) - julianday(arrived_at)) * 86400) AS s FROM visit WHERE paired_at <> ''),
			known AS (SELECT CAST(s / 60 AS INTEGER) AS m FROM wait WHERE s <= 12 * 3600) `
		ask(waits+"SELECT count(*) FROM known", n.Waits.Known)
		ask(waits+"SELECT coalesce(max(m), 0) FROM known", n.Waits.Longest)
		ask(waits+`SELECT coalesce((sum(m) + count(*) - 1) / count(*), 0) FROM (SELECT m FROM known ORDER BY m
			LIMIT 2 - (SELECT count(*) FROM known) % 2 OFFSET max(0, (SELECT (count(*) - 1) / 2 FROM known)))`, n.Waits.Median)
		ask(`SELECT coalesce(round(sum(julianday(here_until) - julianday(here_from)) * 86400), 0) FROM presence WHERE here_until <> ''
			AND here_until <= '`+stamp(w.now)+`'`, int(n.Hours.Recorded.Round(time.Second).Seconds()))
	})
}

func TestTalliesAndDaysOfAReport(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	batch := []Count{{"a", "2026-11-24", "role", "staff", 3}, {"b", "2026-11-25", "role", "carer", 2}, {"c", "2026-12-01", "role", "staff", 9}}
	if err := s.AddTallies(batch); err != nil {
		t.Fatal(err)
	}
	found, err := s.Tallies("b", "a")
	if err != nil || !slices.Equal(found, batch[:2]) {
		t.Error(found, err)
	}
	for _, day := range []string{"2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"} {
		l := &surgery.Learning{ID: w.NewID(), Day: day, Words: surgery.LearningWords{What: "start small"}}
		w.must(t, s, w.op(surgery.Kind("learning_added"), l.ID, surgery.Edit{After: l}))
	}
	if n, err := s.LearnedBetween("2026-12-01", "2026-12-31"); n != 2 || err != nil {
		t.Error(n, err)
	}
	if none, err := s.FactsOf(); err != nil || len(none.Visits) > 0 {
		t.Error(none, err)
	}
	open := w.start(t, s)
	w.must(t, s, w.checkIn(open, "Zebedee Testperson", 1))
	if f, err := s.Settled(open); err != nil || len(f.Visits) > 0 {
		t.Error("an open surgery is not settled", f, err)
	}
	if f, err := s.FactsOf(open); err != nil || len(f.Visits) != 1 || f.Visits[0].Words != (surgery.VisitWords{}) {
		t.Error(f, err)
	}
}
