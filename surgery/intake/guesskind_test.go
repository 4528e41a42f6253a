package intake

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

func TestGuessKind(t *testing.T) {
	for title, want := range map[string]surgery.EventKind{
		"A personal recovery story":                         surgery.BlogEvent,
		"A partner’s blog: Considering Lilies":              surgery.BlogEvent,
		"#MHNurseChat: recovery and living well":            surgery.ChatEvent,
		"#LYPFTrecovery chat":                               surgery.ChatEvent,
		"Getting going with Snapchat":                       surgery.OtherEvent,
		"Monthly social media surgery":                      surgery.SurgeryEvent,
		"Surgery at the nursing conference":                 surgery.SurgeryEvent,
		"Nursing conference, live-posted and blogged":       surgery.ConferenceEvent,
		"Service User Network workshop":                     surgery.LivePosting,
		"A clinician runs the corporate account":            surgery.TakeoverEvent,
		"Account take-over by a nurse":                      surgery.TakeoverEvent,
		"@PeopleofLeeds, curated by a community journalist": surgery.TakeoverEvent,
		"Share the results":                                 surgery.BarometerEvent,
		"“How do you feel about the word recovery?”":        surgery.BarometerEvent,
		"A walk": surgery.OtherEvent,
		"":       surgery.OtherEvent,
		strings.Repeat("é", maxLine) + " a surgery": surgery.OtherEvent, // no title is so long
	} {
		if got, ok := GuessKind(title); got != want || ok == (want == surgery.OtherEvent) {
			t.Errorf("%q is guessed to be %s, want %s", title, got, want)
		}
	}
}
