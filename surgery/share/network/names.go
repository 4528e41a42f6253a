// Package network carries the parcels of a share between laptops that reach one another
// over a network. One of them, the lead desk, has a message server in it that listens on
// nothing: what other desks send comes through a door of ours; see package door. Or the
// server, or cluster, is one that the organisation has already. Either way it holds each
// parcel sealed as a whole, under names that are random, and is never the only copy: the
// log of each desk is.
//
// A Link is a carrier as the stick is one. It knows no store; what it carries is made,
// and taken in, by whoever holds it. Nothing is opened or sent before Lead, Follow or
// Use is called.
package network

import (
	"encoding/binary"
	"errors"
	"strings"

	"socialmediasurgery/surgery"
)

// isID reports whether an id may stand in a subject.
func isID(id surgery.ID) bool {
	const most = 64
	other := func(c rune) bool {
		return c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')
	}
	return id != "" && len(id) <= most && !strings.ContainsFunc(string(id), other)
}

// names are the subjects of a share as one desk has them.
type names struct{ share, seat surgery.ID }

func (n names) valid() bool { return isID(n.share) && isID(n.seat) }

// What a subject is of.
const (
	ofOwn   = "op"    // entries of the desk's own chain
	ofOther = "relay" // entries of other desks
	ofState = "state" // what a parcel says beside entries: the latest replaces the one before
	ofBeat  = "beat"  // not kept
)

func (n names) root() string     { return "ss." + string(n.share) }
func (n names) stream() string   { return "S_" + string(n.share) }
func (n names) consumer() string { return string(n.seat) }
func (n names) inbox() string    { return "_INBOX." + string(n.seat) }
func (n names) of(kind string, rest ...string) string {
	return strings.Join(append([]string{n.root(), kind, string(n.seat)}, rest...), ".")
}

// kept are the subjects of the stream.
func (n names) kept() []string {
	return []string{n.root() + "." + ofOwn + ".>", n.root() + "." + ofOther + ".>", n.root() + "." + ofState + ".>"}
}

func (n names) beats() string { return n.root() + "." + ofBeat + ".*" }

// from returns what a subject is of, and the seat of who sent it.
func (n names) from(subject string) (kind string, seat surgery.ID) {
	parts := strings.Split(strings.TrimPrefix(subject, n.root()+"."), ".")
	if len(parts) < 2 {
		return "", ""
	}
	return parts[0], surgery.ID(parts[1])
}

// May is what a desk may do at a message server: nothing in the name of another.
type May struct{ Publish, Subscribe []string }

func (n names) may() May {
	stream, consumer := n.stream(), n.consumer()
	return May{
		Publish: []string{n.of(ofOwn, ">"), n.of(ofOther, ">"), n.of(ofState, ">"), n.of(ofBeat),
			"$JS.API.CONSUMER.MSG.NEXT." + stream + "." + consumer, "$JS.API.CONSUMER.INFO." + stream + "." + consumer,
			"$JS.API.STREAM.INFO." + stream, "$JS.API.STREAM.MSG.GET." + stream, "$JS.ACK." + stream + "." + consumer + ".>"},
		Subscribe: []string{n.inbox() + ".>", n.beats()},
	}
}

// piece is one message: a whole parcel, or part of a large one.
type piece struct {
	id    [16]byte // of the parcel
	i, n  int
	label []byte // sealed: see label
	data  []byte
}

// mostPiece is how much of a parcel goes in one message, and mostPieces how many
// messages one parcel takes at most.
const (
	mostPiece  = 512 << 10
	mostPieces = 256
	pieceHead  = 16 + 2 + 2 + 2
)

var errPiece = errors.New("network: not a piece of a parcel")

func (p piece) bytes() []byte {
	out := append(make([]byte, 0, pieceHead+len(p.label)+len(p.data)), p.id[:]...)
	out = binary.BigEndian.AppendUint16(out, uint16(p.i))
	out = binary.BigEndian.AppendUint16(out, uint16(p.n))
	out = binary.BigEndian.AppendUint16(out, uint16(len(p.label)))
	return append(append(out, p.label...), p.data...)
}

func parsePiece(raw []byte) (p piece, err error) {
	if len(raw) < pieceHead {
		return p, errPiece
	}
	p.id = [16]byte(raw)
	p.i, p.n = int(binary.BigEndian.Uint16(raw[16:])), int(binary.BigEndian.Uint16(raw[18:]))
	label := int(binary.BigEndian.Uint16(raw[20:]))
	if p.n < 1 || p.n > mostPieces || p.i >= p.n || len(raw) < pieceHead+label || len(raw)-pieceHead-label > mostPiece {
		return p, errPiece
	}
	p.label, p.data = raw[pieceHead:pieceHead+label], raw[pieceHead+label:]
	return p, nil
}
