package store

import (
	"database/sql"
	"encoding/json"
	"slices"

	"socialmediasurgery/surgery"
)

var contacts = &table{
	alone:   []string{"attendee"},
	columns: []string{"attendee"},
	values:  func(r surgery.Record) []any { return []any{r.(*surgery.Contact).Attendee} },
	into: func(r surgery.Record) ([]any, func() error) {
		c := r.(*surgery.Contact)
		return []any{&c.ID, &c.Attendee}, func() error { return nil }
	},
}

// ContactOf returns how somebody is reached; nil where nothing is written down.
func (s *Store) ContactOf(attendee surgery.ID) (*surgery.Contact, error) {
	found, err := all[*surgery.Contact](s, surgery.Contacts, "WHERE attendee = ? LIMIT 1", attendee)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// wanted says of a contact that somebody is there who allows to be reached: not where
// they took that back at another desk, or were erased there.
const wanted = `EXISTS (SELECT 1 FROM attendee, json_each(nullif(consents, '')) AS consent WHERE attendee.id = contact.attendee
	AND consent.value ->> 'for' = 'contact_me' AND consent.value ->> 'withdrawn' IS NULL)`

// Desks reports whether this laptop shares a surgery with others, and whether it is one
// that joined.
func (s *Store) Desks() (shared, joined bool) {
	return s.share != nil, s.share != nil && !s.share.home
}

// withContacts adds the keys of how people are reached to those of people who are
// erased, wherever that was done; also of how they were, and took that back.
func withContacts(tx *sql.Tx, owners []surgery.ID) ([]surgery.ID, error) {
	if len(owners) == 0 {
		return owners, nil
	}
	ids, err := json.Marshal(owners)
	if err != nil {
		return nil, err
	}
	also := owners[:len(owners):len(owners)]
	err = eachRow(tx, "SELECT id FROM contact WHERE attendee IN (SELECT value FROM json_each(?))", func(scan scanner) error {
		var id surgery.ID
		err := scan(&id)
		also = append(also, id)
		return err
	}, string(ids))
	if err != nil {
		return nil, err
	}
	removed, err := removedContacts(tx, owners)
	return append(also, removed...), err
}

// removedContacts returns the keys there still are of how people were reached. The log
// is searched only where there is a key that no record needs and that does not go as well.
func removedContacts(tx *sql.Tx, of []surgery.ID) (removed []surgery.ID, err error) {
	loose, err := looseKeys(tx)
	if err != nil {
		return nil, err
	}
	loose = slices.DeleteFunc(loose, func(owner surgery.ID) bool { return slices.Contains(of, owner) })
	if len(loose) == 0 {
		return nil, nil
	}
	return removed, eachRow(tx, "SELECT facts FROM operation WHERE instr(facts, ?)", func(scan scanner) error {
		var facts []byte
		var plain opFacts
		if err := scan(&facts); err != nil {
			return err
		}
		if err := json.Unmarshal(facts, &plain); err != nil {
			return damaged(err)
		}
		for _, f := range plain.Edits {
			for _, raw := range [][]byte{f.Before, f.After} {
				r, err := plainRecord(f.Family, raw)
				if err != nil {
					return err
				}
				c, is := r.(*surgery.Contact)
				if is && slices.Contains(of, c.Attendee) && slices.Contains(loose, c.ID) && !slices.Contains(removed, c.ID) {
					removed = append(removed, c.ID)
				}
			}
		}
		return nil
	}, []byte(`"family":"`+surgery.Contacts+`"`))
}
