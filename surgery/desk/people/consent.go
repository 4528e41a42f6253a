package people

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// SetConsent gives or withdraws one consent of an attendee. Withdrawing that we
// may contact them takes away how. What is so already changes nothing.
func (room *Room) SetConsent(attendee surgery.ID, p surgery.Purpose, yes bool) (surgery.Change, error) {
	a, err := room.desk.Store().Attendee(attendee)
	if err != nil {
		return surgery.Change{}, err
	}
	if a.Allows(p) == yes {
		return surgery.Change{About: a.ID}, nil
	}
	now, err := room.names.Allowed(a)
	if err != nil {
		return surgery.Change{}, err
	}
	kind, key := surgery.ConsentGiven, "consent.given"
	if yes {
		now.For = append(now.For, p)
	} else {
		kind, key = surgery.ConsentWithdrawn, "consent.withdrawn"
		now.For = slices.DeleteFunc(now.For, func(q surgery.Purpose) bool { return q == p })
		if p == surgery.ContactMe {
			now.Contact = ""
		}
	}
	after := *a
	contact, err := room.names.Allow(&after, now)
	if err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: kind, About: a.ID, Edits: append(contact, surgery.Edit{Before: a, After: &after})}
	return room.desk.Do(o, words.Say(key, "who", room.names.Called(a), "what", words.Say("consent.for_"+string(p))))
}
