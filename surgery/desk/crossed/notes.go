package crossed

import (
	"encoding/json"
	"slices"
)

// notesSetting has what the host is to see once, at this laptop: what a desk brought that
// was struck off, or after the surgery was closed. It says letters and counts alone.
const notesSetting = "to_be_seen"

// Note is something that the host is to see once.
type Note struct{ Key, Title, What string }

// AddNotes has the host see these, each in place of one with the same key.
func (r *Room) AddNotes(more ...Note) error {
	if len(more) == 0 {
		return nil
	}
	notes, err := r.notes()
	if err != nil {
		return err
	}
	notes = slices.DeleteFunc(notes, func(n Note) bool { return slices.ContainsFunc(more, func(m Note) bool { return m.Key == n.Key }) })
	return r.keepNotes(append(notes, more...))
}

func (r *Room) notes() (all []Note, err error) {
	raw, err := r.desk.Store().Settings()
	if err != nil || raw[notesSetting] == "" {
		return nil, err
	}
	if json.Unmarshal([]byte(raw[notesSetting]), &all) != nil {
		return nil, nil // what was broken says nothing
	}
	return all, nil
}

func (r *Room) keepNotes(notes []Note) error {
	raw, err := json.Marshal(notes)
	if err != nil {
		return err
	}
	return r.desk.Store().SetSettings(map[string]string{notesSetting: string(raw)})
}

// noteThings are the notes as things that need a look.
func (r *Room) noteThings() ([]Thing, error) {
	notes, err := r.notes()
	var all []Thing
	for _, n := range notes {
		all = append(all, Thing{Key: noteKey + n.Key, Title: n.Title, What: n.What, Ways: ways(seenIt)})
	}
	return all, err
}

const noteKey = "note "

// seen takes a note away that the host has seen.
func (r *Room) seen(t Thing) error {
	notes, err := r.notes()
	if err != nil {
		return err
	}
	return r.keepNotes(slices.DeleteFunc(notes, func(n Note) bool { return noteKey+n.Key == t.Key }))
}
