package weekprints

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// Choice is what a host chooses of a print.
type Choice struct {
	Size     surgery.HandoutSize
	Language string   // beside English; "" is none
	Codes    []string // the keys of those it has; nil is the usual ones
}

// wifiCode is the key of the guests' network, which opens no address.
const wifiCode = "wifi"

// Codes returns the codes that a print can have, "" for the handout of the open
// surgery; none of a print that leaves nothing to choose.
func (room *Room) Codes(kind surgery.PrintKind, about surgery.ID) ([]prints.Code, error) {
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
		codes = append(codes, prints.Code{Key: wifiCode, Opens: opens, Link: guests.Link})
	}
	return codes, err
}

// codes are those of a week, nil for the open surgery alone, and of the next surgery.
func (room *Room) codes(at surgery.SurgeryWords, w *surgery.Week) ([]prints.Code, error) {
	next, err := room.week.Calendar(w)
	if err != nil {
		return nil, err
	}
	return room.prints.Codes(at, next)
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

// chosen returns the codes that are to stand on a print, and reports whether the guests'
// network is among them.
func (c Choice) chosen(codes []prints.Code) (links []handout.Link, calendar handout.Link, sealed bool) {
	links, calendar = prints.Chosen(codes, c.Codes)
	return links, calendar, slices.Contains(c.Codes, wifiCode)
}
