package today

import (
	"slices"
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
	KnownAs  string // what everybody calls them; ""
	Detail   string // "last here 27 Oct · personal · 7 of 12 steps"
}

// Search is what stands under the check-in box.
type Search struct {
	Typed  string
	Rows   []Found
	Events []FoundEvent // of this week, after everybody; never taken by Enter alone
	Chosen int          // the row Enter takes at once; -1: Enter goes into the list
	// Slips says that every row matches but for a typing slip: it is likelier that
	// somebody new has come, and that is offered first.
	Slips bool
}

// mostRows is how many matches are shown: more could not be told apart.
const mostRows = 8

// Search finds people who saved their place and everybody here today, by any
// part of their name, and visits by their number.
func (room *Room) Search(typed string) (Search, error) {
	found := Search{Typed: typed, Chosen: -1}
	typed = surgery.Clean(typed)
	if typed == "" || room.desk.Locked() {
		return found, nil
	}
	if len(typed) > surgery.MaxName {
		typed = strings.ToValidUTF8(typed[:surgery.MaxName], "")
	}
	events, err := room.eventsFor(typed)
	if err != nil {
		return found, err
	}
	found.Events = events
	matches := room.names.NameIndex().Search(typed, mostRows)
	here, err := room.names.VisitsHere()
	if err != nil {
		return found, err
	}
	var ids []surgery.ID
	numbered := here.Numbered(typed)
	for _, v := range numbered {
		if !v.Guest() {
			ids = append(ids, v.Attendee)
			continue
		}
		found.Rows = append(found.Rows, Found{Visit: v.ID, Name: words.Say("desk.guest", "number", v.Called()), Detail: room.hereDetail(v)})
	}
	for _, m := range matches {
		if !slices.Contains(ids, m.ID) {
			ids = append(ids, m.ID)
		}
	}
	rows, err := room.rows(ids, here)
	if err != nil {
		return found, err
	}
	found.Rows = append(found.Rows, rows...)
	if id, ok := find.Chosen(matches, typed); ok && len(found.Rows) == 1 && found.Rows[0].Attendee == id {
		found.Chosen = 0
	}
	found.Slips = len(rows) > 0 && len(numbered) == 0 && matches[0].Rank == find.Slip
	return found, nil
}

// foundRow returns the row of somebody, here or not.
func (room *Room) foundRow(k *store.Known, here *surgery.Visit) *Found {
	row := &Found{Attendee: k.Attendee.ID, Name: k.Attendee.Words.Name, KnownAs: k.Attendee.Words.KnownAs}
	if here != nil {
		row.Visit, row.Detail = here.ID, room.hereDetail(here)
		return row
	}
	var parts []string
	switch booked, today := k.Attendee.BookedOn(room.desk.Today()); {
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
	parts = append(parts, words.Say("desk.last_here", "day", dates.Near(room.desk.Now(), last.ArrivedAt)))
	if last.Track != "" {
		parts = append(parts, words.Say("desk.track_"+string(last.Track)))
	}
	if done, steps := room.checklists.Lists().Count(last, surgery.Latest(k.Visits, k.Marks)); steps > 0 {
		parts = append(parts, words.Say("desk.steps_done", "done", done, "steps", steps))
	}
	row.Detail = strings.Join(parts, " · ")
	return row
}

// hereDetail returns where somebody who is here stands.
func (room *Room) hereDetail(v *surgery.Visit) string {
	switch v.State {
	case surgery.BeingHelped:
		if s, err := room.desk.Store().Surgeon(v.Surgeon); err == nil {
			return words.Say("desk.here_helped_by", "surgeon", surgery.FirstName(s.Words.Name), "number", v.Called())
		}
		return words.Say("desk.here_helped", "number", v.Called())
	case surgery.Finished:
		return words.Say("desk.here_finished", "number", v.Called())
	}
	return words.Say("desk.here_waiting", "number", v.Called())
}
