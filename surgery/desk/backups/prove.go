package backups

import (
	"errors"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"filippo.io/age"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/words"
)

// After each change of keys a backup is made, brought to the other folders, and
// opened again as another laptop would: with what the host was told to keep, and
// nothing else. A folder that cannot be reached then keeps what it had, which only
// the older paper opens; that is told, until it was reached.

// Proof says where backups open with what the host keeps.
type Proof struct {
	Opened []string // folders where the latest was opened with it; this laptop's own is not named
	Here   bool     // and on this laptop
	Old    []string // folders not reached: what is there opens only with the older paper
	None   []string // folders not reached that have nothing yet which a paper opens
	Before []string // folders not reached that have the keys from before: the passphrase of then
	Failed error    // why there is no new backup, or none that opens; nil for all is well
}

// ProveBackups waits for other folders, and opens the latest backups with kept: a
// recovery key, or a passphrase that opens them elsewhere; "" only waits. It is to
// be called beside the worker, after what has changed the keys.
func (r *Room) ProveBackups(kept string) Proof {
	f := r.backed.far
	f.mu.Lock()
	latest, paper, mark, failed := f.latest, f.paper, f.mark, f.notMade
	all := make(map[string]*backup.Far, len(f.far))
	for path, far := range f.far {
		all[path] = far
	}
	f.mu.Unlock()
	p := Proof{Failed: failed}
	opens := func(path string) bool {
		if kept == "" {
			return true
		}
		err := proveOne(path, kept)
		if err != nil {
			slog.Error("desk: a backup does not open with what was kept for it", "cause", err)
			p.Failed = errors.Join(p.Failed, err)
		}
		return err == nil
	}
	p.Here = latest != "" && opens(filepath.Join(f.home, backup.OwnName, latest))
	for _, path := range slices.Sorted(maps.Keys(all)) {
		state := all[path].Wait(func(backup.State) bool { return false }, nil)
		if state.Arrived != (backup.Arrived{}) && state.Arrived.Mark != mark {
			p.Before = append(p.Before, path)
		}
		switch {
		case state.Arrived.Paper != paper || !state.Reached:
			if older(state.Arrived, paper) {
				p.Old = append(p.Old, path)
			} else if state.Arrived.Paper != paper && path == r.settings.Settings().BackupTo {
				p.None = append(p.None, path)
			}
		case len(state.Own) > 0 && opens(state.Own[0].Path()):
			p.Opened = append(p.Opened, path)
		}
	}
	return p
}

// proveOne opens one backup as another laptop would.
func proveOne(path, kept string) error {
	_, err := backup.Watched(func(alive func()) (struct{}, error) {
		_, _, err := Opener{Typed: kept}.Open(path, func(path string, with []age.Identity) (backup.About, error) {
			return backup.LookAlive(path, with, alive)
		})
		return struct{}{}, err
	})
	return err
}

// noPaper is what stands for the recovery key while there is none.
const noPaper = "none"

// paperOf returns what tells recovery keys apart, and is secret to nobody.
func paperOf(held *seal.Held) string {
	if held.Slots == nil {
		return noPaper
	}
	return held.Slots.Recipient()
}

// older reports whether a folder has what only an older paper opens.
func older(a backup.Arrived, paper string) bool {
	return a != (backup.Arrived{}) && a.Paper != paper && a.Paper != noPaper
}

// OldPaper returns the folders that were not reached since there is a new recovery
// key: until they are, the paper from before is to be kept.
func (r *Room) OldPaper() []string {
	paper := paperOf(r.desk.Store().Held())
	var found []string
	for _, path := range r.settings.EveryFolder()[1:] {
		if older(r.backed.far.of(path).State().Arrived, paper) {
			found = append(found, path)
		}
	}
	return found
}

// BackUpChanged makes a backup after the keys have changed. That none could be made
// is kept for ProveBackups: the keys have changed all the same.
func (r *Room) BackUpChanged(backUp func() error) {
	err := backUp()
	if err != nil {
		slog.Error("desk: no backup after the keys have changed", "cause", err)
	}
	f := r.backed.far
	f.mu.Lock()
	f.notMade = err
	f.mu.Unlock()
}

// Words says what came of it, a sentence for each line.
func (p Proof) Words() []string {
	var said []string
	switch {
	case p.Failed != nil:
		said = append(said, words.Say("desk.proof_failed"))
	case p.Here && len(p.Opened) > 0:
		said = append(said, words.Say("desk.proof_both", "folder", strings.Join(p.Opened, ", ")))
	case p.Here:
		said = append(said, words.Say("desk.proof_here"))
	}
	if len(p.Old) > 0 {
		said = append(said, words.Say("desk.proof_old", "folder", strings.Join(p.Old, ", ")))
	}
	if len(p.None) > 0 {
		said = append(said, words.Say("desk.proof_none", "folder", strings.Join(p.None, ", ")))
	}
	return said
}
