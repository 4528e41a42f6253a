package store

import (
	"database/sql"
	"slices"

	"socialmediasurgery/surgery"
)

// besides says which of what a laptop did in its own chain does not count: what it did to
// records of a share since that began, before it became its home desk, for then it said it
// again in the share: see Settle. It follows from the log alone, whether or not the share
// is still on.
type besides struct {
	seats map[surgery.ID]bool
	all   []*beside
}

// beside is one share of which another laptop became the home desk.
type beside struct {
	seats       map[surgery.ID]bool
	from, until surgery.Clock
	records     map[key]bool
}

// besides returns that of a log; nil where nothing is left out.
func (all ofDesks) besides(tx *sql.Tx) (*besides, error) {
	found, shares := &besides{seats: map[surgery.ID]bool{}}, map[surgery.ID]*beside{}
	for i := range all {
		o, err := plainly(&all[i])
		if err != nil {
			return nil, err
		}
		for _, e := range o.Edits {
			d, _ := e.After.(*surgery.DeskHere)
			if d == nil {
				continue
			}
			of := shares[d.Share]
			if of == nil {
				of = &beside{seats: map[surgery.ID]bool{}, records: map[key]bool{}}
				shares[d.Share] = of
			}
			of.seats[d.ID], found.seats[d.ID] = true, true
			switch {
			case o.Kind == surgery.SharingStarted:
				of.from = all[i].Clock
			case o.Kind == surgery.DeskJoined && d.Home && d.Was != "" && d.ID == all[i].Desk:
				of.until = max(of.until, all[i].Clock)
			}
		}
	}
	for _, of := range shares {
		if of.until > 0 {
			found.all = append(found.all, of)
		}
	}
	if len(found.all) == 0 {
		return nil, nil
	}
	return found, walk(tx, func(e *entry) error {
		i := slices.IndexFunc(found.all, func(of *beside) bool { return of.seats[e.Desk] })
		if i < 0 {
			return nil
		}
		o, err := plainly(&e.Entry)
		if err != nil {
			return err
		}
		for k := range touchedBy(o) {
			found.all[i].records[k] = true
		}
		return nil
	})
}

// left returns what of an operation counts.
func (b *besides) left(e *surgery.Entry, o *surgery.Operation) *surgery.Operation {
	if b == nil || b.seats[e.Desk] {
		return o
	}
	for _, of := range b.all {
		if e.Clock < of.from || e.Clock >= of.until {
			continue
		}
		left := *o
		left.Edits = slices.DeleteFunc(slices.Clone(o.Edits), func(edit surgery.Edit) bool {
			return of.records[key{edit.Record().Family(), edit.Record().RecordID()}]
		})
		o = &left
	}
	return o
}
