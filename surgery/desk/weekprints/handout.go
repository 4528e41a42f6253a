package weekprints

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Handout lays out the handout for everyone, of the open surgery.
func (room *Room) Handout(size surgery.HandoutSize) (prints.Paper, error) {
	return room.HandoutWith(Choice{Size: size})
}

// HandoutWith is Handout as the host chooses it.
func (room *Room) HandoutWith(c Choice) (prints.Paper, error) {
	at, err := room.desk.OpenSurgery()
	if err != nil {
		return prints.Paper{}, err
	}
	w := handout.Week{Title: at.Words.Title, Dates: dates.Words(at.Day), Where: words.Say("prints.place_welcome", "place", at.Words.Venue),
		Hashtag: link.WithHash(at.Words.Hashtag), NextSurgery: dates.Next(at), Second: room.texts.Voice(c.Language)}
	w.Size = prints.SizeIn(w.Second, prints.SizeOf(c.Size, ""))
	codes, err := room.codes(at.Words, nil)
	if err != nil {
		return prints.Paper{}, err
	}
	w.Links, w.Calendar, _ = c.chosen(codes)
	if w.StaySafe, w.WhereToTurn, err = room.texts.EveryHandout(); err != nil {
		return prints.Paper{}, err
	}
	if w.Events, err = room.week.WeekEvents(at.Week, at.Day); err != nil {
		return prints.Paper{}, err
	}
	if w.Easier, err = room.texts.EasierBoxes(); err != nil {
		return prints.Paper{}, err
	}
	return room.prints.Lay(prints.Paper{Kind: surgery.WeekHandoutPrint, Size: w.Size, Second: w.Second.Named(), Web: w.WebPage()}, w.Pages)
}
