// Package checklist reads, checks and writes checklist files: one TOML file
// per checklist, written for people to read and edit. The files that come with
// the program and a host's own folder of files together make a Library; a
// broken file is named with its line and the reason, and the rest still load.
package checklist

import "socialmediasurgery/surgery"

// SafeBasics is the checklist offered first to everybody: if someone's email
// is not safe, nothing else is.
const SafeBasics = "safe-basics"

// Kind says whether a checklist is about one app or about something to do.
type Kind string

// The kinds of checklist.
const (
	Platform Kind = "platform"
	Activity Kind = "activity"
)

// StepKind says how a step can go out of date.
type StepKind string

// The kinds of step.
const (
	Menu   StepKind = "menu"   // names a menu or a button of an app
	Fact   StepKind = "fact"   // states something that can be looked up
	Advice StepKind = "advice" // neither: does not go out of date
)

// Checklist is one list of steps. Its ID and the ids of its steps are kept for
// life, because progress is recorded against them; Version counts up when its
// steps change.
type Checklist struct {
	ID       string
	Title    string
	Platform string // the app it is about, as in links.json; "any" for an activity
	Kind     Kind
	Summary  string
	Version  int
	Hidden   bool // not offered any more; what was done on it stays
	Steps    []Step
}

// Step is one thing to do. Its ID is unique within its checklist. Version
// counts up when the text changes in a way that somebody who did the step
// should hear of.
type Step struct {
	ID        string
	Title     string
	Done      string // what stands on a handout once it is done: "You made a strong password"; or empty
	Why       string
	How       string
	Minutes   int
	Track     surgery.Track
	Essential bool
	URL       string // https, or empty
	Verified  bool   // a source was seen that says so
	Kind      StepKind
	Checked   string // the day (2026-11-23) or month (2026-11) its source stands for, or empty
	Version   int
	Hidden    bool // not shown any more; its id and what was done stay
}

// Said returns what stands on a handout once the step is done.
func (s Step) Said() string {
	if s.Done == "" {
		return s.Title
	}
	return s.Done
}

// Fits reports whether a step is for somebody on that track; a blank track has
// not been asked, and fits everything.
func (s Step) Fits(track surgery.Track) bool {
	return s.Track == surgery.Both || track == surgery.Both || track == "" || s.Track == track
}

// For returns the steps for somebody on that track, in order, without hidden
// ones. The numbers on screen and on the printed sheet are places in this list,
// from 1.
func (c Checklist) For(track surgery.Track) []Step {
	var out []Step
	for _, s := range c.Steps {
		if s.Fits(track) && !s.Hidden {
			out = append(out, s)
		}
	}
	return out
}

// Step returns the step with that id.
func (c Checklist) Step(id string) (Step, bool) {
	for _, s := range c.Steps {
		if s.ID == id {
			return s, true
		}
	}
	return Step{}, false
}

// Problem is why a file is not used: where, and the reason in plain words.
// Line counts from 1; 0 means the file as a whole.
type Problem struct {
	File   string
	Line   int
	Reason string
}
