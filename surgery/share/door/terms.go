package door

import (
	"cmp"
	"sync"

	"socialmediasurgery/surgery"
)

// Term says who leads, and since which taking over: of two that lead by mistake, the
// later one stays.
type Term struct {
	N    int64
	Lead surgery.ID // the seat
}

// Compare returns which of two terms is later.
func (t Term) Compare(other Term) int {
	return cmp.Or(cmp.Compare(t.N, other.N), cmp.Compare(t.Lead, other.Lead))
}

// Terms is the latest term that a desk has heard of.
type Terms struct {
	mutex  sync.Mutex
	latest Term
	later  func(Term)
}

// NewTerms returns one that calls later, not at once, with each term that is later than
// all before.
func NewTerms(latest Term, later func(Term)) *Terms { return &Terms{latest: latest, later: later} }

// Latest returns the latest that was heard of.
func (t *Terms) Latest() Term {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.latest
}

// mostTerms is how much later a term can be than the latest: nobody takes over so often,
// and a number that is used up could not be followed by another.
const mostTerms = 1000

// Heard notes a term, and reports whether it is none the later.
func (t *Terms) Heard(term Term) (stays bool) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if term.Compare(t.latest) <= 0 || term.N > t.latest.N+mostTerms || term.Lead == "" {
		return true
	}
	t.latest = term
	if t.later != nil {
		go t.later(term)
	}
	return false
}
