package store

import "socialmediasurgery/surgery"

var stories = &table{
	alone:   []string{"week"},
	columns: []string{"week", "parts", "entries"},
	values: func(r surgery.Record) []any {
		st := r.(*surgery.Story)
		return []any{st.Week, joinList(st.Parts), joinList(st.Entries)}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		st := r.(*surgery.Story)
		var parts, entries string
		return []any{&st.ID, &st.Week, &parts, &entries}, func() (err error) {
			if st.Parts, err = splitList[string](parts); err != nil {
				return err
			}
			st.Entries, err = splitList[surgery.ID](entries)
			return err
		}
	},
}

// StoryOf returns the story of a week; nil when none was arranged.
func (s *Store) StoryOf(week surgery.ID) (*surgery.Story, error) {
	found, err := all[*surgery.Story](s, surgery.Stories, "WHERE week = ?", week)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}
