package surgery

import "time"

// StepState is how far one step has come.
type StepState string

// The states of a step. ToDo is never stored on its own: it is what a step
// without progress is.
const (
	ToDo         StepState = "to_do"
	Done         StepState = "done"
	NotTodayStep StepState = "not_today"
	NotForMe     StepState = "not_for_me"
)

// Progress is what became of one step of one checklist at one visit (or, for an
// activity, on one event). What an attendee has done altogether is read from
// all visits of theirs.
type Progress struct {
	On        ID            `json:"on"` // the visit, or the event
	Checklist string        `json:"checklist"`
	Step      string        `json:"step"`
	State     StepState     `json:"state"`
	At        time.Time     `json:"at"`
	Version   int           `json:"version"`          // of the step's text when it was marked
	Person    ID            `json:"person,omitempty"` // whose key seals the note
	Words     ProgressWords `json:"-"`
}

// ProgressWords is the note on a step.
type ProgressWords struct {
	Note string `json:"note,omitempty"`
}

// ProgressID returns the id under which the progress of a step is kept.
func ProgressID(on ID, checklist, step string) ID {
	return on + "/" + ID(checklist) + "/" + ID(step)
}

// Validate keeps the rules of progress.
func (p *Progress) Validate() error {
	if p.On == "" || p.Checklist == "" || p.Step == "" || p.Person == "" || p.At.IsZero() {
		return Fail(Internal, "error.internal")
	}
	switch p.State {
	case ToDo, Done, NotTodayStep, NotForMe:
	default:
		return Fail(Internal, "error.internal")
	}
	return fits(p.Words.Note, MaxNote)
}
