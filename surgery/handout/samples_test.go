package handout_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// everySize also has the one for which only some prints have words.
var everySize = append(slices.Clone(sizes), surgery.EasierToRead)

var sizes = []surgery.HandoutSize{surgery.Standard, surgery.LargePrint, surgery.Plain}

func typeface(t testing.TB) *page.Fonts {
	t.Helper()
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func address(t testing.TB, typed string) link.Address {
	t.Helper()
	a, err := link.ParseAddress(typed)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func text(t testing.TB, name string) handout.Text {
	t.Helper()
	read, err := handout.ReadText(assets.Files(), name)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

var surgeryDay = time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)

// typical is a first visit of somebody made up.
func typical(t testing.TB) handout.Handout {
	return handout.Handout{
		FirstName: "Sam", Date: surgeryDay, Venue: "Garden Room", HelpedBy: "Vicky",
		Done: []string{"Chose a strong password", "Made a Bluesky account", "Followed 3 people"},
		Next: []handout.Step{
			{Title: "Turn on two-step sign-in", How: "Settings › Privacy and security › Two-factor authentication"},
			{Title: "Decide who can message you", How: "Settings › Chat settings"},
		},
		Links: []handout.Link{
			{Opens: "Join in: #LYPFTrecovery", Address: address(t, "bsky.app/hashtag/LYPFTrecovery")},
			{Opens: "Read: Considering Lilies", Address: address(t, "example.org/considering-lilies")},
		},
		Events: []handout.Event{
			{When: "Mon 8pm", Title: "#MHNurseChat: recovery and living well"},
			{When: "Wed 4–5pm", Title: "#LYPFTrecovery chat"},
			{When: "Thu all day", Title: "A clinician runs the corporate account"},
			{When: "Fri 10am–3pm", Title: "Surgery at the nursing conference"},
		},
		StaySafe: text(t, handout.StaySafeText), WhereToTurn: text(t, handout.WhereToTurnText),
		NextSurgery: "Tuesday 29 December, 1pm",
	}
}

// full is a long visit: more done, and three next steps as the checklists have
// them.
func full(t testing.TB) handout.Handout {
	h := typical(t)
	h.Done = append(h.Done, "Checked my email address", "Turned off location")
	h.Next = []handout.Step{
		{Title: "Turn on 2-step verification", How: "Go to Settings and privacy > Security and account access > Security > Two-factor authentication. Pick the authentication app. Save the backup code in a safe place."},
		{Title: "Choose who can message you", How: "Go to Settings and privacy > Privacy and safety > Direct messages. X now calls messages Chat, so look for that word too. Pick 'No one' for message requests."},
		{Title: "Learn to mute, block and report", How: "Tap the three dots on a post or a profile. Pick Mute account, Block account or Report. Mutes are secret, but anyone can look up who you have blocked."},
	}
	return h
}

// busy is a visit of the made-up week: six steps done, three next with long
// words on how, and three codes.
func busy(t testing.TB) handout.Handout {
	h := full(t)
	h.Venue = "The Sample Room, Nowhere Street"
	h.Done = []string{"Update your phone and apps", "Check location on your phone", "Hide messages on your lock screen",
		"Ask the organiser first", "Agree rules about names and photos", "Check with your communications team"}
	h.Events = nil
	h.Links = []handout.Link{
		{Opens: "#LYPFTrecovery on Bluesky", Address: address(t, "bsky.app/hashtag/LYPFTrecovery")},
		{Opens: "#LYPFTrecovery on X", Address: address(t, "x.com/hashtag/LYPFTrecovery")},
		{Opens: "Considering Lilies", Address: address(t, "example.org/considering-lilies")},
	}
	return h
}

// absurd is more than anyone would print.
func absurd(t testing.TB) handout.Handout {
	h := typical(t)
	h.FirstName = strings.Repeat("Wolfeschlegelstein", 11)
	h.Venue, h.NextSurgery = strings.Repeat("a long way off ", 13), strings.Repeat("one day ", 30)
	h.Done, h.Next, h.Links, h.Events = nil, nil, nil, nil
	for i := range 60 {
		h.Done = append(h.Done, fmt.Sprintf("Done%d %s", i, strings.Repeat("and done again ", 20)))
	}
	for i := range 4 {
		h.Next = append(h.Next, handout.Step{Title: fmt.Sprintf("Next%d %s", i, strings.Repeat("titles ", 42)), How: strings.Repeat("Do this and that. ", 180)})
	}
	for i := range 12 {
		h.Links = append(h.Links, handout.Link{
			Opens:   fmt.Sprintf("Link%d %s", i, strings.Repeat("opens a page ", 2*i)),
			Address: address(t, fmt.Sprintf("example.org/%d/%s", i, strings.Repeat("path-", 8*i)))})
		h.Events = append(h.Events, handout.Event{When: strings.Repeat("Mon 8pm ", 1+i), Title: fmt.Sprintf("Event%d %s", i, strings.Repeat("talking ", 3*i))})
	}
	return h
}
