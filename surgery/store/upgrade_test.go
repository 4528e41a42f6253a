package store

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// older makes a store of an older schema from its own scripts, and fills it.
func older(t *testing.T, version int, filling string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := seal.WriteKeyFile(folder, seal.NewKey()); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", filepath.Join(folder, File))
	if err == nil {
		err = errors.Join(ofSchema(db, version, filling), db.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// ofSchema makes the tables of a schema, fills them, and sums up what has digests.
func ofSchema(db *sql.DB, version int, filling string) error {
	db.SetMaxOpenConns(1)
	for n := 1; n <= version; n++ {
		script, err := schema.ReadFile(fmt.Sprintf("schema/%03d.sql", n))
		if err == nil {
			_, err = db.Exec(string(script))
		}
		if err != nil {
			return err
		}
	}
	if _, err := db.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; %s", ours, version, filling)); err != nil {
		return err
	}
	if version < summedSince {
		return nil
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	return errors.Join(sumOutside(tx), tx.Commit())
}

// TestEveryOlderSchemaIsBroughtUp makes a store of each older schema from its
// own scripts, with a row in it, and opens it.
func TestEveryOlderSchemaIsBroughtUp(t *testing.T) {
	for version := 1; version < Schema; version++ {
		s := newWorld().open(t, older(t, version, "INSERT INTO setting (name, value) VALUES ('look', 'dark')"))
		if report := wantOK(t, s); report.Schema != Schema {
			t.Errorf("from %d: %+v", version, report)
		}
		if kept, err := s.Settings(); err != nil || kept["look"] != "dark" {
			t.Errorf("from %d: %v %v", version, kept, err)
		}
	}
}

// before5 turns a store back into what it was when an owner had one key and no desk
// made it, with all that is in it.
func before5(t *testing.T, folder string, secret *seal.Key) {
	t.Helper()
	path := filepath.Join(folder, File)
	if err := os.Rename(path, path+"-new"); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := ofSchema(db, 4, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("ATTACH ? AS new", path+"-new"); err != nil {
		t.Fatal(err)
	}
	columns := map[string][]string{}
	if err := eachRow(db, "SELECT t.name, c.name FROM main.sqlite_schema t, pragma_table_info(t.name, 'main') c WHERE t.type = 'table'", func(scan scanner) error {
		var table, column string
		err := scan(&table, &column)
		columns[table] = append(columns[table], column)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for table, of := range columns {
		all := strings.Join(of, ", ")
		if _, err := db.Exec("DELETE FROM main." + table + "; INSERT INTO main." + table + " (" + all + ") SELECT " + all + " FROM new." + table); err != nil {
			t.Fatal(err)
		}
	}
	s := &Store{secret: secret}
	var keys []wrappedKey
	if err := eachRow(db, "SELECT owner, desk, wrapped FROM new.key", func(scan scanner) error {
		var w wrappedKey
		err := scan(&w.owner, &w.desk, &w.wrapped)
		keys = append(keys, w)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, w := range keys {
		k, err := s.unwrap(w)
		if err == nil {
			_, err = db.Exec("UPDATE main.key SET wrapped = ? WHERE owner = ?", secret.Wrap(k, string(w.owner)), w.owner)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("DELETE FROM outside WHERE family = 'early_key'; DETACH new"); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path + "-new"); err != nil {
		t.Fatal(err)
	}
}

// A store from before desks were told apart, with all kinds of records in it, opens as
// it was, goes on, and comes back from a backup made then.
func TestRecordsFromBeforeDesksWereToldApart(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := filledOutside(t, w, folder)
	for _, r := range w.full() {
		if v, is := r.(*surgery.Visit); is {
			v.Letter = "" // several desks came later
		}
		if f := r.Family(); f != surgery.DesksHere && f != surgery.Contacts { // there were none then
			w.must(t, s, w.op("test", r.RecordID(), surgery.Edit{After: r}))
		}
	}
	guest := w.visit("sur", "", 9)
	w.must(t, s, w.op(surgery.GuestCounted, guest.ID, surgery.Edit{After: guest}))
	back := w.visit("sur", "", 30)
	w.must(t, s, w.op(surgery.GuestCounted, back.ID, surgery.Edit{After: back}), w.op(surgery.CheckInRemoved, back.ID, surgery.Edit{Before: back}))
	want, secret := tablesOf(t, s), keyOf(s)
	shut(t, s)
	before5(t, folder, secret)
	alter(t, filepath.Join(folder, File), "DELETE FROM key WHERE owner = '"+string(guest.ID)+"'") // it was made with the first word
	copied := filepath.Join(t.TempDir(), "copy.db")
	o := w.options(folder)
	var keys map[surgery.ID]surgery.OwnerKeys
	o.BeforeMigrating = func(s *Store) error {
		was, err := s.CopyTo(copied)
		keys = was.Keys
		return err
	}
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if got := tablesOf(t, s); !maps.Equal(got, want) {
		t.Fatalf("%s differs", firstDifference(got, want))
	}
	wantOK(t, s)
	if _, n, err := s.NextNumber("sur"); n != 31 || err != nil {
		t.Errorf("the number of a check-in that was taken back is given again: %d, %v", n, err)
	}
	told := guest.Copy()
	told.Words.Goal = "a blog"
	w.must(t, s, w.op(surgery.VisitEdited, guest.ID, surgery.Edit{Before: guest, After: told}))
	wantOK(t, s)
	shut(t, s)

	if err := CheckCopy(copied); err != nil {
		t.Fatal(err)
	}
	if err := Stage(folder, Restored{Copy: copied, Keys: keys, Desk: "desk-2"}); err != nil {
		t.Fatal(err)
	}
	s = w.open(t, folder)
	if got := tablesOf(t, s); !maps.Equal(got, want) {
		t.Errorf("restored, %s differs", firstDifference(got, want))
	}
	wantOK(t, s)
}

// TestAnOlderStoreIsCopiedBeforeItIsChanged: what a newer program changes is
// backed up first, and where that fails nothing is changed.
func TestAnOlderStoreIsCopiedBeforeItIsChanged(t *testing.T) {
	for version := 1; version < Schema; version++ {
		folder := older(t, version, "INSERT INTO desk (id, made) VALUES ('desk-1', ''); INSERT INTO key (owner, wrapped) VALUES ('somebody', x'00')")
		w := newWorld()
		o := w.options(folder)
		full := errors.New("the disk is full")
		o.BeforeMigrating = func(*Store) error { return full }
		if _, err := Open(o); err == nil {
			t.Fatal("it went on without a backup")
		}
		copied := filepath.Join(t.TempDir(), "copy.db")
		o.BeforeMigrating = func(s *Store) error {
			if s.Desk() != "desk-1" {
				t.Errorf("desk %s", s.Desk())
			}
			_, err := s.CopyTo(copied)
			return err
		}
		s, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		if err := CheckCopy(copied); err != nil {
			t.Errorf("from %d: %v", version, err)
		}
		copyOf, err := sql.Open("sqlite3", copied)
		if err != nil {
			t.Fatal(err)
		}
		var was, keys int
		err = errors.Join(copyOf.QueryRow("PRAGMA user_version").Scan(&was), copyOf.QueryRow("SELECT count(*) FROM key").Scan(&keys), copyOf.Close())
		if err != nil || was != version || keys != 0 {
			t.Errorf("the copy is of schema %d with %d keys, %v", was, keys, err)
		}
		shut(t, s)
		o.BeforeMigrating = func(*Store) error { return full }
		if s, err = Open(o); err != nil {
			t.Errorf("asked again for one that is up to date: %v", err)
		} else {
			shut(t, s)
		}
	}
}
