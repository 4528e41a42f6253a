package walk

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Moves with which a laptop joins over the network, by the code that the home desk shows.
func init() {
	ways := []string{"", "", "", "not let in", "gives up", "the code is put away"}
	verbs["another laptop joins by the code"] = verb{often: 3, with: when(func(h *host) bool {
		return shares(h) && !h.desk.Sharing.Joined() && (h.other == nil || !h.other.began)
	}, ways...), do: (*host).joinsByCode}
	verbs["join it by the code"] = verb{often: 5, with: when(func(h *host) bool {
		return mayJoin(h) && h.other != nil && h.other.home && !h.other.over && h.other.desk != nil && !h.other.desk.Desk.Locked()
	}, "", "", "", "not let in"), do: (*host).joinItByCode}
	sharedBegins = append(sharedBegins,
		[]string{"start a surgery", "choose a passphrase", "share the surgery", "another laptop joins by the code", "at the other desk: check in, Ayesha Inventa", "news comes and goes"},
		[]string{"start a surgery", "choose a passphrase", "share the surgery", "another laptop joins by the code", "at the other desk: check in, Ayesha Inventa", "news comes and goes",
			"strike a desk off", "at the other desk: check in, Robin Fabler", "the other swaps", "swap with the stick"},
		[]string{"a surgery is shared elsewhere", "join it by the code", "check in: Zebedee Quixotical", "news comes and goes"})
}

// aCode is how a code stands on the screen.
var aCode = regexp.MustCompile(`^[0-9A-Z]{4,5}( [0-9A-Z]{4,5}){3,4}$`)

// codeShown returns the code that stands in the window.
func (h *host) codeShown() string {
	for line := range strings.Lines(h.see().said) {
		if line = strings.TrimSpace(line); aCode.MatchString(line) {
			return line
		}
	}
	return ""
}

// comesTo lets the window look until a panel is on top, for a while of the system's.
func (h *host) comesTo(title string) bool {
	return h.comes(func() bool { return strings.HasPrefix(h.title(), title) })
}

// comes lets the window look until something is so, for a while of the system's.
func (h *host) comes(is func() bool) bool {
	for began := time.Now(); time.Since(began) < 10*time.Second; <-time.After(5 * time.Millisecond) {
		if is() {
			return true
		}
		h.pass(50 * time.Millisecond) // nobody is to be taken to have gone
	}
	return false
}

// joinsByCode has another laptop join by a code that this desk shows, or not quite.
func (h *host) joinsByCode(how string) {
	if h.other == nil {
		o, err := newOther(h)
		if err != nil {
			h.broken("what is done at another desk goes well", err.Error())
			return
		}
		h.other = o
	}
	o := h.other
	if _, err := h.desk.Live.Lead(made); err != nil {
		o.must("lead", err)
		return
	}
	h.toDesks()
	if !h.tap(words.Say("network.by_code")) || h.title() != words.Say("network.code_title") {
		return
	}
	code := h.codeShown()
	if code == "" {
		h.broken("who joins by the code is in", "no code is shown: "+h.see().said)
	}
	if how == "the code is put away" {
		h.pass(2 * time.Second) // it stays for a moment
		h.press("Escape")
	}
	k, err := o.desk.Live.Knock(code, "", "Front door")
	if err != nil {
		o.must("knock", err)
		return
	}
	shows, err := k.Ask()
	if how == "the code is put away" {
		if err == nil {
			h.broken("who joins by the code is in", "a code that was put away is good")
		}
		k.End()
		return
	}
	asks := before("sharing.compare", "name")
	if err != nil || !h.comesTo(asks) {
		h.broken("who joins by the code is in", fmt.Sprintf("nobody is asked: %v, %q", err, h.title()))
		return
	}
	if said := h.see().said; !strings.Contains(said, shows[0]+"   "+shows[1]+"   "+shows[2]) {
		h.broken("who joins by the code is in", "other words are shown")
	}
	h.pass(2 * time.Second) // who reads them
	waits := make(chan error, 1)
	switch how {
	case "gives up":
		k.End()
		h.comesTo(words.Say("network.code_title"))
		return
	case "not let in":
		go func() { waits <- k.Wait() }()
		h.tap(words.Say("sharing.other_words"))
		if err := <-waits; err == nil {
			h.broken("who joins by the code is in", "who was not let in is")
		}
		k.End()
		return
	}
	go func() { waits <- k.Wait() }()
	if !h.tap(words.Say("sharing.let_in")) {
		k.End()
	}
	if err := <-waits; err != nil {
		h.broken("who joins by the code is in", err.Error())
		return
	}
	h.hearsTodays()
	o.enters(k.Enter)
	if h.networked = o.began; o.began && o.desk.Live.State().Way != live.Follows {
		h.broken("who joins by the code is in", "it follows nobody")
	}
}

// joinItByCode has this laptop join by a code that is shown elsewhere, or not quite.
func (h *host) joinItByCode(how string) {
	home := h.other.desk
	_, err := home.Live.Lead(made)
	h.other.must("lead", err)
	if err != nil {
		return
	}
	i, err := home.Live.Invite()
	h.other.must("invite", err)
	if err != nil {
		return
	}
	defer i.End()
	h.toDesks()
	if !h.tap(words.Say("sharing.join")) || h.title() != words.Say("sharing.join_title") {
		return
	}
	for _, text := range []string{i.Code, "Table"} {
		for range 5 {
			if box, is := h.window.Canvas().Focused().(*kit.Entry); is && (text == i.Code) == (box.PlaceHolder == words.Say("network.code_example")) {
				break
			}
			h.press("Tab")
		}
		h.retype(text)
	}
	h.press("ctrl+Return")
	ask := i.Waiting()
	for began := time.Now(); ask == nil && time.Since(began) < 10*time.Second; ask = i.Waiting() {
		<-time.After(time.Millisecond)
	}
	if ask == nil || !h.comesTo(words.Say("network.words_title")) {
		h.broken("who joins by the code is in", fmt.Sprintf("nobody is asked: %q", h.see().said))
		return
	}
	done := make(chan error, 1)
	if how == "not let in" {
		go func() { ask.Refuse(); done <- nil }()
	} else {
		l, err := home.Live.LetIn(ask, "")
		h.other.must("let in", err)
		if err != nil {
			return
		}
		go func() { done <- l.Send() }()
	}
	h.pass(time.Second)
	if err := <-done; err != nil {
		h.broken("who joins by the code is in", err.Error())
	}
	if how == "not let in" {
		if !h.comesTo(words.Say("sharing.join_title")) {
			h.broken("who joins by the code is in", "who was not let in is asked for the passphrase")
		}
		return
	}
	todays, err := home.Sharing.Passphrase()
	if err != nil {
		h.other.must("say the passphrase", err)
	}
	asked := h.comesTo(words.Say("sharing.todays"))
	if boxes := h.see().boxes; len(boxes) > 0 && asked {
		h.window.Canvas().Focus(boxes[0])
		h.paste(todays)
		h.press("ctrl+Return")
	}
	h.comes(func() bool { return h.desk != nil && h.desk.Sharing.Joined() })
	if h.networked = h.desk != nil && h.desk.Sharing.Joined(); !h.networked {
		h.broken("who joins by the code is in", "it joined, and is not in: "+h.see().said)
	}
}
