package endtoend

import (
	"path/filepath"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
)

// mostKeys is how many keys the recovery week may cost a newcomer, without what is
// typed into boxes.
const mostKeys = 120

// TestTheRecoveryWeekCostsANewcomerFewKeys builds it in the real window, day after day,
// with no key that has to be known: Tab from box to box, and what the form has right by
// itself is left alone.
func TestTheRecoveryWeekCostsANewcomerFewKeys(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "records")
	r := newDesktop(t).start(folder)
	box := func(tabs int, text string) { // so many boxes on
		t.Helper()
		for range tabs {
			r.press("Tab")
		}
		r.write(text)
	}
	r.press("ctrl+3")
	r.settle()
	r.press("Return")
	r.settle()
	r.write("Recovery week")
	box(3, "LYPFTrecovery") // past the first and the last day
	r.press("Tab", "Tab", "Return")
	r.settle()
	r.write("Considering Lilies")
	box(1, "example.org/considering-lilies")
	r.press("Return")
	r.settle()
	r.does("plan a week", 1, func() { r.press("ctrl+Return") })
	r.press("Home")

	// What is typed into which box: from and until are the second and the third after the
	// title, then come day, kind, place, online, who leads, account, hashtag, address,
	// what it opens, questions.
	event := func(title string, boxes func()) {
		t.Helper()
		r.press("a")
		r.settle()
		r.write(title)
		boxes()
		r.does(title, 1, func() { r.press("ctrl+Return") })
	}
	event("A personal recovery story", func() {
		box(2, "9am")
		box(6, "Peer support worker")
		box(3, "example.org/story")
		box(1, "The story")
	})
	event("#MHNurseChat: recovery and living well", func() {
		box(2, "8pm")
		box(1, "9pm")
		box(7, "MHNurseChat")
		box(3, "What helps?")
		r.press("Return")
		r.write("What gets in the way?")
	})
	r.press("Right")
	event("Monthly social media surgery", func() { box(2, "1pm"); box(1, "4pm"); box(3, "Becklin Centre") })
	r.press("Right")
	event("Service User Network workshop", func() { box(2, "2pm"); box(1, "3.30pm") })
	event("#LYPFTrecovery chat", func() { box(2, "4pm"); box(1, "5pm"); box(6, "@LeedsandYorkPFT") })
	r.press("Right")
	event("A clinician runs the corporate account", func() { // all day: no times
		box(4, "York Community Recovery Service")
		box(2, "A clinician")
		box(2, "@LeedsandYorkPFT")
	})
	r.press("Right")
	event("Nursing conference", func() { box(2, "9am"); box(1, "4pm") })
	event("Conference surgery", func() { box(2, "10am"); box(1, "3pm") })
	event("Share the results", func() { box(2, "4pm") })
	event("@PeopleofLeeds, curated by a journalist", func() { r.press("Tab", "End") })
	event("How do you feel about the word recovery?", func() {})
	r.look("recovery-week")
	if t.Logf("%d keys", r.keys); r.keys >= mostKeys {
		t.Errorf("the week took %d keys, less than %d are wanted", r.keys, mostKeys)
	}
	r.kill()
	asPlanned(t, folder)
}

// asPlanned opens the records and finds the week as it was typed.
func asPlanned(t *testing.T, folder string) {
	t.Helper()
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	b, err := d.Week.Board("")
	if err != nil || b.Week == nil || b.Week.Hashtag() != "LYPFTrecovery" || len(b.Week.Words.Links) != 1 || len(b.Days) != 5 || len(b.AllWeek) != 2 {
		t.Fatalf("%+v %v", b, err)
	}
	kinds := map[surgery.EventKind]int{}
	for _, day := range b.Days {
		for _, e := range day.Events {
			kinds[e.Kind]++
		}
	}
	for kind, n := range map[surgery.EventKind]int{surgery.BlogEvent: 1, surgery.ChatEvent: 2, surgery.SurgeryEvent: 2, surgery.LivePosting: 1,
		surgery.TakeoverEvent: 1, surgery.ConferenceEvent: 1, surgery.BarometerEvent: 1} {
		if kinds[kind] != n {
			t.Errorf("%d of %s, want %d", kinds[kind], kind, n)
		}
	}
	chat, takeover := b.Days[0].Events[1].Words, b.Days[3].Events[0].Words
	if !chat.Online || chat.Hashtag != "MHNurseChat" || len(chat.Questions) != 2 || b.Days[0].Events[0].Words.Link.Address != "https://example.org/story" {
		t.Errorf("%+v", chat)
	}
	if takeover.Guest != "A clinician" || takeover.Account != "@LeedsandYorkPFT" || takeover.Place != "York Community Recovery Service" {
		t.Errorf("%+v", takeover)
	}
}
