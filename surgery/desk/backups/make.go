package backups

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/store"
)

// Backup is a backup under way. The worker has only begun it: copying the records,
// sealing the copy and opening it again take seconds where there are many.
type Backup struct {
	aside  *aside
	bag    *bagLock
	gen    int
	copier *store.Copier
	folder string // of the records
	about  backup.About
	to     []age.Recipient
	with   []age.Identity // nil while locked
	slots  []byte
	away   bool // the passphrase opens it elsewhere too
	now    time.Time
	id     surgery.ID // for the names of passing files

	due   bool   // a new one is to be made
	open  []made // to be opened: before Make those from before, after it those still to be
	made  bool   // a new one was
	stale bool   // its keybag was not written, as a newer one was there
}

// Make does what takes long, beside the worker. It returns itself.
func (b *Backup) Make() (*Backup, error) {
	ctx, leave, ok := b.aside.enter()
	if !ok {
		return b, nil
	}
	defer leave()
	err := b.openWaiting()
	if b.due {
		err = errors.Join(b.makeNew(ctx), err)
	}
	if ctx.Err() != nil {
		return b, nil // it was ended
	}
	if err != nil {
		return b, surgery.AsError(err)
	}
	return b, nil
}

func (b *Backup) makeNew(ctx context.Context) error {
	making, err := os.MkdirTemp(b.folder, ".backup-*") // mode 0700
	if err != nil {
		return notMade(err)
	}
	defer os.RemoveAll(making)
	path := filepath.Join(making, store.File)
	copied, err := b.copier.Backup(ctx, path)
	if err != nil {
		return err
	}
	b.about.Schema, b.about.Operations, b.about.Surgeries = copied.Schema, copied.Operations, copied.Surgeries
	b.about.Visits, b.about.People, b.about.LastDay = copied.Visits, copied.People, copied.LastDay
	into := backup.Own(b.folder)
	if err := os.MkdirAll(into, 0o700); err != nil {
		return notMade(err)
	}
	file, err := backup.Write(into, b.about, path, b.to)
	if err != nil {
		return notMade(err)
	}
	if err := b.opened(made{file, b.about}); err != nil {
		return notMade(err)
	}
	bag := backup.Keybag{Made: b.about.Made, Desk: b.about.Desk, Slots: b.slots, Away: b.away, Keys: copied.Keys, Erased: erasedOf(copied.Erased)}
	b.stale, err = b.bag.replaceUnless(b.gen, func() error { return backup.WriteKeybag(into, bag, b.to) })
	if err != nil {
		return notMade(err)
	}
	b.made = true
	b.thin(into)
	return nil
}

func notMade(err error) error {
	return surgery.Fail(surgery.KindOf(err), "error.backup_not_made").Because(err)
}

func (b *Backup) thin(folder string) {
	files, err := backup.List(folder)
	if err != nil {
		slog.Warn("desk: old backups stay", "cause", err)
		return
	}
	desks, err := backup.Desks(folder)
	if err != nil {
		slog.Warn("desk: whose backups these are is not known", "cause", err)
	}
	own := append(backup.Former(folder, desks, b.about.Desk, b.with), backup.Short(b.about.Desk))
	for _, old := range backup.Thin(backup.OwnedBy(own, files), b.now) {
		if err := os.Remove(old.Path()); err != nil {
			slog.Warn("desk: an old backup stays", "cause", err)
		}
	}
}

// openWaiting opens the backups that were not opened yet.
func (b *Backup) openWaiting() error {
	waiting := b.open
	b.open = nil
	var errs []error
	for _, m := range waiting {
		if _, err := os.Stat(m.file.Path()); err != nil {
			continue // thinned
		}
		errs = append(errs, b.opened(m))
	}
	return errors.Join(errs...)
}

// opened opens a backup, as far as a restore would. It waits while locked, and
// where there is no room to open it; one that is damaged is removed.
func (b *Backup) opened(m made) error {
	if b.with == nil {
		b.open = append(b.open, m)
		return nil
	}
	into := filepath.Join(b.folder, ".backup-check-"+string(b.id))
	defer os.Remove(into)
	got, err := backup.Unpack(m.file.Path(), b.with, into)
	if err == nil && got != m.about {
		err = surgery.Fail(surgery.Damaged, "error.backup_damaged")
	}
	if err == nil {
		err = store.CheckCopy(into)
	}
	switch kind := surgery.KindOf(err); {
	case err == nil:
		return nil
	case kind == surgery.Damaged || kind == surgery.BadFile:
		return errors.Join(err, os.Remove(m.file.Path()))
	}
	slog.Warn("desk: a backup is still to be opened", "cause", err)
	b.open = append(b.open, m)
	return nil
}

// aside is what goes on beside the worker with a copy of the records, until it is
// ended: before they are locked, closed, or sealed to another key.
type aside struct {
	within context.Context
	cancel context.CancelFunc
	mu     sync.Mutex
	ended  bool
	inside sync.WaitGroup
}

func newAside() *aside {
	a := &aside{}
	a.within, a.cancel = context.WithCancel(context.Background())
	return a
}

// enter returns false once it was ended.
func (a *aside) enter() (within context.Context, leave func(), ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.ended {
		return nil, nil, false
	}
	a.inside.Add(1)
	return a.within, a.inside.Done, true
}

// end ends it, and waits until all have left.
func (a *aside) end() {
	a.mu.Lock()
	a.ended = true
	a.mu.Unlock()
	a.cancel()
	a.inside.Wait()
}

// EndAside ends what goes on beside the worker; what begins later goes on.
func (r *Room) EndAside() {
	if r.backed.aside == nil {
		return
	}
	r.backed.aside.end()
	r.backed.aside = newAside()
}

// bagLock sees to it that a keybag is never replaced by an older one.
type bagLock struct {
	mu  sync.Mutex
	gen int // counts the replacements on the worker
}

func (l *bagLock) now() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.gen
}

func (l *bagLock) replace(write func() error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.gen++
	return write()
}

func (l *bagLock) replaceUnless(gen int, write func() error) (stale bool, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gen != gen {
		return true, nil
	}
	return false, write()
}
