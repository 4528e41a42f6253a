package share

import (
	"bytes"
	"context"
	"errors"
	"io"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Encode writes a parcel as it lies on a stick, sealed as a whole, to wherever it is to
// go. moving is told entries.
func Encode(ctx context.Context, out io.Writer, key *seal.Key, head Head, parts Parts, moving Moving) error {
	return trouble(encode(ctx, out, key, &head, parts, moving))
}

// Decode hands over what Encode wrote, piece by piece, as Stick.Read does.
func Decode(ctx context.Context, in io.Reader, ring *seal.Ring, of surgery.ID, take func(*surgery.Parcel) error) error {
	o, err := open(in, ring, of)
	if err == nil {
		err = o.each(ctx, take)
	}
	return trouble(err)
}

// each hands over what is left, piece by piece.
func (o *opened) each(ctx context.Context, take func(*surgery.Parcel) error) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		p, err := o.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = take(p)
		}
		if err != nil {
			return err
		}
	}
}

// Seal returns a small parcel as Encode writes it.
func Seal(key *seal.Key, p *surgery.Parcel) ([]byte, error) {
	var out bytes.Buffer
	err := Encode(context.Background(), &out, key, HeadOf(p, nil), Whole(p), nil)
	return out.Bytes(), err
}

// File returns the request as a stick has it.
func (r *Request) File() []byte { return bytes.Clone(r.raw) }

// SameProgram refuses a laptop whose program has another schema: TooNew
// "share.older_there" or "share.older_here".
func SameProgram(theirs, ours int) error { return sameProgram(theirs, ours) }

// SameTime refuses a laptop whose clock is more than two minutes from this one's, and
// names both: Conflict "share.clocks". theirs must have come at once.
func SameTime(theirs, ours time.Time) error {
	if theirs.Sub(ours).Abs() > apartAtMost {
		return clocksApart(ours, theirs)
	}
	return nil
}
