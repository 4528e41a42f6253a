package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"slices"

	"socialmediasurgery/surgery"
)

// A desk that was struck off may go on writing, and some of that may have come here
// before it was known. Whatever is beyond what counts of it is in no table: what comes
// waits, and what was taken in is left out when records are painted. So all desks paint
// the same, whichever of the two they heard first.

// countsIn returns which entries count, by what is painted of the desks.
func countsIn(tx *sql.Tx) (func(*surgery.Entry) bool, error) {
	upTo := map[surgery.ID]int64{}
	err := eachRow(tx, "SELECT id, up_to FROM desk_here WHERE struck", func(scan scanner) error {
		var seat surgery.ID
		var n int64
		err := scan(&seat, &n)
		upTo[seat] = n
		return err
	})
	return func(e *surgery.Entry) bool {
		n, struck := upTo[e.Desk]
		return !struck || e.Seq <= n
	}, err
}

// ofDesks has those entries that say something of a desk, while all are walked.
type ofDesks []surgery.Entry

var saysDesk = []byte(`"family":"` + surgery.DesksHere + `"`)

// DesksIn returns the desks of which an entry says something, as they are after it and
// without their names; none where it cannot be read.
func DesksIn(e *surgery.Entry) (desks []*surgery.DeskHere) {
	if !bytes.Contains(e.Facts, saysDesk) {
		return nil
	}
	o, err := plainly(e)
	if err != nil {
		return nil
	}
	for _, edit := range o.Edits {
		if d, is := edit.After.(*surgery.DeskHere); is && d != nil {
			desks = append(desks, d)
		}
	}
	return desks
}

func (all *ofDesks) look(e *surgery.Entry) {
	if bytes.Contains(e.Facts, saysDesk) {
		*all = append(*all, *e)
	}
}

// counts returns which entries count, by what these come to.
func (all ofDesks) counts() (func(*surgery.Entry) bool, error) {
	slices.SortFunc(all, func(a, b surgery.Entry) int { return a.Compare(b.Turn) })
	fold := surgery.NewFold(func(surgery.ID) bool { return false })
	for i := range all {
		o, err := plainly(&all[i])
		if err != nil {
			return nil, err
		}
		fold.Take(all[i].Desk, o.OfDesks())
	}
	return func(e *surgery.Entry) bool {
		d, _ := fold.Record(surgery.DesksHere, e.Desk).(*surgery.DeskHere)
		return d.Counts(e.Seq)
	}, nil
}

// recounted returns what is to be repainted because an operation changes how much of a
// desk counts.
func recounted(tx *sql.Tx, o *surgery.Operation) (map[key]bool, error) {
	found := map[key]bool{}
	for _, e := range o.Edits {
		before, _ := e.Before.(*surgery.DeskHere)
		after, _ := e.After.(*surgery.DeskHere)
		if after == nil || before == nil || !o.Recounts() {
			continue
		}
		from := after.UpTo
		if before.Struck && (before.UpTo < from || !after.Struck) {
			from = before.UpTo
		}
		if err := eachRow(tx, `SELECT DISTINCT family, record FROM touched JOIN operation ON operation.place = touched.place
			WHERE family <> '' AND desk = ? AND seq > ?`, func(scan scanner) error {
			var k key
			err := scan(&k.family, &k.id)
			found[k] = true
			return err
		}, after.ID, from); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// heldOf returns up to which number of a desk that was struck off all is here, in the log
// or held, when it is in the log up to a number.
func heldOf(tx *sql.Tx, seat surgery.ID, seq int64) (int64, error) {
	err := eachRow(tx, "SELECT DISTINCT seq FROM waiting WHERE desk = ? AND reason = ? AND seq > ? ORDER BY seq", func(scan scanner) error {
		var n int64
		err := scan(&n)
		if n == seq+1 {
			seq = n
		}
		return err
	}, seat, surgery.Struck, seq)
	return seq, err
}

// heldAfter walks what is held of such a desk, in order, after one number and up to another.
// It is carried on: whoever has it need not be the home desk, whose host is asked about it.
func heldAfter(tx *sql.Tx, seat surgery.ID, after, upTo int64, each func(*surgery.Entry) error) error {
	if after >= upTo {
		return nil
	}
	var held []surgery.Entry
	err := eachRow(tx, "SELECT entry FROM waiting WHERE desk = ? AND reason = ? AND seq > ? AND seq <= ? ORDER BY seq", func(scan scanner) error {
		var raw []byte
		if err := scan(&raw); err != nil {
			return err
		}
		var e surgery.Entry
		if err := json.Unmarshal(raw, &e); err != nil {
			return damaged(err)
		}
		held = append(held, e)
		return nil
	}, seat, surgery.Struck, after, upTo)
	for i := 0; err == nil && i < len(held); i++ {
		err = each(&held[i])
	}
	return err
}

// HeldOf returns what a desk that was struck off brought and nobody has taken, in order.
func (s *Store) HeldOf(seat surgery.ID) (held []surgery.Entry, err error) {
	return held, s.inTx(func(tx *sql.Tx) error {
		all, err := waitingIn(tx, true)
		for _, w := range all {
			if w.Desk == seat && w.reason == surgery.Struck {
				held = append(held, w.Entry)
			}
		}
		return err
	})
}
