package today_test

import (
	"database/sql"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

func written(t *testing.T, d *rooms.Rooms) map[string]int {
	t.Helper()
	rows, err := d.Desk.Store().Tallies(d.Desk.Surgery().ID)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, r := range rows {
		counts[r.Answer] += r.N
	}
	return counts
}

func counts(t *testing.T, d *rooms.Rooms) map[string]int {
	t.Helper()
	counts, err := d.Today.RoleCounts()
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func TestRolesAreWrittenByFives(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	operations := world.Verified(t, d).Operations
	for i, role := range []string{"staff", "carer", "staff", "public"} {
		done := world.Must(t)(d.Today.CountRole(role, 1))
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
	if done := world.Must(t)(d.Today.CountRole("rather_not_say", 1)); done.Notice != "Counted: Rather not say." {
		t.Error(done.Notice)
	}
	want := map[string]int{"staff": 2, "carer": 1, "public": 1, "rather_not_say": 1}
	if got := written(t, d); !maps.Equal(got, want) || !maps.Equal(counts(t, d), want) {
		t.Errorf("%v", got)
	}
	if world.Verified(t, d).Operations != operations {
		t.Error("it stands in the log")
	}
	if label := d.Desk.History.UndoLabel(""); label != "Undo: start the surgery" {
		t.Errorf("%q", label)
	}
	_, err := d.Today.CountRole("patient", 1)
	world.Refused(t, err, surgery.Internal, "")
}

func TestRolesAreCorrectedByMinus(t *testing.T) {
	d := world.New(t).Started(t)
	world.Must(t)(d.Today.CountRole("staff", -1)) // a minus before its answer, within one batch
	world.Must(t)(d.Today.CountRole("staff", 1))
	world.Must(t)(d.Today.CountRole("carer", 1))
	world.Must(t)(d.Today.CountRole("carer", 1))
	before := counts(t, d)
	world.Must(t)(d.Today.CountRole("carer", -1))
	after := counts(t, d)
	if before["staff"] != 0 || before["carer"] != 2 || after["staff"] != 0 || after["carer"] != 1 || !maps.Equal(after, written(t, d)) {
		t.Errorf("%v, then %v, written %v", before, after, written(t, d))
	}
}

func TestRolesAreWrittenOnClosing(t *testing.T) {
	for name, end := range map[string]func(*rooms.Rooms) error{
		"the surgery": func(d *rooms.Rooms) error { _, err := d.Closing.CloseSurgery(nil); return err },
		"the desk":    func(d *rooms.Rooms) error { return d.Desk.Close() },
	} {
		w := world.New(t)
		d := w.Started(t)
		at := d.Desk.Surgery().ID
		world.Must(t)(d.Today.CountRole("student", 1))
		if err := end(d); err != nil {
			t.Fatal(err)
		}
		if name == "the desk" {
			d = w.Open(t)
		}
		rows, err := d.Desk.Store().Tallies(at)
		if err != nil || len(rows) != 1 || rows[0].Answer != "student" || rows[0].N != 1 {
			t.Errorf("%s: %+v %v", name, rows, err)
		}
	}
}

// The rows of the table must lie in the same order whoever answered first.
func TestTheOrderOfAnswersIsHidden(t *testing.T) {
	lies := func(answers ...string) (order []string) {
		w := world.New(t)
		d := w.Started(t)
		for _, role := range answers {
			world.Must(t)(d.Today.CountRole(role, 1))
		}
		if err := d.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite3", filepath.Join(w.Folder, store.File))
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
