package backups

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// backupEvery is how often a backup is made while a surgery is open.
const backupEvery = 30 * time.Minute

// BackupPlace is a folder that backups go to.
type BackupPlace struct {
	Path    string
	Own     bool      // on this laptop, beside the records: it does not survive the laptop
	Reached bool      // it could be read just now
	Asking  bool      // it has not answered yet
	Late    bool      // the latest backup has not arrived there
	Files   int       // of this desk
	Latest  time.Time // zero: none
}

// backed is what the desk remembers of its backups.
type backed struct {
	at         time.Time
	operations int
	again      bool        // who was erased before is being erased again after a restore
	unopened   []made      // made, and still to be opened
	aside      *aside      // what goes on beside the worker
	bag        *bagLock    // of the keybag beside the records
	far        *farFolders // the other folders
}

// made is a backup that was made.
type made struct {
	file  backup.File
	about backup.About
}

func (r *Room) watchBackups() desk.Watch {
	return desk.Watch{
		Opened: func() error {
			raw, err := r.desk.Store().Settings()
			r.startBackups(raw[arrivedSetting])
			return err
		},
		Done: func(o *surgery.Operation) {
			if len(o.Erases) == 0 {
				return
			}
			r.RefreshKeybags()
			if !r.backed.again {
				r.forgetKept(r.desk.Now())
			}
		},
		Forget: r.lockBackups,
		Close:  r.endBackups,
	}
}

// startBackups begins with nothing made; what is known of other folders stays.
func (r *Room) startBackups(arrived string) {
	far := r.backed.far
	if far == nil {
		far = newFolders(r.desk.Store().Folder(), arrived)
	}
	far.setHome(r.desk.Store().Folder()) // it may be another than it was
	r.backed = backed{aside: newAside(), bag: &bagLock{}, far: far}
}

// BackupPlaces returns where backups go, and how each place is: the one on this
// laptop now, another as it was when it was last asked. It is asked again; see
// BackupsTold.
func (r *Room) BackupPlaces() ([]BackupPlace, error) {
	own := BackupPlace{Path: backup.Own(r.desk.Folder()), Own: true}
	files, err := backup.List(own.Path)
	if own.Reached = err == nil; own.Reached {
		own.fill(r.ownFiles(own.Path, files))
	}
	places := []BackupPlace{own}
	if to := r.settings.Settings().BackupTo; to != "" {
		r.deliver(nil)
		state := r.backed.far.of(to).State()
		p := BackupPlace{Path: to, Reached: state.Reached, Asking: !state.Known, Late: r.late(to, state)}
		if p.Reached {
			p.fill(state.Own)
		}
		places = append(places, p)
	}
	return places, nil
}

func (p *BackupPlace) fill(own []backup.File) {
	if p.Files = len(own); p.Files > 0 {
		p.Latest = own[0].Made
	}
}

// BackUp makes a backup beside the records, opens it again to be sure, and thins
// the older ones. Another folder gets it beside the worker: see BackupsTold.
func (r *Room) BackUp() (surgery.Change, error) {
	if err := r.desk.Write(); err != nil {
		return surgery.Change{}, err
	}
	if err := r.MakeBackup(); err != nil {
		return surgery.Change{}, err
	}
	done := surgery.Change{Changed: []surgery.Family{surgery.Settings}, Notice: words.Say("desk.backed_up")}
	if to := r.settings.Settings().BackupTo; to != "" {
		done.Notice = words.Say("desk.backed_up_sending", "folder", to)
	}
	return done, nil
}

// DueBackup returns a backup to be made when a surgery is open, something has happened
// since the last one, and that was half an hour ago; or one made while locked, to be
// opened; else nil. Make does the long part beside the worker, BackedUp the rest.
func (r *Room) DueBackup() (*Backup, error) {
	r.deliverLate()
	b, err := r.newBackup()
	if err != nil {
		return nil, err
	}
	if b.with != nil {
		b.open = r.backed.unopened
	}
	if r.desk.Surgery() != nil && r.desk.Now().Sub(r.backed.at) >= backupEvery {
		counts, err := r.desk.Store().Counts()
		if err != nil {
			return nil, err
		}
		b.due = counts.Operations != r.backed.operations
	}
	if !b.due && len(b.open) == 0 {
		return nil, nil
	}
	if b.with != nil {
		r.backed.unopened = nil
	}
	return b, nil
}

// MakeBackup makes a backup in one go.
func (r *Room) MakeBackup() error {
	b, err := r.newBackup()
	if err != nil {
		return err
	}
	b.due = true
	if b.with != nil {
		b.open, r.backed.unopened = r.backed.unopened, nil
	}
	_, err = b.Make()
	return r.BackedUp(b, err)
}

func (r *Room) newBackup() (*Backup, error) {
	if err := r.desk.AtHome(); err != nil {
		return nil, err
	}
	return newBackup(r.desk.Store(), r.desk.Options(), r.backed.aside, r.backed.bag)
}

// newBackup returns a backup of a store, to be made.
func newBackup(s *store.Store, o desk.Options, beside *aside, bag *bagLock) (*Backup, error) {
	to, err := s.Held().BackupRecipients()
	if err != nil {
		return nil, surgery.AsError(err)
	}
	slots, away, err := slotsOfBag(s)
	if err != nil {
		return nil, surgery.Fail(surgery.ReadOnly, "error.backup_not_made").Because(err)
	}
	b := &Backup{aside: beside, bag: bag, gen: bag.now(), copier: s.Copier(), folder: s.Folder(),
		about: backup.About{Made: surgery.Moment(o.Now()), Desk: s.Desk(), Program: o.Version}, to: to, slots: slots, away: away, now: o.Now(), id: o.NewID()}
	if !s.Locked() {
		b.with = []age.Identity{s.Secret().BackupIdentity()}
	}
	return b, nil
}

// BackedUp takes what came of a backup, and has the other folders get it.
func (r *Room) BackedUp(b *Backup, failed error) error {
	if b.aside != r.backed.aside {
		return nil // it was ended, or other records were brought back meanwhile
	}
	r.backed.unopened = append(b.open, r.backed.unopened...)
	if !b.made {
		return failed
	}
	r.backed.at, r.backed.operations = r.desk.Now(), b.about.Operations
	err := failed
	if b.stale {
		err = errors.Join(err, r.replaceKeybag())
	}
	err = errors.Join(err, r.settings.RememberFolders())
	r.deliver(nil)
	if err != nil {
		return surgery.AsError(err)
	}
	return nil
}

// BackUpAnew makes the first backup under a new surgery key, and takes those away
// that were sealed under the old one: it lay beside them in plain. before are the
// backups there were, told apart with the old key.
func (r *Room) BackUpAnew(before []BackupChoice) error {
	if err := r.MakeBackup(); err != nil {
		return err
	}
	gone := map[string][]string{} // by folder
	for _, b := range before {
		if !b.Own {
			continue
		}
		names := append(gone[b.File.Folder], filepath.Base(b.File.Path()))
		if b.File.Desk != backup.Short(r.desk.Store().Desk()) { // the keys of a desk this was before
			names = append(names, filepath.Base(backup.KeybagPath("", surgery.ID(b.File.Desk))))
		}
		gone[b.File.Folder] = names
	}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(gone[backup.Own(r.desk.Folder())]))) {
		if err := os.Remove(filepath.Join(backup.Own(r.desk.Folder()), name)); err != nil {
			slog.Warn("desk: a backup under the old key stays", "cause", err)
		}
	}
	r.deliver(gone)
	return nil
}

// heirs returns what the keybags of desks that this one was before are to hold.
func (r *Room) heirs() (backup.Heirs, error) {
	var h backup.Heirs
	erased, err := r.desk.Store().Erased()
	if err != nil {
		return h, err
	}
	h.Erased = erasedOf(erased)
	if h.Slots, h.Away, err = slotsOfBag(r.desk.Store()); err == nil {
		h.To, err = r.desk.Store().Held().BackupRecipients()
	}
	return h, err
}

// identity returns what opens this desk's backups; nil while locked.
func (r *Room) identity() []age.Identity {
	if r.desk.Store().Locked() {
		return nil
	}
	return []age.Identity{r.desk.Store().Secret().BackupIdentity()}
}

// BackUpAfter makes a backup when a surgery was closed, and says what came of it:
// the closing itself stands.
func (r *Room) BackUpAfter() string {
	done, err := r.BackUp()
	if err != nil {
		slog.Error("desk: no backup after closing", "cause", err)
		return words.Say("desk.not_backed_up")
	}
	return done.Notice
}

// Before makes a backup of a store whose tables are about to be changed by a
// newer program.
func Before(s *store.Store, o desk.Options) error {
	b, err := newBackup(s, o, newAside(), &bagLock{})
	if err != nil {
		return err
	}
	b.due = true
	_, err = b.Make() // another folder gets it once the records are open
	return err
}
