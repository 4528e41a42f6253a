package desk

import (
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Found is one row under the check-in box. It says enough to be sure, and no more.
type Found struct {
	Attendee surgery.ID // "" for a guest found by number
	Visit    surgery.ID // at today's surgery; "" when they are not here
	Name     string
	Detail   string // "last here 27 Oct · personal · 7 of 12 steps"
}

// Search is what stands under the check-in box.
type Search struct {
	Typed  string
	Rows   []Found
	Chosen int // the row Enter takes at once; -1: Enter goes into the list
	// Slips says that every row matches but for a typing slip: it is likelier that
	// somebody new has come, and that is offered first.
	Slips bool
}

// mostRows is how many matches are shown: more could not be told apart.
const mostRows = 8

// Search finds people who saved their place and everybody here today, by any
// part of their name, and visits by their number.
func (d *Desk) Search(typed string) (Search, error) {
	found := Search{Typed: typed, Chosen: -1}
	typed = surgery.Clean(typed)
	if typed == "" || d.Locked() {
		return found, nil
	}
	if len(typed) > surgery.MaxName {
		typed = strings.ToValidUTF8(typed[:surgery.MaxName], "")
	}
	matches := d.NameIndex().Search(typed, mostRows)
	here, err := d.visitsHere()
	if err != nil {
		return found, err
	}
	if n, err := strconv.Atoi(typed); err == nil {
		if v := here.byNumber[n]; v != nil && v.Guest() {
			found.Rows = append(found.Rows, Found{Visit: v.ID, Name: words.Say("desk.guest", "number", strconv.Itoa(n)), Detail: d.hereDetail(v)})
		}
	}
	ids := make([]surgery.ID, len(matches))
	for i, m := range matches {
		ids[i] = m.ID
	}
	rows, err := d.rows(ids, here)
	if err != nil {
		return found, err
	}
	found.Rows = append(found.Rows, rows...)
	if id, ok := find.Chosen(matches, typed); ok && len(found.Rows) == 1 && found.Rows[0].Attendee == id {
		found.Chosen = 0
	}
	found.Slips = len(found.Rows) > 0 && len(found.Rows) == len(rows) && matches[0].Rank == find.Slip
	return found, nil
}

// foundRow returns the row of somebody, here or not.
func (d *Desk) foundRow(k *store.Known, here *surgery.Visit) *Found {
	row := &Found{Attendee: k.Attendee.ID, Name: k.Attendee.Words.Name}
	if here != nil {
		row.Visit, row.Detail = here.ID, d.hereDetail(here)
		return row
	}
	var parts []string
	switch booked, today := k.Attendee.BookedOn(d.today()); {
	case !today:
	case booked.At == "":
		parts = append(parts, words.Say("desk.expected"))
	default:
		parts = append(parts, words.Say("desk.expected_at", "time", dates.Clock(booked.At)))
	}
	if len(k.Visits) == 0 {
		row.Detail = strings.Join(parts, " · ")
		return row
	}
	last := k.Visits[0]
	parts = append(parts, words.Say("desk.last_here", "day", dates.Near(d.now(), last.ArrivedAt)))
	if last.Track != "" {
		parts = append(parts, words.Say("desk.track_"+string(last.Track)))
	}
	if done, steps := d.lists().Count(last, surgery.Latest(k.Visits, k.Marks)); steps > 0 {
		parts = append(parts, words.Say("desk.steps_done", "done", done, "steps", steps))
	}
	row.Detail = strings.Join(parts, " · ")
	return row
}

// hereDetail returns where somebody who is here stands.
func (d *Desk) hereDetail(v *surgery.Visit) string {
	switch v.State {
	case surgery.BeingHelped:
		if s, err := d.store.Surgeon(v.Surgeon); err == nil {
			return words.Say("desk.here_helped_by", "surgeon", surgery.FirstName(s.Words.Name), "number", strconv.Itoa(v.Number))
		}
		return words.Say("desk.here_helped", "number", strconv.Itoa(v.Number))
	case surgery.Finished:
		return words.Say("desk.here_finished", "number", strconv.Itoa(v.Number))
	}
	return words.Say("desk.here_waiting", "number", strconv.Itoa(v.Number))
}

// progressOf returns the latest progress of every step over some visits, which
// are the latest first.
func (d *Desk) progressOf(visits []*surgery.Visit) (surgery.Marks, error) {
	ids := make([]surgery.ID, len(visits))
	for i, v := range visits {
		ids[i] = v.ID
	}
	marks, err := d.store.Progress(ids...)
	if err != nil {
		return nil, err
	}
	return surgery.Latest(visits, marks), nil
}
