package guard

import (
	"errors"

	"socialmediasurgery/surgery"
)

// Doubt is the cause of an error of kind Questioned: what was typed looks
// like something that is never kept. Settle it and do the same change again.
type Doubt struct{ Found []Found }

// Error is for the log, and says nothing of what was typed.
func (q *Doubt) Error() string { return "asked about what was typed: " + string(q.Found[0].Kind) }

// DoubtIn returns the doubt an error is about, nil for any other error.
func DoubtIn(err error) *Doubt {
	var q *Doubt
	if surgery.KindOf(err) == surgery.Questioned && errors.As(err, &q) {
		return q
	}
	return nil
}
