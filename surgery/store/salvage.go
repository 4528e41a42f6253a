package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Salvage says what was saved from a damaged store.
type Salvage struct {
	Operations int // in the log that was made
	FromBackup int // of them, those only a backup still had
	Left       int // found, but not joined to the rest: a gap lies before them
	// SettingsLost means that settings were lost: what could not be read is as usual again.
	SettingsLost bool
	// Counts means that counts or settings were not what had been written: they are the
	// backup's, or, where it has none, as they were found.
	Counts bool
}

// Salvaging is what Mend works from.
type Salvaging struct {
	Folder string
	Backup string                           // a checked copy from a backup; "" for none
	Keys   map[surgery.ID]surgery.OwnerKeys // from its keybag, used where the store's own cannot be read
	Erased []Tombstone
	Secret *seal.Key  // the surgery key
	Desk   surgery.ID // a new id
}

// Mend reads what can be read of a damaged store's log, joins what a backup has,
// paints the tables anew, and stages the result for the next Open. The damaged
// file is kept. Nothing is invented: the log goes on only as far as its chain
// holds.
func Mend(from Salvaging) (result Salvage, err error) {
	if from.Secret == nil {
		return result, errLocked() // the tables would be painted without words
	}
	making, err := os.MkdirTemp(from.Folder, ".mend-*")
	if err != nil {
		return result, explain(err)
	}
	defer os.RemoveAll(making)
	path := filepath.Join(making, File)
	if err := createEmpty(path); err != nil {
		return result, explain(err)
	}
	fresh, err := sql.Open("sqlite3", plainAddress(path, "_journal_mode=OFF&_synchronous=FULL&_secure_delete=on"))
	if err != nil {
		return result, explain(err)
	}
	fresh.SetMaxOpenConns(1)
	s := &Store{db: fresh, secret: from.Secret, keys: map[surgery.ID][]*seal.Key{}, prepared: map[string]*sql.Stmt{}}
	if result, err = s.salvage(from, asideFrom(from.Folder, making)); err == nil {
		err = s.repaint()
	}
	s.forgetKeys()
	if err = errors.Join(err, fresh.Close()); err != nil {
		return result, explain(err)
	}
	return result, Stage(from.Folder, Restored{Copy: path, Erased: from.Erased, Desk: from.Desk})
}

// salvage fills a new store from the sources: log, keys, and what stands outside
// the log.
func (s *Store) salvage(from Salvaging, damaged string) (Salvage, error) {
	var result Salvage
	if err := s.migrate(true); err != nil {
		return result, err
	}
	var sources []*sql.DB
	for _, path := range []string{damaged, from.Backup} {
		if path == "" || size(path) == 0 {
			continue
		}
		db, err := sql.Open("sqlite3", plainAddress(path, "_query_only=on"))
		if err != nil {
			return result, err
		}
		defer db.Close()
		db.SetMaxOpenConns(1)
		sources = append(sources, db)
	}
	log, result := joinLogs(sources)
	if len(log) == 0 {
		return result, surgery.Fail(surgery.Damaged, "error.nothing_to_mend")
	}
	err := s.inTx(func(tx *sql.Tx) error {
		for _, e := range log {
			if _, err := tx.Exec(`INSERT INTO operation (place, id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest, signature)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, e.place, e.ID, e.Desk, e.Seq, e.Clock, e.Kind, e.About,
				e.Surgery, e.Visit, e.Reverts, e.Facts, e.Words, e.Prev, e.Digest, e.Signature); err != nil {
				return err
			}
		}
		if err := bringKeys(tx, from.Keys); err != nil {
			return err
		}
		result.SettingsLost = true
		for _, table := range outside {
			for _, db := range trusted(sources, table, &result) {
				whole, err := copyRows(tx, db, table)
				if err != nil {
					return err
				}
				if whole && table == "setting" {
					result.SettingsLost = false // another source may lack the latest, but has them all
				}
			}
		}
		if _, err := tx.Exec("INSERT INTO desk (id, made) VALUES (?, '')", deskIn(sources, from.Desk)); err != nil {
			return err
		}
		return sumOutside(tx)
	})
	return result, err
}

// deskIn returns which desk the records are of, as far as a source can say.
func deskIn(sources []*sql.DB, unknown surgery.ID) surgery.ID {
	for _, db := range sources {
		if own, err := ownDesks(db); err == nil && len(own) > 0 {
			return own[len(own)-1]
		}
	}
	return unknown
}

// asideFrom copies the damaged store, with its write-ahead log, into a folder, and
// returns where it can be read: reading it where it lies could change it. A disk
// that does not give all of it is read as far as it goes; "" where there is nothing.
func asideFrom(folder, making string) string {
	damaged := filepath.Join(folder, File)
	if info, err := os.Stat(damaged); err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return ""
	}
	copied := filepath.Join(making, "damaged.db")
	for _, with := range []string{"", "-wal"} {
		err := copyFile(damaged+with, copied+with)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			slog.Warn("store: the damaged file is read where it lies", "cause", err)
			return damaged
		}
	}
	return copied
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// outside are the tables that no log can paint anew.
var outside = []string{"key", "early_key", "tombstone", "tally", "setting", "answer", "added", "erased_added", "told", "share", "heard", "waiting"}

// trusted returns the sources that a table is taken from. Where the damaged store's
// can be read, but is not what was written, a backup's that is whole is better: which
// row is wrong nobody can tell.
func trusted(sources []*sql.DB, table string, result *Salvage) []*sql.DB {
	if _, ok := watchedTables[table]; !ok || table == "tombstone" || asWritten(sources[0], table) { // nobody who was erased may come back
		return sources
	}
	result.Counts = true
	if len(sources) > 1 && asWritten(sources[1], table) {
		return sources[1:]
	}
	return sources
}

// asWritten reports whether a table is as its digests say; one that cannot be read,
// or is too old to have any, is not known to be otherwise.
func asWritten(db *sql.DB, table string) bool {
	if there, err := hasTable(db, "outside"); err != nil || !there {
		return true
	}
	now, err := digestsNow(db, table, nil)
	if err != nil {
		return true
	}
	kept, err := digestsKept(db, table)
	return err != nil || maps.EqualFunc(now, kept, bytes.Equal)
}

// copyRows copies what can be read of a table, from both ends, since damage in the
// middle stops a reader; what an earlier source gave stays. It reports whether all
// of it could be read.
func copyRows(tx *sql.Tx, from *sql.DB, table string) (whole bool, err error) {
	if whole, err = copyRowsBy(tx, from, table, ""); whole || err != nil {
		return whole, err
	}
	if _, err = copyRowsBy(tx, from, table, " ORDER BY rowid DESC"); err != nil {
		return false, err
	}
	_, err = copyRowsBy(tx, from, table, " ORDER BY 1 DESC") // one without rows' ids
	return false, err
}

func copyRowsBy(tx *sql.Tx, from *sql.DB, table, order string) (whole bool, err error) {
	rows, err := from.Query("SELECT * FROM " + table + order)
	if err != nil {
		return false, nil // this source cannot give it, or is too old to have it
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return false, nil
	}
	insert := "INSERT OR IGNORE INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (" +
		strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ") + ")"
	whole = true
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if rows.Scan(into...) != nil {
			return false, nil
		}
		var wrong sqlite3.Error
		switch _, err := tx.Exec(insert, values...); {
		case errors.As(err, &wrong) && wrong.Code == sqlite3.ErrConstraint:
			whole = false // noise that looks like a row: the next may be one
		case err != nil:
			return false, err
		}
	}
	return whole && rows.Err() == nil, nil // where the rest is damaged, this is what there was
}

// joinLogs reads the operations of all sources, the store first, and returns them
// in order, each desk's as far as its chain holds.
func joinLogs(sources []*sql.DB) ([]entry, Salvage) {
	var result Salvage
	found := map[surgery.ID]map[int64]entry{} // by desk and number
	total := 0
	for i, db := range sources {
		for _, e := range readLog(db) {
			if string(e.Sum()) != string(e.Digest) {
				continue
			}
			if found[e.Desk] == nil {
				found[e.Desk] = map[int64]entry{}
			}
			if _, ok := found[e.Desk][e.Seq]; !ok {
				found[e.Desk][e.Seq] = e
				total++
				if i > 0 {
					result.FromBackup++
				}
			}
		}
	}
	var log []entry
	for _, of := range found {
		prev := ""
		for seq := int64(1); ; seq++ {
			e, ok := of[seq]
			if !ok || string(e.Prev) != prev {
				break
			}
			log, prev = append(log, e), string(e.Digest)
		}
	}
	slices.SortFunc(log, func(a, b entry) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.Clock, b.Clock)) })
	result.Operations, result.Left = len(log), total-len(log)
	return log, result
}

// readLog reads operations from both ends, since damage in the middle stops a
// reader; one read twice comes twice.
func readLog(db *sql.DB) []entry {
	var log []entry
	columns, err := columnsIn(db)
	if err != nil {
		return nil
	}
	for _, order := range []string{"place", "place DESC"} {
		rows, err := db.Query("SELECT " + columns + " FROM operation ORDER BY " + order)
		if err != nil {
			continue
		}
		for rows.Next() {
			var e entry
			if e.scan(rows) != nil {
				break
			}
			log = append(log, e)
		}
		failed := rows.Err() != nil
		rows.Close()
		if !failed && order == "place" {
			return log
		}
	}
	return log
}

// repaint makes the tables from the log of a store that was just filled.
func (s *Store) repaint() error {
	if err := s.prepare(); err != nil {
		return err
	}
	if err := s.inTx(s.rebuild); err != nil {
		return err
	}
	wrong, err := s.checkTables()
	if err == nil && wrong != "" {
		err = damaged(fmt.Errorf("mended, but %s", wrong))
	}
	return err
}
