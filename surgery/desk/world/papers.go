package world

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
)

// Text returns what a reader would say stands on the paper.
func Text(p prints.Paper) string {
	said := ""
	for _, page := range p.Pages {
		said += page.Text() + "\n"
	}
	return strings.Join(strings.Fields(said), " ")
}

// Paper fails the test where a paper could not be laid out.
func Paper(t *testing.T) func(prints.Paper, error) prints.Paper { return Got[prints.Paper](t) }

// Week starts a surgery of a week with a hashtag and links, with somebody
// halfway through.
func (w *World) Week(t *testing.T, edit func(*surgery.SurgeryWords)) (*rooms.Rooms, surgery.ID) {
	t.Helper()
	d := w.Open(t)
	s := surgery.Surgery{Kind: surgery.Monthly, NextDay: "2026-12-29", NextTime: "13:00", Words: surgery.SurgeryWords{
		Title: "Made-up week", Venue: "Made-up Hall", Hashtag: "MadeUpWeek", On: []string{"bluesky", "x"},
		Links: []surgery.WeekLink{{Opens: "Considering Lilies", Address: "https://example.org/considering-lilies"}, {Address: "example.org/plain"}}}}
	if edit != nil {
		edit(&s.Words)
	}
	Must(t)(d.Start.StartSurgery(s))
	vera := w.Surgeon(t, d, "Vera Invented")
	zoe := Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton", Track: surgery.Personal, Checklists: []string{Basics, "bluesky-setup"}, Size: surgery.LargePrint, SavePlace: true})).Visit
	Must(t)(d.Today.Pair(zoe, vera))
	Must(t)(d.Visit.MarkSheet(zoe, "1-2 s3 x4"))
	return d, zoe
}

// Easier has somebody with two steps done take home what is easier to read.
func (w *World) Easier(t *testing.T) (*rooms.Rooms, surgery.ID) {
	d, zoe := w.Week(t, nil)
	Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Track: surgery.Personal, Size: surgery.EasierToRead, Goal: "to blog"}))
	return d, zoe
}

// EverySize has the sizes of a handout.
var EverySize = []surgery.HandoutSize{surgery.Standard, surgery.LargePrint, surgery.Plain}
