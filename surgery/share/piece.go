package share

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"socialmediasurgery/surgery"
)

// line is one thing in a piece of a parcel: one of these.
type line struct {
	Entry  *surgery.Entry     `json:"entry,omitempty"`
	Owner  surgery.ID         `json:"owner,omitempty"`
	Keys   surgery.OwnerKeys  `json:"keys,omitempty"`
	Count  *surgery.DeskCount `json:"count,omitempty"`
	Added  *surgery.Added     `json:"added,omitempty"`
	Erased surgery.ID         `json:"erased,omitempty"`
	House  *surgery.House     `json:"house,omitempty"`
}

// beside gives what a parcel says beside its entries, but for keys, until give returns an
// error. It is little.
func beside(p *surgery.Parcel, give func(*line) error) error {
	for i := range p.Counts {
		if err := give(&line{Count: &p.Counts[i]}); err != nil {
			return err
		}
	}
	for _, id := range p.Erased {
		if err := give(&line{Erased: id}); err != nil {
			return err
		}
	}
	if p.House != nil {
		return give(&line{House: p.House})
	}
	return nil
}

// lines gives the rest: keys before what needs them.
func lines(p *surgery.Parcel, give func(*line) error) error {
	for owner, keys := range p.Keys {
		if err := give(&line{Owner: owner, Keys: keys}); err != nil {
			return err
		}
	}
	for i := range p.Added {
		if err := give(&line{Added: &p.Added[i]}); err != nil {
			return err
		}
	}
	for i := range p.Entries {
		if err := give(&line{Entry: &p.Entries[i]}); err != nil {
			return err
		}
	}
	return nil
}

// put adds to a parcel what a line says.
func (l *line) put(p *surgery.Parcel) {
	switch {
	case l.Entry != nil:
		p.Entries = append(p.Entries, *l.Entry)
	case l.Owner != "":
		if p.Keys == nil {
			p.Keys = map[surgery.ID]surgery.OwnerKeys{}
		}
		p.Keys[l.Owner] = l.Keys
	case l.Count != nil:
		p.Counts = append(p.Counts, *l.Count)
	case l.Added != nil:
		p.Added = append(p.Added, *l.Added)
	case l.Erased != "":
		p.Erased = append(p.Erased, l.Erased)
	case l.House != nil:
		p.House = l.House
	}
}

// packer gathers lines to a piece.
type packer struct {
	out      bytes.Buffer
	deflated *flate.Writer
	plain, n int
}

// deflaters are used over and over, as inflaters are.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // of a level that there is
	}
	return w
}}

// done gives back what it used.
func (p *packer) done() {
	if p.deflated != nil {
		deflaters.Put(p.deflated)
		p.deflated = nil
	}
}

// add writes a line, and reports whether the piece has enough.
func (p *packer) add(what any) (enough bool, err error) {
	raw, err := json.Marshal(what)
	if err != nil {
		return false, err
	}
	if len(raw) >= mostPlain-aPiece {
		return false, errors.New("share: one entry is larger than a piece")
	}
	if p.deflated == nil {
		p.deflated = deflaters.Get().(*flate.Writer)
		p.deflated.Reset(&p.out)
	}
	p.plain, p.n = p.plain+len(raw)+1, p.n+1
	_, err = p.deflated.Write(append(raw, '\n'))
	return p.plain >= aPiece || p.n >= aPieceOf, err
}

// take returns the piece, and begins the next. It is good until then.
func (p *packer) take() ([]byte, error) {
	if p.deflated == nil {
		return nil, nil
	}
	if err := p.deflated.Close(); err != nil {
		return nil, err
	}
	raw := bytes.Clone(p.out.Bytes())
	p.out.Reset()
	p.deflated.Reset(&p.out)
	p.plain, p.n = 0, 0
	return raw, nil
}

var errLarge = errors.New("share: inflates to more than it may")

// unpack reads the lines of a piece into a parcel. Of what they say it checks nothing
// but how much there is: an entry that breaks a rule is for the store to hold, and must
// not keep the others from being taken.
func unpack(raw []byte, into *surgery.Parcel) error {
	return inflate(raw, mostPlain, func(in *json.Decoder) error {
		for n := 0; ; n++ {
			var l line
			switch err := in.Decode(&l); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			case n == mostLines:
				return errLarge
			}
			l.put(into)
		}
	})
}

// inflaters are used over and over: over a network parcels are small and many, and one
// takes more memory than all it reads.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

// inflate has JSON read out of what was deflated, up to so many bytes.
func inflate(raw []byte, most int64, read func(*json.Decoder) error) error {
	in := inflaters.Get().(io.Reader)
	defer inflaters.Put(in)
	if err := in.(flate.Resetter).Reset(bytes.NewReader(raw), nil); err != nil {
		return err
	}
	return read(json.NewDecoder(&limited{in, most}))
}

// limited fails where io.LimitedReader would say that it is the end.
type limited struct {
	from io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, errLarge
	}
	return n, err
}
