package store

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkCheckIn is a durable check-in of somebody new: attendee and visit.
func BenchmarkCheckIn(b *testing.B) {
	checkIn := checkingIn(b)
	b.ResetTimer()
	for b.Loop() {
		checkIn()
	}
}

// BenchmarkBareCommit is the bound of BenchmarkCheckIn: what a check-in leaves in
// the file (one row each of operation, key, attendee and visit, of the same size)
// in a bare transaction with the same settings and prepared statements: no
// sealing, no chain, no rules.
func BenchmarkBareCommit(b *testing.B) {
	commit := committing(b)
	b.ResetTimer()
	for b.Loop() {
		commit()
	}
}

// BenchmarkCheckInAgainstBareCommit does both by turns, so that a disk that is
// busy with something else slows both, and reports their ratio (DESIGN 10: at
// most 1.5).
func BenchmarkCheckInAgainstBareCommit(b *testing.B) {
	checkIn, commit := checkingIn(b), committing(b)
	var ours, bare time.Duration
	b.ResetTimer()
	for b.Loop() {
		began := time.Now()
		checkIn()
		between := time.Now()
		commit()
		ours += between.Sub(began)
		bare += time.Since(between)
	}
	b.ReportMetric(float64(ours)/float64(bare), "ratio")
}

func checkingIn(b *testing.B) func() {
	w := newWorld()
	s := w.open(b, b.TempDir())
	sur := w.start(b, s)
	n := 0
	return func() {
		n++
		if err := s.Do(w.checkIn(sur, "Zebedee Testperson", n)); err != nil {
			b.Fatal(err)
		}
	}
}

func committing(b *testing.B) func() {
	w := newWorld()
	s := w.open(b, b.TempDir())
	sur := w.start(b, s)
	w.must(b, s, w.checkIn(sur, "Zebedee Testperson", 1))
	shut(b, s)
	db, err := sql.Open("sqlite3", address(filepath.Join(s.Folder(), File)))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	rows := []bareRow{
		readBare(b, db, "operation", "place"),
		readBare(b, db, "key", "owner"),
		readBare(b, db, "attendee", "rowid"),
		readBare(b, db, "visit", "rowid"),
	}
	n := 1
	return func() {
		n++
		id := string(w.NewID())
		tx, err := db.Begin()
		if err != nil {
			b.Fatal(err)
		}
		for _, r := range rows {
			if _, err := tx.Stmt(r.insert).Exec(r.next(id, n)...); err != nil {
				b.Fatal(err)
			}
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
	}
}

// bareRow is the last row of a table, to be written again under new ids.
type bareRow struct {
	insert  *sql.Stmt
	columns []string
	values  []any
}

func readBare(b *testing.B, db *sql.DB, table, order string) bareRow {
	b.Helper()
	rows, err := db.Query("SELECT * FROM " + table + " ORDER BY " + order + " DESC LIMIT 1")
	if err != nil {
		b.Fatal(err)
	}
	r := bareRow{}
	r.columns, _ = rows.Columns()
	r.values = make([]any, len(r.columns))
	into := make([]any, len(r.columns))
	marks := ""
	for i := range into {
		into[i] = &r.values[i]
		marks += ", ?"
	}
	if !rows.Next() {
		b.Fatal("no row in " + table)
	}
	if err := rows.Scan(into...); err != nil {
		b.Fatal(err)
	}
	rows.Close()
	if r.insert, err = db.Prepare("INSERT INTO " + table + " VALUES (" + marks[2:] + ")"); err != nil {
		b.Fatal(err)
	}
	return r
}

func (r bareRow) next(id string, n int) []any {
	for i, column := range r.columns {
		switch column {
		case "place":
			r.values[i] = nil
		case "seq":
			r.values[i] = n + 1
		case "number":
			r.values[i] = n
		case "id", "owner", "attendee":
			r.values[i] = id
		}
	}
	return r.values
}
