package prints

import (
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// Written is a file that was saved, or printed into a folder, for somebody. It is
// remembered, sealed, so that it can go when their name does.
type Written struct {
	Path   string            `json:"path"`
	Kind   surgery.PrintKind `json:"kind"`
	At     time.Time         `json:"at"`
	Visit  surgery.ID        `json:"visit,omitempty"`
	People []surgery.ID      `json:"people,omitempty"`
	Gone   bool              `json:"gone,omitempty"` // whoever it is about was erased
}

const writtenSetting = "written"

// CopiedToInternet reports whether a folder is one whose files are copied to the
// internet.
func (room *Room) CopiedToInternet(folder string) bool { return store.Synced(folder) }

func (room *Room) written() ([]Written, error) {
	raw, err := room.desk.Store().SealedSetting(writtenSetting)
	if err != nil || raw == nil {
		return nil, err
	}
	var all []Written
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, surgery.AsError(err)
	}
	return all, nil
}

func (room *Room) setWritten(all []Written) error {
	if len(all) == 0 {
		return room.desk.Store().SetSealedSetting(writtenSetting, nil)
	}
	raw, err := json.Marshal(all)
	if err != nil {
		return surgery.AsError(err)
	}
	return room.desk.Store().SetSealedSetting(writtenSetting, raw)
}

// Wrote remembers a file. It is there already, so that one that cannot be remembered
// is for the log.
func (room *Room) Wrote(w Written) {
	w.At = room.desk.Moment()
	all, err := room.written()
	if err == nil {
		err = room.setWritten(append(all, w))
	}
	if err != nil {
		slog.Error("desk: a file that was saved is not remembered", "cause", err)
	}
}

// WrittenToo has the files of one person be those of another as well: the two are
// one person, until that is undone.
func (room *Room) WrittenToo(goes, stays surgery.ID) {
	all, err := room.written()
	changed := false
	for i, w := range all {
		if slices.Contains(w.People, goes) && !slices.Contains(w.People, stays) {
			all[i].People = append(slices.Clone(w.People), stays)
			changed = true
		}
	}
	if err == nil && changed {
		err = room.setWritten(all)
	}
	if err != nil {
		slog.Error("desk: files of somebody who was merged are not remembered", "cause", err)
	}
}

// NamelessAfter returns the files that nobody's record leads to any more once an
// operation was done: of those it erases, and of visits that it leaves unnamed.
func (room *Room) NamelessAfter(o *surgery.Operation) ([]Written, error) {
	all, err := room.written()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	gone := map[surgery.ID]bool{}
	for _, id := range o.Erases {
		gone[id] = true
	}
	for _, e := range o.Edits {
		if v, ok := e.Before.(*surgery.Visit); ok && v != nil {
			if after, ok := e.After.(*surgery.Visit); ok && after.Attendee == "" {
				gone[v.ID] = true
			}
		}
	}
	for i, w := range all {
		if gone[w.Visit] || slices.ContainsFunc(w.People, func(id surgery.ID) bool { return gone[id] }) {
			all[i].Gone = true
		}
	}
	return all, nil
}

// KeepNameless keeps what namelessAfter found, once the operation was done.
func (room *Room) KeepNameless(all []Written) {
	if len(all) == 0 {
		return
	}
	if err := room.setWritten(all); err != nil {
		slog.Error("desk: files of those erased are not remembered", "cause", err)
	}
}

// LeftFiles returns the files that were written for people who have been erased
// since, until SettleFiles.
func (room *Room) LeftFiles() ([]Written, error) {
	all, err := room.written()
	return slices.DeleteFunc(all, func(w Written) bool { return !w.Gone }), err
}

// Settled is what came of the files of those who were erased.
type Settled struct {
	Deleted int
	There   []string // kept, or they could not be deleted
	Missing []string // no longer where they were saved: moved, perhaps
}

// SettleFiles deletes the files that were written for people who have been erased,
// or leaves them, and forgets of them. What is still somewhere is for the receipt.
func (room *Room) SettleFiles(remove bool) (Settled, error) {
	all, err := room.written()
	if err != nil {
		return Settled{}, err
	}
	var s Settled
	var rest []Written
	for _, w := range all {
		if !w.Gone {
			rest = append(rest, w)
			continue
		}
		info, err := os.Lstat(w.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			s.Missing = append(s.Missing, w.Path)
		case err != nil || !remove || !info.Mode().IsRegular() || os.Remove(w.Path) != nil:
			s.There = append(s.There, w.Path)
		default:
			s.Deleted++
		}
	}
	return s, room.setWritten(rest)
}
