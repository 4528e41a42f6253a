package share

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Found is a parcel that lies on a stick. Its head was read and is sure.
type Found struct {
	Head
	Name string // of the file
	Size int64  // bytes
}

// Lying is what lies on a stick.
type Lying struct {
	Parcels []Found // of this share, a desk's older ones before its newer
	// Other is how many parcels are not of this share. One whose beginning is damaged
	// looks like that.
	Other int
	// Trouble has what could not be read, an *surgery.Error for each file.
	Trouble []error
}

// Look reads what lies there for who has these share keys.
func (s *Stick) Look(ctx context.Context, ring *seal.Ring, share surgery.ID) (Lying, error) {
	lying, err := s.look(ctx, ring, share)
	return lying, trouble(err)
}

func (s *Stick) look(ctx context.Context, ring *seal.Ring, share surgery.ID) (lying Lying, err error) {
	names, err := s.files(aParcel)
	if err != nil {
		return lying, err
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return lying, err
		}
		found, err := s.begin(name, ring, share)
		switch {
		case err == nil:
			lying.Parcels = append(lying.Parcels, found)
		case errors.Is(err, errForeign):
			lying.Other++
		case errors.Is(err, errNewer), errors.Is(err, errDamaged):
			lying.Trouble = append(lying.Trouble, trouble(err))
		default:
			return lying, err
		}
	}
	slices.SortFunc(lying.Parcels, func(a, b Found) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Number, b.Number), cmp.Compare(a.Name, b.Name))
	})
	return lying, nil
}

func (s *Stick) begin(name string, ring *seal.Ring, share surgery.ID) (Found, error) {
	f, size, err := s.disk.open(name, mostFile)
	if err != nil {
		return Found{}, err
	}
	defer f.Close() // read only: nothing to lose
	o, err := open(f, ring, share)
	if err != nil {
		return Found{}, err
	}
	return Found{o.Head, name, size}, nil
}

// Read hands a parcel over piece by piece, none larger than memory takes, in an order
// in which each can be taken in as it comes. What was handed over before an error is
// good: each piece is sealed for itself, and taking twice is taking once. An error of
// take ends it and is returned. moving is told bytes.
func (s *Stick) Read(ctx context.Context, found Found, ring *seal.Ring, moving Moving, take func(*surgery.Parcel) error) error {
	return trouble(s.read(ctx, found, ring, moving, take))
}

func (s *Stick) read(ctx context.Context, found Found, ring *seal.Ring, moving Moving, take func(*surgery.Parcel) error) error {
	f, size, err := s.disk.open(found.Name, mostFile)
	if err != nil {
		return err
	}
	defer f.Close() // read only: nothing to lose
	counted := &counting{from: f}
	o, err := open(counted, ring, found.Share)
	if err != nil {
		return err
	}
	err = o.each(ctx, func(p *surgery.Parcel) error {
		err := take(p)
		moving.tell(counted.n, size)
		return err
	})
	if err == nil {
		moving.tell(size, size)
	}
	return err
}

// Gathering is what a desk has of a share when it reads a stick.
type Gathering struct {
	Share, Seat surgery.ID // Seat is its own: what it left there itself it does not read
	Have        surgery.Seen
	Heard       map[surgery.ID]int64 // the number of the newest parcel read, by seat
}

// needs reports whether there may be something new in a parcel. Its number alone does
// not say: a newer one may have been read up to its middle.
func (g *Gathering) needs(h *Head) bool {
	if h.From == g.Seat {
		return false
	}
	for seat, n := range h.Seen {
		if g.Have[seat] < n {
			return true
		}
	}
	return h.Number > g.Heard[h.From]
}

// Gathered is what came of it.
type Gathered struct {
	Lying
	Read []Head // what was read to its end
}

// Gather reads all parcels that may have something new, as Read does, and goes on where
// one is damaged: that is in Trouble. moving is told bytes.
func (s *Stick) Gather(ctx context.Context, ring *seal.Ring, g Gathering, moving Moving, take func(*surgery.Parcel) error) (Gathered, error) {
	lying, err := s.look(ctx, ring, g.Share)
	got := Gathered{Lying: lying}
	if err != nil {
		return got, trouble(err)
	}
	var done, of int64
	var wanted []Found
	for _, found := range lying.Parcels {
		if g.needs(&found.Head) {
			wanted = append(wanted, found)
			of += found.Size
		}
	}
	for _, found := range wanted {
		err := s.read(ctx, found, ring, func(read, _ int64) { moving.tell(done+read, of) }, take)
		switch {
		case err == nil:
			got.Read = append(got.Read, found.Head)
		case errors.Is(err, errDamaged), errors.Is(err, errForeign):
			got.Trouble = append(got.Trouble, trouble(err))
		default:
			return got, trouble(err)
		}
		done += found.Size
	}
	return got, nil
}

// counting counts what is read.
type counting struct {
	from io.Reader
	n    int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.n += int64(n)
	return n, err
}

// Write leaves a parcel for the other desks, and then takes away those of this desk
// that it replaces. With an error there is on the stick what was there before, or that
// and the new parcel, whole. moving is told entries.
func (s *Stick) Write(ctx context.Context, ring *seal.Ring, head Head, parts Parts, moving Moving) error {
	return trouble(s.leave(ctx, ring, &head, parts, moving))
}

func (s *Stick) leave(ctx context.Context, ring *seal.Ring, head *Head, parts Parts, moving Moving) error {
	if _, err := s.disk.list(); err != nil { // the stick is not there: nothing to make a parcel for
		return err
	}
	name := newName() + aParcel
	written := func() { moving.tell(head.entries(), head.entries()) }
	err := s.put(ctx, name, string(head.From), written, func(w io.Writer) error {
		return encode(ctx, w, ring.Newest(), head, parts, moving)
	})
	if err != nil {
		return err
	}
	if err := s.tidy(ctx, ring, head, name); err != nil {
		slog.Warn("share: older parcels stay on the stick", "cause", err)
	}
	return nil
}

// tidy removes the parcels that one replaces.
func (s *Stick) tidy(ctx context.Context, ring *seal.Ring, head *Head, name string) error {
	lying, err := s.look(ctx, ring, head.Share)
	if err != nil {
		return err
	}
	for _, old := range lying.Parcels {
		if old.Name != name && head.replaces(&old.Head) {
			if err := s.disk.remove(old.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

// Clear removes all parcels of a share: after closing, when every desk has handed over.
func (s *Stick) Clear(ctx context.Context, ring *seal.Ring, share surgery.ID) error {
	lying, err := s.look(ctx, ring, share)
	for _, found := range lying.Parcels {
		if err == nil {
			err = s.disk.remove(found.Name)
		}
	}
	if err == nil && len(lying.Parcels) > 0 {
		err = s.disk.sync()
	}
	return trouble(err)
}

// Lacks returns what all desks have, by what each of them was last heard to have: a
// parcel for them begins after it. With a desk that was never heard, that is nothing.
func Lacks(heard []surgery.Seen) surgery.Seen {
	all := surgery.Seen{}
	for i, seen := range heard {
		if i == 0 {
			for seat, n := range seen {
				all[seat] = n
			}
			continue
		}
		for seat, n := range all {
			if all[seat] = min(n, seen[seat]); all[seat] <= 0 {
				delete(all, seat)
			}
		}
	}
	return all
}
