package walk

import (
	"fmt"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/homelost"
	"socialmediasurgery/surgery/words"
)

// The home laptop is lost for good: this desk writes the whole surgery onto the stick, and
// another laptop of the organisation brings it in with the paper, and is the home desk.
func init() {
	verbs["the home laptop is lost"] = verb{often: 2, with: when(func(h *host) bool {
		return shares(h) && h.desk.Sharing.Joined() && takesPart(h) && h.other.home && len(h.other.papers) > 0 && !h.other.strange && h.oneShare()
	}), do: (*host).homeIsLost}
	sharedBegins = append(sharedBegins, []string{"a surgery is shared elsewhere", "join it", "check in: Zebedee Quixotical", "the other swaps", "guest", "the home laptop is lost", "swap with the stick", "the other swaps"})
}

func (h *host) homeIsLost(string) {
	if now, err := h.desk.Sharing.State(); err != nil || !now.Open {
		return
	}
	h.toDesks()
	if !h.tap(words.Say("homelost.lost")) || !h.tap(words.Say("homelost.lost_verb")) {
		return
	}
	h.chooseStick()
	if h.title() != words.Say("homelost.written_title") {
		return
	}
	h.press("Escape")
	here, err := h.visitsHere()
	if err != nil {
		return
	}
	papers := h.other.papers
	h.other.must("close", h.other.close())
	o, err := newOther(h)
	if err != nil {
		h.broken("what is done at another desk goes well", err.Error())
		return
	}
	h.other, h.networked = o, false
	if err := o.brings(papers); err != nil {
		h.broken("the surgery goes on where the home laptop is lost", err.Error())
		return
	}
	o.home, o.began = true, true
	there, err := o.desk.Desk.Store().Visits(h.sharedSurgery())
	if err != nil {
		h.broken("the surgery goes on where the home laptop is lost", err.Error())
	}
	for _, v := range here {
		if !slices.ContainsFunc(there, func(other *surgery.Visit) bool { return other.ID == v.ID }) {
			h.broken("the surgery goes on where the home laptop is lost", fmt.Sprintf("%s%d is not there", v.Letter, v.Number))
		}
	}
}

// sharedSurgery is the one that is shared here.
func (h *host) sharedSurgery() surgery.ID {
	if now, err := h.desk.Desk.Store().Sharing(); err == nil && now != nil {
		return now.Surgery
	}
	return ""
}

func (h *host) visitsHere() ([]*surgery.Visit, error) {
	return h.desk.Desk.Store().Visits(h.sharedSurgery())
}

// brings brings in what lies on the stick, with the paper that opens it, as its window
// would. The organisation has one more from then on.
func (o *other) brings(papers []string) error {
	o.papers = slices.Clone(papers)
	if err := o.protects(); err != nil {
		return err
	}
	var b *homelost.Bringing
	err := error(surgery.Fail(surgery.NotFound, "error.internal"))
	for _, paper := range slices.Backward(papers) { // it may not have been known of the latest there
		if b, err = homelost.Look(o.h.home, strings.ToLower(paper)); err == nil {
			break
		}
	}
	if err != nil {
		return err
	}
	if err := o.desk.HomeLost.Start(b); err != nil {
		return err
	}
	for {
		piece, err := b.Next()
		if err != nil {
			return err
		}
		if piece == nil {
			break
		}
		if _, err := o.desk.HomeLost.Take(b, piece); err != nil {
			return err
		}
	}
	if _, err := o.desk.HomeLost.Finish(b); err != nil {
		return err
	}
	_, err = o.desk.Sharing.NewPassphrase()
	return err
}
