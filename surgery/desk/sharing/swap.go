package sharing

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"log/slog"
	"strings"
	"sync/atomic"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/words"
)

// Swap is a swap with the stick under way: what other desks left there is read beside
// the worker and taken in on it, piece by piece; then what they lack is written. What was
// taken in is kept whatever comes after, and nothing on the stick is the only copy.
type Swap struct {
	ctx    context.Context
	cancel context.CancelFunc
	folder string
	stick  *share.Stick
	ring   *seal.Ring
	now    surgery.Sharing
	seen   surgery.Seen // what there is here before

	next            func() (*surgery.Parcel, error, bool)
	ended           func()
	got             share.Gathered
	moved           atomic.Int64       // in thousandths of all
	asked           atomic.Bool        // to stop
	arrived, others map[surgery.ID]int // arrivals and other changes, by seat
	late            map[surgery.ID]int // arrivals after closing, by seat
	looks           int                // that needed a look before
	lacks           surgery.Seen
	parcel          surgery.Parcel
}

// BeginSwap begins a swap with the stick in a folder. Errors: Locked; NotFound where
// nothing is shared.
func (r *Room) BeginSwap(folder string) (*Swap, error) {
	now, err := r.sharing()
	if err != nil {
		return nil, err
	}
	if r.desk.Locked() {
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	}
	if err := r.desk.Write(); err != nil { // counts go along
		return nil, err
	}
	ring, err := r.desk.Store().Ring()
	if err != nil {
		return nil, err
	}
	s := &Swap{folder: folder, stick: share.At(folder, words.Say("share.read_me")), ring: ring, now: *now, arrived: map[surgery.ID]int{}, others: map[surgery.ID]int{},
		late: map[surgery.ID]int{}}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	if s.looks, err = r.crossed.Count(); err == nil {
		s.seen, err = r.desk.Store().Seen()
	}
	if err != nil {
		s.End()
		return nil, err
	}
	s.next, s.ended = iter.Pull2(s.pieces())
	return s, nil
}

// pieces reads all parcels that may have something new, in pieces of at most aTurn
// entries.
func (s *Swap) pieces() iter.Seq2[*surgery.Parcel, error] {
	return func(yield func(*surgery.Parcel, error) bool) {
		wants := share.Gathering{Share: s.now.Share, Seat: s.now.Seat, Have: s.seen, Heard: map[surgery.ID]int64{}}
		for seat, heard := range s.now.Heard {
			if heard.Epoch == s.ring.Epochs[0].N { // else it may be made up
				wants.Heard[seat] = heard.Number
			}
		}
		got, err := s.stick.Gather(s.ctx, s.ring, wants, s.tell, func(p *surgery.Parcel) error {
			for _, part := range inTurns(p) {
				if !yield(part, nil) {
					return errEnded
				}
			}
			return nil
		})
		s.got = got
		if err != nil && !errors.Is(err, errEnded) && s.ctx.Err() == nil {
			yield(nil, err)
		}
	}
}

// errEnded ends what is read of a stick.
var errEnded = surgery.Fail(surgery.Conflict, "share.stopped")

// aTurn is how many entries are taken in one turn of the worker: the host is not to wait
// behind more.
const aTurn = 200

// inTurns cuts a piece: keys come first, and the rest with the last.
func inTurns(p *surgery.Parcel) (all []*surgery.Parcel) {
	entries := p.Entries
	for len(entries) > aTurn {
		part := *p
		part.Entries = entries[:aTurn]
		part.Counts, part.Added, part.Erased, part.House = nil, nil, nil, nil
		if len(all) > 0 {
			part.Keys = nil
		}
		all, entries = append(all, &part), entries[aTurn:]
	}
	last := *p
	last.Entries = entries
	if len(all) > 0 {
		last.Keys = nil
	}
	return append(all, &last)
}

func (s *Swap) tell(done, of int64) {
	if of > 0 {
		s.moved.Store(done * 1000 / of)
	}
}

// Share returns how far it is, from 0 to 1. It may be asked at any time.
func (s *Swap) Share() float32 { return float32(s.moved.Load()) / 1000 }

// Stop ends it as soon as that is possible. It may be called at any time.
func (s *Swap) Stop() {
	s.asked.Store(true)
	s.cancel()
}

// Stopped reports whether it was stopped.
func (s *Swap) Stopped() bool { return s.asked.Load() }

// Next reads the next piece, beside the worker; nil when there is nothing more.
func (s *Swap) Next() (*surgery.Parcel, error) {
	p, err, ok := s.next()
	if !ok {
		return nil, s.stopped()
	}
	return p, err
}

func (s *Swap) stopped() error {
	if s.ctx.Err() == nil {
		return nil
	}
	return surgery.Fail(surgery.Conflict, "share.stopped")
}

// Take takes a piece in that Next returned.
func (r *Room) Take(s *Swap, p *surgery.Parcel) (surgery.Change, error) {
	in, err := r.crossed.TakeIn(p)
	desks := map[surgery.ID]surgery.ID{}
	for _, e := range p.Entries {
		desks[e.ID] = e.Desk
	}
	for _, o := range in.Operations {
		s.count(cmp.Or(desks[o.ID], p.From), o)
	}
	for seat, n := range in.Late {
		s.late[seat] += n
	}
	if err != nil || p.House == nil || !r.joined {
		return in.Change, err
	}
	house, err := r.lists.TakeHouse(p.House)
	in.Changed = append(in.Changed, house.Changed...)
	return in.Change, err
}

// count counts what came, by the desk that did it.
func (s *Swap) count(from surgery.ID, o *surgery.Operation) {
	switch {
	case o.Kind.OfShare():
	case o.Reverts == "" && (o.Kind == surgery.CheckedIn || o.Kind == surgery.GuestCounted):
		s.arrived[from]++
	default:
		s.others[from]++
	}
}

// Fill gathers what other desks lack.
func (r *Room) Fill(s *Swap) (err error) {
	if err := s.stopped(); err != nil {
		return err
	}
	if r.desk.Locked() {
		return surgery.Fail(surgery.Locked, "error.locked")
	}
	if err := r.heed(s); err != nil {
		return err
	}
	now, err := r.Seated()
	if err != nil {
		return err
	}
	s.now, s.lacks = *now, share.Lacks(heard(now))
	if s.parcel, err = r.outgoing(s.lacks); err != nil {
		return err
	}
	struck, err := r.desk.Store().Notices(s.parcel.Seen)
	s.parcel.Renewals = append(s.parcel.Renewals, struck...)
	s.moved.Store(0)
	return err
}

// Seated returns how this laptop takes part; a home desk that was mended goes on under
// another seat and letter. By stick it has read before what others have of the one before.
func (r *Room) Seated() (*surgery.Sharing, error) {
	now, err := r.sharing()
	if err != nil || !now.Home || now.Seat != "" {
		return now, err
	}
	if err := r.desk.Store().TakeSeat(r.desk.NewID(), nextLetter(now), r.desk.Options().NewOp); err != nil {
		return nil, err
	}
	return r.sharing()
}

// heard returns what each other desk that is still here was last heard to have.
func heard(now *surgery.Sharing) (all []surgery.Seen) {
	for _, d := range now.Desks {
		if d.ID != now.Seat && now.WentOn(d.ID) == nil && (d.Left.IsZero() || !now.Home) {
			all = append(all, now.Heard[d.ID].Seen)
		}
	}
	return all
}

// outgoing returns what desks that have so much lack.
func (r *Room) outgoing(lacks surgery.Seen) (surgery.Parcel, error) {
	p, err := r.desk.Store().Outgoing(lacks)
	if err == nil && !r.joined {
		p.House, err = r.lists.House()
	}
	return p, err
}

// Write writes it, beside the worker.
func (s *Swap) Write() error {
	return s.stick.Write(s.ctx, s.ring, headOf(&s.parcel, s.lacks), share.Whole(&s.parcel), s.tell)
}

// headOf returns what begins a parcel for desks that have so much.
func headOf(p *surgery.Parcel, lacks surgery.Seen) share.Head { return share.HeadOf(p, lacks) }

// Swapped ends a swap that went well, and says what came of it.
func (r *Room) Swapped(s *Swap) (surgery.Change, error) {
	s.End()
	r.wrote = s.parcel.Seen
	if err := r.Remember(s.folder); err != nil {
		slog.Error("sharing: the stick is not remembered", "cause", err)
	}
	now, err := r.sharing()
	if err != nil {
		return surgery.Change{}, err
	}
	if err := r.crossed.NoteLate(s.late); err != nil {
		return surgery.Change{}, err
	}
	looks, err := r.crossed.Count()
	return surgery.Change{Changed: told, Notice: r.swapped(s, now, looks)}, err
}

// End lets go of a swap, which need not have come to its end, on the worker.
func (s *Swap) End() {
	s.cancel()
	if s.ended != nil {
		s.ended()
	}
	s.ring.Clear()
}

// swapped says what came and what goes.
func (r *Room) swapped(s *Swap, now *surgery.Sharing, looks int) string {
	var said []string
	if r.struck(now) {
		said = append(said, words.Say("sharing.struck_here"))
	}
	for _, d := range now.Desks {
		n, more := s.arrived[d.ID], s.others[d.ID]
		switch {
		case n > 0 && more > 0:
			said = append(said, words.Count("sharing.came_both", n, "letter", d.Letter, "more", words.Count("sharing.more_changes", more)))
		case n > 0:
			said = append(said, words.Count("sharing.came", n, "letter", d.Letter))
		case more > 0:
			said = append(said, words.Count("sharing.changes_came", more, "letter", d.Letter))
		}
	}
	if len(said) == 0 {
		said = append(said, words.Say("sharing.nothing_came"))
	}
	var letters []string
	for _, d := range now.Desks {
		if d.ID != now.Seat && d.Left.IsZero() {
			letters = append(letters, d.Letter)
		}
	}
	if n := s.own(); n > 0 && len(letters) > 0 {
		said = append(said, words.Count("sharing.were_written", n, "desks", deskList(letters)))
	} else {
		said = append(said, words.Say("sharing.nothing_written"))
	}
	if renewed, err := r.desk.Store().Renewed(); err == nil && renewed {
		said = append(said, words.Say("sharing.passphrase_is_new"))
	}
	if s.got.Other > 0 && !r.struck(now) { // which cannot read them any more
		said = append(said, words.Count("sharing.others_lie_there", s.got.Other))
	}
	for _, err := range s.got.Trouble {
		slog.Error("sharing: a parcel was not read", "cause", err)
	}
	if n := len(s.got.Trouble); n > 0 {
		said = append(said, words.Count("sharing.unread", n))
	}
	if more := looks - s.looks; more > 0 {
		said = append(said, words.Count("sharing.look_now", more))
	}
	return strings.Join(said, " ")
}

// own returns how many changes of this desk are in what was written.
func (s *Swap) own() (n int) {
	for _, e := range s.parcel.Entries {
		if e.Desk == s.now.Seat && e.Kind != surgery.RecordShown && e.Kind != surgery.SharingStarted {
			n++
		}
	}
	return n
}

// deskList says "B", "B and C" or "B, C and D".
func deskList(letters []string) string {
	if len(letters) < 2 {
		return words.Say("sharing.desk_one", "letter", strings.Join(letters, ""))
	}
	last := len(letters) - 1
	return words.Say("sharing.desk_many", "letters", strings.Join(letters[:last], ", "), "last", letters[last])
}
