package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"

	"socialmediasurgery/surgery"
)

// careful are the settings for a file that came from elsewhere, as SQLite's own
// advice on defence has them: it is only read, and nothing in its schema runs.
const careful = "mode=ro&_query_only=on&_journal_mode=OFF"

// CheckCopy holds a copy of a store, which was authenticated before, against all
// we know of ours: SQLite's checks, exactly our tables, the chain. Errors:
// BadFile, TooNew, Damaged.
func CheckCopy(path string) (err error) {
	db, err := openCopy(path, careful)
	if err != nil {
		return explain(err)
	}
	defer func() { err = explain(errors.Join(err, db.Close())) }()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	version, err := versionOf(tx)
	if err != nil {
		return err
	}
	if err := sameSchema(tx, version); err != nil {
		return err
	}
	var first string
	if err := tx.QueryRow("PRAGMA quick_check(1)").Scan(&first); err != nil {
		return err
	}
	if first != "ok" {
		return damaged(errors.New(strings.Join(strings.Fields(first), " ")))
	}
	wrong, err := checkChain(tx)
	if err == nil && wrong == "" && version >= summedSince {
		wrong, err = checkOutside(tx)
	}
	if err == nil && wrong != "" {
		err = damaged(errors.New(wrong))
	}
	return err
}

func openCopy(path, settings string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", plainAddress(path, settings))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// versionOf returns the schema of a copy that is ours and not newer than we are.
func versionOf(tx *sql.Tx) (int, error) {
	var version, mark int
	if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	if err := tx.QueryRow("PRAGMA application_id").Scan(&mark); err != nil {
		return 0, err
	}
	switch {
	case mark != ours || version < 1:
		return 0, surgery.Fail(surgery.BadFile, "error.not_ours", "file", File)
	case version > Schema:
		return 0, surgery.Fail(surgery.TooNew, "error.too_new")
	}
	return version, nil
}

// sameSchema compares the tables of a copy with those its version has: a trigger
// or a view that somebody added would be found here.
func sameSchema(tx *sql.Tx, version int) error {
	pure, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return err
	}
	defer pure.Close()
	pure.SetMaxOpenConns(1)
	for n := 1; n <= version; n++ {
		script, err := schema.ReadFile(fmt.Sprintf("schema/%03d.sql", n))
		if err != nil {
			return err
		}
		if _, err := pure.Exec(string(script)); err != nil {
			return err
		}
	}
	want, err := schemaOf(pure)
	if err != nil {
		return err
	}
	got, err := schemaOf(tx)
	if err != nil {
		return err
	}
	if !maps.Equal(got, want) {
		return surgery.Fail(surgery.BadFile, "error.not_ours", "file", File).Because(errors.New("its tables are not ours"))
	}
	return nil
}

func schemaOf(from querier) (map[string]string, error) {
	found := map[string]string{}
	err := eachRow(from, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'", func(scan scanner) error {
		var kind, name, made string
		if err := scan(&kind, &name, &made); err != nil {
			return err
		}
		found[kind+" "+name] = made
		return nil
	})
	return found, err
}

// PeopleIn returns how many of these owners are people a copy of a store holds.
func PeopleIn(path string, owners []surgery.ID) (n int, err error) {
	db, err := openCopy(path, careful)
	if err != nil {
		return 0, explain(err)
	}
	defer func() { err = explain(errors.Join(err, db.Close())) }()
	list, err := json.Marshal(owners)
	if err != nil {
		return 0, err
	}
	err = db.QueryRow("SELECT count(*) FROM attendee WHERE id IN (SELECT value FROM json_each(?))", string(list)).Scan(&n)
	return n, err
}
