package desk

import (
	"database/sql"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

func written(t *testing.T, d *Desk) map[string]int {
	t.Helper()
	rows, err := d.store.Tallies(d.current.ID)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, r := range rows {
		counts[r.Answer] += r.N
	}
	return counts
}

func counts(t *testing.T, d *Desk) map[string]int {
	t.Helper()
	counts, err := d.RoleCounts()
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func TestRolesAreWrittenByFives(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	operations := verified(t, d).Operations
	for i, role := range []string{"staff", "carer", "staff", "public"} {
		done := must(t)(d.CountRole(role, 1))
		if done.CanUndo || done.Visit != "" || !slices.Equal(done.Changed, []surgery.Family{surgery.Tallies}) {
			t.Errorf("%+v", done)
		}
		if got := written(t, d); len(got) != 0 {
			t.Errorf("%d answers, and written is %v", i+1, got)
		}
	}
	if got := counts(t, d); !maps.Equal(got, map[string]int{"staff": 2, "carer": 1, "public": 1}) {
		t.Errorf("%v", got)
	}
	if done := must(t)(d.CountRole("rather_not_say", 1)); done.Notice != "Counted: Rather not say." {
		t.Error(done.Notice)
	}
	want := map[string]int{"staff": 2, "carer": 1, "public": 1, "rather_not_say": 1}
	if got := written(t, d); !maps.Equal(got, want) || !maps.Equal(counts(t, d), want) {
		t.Errorf("%v", got)
	}
	if verified(t, d).Operations != operations {
		t.Error("it stands in the log")
	}
	if label := d.UndoLabel(""); label != "Undo: start the surgery" {
		t.Errorf("%q", label)
	}
	_, err := d.CountRole("patient", 1)
	refused(t, err, surgery.Internal, "")
}

func TestRolesAreCorrectedByMinus(t *testing.T) {
	d := newWorld(t).started(t)
	must(t)(d.CountRole("staff", -1)) // a minus before its answer, within one batch
	must(t)(d.CountRole("staff", 1))
	must(t)(d.CountRole("carer", 1))
	must(t)(d.CountRole("carer", 1))
	before := counts(t, d)
	must(t)(d.CountRole("carer", -1))
	after := counts(t, d)
	if before["staff"] != 0 || before["carer"] != 2 || after["staff"] != 0 || after["carer"] != 1 || !maps.Equal(after, written(t, d)) {
		t.Errorf("%v, then %v, written %v", before, after, written(t, d))
	}
}

func TestRolesAreWrittenOnClosing(t *testing.T) {
	for name, end := range map[string]func(*Desk) error{
		"the surgery": func(d *Desk) error { _, err := d.CloseSurgery(nil); return err },
		"the desk":    func(d *Desk) error { return d.Close() },
	} {
		w := newWorld(t)
		d := w.started(t)
		at := d.current.ID
		must(t)(d.CountRole("student", 1))
		if err := end(d); err != nil {
			t.Fatal(err)
		}
		if name == "the desk" {
			d = w.open(t)
		}
		rows, err := d.store.Tallies(at)
		if err != nil || len(rows) != 1 || rows[0].Answer != "student" || rows[0].N != 1 {
			t.Errorf("%s: %+v %v", name, rows, err)
		}
	}
}

// The rows of the table must lie in the same order whoever answered first.
func TestTheOrderOfAnswersIsHidden(t *testing.T) {
	lies := func(answers ...string) (order []string) {
		w := newWorld(t)
		d := w.started(t)
		for _, role := range answers {
			must(t)(d.CountRole(role, 1))
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite3", filepath.Join(w.folder, store.File))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		rows, err := db.Query("SELECT answer FROM tally ORDER BY rowid")
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var answer string
			if err := rows.Scan(&answer); err != nil {
				t.Fatal(err)
			}
			order = append(order, answer)
		}
		return order
	}
	want := []string{"carer", "partner", "public", "staff", "student"}
	for _, answers := range [][]string{
		{"student", "staff", "public", "partner", "carer"},
		{"public", "carer", "student", "partner", "staff"},
	} {
		if got := lies(answers...); !slices.Equal(got, want) {
			t.Errorf("%q lie as %q", answers, got)
		}
	}
}
