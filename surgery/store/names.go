package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"runtime"
	"sync"
	"unicode/utf8"

	"socialmediasurgery/surgery"
)

// EachName calls visit with everybody whose name is held and all that they are found by, in the order of their
// ids, which are random. It keeps no keys and no records, so that a hundred
// thousand people can be read without holding them. While locked there are none.
//
// Opening the names takes longer than reading them, and so goes on beside it on
// every processor.
func (s *Store) EachName(visit func(id surgery.ID, name string)) error {
	if s.Locked() {
		return nil
	}
	var opening sync.WaitGroup
	defer opening.Wait() // nothing of it outlasts the surgery key
	return s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT attendee.id, attendee.words, key.desk, key.wrapped
			FROM attendee JOIN key ON key.owner = attendee.id
			WHERE length(attendee.words) > 0 AND NOT EXISTS (SELECT 1 FROM tombstone WHERE owner = attendee.id)
			ORDER BY attendee.id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		v := nameVisits{visit: visit}
		var under []*nameBatch // being opened, in order
		for most, more := 2*runtime.GOMAXPROCS(0), true; more || len(under) > 0; {
			if more && len(under) < most {
				b := v.spare()
				if more, err = b.read(rows); err != nil {
					return err
				}
				under = append(under, b)
				opening.Go(func() { b.open(s) })
				continue
			}
			if err := v.take(under[0]); err != nil {
				return err
			}
			under = under[1:]
		}
		return errors.Join(v.closed, rows.Err())
	})
}

// nameVisits goes through opened names in order: somebody has a row for each of their
// keys, and one that opens is enough.
type nameVisits struct {
	visit     func(id surgery.ID, name string)
	id, named surgery.ID
	closed    error // of the one before, whom no key opened so far
	used      *nameBatch
}

// take waits for a batch and visits its names.
func (v *nameVisits) take(b *nameBatch) error {
	<-b.opened
	for _, r := range b.rows {
		switch {
		case r.id == v.named:
			continue // by another of their keys
		case r.id != v.id && v.closed != nil:
			return v.closed
		}
		v.id, v.closed = r.id, r.err
		if r.err == nil {
			v.named = r.id
			v.visit(r.id, r.name)
		}
	}
	v.used = b
	return nil
}

// spare returns a batch to read into.
func (v *nameVisits) spare() *nameBatch {
	b := v.used
	if v.used = nil; b == nil {
		b = &nameBatch{rows: make([]nameRow, 0, namesAtOnce)}
	}
	b.rows, b.raw, b.opened = b.rows[:0], b.raw[:0], make(chan struct{})
	return b
}

// namesAtOnce is how many names one goroutine opens, which takes it a millisecond.
const namesAtOnce = 256

// nameBatch is some names as they lie in the store, which are then opened.
type nameBatch struct {
	rows   []nameRow
	raw    []byte // their sealed words and wrapped keys, one after the other
	opened chan struct{}
}

type nameRow struct {
	id, desk surgery.ID
	middle   int // of raw: where the words end and the key begins
	end      int
	name     string
	err      error
}

// read fills a batch, and reports whether there may be more.
func (b *nameBatch) read(rows *sql.Rows) (more bool, err error) {
	var id string
	var desk, sealed, wrapped sql.RawBytes
	for len(b.rows) < namesAtOnce {
		if !rows.Next() {
			return false, rows.Err()
		}
		if err := rows.Scan(&id, &sealed, &desk, &wrapped); err != nil {
			return false, err
		}
		r := nameRow{id: surgery.ID(id)}
		if n := len(b.rows); n > 0 && string(b.rows[n-1].desk) == string(desk) {
			r.desk = b.rows[n-1].desk
		} else {
			r.desk = surgery.ID(desk)
		}
		b.raw = append(b.raw, sealed...)
		r.middle = len(b.raw)
		b.raw = append(b.raw, wrapped...)
		r.end = len(b.raw)
		b.rows = append(b.rows, r)
	}
	return true, nil
}

// open opens the names of a batch.
func (b *nameBatch) open(s *Store) {
	defer close(b.opened)
	from := 0
	for i := range b.rows {
		r := &b.rows[i]
		r.name, r.err = s.nameIn(r.id, b.raw[from:r.middle], wrappedKey{r.id, r.desk, b.raw[r.middle:r.end]})
		from = r.end
	}
}

// nameIn opens a name with one of its keys.
func (s *Store) nameIn(id surgery.ID, sealed []byte, with wrappedKey) (string, error) {
	key, err := s.unwrap(with)
	if err != nil {
		return "", err
	}
	defer key.Clear()
	raw, err := key.Open(sealed, rowField(&surgery.Attendee{ID: id}))
	if err != nil {
		return "", damaged(err)
	}
	if name, ok := onlyName(raw); ok {
		return name, nil
	}
	var words surgery.AttendeeWords
	if err := json.Unmarshal(raw, &words); err != nil {
		return "", damaged(err)
	}
	return words.Found(), nil
}

// onlyName returns what somebody is found by where their words are a name and nothing
// else, as those of most people are, and it stands there as it is; and false where it has
// to be read with care.
func onlyName(words []byte) (string, bool) {
	name, begins := bytes.CutPrefix(words, []byte(`{"name":"`))
	name, ends := bytes.CutSuffix(name, []byte(`"}`))
	if !begins || !ends || !utf8.Valid(name) {
		return "", false
	}
	for _, c := range name {
		if c < ' ' || c == '"' || c == '\\' {
			return "", false
		}
	}
	return surgery.AttendeeWords{Name: string(name)}.Found(), true
}
