// Package joining makes a laptop one more desk of a surgery of others. It asks, is let in
// and given what it needs, by stick or over a network; it makes the records out of that,
// finds them at the next start, and forgets them in the end.
package joining

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/store"
)

// Laptop is one that joins a surgery of others, by stick or over a network. Its
// secret is in memory alone: when the program ends before it has joined, it begins again.
// It is to be used beside the worker: it touches no records but those it makes.
type Laptop struct {
	own      string // folder of this laptop's own records
	now      func() time.Time
	newID    func() surgery.ID
	asked    *share.Joining
	answered *share.Answered
	opening  opening // what the home desk left for it
	keeps    Keeps
	house    *surgery.House // the newest that came
	renewed  bool           // today's passphrase is another now than was typed
	stick    *share.Stick   // nil over a network
	folder   string         // of the stick
}

// Keeps returns settings that lie with the records of a joined desk from the first; nil for
// none.
type Keeps func(share surgery.ID) (map[string]string, error)

// opening hands over what an opening parcel holds, piece by piece; more than once, as what
// was typed wrongly is typed again.
type opening func(ctx context.Context, in *share.Joined, take func(*surgery.Parcel) error) error

// New has this laptop ask under a name; o says where its own records are. Invalid for a
// name that will not do.
func New(name string, o desk.Options) (*Laptop, error) {
	asked, err := share.Ask(name, store.Schema, o.Now())
	if err != nil {
		return nil, err
	}
	return &Laptop{own: o.Folder, now: o.Now, newID: o.NewID, asked: asked}, nil
}

// Asking returns the request of this laptop, written anew under a name: over a network its
// time is compared. Invalid for a name that will not do.
func (j *Laptop) Asking(name string) (*share.Joining, error) {
	asked, err := j.asked.Again(name, j.now())
	if err != nil {
		return nil, err
	}
	j.asked = asked
	return asked, nil
}

// Came takes what came of it over a network: the answer, and the opening parcel as
// share.Encode writes it.
func (j *Laptop) Came(answer, parcel []byte, keeps Keeps) (err error) {
	j.keeps = keeps
	j.opening = func(ctx context.Context, in *share.Joined, take func(*surgery.Parcel) error) error {
		ring := in.Ring(j.asked.Secret)
		defer ring.Clear()
		return share.Decode(ctx, bytes.NewReader(parcel), ring, in.Share, take)
	}
	j.answered, err = j.asked.ParseAnswer(answer)
	return err
}

// Enter opens the answer with today's passphrase, as it was typed, and makes the records
// of the surgery out of what the home desk left for it. Invalid "share.passphrase_wrong"; what
// was typed wrongly may be typed again.
func (j *Laptop) Enter(typed string) (*Entered, error) {
	in, err := j.answered.Open([]byte(typed), store.Schema, j.now())
	if err != nil {
		return nil, err
	}
	making := filepath.Join(j.own, joinedFolder, makingName)
	err = os.RemoveAll(making) // of a try before
	if err == nil {
		err = os.MkdirAll(making, 0o700)
	}
	if err != nil {
		return nil, surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
	}
	if err := j.fill(making, in); err != nil {
		return nil, errors.Join(err, removed(making))
	}
	if err := os.Rename(making, filepath.Join(j.own, joinedFolder, string(in.Share))); err != nil {
		return nil, surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
	}
	j.forget() // it opens nothing more
	return &Entered{Key: in.Key, House: j.house, Stick: j.folder, Renewed: j.renewed}, nil
}

// makingName is the folder of records that are being made.
const makingName = ".making"

func removed(folder string) error {
	if err := os.RemoveAll(folder); err != nil {
		return surgery.AsError(err)
	}
	return nil
}

// fill makes the records, and takes in what the home desk left for them.
func (j *Laptop) fill(folder string, in *share.Joined) error {
	o := store.Options{Folder: folder, Now: j.now, NewID: j.newID}
	if err := store.MakeJoined(o, store.Joining{Share: in.Share, Surgery: in.Surgery, Seat: in.Seat, HomeSeat: in.HomeSeat, HomeSignKey: in.HomeSignKey,
		Slots: in.Slots, Key: in.Key, Desk: j.asked.Secret}); err != nil {
		return err
	}
	s, err := store.Open(o)
	if err != nil {
		return err
	}
	err = j.takeAll(s, in)
	if err == nil && j.keeps != nil {
		var kept map[string]string
		if kept, err = j.keeps(in.Share); err == nil {
			err = s.SetSettings(kept)
		}
	}
	return errors.Join(err, s.Close())
}

func (j *Laptop) takeAll(s *store.Store, in *share.Joined) error {
	if s.Locked() {
		key := *in.Key // the store takes it over
		if err := s.Unlock(&key); err != nil {
			return err
		}
	}
	err := j.opening(context.Background(), in, func(p *surgery.Parcel) error {
		if p.House != nil && (j.house == nil || p.House.Version > j.house.Version) {
			j.house = p.House
		}
		_, err := s.Take(p)
		return err
	})
	if err != nil {
		return err
	}
	now, err := s.Sharing()
	if err == nil && (now == nil || now.Letter == "") {
		err = surgery.Fail(surgery.NotFound, "sharing.no_opening")
	}
	if err == nil { // what it took in may have given it another key
		j.renewed, err = s.Renewed()
		*in.Key = *s.Secret()
	}
	return err
}

// End takes the request back, where the laptop does not want to join any more.
func (j *Laptop) End() error {
	defer j.asked.Secret.Clear()
	if j.stick == nil {
		return nil
	}
	return j.stick.Forget(j.asked)
}

// forget takes the answer off the stick, where it came by one.
func (j *Laptop) forget() {
	if j.stick == nil {
		return
	}
	if err := j.stick.Forget(j.asked); err != nil {
		slog.Warn("joining: the answer stays on the stick", "cause", err)
	}
}

// Entered is what the records that were made are opened with, and what came beside them.
type Entered struct {
	Key   *seal.Key
	House *surgery.House // what is the organisation's
	Stick string         // from which they came; "" for none
	// Renewed says that today's passphrase is another than the one that was typed.
	Renewed bool
}

// isMaking reports whether a folder has records that are still being made.
func isMaking(folder string) bool { return strings.HasPrefix(filepath.Base(folder), ".") }
