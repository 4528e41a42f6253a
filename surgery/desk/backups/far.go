package backups

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/words"
)

// farFolders are the folders, other than the one beside the records, that backups go
// to or went to. They may not answer: nothing here waits for one on the worker.
type farFolders struct {
	came chan struct{}
	with atomic.Pointer[[]age.Identity] // to open keybags; nil while locked

	mu        sync.Mutex
	home      string // of the records
	far       map[string]*backup.Far
	arrived   map[string]backup.Arrived // as it was kept
	mark      string                    // of the keys as they are now
	paper     string                    // the recovery key that opens them: see paperOf
	notMade   error                     // why there is no backup since the keys have changed
	latest    string                    // name of the latest backup beside the records
	ownFailed bool                      // the keybag beside the records was not replaced

	said map[string]placed // the worker's
}

// placed is what screens were last told of a folder.
type placed struct {
	known, reached, late bool
	old                  bool // only the older paper opens what is there
	files                int
	latest               time.Time
}

// closePatience is how long closing waits for another folder.
const closePatience = 3 * time.Second

const arrivedSetting = "backup_arrived"

func newFolders(home, arrived string) *farFolders {
	f := &farFolders{home: home, came: make(chan struct{}, 1), far: map[string]*backup.Far{}, said: map[string]placed{}}
	if json.Unmarshal([]byte(arrived), &f.arrived) != nil || f.arrived == nil {
		f.arrived = map[string]backup.Arrived{} // a broken one: everything is brought again
	}
	return f
}

// of returns one folder.
func (f *farFolders) of(path string) *backup.Far {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.far[path] == nil {
		f.far[path] = backup.NewFar(path, f.arrived[path], f.tell)
	}
	return f.far[path]
}

func (f *farFolders) tell() {
	select {
	case f.came <- struct{}{}:
	default: // it is being told
	}
}

// beside returns the folder of the records.
func (f *farFolders) beside() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.home
}

func (f *farFolders) setHome(folder string) {
	f.mu.Lock()
	f.home = folder
	f.mu.Unlock()
}

func (f *farFolders) setOwnFailed(failed bool) {
	f.mu.Lock()
	f.ownFailed = failed
	f.mu.Unlock()
}

func (f *farFolders) identity() []age.Identity {
	if with := f.with.Load(); with != nil {
		return *with
	}
	return nil
}

// BackupsTold tells each time something is new of another folder: TakeBackups then
// says what.
func (r *Room) BackupsTold() <-chan struct{} { return r.backed.far.came }

// TakeBackups keeps what has arrived in other folders, and returns what there is to
// tell: that a backup has not arrived, once, and that it has after all.
func (r *Room) TakeBackups() (surgery.Change, error) {
	var done surgery.Change
	for _, path := range r.settings.EveryFolder()[1:] {
		state := r.backed.far.of(path).State()
		was := r.backed.far.said[path]
		now := placed{known: state.Known, reached: state.Reached, late: r.late(path, state), old: older(state.Arrived, paperOf(r.desk.Store().Held())), files: len(state.Own)}
		if len(state.Own) > 0 {
			now.latest = state.Own[0].Made
		}
		if now == was || !now.known {
			continue
		}
		r.backed.far.said[path] = now
		if was.old && !now.old {
			done.Changed, done.Notice = []surgery.Family{surgery.Settings}, words.Say("desk.paper_arrived", "folder", path)
			continue
		}
		if path != r.settings.Settings().BackupTo {
			continue
		}
		done.Changed = []surgery.Family{surgery.Settings}
		switch {
		case now.late && !now.reached && (!was.known || was.reached || !was.late):
			done.Notice = words.Say("desk.not_arrived", "folder", path)
		case was.known && was.late && !was.reached && !now.late && now.reached:
			done.Notice = words.Say("desk.arrived", "folder", path)
		}
	}
	return done, r.keepArrived()
}

// keepArrived keeps what has arrived where, for the next start.
func (r *Room) keepArrived() error {
	f := r.backed.far
	f.mu.Lock()
	changed := false
	for path, far := range f.far {
		if now := far.State().Arrived; now != f.arrived[path] {
			f.arrived[path], changed = now, true
		}
	}
	raw, err := json.Marshal(f.arrived)
	f.mu.Unlock()
	if err != nil || !changed {
		return err
	}
	return r.desk.Store().SetSettings(map[string]string{arrivedSetting: string(raw)})
}

// late reports whether a folder lacks the latest backup.
func (r *Room) late(path string, state backup.State) bool {
	latest := r.latestOwn()
	return path == r.settings.Settings().BackupTo && latest != "" && state.Arrived.File != filepath.Base(latest)
}

// latestOwn returns the path of the latest backup beside the records; "" for none.
func (r *Room) latestOwn() string {
	files, err := backup.List(backup.Own(r.desk.Folder()))
	if err != nil {
		return ""
	}
	own := backup.OwnedBy([]string{backup.Short(r.desk.Store().Desk())}, files)
	if len(own) == 0 {
		return ""
	}
	return own[0].Path()
}

// deliver has the other folders get the latest backup and the keys as they are now,
// where they do not have them, and be looked at. gone are names of files to be
// removed, by folder.
func (r *Room) deliver(gone map[string][]string) {
	f := r.backed.far
	if with := r.identity(); with != nil {
		f.with.Store(&with)
	}
	latest, bag := r.latestOwn(), backup.KeybagPath(backup.Own(r.desk.Folder()), r.desk.Store().Desk())
	mark := ""
	if info, err := os.Stat(bag); err == nil {
		mark = fmt.Sprint(backup.Short(r.desk.Store().Desk()), " ", info.ModTime().UnixNano(), " ", info.Size())
	}
	paper := paperOf(r.desk.Store().Held())
	f.mu.Lock()
	f.mark, f.paper, f.latest = mark, paper, ""
	if latest != "" {
		f.latest = filepath.Base(latest)
	}
	f.mu.Unlock()
	heirs, err := r.heirs()
	if err != nil {
		slog.Error("desk: what other folders are to hold is not known", "cause", err)
		return
	}
	for _, path := range r.settings.EveryFolder()[1:] {
		far := f.of(path)
		what := backup.Delivery{Desk: r.desk.Store().Desk(), File: latest, Mark: mark, Paper: paper, Only: path != r.settings.Settings().BackupTo, Gone: gone[path],
			Now: r.desk.Now(), With: f.identity, Heirs: heirs}
		if arrived := far.State().Arrived; mark != "" && (arrived.Mark != mark || arrived.Paper != paper) {
			what.Bag = bag
		}
		far.Deliver(what)
	}
}

// deliverLate is deliver where a folder lacks something.
func (r *Room) deliverLate() {
	for _, path := range r.settings.EveryFolder()[1:] {
		state := r.backed.far.of(path).State()
		if !state.Busy && (r.late(path, state) || state.Arrived.Mark != r.backed.far.keys()) {
			r.deliver(nil)
			return
		}
	}
}

func (f *farFolders) keys() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.mark
}

// UnreachedBackups returns the folders where the backups still hold the keys of
// those who were erased last, because they could not be reached. It waits for a
// folder that is being asked, and is to be called beside the worker.
func (r *Room) UnreachedBackups() []string { return r.backed.far.unreached() }

// BackupDelivered waits for the folder that backups also go to, and reports whether
// the latest has arrived there, and says so. It is to be called beside the worker.
func (r *Room) BackupDelivered() (arrived bool, notice string) {
	to := r.settings.Settings().BackupTo
	if to == "" {
		return true, words.Say("desk.backed_up")
	}
	f := r.backed.far
	state := f.of(to).Wait(func(backup.State) bool { return false }, nil)
	f.mu.Lock()
	latest := f.latest
	f.mu.Unlock()
	if state.Reached && state.Arrived.File == latest {
		return true, words.Say("desk.backed_up_both", "folder", to)
	}
	return false, words.Say("desk.backed_up_but", "folder", to)
}

func (f *farFolders) unreached() []string {
	f.mu.Lock()
	mark, far := f.mark, make(map[string]*backup.Far, len(f.far))
	for path, one := range f.far {
		far[path] = one
	}
	var missed []string
	if f.ownFailed {
		missed = append(missed, backup.Own(f.home))
	}
	f.mu.Unlock()
	has := func(s backup.State) bool { return s.Arrived.Mark == mark }
	for path, one := range far {
		if !has(one.Wait(has, nil)) {
			missed = append(missed, path)
		}
	}
	slices.Sort(missed)
	return missed
}

// AwaitFolders waits until nothing is under way in other folders.
func (r *Room) AwaitFolders() { r.backed.far.wait(nil) }

// wait waits until nothing is under way in other folders, or given is
// closed.
func (f *farFolders) wait(given <-chan struct{}) {
	f.mu.Lock()
	all := make([]*backup.Far, 0, len(f.far))
	for _, one := range f.far {
		all = append(all, one)
	}
	f.mu.Unlock()
	for _, one := range all {
		one.Wait(func(backup.State) bool { return false }, given)
	}
}

// endBackups ends what goes on beside the worker before the records are closed. It
// waits only so long for another folder: what has not arrived by then is brought at
// the next start.
func (r *Room) endBackups() {
	if r.backed.far == nil {
		return
	}
	r.EndAside()
	given := make(chan struct{})
	late := time.AfterFunc(closePatience, func() { close(given) })
	r.backed.far.wait(given)
	late.Stop()
	if err := r.keepArrived(); err != nil {
		slog.Warn("desk: what has arrived where is not kept", "cause", err)
	}
}

// lockBackups ends what needs keys.
func (r *Room) lockBackups() {
	r.EndAside()
	r.backed.far.with.Store(nil)
}
