// Package store keeps a desk's records in one SQLite file. The operation log is
// the truth; the tables are its picture. Everything that changes a record goes
// through Do, which appends the operation and changes the tables in one
// transaction that is durable when it returns.
//
// Exported methods are one transaction each. All errors are *surgery.Error.
package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// File is the name of the store in its folder.
const File = "surgery.db"

// settings of the connection; RELIABILITY measured them. The driver's own WAL
// default loses acknowledged rows on a power cut, so synchronous is FULL. Statements are
// kept: parsing them anew was a third of what a small transaction takes.
const settings = "_locking_mode=EXCLUSIVE&_journal_mode=WAL&_synchronous=FULL&_secure_delete=on&_txlock=immediate&_busy_timeout=5000&_stmt_cache_size=100"

// oldestSQLite is the first version without the WAL-reset bug.
const oldestSQLite = 3051003

// Options say where and how to open a store.
type Options struct {
	Folder string
	Now    func() time.Time
	NewID  func() surgery.ID // random, for this desk's id
	// Verify opens a store only if it is there, and never migrates it.
	Verify bool
	// BackedUp and Logged say that there are backups, or a log of the program, beside
	// where the store should be: so a store was there.
	BackedUp, Logged bool

	anew bool // what was there was set aside: see BeginAnew
	// Temporary says that the records are thrown away in the end (a made-up week):
	// nothing waits for the disk.
	Temporary bool
	// BeforeMigrating is called with a store of an older schema, which can only be
	// copied then; an error stops the opening, and nothing has changed.
	BeforeMigrating func(*Store) error
}

// Store is an open store. It is for one goroutine at a time.
type Store struct {
	db      *sql.DB
	folder  string
	now     func() time.Time
	held    *seal.Held     // what the key file holds
	public  seal.PublicKey // of the surgery key
	secret  *seal.Key      // the surgery key; nil while locked
	keys    map[surgery.ID][]*seal.Key
	desk    surgery.ID
	ends    ends
	share   *share   // nil where nothing is shared
	outward *outward // nil where nothing is sent while locked
	epoch   int64    // see Epoch
	seenAt  struct { // what Seen returned last, and when that was
		seen surgery.Seen
		rows int64
	}
	// going reports whether somebody is erased by what is just being taken in: the key that
	// another desk made for them does not come any more. nil at all other times.
	going func(surgery.ID) bool
	tail  *os.File
	short bool // the log ends before the tail file says
	files files

	prepared map[string]*sql.Stmt // by their text
	readied  map[string]*sql.Stmt // the same, as readyIn uses them
	readyIn  *sql.Tx              // the latest transaction that used any
	unshrunk bool                 // the write-ahead log holds what is to be gone
	within   context.Context      // of a copy: transactions end with it; nil for none
}

// Open opens the store in the folder, making both if they are not there. The
// errors: InUse, TooNew, Damaged, ReadOnly, Full, BadFolder; NotFound when
// verifying where there is none.
func Open(o Options) (*Store, error) {
	if _, number, _ := sqlite3.Version(); number < oldestSQLite {
		return nil, surgery.Fail(surgery.Internal, "error.sqlite_old")
	}
	if err := learnShapes(); err != nil {
		return nil, surgery.AsError(err)
	}
	if !o.Verify {
		if err := takeRestored(o.Folder, o.Now()); err != nil {
			return nil, err
		}
	}
	there, err := Prepare(o)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(o.Folder, File)
	if !there {
		if err := makeFirst(o); err != nil {
			return nil, err
		}
	}
	if !o.Verify {
		closeToOthers(o.Folder)
	}
	files, err := readKeys(o.Folder)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite3", address(path))
	if err != nil {
		return nil, explain(err)
	}
	db.SetMaxOpenConns(1)
	s := &Store{db: db, folder: o.Folder, now: o.Now, keys: map[surgery.ID][]*seal.Key{},
		unshrunk: !o.Verify && size(path+"-wal") > 0} // killed perhaps between erasing and shrinking
	if err := s.start(o, files); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Prepare refuses a folder that may not hold a store, makes the folder unless
// the store is only to be verified, and reports whether a store is there.
func Prepare(o Options) (there bool, err error) {
	if err := checkPlace(o.Folder); err != nil {
		return false, err
	}
	if restoring(o.Folder) && !o.Verify {
		return true, nil // Open puts it in place first
	}
	there, err = lookAt(o)
	switch {
	case err != nil:
		return there, explain(err)
	case there:
		return true, nil
	case o.Verify:
		return false, surgery.Fail(surgery.NotFound, "error.no_store", "folder", o.Folder)
	}
	return false, prepareFolder(o.Folder)
}

// start brings the schema up to date, finds which desk this is and where its
// log ends.
func (s *Store) start(o Options, files keyFiles) error {
	if o.Temporary {
		if _, err := s.db.Exec("PRAGMA synchronous=OFF"); err != nil {
			return explain(err)
		}
	}
	if err := s.beforeMigrating(o, files); err != nil {
		return err
	}
	if err := s.migrate(!o.Verify); err != nil {
		return err
	}
	err := s.inTx(func(tx *sql.Tx) error {
		if err := s.chooseKey(tx, files, !o.Verify); err != nil {
			return err
		}
		err := tx.QueryRow("SELECT id FROM desk").Scan(&s.desk)
		if errors.Is(err, sql.ErrNoRows) && !o.Verify {
			s.desk = o.NewID()
			s.unshrunk = true // into the file itself: a lost write-ahead log must not look like a first start
			err = touching(tx, "desk", []string{whole}, func() error {
				_, err := tx.Exec("INSERT INTO desk (id, made) VALUES (?, ?)", s.desk, stamp(s.now()))
				return err
			})
		}
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if s.share, err = readShare(tx); err != nil {
			return err
		}
		s.ends, err = s.findEnds(tx)
		return err
	})
	if err != nil {
		return err
	}
	if err := s.prepare(); err != nil {
		return err
	}
	s.shrink()
	if !o.Verify {
		s.settleKeyFiles(files)
		s.noteFiles()
	}
	return s.openTail(o.Verify)
}

// Close closes the store; the log is already durable.
func (s *Store) Close() error {
	s.leaveNames()
	var errs []error
	if s.tail != nil {
		errs = append(errs, s.tail.Close())
	}
	errs = append(errs, s.db.Close())
	s.forgetKeys()
	if s.secret != nil {
		s.secret.Clear()
	}
	if err := errors.Join(errs...); err != nil {
		return explain(err)
	}
	return nil
}

// Desk returns this desk's id.
func (s *Store) Desk() surgery.ID { return s.desk }

// Folder returns where the store lies.
func (s *Store) Folder() string { return s.folder }

// LogShort reports whether the log ends before the tail file says it should: the
// latest operations are missing.
func (s *Store) LogShort() bool { return s.short }

// inTx runs work in one immediate transaction; what it returns is explained.
func (s *Store) inTx(work func(tx *sql.Tx) error) error {
	if s.Locked() {
		defer s.forgetKeys() // of what arrived: from here on only the surgery key opens it
	}
	tx, err := s.db.BeginTx(cmp.Or(s.within, context.Background()), nil)
	if err != nil {
		return explain(err)
	}
	defer tx.Rollback() // after a commit it does nothing
	if err := work(tx); err != nil {
		return explain(err)
	}
	if err := tx.Commit(); err != nil {
		return explain(err)
	}
	return nil
}

// shrink empties the WAL into the store, so that nothing deleted is left in it.
// What it follows is committed, so a failure (a full disk) is no failure of that:
// the next change, closing or opening tries again.
func (s *Store) shrink() {
	if !s.unshrunk {
		return
	}
	var busy, frames, moved int
	err := s.db.QueryRow("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved)
	if err != nil || busy != 0 {
		slog.Warn("store: the write-ahead log could not be emptied", "busy", busy, "cause", err)
		return
	}
	s.unshrunk = false
}

// createEmpty makes the file before SQLite does, which would make it readable
// by everybody.
func createEmpty(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// address returns the file as SQLite wants it; a Windows drive takes one slash more.
func address(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return fmt.Sprintf("file:%s?%s", (&url.URL{Path: slashed}).EscapedPath(), settings)
}
