package week_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// planned is an event as a host plans it by keyboard.
type planned struct {
	right                       int // how often Right is pressed from Monday
	title                       string
	kind                        surgery.EventKind
	when                        string // "" at a time
	from, until                 string
	place, lead, account        string
	online                      bool
	tag, link, opens, questions string
}

// add plans an event with nothing but keys, from the board.
func (r *room) add(p planned) {
	r.t.Helper()
	r.press(fyne.KeyHome)
	for range p.right {
		r.press(fyne.KeyRight)
	}
	r.write("a")
	r.write(p.title)
	r.press(fyne.KeyTab)
	r.toChoice(string(p.kind))
	r.press(fyne.KeyTab)
	if p.when == "" {
		r.tabTo("1pm, or 13:00")
		r.write(p.from)
		r.press(fyne.KeyTab)
		r.write(p.until)
	} else {
		r.toChoice(p.when)
	}
	for _, box := range []struct{ placeholder, text string }{{"Where it is", p.place}, {"A name or a role", p.lead}, {"@account", p.account},
		{"#RecoveryWeek", p.tag}, {"example.org/blog", p.link}, {"A post, a page, a form", p.opens}} {
		if box.text != "" {
			r.tabTo(box.placeholder)
			r.write(box.text)
		}
		if p.online && box.placeholder == "Where it is" {
			r.tabTo("Where it is")
			r.press(fyne.KeyTab, fyne.KeySpace)
		}
	}
	if p.questions != "" {
		box := r.tabTo("One question in each line")
		for _, letter := range p.questions {
			if letter == '\n' {
				box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				continue
			}
			r.write(string(letter))
		}
		r.tabTo("What is on") // Return in a box of one line adds it
	}
	r.press(fyne.KeyReturn)
	if kit.TopPanel(r.window.Canvas()) != nil {
		r.t.Fatalf("%q was not added:\n%s", p.title, r.texts())
	}
}

// The recovery week as it happened, from nothing, by keyboard.
func TestRecoveryWeekByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.says("No week is planned yet")
	r.press(fyne.KeyReturn) // Plan a week
	r.write("Recovery week")
	r.tabTo("#RecoveryWeek")
	r.write("#LYPFTrecovery")
	r.pressButton("Add a link")
	r.write("Considering Lilies")
	r.tabTo("example.org/blog")
	r.write("example.org/considering-lilies")
	r.press(fyne.KeyReturn)
	r.says("example.org/considering-lilies")
	r.tabTo("Recovery week")
	r.press(fyne.KeyReturn)
	r.says("23–27 November 2026")
	r.says("#LYPFTrecovery")

	for _, p := range []planned{
		{title: "A personal recovery story", kind: surgery.BlogEvent, from: "9am", lead: "Peer support worker", link: "example.org/story", opens: "The story"},
		{title: "#MHNurseChat: recovery and living well", kind: surgery.ChatEvent, from: "8pm", until: "9pm", online: true, tag: "#MHNurseChat",
			questions: "What helps?\nWhat gets in the way?"},
		{right: 1, title: "Monthly social media surgery", kind: surgery.SurgeryEvent, from: "1pm", until: "4pm", place: "Becklin Centre"},
		{right: 2, title: "Service User Network workshop", kind: surgery.LivePosting, from: "2pm", until: "3.30pm"},
		{right: 2, title: "#LYPFTrecovery chat", kind: surgery.ChatEvent, from: "4pm", until: "5pm", account: "@LeedsandYorkPFT"},
		{right: 3, title: "A clinician runs the corporate account", kind: surgery.TakeoverEvent, when: "day", place: "York Community Recovery Service", account: "@LeedsandYorkPFT"},
		{right: 4, title: "Nursing conference", kind: surgery.ConferenceEvent, from: "9am", until: "4pm"},
		{right: 4, title: "Conference surgery", kind: surgery.SurgeryEvent, from: "10am", until: "3pm"},
		{right: 4, title: "Share the results", kind: surgery.BarometerEvent, from: "4pm"},
		{title: "@PeopleofLeeds, curated by a community journalist", kind: surgery.TakeoverEvent, when: "week"},
		{title: "“How do you feel about the word recovery?”", kind: surgery.BarometerEvent, when: "week"},
	} {
		r.add(p)
	}

	r.wantTitles(0, "A personal recovery story", "#MHNurseChat: recovery and living well")
	r.wantTitles(1, "Monthly social media surgery")
	r.wantTitles(2, "Service User Network workshop", "#LYPFTrecovery chat")
	r.wantTitles(3, "A clinician runs the corporate account")
	r.wantTitles(4, "Nursing conference", "Conference surgery", "Share the results")
	b := r.board()
	if len(b.AllWeek) != 2 {
		t.Errorf("%d last all week", len(b.AllWeek))
	}
	chat := b.Days[0].Events[1]
	if !chat.Words.Online || chat.Words.Hashtag != "MHNurseChat" || !slices.Equal(chat.Words.Questions, []string{"What helps?", "What gets in the way?"}) {
		t.Errorf("%+v", chat.Words)
	}
	if chat.Starts.UTC() != time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC) || b.Days[0].Events[0].Words.Link.Address != "https://example.org/story" {
		t.Errorf("%v %+v", chat.Starts, b.Days[0].Events[0].Words.Link)
	}
	for _, said := range []string{"8pm to 9pm · online", "Tue 24 · today", "All day · York Community Recovery Service", "All week", "Handover checklist 0 of"} {
		r.says(said)
	}
	r.capture("recovery")
	r.checkHandover()
	r.startTheSurgery()
}

// checkHandover walks through the takeover's checklist.
func (r *room) checkHandover() {
	r.t.Helper()
	r.press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	r.write("c")
	r.says("Take over a team account for a day")
	r.press(fyne.KeySpace, fyne.KeySpace)
	r.write("sx")
	r.says("2 of 12 done")
	r.says("Not today")
	r.says("Not for me")
	r.capture("recovery-handover")
	r.press(fyne.KeyEscape)
	r.says("Handover checklist 2 of 12")
	r.write("c")
	r.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeySpace) // taken back
	r.press(fyne.KeyEscape)
	r.says("Handover checklist 1 of 12")
}

// startTheSurgery opens Tuesday's surgery with one key.
func (r *room) startTheSurgery() {
	r.t.Helper()
	r.press(fyne.KeyHome, fyne.KeyRight)
	r.write("s")
	if !slices.Equal(r.went, []string{"today"}) {
		r.t.Errorf("went to %q", r.went)
	}
	at, err := r.desk.Start()
	if err != nil || at.Current == nil || at.Current.Words.Venue != "Becklin Centre" || at.Current.Words.Hashtag != "LYPFTrecovery" {
		r.t.Fatalf("%+v %v", at.Current, err)
	}
	r.says("Open now")
	if strings.Contains(r.texts(), "Start this surgery") {
		r.t.Error("it can be started twice")
	}
}
