package intake

import (
	"strings"

	"socialmediasurgery/surgery/find"
)

// verdict is what a cell says about whether somebody comes.
type verdict int

const (
	unsaid  verdict = iota
	comes           // yes, confirmed, attending
	perhaps         // maybe, pending, a waiting list
	stays           // cancelled, no, sorry
)

// mostAnswer is how long an answer to "Can you attend?" may be, in bytes; longer
// ones are read by how they begin.
const mostAnswer = 200

// Beginnings of words that say who is not coming, and who perhaps is.
const (
	calledOff = "cancel void withdr refund declin reject delet remov expir abandon lapsed denied"
	undecided = "maybe perhaps possibl tentativ unsure unconfirm pending awaiting waitlist waitlisted waiting standby provisional might undecided interested invited tbc tba hopefully probabl"
)

// coming reads a cell of a column that says whether somebody comes, under its
// heading: "yes" means the opposite under "Cancelled".
func coming(head, cell string) verdict {
	h := wordsOf(head)
	cell = cell[:min(len(cell), mostAnswer)]
	said := heading(strings.Fields(find.Fold(spaced(strings.ToValidUTF8(cell, "")))))
	if len(said) == 0 {
		return unsaid
	}
	if h.begins(cancelling) || h.says("no show", "did not attend") || h.has("noshow dna") {
		return off(h, said)
	}
	v := answer(said)
	if v == perhaps && h.has("payment paid order") {
		return unsaid // of the money, not of the person
	}
	return v
}

// off reads a cell under "Cancelled", "Cancelled at", "Cancellation reason".
func off(h, said heading) verdict {
	switch {
	case said.is("no", "n", "false", "0", "none", "n a", "na", "not cancelled", "not canceled", "null", "never", "active", "nil", "not applicable", "not refunded", "0 00"), said.says("not cancelled", "not canceled"):
		return unsaid
	case h.has("number count total") && said.is("0"):
		return unsaid
	}
	return stays
}

// answer reads an answer of words: the first that decides counts, so that "Yes,
// but I cannot stay long" is a yes.
func answer(said heading) verdict {
	whole := said.is
	switch {
	case whole("x", "y", "yes", "true", "1", "ok", "none"):
		return map[bool]verdict{true: unsaid, false: comes}[whole("none")]
	case whole("n", "false", "0"):
		return stays
	case said.says("not cancelled", "not canceled", "cant wait", "cannot wait", "no problem", "no worries", "why not", "not withdrawn"):
		return comes
	case said.says("no response", "not responded", "no reply", "not sure", "dont know", "do not know", "not confirmed", "needs action", "not yet", "hope to", "reserve list", "on hold", "if i can", "will try"):
		return perhaps
	}
	for i, w := range said {
		one := heading{w}
		next := heading(said[i:min(len(said), i+3)])
		switch {
		case one.has("yes yep yeah definitely confirmed accepted attending coming going approved booked registered valid active paid complete completed reserved count certainly"):
			return comes
		case one.begins(undecided):
			return perhaps
		case one.begins(calledOff), one.has("no nope nah sorry unfortunately regret regrets apologies apology unable cant cannot wont couldnt not cancelled never noshow transferred"),
			next.says("can not", "will not", "pulled out", "dropped out", "moved away", "another time", "next time", "too busy"):
			return stays
		}
	}
	return unsaid
}

// saysOff reports whether a text that stands with a name says that the booking
// was called off: "Ada Example (cancelled)".
func saysOff(text string) bool {
	if len(text) > mostAnswer {
		return false
	}
	said := heading(strings.Fields(find.Fold(text)))
	return len(said) > 0 && len(said) <= 4 && (said.begins("cancel withdr") || said.says("not coming", "cant come", "cannot come", "no show", "cant make it", "not attending", "dropped out"))
}
