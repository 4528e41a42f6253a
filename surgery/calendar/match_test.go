package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestImportingAgainUpdates(t *testing.T) {
	there := []*surgery.Event{chat(), lilies()}
	raw := Export(there, Out{Now: now}) // for others: without notes
	drafts, _ := Read(bytes.NewReader(raw), week(t))
	for _, m := range Match(drafts, there) {
		if m.Standing != Same || m.With == nil {
			t.Errorf("%s is %s", m.Event.Words.Title, m.Standing)
		}
	}
	moved, _ := Read(strings.NewReader(strings.ReplaceAll(string(raw), "20261123T2", "20261124T2")), week(t))
	for _, m := range Match(moved, there) {
		if want := map[surgery.EventKind]Standing{"chat": Update, "blog": Same}[m.Event.Kind]; m.Standing != want {
			t.Errorf("%s is %s, want %s", m.Event.Words.Title, m.Standing, want)
		}
		if m.Standing == Update {
			e := Merge(m.With, m.Event)
			if e.ID != "e1" || e.Day != "2026-11-24" || e.Words.Notes == "" || len(e.Words.Questions) != 2 || e.Words.UID != "" {
				t.Errorf("merged to %+v", e)
			}
			if again := Match([]Draft{{Event: m.Event}}, []*surgery.Event{e}); again[0].Standing != Same {
				t.Error("merging twice changes twice")
			}
		}
	}
}

func TestWhatLooksLikeADuplicate(t *testing.T) {
	draft := func(title string, at time.Time, uid string) Draft {
		return Draft{Event: &surgery.Event{Kind: surgery.OtherEvent, Day: at.Format(time.DateOnly), Starts: at, Words: surgery.EventWords{Title: title, UID: uid}}}
	}
	at := chat().Starts
	drafts := []Draft{
		draft("#mhnursechat – recovery and living well part 1", at, "other"),
		draft(chat().Words.Title, at.Add(time.Hour), "later"),
		draft("Café", at, ""), draft("CAFE", at.In(time.FixedZone("", 3600)), ""),
		draft(chat().Words.Title, at, ""),
	}
	drafts[4].Event.Ends = chat().Ends
	for i, want := range []Standing{Alike, New, New, Alike, Same} {
		if m := Match(drafts, []*surgery.Event{chat()})[i]; m.Standing != want || (m.With == nil) != (want == New) {
			t.Errorf("%d: %s, want %s", i, m.Standing, want)
		}
	}
}
