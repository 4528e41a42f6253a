package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
)

// What stands outside the log has no chain, and SQLite does not notice a bit that
// flips in a number. So each part of it has a digest, kept up to date in the same
// transaction. A part that is not as its digest says keeps the digest it had: what
// is changed afterwards must not hide it. Keys are not among them: one that was
// harmed opens nothing, and one that is missing is missed.

// watched says how the rows of a table outside the log are told apart and divided.
type watched struct {
	columns []string
	part    string
	besides string // a column that older stores have not; in the line where it is not blank, or 0
}

var watchedTables = map[string]watched{
	"desk":         {columns: []string{"id", "made"}, part: "''"},
	"tombstone":    {columns: []string{"owner", "clock", "desk"}, part: "substr(owner, 1, 2)"}, // there may be thousands
	"early_key":    {columns: []string{"owner", "desk", "wrapped"}, part: "substr(owner, 1, 2)"},
	"tally":        {columns: []string{"surgery", "day", "what", "answer", "count"}, part: "surgery", besides: "desk"},
	"setting":      {columns: []string{"name", "value"}, part: "''"},
	"answer":       {columns: []string{"barometer", "day", "source", "poll", "answer", "count"}, part: "barometer", besides: "desk"},
	"added":        {columns: []string{"id", "barometer", "share", "hidden", "words"}, part: "barometer"},
	"erased_added": {columns: []string{"barometer", "words"}, part: "barometer"},
	"share":        {columns: []string{"id", "surgery", "seat", "home", "home_seat", "home_key", "number", "began"}, part: "''"},
	"heard":        {columns: []string{"seat", "number", "written", "read", "seen"}, part: "''", besides: "epoch"},
	"waiting":      {columns: []string{"desk", "seq", "digest", "reason", "since", "entry"}, part: "desk"},
	"told":         {columns: []string{"barometer", "source", "answer", "count"}, part: "barometer"},
}

// whole is the part of a table that is not divided.
const whole = ""

// digestsNow sums up the rows of a table, of some parts or, with nil, of all.
func digestsNow(from querier, table string, parts []string) (map[string][]byte, error) {
	w := watchedTables[table]
	row := "hex(" + strings.Join(w.columns, ") || '.' || hex(") + ")"
	newer, err := hasColumn(from, table, w.besides)
	if err != nil {
		return nil, err
	}
	if newer {
		row += " || iif(" + w.besides + " IN ('', 0), '', '.' || hex(" + w.besides + "))"
	}
	query, args := "SELECT "+w.part+" AS part, "+row+" AS line FROM "+table, []any(nil)
	if parts != nil {
		raw, err := json.Marshal(parts)
		if err != nil {
			return nil, err
		}
		query, args = query+" WHERE "+w.part+" IN (SELECT value FROM json_each(?))", []any{string(raw)}
	}
	found := map[string][]byte{}
	err = eachRow(from, "SELECT part, group_concat(line, ' ' ORDER BY line) FROM ("+query+") GROUP BY part", func(scan scanner) error {
		var part, rows string
		err := scan(&part, &rows)
		sum := sha256.Sum256([]byte(rows))
		found[part] = sum[:]
		return err
	}, args...)
	return found, err
}

// partsIn returns all parts of a table.
func partsIn(from querier, table string) (parts []string, err error) {
	return parts, eachRow(from, "SELECT DISTINCT "+watchedTables[table].part+" FROM "+table, func(scan scanner) error {
		var part string
		err := scan(&part)
		parts = append(parts, part)
		return err
	})
}

// digestsKept reads what digests a table should have.
func digestsKept(from querier, table string) (map[string][]byte, error) {
	found := map[string][]byte{}
	return found, eachRow(from, "SELECT part, digest FROM outside WHERE family = ?", func(scan scanner) error {
		var part string
		var digest []byte
		err := scan(&part, &digest)
		found[part] = digest
		return err
	}, table)
}

// touching does work that changes some parts of a table outside the log, and brings
// their digests up to date.
func touching(tx *sql.Tx, table string, parts []string, work func() error) error {
	parts = slices.Compact(slices.Sorted(slices.Values(parts)))
	if len(parts) == 0 {
		return work()
	}
	before, err := digestsNow(tx, table, parts)
	if err != nil {
		return err
	}
	if err := work(); err != nil {
		return err
	}
	after, err := digestsNow(tx, table, parts)
	if err != nil {
		return err
	}
	for _, part := range parts {
		var kept []byte
		err := eachRow(tx, "SELECT digest FROM outside WHERE family = ? AND part = ?", func(scan scanner) error { return scan(&kept) }, table, part)
		if err != nil {
			return err
		}
		if !bytes.Equal(kept, before[part]) {
			continue
		}
		if err := setDigest(tx, table, part, after[part]); err != nil {
			return err
		}
	}
	return nil
}

func setDigest(tx *sql.Tx, table, part string, digest []byte) error {
	query, args := "DELETE FROM outside WHERE family = ? AND part = ?", []any{table, part}
	if digest != nil {
		query, args = "INSERT OR REPLACE INTO outside (family, part, digest) VALUES (?, ?, ?)", append(args, digest)
	}
	_, err := tx.Exec(query, args...)
	return err
}

// sumOutside makes all digests anew: for a store that has just got the table for
// them, or its rows.
func sumOutside(tx *sql.Tx) error {
	if _, err := tx.Exec("DELETE FROM outside"); err != nil {
		return err
	}
	tables, err := watchedIn(tx)
	if err != nil {
		return err
	}
	for _, table := range tables {
		now, err := digestsNow(tx, table, nil)
		if err != nil {
			return err
		}
		for _, part := range slices.Sorted(maps.Keys(now)) {
			if err := setDigest(tx, table, part, now[part]); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkOutside reports which table outside the log is not as its digests say, or "".
func checkOutside(from querier) (string, error) {
	known := 0
	tables, err := watchedIn(from)
	if err != nil {
		return "", err
	}
	for _, table := range tables {
		now, err := digestsNow(from, table, nil)
		if err != nil {
			return "", err
		}
		kept, err := digestsKept(from, table)
		if err != nil {
			return "", err
		}
		if known += len(kept); !maps.EqualFunc(now, kept, bytes.Equal) {
			return fmt.Sprintf("what is kept of %s is not what was written", table), nil
		}
	}
	total := 0
	err = eachRow(from, "SELECT count(*) FROM outside", func(scan scanner) error { return scan(&total) })
	if err == nil && total != known {
		return "digests of nothing that is kept", nil
	}
	return "", err
}

// watchedIn returns which tables outside the log a database has: an older one has fewer.
func watchedIn(from querier) (tables []string, err error) {
	for _, table := range slices.Sorted(maps.Keys(watchedTables)) {
		there, err := hasTable(from, table)
		if err != nil {
			return nil, err
		}
		if there {
			tables = append(tables, table)
		}
	}
	return tables, nil
}

// hasColumn reports whether a table has a column; none has a blank one.
func hasColumn(from querier, table, column string) (there bool, err error) {
	if column == "" {
		return false, nil
	}
	err = eachRow(from, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", func(scanner) error {
		there = true
		return nil
	}, table, column)
	return there, err
}

// hasTable reports whether a database is new enough to have a table.
func hasTable(from querier, table string) (there bool, err error) {
	err = eachRow(from, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", func(scanner) error {
		there = true
		return nil
	}, table)
	return there, err
}

// partsOf returns the parts in which owners' tombstones stand.
func partsOf(owners []surgery.ID) []string {
	var parts []string
	for _, owner := range owners {
		parts = append(parts, firstTwo(string(owner)))
	}
	return parts
}

// firstTwo is substr(s, 1, 2).
func firstTwo(s string) string {
	letters := []rune(s)
	return string(letters[:min(2, len(letters))])
}
