// Package report counts what the records of surgeries say, and decides what of it
// may leave the laptop. It is pure: records in, numbers out, in whatever order
// they come. The records are the picture of the operation log, or the log itself
// as it stood when a surgery closed (store.Settled); no words and no names are
// needed for any of it.
//
// There are two kinds of number, and they never mix. Numbers are exact and are
// for the host's screen. Figures are what may leave, and the rules of Figures are
// the only way to make one.
package report

import (
	"time"

	"socialmediasurgery/surgery"
)

// Group is a table of a report.
type Group string

// The tables.
const (
	Attendance Group = "attendance" // visits, split into new, returning and guests
	Tracks     Group = "track"
	Outcomes   Group = "outcome"
	Barriers   Group = "barrier"
	Roles      Group = "role"
	Checklists Group = "checklist" // visits that had it, by the checklist's id
	Steps      Group = "step"      // visits at which it was done, by "checklist/step"
	Confidence Group = "confidence"
	Waiting    Group = "waiting"
	Handouts   Group = "handout"
	Surgeons   Group = "surgeon"
	PassedOn   Group = "passed_on"
)

// Key is one row of a table.
type Key struct {
	Group Group
	Name  string
}

// NotAsked is the row of a table for visits that say nothing: it was not asked,
// or there was nothing to say.
const NotAsked = "not_asked"

// The rows that are not named by what a record says.
var (
	Visits    = Key{Attendance, "visits"}
	New       = Key{Attendance, "new"}       // gave a name, and no place was saved for them
	Returning = Key{Attendance, "returning"} // had saved their place before
	Guests    = Key{Attendance, "guests"}    // never gave a name

	Worked    = Key{Steps, "any"}       // visits with a step done
	StepsDone = Key{Steps, "all_steps"} // steps done, at all visits together

	Paired = Key{Confidence, "both"} // were asked before and after
	More   = Key{Confidence, "more"} // of those
	Same   = Key{Confidence, "same"}
	Less   = Key{Confidence, "less"}

	WaitKnown   = Key{Waiting, "known"}
	WaitUnknown = Key{Waiting, "unknown"} // nobody recorded who sat with them, or when

	TookHandout = Key{Handouts, "visits"} // visits with a handout of their own
	Copies      = Key{Handouts, "copies"}

	SurgeonsHere = Key{Surgeons, "surgeons"} // each counted once

	TimesPassedOn = Key{PassedOn, "times"} // that something was, and never people
)

// Records are those of some surgeries.
type Records struct {
	Surgeries []*surgery.Surgery
	// Visits have an attendee where they ever had one: names go when a surgery
	// closes, and somebody whose name went was not a guest.
	Visits    []*surgery.Visit
	Progress  []*surgery.Progress
	Presences []*surgery.Presence
	Prints    []*surgery.Print
	PassedOns []*surgery.PassedOn
	Roles     []Role
	Now       time.Time // what is later has not happened

	// Of the days of the period, and not of its surgeries.
	Learnings     int
	Barometer     int // answers
	PassedOutside int // times something was passed on outside of a surgery
}

// Role is how often people at a surgery said that they are something.
type Role struct {
	Surgery surgery.ID
	Role    string
	N       int
}

// Numbers are exact. They stay on this laptop's screen.
type Numbers struct {
	Surgeries int
	Waits     Waits
	Hours     Hours
	// Sums of how confident those felt who were asked before and after.
	BeforeSum, AfterSum int
	Learnings           int
	Barometer           int
	PassedOutside       int

	counts map[Key]int
}

// N returns a row, 0 for one that nobody is in.
func (n Numbers) N(k Key) int { return n.counts[k] }

// Names returns the rows of a table that anybody is in, in no order.
func (n Numbers) Names(g Group) []string {
	var names []string
	for k, count := range n.counts {
		if k.Group == g && count > 0 {
			names = append(names, k.Name)
		}
	}
	return names
}

// Average returns how confident those felt, before and after, who were asked
// both; ok is false when nobody was.
func (n Numbers) Average() (before, after float64, ok bool) {
	both := n.N(Paired)
	if both == 0 {
		return 0, 0, false
	}
	return float64(n.BeforeSum) / float64(both), float64(n.AfterSum) / float64(both), true
}
