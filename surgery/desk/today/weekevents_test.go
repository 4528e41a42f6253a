package today_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// found returns the titles of the events found, and when they are.
func found(t *testing.T, d *rooms.Rooms, typed string) []string {
	t.Helper()
	titles := []string{}
	for _, e := range world.Search(t, d, typed).Events {
		titles = append(titles, strings.Trim(e.Title+"/"+e.Known+" "+e.When, " "))
	}
	return titles
}

func TestTheBoxFindsEventsOfThisWeek(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	week := world.FullWeek(t, d)
	parade := world.Event(d, week, surgery.OtherEvent, "Service User Network workshop", "2026-11-23", "", "")
	parade.LastDay, parade.Words.Known = "2026-11-27", "  The SÚN  "
	world.Must(t)(d.Week.SaveEvent(parade))
	sun, chat, clinic := "Service User Network workshop/The SÚN 23 to 27 November 2026", "A chat/ Wed 25 Nov, 4pm to 5pm", "A surgery/ Tue 24 Nov, 1pm to 4pm"
	for typed, want := range map[string][]string{
		"sun": {sun}, "SU": {sun, clinic}, "netw": {sun}, "user net": {sun}, " chat ": {chat}, "se": {sun}, "surg": {clinic},
		"a": {}, "s": {}, "etwork": {}, "chats": {}, "": {}, "-": {}, "net user": {}, "blog": {"A blog/ Mon 23 Nov, all day"},
	} {
		if got := found(t, d, typed); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
	for _, title := range []string{"Chatter", "Chatting"} {
		world.Must(t)(d.Week.SaveEvent(world.Event(d, week, surgery.ChatEvent, title, "2026-11-27", "", "")))
	}
	if got := found(t, d, "chat"); len(got) != today.MostEvents {
		t.Errorf("%q", got)
	}
	if got := world.Search(t, d, "sun"); len(got.Rows) != 0 || got.Chosen != -1 || got.Slips {
		t.Errorf("an event is taken for somebody: %+v", got)
	}
}

// TestEventsFoundFollowEveryChange although they are kept between two keystrokes.
func TestEventsFoundFollowEveryChange(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	if got := found(t, d, "lunch"); len(got) != 0 {
		t.Errorf("no week: %q", got)
	}
	week := world.RecoveryWeek(t, d)
	wants := func(what string, n int) {
		t.Helper()
		if got := found(t, d, "lunch"); len(got) != n {
			t.Errorf("%s: %q", what, got)
		}
	}
	added := world.Must(t)(d.Week.SaveEvent(world.Event(d, week, surgery.OtherEvent, "Lunch", "2026-11-25", "", "")))
	wants("added", 1)
	world.Must(t)(d.Desk.History.Undo(""))
	wants("undone", 0)
	world.Must(t)(d.Desk.History.Redo(""))
	wants("redone", 1)
	world.Must(t)(d.Week.RemoveEvent(added.About))
	wants("taken out", 0)
	world.Must(t)(d.Desk.History.Undo(""))
	w.Pass(14 * 24 * time.Hour)
	wants("another week", 0)
}

func TestLockedNoEventIsFoundOrRemembered(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	world.FullWeek(t, d)
	if got := found(t, d, "chat"); len(got) != 1 || !today.EventsRead(d.Today) {
		t.Fatalf("%q", got)
	}
	world.LockDesk(t, d)
	if got := found(t, d, "chat"); len(got) != 0 || today.EventsRead(d.Today) {
		t.Errorf("%q", got)
	}
}
