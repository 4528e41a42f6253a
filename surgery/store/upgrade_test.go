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
