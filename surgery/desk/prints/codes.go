package prints

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
)

// Code is a square code that a print can have.
type Code struct {
	Key   string
	Opens string
	Usual bool // it is there unless the host chooses otherwise
	Link  handout.Link
}

// CalendarCode is the key of the next surgery's, which opens no address.
const CalendarCode = "calendar"

// Codes returns the codes of a surgery: its hashtag on every platform it is on, its
// links, the next surgery, which may be none. The usual ones are the hashtag once, the
// first link and the next surgery, or nobody knows which to scan.
func (room *Room) Codes(at surgery.SurgeryWords, next handout.Link) ([]Code, error) {
	links, err := handout.Links(room.desk.Platforms(), at)
	if err != nil {
		return nil, err
	}
	own := len(links) - len(at.Links)
	codes := make([]Code, len(links), len(links)+2)
	for i, l := range links {
		codes[i] = Code{Key: l.Address.String(), Opens: l.Opens, Usual: i == 0 || i == own, Link: l}
	}
	if next.Opens != "" {
		codes = append(codes, Code{Key: CalendarCode, Opens: next.Opens, Usual: true, Link: next})
	}
	return codes, nil
}

// Chosen returns the codes with these keys. With nil, where nobody chose, they are the
// usual ones, and the next surgery's apart: it stands there only where it has room.
func Chosen(codes []Code, keys []string) (links []handout.Link, calendar handout.Link) {
	for _, code := range codes {
		switch usual := keys == nil; {
		case usual && code.Usual && code.Key == CalendarCode:
			calendar = code.Link
		case usual && code.Usual, slices.Contains(keys, code.Key):
			links = append(links, code.Link)
		}
	}
	return links, calendar
}
