package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
)

func TestImportingAgainUpdates(t *testing.T) {
	there := []*surgery.Event{chat(), lilies()}
	raw := Export(there, Out{Now: now}) // for others: without notes
	drafts, _ := Read(bytes.NewReader(raw), week(t))
	for _, m := range matched(drafts, there) {
		if m.Standing != Same || m.With == nil {
			t.Errorf("%s is %s", m.Event.Words.Title, m.Standing)
		}
	}
	moved, _ := Read(strings.NewReader(strings.ReplaceAll(string(raw), "20261123T2", "20261124T2")), week(t))
	for _, m := range matched(moved, there) {
		if want := map[surgery.EventKind]Standing{"chat": Update, "blog": Same}[m.Event.Kind]; m.Standing != want {
			t.Errorf("%s is %s, want %s", m.Event.Words.Title, m.Standing, want)
		}
		if m.Standing == Update {
			e := Merge(m.With, m.Event)
			if e.ID != "e1" || e.Day != "2026-11-24" || e.Words.Notes == "" || len(e.Words.Questions) != 2 || e.Words.UID != "" {
				t.Errorf("merged to %+v", e)
			}
			if again := matched([]intake.Draft{{Event: m.Event}}, []*surgery.Event{e}); again[0].Standing != Same {
				t.Error("merging twice changes twice")
			}
		}
	}
}

func TestWhatLooksLikeADuplicate(t *testing.T) {
	draft := func(title string, at time.Time, uid string) intake.Draft {
		return intake.Draft{Event: &surgery.Event{Kind: surgery.OtherEvent, Day: at.Format(time.DateOnly), Starts: at, Words: surgery.EventWords{Title: title, UID: uid}}}
	}
	at := chat().Starts
	drafts := []intake.Draft{
		draft("#mhnursechat – recovery and living well part 1", at, "other"),
		draft(chat().Words.Title, at.Add(time.Hour), "later"),
		draft("Café", at, ""), draft("CAFE", at.In(time.FixedZone("", 3600)), ""),
		draft(chat().Words.Title, at, ""),
	}
	drafts[4].Event.Ends = chat().Ends
	for i, want := range []Standing{Alike, New, New, Alike, Same} {
		if m := matched(drafts, []*surgery.Event{chat()})[i]; m.Standing != want || (m.With == nil) != (want == New) {
			t.Errorf("%d: %s, want %s", i, m.Standing, want)
		}
	}
}

func matched(drafts []intake.Draft, existing []*surgery.Event) []Matched {
	out, _ := Match(drafts, existing)
	return out
}

// What another calendar takes back is offered to be taken out if it is here, and
// said if it never was.
func TestWhatIsTakenBack(t *testing.T) {
	there := []*surgery.Event{{ID: "e9", Kind: surgery.OtherEvent, Day: "2026-11-24", Starts: time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC),
		Words: surgery.EventWords{Title: "Chat", UID: "u"}}}
	for name, c := range map[string]struct {
		raw  string
		want Standing
		said string
	}{
		"by its status":          {file(vevent("UID:u", "SUMMARY:Chat", "DTSTART:20261124T140000Z", "STATUS:CANCELLED")), Gone, ""},
		"by the file's method":   {strings.Replace(file(vevent("UID:u", "SUMMARY:Chat", "DTSTART:20261124T140000Z")), "BEGIN:VEVENT", "METHOD:CANCEL\r\nBEGIN:VEVENT", 1), Gone, ""},
		"by its title":           {file(vevent("UID:u", "SUMMARY:Cancelled: Chat", "DTSTART:20261124T140000Z")), Gone, ""},
		"by its title, American": {file(vevent("UID:u", "SUMMARY:Canceled: Chat", "DTSTART:20261124T140000Z")), Gone, ""},
		"in brackets":            {file(vevent("UID:other", "SUMMARY:[CANCELLED] Chat", "DTSTART:20261124T140000Z")), Gone, ""},
		"never here":             {file(vevent("UID:x", "SUMMARY:Cancelled: Walk", "DTSTART:20261125T140000Z")), "", "“Walk” was cancelled"},
		"only a word":            {file(vevent("UID:x", "SUMMARY:Cancelled trains: a talk", "DTSTART:20261125T140000Z")), New, ""},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, problems := Read(strings.NewReader(c.raw), week(t))
			rows, more := Match(drafts, there)
			problems = append(problems, more...)
			got := Standing("")
			if len(rows) == 1 {
				got = rows[0].Standing
			}
			if got != c.want || (c.said == "") != (len(problems) == 0) || !strings.Contains(reasons(problems), c.said) {
				t.Errorf("%q, %+v", got, problems)
			}
		})
	}
}

// A list has no ids: a title that stands once on both sides is the same event,
// moved; two of one name are not.
func TestANewerListMovesAnEvent(t *testing.T) {
	at := time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC)
	event := func(id surgery.ID, title string, at time.Time) *surgery.Event {
		return &surgery.Event{ID: id, Kind: surgery.OtherEvent, Day: at.Format(time.DateOnly), Starts: at, Words: surgery.EventWords{Title: title}}
	}
	there := []*surgery.Event{event("e1", "Walk", at), event("e2", "Drop-in", at), event("e3", "Drop-in", at.Add(24*time.Hour))}
	drafts := []intake.Draft{{Event: event("", "Walk", at.Add(time.Hour))}, {Event: event("", "Drop-in", at.Add(time.Hour))}, {Event: event("", "Drop-in", at)}}
	drafts[2].Event.Words.Place = "Hall"
	var got []string
	for _, m := range matched(drafts, there) {
		got = append(got, string(m.Standing))
	}
	if strings.Join(got, " ") != "update new update" {
		t.Errorf("got %v", got)
	}
}
