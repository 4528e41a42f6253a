// Package intake reads what others hand us: lists of people who booked, and
// lists of events, as a CSV file, a pasted table, or one name a line. Nothing
// is saved here: the answer is a preview, with a reason in plain words for
// every line that was left out.
//
// Rules: columns that were not asked for are never kept, only named; sizes are
// capped before anything is read; a cell is text and is never run. How text
// came (encoding, separator, order of day and month) is guessed, and the guess
// is said. The clock's today and the zone are passed in.
package intake

import (
	"io"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// The most that is read. All stand far above a surgery or a week, and keep a
// wrong file from filling memory or the screen.
const (
	MaxFile     = 4 << 20 // bytes
	MaxRows     = 5000    // bookings or events
	maxColumns  = 100
	maxProblems = 200     // named; the rest is counted
	maxLine     = 4 << 10 // bytes of a name on a line of its own
)

// Draft is an event as read, before it is anybody's: without id and week. Its
// UID is set when it came from a calendar.
type Draft struct {
	Event     *surgery.Event
	Line      int  // where it begins in the file, from 1
	Cancelled bool // the file takes it back
}

// Problem is a line with which something was wrong, from 1; 0 is the file.
type Problem struct {
	Line   int
	Reason string // in plain words
	Taken  bool   // what stands there was taken all the same, as Reason says
}

// Problems collects them, and stops naming them when there are many.
type Problems struct {
	list []Problem
	more int
}

// Add names one more problem.
func (p *Problems) Add(line int, taken bool, reason string) {
	if len(p.list) >= maxProblems {
		p.more++
		return
	}
	p.list = append(p.list, Problem{line, reason, taken})
}

// List returns them in the order they were found, and last how many more.
func (p *Problems) List() []Problem {
	if p.more == 0 {
		return p.list
	}
	return append(p.list[:len(p.list):len(p.list)], Problem{Reason: words.Count("intake.problem_more", p.more), Taken: true})
}

// ReadCapped reads everything, and no more than most bytes; false says there
// is more than that. Errors are the reader's.
func ReadCapped(from io.Reader, most int) (raw []byte, ok bool, err error) {
	raw, err = io.ReadAll(io.LimitReader(from, int64(most)+1))
	if err != nil {
		return nil, false, err
	}
	if len(raw) > most {
		return nil, false, nil
	}
	return raw, true, nil
}
