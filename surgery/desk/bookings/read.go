package bookings

import (
	"bytes"
	"time"

	"socialmediasurgery/surgery/calendar"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/intake"
)

// List is where a list of people comes from, and what a host said about
// how it is to be read.
type List struct {
	Path   string // a file; "" for Pasted
	Pasted string
	Day    string // for bookings that say none
	Uses   []intake.Use
	Order  intake.DayOrder
	Sheet  string // of a workbook; "" for its first
}

// File is a list of people who booked, as the preview shows it.
type File struct {
	Columns  []intake.Column
	Rows     []Row
	Dropped  []string // headings of columns that are not kept
	Problems []intake.Problem
	Asks     *intake.Asks // a date that can be read two ways; nil for none
	Sheets   []string     // of a workbook, in its order
	Sheet    string       // the one that was read
}

// Read reads a list of people, to be looked at; nothing is kept yet.
func (room *Room) Read(l List) (File, error) {
	if err := room.desk.AtHome(); err != nil {
		return File{}, err
	}
	raw := []byte(l.Pasted)
	if l.Path != "" {
		var err error
		if raw, err = folders.Read(l.Path, calendar.MaxFile); err != nil {
			return File{}, err
		}
	}
	from, until, err := room.weekAround(l.Day)
	if err != nil {
		return File{}, err
	}
	list := intake.ReadBookings(bytes.NewReader(raw), intake.Reading{Today: room.desk.Now(), From: from, Until: until, Uses: l.Uses, Order: l.Order, Sheet: l.Sheet})
	f := File{Columns: list.Columns, Problems: list.Problems, Dropped: list.Dropped(), Asks: list.Asks, Sheets: list.Sheets, Sheet: list.Sheet}
	f.Rows, err = room.Preview(room.booked(list.List, l.Day), room.booked(list.Off, l.Day))
	return f, err
}

func (room *Room) booked(list []intake.Booking, day string) []Booking {
	all := make([]Booking, len(list))
	for i, b := range list {
		all[i] = Booking{Line: b.Line, Name: b.Name, Day: b.Day, At: b.At, Wants: b.Wants, Doubt: b.Doubt}
		if b.Day == "" {
			all[i].Day = day
		}
	}
	return all
}

// weekAround returns the week that weekdays in a list mean: the themed week of a
// day, else Monday to Sunday about it.
func (room *Room) weekAround(day string) (from, until string, err error) {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "", "", nil // weekdays are the next ones
	}
	weeks, err := room.desk.Store().Weeks()
	if err != nil {
		return "", "", err
	}
	for _, w := range weeks {
		if w.From <= day && day <= w.Until {
			return w.From, w.Until, nil
		}
	}
	monday := at.AddDate(0, 0, -(int(at.Weekday())+6)%7)
	return monday.Format(time.DateOnly), monday.AddDate(0, 0, 6).Format(time.DateOnly), nil
}
