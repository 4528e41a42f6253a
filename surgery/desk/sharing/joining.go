package sharing

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Joining is a laptop that joins a surgery of others. Its secret is in memory alone: when
// the program ends before it has joined, it begins again. It is to be used beside the
// worker: it touches no records but those it makes.
type Joining struct {
	own      string // folder of this laptop's own records
	now      func() time.Time
	newID    func() surgery.ID
	asked    *share.Joining
	answered *share.Answered
	stick    *share.Stick
	folder   string         // of the stick
	house    *surgery.House // the newest that came
}

// MayJoin refuses to join: Conflict while a surgery is open here, or where one of others
// was joined already.
func (r *Room) MayJoin() error {
	switch {
	case r.joined:
		return surgery.Fail(surgery.Conflict, "sharing.joined_already")
	case r.desk.Surgery() != nil:
		return surgery.Fail(surgery.Conflict, "sharing.open_here")
	}
	return nil
}

// NewJoining has this laptop ask under a name. Invalid for a name that will not do.
func (r *Room) NewJoining(name string) (*Joining, error) {
	if err := r.MayJoin(); err != nil {
		return nil, err
	}
	asked, err := share.Ask(name, store.Schema, r.desk.Now())
	if err != nil {
		return nil, err
	}
	o := r.desk.Options()
	return &Joining{own: r.desk.Folder(), now: o.Now, newID: o.NewID, asked: asked}, nil
}

// Write leaves the request on the stick in a folder, and returns the three words that
// both screens show.
func (j *Joining) Write(folder string) ([3]string, error) {
	j.stick, j.folder = share.At(folder, words.Say("share.read_me")), folder
	if err := j.stick.Ask(context.Background(), j.asked); err != nil {
		return [3]string{}, err
	}
	return j.asked.Request.Words(), nil
}

// Read looks for the answer on the stick. NotFound "share.no_answer" where it has not
// been at the home desk, or another laptop was let in.
func (j *Joining) Read() (err error) {
	j.answered, err = j.stick.Answered(context.Background(), j.asked)
	return err
}

// Enter opens the answer with today's passphrase, as it was typed, and makes the records
// of the surgery out of what lies on the stick. Invalid "share.passphrase_wrong"; what
// was typed wrongly may be typed again.
func (j *Joining) Enter(typed string) (*Next, error) {
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
	if err := j.stick.Forget(j.asked); err != nil {
		slog.Warn("sharing: the answer stays on the stick", "cause", err) // it opens nothing more
	}
	return &Next{key: in.Key, house: j.house, stick: j.folder}, nil
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
func (j *Joining) fill(folder string, in *share.Joined) error {
	o := store.Options{Folder: folder, Now: j.now, NewID: j.newID}
	if err := store.MakeJoined(o, store.Joining{Share: in.Share, Surgery: in.Surgery, Seat: in.Seat, HomeSeat: in.HomeSeat, HomeSignKey: in.HomeSignKey,
		Slots: in.Slots, Key: in.Key, Desk: j.asked.Secret}); err != nil {
		return err
	}
	s, err := store.Open(o)
	if err != nil {
		return err
	}
	return errors.Join(j.takeAll(s, in), s.Close())
}

func (j *Joining) takeAll(s *store.Store, in *share.Joined) error {
	if s.Locked() {
		key := *in.Key // the store takes it over
		if err := s.Unlock(&key); err != nil {
			return err
		}
	}
	ctx := context.Background()
	lying, err := j.stick.Look(ctx, in.Key, in.Share)
	if err != nil {
		return err
	}
	for _, found := range lying.Parcels {
		err := j.stick.Read(ctx, found, in.Key, nil, func(p *surgery.Parcel) error {
			if p.House != nil && (j.house == nil || p.House.Version > j.house.Version) {
				j.house = p.House
			}
			_, err := s.Take(p)
			return err
		})
		if err != nil {
			return err
		}
	}
	now, err := s.Sharing()
	if err == nil && (now == nil || now.Letter == "") {
		err = surgery.Fail(surgery.NotFound, "sharing.no_opening")
	}
	return err
}

// End takes the request back, where the laptop does not want to join any more.
func (j *Joining) End() error {
	defer j.asked.Secret.Clear()
	if j.stick == nil {
		return nil
	}
	return j.stick.Forget(j.asked)
}

// Next is what follows once other records are open.
type Next struct {
	Said string // to the host; "" for nothing

	key   *seal.Key      // opens the records; nil where they are as they are
	house *surgery.House // what is the organisation's
	stick string         // from which they came
}

// Opened goes on with records that are open now; nil is nothing to go on with.
func (r *Room) Opened(n *Next) error {
	if n == nil || n.key == nil || !r.joined {
		return nil
	}
	if r.desk.Locked() {
		if err := r.desk.Unlock(n.key); err != nil {
			return err
		}
	}
	if err := r.Remember(n.stick); err != nil {
		return err
	}
	if n.house == nil {
		return nil
	}
	_, err := r.lists.TakeHouse(n.house)
	return err
}

// isMaking reports whether a folder has records that are still being made.
func isMaking(folder string) bool { return strings.HasPrefix(filepath.Base(folder), ".") }
