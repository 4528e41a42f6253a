package desk

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/instance"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/logbook"
	"socialmediasurgery/surgery/store"
)

// Options say where the desk's records are and what it is made of.
type Options struct {
	Folder    string
	Files     fs.FS             // the embedded assets
	Now       func() time.Time  // tests set it; local time
	NewID     func() surgery.ID // random ids of records
	NewOp     func() surgery.ID // ids of operations, in the order of time
	Print     string            // prints go into this folder; "" for the setting
	Saves     string            // the documents folder, where PDFs are saved
	Cache     string            // a folder for what can be made again: the list of fonts
	Verify    bool              // only to be looked at: see store.Options
	Version   string            // of the program, as backups say it
	Temporary bool              // the records are thrown away in the end: see store.Options
	Portable  bool              // the folder was asked for: it may lie on a stick, and be opened at another laptop

	// BeforeMigrating is called before the tables of an older program are changed.
	BeforeMigrating func(*store.Store, Options) error
}

// Desk is one laptop's records, open.
type Desk struct {
	History *History        // what can be undone
	Calls   <-chan struct{} // another copy of the program was started on the same folder, and asks this one to come forward
	Closing func()          // the window is gone, and Close follows: a copy that is started meanwhile waits for that

	store     *store.Store
	claim     *instance.Claim
	options   Options
	now       func() time.Time
	newID     func() surgery.ID
	newOp     func() surgery.ID
	platforms link.Platforms
	watching  []Watch
	current   *surgery.Surgery // the open surgery; nil when none is
	answered  answers          // to doubts, until a change is made
	covered   bool             // nobody's name may be shown
}

// Open opens the desk's records.
func Open(o Options) (*Desk, error) {
	Fill(&o)
	at := store.Options{Folder: o.Folder, Now: o.Now, NewID: o.NewID, Verify: o.Verify, Temporary: o.Temporary,
		BackedUp: backup.There(o.Folder), Logged: hasLog(o.Folder)} // never an empty start where there was something
	there, err := store.Prepare(at)
	if err != nil {
		return nil, err
	}
	if there && !o.Verify && markedDamaged(o.Folder) {
		return nil, surgery.Fail(surgery.Damaged, "error.damage_found")
	}
	if o.BeforeMigrating != nil {
		at.BeforeMigrating = func(s *store.Store) error { return o.BeforeMigrating(s, o) }
	}
	claim, err := instance.Take(o.Folder)
	if err != nil {
		return nil, err
	}
	if !o.Verify {
		Sweep(o.Folder)
	}
	s, err := store.Open(at)
	if err != nil {
		claim.Release()
		return nil, err
	}
	d := &Desk{Calls: claim.Calls(), Closing: claim.Closing, store: s, claim: claim, options: o, now: o.Now, newID: o.NewID, newOp: o.NewOp}
	d.History = &History{desk: d}
	if d.platforms, err = link.ReadPlatforms(o.Files); err != nil {
		err = surgery.AsError(err)
	}
	if err == nil {
		err = d.readOpen()
	}
	if err != nil {
		s.Close()
		claim.Release()
		return nil, err
	}
	return d, nil
}

// Fill puts the clock and ids of a program at work where none are given.
func Fill(o *Options) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.NewID == nil {
		o.NewID = func() surgery.ID { return surgery.ID(uuid.NewString()) }
	}
	if o.NewOp == nil {
		o.NewOp = func() surgery.ID { return surgery.ID(uuid.Must(uuid.NewV7()).String()) }
	}
}

// hasLog reports whether the program wrote its log there. A first start that failed
// may have, so it says something only beside a file of records.
func hasLog(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, logbook.LogFile))
	return err == nil
}

// readOpen reads which surgery is open, and what can be undone.
func (d *Desk) readOpen() error {
	if err := d.readCurrent(); err != nil {
		return err
	}
	return d.History.read()
}

func (d *Desk) readCurrent() error {
	latest, err := d.store.LatestSurgery()
	if err != nil {
		return err
	}
	if d.current = nil; latest != nil && latest.Open() {
		d.current = latest
	}
	return nil
}

// Reopen closes the records and opens those that were put in their place.
func (d *Desk) Reopen() error { return d.reopenIn(d.store.Folder()) }

func (d *Desk) reopenIn(folder string) error {
	d.forget()
	if err := d.store.Close(); err != nil {
		return err
	}
	s, err := store.Open(store.Options{Folder: folder, Now: d.now, NewID: d.newID})
	if err != nil {
		return err
	}
	d.store = s
	if err := d.readOpen(); err != nil {
		return err
	}
	return d.opened()
}

// Verify checks the whole store; see store.Report.
func (d *Desk) Verify() (store.Report, error) { return d.store.Verify() }

// Close writes what is still to be written and closes the store.
func (d *Desk) Close() error {
	d.announce(func(w Watch) func() { return w.Close })
	return errors.Join(d.Write(), d.store.Close(), d.claim.Release())
}

// Folder returns where the records lie.
func (d *Desk) Folder() string { return d.store.Folder() }

// Options returns what the desk was opened with.
func (d *Desk) Options() Options { return d.options }

// Store returns the store. It is for the rooms around the desk, and nobody else.
func (d *Desk) Store() *store.Store { return d.store }

// Surgery returns the open surgery; nil when none is.
func (d *Desk) Surgery() *surgery.Surgery { return d.current }

// Platforms returns the sites a week can be on and a surgeon can help with.
func (d *Desk) Platforms() link.Platforms { return d.platforms }

// NewID returns a new record's id.
func (d *Desk) NewID() surgery.ID { return d.newID() }

// Now returns the time by the desk's clock.
func (d *Desk) Now() time.Time { return d.now() }

// SetClock has the desk go by another clock, and returns the one it went by: what
// the made-up week says happened earlier.
func (d *Desk) SetClock(now func() time.Time) (was func() time.Time) {
	was, d.now = d.now, now
	return was
}

// Today returns the local date as records hold it.
func (d *Desk) Today() string { return d.now().Format(time.DateOnly) }

// Moment returns now as records hold it: UTC, to the millisecond.
func (d *Desk) Moment() time.Time { return surgery.Moment(d.now()) }

// Do carries out an operation and returns what it did, with what to tell the
// host: the store makes it durable, then the undo history, the open surgery and all who
// watch follow it.
func (d *Desk) Do(o *surgery.Operation, notice string) (surgery.Change, error) {
	return d.DoAndSay(o, func() string { return notice })
}

// DoAndSay is Do with a notice that repeats what was typed: it is put into words
// afterwards, when what should not be kept is taken out of the records.
func (d *Desk) DoAndSay(o *surgery.Operation, notice func() string) (surgery.Change, error) {
	if err := d.guard(o); err != nil {
		return surgery.Change{}, err
	}
	contacts := d.apart(o)
	if err := d.carryOut(o); err != nil {
		return surgery.Change{}, err
	}
	if contacts != nil {
		contacts.ID = surgery.Beside(o.ID)
		if err := d.carryOut(contacts); err != nil {
			return surgery.Change{}, err
		}
	}
	return surgery.Change{Changed: o.Changed(), Notice: notice(), About: o.About, Visit: o.Visit, Op: o.ID, CanUndo: o.Kind.HasInverse()}, nil
}

// carryOut carries out an operation whose texts were looked at.
func (d *Desk) carryOut(o *surgery.Operation) error {
	if o.Kind.EndsHistory() {
		if err := d.privateFirst(o); err != nil {
			return err
		}
	}
	if !surgery.IsBeside(o.ID) {
		o.ID = d.newOp()
	}
	if d.current != nil && o.Surgery == "" {
		o.Surgery = d.current.ID
	}
	if err := d.mayDo(o); err != nil {
		return err
	}
	if err := d.store.Do(o); err != nil {
		slog.Error("desk: not done", "kind", o.Kind, "cause", err)
		return err
	}
	d.answered = nil
	for _, e := range o.Edits {
		if _, is := e.Record().(*surgery.Surgery); !is {
			continue
		}
		d.current = nil // it was closed, or its start was undone
		if after, _ := e.After.(*surgery.Surgery); after != nil && after.Open() {
			d.current = after
		}
	}
	d.History.past.Add(surgery.Past{ID: o.ID, Kind: o.Kind, About: o.About, Visit: o.Visit, Reverts: o.Reverts})
	d.happened(o)
	return nil
}

// Elsewhere follows what another desk did, which the store has taken in: what stands of
// it is what the store says now. It is not the host's to undo, and what the host is
// being asked stays open; what ends the history ends it here too.
func (d *Desk) Elsewhere(o *surgery.Operation) (surgery.Change, error) {
	stands := *o
	var err error
	if stands.Edits, err = d.store.Standing(o.Edits); err != nil {
		return surgery.Change{}, err
	}
	if o.Recounts() || slices.Contains(o.Changed(), surgery.Surgeries) {
		if err := d.readCurrent(); err != nil {
			return surgery.Change{}, err
		}
	}
	if o.Kind.EndsHistory() {
		d.History.past.End()
	}
	d.happened(&stands)
	if o.Recounts() && !d.Locked() { // more is another than it says
		if err := d.unlocked(); err != nil {
			return surgery.Change{}, err
		}
	}
	return surgery.Change{Changed: o.Changed(), About: o.About, Visit: o.Visit, Op: o.ID, Elsewhere: true}, nil
}

// happened tells all who watch what was done, here or at another desk.
func (d *Desk) happened(o *surgery.Operation) {
	for _, w := range d.watching {
		if w.Done != nil {
			w.Done(o)
		}
	}
}

// OpenSurgery returns the open surgery, or an error that says there is none.
func (d *Desk) OpenSurgery() (*surgery.Surgery, error) {
	if d.current == nil {
		return nil, surgery.Fail(surgery.NotFound, "error.no_surgery")
	}
	return d.current, nil
}

// SurgeryOf returns the surgery with that id, open or closed.
func (d *Desk) SurgeryOf(id surgery.ID) (*surgery.Surgery, error) {
	if d.current != nil && d.current.ID == id {
		return d.current, nil
	}
	return d.store.Surgery(id)
}
