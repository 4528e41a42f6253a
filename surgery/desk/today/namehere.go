package today

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
)

// NamedHere returns the name of somebody who is at today's surgery and called so,
// by their whole name or the first alone; "" for nobody.
func (room *Room) NamedHere(typed string) (string, error) {
	found, err := room.Search(typed)
	if err != nil {
		return "", err
	}
	key := find.SameKey(surgery.Clean(typed))
	for _, r := range found.Rows {
		if r.Visit != "" && r.Attendee != "" && slices.Contains([]string{find.SameKey(r.Name), find.SameKey(surgery.FirstName(r.Name)), find.SameKey(r.KnownAs)}, key) {
			return r.Name, nil
		}
	}
	return "", nil
}
