package texts

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// editPanel changes a text: title, paragraphs, and the day it was checked.
func (s *Screen) editPanel(row texts.Row) {
	title := kit.NewEntry("")
	title.SetText(row.Title)
	body := kit.NewNotes("", 9)
	body.SetText(row.Body)
	day := kit.NewDayField(words.Say("texts.day"), s.stage.Now)
	if t, err := time.Parse(time.DateOnly, row.Checked); err == nil {
		day.Set(t)
	}
	today := kit.NewButton(kit.Secondary, words.Say("texts.checked_today"), func() { day.Set(s.stage.Now()) })
	hint := words.Say("texts.body_hint")
	if strings.Contains(row.Body, "[") {
		hint += " " + words.Say("texts.slot_hint")
	}
	kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("texts.edit_title"), Verb: words.Say("texts.save"), First: body, Width: 760,
		Content: kit.Column(2*kit.Step, kit.NewField(words.Say("texts.title"), title, ""),
			kit.NewField(words.Say("texts.body"), body, hint), day.Field, kit.Flow(kit.Step, today)),
		Submit: func(done func(error)) {
			at, err := day.Day()
			if err == nil && at.IsZero() {
				err = surgery.Fail(surgery.Invalid, "texts.no_day")
			}
			if err == nil && at.After(s.stage.Now()) {
				err = surgery.Fail(surgery.Invalid, "texts.day_to_come")
			}
			if err != nil {
				done(err)
				return
			}
			after := row.Edited
			after.Title, after.Body, after.Checked = title.Text, body.Text, at.Format(time.DateOnly)
			s.stage.Try(func() (surgery.Change, error) { return s.stage.Texts.Save(after) },
				func(_ surgery.Change, err error) { done(err) })
		},
	})
}
