package backup

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
)

// Far is a folder that may not answer for minutes, or ever: on a stick, on a
// network share. What is done there is done beside the caller, one thing at a
// time, and after Patience without a move it counts as one that cannot be reached.
// What is asked for meanwhile is done as soon as it responds again.
//
// Its methods may be called from any goroutine.
type Far struct {
	path string
	told func() // its state has changed

	// Tests hold it up and let time pass with these.
	Touch func(path string) // called before the folder, or a file in it, is touched
	After After

	mu     sync.Mutex
	now    *Delivery     // under way; nil for none
	next   *Delivery     // to follow it
	silent bool          // what is under way has not moved for too long
	moved  chan struct{} // closed, and made anew, at each change
	gone   []string      // names of files to be removed, not yet removed
	state  State
}

// Delivery is what a far folder is to have.
type Delivery struct {
	Desk  surgery.ID
	File  string                // path of a backup beside the records; "" for none
	Bag   string                // path of the keybag beside the records; "" leaves the one that is there
	Mark  string                // what the desk calls the keys as they are now
	Paper string                // and the recovery key that opens them
	Only  bool                  // backups do not go there any more: only a keybag that is there
	Gone  []string              // names of files to be removed once File is there
	Now   time.Time             // for thinning
	With  func() []age.Identity // tells the keybags of desks this one was before; none while locked
	Heirs Heirs                 // what those are to hold
}

// Heirs is what the keybags of desks that this one was before are to hold.
type Heirs struct {
	Erased []Erased
	Slots  []byte
	Away   bool
	To     []age.Recipient
}

// State is how a far folder is, as far as is known.
type State struct {
	Known   bool    // it was looked at since the program was started
	Reached bool    // at the last look
	Busy    bool    // something is under way there
	Files   []File  // at the last look, the latest first
	Own     []File  // of Files: this desk's, or of one it was before
	Arrived Arrived // last
}

// Arrived is what a far folder has.
type Arrived struct {
	File string `json:"file,omitempty"` // name of the latest backup
	Mark string `json:"mark,omitempty"` // of the keys; "" when that is not sure
	// Paper is the recovery key that opens what is there: its public half, as the
	// desk calls it.
	Paper string `json:"paper,omitempty"`
}

// NewFar returns a far folder, with what arrived there when it was last reached, if
// that is known; told is called each time its state has changed.
func NewFar(path string, arrived Arrived, told func()) *Far {
	return &Far{path: path, told: told, Touch: func(string) {}, After: afterFunc, moved: make(chan struct{}), state: State{Arrived: arrived}}
}

// State returns how it is, without asking it.
func (f *Far) State() State {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.look()
}

func (f *Far) look() State {
	s := f.state
	s.Busy = f.now != nil && !f.silent
	return s
}

// Deliver has a delivery made, after the one that is under way; of those that wait
// only the latest is made.
func (f *Far) Deliver(d Delivery) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.gone = append(f.gone, d.Gone...)
	if f.now != nil {
		f.next = &d
		return
	}
	f.now = &d
	go f.work()
}

// Wait waits until nothing is under way, or what is under way is silent, or enough
// returns true, or given is closed. It returns the state then.
func (f *Far) Wait(enough func(State) bool, given <-chan struct{}) State {
	for {
		f.mu.Lock()
		s, moved := f.look(), f.moved
		f.mu.Unlock()
		if !s.Busy || enough(s) {
			return s
		}
		select {
		case <-moved:
		case <-given:
			return s
		}
	}
}

// change changes what is known, and tells.
func (f *Far) change(what func()) {
	f.mu.Lock()
	what()
	close(f.moved)
	f.moved = make(chan struct{})
	f.mu.Unlock()
	f.told()
}

func (f *Far) work() {
	for d := f.now; d != nil; {
		this := d
		w := watch(f.After, func() {
			f.change(func() {
				if f.now == this { // and has not just ended
					f.silent, f.state.Known, f.state.Reached = true, true, false
				}
			})
		})
		state, err := f.deliver(*d, w.alive)
		w.end()
		if err != nil {
			slog.Warn("backup: a folder was not reached", "cause", err)
		}
		f.change(func() {
			if err != nil {
				state.Arrived = f.state.Arrived
			}
			f.state, f.silent = state, false
			f.now, f.next = f.next, nil
			d = f.now
		})
	}
}

// stale reports whether another delivery waits: keys of this one may be older.
func (f *Far) stale() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.next != nil
}

// deliver makes a delivery: keys first, so that whoever was erased goes from there
// also where the rest does not fit any more.
func (f *Far) deliver(d Delivery, alive func()) (State, error) {
	f.Touch(f.path)
	state := State{Known: true, Arrived: f.State().Arrived}
	all := true // whose keybags these are is known
	read := func() ([]string, error) {
		entries, err := os.ReadDir(f.path)
		if err != nil {
			return nil, err
		}
		alive()
		with, desks := d.With(), desksIn(entries)
		former := Former(f.path, desks, d.Desk, with)
		alive()
		all = len(with) > 0 || !slices.ContainsFunc(desks, func(desk string) bool { return desk != short(d.Desk) })
		state.Files = filesIn(f.path, entries)
		state.Own = OwnedBy(append(former, short(d.Desk)), state.Files)
		return former, nil
	}
	former, err := read()
	if err != nil {
		return state, err
	}
	if d.Bag != "" && (!d.Only || len(state.Own) > 0) {
		f.change(func() { f.state.Arrived.Mark = "" }) // perhaps some of it arrives
		switch err := f.bring(d, d.Bag, alive); {
		case errors.Is(err, errNewer):
			state.Arrived.Mark, state.Reached = "", true
			return state, nil
		case err != nil:
			return state, err
		}
		if err := f.inherit(d, former, alive); err != nil {
			return state, err
		}
	}
	if d.Bag != "" && all {
		state.Arrived.Mark, state.Arrived.Paper = d.Mark, d.Paper
		f.change(func() { f.state.Arrived.Mark, f.state.Arrived.Paper = d.Mark, d.Paper })
	}
	if name := filepath.Base(d.File); d.File != "" && !d.Only {
		if !has(state.Files, name) {
			if err := f.bring(d, d.File, alive); err != nil {
				return state, err
			}
		}
		state.Arrived.File = name
		f.change(func() { f.state.Arrived.File = name })
	}
	if err := f.tidy(d, state.Own, alive); err != nil {
		return state, err
	}
	if _, err := read(); err != nil {
		return state, err
	}
	state.Reached = true
	return state, nil
}

// inherit takes whoever was erased out of the keybags of the desks that this one
// was, and gives them the key file of today.
func (f *Far) inherit(d Delivery, former []string, alive func()) error {
	for _, desk := range former {
		if err := Inherit(f.path, desk, d.With(), d.Heirs); err != nil {
			return err
		}
		alive()
	}
	return nil
}

// tidy removes what is to be gone, and thins the rest.
func (f *Far) tidy(d Delivery, own []File, alive func()) error {
	if d.Only || d.File == "" {
		return nil
	}
	var errs []error
	f.mu.Lock()
	gone := slices.Clone(f.gone)
	f.mu.Unlock()
	for _, name := range gone {
		if name != filepath.Base(d.File) && name != filepath.Base(d.Bag) {
			errs = append(errs, removeIfThere(filepath.Join(f.path, name)))
			alive()
		}
	}
	f.mu.Lock()
	f.gone = f.gone[len(gone):]
	f.mu.Unlock()
	for _, old := range Thin(own, d.Now) {
		if filepath.Base(old.Path()) != filepath.Base(d.File) {
			errs = append(errs, removeIfThere(old.Path()))
			alive()
		}
	}
	return errors.Join(errs...)
}

func has(files []File, name string) bool {
	for _, f := range files {
		if filepath.Base(f.Path()) == name {
			return true
		}
	}
	return false
}
