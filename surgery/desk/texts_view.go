package desk

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
func (d *Desk) TextRows() ([]TextRow, error) {
	texts, err := d.Texts()
	if err != nil {
		return nil, err
	}
	rows := make([]TextRow, len(texts))
	for i, t := range texts {
		rows[i].EditedText = t
		if !t.Own {
			continue
		}
		ours, err := handout.ReadText(d.files, t.Name)
		if err != nil {
			return nil, surgery.AsError(err)
		}
		rows[i].Changed = t.Title != ours.Title || t.Body != strings.Join(ours.Paragraphs, "\n")
	}
	return rows, nil
}

// TextShown is how people meet a text: on a print, or as words.
type TextShown struct {
	Paper Paper // no pages where the text is on no print that can be laid out now
	Text  handout.Text
}

// TextShown returns how people meet a text: on the handout for everyone where it
// stands there and a surgery is open, else with its slots filled.
func (d *Desk) TextShown(name string) (TextShown, error) {
	text, err := d.filled(name)
	if err != nil {
		return TextShown{}, err
	}
	shown := TextShown{Text: text}
	if d.current != nil && (name == handout.StaySafeText || name == handout.WhereToTurnText) {
		shown.Paper, err = d.WeekHandout("")
	}
	return shown, err
}

// CheckedToday keeps a text as it is, checked today.
func (d *Desk) CheckedToday(name string) (surgery.Change, error) {
	texts, err := d.Texts()
	if err != nil {
		return surgery.Change{}, err
	}
	for _, t := range texts {
		if t.Name == name {
			t.Checked = d.now().Format(time.DateOnly)
			return d.SaveText(t)
		}
	}
	return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.internal")
}
