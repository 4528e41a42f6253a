package live

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/bycode"
)

// What a laptop joins by.
type (
	Invitation = bycode.Invitation
	Ask        = bycode.Ask
	Letting    = bycode.Letting
	Knocking   = bycode.Knocking
)

// Invite shows a code; one that was shown before is good for nothing any more. It takes
// 0.2 seconds. Errors: Locked; Invalid "error.home_desk_only"; Conflict
// "network.leads_not_here" where this desk does not lead.
func (r *Room) Invite() (*Invitation, error) {
	switch {
	case r.sharing.Joined():
		return nil, surgery.Fail(surgery.Invalid, "error.home_desk_only")
	case r.desk.Locked():
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	case r.running == nil || r.running.link.Door() == nil:
		return nil, surgery.Fail(surgery.Conflict, "network.leads_not_here")
	}
	return bycode.Invite(r.running.link.Door())
}

// LetIn lets a laptop in, under a name, "" for its own: from then on the door knows it.
// Errors: those of sharing.Room.LetIn.
func (r *Room) LetIn(a *Ask, name string) (*Letting, error) { return bycode.LetIn(r.sharing, a, name) }

// Knock is to join with a code, as it was typed: see bycode.Knock. The laptop follows
// whoever leads there.
func (r *Room) Knock(code, address, name string) (*Knocking, error) {
	return bycode.Knock(r.sharing, r.desk.Options().Now, following, code, address, name)
}
