package week_test

import (
	"fmt"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	weekroom "socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
	"socialmediasurgery/ui/week"
)

// room is a window with the week in it.
type room struct {
	*testroom.Room
	screen         *week.Screen
	printed, asked []surgery.ID // events whose sheet was printed, and whose question was gone to
}

// open has no week yet.
func open(t testing.TB, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	r.screen = week.New(&week.Stage{Stage: r.Stage, Bookings: r.Rooms.Bookings, Prints: r.Rooms.Prints, Start: r.Rooms.Start, Week: r.Rooms.Week,
		PrintEvent: func(e surgery.ID) { r.printed = append(r.printed, e) }, AskAbout: func(e surgery.ID) { r.asked = append(r.asked, e) }})
	r.Show(r.screen)
	r.screen.Shown()
	return r
}

// board returns the week as it is kept.
func (r *room) board() weekroom.Board {
	r.T.Helper()
	b, err := r.Rooms.Week.Board("")
	if err != nil {
		r.T.Fatal(err)
	}
	return b
}

// titles returns the events of a day of the week, from 0.
func (r *room) titles(day int) []string {
	var all []string
	for _, e := range r.board().Days[day].Events {
		all = append(all, e.Words.Title)
	}
	return all
}

func (r *room) wantTitles(day int, want ...string) {
	r.T.Helper()
	if got := r.titles(day); !slices.Equal(got, want) {
		r.T.Errorf("day %d has %q, want %q", day, got, want)
	}
}

// plan keeps a week of 23 to 27 November and some of its events, without keys.
func (r *room) plan() *surgery.Week {
	r.T.Helper()
	w, err := r.Rooms.Week.NewWeek("")
	if err != nil {
		r.T.Fatal(err)
	}
	w.Words.Title, w.Words.Hashtags = "Recovery week", []string{"LYPFTrecovery"}
	w.Words.Links = []surgery.WeekLink{{Opens: "Blog: Considering Lilies", Address: "example.org/considering-lilies"}}
	if _, err := r.Rooms.Week.SaveWeek(w, ""); err != nil {
		r.T.Fatal(err)
	}
	kept := r.board().Week
	for _, e := range []surgery.Event{
		r.event(surgery.BlogEvent, "A personal recovery story", 0, "09:00", "", "", "Peer support worker"),
		r.event(surgery.ChatEvent, "#MHNurseChat: recovery and living well", 0, "20:00", "21:00", "", ""),
		r.event(surgery.SurgeryEvent, "Monthly social media surgery", 1, "13:00", "16:00", "Becklin Centre", ""),
		r.event(surgery.LivePosting, "Service User Network workshop", 2, "14:00", "15:30", "", ""),
		r.event(surgery.ChatEvent, "#LYPFTrecovery chat", 2, "16:00", "17:00", "@LeedsandYorkPFT", ""),
		r.event(surgery.TakeoverEvent, "A clinician runs the corporate account", 3, "", "", "York Community Recovery Service", ""),
		r.event(surgery.SurgeryEvent, "Nursing conference surgery", 4, "10:00", "15:00", "Made-up Hall", ""),
		r.event(surgery.BarometerEvent, "Share the results", 4, "16:00", "", "", ""),
		r.event(surgery.TakeoverEvent, "@PeopleofLeeds, curated by a community journalist", -1, "", "", "", ""),
		r.event(surgery.BarometerEvent, "“How do you feel about the word recovery?”", -1, "", "", "", ""),
	} {
		e.Week = kept.ID
		if e.Kind == surgery.ChatEvent && e.Day == "2026-11-23" {
			e.Words.Online = true
		}
		r.save(e)
	}
	r.screen.Shown()
	return kept
}

// event makes an event on a day from 0, Monday; -1 is all week.
func (r *room) event(kind surgery.EventKind, title string, day int, from, until, place, lead string) surgery.Event {
	e := surgery.Event{Kind: kind, Day: "2026-11-23", Words: surgery.EventWords{Title: title, Place: place, Lead: lead}}
	if day < 0 {
		e.LastDay = "2026-11-27"
		return e
	}
	e.Day = fmt.Sprintf("2026-11-%d", 23+day)
	if from != "" {
		e.Starts = r.Rooms.Week.EventTime(e.Day, from)
	}
	if until != "" {
		e.Ends = r.Rooms.Week.EventTime(e.Day, until)
	}
	return e
}

func (r *room) save(e surgery.Event) {
	r.T.Helper()
	if _, err := r.Rooms.Week.SaveEvent(e); err != nil {
		r.T.Fatal(err)
	}
}
