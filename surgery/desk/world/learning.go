package world

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
)

// Learnt adds an entry and returns its id.
func Learnt(t testing.TB, d *rooms.Rooms, l surgery.Learning) surgery.ID {
	t.Helper()
	return Must(t)(d.Learning.Add(l)).About
}

// Entry is something learned on a day.
func Entry(day string, kind surgery.LearningKind, what string, tags ...string) surgery.Learning {
	return surgery.Learning{Day: day, Kind: kind, Words: surgery.LearningWords{What: what, Tags: tags}}
}

// Quote is something somebody said, whom we may name.
func Quote(day, what, whose string) surgery.Learning {
	return surgery.Learning{Day: day, Kind: surgery.Quote, Permitted: day, Words: surgery.LearningWords{What: what, Whose: whose}}
}

// Same fails the test unless both are the same.
func Same(t testing.TB, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// AWeek is a themed week of the tests' day, with one event in it.
func AWeek(t testing.TB, d *rooms.Rooms) (week, event surgery.ID) {
	t.Helper()
	week = Must(t)(d.Week.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27",
		Words: surgery.WeekWords{Title: "Invented Week", Hashtags: []string{"Invented"}}}, "")).About
	event = Must(t)(d.Week.SaveEvent(surgery.Event{Week: week, Kind: surgery.ChatEvent, Starts: d.Week.EventTime("2026-11-24", "20:00"),
		Words: surgery.EventWords{Title: "A made-up chat", Lead: "Vera Sample", Account: "@invented", Online: true, Notes: "only for hosts",
			Link: surgery.WeekLink{Opens: "The chat", Address: "https://example.org/chat"}}})).About
	return week, event
}
