package texts

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
)

// Row is a text as the list of texts shows it.
type Row struct {
	Edited
	Changed bool // its words are not those that come with the program
}

// Rows returns all texts that a host may edit, in the order they are shown.
func (r *Room) Rows() ([]Row, error) {
	if err := r.desk.AtHome(); err != nil {
		return nil, err
	}
	texts, err := r.Texts()
	if err != nil {
		return nil, err
	}
	rows := make([]Row, len(texts))
	for i, t := range texts {
		rows[i].Edited = t
		if !t.Own {
			continue
		}
		ours, err := handout.ReadText(r.desk.Options().Files, t.Name)
		if err != nil {
			return nil, surgery.AsError(err)
		}
		rows[i].Changed = t.Title != ours.Title || t.Body != strings.Join(ours.Paragraphs, "\n")
	}
	return rows, nil
}

// CheckedToday keeps a text as it is, checked today.
func (r *Room) CheckedToday(name string) (surgery.Change, error) {
	texts, err := r.Texts()
	if err != nil {
		return surgery.Change{}, err
	}
	for _, t := range texts {
		if t.Name == name {
			t.Checked = r.desk.Now().Format(time.DateOnly)
			return r.Save(t)
		}
	}
	return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.internal")
}
