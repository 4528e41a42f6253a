package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// checkOwners returns whose words can never be opened although nobody erased
// them, or whose erasure is not kept: a row of key or tombstone went missing. It
// needs no surgery key. Words outside the log are opened as well, unless locked.
func (s *Store) checkOwners(tx *sql.Tx) (string, error) {
	owners, err := ownersIn(tx, "SELECT owner FROM key UNION SELECT owner FROM early_key")
	if err != nil {
		return "", err
	}
	gone, err := ownersIn(tx, "SELECT owner FROM tombstone")
	if err != nil {
		return "", err
	}
	wrong := ""
	check := func(owner surgery.ID) {
		if wrong == "" && !owners[owner] && !gone[owner] {
			wrong = fmt.Sprintf("the key of %s is missing", owner)
		}
	}
	err = walk(tx, func(e *entry) error {
		sealed, erased, err := ownersOf(e)
		for _, owner := range sealed {
			check(owner)
		}
		for _, owner := range erased {
			if wrong == "" && !gone[owner] {
				wrong = fmt.Sprintf("that %s was erased is not kept", owner)
			}
		}
		return err
	})
	if err != nil {
		return "", err
	}
	added, err := ownersIn(tx, "SELECT id FROM added")
	if err != nil {
		return "", err
	}
	for owner := range added {
		check(owner)
	}
	if wrong != "" || s.Locked() {
		return wrong, nil
	}
	if wrong, err = s.openAllKeys(tx); wrong != "" || err != nil {
		return wrong, err
	}
	return "", s.openAllAdded(tx)
}

// openAllKeys returns whose key does not open, also where nothing was sealed with it
// yet. One that was wrapped to the public key anybody could have put there.
func (s *Store) openAllKeys(tx *sql.Tx) (string, error) {
	all, err := wrappedKeys(tx, "key", "")
	if err != nil {
		return "", err
	}
	for _, w := range all {
		key, err := s.unwrap(w)
		switch {
		case err == nil:
			key.Clear()
		case !seal.IsArrival(w.wrapped):
			return fmt.Sprintf("the key of %s does not open", w.owner), nil
		}
	}
	return "", nil
}

func ownersIn(tx *sql.Tx, query string) (map[surgery.ID]bool, error) {
	found := map[surgery.ID]bool{}
	return found, eachRow(tx, query, func(scan scanner) error {
		var id surgery.ID
		err := scan(&id)
		found[id] = true
		return err
	})
}

// ownersOf returns whose words an entry holds, and who is erased by it.
func ownersOf(e *entry) (sealed, erased []surgery.ID, err error) {
	var plain opFacts
	var hidden []editWords
	if err := json.Unmarshal(e.Facts, &plain); err != nil {
		return nil, nil, damaged(err)
	}
	if err := json.Unmarshal(e.Words, &hidden); err != nil {
		return nil, nil, damaged(err)
	}
	for i, h := range hidden[:min(len(hidden), len(plain.Edits))] {
		f := plain.Edits[i]
		for _, side := range []struct{ facts, words []byte }{{f.Before, h.Before}, {f.After, h.After}} {
			r := surgery.NewRecord(f.Family)
			if len(side.words) == 0 || r == nil {
				continue
			}
			if err := json.Unmarshal(side.facts, r); err != nil {
				return nil, nil, damaged(err)
			}
			sealed = append(sealed, r.Owner())
		}
	}
	return sealed, plain.Erases, nil
}

// ownersOfHidden returns under whose keys the words of an operation are sealed.
func ownersOfHidden(o *surgery.Operation, hidden []editWords) (owners []surgery.ID) {
	for i, e := range o.Edits {
		if len(hidden[i].Before) > 0 && e.Before != nil {
			owners = append(owners, e.Before.Owner())
		}
		if len(hidden[i].After) > 0 && e.After != nil {
			owners = append(owners, e.After.Owner())
		}
	}
	return owners
}

// erasedBy returns who is erased by an entry, without reading its records where it
// erases nobody.
func erasedBy(e *surgery.Entry) ([]surgery.ID, error) {
	if !bytes.Contains(e.Facts, []byte(`"erases":[`)) { // within a text its quotes would be escaped
		return nil, nil
	}
	var plain opFacts
	if err := json.Unmarshal(e.Facts, &plain); err != nil {
		return nil, damaged(err)
	}
	return plain.Erases, nil
}

func (s *Store) openAllAdded(tx *sql.Tx) error {
	sealed := map[surgery.ID][]byte{} // first all, then their keys: it is one connection
	if err := eachRow(tx, "SELECT id, words FROM added", func(scan scanner) error {
		var id surgery.ID
		var words []byte
		err := scan(&id, &words)
		sealed[id] = words
		return err
	}); err != nil {
		return err
	}
	for id, words := range sealed {
		if err := s.openAdded(tx, &AddedWord{ID: id}, words); err != nil {
			return err
		}
	}
	barometers, err := ownersIn(tx, "SELECT barometer FROM erased_added")
	if err != nil {
		return err
	}
	for id := range barometers {
		if _, err := s.erasedWords(tx, id); err != nil {
			return err
		}
	}
	return nil
}
