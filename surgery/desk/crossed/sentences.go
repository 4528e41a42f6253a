package crossed

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
)

// did says in one sentence what a desk made of a part of a record: "Desk A gave B07 to
// Vera at 10:41."
func (r *Room) did(s side, subject string, c surgery.Crossing) string {
	said, key := r.says(s.record, c.Part), "sharing.did_"+string(c.Family)+"_"+strings.ReplaceAll(c.Part, " ", "_")
	switch of := s.record.(type) {
	case nil:
		key = "sharing.did_gone"
	case *surgery.Visit:
		if c.Part == "seat" {
			key, said = r.seated(of)
		}
	case *surgery.Progress:
		if c.Part == "mark" {
			key += "_" + string(of.State)
		}
	case *surgery.Attendee:
		if c.Part == "place" {
			key, said = "sharing.did_place_taken", dates.Words(of.SavedUntil)
			if of.Saved() {
				key = "sharing.did_place_saved"
			}
		}
	}
	told := func(key string) string {
		return words.Say(key, "letter", s.letter, "at", s.at, "subject", subject, "said", said)
	}
	if sentence := told(key); sentence != key {
		return sentence
	}
	if said == words.Say("sharing.says_nothing") {
		return told("sharing.did_empty")
	}
	return told("sharing.did_other")
}

// seated returns the sentence of where a visit stands, and with whom.
func (r *Room) seated(v *surgery.Visit) (key, who string) {
	switch {
	case v.State == surgery.Waiting:
		return "sharing.did_seat_waits", ""
	case v.State == surgery.Finished:
		return "sharing.did_seat_finished", ""
	}
	if s, err := r.desk.Store().Surgeon(v.Surgeon); err == nil {
		return "sharing.did_seat_with", surgery.FirstName(s.Words.Name)
	}
	return "sharing.did_seat_helped", ""
}

// standing says which of the two sides stands now, and returns the letters of the desks
// that are kept, "" where neither side stands, or taken instead.
func (r *Room) standing(t *Thing, part surgery.Part, first, second side) (said, keep, other string) {
	switch c := t.crossing; {
	case bothKept(c.Family, c.Part):
		return words.Say("sharing.stands_both"), "", ""
	case second.record != nil && part.Same(t.stands, second.record):
		return words.Say("sharing.stands_desk", "letter", second.letter), second.letter, first.letter
	case first.record != nil && part.Same(t.stands, first.record):
		return words.Say("sharing.stands_desk", "letter", first.letter), first.letter, second.letter
	default:
		return words.Say("sharing.stands_other", "said", r.says(t.stands, c.Part)), "", second.letter
	}
}
