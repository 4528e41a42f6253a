package names

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/find"
)

// names is everybody whose name is kept, to be searched, and who is here.
type names struct {
	index *find.Index
	here  *VisitsHere // at the open surgery; nil: not read yet
}

func (room *Room) watchNames() desk.Watch {
	return desk.Watch{
		Opened: func() error {
			if room.names.index == nil {
				room.names.index = find.New(nil)
				return nil // the first time they follow when the window is there
			}
			if room.desk.Locked() {
				return nil
			}
			return room.LoadNames()
		},
		Unlocked: room.LoadNames,
		Done:     room.followNames,
		Subject:  room.Subject,
		Forget: func() {
			room.names.index.Clear()
			room.names.index, room.names.here = find.New(nil), nil
		},
	}
}

// LoadNames fills the index that the check-in box searches, after the window is
// there.
func (room *Room) LoadNames() error {
	var people []find.Person
	err := room.desk.Store().EachName(func(id surgery.ID, name string) {
		people = append(people, find.Person{ID: id, Name: name})
	})
	if err != nil {
		return err
	}
	room.names.index, room.names.here = find.New(people), nil
	return nil
}

// NameIndex returns the index of all names.
func (room *Room) NameIndex() *find.Index { return room.names.index }

// followNames keeps the names, and who is here, in step with an operation. The
// visits here follow it one by one, since reading hundreds again would be felt at
// the next key.
func (room *Room) followNames(o *surgery.Operation) {
	for _, e := range o.Edits {
		switch r := e.Record().(type) {
		case *surgery.Attendee:
			switch {
			case room.desk.Locked(): // nobody's name is kept
			case e.After == nil:
				room.names.index.Remove(r.ID)
			default:
				room.names.index.Put(r.ID, r.Words.Found())
			}
		case *surgery.Surgery:
			room.names.here = nil // another may be open
		}
	}
	if room.names.here == nil || room.desk.Surgery() == nil {
		return
	}
	for _, e := range o.Edits {
		if who, ok := e.Record().(*surgery.Attendee); ok {
			delete(room.names.here.first, who.ID) // read again, as it is now
		}
		if before, ok := e.Before.(*surgery.Visit); ok && before.Surgery == room.desk.Surgery().ID {
			room.names.here.remove(before)
		}
		if after, ok := e.After.(*surgery.Visit); ok && after.Surgery == room.desk.Surgery().ID {
			room.names.here.add(after)
		}
	}
}
