package world

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
)

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
