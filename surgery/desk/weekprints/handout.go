package weekprints

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
)

// Handout lays out the handout for everyone, of the open surgery.
func (room *Room) Handout(size surgery.HandoutSize) (prints.Paper, error) {
	return room.HandoutIn("", size)
}

// HandoutIn is WeekHandout with a language beside English; "" is none.
func (room *Room) HandoutIn(language string, size surgery.HandoutSize) (prints.Paper, error) {
	at, err := room.desk.OpenSurgery()
	if err != nil {
		return prints.Paper{}, err
	}
	w := handout.Week{Title: at.Words.Title, Hashtag: "", NextSurgery: dates.Next(at), Second: room.texts.Voice(language)}
	w.Size = prints.SizeIn(w.Second, prints.SizeOf(size, ""))
	w.Calendar = handout.Calendar(at, w.NextSurgery)
	if at.Words.Hashtag != "" {
		w.Hashtag = "#" + at.Words.Hashtag
	}
	if w.Links, err = handout.Links(room.desk.Platforms(), at.Words); err != nil {
		return prints.Paper{}, err
	}
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
