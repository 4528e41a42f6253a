package known

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
)

// A parcel is read on a network's goroutine, and taken in when the worker gets to it. What
// the home desk says in it that cannot wait for that is heeded at once. It needs nothing
// from the records but the home desk's sign key, which every desk has from the beginning.

// Heed reads a parcel, and returns the desks that were struck off by what the home desk
// says in it, where that was not known. From then on Knows and Notice say so, whatever Read
// finds in the records, until it finds that there. It may be called at any time, with
// anything. What is heeded is to be kept: see Heeded.
func (k *Desks) Heed(p *surgery.Parcel) (struck []surgery.ID) {
	for i := range p.Entries {
		e := &p.Entries[i]
		for _, d := range store.DesksIn(e) {
			if d.Struck && k.strike(e, d) {
				struck = append(struck, d.ID)
			}
		}
	}
	return struck
}

// strike notes that a desk was struck off by what an entry says, and reports whether that
// is news, and the home desk's word. A home desk that was mended, or is in place of a lost
// one, writes under another seat and signs with the same key.
func (k *Desks) strike(e *surgery.Entry, d *surgery.DeskHere) bool {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	was, known := k.of(d.ID)
	if d.Share != k.share || was.struck || !saidBy(k.home, e) {
		return false
	}
	if !known { // it was let in by what is to be taken in too
		was = aDesk{letter: d.Letter, key: d.SignKey}
	}
	if k.ahead == nil {
		k.ahead = map[surgery.ID]aDesk{}
	}
	word, err := json.Marshal(e)
	if err != nil {
		slog.Error("known: what the home desk says is not kept", "cause", err)
	}
	was.struck, was.notice, was.word = true, d.Renewal, word
	k.ahead[d.ID] = was
	return true
}

// Heeded returns what the home desk said that was heeded and is not in the records yet: the
// entries, as it signed them. A restart knows no more of that than is kept here.
func (k *Desks) Heeded() (words [][]byte) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	for _, seat := range slices.Sorted(maps.Keys(k.ahead)) {
		words = append(words, k.ahead[seat].word)
	}
	return words
}

// HeedAgain heeds what was kept. It is checked as it was when it came.
func (k *Desks) HeedAgain(words [][]byte) {
	for _, word := range words {
		var e surgery.Entry
		if json.Unmarshal(word, &e) == nil {
			k.Heed(&surgery.Parcel{Entries: []surgery.Entry{e}})
		}
	}
}

// saidBy reports whether the desk with a sign key wrote an entry.
func saidBy(key []byte, e *surgery.Entry) bool {
	return bytes.Equal(e.Sum(), e.Digest) && seal.Verify(key, e.Digest, e.Signature)
}
