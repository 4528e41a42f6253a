// Package sharing runs one surgery on several laptops, which carry what each did by stick,
// or by a network (see package live): sharing, letting in, swapping, what needs a look, handing over and forgetting.
package sharing

import (
	"log/slog"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/settings"
)

// Room is the sharing of this desk.
type Room struct {
	desk     *desk.Desk
	settings *settings.Room
	people   *people.Room
	crossed  *crossed.Room
	lists    *checklists.Room // which gives out and takes what is the organisation's

	joined bool         // this laptop is a joined desk: it is one as long as its records are open
	wrote  surgery.Seen // what was last left on a stick since the program began

	Near *Near // what is known over a network; nil where there is none
}

// New returns the room on an open desk.
func New(d *desk.Desk, settings *settings.Room, people *people.Room, crossed *crossed.Room, lists *checklists.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings, people: people, crossed: crossed, lists: lists}
	now, err := d.Store().Sharing()
	if err != nil {
		return nil, err
	}
	r.joined = now != nil && !now.Home
	return r, d.Watch(desk.Watch{Unlocked: func() error {
		if _, err := r.EraseOverdue(); err != nil {
			slog.Error("sharing: names stay on a joined desk", "cause", err) // and are tried again the next day
		}
		return nil
	}})
}

// Joined reports whether this laptop is a joined desk: its records are a share of the
// home desk's, and it keeps nothing of them in the end.
func (r *Room) Joined() bool { return r.joined }

// sharing returns how this laptop takes part: NotFound where nothing is shared.
func (r *Room) sharing() (*surgery.Sharing, error) {
	now, err := r.shared()
	if err == nil && now == nil {
		err = surgery.Fail(surgery.NotFound, "sharing.none")
	}
	return now, err
}

// told is a change of who takes part, or of what came: all of it is drawn anew.
var told = []surgery.Family{surgery.DesksHere, surgery.Settings}
