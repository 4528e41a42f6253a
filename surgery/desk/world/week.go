package world

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/intake"
)

// RecoveryWeek adds a week of 23 to 27 November 2026; the world's day is its Tuesday.
func RecoveryWeek(t *testing.T, d *rooms.Rooms) *surgery.Week {
	t.Helper()
	w, err := d.Week.NewWeek("")
	if err != nil || w.From != "2026-11-23" || w.Until != "2026-11-27" {
		t.Fatalf("%+v %v", w, err)
	}
	w.Words.Title, w.Words.Hashtags = "Recovery week", []string{"#LYPFTrecovery"}
	w.Words.Links = []surgery.WeekLink{{Opens: "Considering Lilies", Address: "example.org/considering-lilies"}}
	Must(t)(d.Week.SaveWeek(w, ""))
	now, err := d.Week.Current()
	if err != nil || now == nil {
		t.Fatal(now, err)
	}
	return now
}

// Event is an event of a week, not yet kept.
func Event(d *rooms.Rooms, w *surgery.Week, kind surgery.EventKind, title, day, from, until string) surgery.Event {
	e := surgery.Event{Week: w.ID, Kind: kind, Day: day, Words: surgery.EventWords{Title: title}}
	if from != "" {
		e.Starts = d.Week.EventTime(day, from)
	}
	if until != "" {
		e.Ends = d.Week.EventTime(day, until)
	}
	return e
}

// WeekBoard returns the board of the week.
func WeekBoard(t *testing.T, d *rooms.Rooms) week.Board {
	t.Helper()
	return Got[week.Board](t)(d.Week.Board(""))
}

// FullWeek is a week with three events.
func FullWeek(t *testing.T, d *rooms.Rooms) *surgery.Week {
	t.Helper()
	week := RecoveryWeek(t, d)
	chat := Event(d, week, surgery.ChatEvent, "A chat", "2026-11-25", "16:00", "17:00")
	chat.Words.Account, chat.Words.Questions, chat.Words.Notes = "@made_up", []string{"What helps?"}, "Keys at the desk"
	Must(t)(d.Week.SaveEvent(chat))
	Must(t)(d.Week.SaveEvent(Event(d, week, surgery.BlogEvent, "A blog", "2026-11-23", "", "")))
	Must(t)(d.Week.SaveEvent(Event(d, week, surgery.SurgeryEvent, "A surgery", "2026-11-24", "13:00", "16:00")))
	return week
}

// Asks keeps the example as a question of the recovery week, and returns it.
func Asks(t testing.TB, d *rooms.Rooms) *surgery.Barometer {
	t.Helper()
	if w, err := d.Week.Current(); err != nil || w == nil {
		week, err := d.Week.NewWeek("")
		if err != nil {
			t.Fatal(err)
		}
		week.Words.Title, week.Words.Hashtags = "Recovery week", []string{"LYPFTrecovery"}
		Must(t)(d.Week.SaveWeek(week, ""))
	}
	b, err := d.Barometer.New("")
	if err != nil {
		t.Fatal(err)
	}
	if b.Words, err = d.Barometer.Example(); err != nil {
		t.Fatal(err)
	}
	kept, err := d.Desk.Store().Barometer(Must(t)(d.Barometer.Save(b)).About)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// Results returns the results of a question.
func Results(t testing.TB, d *rooms.Rooms, id surgery.ID) barometer.Results {
	t.Helper()
	return Got[barometer.Results](t)(d.Barometer.Results(id))
}

// Polled returns a poll's export with these votes, all of one day.
func Polled(b *surgery.Barometer, day string, votes map[string]int) barometer.PollFile {
	var f barometer.PollFile
	for _, a := range barometer.Offered(b) {
		if n := votes[a.ID]; n > 0 {
			f.Rows = append(f.Rows, barometer.PollRow{PollAnswer: intake.PollAnswer{Text: a.Text, Days: map[string]int{day: n}}, Answer: a.ID})
		}
	}
	return f
}

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

// Story returns the board of the story.
func Story(t testing.TB, d *rooms.Rooms) story.Board {
	t.Helper()
	return Got[story.Board](t)(d.Story.Board(""))
}
