package weekprints

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// Choice is what a host chooses of a print.
type Choice struct {
	Size     surgery.HandoutSize
	Language string   // beside English; "" is none
	Codes    []string // the keys of those it has; nil is the usual ones
}

// Code is a square code that a print can have.
type Code struct {
	Key   string
	Opens string
	Usual bool // it is there unless the host chooses otherwise
	link  handout.Link
}

// The keys of codes that open no address.
const (
	calendarCode = "calendar"
	wifiCode     = "wifi"
)

// Codes returns the codes that a print can have, "" for the handout of the open
// surgery; none of a print that leaves nothing to choose.
func (room *Room) Codes(kind surgery.PrintKind, about surgery.ID) ([]Code, error) {
	switch kind {
	case surgery.WeekHandoutPrint, surgery.PosterPrint, surgery.BigPosterPrint:
	default:
		return nil, nil
	}
	if about == "" {
		at, err := room.desk.OpenSurgery()
		if err != nil {
			return nil, err
		}
		return room.codes(at.Words, nil)
	}
	w, err := room.desk.Store().Week(about)
	if err != nil {
		return nil, err
	}
	codes, err := room.codes(w.ForSurgery(), w)
	if err != nil || kind == surgery.WeekHandoutPrint {
		return codes, err
	}
	guests, err := room.guests()
	if guests.Opens != "" {
		opens := words.Say("weekprints.wifi_code", "name", guests.name)
		codes = append(codes, Code{Key: wifiCode, Opens: opens, link: guests.Link})
	}
	return codes, err
}

// codes are those of a week, nil for the open surgery alone: the hashtag on every
// platform, the links, the next surgery. The usual ones are the hashtag once, the
// first link and the next surgery, or nobody knows which to scan.
func (room *Room) codes(at surgery.SurgeryWords, w *surgery.Week) ([]Code, error) {
	links, err := handout.Links(room.desk.Platforms(), at)
	if err != nil {
		return nil, err
	}
	own := len(links) - len(at.Links)
	codes := make([]Code, len(links), len(links)+2)
	for i, l := range links {
		codes[i] = Code{Key: l.Address.String(), Opens: l.Opens, Usual: i == 0 || i == own, link: l}
	}
	next, err := room.week.Calendar(w)
	if err == nil && next.Opens != "" {
		codes = append(codes, Code{Key: calendarCode, Opens: next.Opens, Usual: true, link: next})
	}
	return codes, err
}

// guestCode is the code of the guests' network.
type guestCode struct {
	handout.Link
	name string
}

// guests returns the code of the network where the surgery is, or was the last time;
// none where none was entered.
func (room *Room) guests() (guestCode, error) {
	at := room.desk.Surgery()
	if at == nil {
		var err error
		if at, err = room.desk.Store().LatestSurgery(); err != nil || at == nil {
			return guestCode{}, err
		}
	}
	if at.Words.WiFi.Name == "" {
		return guestCode{}, nil
	}
	l, err := handout.WiFi(at.Words.WiFi)
	return guestCode{l, at.Words.WiFi.Name}, err
}

// chosen returns the codes that are to stand on a print, the usual ones where nobody
// chose: the next surgery's then only where it has room.
func (c Choice) chosen(codes []Code) (links []handout.Link, calendar handout.Link, sealed bool) {
	for _, code := range codes {
		switch usual := c.Codes == nil; {
		case usual && code.Usual && code.Key == calendarCode:
			calendar = code.link
		case usual && code.Usual, slices.Contains(c.Codes, code.Key):
			links = append(links, code.link)
			sealed = sealed || code.Key == wifiCode
		}
	}
	return links, calendar, sealed
}
