package world

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/intake"
)

// Polled returns a poll's export with these votes, all of one day.
func Polled(b *surgery.Barometer, day string, votes map[string]int) barometer.PollFile {
	var f barometer.PollFile
	for _, a := range barometer.Offered(b) {
		if n := votes[a.ID]; n > 0 {
			f.Rows = append(f.Rows, barometer.PollRow{PollAnswer: intake.PollAnswer{Text: a.Text, Days: map[string]int{day: n}}, Answer: a.ID})
		}
	}
	return f
}
