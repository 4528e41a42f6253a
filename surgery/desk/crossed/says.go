package crossed

import (
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
)

// subject returns what a record is called: "B07", "Vicky", "the surgery".
func (r *Room) subject(of surgery.Record) (string, error) {
	switch of := of.(type) {
	case *surgery.Visit:
		return of.Called(), nil
	case *surgery.Progress:
		v, err := r.desk.Store().Visit(of.On)
		if err != nil {
			return "", err
		}
		return v.Called(), nil
	case *surgery.Attendee:
		return r.names.Called(of), nil
	case *surgery.Surgeon:
		return surgery.FirstName(of.Words.Name), nil
	case *surgery.Presence:
		s, err := r.desk.Store().Surgeon(of.Surgeon)
		if err != nil {
			return "", err
		}
		return surgery.FirstName(s.Words.Name), nil
	case *surgery.DeskHere:
		return words.Say("sharing.desk_one", "letter", of.Letter), nil
	}
	return words.Say("sharing.the_surgery"), nil
}

// partWords says which part of a record it is: "who sits with them".
func partWords(f surgery.Family, part string) string {
	key := "sharing.part_" + string(f) + "_" + strings.ReplaceAll(part, " ", "_")
	if said := words.Say(key); said != key {
		return said
	}
	return words.Say("sharing.part_other")
}

// says returns what a part of a record says, as it would be read out.
func (r *Room) says(of surgery.Record, part string) string {
	said := ""
	switch of := of.(type) {
	case nil:
		return words.Say("sharing.says_gone")
	case *surgery.Visit:
		said = r.visitSays(of, part)
	case *surgery.Attendee:
		said = r.attendeeSays(of, part)
	case *surgery.Progress:
		said = of.Words.Note
		if part == "mark" {
			said = words.Say("sharing.says_step_" + string(of.State))
		}
	case *surgery.Surgeon:
		if said = of.Words.Name; part != "name" {
			said = strings.Join(of.Helps, ", ")
		}
	case *surgery.Presence:
		said = r.clock(of.From)
		if !of.Until.IsZero() {
			said += "–" + r.clock(of.Until)
		}
	case *surgery.Surgery:
		said = of.Words.Venue
	}
	if said == "" {
		said = words.Say("sharing.says_nothing")
	}
	return said
}

func (r *Room) visitSays(v *surgery.Visit, part string) string {
	grade := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	switch part {
	case "who":
		if v.Guest() {
			return words.Say("sharing.says_guest")
		}
		if a, err := r.desk.Store().Attendee(v.Attendee); err == nil {
			return a.Words.Called()
		}
	case "seat":
		return r.seatSays(v)
	case "track":
		if v.Track != "" {
			return words.Say("sharing.says_track_" + string(v.Track))
		}
	case "lists":
		return words.Count("sharing.says_lists", len(v.Checklists))
	case "size":
		if v.PrintSize() != "" {
			return words.Say("sharing.says_size_" + string(v.PrintSize()))
		}
	case "before":
		return grade(v.Before)
	case "after":
		return grade(v.After)
	case "outcome":
		if v.Outcome != "" {
			return words.Say("sharing.says_outcome_" + string(v.Outcome))
		}
	case "goal":
		return v.Words.Goal
	case "learnt":
		return v.Words.Learnt
	}
	return ""
}

func (r *Room) seatSays(v *surgery.Visit) string {
	switch {
	case v.State == surgery.Waiting:
		return words.Say("sharing.says_waits")
	case v.State == surgery.Finished:
		return words.Say("sharing.says_finished")
	case v.Surgeon != "":
		if s, err := r.desk.Store().Surgeon(v.Surgeon); err == nil {
			return words.Say("sharing.says_with", "who", surgery.FirstName(s.Words.Name))
		}
	}
	return words.Say("sharing.says_helped")
}

func (r *Room) attendeeSays(a *surgery.Attendee, part string) string {
	switch part {
	case "name":
		return a.Words.Name
	case "place":
		if a.Saved() {
			return words.Say("sharing.says_saved", "day", dates.Words(a.SavedUntil))
		}
		return words.Say("sharing.says_not_saved")
	case "booked":
		return a.ExpectedAt
	}
	return ""
}
