package store

import (
	"strings"

	"socialmediasurgery/surgery"
)

var progress = &table{
	columns: []string{"on_record", "checklist", "step", "state", "at", "version", "person"},
	values: func(r surgery.Record) []any {
		p := r.(*surgery.Progress)
		return []any{p.On, p.Checklist, p.Step, p.State, stamp(p.At), p.Version, p.Person}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		p := r.(*surgery.Progress)
		var id, at string // the id is made of the columns
		return []any{&id, &p.On, &p.Checklist, &p.Step, &p.State, &at, &p.Version, &p.Person}, func() error {
			return unstampAll(&p.At, at)
		}
	},
}

// Progress returns what was marked on these visits (or events), oldest first.
func (s *Store) Progress(on ...surgery.ID) ([]*surgery.Progress, error) {
	var found []*surgery.Progress
	for len(on) > 0 {
		some := on[:min(len(on), 500)] // SQLite has a limit on placeholders
		on = on[len(some):]
		args := make([]any, len(some))
		for i, id := range some {
			args[i] = id
		}
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(some)), ", ")
		part, err := all[*surgery.Progress](s, surgery.Steps, "WHERE on_record IN ("+marks+") ORDER BY at, id", args...)
		if err != nil {
			return nil, err
		}
		found = append(found, part...)
	}
	return found, nil
}

// ProgressAt returns what was marked at a surgery, oldest first.
func (s *Store) ProgressAt(at surgery.ID) ([]*surgery.Progress, error) {
	return all[*surgery.Progress](s, surgery.Steps,
		"WHERE on_record IN (SELECT id FROM visit WHERE surgery = ?) ORDER BY at, id", at)
}
