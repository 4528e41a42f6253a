package walk

import (
	"slices"
	"time"

	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
)

// Moves with which today's passphrase becomes another, or another desk leads.
func init() {
	verbs["make another passphrase of today"] = verb{often: 1, with: when(func(h *host) bool { return shares(h) && !h.desk.Sharing.Joined() }), do: (*host).renew}
	verbs["the other makes another passphrase"] = verb{often: 1, with: when(func(h *host) bool { return takesPart(h) && h.other.home }), do: func(h *host, _ string) {
		_, err := h.other.desk.Sharing.NewPassphrase()
		h.other.must("make another passphrase", err)
	}}
	verbs["the lead is off the network"] = verb{often: 1, with: when(func(h *host) bool { return takesPart(h) && h.networked }), do: (*host).leadRests}
	verbs["take over"] = verb{often: 2, with: when(func(h *host) bool { return shares(h) && h.networked && h.desk.Live.State().Way == live.Follows }), do: (*host).takeOver}
	verbs["the other takes over"] = verb{often: 1, with: when(func(h *host) bool { return takesPart(h) && h.networked }), do: func(h *host, _ string) {
		_, err := h.other.desk.Live.TakeOver(h.opens(h.other.desk), made)
		h.other.must("take over", err)
	}}
	sharedBegins = append(sharedBegins,
		[]string{"start a surgery", "choose a passphrase", "share the surgery", "another laptop asks", "let it in", "the other joins", "both are on a network", "at the other desk: guest",
			"news comes and goes", "strike a desk off", "news comes and goes", "at the other desk: check in, Ayesha Inventa", "news comes and goes"},
		[]string{"start a surgery", "choose a passphrase", "share the surgery", "another laptop asks", "let it in", "the other joins", "both are on a network",
			"make another passphrase of today", "news comes and goes", "at the other desk: lock", "at the other desk: unlock"},
		[]string{"a surgery is shared elsewhere", "join it", "both are on a network", "news comes and goes", "the lead is off the network", "take over", "guest"})
}

// renew makes today's passphrase another at the home desk.
func (h *host) renew(string) {
	h.toDesks()
	if h.tap(words.Say("sharing.say_passphrase")) && h.tap(words.Say("sharing.renew")) {
		h.tap(words.Say("sharing.renew_verb"))
	}
}

// hearsTodays remembers today's passphrase, where it is another now.
func (h *host) hearsTodays() {
	var at []*rooms.Rooms
	if h.desk != nil {
		at = append(at, h.desk)
	}
	if h.other != nil && h.other.desk != nil {
		at = append(at, h.other.desk)
	}
	for _, d := range at {
		if d.Sharing.Joined() || d.Desk.Locked() {
			continue
		}
		if now, err := d.Sharing.Passphrase(); err == nil && now != "" && !slices.Contains(h.todays, now) {
			h.todays = append(h.todays, now)
		}
	}
}

// leadRests has whoever leads be off the network, and the other know of nothing.
func (h *host) leadRests(string) {
	for _, d := range []*rooms.Rooms{h.desk, h.other.desk} {
		if d != nil && d.Live.State().Way == live.Leads {
			_, err := d.Live.Rest()
			h.other.must("rest", err)
		}
	}
}

// takeOver has this laptop lead, once nobody has led for a while.
func (h *host) takeOver(string) {
	h.toDesks()
	h.pass(time.Minute)
	h.runner.Comes()
	if h.desk == nil || !h.tap(words.Say("network.take_over")) {
		return
	}
	if boxes := h.see().boxes; len(boxes) > 0 && h.title() == words.Say("network.take_over_ask") {
		h.window.Canvas().Focus(boxes[0])
		h.paste(h.knows())
		h.press("ctrl+Return")
	}
}

// toDesks goes to the desks; what is open is closed first.
func (h *host) toDesks() {
	for range 3 {
		if h.title() == "" {
			break
		}
		h.press("Escape")
	}
	h.press("ctrl+8")
}
