// Package bycode has laptops join a surgery over a network by a code: the home desk shows
// one at its door, another laptop has it typed in, both show the same three words, and the
// host lets it in.
package bycode

import (
	"log/slog"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/joining"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/share/door"
)

// Invitation is a code that is shown at the home desk while it leads, for one laptop that
// joins over the network.
type Invitation struct {
	Code    string // in groups of four letters
	Address string // of the door, for whoever has to type it beside the code
	Until   time.Time

	invited *door.Invitation
}

// Invite shows a code for a door; one that was shown before is good for nothing any more.
// It takes 0.2 seconds.
func Invite(at *door.Door) (*Invitation, error) {
	invited, err := at.Invite()
	if err != nil {
		return nil, err
	}
	return &Invitation{Code: invited.Code.String(), Address: at.At().Addr().String(), Until: invited.Until, invited: invited}, nil
}

// Next waits for a laptop that knows the code, beside the worker: nil once the code is
// good for nothing any more.
func (i *Invitation) Next() (*Ask, error) {
	select {
	case a := <-i.invited.Asked():
		return askOf(a), nil
	case <-i.invited.Over():
		return nil, nil
	}
}

// Waiting returns a laptop that knows the code and waits to be let in, nil for none yet.
func (i *Invitation) Waiting() *Ask {
	select {
	case a := <-i.invited.Asked():
		return askOf(a)
	default:
		return nil
	}
}

// Over reports whether the code is good for nothing any more: it was used, its time has
// passed, or five laptops did not know it.
func (i *Invitation) Over() bool { return isClosed(i.invited.Over()) }

// Arrived reports whether anything at all has come to the door since.
func (i *Invitation) Arrived() bool { return i.invited.Arrived() }

// End has the code be good for nothing any more.
func (i *Invitation) End() { i.invited.End() }

// Ask is a laptop that waits to be let in.
type Ask struct {
	Name  string
	Words [3]string // as its screen shows them too

	asked *door.Ask
}

func askOf(a *door.Ask) *Ask { return &Ask{a.Request.Name, a.Words, a} }

// Gone reports whether it does not wait any more.
func (a *Ask) Gone() bool { return isClosed(a.asked.Gone()) }

// Refuse does not let it in, beside the worker. It may ask again while the code is good.
func (a *Ask) Refuse() {
	if err := a.asked.Refuse(); err != nil {
		slog.Info("bycode: a laptop went before it was told that it is not let in", "cause", err)
	}
}

// Letting is a laptop that was let in: what is to be sent to it, and told there.
type Letting struct {
	Letter     string
	Passphrase string
	Done       surgery.Change

	given *sharing.Letting
	asked *door.Ask
}

// LetIn lets a laptop in, under a name, "" for its own: from then on the door knows it.
// Errors: those of sharing.Room.LetIn.
func LetIn(r *sharing.Room, a *Ask, name string) (*Letting, error) {
	given, err := r.LetIn(joining.Asked(a.asked.Request, a.Words), name)
	if err != nil {
		return nil, err
	}
	return &Letting{Letter: given.Letter, Passphrase: given.Passphrase, Done: given.Done, given: given, asked: a.asked}, nil
}

// Send sends the laptop what it needs, and returns once that has arrived, beside the
// worker. Conflict "share.join_cut" where it has not: then the laptop may ask again, with
// the same code, and is the same desk.
func (l *Letting) Send() error { return l.given.Carry(l.asked.LetIn) }

// Stop ends sending as soon as that is possible.
func (l *Letting) Stop() { l.given.Stop() }

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
