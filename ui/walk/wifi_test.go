package walk

import (
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

func init() { verbs["the guests' Wi-Fi"] = verb{often: 1, with: when(open), do: (*host).guestWiFi} }

const guestNetwork = "Made-up Guests"

// guestWiFi shows the guests' network on the wall, which is opened.
func (h *host) guestWiFi(string) {
	h.press("ctrl+d")
	if h.title() != words.Say("start.edit_title") {
		return
	}
	for range 60 {
		if box, ok := h.window.Canvas().Focused().(*kit.Entry); ok && box.PlaceHolder == words.Say("start.wifi_name_example") {
			h.retype(guestNetwork)
			h.press("Tab")
			h.retype("eight otters")
			h.press("Tab")
			h.press("Tab")
			h.press("Space")
			h.press("ctrl+Return")
			break
		}
		h.press("Tab")
	}
	h.press("F11")
}
