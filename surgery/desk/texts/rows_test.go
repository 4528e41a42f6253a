package texts_test

import (
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/handout"
)

func TestATextCheckedTodayIsNotAChangedOne(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	w.Now = w.Now.AddDate(0, 7, 0)
	rows, err := d.Texts.Rows()
	if err != nil || len(rows) != len(texts.TextNames) || !rows[0].Old || rows[0].Changed {
		t.Fatalf("%+v %v", rows, err)
	}
	world.Must(t)(d.Texts.CheckedToday(rows[0].Name))
	if rows, _ = d.Texts.Rows(); rows[0].Old || rows[0].Changed || rows[0].Checked != "2027-06-24" {
		t.Errorf("checked: %+v", rows[0])
	}
	own := rows[0].Edited
	own.Body = "Stop when you like."
	world.Must(t)(d.Texts.Save(own))
	if rows, _ = d.Texts.Rows(); !rows[0].Changed || rows[1].Changed {
		t.Errorf("changed: %+v", rows)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	world.Must(t)(d.Desk.History.Undo(""))
	if rows, _ = d.Texts.Rows(); !rows[0].Old || rows[0].Own {
		t.Errorf("undone: %+v", rows[0])
	}
	_, err = d.Texts.CheckedToday("nothing")
	world.Refused(t, err, surgery.NotFound, "")
}

func TestHowATextIsMet(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	shown, err := d.WeekPrints.TextShown(handout.StaySafeText)
	if err != nil || len(shown.Paper.Pages) != 0 || len(shown.Text.Paragraphs) == 0 {
		t.Fatalf("without a surgery: %+v %v", shown, err)
	}
	s := d.Settings.Settings()
	s.Organisation = "Made-up Trust"
	world.Must(t)(d.Settings.Set(s))
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	shown, err = d.WeekPrints.TextShown(handout.StaySafeText)
	if err != nil || len(shown.Paper.Pages) == 0 || !strings.Contains(shown.Paper.Pages[0].Text(), shown.Text.Title) {
		t.Errorf("on the handout: %v", err)
	}
	shown, err = d.WeekPrints.TextShown(handout.ShortPrivacyText)
	if err != nil || len(shown.Paper.Pages) != 0 || !slices.Contains(shown.Text.Paragraphs, "We are Made-up Trust.") {
		t.Errorf("the notice: %+v %v", shown.Text, err)
	}
}
