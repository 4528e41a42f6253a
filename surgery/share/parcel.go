package share

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Head is what begins a parcel: whose it is, and what it has without reading all of it.
type Head struct {
	Share, From surgery.ID
	Number      int64
	Written     time.Time
	Seen        surgery.Seen // what the writer has
	// Lacks is what every other desk that the writer knew of had already, so that it is
	// not in the parcel: that has what comes after it, up to Seen.
	Lacks surgery.Seen
	// Renewals lie beside what is sealed, for desks that may not have its key.
	Renewals []surgery.Renewal `json:"-"`
}

// replaces reports whether an older parcel is of no more use beside this one: all of it
// is in this one, or was said to have arrived everywhere.
func (h *Head) replaces(older *Head) bool {
	if h.Share != older.Share || h.From != older.From || h.Number < older.Number {
		return false
	}
	for seat, n := range older.Seen {
		if h.Seen[seat] < n {
			return false
		}
	}
	return true
}

// entries returns how many a parcel has.
func (h *Head) entries() (n int64) {
	for seat, seen := range h.Seen {
		n += max(0, seen-h.Lacks[seat])
	}
	return n
}

// A parcel in a file begins with this and the version of its format, plainly, then 16
// random bytes, and what gives desks the share key of its epoch that may not have it, each
// sealed to its desk: how many, and each with its length. Frames follow: a length in four
// bytes, whose highest bit marks the last, and sealed to the share key for this place in
// this file, deflated JSON: the head, then lines.
const (
	parcelHead    = "social-media-surgery-parcel-"
	parcelVersion = "1\n"
	idSize        = 16
	lastFrame     = 1 << 31
)

// HeadOf returns the head of a parcel for desks that all have what lacks says.
func HeadOf(p *surgery.Parcel, lacks surgery.Seen) Head {
	return Head{p.Share, p.From, p.Number, p.Written, p.Seen, lacks, p.Renewals}
}

// Parts is a parcel that may be too large to be in memory as a whole: each part has
// some of its entries, and of what else it says. Keys are in the same part as the
// entries that need them, or an earlier one.
type Parts = iter.Seq2[*surgery.Parcel, error]

// Whole is a parcel of one part.
func Whole(p *surgery.Parcel) Parts {
	return func(yield func(*surgery.Parcel, error) bool) { yield(p, nil) }
}

// encode writes a parcel.
func encode(ctx context.Context, out io.Writer, key *seal.Key, head *Head, parts Parts, moving Moving) error {
	id := make([]byte, idSize)
	rand.Read(id)
	if _, err := out.Write(append([]byte(parcelHead+parcelVersion), id...)); err != nil {
		return err
	}
	if err := putRenewals(out, head.Renewals); err != nil {
		return err
	}
	w := frames{out: out, key: key, id: hex.EncodeToString(id)}
	var pieces packer
	defer pieces.done()
	if _, err := pieces.add(head); err != nil {
		return err
	}
	if err := w.put(&pieces, false); err != nil {
		return err
	}
	var done int64
	add := func(l *line) error {
		if l.Entry != nil {
			done++
		}
		enough, err := pieces.add(l)
		if err != nil || !enough {
			return err
		}
		if err := w.put(&pieces, false); err != nil {
			return err
		}
		moving.tell(done, head.entries())
		return ctx.Err()
	}
	var again []*line
	for p, err := range parts {
		if err == nil {
			err = beside(p, func(l *line) error { again = append(again, l); return add(l) })
		}
		if err == nil {
			err = lines(p, add)
		}
		if err != nil {
			return err
		}
	}
	if w.n > 1 { // who reads it piece by piece may have known the writer only from later ones
		for _, l := range again {
			if err := add(l); err != nil {
				return err
			}
		}
	}
	if err := w.put(&pieces, true); err != nil {
		return err
	}
	moving.tell(head.entries(), head.entries())
	return ctx.Err()
}

// frames writes the frames of a file.
type frames struct {
	out io.Writer
	key *seal.Key
	id  string
	n   int
}

func place(id string, n int, last bool) seal.Bound {
	field := strconv.Itoa(n)
	if last {
		field += " last"
	}
	return seal.Bound{Table: "parcel", Record: id, Field: field}
}

func (w *frames) put(pieces *packer, last bool) error {
	raw, err := pieces.take()
	if err != nil {
		return err
	}
	sealed := w.key.Seal(raw, place(w.id, w.n, last))
	w.n++
	length := uint32(len(sealed))
	if last {
		length |= lastFrame
	}
	if _, err := w.out.Write(binary.BigEndian.AppendUint32(nil, length)); err != nil {
		return err
	}
	_, err = w.out.Write(sealed)
	return err
}

// What a file can be that is no parcel for us.
var (
	errForeign = errors.New("share: another surgery's, or none at all")
	errNewer   = errors.New("share: written by a newer program")
	errDamaged = errors.New("share: damaged")
)

// opened is a parcel that is being read.
type opened struct {
	Head
	in    *bufio.Reader
	key   *seal.Key
	epoch int64
	older bool // there is a newer key: whoever lost a laptop may have written it
	id    string
	n     int
	last  bool
}

// open reads the beginning of a parcel. errForeign is for what is not of this share,
// also where that cannot be told from damage, and for what is under a share key that
// neither is in the ring nor given to this desk beside it.
func open(from io.Reader, ring *seal.Ring, share surgery.ID) (*opened, error) {
	o := &opened{in: bufio.NewReader(from)}
	if err := version(o.in, parcelHead, parcelVersion); err != nil {
		return nil, err
	}
	id := make([]byte, idSize)
	if _, err := io.ReadFull(o.in, id); err != nil {
		return nil, cut(err, errForeign)
	}
	o.id = hex.EncodeToString(id)
	var err error
	if o.Renewals, err = readRenewals(o.in); err != nil {
		return nil, err
	}
	raw, err := o.first(ring)
	if errors.Is(err, errDamaged) {
		err = errForeign
	}
	if err != nil {
		return nil, err
	}
	if err := inflate(raw, mostHead, func(in *json.Decoder) error { return in.Decode(&o.Head) }); err != nil {
		return nil, errDamaged
	}
	if o.Share != share {
		return nil, errForeign
	}
	return o, nil
}

// first reads the first frame with the key that opens it, which this desk may learn beside it.
func (o *opened) first(ring *seal.Ring) ([]byte, error) {
	sealed, err := o.sealed(mostHead)
	if err != nil {
		return nil, err
	}
	for again := true; again; again = ring.Learn(sealedIn(o.Renewals)) {
		for i, e := range ring.Epochs {
			raw, err := e.Key.Open(sealed, place(o.id, o.n, o.last))
			if err != nil {
				continue
			}
			o.n++
			o.key, o.epoch, o.older = e.Key, e.N, i > 0
			return raw, nil
		}
	}
	return nil, errDamaged
}

// version reads what begins a file of ours.
func version(in *bufio.Reader, head, ours string) error {
	const longest = 10 // of a version, with its line end
	begins := make([]byte, len(head))
	if _, err := io.ReadFull(in, begins); err != nil {
		return cut(err, errForeign)
	}
	if string(begins) != head {
		return errForeign
	}
	var digits strings.Builder
	for range longest {
		b, err := in.ReadByte()
		if err != nil {
			return cut(err, errForeign)
		}
		digits.WriteByte(b)
		if b == '\n' {
			break
		}
	}
	theirs := digits.String()
	switch n, err := strconv.Atoi(strings.TrimSuffix(theirs, "\n")); {
	case theirs == ours:
		return nil
	case err == nil && n > 0 && strings.HasSuffix(theirs, "\n"):
		return errNewer
	}
	return errForeign
}

// cut returns what it means when a file ends too early; any other error is the stick's.
func cut(err, means error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return means
	}
	return err
}

// frame reads and opens the next frame.
func (o *opened) frame(most int) ([]byte, error) {
	sealed, err := o.sealed(most)
	if err != nil {
		return nil, err
	}
	raw, err := o.key.Open(sealed, place(o.id, o.n, o.last))
	if err != nil {
		return nil, errDamaged
	}
	o.n++
	return raw, nil
}

// sealed reads the next frame.
func (o *opened) sealed(most int) ([]byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(o.in, length[:]); err != nil {
		return nil, cut(err, errDamaged)
	}
	n := binary.BigEndian.Uint32(length[:])
	o.last = n&lastFrame != 0
	n &^= lastFrame
	if int64(n) > int64(most)+1<<10 {
		return nil, errDamaged
	}
	// Not made at once: a few bytes can say that a large frame follows.
	var sealed bytes.Buffer
	if got, err := io.CopyN(&sealed, o.in, int64(n)); err != nil || got != int64(n) {
		return nil, cut(err, errDamaged)
	}
	return sealed.Bytes(), nil
}

// next returns the next piece as a parcel of its own; io.EOF after the last one.
func (o *opened) next() (*surgery.Parcel, error) {
	if o.last {
		_, err := o.in.ReadByte()
		if err == nil {
			err = errDamaged // something follows the end
		}
		return nil, err
	}
	raw, err := o.frame(mostPlain)
	if err != nil {
		return nil, err
	}
	p := &surgery.Parcel{Share: o.Share, From: o.From, Number: o.Number, Written: o.Written, Seen: o.Seen, Epoch: o.epoch, Renewals: o.Renewals}
	if err := unpack(raw, p); err != nil {
		return nil, errDamaged
	}
	if o.older { // a home desk says this with the newest key, and says it again each time
		p.House, p.Erased = nil, nil
	}
	return p, nil
}
