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
			r.capture("empty-" + name)
			r.plan()
			r.capture("board-" + name)
			r.screen.Add()
			r.capture("event-" + name)
			r.press("Escape")
			r.screen.Details()
			r.capture("details-" + name)
			r.press("Escape")
			r.screen.OtherWeeks()
			r.capture("weeks-" + name)
			r.press("Escape")
			r.press("Right", "Right")
			r.screen.Checklist()
			r.capture("checklist-" + name)
		}
	}
}
