package wall

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Code is a square code and what it opens.
type Code struct {
	Opens  string
	QR     page.QR
	Sealed bool // what is in it is gone while locked
}

// wallCodes returns the codes of what the surgery or the week says, of the next
// surgery, and of the guests' network where the host shows it.
func (r *Room) wallCodes(at surgery.SurgeryWords, week *surgery.Week) ([]Code, error) {
	links, err := handout.Links(r.desk.Platforms(), at)
	if err != nil {
		return nil, err
	}
	next, err := r.nextSurgery(week)
	if err != nil {
		return nil, err
	}
	if next.Opens != "" {
		links = append(links, next)
	}
	var codes []Code
	for _, l := range links {
		if codes, err = withCode(codes, l, false); err != nil {
			return nil, err
		}
	}
	if at.WiFi.OnWall {
		guests, err := handout.WiFi(at.WiFi)
		if err != nil {
			return nil, err
		}
		guests.Opens = words.Say("wall.wifi", "name", at.WiFi.Name)
		return withCode(codes, guests, true)
	}
	return codes, nil
}

// nextSurgery is the next surgery as an entry for the calendar of a phone, with no
// more in it than makes a code that is scanned from as far as the others.
func (r *Room) nextSurgery(week *surgery.Week) (handout.Link, error) {
	at, err := r.week.NextSurgery(week)
	if err != nil || at == nil {
		return handout.Link{}, err
	}
	short := *at
	short.Opens, short.Words.Venue = "", ""
	if len(short.Words.Title) > len(words.Say("prints.calendar_title")) {
		short.Words.Title = ""
	}
	next := handout.Calendar(&short, dates.Next(at))
	next.Opens = words.Say("wall.calendar", "when", next.Says)
	return next, nil
}

// withCode returns the codes with that of a link.
func withCode(codes []Code, l handout.Link, sealed bool) ([]Code, error) {
	qr, err := l.QR()
	if err != nil {
		return nil, err
	}
	return append(codes, Code{Opens: l.Opens, QR: pageQR(qr, l.Means()), Sealed: sealed}), nil
}

// pageQR returns a code as pages take it.
func pageQR(qr link.QR, alt string) page.QR {
	rings := make([][]page.Point, len(qr.Outlines))
	for i, outline := range qr.Outlines {
		for _, c := range outline {
			rings[i] = append(rings[i], page.Point{X: float64(c.X), Y: float64(c.Y)})
		}
	}
	return page.QR{Modules: qr.Modules, Outline: page.Rings(rings...), Alt: alt}
}
