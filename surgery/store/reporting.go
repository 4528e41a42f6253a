package store

import (
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
)

// Facts are what a report needs of some surgeries. They have no words: nothing is
// unsealed for a report. A visit has its attendee's id where it had one when the
// surgery closed, since only that tells a guest from somebody whose name is gone.
type Facts struct {
	Visits    []*surgery.Visit
	Progress  []*surgery.Progress
	Presences []*surgery.Presence
	Prints    []*surgery.Print
	PassedOns []*surgery.PassedOn
}

// FactsOf returns what the tables hold of surgeries now.
func (s *Store) FactsOf(surgeries ...surgery.ID) (Facts, error) {
	var f Facts
	ids, err := json.Marshal(surgeries)
	if err != nil {
		return f, surgery.AsError(err)
	}
	err = s.inTx(func(tx *sql.Tx) error {
		const at = "surgery IN (SELECT value FROM json_each(?))"
		if f.Visits, err = facts[*surgery.Visit](tx, surgery.Visits, "WHERE "+at+" ORDER BY surgery, number", string(ids)); err != nil {
			return err
		}
		if f.Progress, err = facts[*surgery.Progress](tx, surgery.Steps,
			"WHERE on_record IN (SELECT id FROM visit WHERE "+at+") ORDER BY id", string(ids)); err != nil {
			return err
		}
		if f.Presences, err = facts[*surgery.Presence](tx, surgery.Presences, "WHERE "+at+" ORDER BY id", string(ids)); err != nil {
			return err
		}
		if f.Prints, err = facts[*surgery.Print](tx, surgery.Prints, "WHERE "+at+" ORDER BY id", string(ids)); err != nil {
			return err
		}
		if f.PassedOns, err = facts[*surgery.PassedOn](tx, surgery.PassedOns, "WHERE "+at+" ORDER BY id", string(ids)); err != nil {
			return err
		}
		return named(tx, f.Visits, string(ids))
	})
	return f, err
}

// facts reads records without their words.
func facts[R surgery.Record](tx *sql.Tx, f surgery.Family, where string, args ...any) ([]R, error) {
	rows, err := tx.Query(tables[f].sel+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []R
	for rows.Next() {
		r := surgery.NewRecord(f)
		var words sql.RawBytes
		dest, after := tables[f].into(r)
		if err := rows.Scan(append(dest, &words)...); err != nil {
			return nil, err
		}
		if err := after(); err != nil {
			return nil, err
		}
		found = append(found, r.(R))
	}
	return found, rows.Err()
}

// named gives visits the attendee they had, from the log: the name went when the
// surgery closed, or when they were erased.
func named(tx *sql.Tx, visits []*surgery.Visit, surgeries string) error {
	unnamed := map[surgery.ID]*surgery.Visit{}
	for _, v := range visits {
		if v.Guest() {
			unnamed[v.ID] = v
		}
	}
	rows, err := tx.Query(`SELECT edit.value ->> '$.before.id', edit.value ->> '$.before.attendee'
		FROM operation, json_each(CAST(operation.facts AS TEXT), '$.edits') AS edit
		WHERE (operation.kind = 'attendees_erased' OR operation.kind = 'surgery_closed' AND operation.about IN (SELECT value FROM json_each(?1)))
			AND edit.value ->> '$.family' = 'visit' AND edit.value ->> '$.before.attendee' <> ''
			AND edit.value ->> '$.before.surgery' IN (SELECT value FROM json_each(?1))`, surgeries)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, attendee surgery.ID
		if err := rows.Scan(&id, &attendee); err != nil {
			return err
		}
		if v := unnamed[id]; v != nil {
			v.Attendee = attendee
		}
	}
	return rows.Err()
}

// Settled returns what the log says of surgeries as they stood when they closed,
// whatever was changed after; an open one is left out.
func (s *Store) Settled(surgeries ...surgery.ID) (Facts, error) {
	var f Facts
	ids, err := json.Marshal(surgeries)
	if err != nil {
		return f, surgery.AsError(err)
	}
	err = s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT operation.kind, operation.facts FROM operation
			JOIN operation AS closing ON closing.kind = 'surgery_closed' AND closing.about = operation.surgery
			WHERE operation.surgery IN (SELECT value FROM json_each(?)) AND operation.place <= closing.place
			ORDER BY operation.place`, string(ids))
		if err != nil {
			return err
		}
		defer rows.Close()
		now := map[surgery.Family]map[surgery.ID]surgery.Record{}
		for _, family := range []surgery.Family{surgery.Visits, surgery.Steps, surgery.Presences, surgery.Prints, surgery.PassedOns} {
			now[family] = map[surgery.ID]surgery.Record{}
		}
		for rows.Next() {
			var kind surgery.Kind
			var raw sql.RawBytes
			if err := rows.Scan(&kind, &raw); err != nil {
				return err
			}
			if err := follow(now, kind, raw); err != nil {
				return err
			}
		}
		f = Facts{sorted[*surgery.Visit](now[surgery.Visits]), sorted[*surgery.Progress](now[surgery.Steps]),
			sorted[*surgery.Presence](now[surgery.Presences]), sorted[*surgery.Print](now[surgery.Prints]),
			sorted[*surgery.PassedOn](now[surgery.PassedOns])}
		return rows.Err()
	})
	return f, err
}

// follow carries the facts of one operation out on records in memory.
func follow(now map[surgery.Family]map[surgery.ID]surgery.Record, kind surgery.Kind, raw []byte) error {
	var plain opFacts
	if err := json.Unmarshal(raw, &plain); err != nil {
		return damaged(err)
	}
	for _, e := range plain.Edits {
		records := now[e.Family]
		if records == nil {
			continue
		}
		before, err := readFacts(e.Family, e.Before)
		if err != nil {
			return err
		}
		after, err := readFacts(e.Family, e.After)
		if err != nil {
			return err
		}
		if after == nil {
			delete(records, before.RecordID())
			continue
		}
		if v, ok := after.(*surgery.Visit); ok && v.Attendee == "" && before != nil {
			v.Attendee = attendeeOf(kind, before.(*surgery.Visit), records[v.ID])
		}
		records[after.RecordID()] = after
	}
	return nil
}

// attendeeOf returns whose visit it was whose attendee an operation leaves out: it
// took the name away, or one before it did, so that it knew of none any more.
func attendeeOf(kind surgery.Kind, before *surgery.Visit, known surgery.Record) surgery.ID {
	if kind == surgery.SurgeryClosed || kind == surgery.AttendeesErased {
		if before.Attendee != "" {
			return before.Attendee
		}
	}
	if was, ok := known.(*surgery.Visit); ok && before.Attendee == "" {
		return was.Attendee
	}
	return ""
}

// readFacts reads a record as the log has it; nil for none.
func readFacts(f surgery.Family, raw json.RawMessage) (surgery.Record, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	r := surgery.NewRecord(f)
	if err := json.Unmarshal(raw, r); err != nil {
		return nil, damaged(err)
	}
	return r, nil
}

func sorted[R surgery.Record](records map[surgery.ID]surgery.Record) []R {
	var out []R
	for _, id := range slices.Sorted(maps.Keys(records)) {
		out = append(out, records[id].(R))
	}
	return out
}

// LearnedBetween returns how many things learned are of the days from one until
// another, both included.
func (s *Store) LearnedBetween(from, until string) (n int, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		return tx.QueryRow("SELECT count(*) FROM learning WHERE day BETWEEN ? AND ?", from, until).Scan(&n)
	})
	return n, err
}
