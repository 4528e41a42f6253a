// Package homelost is for when the home laptop of a shared surgery is lost for good: any
// joined desk writes the whole surgery onto a stick, sealed to the organisation's paper;
// and a laptop of the organisation, restored or new, brings it in with that paper and is
// the home desk from then on. How others come to believe it is said in package seal.
package homelost

import (
	"context"
	"log/slog"
	"sync/atomic"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/names"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/words"
)

// Room writes it, and brings it in.
type Room struct {
	desk     *desk.Desk
	settings *settings.Room
	names    *names.Room
	crossed  *crossed.Room
	sharing  *sharing.Room
	lists    *checklists.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, settings *settings.Room, names *names.Room, crossed *crossed.Room, sharing *sharing.Room, lists *checklists.Room) *Room {
	return &Room{d, settings, names, crossed, sharing, lists}
}

// way is work with a stick that can be stopped, and says how far it is.
type way struct {
	ctx    context.Context
	cancel context.CancelFunc
	moved  atomic.Int64 // in thousandths of all
}

func (y *way) begin() { y.ctx, y.cancel = context.WithCancel(context.Background()) }

// Share returns how far it is, from 0 to 1. It may be asked at any time.
func (y *way) Share() float32 { return float32(y.moved.Load()) / 1000 }

// Stop ends it as soon as that is possible. It may be called at any time.
func (y *way) Stop() { y.cancel() }

func (y *way) tell(done, of int64) {
	if of > 0 {
		y.moved.Store(done * 1000 / of)
	}
}

// Writing is the whole surgery on its way to a stick.
type Writing struct {
	way
	folder    string
	whole     *surgery.Whole
	recipient string
	entries   int
}

// Write gathers, at a joined desk, all that it has of the surgery, for the stick in a
// folder. Errors: those of store.Whole; Locked.
func (r *Room) Write(folder string) (*Writing, error) {
	if r.desk.Locked() {
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	}
	if err := r.desk.Write(); err != nil { // counts go along
		return nil, err
	}
	whole, err := r.desk.Store().Whole()
	if err != nil {
		return nil, err
	}
	whole.Written = r.desk.Moment()
	if at, err := r.desk.Store().Surgery(whole.Surgery); err == nil {
		whole.Venue, whole.Day = at.Words.Venue, at.Day
	}
	visits, err := r.desk.Store().Visits(whole.Surgery)
	if err != nil {
		return nil, err
	}
	whole.Visits = len(visits)
	if whole.House, err = r.lists.Kept(); err != nil {
		return nil, err
	}
	w := &Writing{folder: folder, whole: whole, recipient: r.desk.Store().Slots().Recipient()}
	for _, p := range whole.Parcels {
		w.entries += len(p.Entries)
	}
	w.begin()
	return w, nil
}

// Write writes it, beside the worker, in place of what this desk wrote before.
func (w *Writing) Write() error {
	return share.At(w.folder, words.Say(share.ReadMeSays)).WriteWhole(w.ctx, w.recipient, w.whole, w.tell)
}

// Again returns the same, to be written once more, into the same folder.
func (w *Writing) Again() *Writing {
	again := &Writing{folder: w.folder, whole: w.whole, recipient: w.recipient, entries: w.entries}
	again.begin()
	return again
}

// Written ends what went well, and says what is on the stick.
func (r *Room) Written(w *Writing) (surgery.Change, error) {
	if err := r.sharing.Remember(w.folder); err != nil {
		slog.Error("homelost: the stick is not remembered", "cause", err)
	}
	said := words.Count("homelost.written", w.whole.Visits, "changes", words.Count("homelost.changes", w.entries))
	return surgery.Change{Notice: said, Elsewhere: true}, nil
}
