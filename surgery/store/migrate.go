package store

import (
	"database/sql"
	"embed"
	"fmt"

	"socialmediasurgery/surgery"
)

//go:embed schema/*.sql
var schema embed.FS

// Schema is the newest version this program knows: the number of the last file
// in schema. A released file is never changed; a change is a new file.
const Schema = 8

// summedSince is the schema since which what stands outside the log has digests, and
// desksSince the one since which a key says which desk made it.
const (
	summedSince = 4
	desksSince  = 5
)

// ours marks the file as a store of this program (the letters SMSg).
const ours = 0x534D5367

// beforeMigrating lets a store of an older schema be backed up.
func (s *Store) beforeMigrating(o Options, files keyFiles) error {
	if o.Verify || o.BeforeMigrating == nil {
		return nil
	}
	var version int
	err := s.inTx(func(tx *sql.Tx) error {
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version == 0 || version >= Schema {
			return err
		}
		if err := tx.QueryRow("SELECT id FROM desk").Scan(&s.desk); err != nil {
			return err
		}
		return s.chooseKey(tx, files, false)
	})
	if err != nil || version == 0 || version >= Schema {
		return err
	}
	return o.BeforeMigrating(s)
}

// migrate brings the tables to Schema in one transaction. With change false it
// only looks whether this program can read them.
func (s *Store) migrate(change bool) error {
	return s.inTx(func(tx *sql.Tx) error {
		var version, mark, tables int
		for pragma, into := range map[string]*int{
			"PRAGMA user_version":                &version,
			"PRAGMA application_id":              &mark,
			"SELECT count(*) FROM sqlite_schema": &tables,
		} {
			if err := tx.QueryRow(pragma).Scan(into); err != nil {
				return err
			}
		}
		switch {
		case mark != ours && (tables > 0 || mark != 0):
			return surgery.Fail(surgery.BadFile, "error.not_ours", "file", File)
		case version > Schema:
			return surgery.Fail(surgery.TooNew, "error.too_new")
		case version == Schema:
			return nil
		case !change:
			return surgery.Fail(surgery.NotFound, "error.not_migrated")
		}
		for next := version + 1; next <= Schema; next++ {
			script, err := schema.ReadFile(fmt.Sprintf("schema/%03d.sql", next))
			if err != nil {
				return err
			}
			if _, err := tx.Exec(string(script)); err != nil {
				return fmt.Errorf("schema %d: %w", next, err)
			}
		}
		if version < summedSince { // as they are: until now nothing was held against them
			if err := sumOutside(tx); err != nil {
				return err
			}
		}
		_, err := tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", ours, Schema))
		return err
	})
}
