package calendar

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// text draws words as records hold them: cleaned, any script, up to most
// letters.
func text(most int) *rapid.Generator[string] {
	special := rapid.SampledFrom([]string{"", "שלום לכולם", "مرحبا بالعالم", "👩‍🔧🎉🏳️‍🌈", "a, b; c\\n \\ :\"x\"", "é̂ü ß", "BEGIN:VEVENT", strings.Repeat("long ", 40)})
	return rapid.Custom(func(t *rapid.T) string {
		s := special.Draw(t, "special") + rapid.StringN(0, most, -1).Draw(t, "any")
		r := []rune(surgery.Clean(s))
		return surgery.Clean(string(r[:min(len(r), most)]))
	})
}

func event(zone *time.Location) *rapid.Generator[*surgery.Event] {
	// Around both changes of the clocks, and a day without one.
	first := rapid.SampledFrom([]time.Time{
		time.Date(2026, 3, 28, 22, 0, 0, 0, zone), time.Date(2026, 10, 24, 22, 0, 0, 0, zone), time.Date(2026, 11, 23, 0, 0, 0, 0, zone)})
	return rapid.Custom(func(t *rapid.T) *surgery.Event {
		start := first.Draw(t, "near").Add(time.Duration(rapid.IntRange(0, 60*30).Draw(t, "minutes")) * time.Minute)
		e := &surgery.Event{ID: surgery.ID(rapid.StringMatching(`[a-z0-9-]{1,36}`).Draw(t, "id")), Week: "w",
			Kind: rapid.SampledFrom(surgery.EventKinds).Draw(t, "kind"), Day: start.In(zone).Format(time.DateOnly)}
		if rapid.Bool().Draw(t, "timed") {
			e.Starts = start.UTC()
			if length := rapid.IntRange(0, 24*60).Draw(t, "length"); length > 0 {
				e.Ends = e.Starts.Add(time.Duration(length) * time.Minute)
			}
		} else if more := rapid.IntRange(0, 9).Draw(t, "more"); more > 0 {
			day, _ := time.Parse(time.DateOnly, e.Day)
			e.LastDay = day.AddDate(0, 0, more).Format(time.DateOnly)
		}
		if rapid.Bool().Draw(t, "foreign") {
			e.Words.UID = rapid.StringMatching(`[A-Za-z0-9,;@_-]{1,180}`).Draw(t, "uid")
		}
		title := text(surgery.MaxName).Draw(t, "title")
		if title == "" {
			title = "x"
		}
		e.Words = surgery.EventWords{Title: title, Known: text(surgery.MaxName).Draw(t, "known"), Place: text(surgery.MaxName).Draw(t, "place"), Online: rapid.Bool().Draw(t, "online"),
			Lead: text(surgery.MaxName).Draw(t, "lead"), Account: text(surgery.MaxName).Draw(t, "account"),
			Hashtag: rapid.SampledFrom([]string{"", "LYPFTrecovery", "a1_b"}).Draw(t, "tag"),
			Notes:   surgery.CleanLines(text(surgery.MaxNote/2).Draw(t, "notes") + "\nsecond line\n\n" + text(50).Draw(t, "more"))}
		if rapid.Bool().Draw(t, "linked") {
			e.Words.Link = surgery.WeekLink{Opens: text(surgery.MaxName).Draw(t, "opens"), Address: "https://example.org/a,b;c?d=e%20f#g"}
		}
		for range rapid.IntRange(0, 12).Draw(t, "questions") {
			if q := text(surgery.MaxName).Draw(t, "question"); q != "" {
				e.Words.Questions = append(e.Words.Questions, q)
			}
		}
		return e
	})
}

// Whatever goes out for hosts comes back as it was.
func TestWhatGoesOutComesBack(t *testing.T) {
	zones := []*time.Location{zone(t, "Europe/London"), zone(t, "Asia/Kathmandu"), zone(t, "America/New_York"), time.UTC}
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		e := event(zone).Draw(t, "event")
		if e.Words.Online && e.Words.Place == "Online" {
			e.Words.Place = "" // the same thing said twice
		}
		raw := Export([]*surgery.Event{e}, Out{Now: now, Hosts: true})
		drafts, problems := Read(bytes.NewReader(raw), In{Zone: zone})
		if len(drafts) != 1 || len(problems) != 0 {
			t.Fatalf("%d drafts, %v\n%s", len(drafts), problems, raw)
		}
		got, want := *drafts[0].Event, *e
		want.ID, want.Week, want.Words.UID = "", "", UID(e)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v\n%s", got, want, raw)
		}
		got.ID, got.Week = "x", "x"
		if err := got.Validate(); err != nil {
			t.Fatal(err)
		}
		if m := matched(drafts, []*surgery.Event{e}); m[0].Standing != Same {
			t.Fatalf("matched as %s", m[0].Standing)
		}
	})
}
