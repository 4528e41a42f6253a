package known

import (
	"encoding/json"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// Who was let in while a desk heard nobody may lead when it comes back, and the home desk
// may not be there to say who that is. So a joined desk that leads shows by which word the
// home desk let it in: the entry as the home desk signed it.

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
// nil where the home desk did not say so, or is known to have struck it off since.
func (k *Desks) Introduced(seat surgery.ID, word []byte) []byte {
	var e surgery.Entry
	if json.Unmarshal(word, &e) != nil || e.Kind != surgery.DeskJoined {
		return nil
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if d, _ := k.of(seat); d.struck || !saidBy(k.home, &e) {
		return nil
	}
	for _, d := range store.DesksIn(&e) {
		if d.ID == seat && d.Share == k.share && !d.Struck {
			return d.SignKey
		}
	}
	return nil
}
