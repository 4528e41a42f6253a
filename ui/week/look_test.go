package week_test

import (
	"fmt"
	"os"
	"testing"

	"socialmediasurgery/ui/kit"
)

// Pictures to look at, in LOOK.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	for _, look := range kit.Looks() {
		for _, percent := range []int{100, 150, 200} {
			r := open(t, look, percent)
			name := fmt.Sprintf("%s-%d", look, percent)
			r.Capture("empty-" + name)
			r.plan()
			r.Capture("board-" + name)
			r.screen.Add()
			r.Capture("event-" + name)
			r.Press("Escape")
			r.screen.Details()
			r.Capture("details-" + name)
			r.Press("Escape")
			r.screen.OtherWeeks()
			r.Capture("weeks-" + name)
			r.Press("Escape")
			r.Press("Right", "Right")
			r.screen.Checklist()
			r.Capture("checklist-" + name)
		}
	}
}
