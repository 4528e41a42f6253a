package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sync"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// An operation is stored as facts and words. Facts are plain JSON: for each
// edit the record before and after without its words, and whose keys go. Words
// are JSON too, of sealed bytes, edit by edit.
type opFacts struct {
	Edits  []editFacts  `json:"edits"`
	Erases []surgery.ID `json:"erases,omitempty"`
	// Settles are the crossings it ends.
	Settles []surgery.Crossing `json:"settles,omitempty"`
}

type editFacts struct {
	Family surgery.Family  `json:"family"`
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// record returns the record the edit is about, without its words.
func (f editFacts) record() (surgery.Record, error) {
	facts := f.After
	if len(facts) == 0 {
		facts = f.Before
	}
	return plainRecord(f.Family, facts)
}

// familiesOf returns the families of the records that an entry says something of, also
// ones that are not ours.
func familiesOf(e *surgery.Entry) (families []surgery.Family, err error) {
	var plain opFacts
	err = json.Unmarshal(e.Facts, &plain)
	for _, f := range plain.Edits {
		families = append(families, f.Family)
	}
	return families, err
}

// plainRecord reads a record without its words; nil for none.
func plainRecord(f surgery.Family, facts []byte) (surgery.Record, error) {
	if len(facts) == 0 {
		return nil, nil
	}
	r := surgery.NewRecord(f)
	if r == nil {
		return nil, damaged(fmt.Errorf("no family %q", f))
	}
	if err := json.Unmarshal(facts, r); err != nil {
		return nil, damaged(err)
	}
	return r, nil
}

// plainly reads an operation back without any words.
func plainly(e *surgery.Entry) (*surgery.Operation, error) {
	var plain opFacts
	if err := json.Unmarshal(e.Facts, &plain); err != nil {
		return nil, damaged(err)
	}
	o := e.Operation()
	o.Erases, o.Settles = plain.Erases, plain.Settles
	for _, f := range plain.Edits {
		before, err := plainRecord(f.Family, f.Before)
		if err != nil {
			return nil, err
		}
		after, err := plainRecord(f.Family, f.After)
		if err != nil {
			return nil, err
		}
		o.Edits = append(o.Edits, surgery.Edit{Before: before, After: after})
	}
	return o, nil
}

// hiddenIn returns the sealed words of an operation of so many edits, edit by edit.
func hiddenIn(e *surgery.Entry, edits int) (hidden []editWords, err error) {
	if err := json.Unmarshal(e.Words, &hidden); err != nil {
		return nil, damaged(err)
	}
	if edits != len(hidden) {
		return nil, damaged(fmt.Errorf("operation %s: %d edits, %d words", e.ID, edits, len(hidden)))
	}
	return hidden, nil
}

// openHidden opens the words of an operation that was read plainly.
func (s *Store) openHidden(tx *sql.Tx, o *surgery.Operation, hidden []editWords) error {
	for i, e := range o.Edits {
		for _, side := range []struct {
			r     surgery.Record
			words []byte
			name  string
		}{{e.Before, hidden[i].Before, "before"}, {e.After, hidden[i].After, "after"}} {
			if side.r == nil {
				continue
			}
			if err := s.openWords(tx, side.r, side.words, opField(o.ID, i, side.name)); err != nil {
				return err
			}
		}
	}
	return nil
}

type editWords struct {
	Before []byte `json:"before,omitempty"`
	After  []byte `json:"after,omitempty"`
}

// learnShapes has the fields of every record looked up before anybody's words are in
// memory. What is looked up is kept for ever, and Go puts short texts together in one
// piece: a goal that lay beside the name of a field would stay as long.
var learnShapes = sync.OnceValue(func() error {
	_, err := json.Marshal([]any{opFacts{}, []editFacts{{}}, []editWords{{}}})
	for _, f := range surgery.Families {
		r := surgery.NewRecord(f)
		for _, shape := range []any{r, r.Text()} {
			raw, failed := json.Marshal(shape)
			if failed == nil && shape != nil {
				failed = json.Unmarshal(raw, shape)
			}
			err = errors.Join(err, failed)
		}
	}
	return err
})

// encode returns the facts and words of an operation as they are stored.
func (s *Store) encode(tx *sql.Tx, o *surgery.Operation) (facts, words []byte, err error) {
	plain := opFacts{Erases: o.Erases, Settles: o.Settles}
	var hidden []editWords
	for i, edit := range o.Edits {
		f := editFacts{Family: edit.Record().Family()}
		var w editWords
		if edit.Before != nil {
			if f.Before, err = json.Marshal(edit.Before); err != nil {
				return nil, nil, err
			}
			if w.Before, err = s.sealWords(tx, edit.Before, opField(o.ID, i, "before")); err != nil {
				return nil, nil, err
			}
		}
		if edit.After != nil {
			if f.After, err = json.Marshal(edit.After); err != nil {
				return nil, nil, err
			}
			if w.After, err = s.sealWords(tx, edit.After, opField(o.ID, i, "after")); err != nil {
				return nil, nil, err
			}
		}
		plain.Edits = append(plain.Edits, f)
		hidden = append(hidden, w)
	}
	if facts, err = json.Marshal(plain); err != nil {
		return nil, nil, err
	}
	words, err = json.Marshal(hidden)
	return facts, words, err
}

// decode reads an operation back. Words whose key is destroyed are empty.
func (s *Store) decode(tx *sql.Tx, e *surgery.Entry) (*surgery.Operation, error) {
	o, err := plainly(e)
	if err != nil {
		return nil, err
	}
	hidden, err := hiddenIn(e, len(o.Edits))
	if err != nil {
		return nil, err
	}
	if err := s.openHidden(tx, o, hidden); err != nil {
		return nil, err
	}
	return o, nil
}

// decodeOf reads back what an operation says of some records.
func (s *Store) decodeOf(tx *sql.Tx, e *surgery.Entry, wanted func(editFacts) bool) (*surgery.Operation, error) {
	var plain opFacts
	if err := json.Unmarshal(e.Facts, &plain); err != nil {
		return nil, damaged(err)
	}
	hidden, err := hiddenIn(e, len(plain.Edits))
	if err != nil {
		return nil, err
	}
	o := e.Operation()
	o.Erases, o.Settles, o.Edits = plain.Erases, plain.Settles, make([]surgery.Edit, 0, len(hidden))
	for i, f := range plain.Edits {
		if !wanted(f) {
			continue
		}
		var edit surgery.Edit
		if edit.Before, err = s.decodeRecord(tx, f.Family, f.Before, hidden[i].Before, opField(e.ID, i, "before")); err != nil {
			return nil, err
		}
		if edit.After, err = s.decodeRecord(tx, f.Family, f.After, hidden[i].After, opField(e.ID, i, "after")); err != nil {
			return nil, err
		}
		o.Edits = append(o.Edits, edit)
	}
	return o, nil
}

func (s *Store) decodeRecord(tx *sql.Tx, f surgery.Family, facts, words []byte, at seal.Bound) (surgery.Record, error) {
	r, err := plainRecord(f, facts)
	if r == nil || err != nil {
		return nil, err
	}
	return r, s.openWords(tx, r, words, at)
}

// sealWords seals a record's words under its owner's key; nil when it has none
// or they are empty.
func (s *Store) sealWords(tx *sql.Tx, r surgery.Record, to seal.Bound) ([]byte, error) {
	if r.Text() == nil || reflect.ValueOf(r.Text()).Elem().IsZero() {
		return nil, nil
	}
	words, err := json.Marshal(r.Text())
	if err != nil {
		return nil, err
	}
	key, err := s.sealing(tx, r.Owner())
	if err != nil {
		return nil, err
	}
	if key == nil {
		return nil, nil // erased: what is written about them is not kept
	}
	return key.Seal(words, to), nil
}

// openWords fills a record's words in; they stay empty when the owner is erased, while
// locked, and where the key is not here.
func (s *Store) openWords(tx *sql.Tx, r surgery.Record, sealed []byte, at seal.Bound) error {
	if len(sealed) == 0 || r.Text() == nil {
		return nil
	}
	words, _, err := s.open(tx, r.Owner(), sealed, at)
	if err != nil || words == nil {
		return err
	}
	if err := json.Unmarshal(words, r.Text()); err != nil {
		return damaged(err)
	}
	return nil
}

func opField(id surgery.ID, edit int, side string) seal.Bound {
	return seal.Bound{Table: "operation", Record: string(id), Field: fmt.Sprintf("%d %s", edit, side)}
}

func rowField(r surgery.Record) seal.Bound {
	return seal.Bound{Table: string(r.Family()), Record: string(r.RecordID()), Field: "words"}
}

func damaged(cause error) error {
	return surgery.Fail(surgery.Damaged, "error.damaged").Because(cause)
}
