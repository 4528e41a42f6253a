package known

import (
	"encoding/json"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// Who was let in while a desk heard nobody may lead when it comes back, or the desk itself
// may; and the home desk may not be there to say who that is. So a joined desk shows by which
// word the home desk let it in, at the door of a lead as well as at its own: the entry as the
// home desk signed it.
//
// An old word is good for ever, so it counts for nothing where the home desk is known to have
// struck that desk off, be it read or taken in. Where nobody here has heard so yet, it is let
// in as one is that was known before: until that is read.

// Word returns by which word the home desk let this desk in; nil at the home desk, whom
// everybody knows.
func (k *Desks) Word() []byte {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.word
}

// readWord reads that word, once it is there.
func (k *Desks) readWord(s *store.Store) error {
	if k.Word() != nil {
		return nil
	}
	e, err := s.LetIn()
	if err != nil || e == nil {
		return err
	}
	raw, err := json.Marshal(e)
	if err != nil {
		return surgery.AsError(err)
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.word = raw
	return nil
}

// Introduced returns the sign key of a desk by the word by which it says that it was let in;
// nil where the home desk did not say so, or is known to have struck it off since. One that is
// known is who it was, whatever it shows.
func (k *Desks) Introduced(seat surgery.ID, word []byte) []byte {
	var e surgery.Entry
	if json.Unmarshal(word, &e) != nil || e.Kind != surgery.DeskJoined {
		return nil
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if d, known := k.of(seat); d.struck || !known && !saidBy(k.home, &e) {
		return nil
	} else if known {
		return d.key
	}
	for _, d := range store.DesksIn(&e) {
		if d.ID == seat && d.Share == k.share && !d.Struck {
			return d.SignKey
		}
	}
	return nil
}
