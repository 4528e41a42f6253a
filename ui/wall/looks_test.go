package wall

import (
	"os"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// before plans a week that begins tomorrow, with a surgery in it.
func (h *hall) before() {
	h.t.Helper()
	h.fill()
	h.must(h.desk.Closing.CloseSurgery(nil))
	week, err := h.desk.Week.Current()
	if err != nil {
		h.t.Fatal(err)
	}
	h.must(h.desk.Week.SaveEvent(surgery.Event{Week: week.ID, Kind: surgery.SurgeryEvent, Day: "2026-11-25", Starts: h.desk.Week.EventTime("2026-11-25", "13:00"),
		Ends: h.desk.Week.EventTime("2026-11-25", "16:00"), Words: surgery.EventWords{Title: "Monthly social media surgery", Place: "Made-up Hall"}}))
	h.now = time.Date(2026, 11, 22, 14, 7, 0, 0, time.UTC)
}

// Pictures to look at, in LOOK: everything there can be, in every shape.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	sizes := map[string][2]float32{"1366": {1366, 768}, "1920": {1920, 1080}, "1024": {1024, 768}, "600": {1024, 600}}
	for _, look := range kit.Looks() {
		for shape, size := range sizes {
			if look != kit.Light && shape != "1366" {
				continue
			}
			shot := func(h *hall, name string, turns int) {
				h.wall.Open()
				h.wall.ticks = turns * turn
				h.wall.Changed(nil)
				h.look("look-"+string(look)+"-"+shape+"-"+name, size[0], size[1])
				h.wall.Close()
			}
			h := enter(t, look)
			h.before()
			shot(h, "before", 0)
			h = enter(t, look)
			h.fill()
			shot(h, "waiting", 0)
			q := h.ask()
			shot(h, "few", 1)
			h.answer(q, 0, 32)
			h.answer(q, 1, 13)
			h.answer(q, 3, 8)
			shot(h, "barometer", 1)
			h.must(h.desk.Closing.CloseSurgery(nil))
			shot(h, "closed-barometer", 0)
			h = enter(t, look)
			h.fill()
			s := *h.desk.Desk.Surgery()
			s.NextDay, s.NextTime, s.Words.WiFi = "2026-12-29", "13:00", surgery.WiFi{Name: "Made-up Guests", Key: "seven otters", OnWall: true}
			h.must(h.desk.Start.EditSurgery(s))
			shot(h, "calendar", 2)
			shot(h, "wifi", 3)
			h.must(h.desk.Closing.CloseSurgery(nil))
			shot(h, "closed", 0)
		}
	}
}
