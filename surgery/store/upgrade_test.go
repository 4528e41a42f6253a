package store

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery/seal"
)

// TestEveryOlderSchemaIsBroughtUp makes a store of each older schema from its
// own scripts, with a row in it, and opens it.
func TestEveryOlderSchemaIsBroughtUp(t *testing.T) {
	for version := 1; version < Schema; version++ {
		folder := t.TempDir()
		if err := seal.WriteKeyFile(folder, seal.NewKey()); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite3", filepath.Join(folder, File))
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n <= version; n++ {
			script, err := schema.ReadFile(fmt.Sprintf("schema/%03d.sql", n))
			if err == nil {
				_, err = db.Exec(string(script))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err = db.Exec(fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d;
			INSERT INTO setting (name, value) VALUES ('look', 'dark')`, ours, version))
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		s := newWorld().open(t, folder)
		if report := wantOK(t, s); report.Schema != Schema {
			t.Errorf("from %d: %+v", version, report)
		}
		if kept, err := s.Settings(); err != nil || kept["look"] != "dark" {
			t.Errorf("from %d: %v %v", version, kept, err)
		}
	}
}

// TestAnOlderStoreIsCopiedBeforeItIsChanged: what a newer program changes is
// backed up first, and where that fails nothing is changed.
func TestAnOlderStoreIsCopiedBeforeItIsChanged(t *testing.T) {
	for version := 1; version < Schema; version++ {
		folder := t.TempDir()
		if err := seal.WriteKeyFile(folder, seal.NewKey()); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite3", filepath.Join(folder, File))
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n <= version; n++ {
			script, err := schema.ReadFile(fmt.Sprintf("schema/%03d.sql", n))
			if err == nil {
				_, err = db.Exec(string(script))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err = db.Exec(fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d;
			INSERT INTO desk (id, made) VALUES ('desk-1', '');
			INSERT INTO key (owner, wrapped) VALUES ('somebody', x'00')`, ours, version))
		if err == nil && version >= 4 { // since when what stands outside the log has digests
			var tx *sql.Tx
			if tx, err = db.Begin(); err == nil {
				err = errors.Join(sumOutside(tx), tx.Commit())
			}
		}
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
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
