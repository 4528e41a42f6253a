package texts

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
)

// TextRow is a text as the list of texts shows it.
type TextRow struct {
	EditedText
	Changed bool // its words are not those that come with the program
}

// TextRows returns all texts that a host may edit, in the order they are shown.
func (r *Room) TextRows() ([]TextRow, error) {
	texts, err := r.Texts()
	if err != nil {
		return nil, err
	}
	rows := make([]TextRow, len(texts))
	for i, t := range texts {
		rows[i].EditedText = t
		if !t.Own {
			continue
		}
		ours, err := handout.ReadText(r.desk.Files(), t.Name)
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
			return r.SaveText(t)
		}
	}
	return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.internal")
}
