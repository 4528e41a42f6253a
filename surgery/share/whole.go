package share

import (
	"bufio"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// A file of a whole surgery begins with this and the version of its format, plainly. The
// rest is sealed to the organisation's paper: deflated JSON, a line with what it is, then
// of each parcel a line with its head, and its lines.
const (
	wholeHead    = "social-media-surgery-whole-"
	wholeVersion = "1\n"
	aWhole       = ".all"
)

// inWhole is a line of such a file after the first: a parcel begins, or goes on.
type inWhole struct {
	Parcel *Head `json:"parcel,omitempty"`
	Epoch  int64 `json:"epoch,omitempty"`
	line
}

// errPaper means that another paper opens it.
var errPaper = errors.New("share: sealed to another paper")

// FoundWhole is a whole surgery that lies on a stick. It was read to its end.
type FoundWhole struct {
	*surgery.Whole
	Name string // of the file
}

// wholeName is what it is called: of one desk there is one, and the next replaces it.
func wholeName(w *surgery.Whole) string {
	sum := sha256.Sum256([]byte("whole " + string(w.Share) + " " + string(w.From)))
	return letters.EncodeToString(sum[:5]) + aWhole
}

// WriteWhole leaves a whole surgery, sealed to the paper with that public half, in place
// of what the same desk left before. With an error that is still there. moving is told
// entries.
func (s *Stick) WriteWhole(ctx context.Context, recipient string, w *surgery.Whole, moving Moving) error {
	return trouble(s.leaveWhole(ctx, recipient, w, moving))
}

func (s *Stick) leaveWhole(ctx context.Context, recipient string, w *surgery.Whole, moving Moving) error {
	if _, err := s.disk.list(); err != nil {
		return err
	}
	var done, of int64
	for _, p := range w.Parcels {
		of += int64(len(p.Entries))
	}
	return s.put(ctx, wholeName(w), wholeName(w), func() { moving.tell(of, of) }, func(out io.Writer) error {
		return writeWhole(out, recipient, w, func(l *inWhole) error {
			if l.Entry != nil {
				done++
				moving.tell(done, of)
			}
			return ctx.Err()
		})
	})
}

func writeWhole(out io.Writer, recipient string, w *surgery.Whole, wrote func(*inWhole) error) error {
	if _, err := io.WriteString(out, wholeHead+wholeVersion); err != nil {
		return err
	}
	buffered := bufio.NewWriter(out)
	sealed, err := seal.ToPaper(buffered, recipient)
	if err != nil {
		return err
	}
	deflated, err := flate.NewWriter(sealed, flate.BestSpeed)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(deflated)
	if err := lines.Encode(w); err != nil {
		return err
	}
	give := func(l *inWhole) error {
		if err := lines.Encode(l); err != nil {
			return err
		}
		return wrote(l)
	}
	for i := range w.Parcels {
		if err := parcelLines(&w.Parcels[i], give); err != nil {
			return err
		}
	}
	if err := errors.Join(deflated.Close(), sealed.Close()); err != nil {
		return err
	}
	return buffered.Flush()
}

// parcelLines gives a parcel, what is beside its entries last: by then its writer is known.
func parcelLines(p *surgery.Parcel, give func(*inWhole) error) error {
	head := HeadOf(p, nil)
	if err := give(&inWhole{Parcel: &head, Epoch: p.Epoch}); err != nil {
		return err
	}
	entries := surgery.Parcel{Keys: p.Keys, Entries: p.Entries}
	if err := lines(&entries, func(l *line) error { return give(&inWhole{line: *l}) }); err != nil {
		return err
	}
	rest := surgery.Parcel{Added: p.Added}
	if err := lines(&rest, func(l *line) error { return give(&inWhole{line: *l}) }); err != nil {
		return err
	}
	return beside(p, func(l *line) error { return give(&inWhole{line: *l}) })
}

// HasWhole reports whether there is one, for whichever paper.
func (s *Stick) HasWhole() (bool, error) {
	names, err := s.files(aWhole)
	return len(names) > 0, trouble(err)
}

// Wholes returns those that the paper opens, each read to its end, and an *surgery.Error
// for each that cannot be read: Invalid "share.other_paper" for one that another opens.
func (s *Stick) Wholes(ctx context.Context, paper *seal.Paper, moving Moving) (found []FoundWhole, bad []error, err error) {
	names, err := s.files(aWhole)
	for _, name := range names {
		if err != nil {
			break
		}
		var w *surgery.Whole
		w, err = s.readWhole(ctx, name, paper, moving, func(*surgery.Parcel) error { return nil })
		switch {
		case err == nil:
			found = append(found, FoundWhole{w, name})
		case errors.Is(err, errPaper), errors.Is(err, errNewer), errors.Is(err, errDamaged), errors.Is(err, errForeign):
			bad, err = append(bad, wholeTrouble(err)), nil
		}
	}
	return found, bad, trouble(err)
}

func wholeTrouble(err error) error {
	switch {
	case errors.Is(err, errPaper):
		return surgery.Fail(surgery.Invalid, "share.other_paper").Because(err)
	case errors.Is(err, errDamaged), errors.Is(err, errForeign):
		return surgery.Fail(surgery.BadFile, "share.whole_damaged").Because(err)
	}
	return trouble(err)
}

// ReadWhole hands a whole surgery over piece by piece, in an order in which each can be
// taken in as it comes. An error of take ends it and is returned. moving is told bytes.
func (s *Stick) ReadWhole(ctx context.Context, f FoundWhole, paper *seal.Paper, moving Moving, take func(*surgery.Parcel) error) error {
	_, err := s.readWhole(ctx, f.Name, paper, moving, take)
	return wholeTrouble(err)
}

func (s *Stick) readWhole(ctx context.Context, name string, paper *seal.Paper, moving Moving, take func(*surgery.Parcel) error) (*surgery.Whole, error) {
	f, size, err := s.disk.open(name, mostFile)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only: nothing to lose
	counted := &counting{from: f}
	return decodeWhole(counted, paper, func(p *surgery.Parcel) error {
		moving.tell(counted.n, size)
		return errors.Join(ctx.Err(), take(p))
	})
}

// decodeWhole reads what writeWhole wrote. It may be given anything.
func decodeWhole(from io.Reader, paper *seal.Paper, take func(*surgery.Parcel) error) (*surgery.Whole, error) {
	in := bufio.NewReader(from)
	if err := version(in, wholeHead, wholeVersion); err != nil {
		return nil, err
	}
	opened, err := paper.Open(in)
	if errors.Is(err, seal.ErrWrongRecovery) {
		return nil, errors.Join(errPaper, err)
	}
	if err != nil {
		return nil, harmed(err)
	}
	room := &limited{from: flate.NewReader(opened)}
	lines := json.NewDecoder(room)
	next := func(into any) error {
		room.left = mostPlain
		return lines.Decode(into)
	}
	w := &surgery.Whole{}
	if err := next(w); err != nil {
		return nil, harmed(cut(err, errDamaged))
	}
	if w.Share == "" || w.Surgery == "" || w.HomeSeat == "" || w.Began <= 0 {
		return nil, errDamaged
	}
	piece, n := (*surgery.Parcel)(nil), 0
	for {
		var l inWhole
		err := next(&l)
		end := errors.Is(err, io.EOF)
		if err != nil && !end {
			return nil, harmed(cut(err, errDamaged))
		}
		if piece != nil && (end || l.Parcel != nil || n == aPieceOfWhole) {
			if err := take(piece); err != nil {
				return nil, err
			}
			again := surgery.Parcel{Share: piece.Share, From: piece.From, Number: piece.Number, Written: piece.Written, Seen: piece.Seen, Epoch: piece.Epoch}
			piece, n = &again, 0
		}
		switch {
		case end:
			return w, wholeEnds(opened)
		case l.Parcel != nil && l.Parcel.Share == w.Share:
			piece = &surgery.Parcel{Share: l.Parcel.Share, From: l.Parcel.From, Number: l.Parcel.Number, Written: l.Parcel.Written, Seen: l.Parcel.Seen, Epoch: l.Epoch}
		case l.Parcel != nil, piece == nil:
			return nil, errDamaged
		default:
			l.put(piece)
			n++
		}
	}
}

// aPieceOfWhole is how many lines of it are taken in one turn: the host is not to wait
// behind more.
const aPieceOfWhole = 200

// wholeEnds reports as damage that what was sealed does not end there, whole.
func wholeEnds(opened io.Reader) error {
	n, err := opened.Read(make([]byte, 1))
	if n == 0 && errors.Is(err, io.EOF) {
		return nil
	}
	return errors.Join(errDamaged, err)
}

// harmed returns what it means that something does not open: damage, unless the stick did
// not give it.
func harmed(err error) error {
	if onDisk(err) {
		return err
	}
	return errors.Join(errDamaged, err)
}
