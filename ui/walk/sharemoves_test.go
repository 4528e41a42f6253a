package walk

import "socialmediasurgery/surgery/words"

func init() {
	verbs["share the surgery"] = verb{often: 1, with: when(func(h *host) bool { return open(h) && h.desk.Desk.HasPassphrase() }), do: (*host).shareIt}
	verbs["swap with the stick"] = verb{often: 2, with: when(open), do: (*host).swapIt}
}

// shareIt shares the surgery that is open, where there is a passphrase.
func (h *host) shareIt(string) {
	h.press("ctrl+8")
	if h.tap(words.Say("sharing.share")) {
		h.tap(words.Say("sharing.share_verb"))
	}
}

// swapIt swaps with a stick, which is a folder of the host's own.
func (h *host) swapIt(string) {
	h.press("ctrl+e")
	if h.tap(words.Say("sharing.other_folder")) {
		h.tap(words.Say("settings.use_folder"))
	}
}
