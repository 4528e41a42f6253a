package desk

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
)

// names is everybody whose name is kept, to be searched, and who is here.
type names struct {
	index *find.Index
	here  *visitsHere // at the open surgery; nil: not read yet
}

func (d *Desk) watchNames() Watch {
	return Watch{
		Opened: func() error {
			if d.names.index == nil {
				d.names.index = find.New(nil)
				return nil // the first time they follow when the window is there
			}
			if d.Locked() {
				return nil
			}
			return d.LoadNames()
		},
		Unlocked: d.LoadNames,
		Done:     d.followNames,
		Subject:  d.subject,
		Forget: func() {
			d.names.index.Clear()
			d.names.index, d.names.here = find.New(nil), nil
		},
	}
}

// LoadNames fills the index that the check-in box searches, after the window is
// there.
func (d *Desk) LoadNames() error {
	var people []find.Person
	err := d.store.EachName(func(id surgery.ID, name string) {
		people = append(people, find.Person{ID: id, Name: name})
	})
	if err != nil {
		return err
	}
	d.names.index, d.names.here = find.New(people), nil
	return nil
}

// NameIndex returns the index of all names.
func (d *Desk) NameIndex() *find.Index { return d.names.index }

// followNames keeps the names, and who is here, in step with an operation. The
// visits here follow it one by one, since reading hundreds again would be felt at
// the next key.
func (d *Desk) followNames(o *surgery.Operation) {
	for _, e := range o.Edits {
		switch r := e.Record().(type) {
		case *surgery.Attendee:
			switch {
			case d.Locked(): // nobody's name is kept
			case e.After == nil:
				d.names.index.Remove(r.ID)
			default:
				d.names.index.Put(r.ID, r.Words.Name)
			}
		case *surgery.Surgery:
			d.names.here = nil // another may be open
		}
	}
	if d.names.here == nil || d.current == nil {
		return
	}
	for _, e := range o.Edits {
		if who, ok := e.Record().(*surgery.Attendee); ok {
			delete(d.names.here.first, who.ID) // read again, as it is now
		}
		if before, ok := e.Before.(*surgery.Visit); ok && before.Surgery == d.current.ID {
			d.names.here.remove(before)
		}
		if after, ok := e.After.(*surgery.Visit); ok && after.Surgery == d.current.ID {
			d.names.here.add(after)
		}
	}
}

// visitsHere are the visits at the open surgery.
type visitsHere struct {
	byAttendee map[surgery.ID]*surgery.Visit
	byNumber   map[int]*surgery.Visit
	first      map[surgery.ID]string // see firstNames; nil: not read yet
}

func (h *visitsHere) add(v *surgery.Visit) {
	h.byNumber[v.Number] = v
	if !v.Guest() {
		h.byAttendee[v.Attendee] = v
	}
}

func (h *visitsHere) remove(v *surgery.Visit) {
	delete(h.byNumber, v.Number)
	delete(h.byAttendee, v.Attendee)
	delete(h.first, v.Attendee)
}

// visitsHere returns the visits at the open surgery.
func (d *Desk) visitsHere() (*visitsHere, error) {
	if d.names.here != nil {
		return d.names.here, nil
	}
	here := &visitsHere{byAttendee: map[surgery.ID]*surgery.Visit{}, byNumber: map[int]*surgery.Visit{}}
	if d.current == nil {
		return here, nil
	}
	visits, err := d.store.Visits(d.current.ID)
	if err != nil {
		return nil, err
	}
	for _, v := range visits {
		here.add(v)
	}
	d.names.here = here
	return here, nil
}
