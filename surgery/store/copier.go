package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	sqlite3 "github.com/mattn/go-sqlite3"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// stepPages is how many pages of the store are copied before whoever waits for it
// has it again: a megabyte, some milliseconds.
const stepPages = 256

// Copier copies a store while it is used: a few pages, then whoever waits, then
// the next. What is written meanwhile is in the copy too, so that it is the store
// as it was at the end. Its methods may be called from any goroutine, until the
// store is closed.
type Copier struct {
	db   *sql.DB
	step int // pages
}

// Copier returns what copies the store.
func (s *Store) Copier() *Copier { return &Copier{s.db, stepPages} }

// Copied is a copy of a store without anybody's key, and what goes with it.
type Copied struct {
	Report
	LastDay string                           // of the latest surgery; "" for none
	Keys    map[surgery.ID]surgery.OwnerKeys // the owners' keys, wrapped
	Erased  []Tombstone
}

// Backup writes a copy of the store without anybody's key to path, a new file:
// what a backup is sealed from. It needs no key, so a locked store can be copied.
// Beside path it needs as much room again.
func (c *Copier) Backup(ctx context.Context, path string) (Copied, error) {
	raw := path + "-raw"
	defer os.Remove(raw)
	if err := c.pages(ctx, raw); err != nil {
		return Copied{}, explain(err)
	}
	copied, err := emptied(ctx, raw, path)
	if err != nil {
		os.Remove(path)
	}
	return copied, explain(err)
}

// Check looks at a copy of the store, made in its folder, as Store.Verify does at
// the store; with the surgery key, which is cleared, or nil while locked. That the
// log ends too early is not looked at.
func (c *Copier) Check(ctx context.Context, folder string, secret *seal.Key) (report Report, err error) {
	if secret != nil {
		defer secret.Clear()
	}
	making, err := os.MkdirTemp(folder, ".check-*") // mode 0700
	if err != nil {
		return report, explain(err)
	}
	defer os.RemoveAll(making)
	path := filepath.Join(making, File)
	if err := c.pages(ctx, path); err != nil {
		return report, explain(err)
	}
	db, err := openAt(path, "_journal_mode=DELETE&_synchronous=OFF&_txlock=immediate")
	if err != nil {
		return report, explain(err)
	}
	s := &Store{db: db, secret: secret, keys: map[surgery.ID][]*seal.Key{}, within: ctx}
	defer func() {
		s.forgetKeys()
		err = errors.Join(err, explain(db.Close()))
	}()
	if err := s.prepare(); err != nil {
		return report, err
	}
	return s.Verify()
}

// pages copies the store as it is to a new file.
func (c *Copier) pages(ctx context.Context, path string) (err error) {
	if err := createEmpty(path); err != nil { // or SQLite would make it readable by everybody
		return err
	}
	opened, err := (&sqlite3.SQLiteDriver{}).Open(plainAddress(path, "_journal_mode=OFF&_synchronous=OFF"))
	if err != nil {
		return err
	}
	to := opened.(*sqlite3.SQLiteConn)
	defer func() { err = errors.Join(err, to.Close()) }()
	var from *sqlite3.SQLiteConn
	var copying *sqlite3.SQLiteBackup
	step := func(raw any) (done bool, err error) {
		now, ok := raw.(*sqlite3.SQLiteConn)
		switch {
		case !ok || from != nil && now != from: // the pool has one connection, and keeps it
			return false, fmt.Errorf("another connection: %T", raw)
		case from == nil:
			from = now
			if copying, err = to.Backup("main", from, "main"); err != nil {
				return false, err
			}
		}
		return copying.Step(c.step)
	}
	// It is finished before the connection is anybody else's: it hangs on it.
	var once sync.Once
	finish := func() (err error) {
		once.Do(func() {
			if copying != nil {
				err = copying.Close()
			}
		})
		return err
	}
	for {
		conn, err := c.db.Conn(ctx)
		if err != nil {
			return errors.Join(err, c.abandon(finish))
		}
		done := false
		err = conn.Raw(func(raw any) (err error) {
			if done, err = step(raw); err != nil || done {
				err = errors.Join(err, finish())
			}
			return err
		})
		err = errors.Join(err, conn.Close())
		switch {
		case errors.Is(err, driver.ErrBadConn), err != nil:
			return errors.Join(err, c.abandon(finish))
		case done:
			return nil
		}
	}
}

// abandon ends a copy that is not wanted any more, while nobody has the store.
func (c *Copier) abandon(finish func() error) error {
	conn, err := c.db.Conn(context.Background())
	if err != nil {
		return errors.Join(err, finish()) // the store is closed, nobody has it
	}
	return errors.Join(conn.Raw(func(any) error { return finish() }), conn.Close())
}

// emptied reads what goes with a copy, and copies it on without keys and without
// the places where they lay.
func emptied(ctx context.Context, raw, path string) (copied Copied, err error) {
	db, err := openAt(raw, "_journal_mode=OFF&_synchronous=OFF&_secure_delete=on")
	if err != nil {
		return copied, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	s := &Store{db: db, within: ctx}
	if copied.Report, err = s.Counts(); err != nil {
		return copied, err
	}
	if copied.Keys, copied.Erased, err = s.Keys(); err != nil {
		return copied, err
	}
	err = db.QueryRowContext(ctx, "SELECT day FROM surgery ORDER BY opened_at DESC, id LIMIT 1").Scan(&copied.LastDay)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return copied, err
	}
	if err := s.emptyKeys(); err != nil {
		return copied, err
	}
	if err := createEmpty(path); err != nil {
		return copied, err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", path)
	return copied, err
}

// emptyKeys takes everybody's keys out of a copy, with their digests, and what may not
// outlive a share: what is restored from a backup takes part in none.
func (s *Store) emptyKeys() error {
	return s.inTx(func(tx *sql.Tx) error {
		for _, table := range keyTables {
			there, err := hasTable(tx, table)
			if err == nil && there {
				_, err = tx.Exec("DELETE FROM " + table)
			}
			if err != nil {
				return err
			}
		}
		if there, err := hasTable(tx, "share"); err != nil || there {
			if err = errors.Join(err, forgetShare(tx)); err != nil {
				return err
			}
		}
		there, err := hasTable(tx, "outside")
		if err == nil && there {
			_, err = tx.Exec("DELETE FROM outside WHERE family = 'early_key'")
		}
		return err
	})
}

func openAt(path, settings string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", plainAddress(path, settings))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}
