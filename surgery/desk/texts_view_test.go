package desk

import (
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
)

func TestATextCheckedTodayIsNotAChangedOne(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	w.now = w.now.AddDate(0, 7, 0)
	rows, err := d.TextRows()
	if err != nil || len(rows) != len(TextNames) || !rows[0].Old || rows[0].Changed {
		t.Fatalf("%+v %v", rows, err)
	}
	must(t)(d.CheckedToday(rows[0].Name))
	if rows, _ = d.TextRows(); rows[0].Old || rows[0].Changed || rows[0].Checked != "2027-06-24" {
		t.Errorf("checked: %+v", rows[0])
	}
	own := rows[0].EditedText
	own.Body = "Stop when you like."
	must(t)(d.SaveText(own))
	if rows, _ = d.TextRows(); !rows[0].Changed || rows[1].Changed {
		t.Errorf("changed: %+v", rows)
	}
	must(t)(d.Undo(""))
	must(t)(d.Undo(""))
	if rows, _ = d.TextRows(); !rows[0].Old || rows[0].Own {
		t.Errorf("undone: %+v", rows[0])
	}
	_, err = d.CheckedToday("nothing")
	refused(t, err, surgery.NotFound, "")
}

func TestHowATextIsMet(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	shown, err := d.TextShown(handout.StaySafeText)
	if err != nil || len(shown.Paper.Pages) != 0 || len(shown.Text.Paragraphs) == 0 {
		t.Fatalf("without a surgery: %+v %v", shown, err)
	}
	s := d.Settings()
	s.Organisation = "Made-up Trust"
	must(t)(d.SetSettings(s))
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	shown, err = d.TextShown(handout.StaySafeText)
	if err != nil || len(shown.Paper.Pages) == 0 || !strings.Contains(shown.Paper.Pages[0].Text(), shown.Text.Title) {
		t.Errorf("on the handout: %v", err)
	}
	shown, err = d.TextShown(handout.ShortPrivacyText)
	if err != nil || len(shown.Paper.Pages) != 0 || !slices.Contains(shown.Text.Paragraphs, "We are Made-up Trust.") {
		t.Errorf("the notice: %+v %v", shown.Text, err)
	}
}
