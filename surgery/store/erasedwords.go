package store

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// ErasedWords tells which words of a barometer were erased, without holding any:
// keyed hashes, which lie in the store sealed under the barometer's key.
type ErasedWords struct {
	Salt  []byte   `json:"salt"`
	Marks [][]byte `json:"marks"`
}

// Has reports whether a word was erased; as is how words are compared.
func (e ErasedWords) Has(as string) bool {
	return slices.ContainsFunc(e.Marks, func(m []byte) bool { return bytes.Equal(m, e.mark(as)) })
}

func (e ErasedWords) mark(as string) []byte {
	h := hmac.New(sha256.New, e.Salt)
	h.Write([]byte(as))
	return h.Sum(nil)
}

// EraseAdded takes a word away for good, with its key. as, "" for none, is how
// words are compared: of it a keyed hash stays, see ErasedWords.
func (s *Store) EraseAdded(w AddedWord, as string) error {
	err := s.outsideLog(func(tx *sql.Tx) error {
		if as != "" {
			if err := s.markErased(tx, w.Barometer, as); err != nil {
				return err
			}
		}
		err := touching(tx, "added", []string{string(w.Barometer)}, func() error {
			_, err := tx.Exec("DELETE FROM added WHERE id = ?", w.ID)
			return err
		})
		if err != nil {
			return err
		}
		return destroyKeys(tx, []surgery.ID{w.ID}, s.ends.clock, s.desk)
	})
	s.forgetKeys()
	return err
}

func (s *Store) markErased(tx *sql.Tx, barometer surgery.ID, as string) error {
	keys, is, err := s.keysOf(tx, barometer)
	switch {
	case err != nil:
		return err
	case s.Locked():
		return errLocked()
	case is != keyHere:
		return nil // the barometer is gone for good, and no poll comes in
	}
	e, err := s.erasedWords(tx, barometer)
	if err != nil || e.Salt != nil && e.Has(as) {
		return err
	}
	if e.Salt == nil {
		e.Salt = make([]byte, sha256.Size)
		_, _ = rand.Read(e.Salt) // never fails
	}
	e.Marks = append(e.Marks, e.mark(as))
	slices.SortFunc(e.Marks, bytes.Compare) // not in the order they went
	raw, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return touching(tx, "erased_added", []string{string(barometer)}, func() error {
		_, err := tx.Exec(`INSERT INTO erased_added (barometer, words) VALUES (?1, ?2)
			ON CONFLICT (barometer) DO UPDATE SET words = ?2`, barometer, keys[0].Seal(raw, erasedField(barometer)))
		return err
	})
}

func erasedField(barometer surgery.ID) seal.Bound {
	return seal.Bound{Table: "erased_added", Record: string(barometer), Field: "words"}
}

// ErasedWords returns which words of a barometer were erased.
func (s *Store) ErasedWords(barometer surgery.ID) (ErasedWords, error) {
	var e ErasedWords
	err := s.inTx(func(tx *sql.Tx) (err error) {
		e, err = s.erasedWords(tx, barometer)
		return err
	})
	return e, err
}

func (s *Store) erasedWords(tx *sql.Tx, barometer surgery.ID) (ErasedWords, error) {
	var e ErasedWords
	var sealed []byte
	err := tx.QueryRow("SELECT words FROM erased_added WHERE barometer = ?", barometer).Scan(&sealed)
	if errors.Is(err, sql.ErrNoRows) {
		return e, nil
	}
	if err != nil {
		return e, err
	}
	raw, _, err := s.open(tx, barometer, sealed, erasedField(barometer))
	if err != nil || raw == nil {
		return e, err
	}
	if err := json.Unmarshal(raw, &e); err != nil {
		return e, damaged(err)
	}
	return e, nil
}
