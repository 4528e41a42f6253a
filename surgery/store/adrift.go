package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	sqlite3 "github.com/mattn/go-sqlite3"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// A system lets go of a name while the file under it is open: somebody deletes,
// moves or replaces the folder, and what is written from then on is durable in a
// file that nobody finds again. So before each change is made durable, and after,
// the files under our names must be those that were opened. Until then nothing is
// lost: an open file can be read to the end. (Windows deletes and moves no file that
// SQLite has open, nor the folder it is in, since SQLite does not open it for that;
// what is left there is a disk that is pulled out, on which writing fails. The look
// is the same.)

// files are the store and its write-ahead log as they were opened.
type files struct {
	store, wal fs.FileInfo // nil: not known yet
	moving     bool        // all is about to be copied elsewhere: what is held back may be added
}

// noteFiles notes which files are open.
func (s *Store) noteFiles() {
	for path, into := range map[string]*fs.FileInfo{s.path(): &s.files.store, s.path() + "-wal": &s.files.wal} {
		if info, err := os.Stat(path); err == nil {
			os.SameFile(info, info) // Windows looks up which file it is now, not when it is compared
			*into = info
		}
	}
}

func (s *Store) path() string { return filepath.Join(s.folder, File) }

// inPlace reports as an error that a change would not be, or is not, where the
// records are looked for.
func (s *Store) inPlace() error {
	if s.files.store == nil || s.files.moving {
		return nil
	}
	for path, was := range map[string]fs.FileInfo{s.path(): s.files.store, s.path() + "-wal": s.files.wal} {
		now, err := os.Stat(path)
		if was != nil && (err != nil || !os.SameFile(was, now)) {
			return surgery.Fail(surgery.Vanished, "error.records_vanished", "folder", s.folder).Because(err)
		}
	}
	return nil
}

// change is inTx for what is to be durable.
func (s *Store) change(work func(tx *sql.Tx) error) error {
	err := s.inTx(func(tx *sql.Tx) error {
		if err := work(tx); err != nil {
			return err
		}
		return s.inPlace() // nothing has happened yet
	})
	if err != nil {
		return err
	}
	return s.inPlace()
}

// InPlace reports as an error that the records are not where they are looked for
// any more: Vanished. A key file that is gone is written again.
func (s *Store) InPlace() error {
	if err := s.inPlace(); err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(s.folder, seal.KeyFile)); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	slog.Error("store: the key file was gone, and is written again")
	return explain(s.writeKey(s.folder))
}

// writeKey writes what the key file holds into a folder.
func (s *Store) writeKey(folder string) error {
	if s.held.Slots != nil {
		return seal.ReplaceSlots(folder, s.held.Slots)
	}
	return seal.WriteKeyFile(folder, s.secret)
}

// Moving lets changes through that were held back in memory, since all is copied
// elsewhere next.
func (s *Store) Moving(yes bool) { s.files.moving = yes }

// PrepareFolder refuses a folder that may not hold records, and makes it.
func PrepareFolder(folder string) error {
	if err := checkPlace(folder); err != nil {
		return err
	}
	return prepareFolder(folder)
}

// WriteInto writes the whole store with its key into a folder, from the files that
// are open, wherever their names lead. The next Open there takes it, with a new id:
// the old files may turn up again. What lies in the folder is kept, see Replaced.
func (s *Store) WriteInto(folder string, desk surgery.ID) error {
	making, err := os.MkdirTemp(folder, ".restore-*") // mode 0700
	if err != nil {
		return explain(err)
	}
	defer os.RemoveAll(making)
	path := filepath.Join(making, File)
	if err := s.Copier().pages(context.Background(), path); err != nil {
		return explain(err)
	}
	if err := s.writeKey(making); err != nil {
		return explain(err)
	}
	key, err := os.ReadFile(filepath.Join(making, seal.KeyFile))
	defer clear(key)
	if err != nil {
		return explain(err)
	}
	return Stage(folder, Restored{Copy: path, Slots: key, Desk: desk})
}

// leaveNames keeps SQLite from deleting, when it closes, a write-ahead log under our
// name that is not ours.
func (s *Store) leaveNames() {
	gone := s.inPlace() != nil
	s.files = files{} // once is enough
	if !gone {
		return
	}
	conn, err := s.db.Conn(context.Background())
	if err == nil {
		err = errors.Join(conn.Raw(func(raw any) error {
			if c, ok := raw.(*sqlite3.SQLiteConn); ok {
				return c.SetFileControlInt("main", sqlite3.SQLITE_FCNTL_PERSIST_WAL, 1)
			}
			return nil
		}), conn.Close())
	}
	if err != nil {
		slog.Warn("store: closing may touch another's file", "cause", err)
	}
}
