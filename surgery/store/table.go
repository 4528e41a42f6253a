package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
)

// table says how a record family lies in its table. Every table has an id, the
// family's columns, and the sealed words.
type table struct {
	columns []string
	values  func(surgery.Record) []any
	// into returns pointers to scan id and columns into, and what to do after.
	into func(surgery.Record) (dest []any, after func() error)
	// alone are columns of which no two records made here have the same. What another desk
	// made meanwhile is painted beside it all the same.
	alone []string

	add, insert, update, sel, byID, del string // made by init
}

// tables has one entry per family; each stands in a file of its own.
var tables = map[surgery.Family]*table{
	surgery.Surgeries: surgeries, surgery.Attendees: attendees, surgery.Contacts: contacts, surgery.Visits: visits, surgery.Steps: progress,
	surgery.Surgeons: surgeons, surgery.Presences: presences, surgery.Prints: prints, surgery.Learnings: learnings,
	surgery.Weeks: weeks, surgery.Events: events, surgery.Contents: texts,
	surgery.Barometers: barometers, surgery.Stories: stories, surgery.PassedOns: passedOns,
	surgery.DesksHere: desksHere,
}

func init() {
	for family, t := range tables {
		all := append([]string{"id"}, t.columns...)
		all = append(all, "words")
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(all)), ", ")
		sets := make([]string, len(all))
		for i, c := range all {
			sets[i] = fmt.Sprintf("%s = ?%d", c, i+1)
		}
		t.insert = "INSERT INTO " + string(family) + " (" + strings.Join(all, ", ") + ") VALUES (" + marks +
			")"
		t.add = t.insert
		if len(t.alone) > 0 {
			t.add = "INSERT INTO " + string(family) + " (" + strings.Join(all, ", ") + ") SELECT " + numbered(len(all)) +
				" WHERE NOT EXISTS (SELECT 1 FROM " + string(family) + " WHERE " + t.same(all) + ")"
		}
		t.update = "UPDATE " + string(family) + " SET " + strings.Join(sets[1:], ", ") + " WHERE " + sets[0]
		t.sel = "SELECT " + strings.Join(all, ", ") + " FROM " + string(family) + " "
		t.byID = t.sel + "WHERE id = ?"
		t.del = "DELETE FROM " + string(family) + " WHERE id = ?"
	}
}

// same returns when a row has what a new one has in the columns of alone.
func (t *table) same(all []string) string {
	var each []string
	for _, c := range t.alone {
		each = append(each, fmt.Sprintf("%s = ?%d", c, slices.Index(all, c)+1))
	}
	return strings.Join(each, " AND ")
}

func numbered(n int) string {
	marks := make([]string, n)
	for i := range marks {
		marks[i] = fmt.Sprintf("?%d", i+1)
	}
	return strings.Join(marks, ", ")
}

// put writes a record, new or changed, as query says. Conflict where query finds that
// it cannot be there.
func (s *Store) put(tx *sql.Tx, r surgery.Record, query string) error {
	t := tables[r.Family()]
	words, err := s.sealWords(tx, r, rowField(r))
	if err != nil {
		return err
	}
	args := append([]any{r.RecordID()}, t.values(r)...)
	done, err := s.execute(tx, query, append(args, words)...)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return surgery.Fail(surgery.Conflict, "error.changed_meanwhile").Because(err)
	}
	return nil
}

func (s *Store) drop(tx *sql.Tx, r surgery.Record) error {
	return s.exec(tx, tables[r.Family()].del, r.RecordID())
}

// get reads one record; nil when it is not there.
func (s *Store) get(tx *sql.Tx, f surgery.Family, id surgery.ID) (surgery.Record, error) {
	r := surgery.NewRecord(f)
	var words []byte
	dest, after := tables[f].into(r)
	err := s.queryRow(tx, tables[f].byID, id).Scan(append(dest, &words)...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if err := after(); err != nil {
		return nil, err
	}
	return r, s.openWords(tx, r, words, rowField(r))
}

// list reads records of one family; where is what follows FROM.
func list[R surgery.Record](s *Store, tx *sql.Tx, f surgery.Family, where string, args ...any) ([]R, error) {
	found, err := listShut[R](tx, f, where, args...)
	if err != nil {
		return nil, err
	}
	records := make([]R, len(found))
	for i, f := range found {
		if err := s.openWords(tx, f.record, f.words, rowField(f.record)); err != nil {
			return nil, err
		}
		records[i] = f.record
	}
	return records, nil
}

// closed is a record without its words, and those sealed.
type closed[R surgery.Record] struct {
	record R
	words  []byte
}

// listShut is list without opening any words.
func listShut[R surgery.Record](tx *sql.Tx, f surgery.Family, where string, args ...any) (found []closed[R], err error) {
	rows, err := tx.Query(tables[f].sel+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // before keys are asked for: it is one connection
	for rows.Next() {
		r := surgery.NewRecord(f)
		var words []byte
		dest, after := tables[f].into(r)
		if err := rows.Scan(append(dest, &words)...); err != nil {
			return nil, err
		}
		if err := after(); err != nil {
			return nil, err
		}
		found = append(found, closed[R]{r.(R), words})
	}
	return found, rows.Err()
}

// all is list in a transaction of its own.
func all[R surgery.Record](s *Store, f surgery.Family, where string, args ...any) (records []R, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		records, err = list[R](s, tx, f, where, args...)
		return err
	})
	return records, err
}

// one reads a record that should be there; NotFound when it is not.
func one[R surgery.Record](s *Store, f surgery.Family, id surgery.ID) (record R, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		r, err := s.get(tx, f, id)
		if err != nil {
			return err
		}
		if r == nil {
			return surgery.Fail(surgery.NotFound, "error.gone")
		}
		record = r.(R)
		return nil
	})
	return record, err
}

// joinList holds a list in one column: of ids, names, consents.
func joinList[T any](list []T) string {
	if len(list) == 0 {
		return ""
	}
	raw, _ := json.Marshal(list) // plain facts always marshal
	return string(raw)
}

func splitList[T any](column string) ([]T, error) {
	if column == "" {
		return nil, nil
	}
	var list []T
	if err := json.Unmarshal([]byte(column), &list); err != nil {
		return nil, damaged(err)
	}
	return list, nil
}
