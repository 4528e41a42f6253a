package store

import (
	"cmp"
	"database/sql"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
)

// beside takes in what a parcel says beside entries: what its desk has, what it counted,
// and the words people added there. It is by desk, so taken twice it is counted once,
// and what is older than what was read does nothing.
func (t *taking) beside(p *surgery.Parcel) error {
	if p.Number == 0 { // entries alone
		return nil
	}
	d, in := t.seats[p.From]
	if !in || !d.Counts(p.Seen[p.From]) {
		return nil // nobody has said yet whose it is, or took what it did: it will be read again
	}
	own, err := ownDesks(t.tx)
	if err != nil || slices.Contains(own, p.From) {
		return err
	}
	before, err := newestOf(t.tx, p.From)
	if n := t.newest[p.From]; n != nil {
		before.Epoch, before.Number = n.Epoch, n.Number
	}
	order := cmp.Or(cmp.Compare(p.Epoch, before.Epoch), cmp.Compare(p.Number, before.Number))
	if err != nil || order < 0 {
		return err
	}
	t.result.Newest = true
	t.newest[p.From] = p
	if err := t.count(p, order > 0); err != nil {
		return err
	}
	return t.addWords(p)
}

// counts are the tables of counts, the columns that tell apart what is counted there,
// and those for which a desk's count says it.
var counts = []struct {
	table   string
	family  surgery.Family
	of      string
	columns string
	values  func(surgery.DeskCount) []any
}{
	{"tally", surgery.Tallies, "surgery", "surgery, day, what, answer",
		func(c surgery.DeskCount) []any { return []any{c.Of, c.Day, c.What, c.Answer} }},
	{"answer", surgery.Answers, "barometer", "barometer, day, source, poll, answer",
		func(c surgery.DeskCount) []any { return []any{c.Of, c.Day, c.Source, c.Poll, c.Answer} }},
}

// count has the counts of a desk be what its parcel says; anew, all of them. A home desk
// that was mended goes on from what it had counted under the seat before.
func (t *taking) count(p *surgery.Parcel, anew bool) error {
	for i, kept := range counts {
		var of []surgery.DeskCount
		for _, c := range p.Counts {
			switch {
			case !countable(c):
				slog.Warn("store: a count that came is none", "desk", p.From)
			case (c.Source != "") == (i == 1):
				of = append(of, c)
			}
		}
		seats := []surgery.ID{p.From}
		for d := t.seats[p.From]; d != nil && d.Was != "" && !slices.Contains(seats, d.Was); d = t.seats[d.Was] {
			seats = append(seats, d.Was)
		}
		had, err := t.hasCounted(kept.table, kept.columns, seats)
		if err != nil {
			return err
		}
		says := map[string]bool{}
		for _, c := range of {
			says[fmt.Sprintln(append(kept.values(c), p.From, c.N)...)] = true
		}
		if maps.Equal(had, says) { // as it mostly is: summing up the tables takes longer
			continue
		}
		parts, err := partsIn(t.tx, kept.table)
		if err != nil {
			return err
		}
		for _, c := range of {
			parts = append(parts, string(c.Of))
		}
		if err := touching(t.tx, kept.table, parts, func() error {
			for _, seat := range seats {
				if anew || seat != p.From {
					if _, err := t.tx.Exec("DELETE FROM "+kept.table+" WHERE desk = ?", seat); err != nil {
						return err
					}
				}
			}
			for _, c := range of {
				args := append(kept.values(c), p.From, c.N)
				if _, err := t.tx.Exec("INSERT OR REPLACE INTO "+kept.table+" ("+kept.columns+", desk, count) VALUES ("+numbered(len(args))+")", args...); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
		if len(of) > 0 && !slices.Contains(t.result.Changed, kept.family) {
			t.result.Changed = append(t.result.Changed, kept.family)
		}
	}
	return nil
}

// hasCounted returns the counts of some desks that are here, each as one text.
func (t *taking) hasCounted(table, columns string, seats []surgery.ID) (map[string]bool, error) {
	had := map[string]bool{}
	for _, seat := range seats {
		values := make([]any, strings.Count(columns, ",")+3)
		into := make([]any, len(values))
		for i := range values {
			into[i] = &values[i]
		}
		err := eachRow(t.tx, "SELECT "+columns+", desk, count FROM "+table+" WHERE desk = ?", func(scan scanner) error {
			err := scan(into...)
			had[fmt.Sprintln(values...)] = true
			return err
		}, seat)
		if err != nil {
			return nil, err
		}
	}
	return had, nil
}

// mostCounted is more than anything is counted at a surgery.
const mostCounted = 1_000_000

func countable(c surgery.DeskCount) bool {
	return len(c.Day) == len(time.DateOnly) && -mostCounted < c.N && c.N < mostCounted &&
		(c.Source == "" || slices.Contains(surgery.AnswerSources, c.Source))
}

// addWords takes in the words people added elsewhere: none that was erased, and what the
// home desk says of sharing and hiding one stands.
func (t *taking) addWords(p *surgery.Parcel) error {
	parts, err := partsIn(t.tx, "added")
	if err != nil || len(p.Added)+len(p.Erased) == 0 {
		return err
	}
	for _, w := range p.Added {
		parts = append(parts, string(w.Barometer))
	}
	if !slices.Contains(t.result.Changed, surgery.Answers) {
		t.result.Changed = append(t.result.Changed, surgery.Answers)
	}
	home := t.home(p.From)
	return touching(t.tx, "added", parts, func() error {
		for _, w := range p.Added {
			if err := t.addOne(w, home); err != nil {
				return err
			}
		}
		for _, id := range p.Erased {
			if !home {
				break
			}
			done, err := t.tx.Exec("DELETE FROM added WHERE id = ?", id)
			if err != nil {
				return err
			}
			if n, err := done.RowsAffected(); err != nil || n == 0 {
				continue
			}
			if err := destroyKeys(t.tx, []surgery.ID{id}, t.share.began, p.From); err != nil {
				return err
			}
			t.result.Erased = append(t.result.Erased, id)
		}
		return nil
	})
}

func (t *taking) addOne(w surgery.Added, home bool) error {
	if t.gone(w.ID) || slices.Contains(t.result.Erased, w.ID) {
		return nil
	}
	if err := t.keys.useOf(t, w.ID); err != nil {
		return err
	}
	_, is, err := t.keysOf(t.tx, w.ID)
	if err != nil && !refused(err) {
		return err
	}
	if is != keyHere || err != nil {
		slog.Warn("store: an added word came without its key") // it comes again, with the next parcel
		return nil
	}
	if _, _, err := t.open(t.tx, w.ID, w.Words, addedField(w.ID)); err != nil {
		return nil // what opens nothing is no word
	}
	_, err = t.tx.Exec("INSERT OR IGNORE INTO added (id, barometer, share, hidden, words) VALUES (?, ?, ?, ?, ?)",
		w.ID, w.Barometer, w.Share, w.Hidden, w.Words)
	if err == nil && home {
		_, err = t.tx.Exec("UPDATE added SET share = ?, hidden = ? WHERE id = ?", w.Share, w.Hidden, w.ID)
	}
	return err
}

// counted returns what this desk counted itself of the share: of its surgery, and of the
// barometers that were shown.
func (s *Store) counted(tx *sql.Tx) (all []surgery.DeskCount, err error) {
	if err := eachRow(tx, "SELECT surgery, day, what, answer, count FROM tally WHERE surgery = ? AND desk = '' ORDER BY day, what, answer", func(scan scanner) error {
		var c surgery.DeskCount
		err := scan(&c.Of, &c.Day, &c.What, &c.Answer, &c.N)
		all = append(all, c)
		return err
	}, s.share.surgery); err != nil {
		return nil, err
	}
	return all, eachRow(tx, `SELECT barometer, day, source, poll, answer, count FROM answer WHERE desk = ''
		AND barometer IN (SELECT record FROM touched WHERE family = ?) ORDER BY barometer, day, source, poll, answer`, func(scan scanner) error {
		var c surgery.DeskCount
		err := scan(&c.Of, &c.Day, &c.Source, &c.Poll, &c.Answer, &c.N)
		all = append(all, c)
		return err
	}, surgery.Barometers)
}

// addedHere returns the words people added to the barometers that were shown, and the
// home desk those that were erased since sharing began. The home desk gives no words:
// what it would, others showed it.
func (s *Store) addedHere(tx *sql.Tx) (added []surgery.Added, erased []surgery.ID, err error) {
	if s.share.home {
		return nil, erased, eachRow(tx, "SELECT owner FROM tombstone WHERE clock >= ? ORDER BY owner", func(scan scanner) error {
			var id surgery.ID
			err := scan(&id)
			erased = append(erased, id)
			return err
		}, s.share.began)
	}
	return added, nil, eachRow(tx, `SELECT id, barometer, share, hidden, words FROM added
		WHERE barometer IN (SELECT record FROM touched WHERE family = ?) ORDER BY id`, func(scan scanner) error {
		var w surgery.Added
		err := scan(&w.ID, &w.Barometer, &w.Share, &w.Hidden, &w.Words)
		added = append(added, w)
		return err
	}, surgery.Barometers)
}
