package week_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// planned is an event as a newcomer plans it by keyboard, day after day: what the form
// has right by itself is left alone.
type planned struct {
	on                          int // how often Right is pressed from the event before
	title                       string
	when                        string // "" as it is
	from, until                 string
	place, guest, lead, account string
	tag, link, opens, questions string
}

// add plans an event with nothing but keys, from the board.
func (r *room) add(p planned) {
	r.T.Helper()
	for range p.on {
		r.Press(fyne.KeyRight)
	}
	r.Write("a")
	r.Write(p.title)
	if p.when != "" {
		r.Tab(p.when, func(on fyne.Focusable) bool { _, choice := on.(*kit.Choice); return choice })
		r.Press(fyne.KeyEnd)
	}
	if p.from != "" {
		r.TabTo("1pm, or 13:00")
		r.Write(p.from)
	}
	if p.until != "" {
		r.Press(fyne.KeyTab)
		r.Write(p.until)
	}
	for _, box := range []struct{ placeholder, text string }{{"Where it is", p.place}, {"The guest: a name or a role", p.guest}, {"A name or a role", p.lead},
		{"@account", p.account}, {"#RecoveryWeek", p.tag}, {"example.org/blog", p.link}, {"A post, a page, a form", p.opens}} {
		if box.text != "" {
			r.TabTo(box.placeholder)
			r.Write(box.text)
		}
	}
	if p.questions != "" {
		box := r.TabTo("One question in each line")
		for _, letter := range p.questions {
			if letter == '\n' {
				r.Press(fyne.KeyReturn)
				continue
			}
			box.TypedRune(letter)
		}
		r.Keys++ // Ctrl+Return: Return is a new line there
		kit.TopPanel(r.Window.Canvas()).Submit()
	} else {
		r.Press(fyne.KeyReturn)
	}
	if kit.TopPanel(r.Window.Canvas()) != nil {
		r.T.Fatalf("%q was not added:\n%s", p.title, r.Texts())
	}
}

// mostKeys is how many keys the week below may cost, without what is typed into boxes.
const mostKeys = 120

// The recovery week as it happened, from nothing, by keyboard.
func TestRecoveryWeekByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Says("No week is planned yet")
	r.Press(fyne.KeyReturn) // Plan a week
	r.Write("Recovery week")
	r.TabTo("#RecoveryWeek")
	r.Write("#LYPFTrecovery")
	r.PressButton("Add a link")
	r.Write("Considering Lilies")
	r.TabTo("example.org/blog")
	r.Write("example.org/considering-lilies")
	r.Press(fyne.KeyReturn)
	r.Says("example.org/considering-lilies")
	r.Keys++ // Ctrl+Return
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.Says("23–27 November 2026")
	r.Says("#LYPFTrecovery")

	for _, p := range []planned{
		{on: -1, title: "A personal recovery story", from: "9am", lead: "Peer support worker", link: "example.org/story", opens: "The story"},
		{title: "#MHNurseChat: recovery and living well", from: "8pm", until: "9pm", tag: "#MHNurseChat", questions: "What helps?\nWhat gets in the way?"},
		{on: 1, title: "Monthly social media surgery", from: "1pm", until: "4pm", place: "Becklin Centre"},
		{on: 1, title: "Service User Network workshop", from: "2pm", until: "3.30pm"},
		{title: "#LYPFTrecovery chat", from: "4pm", until: "5pm", account: "@LeedsandYorkPFT"},
		{on: 1, title: "A clinician runs the corporate account", place: "York Community Recovery Service", guest: "A clinician", account: "@LeedsandYorkPFT"},
		{on: 1, title: "Nursing conference", from: "9am", until: "4pm"},
		{title: "Conference surgery", from: "10am", until: "3pm"},
		{title: "Share the results", from: "4pm"},
		{title: "@PeopleofLeeds, curated by a community journalist", when: "week"},
		{title: "“How do you feel about the word recovery?”"},
	} {
		if p.on < 0 {
			r.Press(fyne.KeyHome)
		}
		r.add(p)
	}
	if r.Keys >= mostKeys {
		t.Errorf("the week took a newcomer %d keys, less than %d are wanted", r.Keys, mostKeys)
	}
	t.Logf("%d keys", r.Keys)
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
		r.Says(said)
	}
	r.Capture("recovery")
	r.checkHandover()
	r.startTheSurgery()
}

// checkHandover walks through the takeover's checklist.
func (r *room) checkHandover() {
	r.T.Helper()
	r.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	r.Write("c")
	r.Says("Take over a team account for a day")
	r.Press(fyne.KeySpace, fyne.KeySpace)
	r.Write("sx")
	r.Says("2 of 12 done")
	r.Says("Not today")
	r.Says("Not for me")
	r.Capture("recovery-handover")
	r.Press(fyne.KeyEscape)
	r.Says("Handover checklist 2 of 12")
	r.Write("c")
	r.Press(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeySpace) // taken back
	r.Press(fyne.KeyEscape)
	r.Says("Handover checklist 1 of 12")
}

// startTheSurgery opens Tuesday's surgery with one key.
func (r *room) startTheSurgery() {
	r.T.Helper()
	r.Press(fyne.KeyHome, fyne.KeyRight)
	r.Write("s")
	if !slices.Equal(r.Went, []string{"today"}) {
		r.T.Errorf("went to %q", r.Went)
	}
	at, err := r.Rooms.Start.Start()
	if err != nil || at.Current == nil || at.Current.Words.Venue != "Becklin Centre" || at.Current.Words.Hashtag != "LYPFTrecovery" {
		r.T.Fatalf("%+v %v", at.Current, err)
	}
	r.Says("Open now")
	if strings.Contains(r.Texts(), "Start this surgery") {
		r.T.Error("it can be started twice")
	}
}
