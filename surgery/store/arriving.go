package store

import (
	"log/slog"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// arriving are the keys that came and whose operations are not here: those that came
// earlier, and those of the parcels that are being taken in, wrapped with the surgery key.
type arriving struct {
	early   map[surgery.ID][]wrappedKey
	stored  map[surgery.ID]bool // whose lie among those that came earlier
	renewed map[key]bool        // owners of whom the log had something already
	used    map[surgery.ID]bool // whose operation was taken in
	now     []surgery.ID        // of them, for the entry that is being looked at
	gone    map[surgery.ID]bool
}

// read takes in the keys of parcels. One that does not open is left: its entries wait for
// another.
func (a *arriving) read(t *taking, parcels []*surgery.Parcel, shareKeys []seal.Epoch) error {
	a.early, a.stored, a.renewed = map[surgery.ID][]wrappedKey{}, map[surgery.ID]bool{}, map[key]bool{}
	before, err := wrappedKeys(t.tx, "early_key", "")
	if err != nil {
		return err
	}
	for _, w := range before {
		a.early[w.owner] = append(a.early[w.owner], w)
		a.stored[w.owner] = true
	}
	for _, p := range parcels {
		for _, owner := range slices.Sorted(maps.Keys(p.Keys)) {
			if t.erasedIn(t.tx)(owner) {
				continue
			}
			for _, k := range p.Keys[owner] {
				if err := a.readOne(t, wrappedKey{owner, k.Desk, k.Wrapped}, shareKeys); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (a *arriving) readOne(t *taking, w wrappedKey, shareKeys []seal.Epoch) error {
	var here bool
	if err := t.tx.QueryRow("SELECT EXISTS (SELECT 1 FROM key WHERE owner = ? AND desk = ?)", w.owner, w.desk).Scan(&here); err != nil || here {
		return err
	}
	var inner *seal.Key
	for _, e := range shareKeys {
		var err error
		if inner, err = e.Key.Unwrap(w.wrapped, w.name()); err == nil {
			break
		}
	}
	if inner == nil {
		slog.Warn("store: a key that came does not open", "owner", w.owner)
		return nil
	}
	defer inner.Clear()
	w.wrapped = t.secret.Wrap(inner, w.name())
	touched, err := isTouched(t.tx, "", w.owner)
	if err != nil {
		return err
	}
	if touched {
		a.renewed[key{"", w.owner}] = true
		return a.insert(t, w)
	}
	all := slices.DeleteFunc(a.early[w.owner], func(other wrappedKey) bool { return other.desk == w.desk })
	a.early[w.owner] = append(all, w)
	return nil
}

// insert puts a key among those that records need.
func (a *arriving) insert(t *taking, w wrappedKey) error {
	for _, k := range t.Store.keys[w.owner] { // there are more now
		k.Clear()
	}
	delete(t.Store.keys, w.owner)
	_, err := t.tx.Exec("INSERT OR IGNORE INTO key (owner, desk, wrapped) VALUES (?, ?, ?)", w.owner, w.desk, w.wrapped)
	return err
}

// begin forgets what was used, and returns whose records are to be repainted.
func (a *arriving) begin() map[key]bool {
	a.used, a.gone, a.now = map[surgery.ID]bool{}, map[surgery.ID]bool{}, nil
	return maps.Clone(a.renewed)
}

// use puts the keys of whoever an operation names among those that records need.
func (a *arriving) use(t *taking, o *surgery.Operation) error {
	a.now = nil
	for k := range touchedBy(o) {
		if k.family != "" {
			continue
		}
		if err := a.useOf(t, k.id); err != nil {
			return err
		}
	}
	return nil
}

func (a *arriving) useOf(t *taking, owner surgery.ID) error {
	if a.used[owner] || a.gone[owner] {
		return nil
	}
	for _, w := range a.early[owner] {
		if err := a.insert(t, w); err != nil {
			return err
		}
	}
	if len(a.early[owner]) > 0 {
		a.used[owner] = true
		a.now = append(a.now, owner)
	}
	return nil
}

// back says that the last use was taken back.
func (a *arriving) back() {
	for _, owner := range a.now {
		delete(a.used, owner)
	}
	a.now = nil
}

func (a *arriving) erased(owners []surgery.ID) {
	for _, owner := range owners {
		a.gone[owner] = true
	}
}

// keep has those wait whose operations did not come.
func (a *arriving) keep(t *taking) error {
	var out, in []surgery.ID
	for owner := range a.early {
		switch {
		case a.used[owner] || a.gone[owner]:
			if a.stored[owner] {
				out = append(out, owner)
			}
		default:
			in = append(in, owner)
		}
	}
	if len(out)+len(in) == 0 {
		return nil
	}
	slices.Sort(in)
	return touching(t.tx, "early_key", partsOf(slices.Concat(out, in)), func() error {
		for _, owner := range out {
			if _, err := t.tx.Exec("DELETE FROM early_key WHERE owner = ?", owner); err != nil {
				return err
			}
		}
		for _, owner := range in {
			for _, w := range a.early[owner] {
				if _, err := t.tx.Exec("INSERT OR REPLACE INTO early_key (owner, desk, wrapped) VALUES (?, ?, ?)", w.owner, w.desk, w.wrapped); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
