// Package share carries a surgery between laptops that share it. For now it goes by
// stick: a folder that the host chooses, in which each desk leaves parcels for the
// others, and in which a laptop that wants to join asks and is answered.
//
// What lies on a stick is sealed to the share key: sizes, times and random names are
// seen, and nothing else; but for requests, which have the name of a laptop and public
// keys. A file is there whole or not at all, and what cannot be read is said in a
// sentence. Nothing here is ever the only copy: the log of each desk is.
//
// The package knows no store: what a parcel says is taken in, and made, by whoever
// calls. Errors are *surgery.Error.
package share

import "time"

// Moving is told now and then how far something is: done of so many, in whatever is
// counted. It may be nil.
type Moving func(done, of int64)

func (m Moving) tell(done, of int64) {
	if m != nil {
		m(min(done, of), of)
	}
}

// What is read has limits, so that a file made to harm takes neither memory nor time.
const (
	mostFile  = 2 << 30  // bytes of a parcel on the stick: less than FAT32 takes
	mostPlain = 16 << 20 // bytes of a piece of a parcel, inflated
	mostLines = 16 << 10 // entries, keys and so on in a piece
	mostHead  = 1 << 20  // bytes of what begins a parcel, inflated
	mostJoin  = 64 << 10 // bytes of a request or an answer
	mostFiles = 10_000   // looked at in a folder

	aPiece   = 4 << 20 // a piece is ended once it has so many bytes
	aPieceOf = 1 << 10 // or so many lines
)

// apartAtMost is how far the clocks of two laptops may be apart when one joins.
const apartAtMost = 2 * time.Minute

// askedAtMost is how long a request is good for: longer than a stick takes from one
// room to the next, and not long enough to find another with the same three words.
const askedAtMost = 4 * time.Hour

// MaxLaptopName is how many letters the name of a laptop has at most.
const MaxLaptopName = 40
