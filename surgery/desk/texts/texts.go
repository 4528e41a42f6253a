package texts

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// TextNames lists the texts that a host may edit, in the order they are shown.
var TextNames = []string{handout.StaySafeText, handout.WhereToTurnText, handout.ShortPrivacyText, handout.FullPrivacyText, handout.CrisisReplyText,
	handout.UpsetCardText, handout.AtRiskCardText, handout.NumbersCardText, handout.GuestRolesText}

// textMonths is after how long a text warns that it wants to be checked again.
const textMonths = 6

// Edited is a text that attendees read, as a host edits it.
type Edited struct {
	Name    string
	Title   string
	Body    string // paragraphs, one a line
	Checked string // local date
	Own     bool   // changed by the host
	Old     bool   // checked more than six months ago
}

// Texts returns all texts that a host may edit.
func (r *Room) Texts() ([]Edited, error) {
	if err := r.desk.AtHome(); err != nil {
		return nil, err
	}
	var texts []Edited
	for _, name := range TextNames {
		t, own, err := r.Text(name)
		if err != nil {
			return nil, err
		}
		texts = append(texts, Edited{Name: name, Title: t.Title, Body: strings.Join(t.Paragraphs, "\n"), Own: own,
			Checked: t.Checked.Format(time.DateOnly), Old: t.Checked.AddDate(0, textMonths, 0).Before(r.desk.Now())})
	}
	return texts, nil
}

// Text returns a text: the host's, else the one that comes with the program. While
// locked the host's cannot be read, but for the notices that were read before.
func (r *Room) Text(name string) (text handout.Text, own bool, err error) {
	if r.desk.Locked() {
		if text, own = r.notices[name]; own {
			return text, true, nil
		}
		if text, err = handout.ReadText(r.desk.Options().Files, name); err != nil {
			err = surgery.AsError(err)
		}
		return text, false, err
	}
	edited, err := r.desk.Store().Contents()
	if err != nil {
		return text, false, err
	}
	for _, c := range edited {
		if string(c.ID) != name {
			continue
		}
		checked, err := time.Parse(time.DateOnly, c.Checked)
		if err != nil {
			return text, true, surgery.AsError(err)
		}
		return handout.Text{Title: c.Words.Title, Checked: checked, Paragraphs: strings.Split(c.Words.Body, "\n")}, true, nil
	}
	text, err = handout.ReadText(r.desk.Options().Files, name)
	if err != nil {
		return text, false, surgery.AsError(err)
	}
	return text, false, nil
}

// Save keeps a host's text with the day it was checked.
func (r *Room) Save(t Edited) (surgery.Change, error) {
	after := &surgery.Content{ID: surgery.ID(t.Name), Checked: t.Checked,
		Words: surgery.ContentWords{Title: surgery.Clean(t.Title), Body: surgery.CleanLines(t.Body)}}
	return r.editText(t.Name, after)
}

// Shipped goes back to the text that comes with the program.
func (r *Room) Shipped(name string) (surgery.Change, error) { return r.editText(name, nil) }

func (r *Room) editText(name string, after *surgery.Content) (surgery.Change, error) {
	edited, err := r.desk.Store().Contents()
	if err != nil {
		return surgery.Change{}, err
	}
	var edit surgery.Edit
	for _, c := range edited {
		if string(c.ID) == name {
			edit.Before = c
		}
	}
	if after != nil {
		edit.After = after
	}
	if edit.Before == nil && edit.After == nil {
		return surgery.Change{}, nil // it is the shipped one already
	}
	o := &surgery.Operation{Kind: surgery.ContentEdited, About: surgery.ID(name), Edits: []surgery.Edit{edit}}
	return r.desk.Do(o, words.Say("desk.text_saved"))
}

// EveryHandout returns the texts that stand on every handout.
func (r *Room) EveryHandout() (safe, turn handout.Text, err error) {
	if safe, _, err = r.Text(handout.StaySafeText); err != nil {
		return safe, turn, err
	}
	turn, _, err = r.Text(handout.WhereToTurnText)
	return safe, turn, err
}
