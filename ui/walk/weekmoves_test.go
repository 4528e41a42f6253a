package walk

import (
	"fmt"

	"socialmediasurgery/surgery/words"
)

func (h *host) planWeek(string) {
	h.press("ctrl+3")
	if h.tap(words.Say("week.plan")) && h.title() == words.Say("week.new_week") {
		h.write("A made-up week")
		h.press("ctrl+Return")
	}
}

// addEvent has most of an event guessed from its title.
func (h *host) addEvent(title string) {
	h.press("ctrl+3")
	h.write("a") // letters come as such, and not as keys
	if h.title() != words.Say("week.new_event") {
		return
	}
	h.write(fmt.Sprint(len(h.known.ops), " ", title)) // a notice of each is a new one
	for _, box := range h.see().boxes {
		if box.PlaceHolder == words.Say("kit.clock_example") {
			h.window.Canvas().Focus(box)
			h.write("1pm")
			break
		}
	}
	h.press("ctrl+Return")
}
