package bycode

import (
	"bytes"
	"context"
	"errors"
	"net/netip"
	"sync"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/share/door"
)

// Knocking is this laptop, which joins a surgery of others over a network. Its secret is
// in memory alone. End may be called at any time; the rest by one at a time.
type Knocking struct {
	now     func() time.Time
	keeps   func(surgery.ID, netip.AddrPort) (map[string]string, error)
	joining *sharing.Joining
	name    string
	code    door.Code
	at      netip.AddrPort
	asking  *door.Asking

	ctx    context.Context
	cancel context.CancelFunc
	going  sync.Mutex // held while something goes on: the secret is cleared afterwards
}

// Knock is to join with a code, as it was typed, under a name; address is what was typed
// beside the code, "" for nothing, and keeps what the records of this laptop are to have
// from the first, by the share and where its door is. Errors: those of
// sharing.Room.MayJoin; Invalid "share.code_wrong", "share.address_wrong",
// "share.name_missing".
func Knock(r *sharing.Room, now func() time.Time, keeps func(surgery.ID, netip.AddrPort) (map[string]string, error), code, address, name string) (*Knocking, error) {
	k := &Knocking{now: now, keeps: keeps}
	if err := k.Retype(code, address, name); err != nil {
		return nil, err
	}
	var err error
	if k.joining, err = r.NewJoining(name); err != nil {
		return nil, err
	}
	k.ctx, k.cancel = context.WithCancel(context.Background())
	return k, nil
}

// Retype takes what was typed anew. It is the same laptop: at the home desk it becomes
// the same desk, where it was let in already.
func (k *Knocking) Retype(code, address, name string) error {
	c, err := door.ParseCode(code)
	if err != nil {
		return err
	}
	at, err := c.At(address)
	if err != nil {
		return err
	}
	k.code, k.at, k.name = c, at, name
	return nil
}

// Ask knocks at the door, beside the worker, and returns the three words that both screens
// show. It may be done again. Errors: those of door.Join; Invalid for a name that will
// not do.
func (k *Knocking) Ask() ([3]string, error) {
	k.going.Lock()
	defer k.going.Unlock()
	k.hangUp()
	asks, err := k.joining.Asking(k.name)
	if err != nil {
		return [3]string{}, err
	}
	if k.asking, err = door.Join(k.ctx, k.code, k.at, asks, k.now); err != nil {
		return [3]string{}, err
	}
	return k.asking.Words, nil
}

// Wait waits until the home desk has decided, beside the worker. Errors: those of
// door.Asking.Wait.
func (k *Knocking) Wait() error {
	k.going.Lock()
	defer k.going.Unlock()
	if k.asking == nil {
		return surgery.Fail(surgery.Conflict, "share.join_cut") // it was given up
	}
	var opening parcel
	answer, err := k.asking.Wait(k.ctx, &opening)
	if err != nil {
		return err
	}
	at := k.at
	return k.joining.Came(answer, opening.raw.Bytes(), func(share surgery.ID) (map[string]string, error) { return k.keeps(share, at) })
}

// Enter opens what came with today's passphrase, as it was typed, beside the worker; see
// sharing.Joining.Enter.
func (k *Knocking) Enter(typed string) (*sharing.Next, error) {
	k.going.Lock()
	defer k.going.Unlock()
	return k.joining.Enter(typed)
}

// End gives up, beside the worker: what goes on is ended first.
func (k *Knocking) End() {
	k.cancel()
	k.going.Lock()
	defer k.going.Unlock()
	k.hangUp()
	_ = k.joining.End() // nothing lies anywhere
}

// hangUp ends a try before.
func (k *Knocking) hangUp() {
	if k.asking != nil {
		k.asking.Close()
		k.asking = nil
	}
}

// parcel is an opening parcel that comes: sealed, and in memory, so that nothing of it is
// left when this laptop does not join after all.
type parcel struct{ raw bytes.Buffer }

// mostParcel is how much of one is taken: a hundred times what a large conference has.
const mostParcel = 256 << 20

func (p *parcel) Write(b []byte) (int, error) {
	if p.raw.Len()+len(b) > mostParcel {
		return 0, errTooLarge
	}
	return p.raw.Write(b)
}

var errTooLarge = errors.New("bycode: more came than an opening parcel can have")
