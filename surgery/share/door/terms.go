package door

import (
	"cmp"
	"net/netip"
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

// Terms is the latest term of which a desk knows: its desk said so itself, at its door.
type Terms struct {
	mutex  sync.Mutex
	latest Term
	later  func(Term, netip.Addr)
}

// NewTerms returns one that calls later, not at once, where somebody says that there is a
// later one, and with where the desk is that says so of itself. Any desk may say anything:
// whoever leads has to look whether the other does.
func NewTerms(latest Term, later func(Term, netip.Addr)) *Terms {
	return &Terms{latest: latest, later: later}
}

// Latest returns the latest that is known.
func (t *Terms) Latest() Term {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.latest
}

// Heard hears of a term; from is where the desk is that it names, where that desk says it.
func (t *Terms) Heard(term Term, from netip.Addr) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.isLater(term) && t.later != nil {
		go t.later(term, from)
	}
}

// Accept notes a term of which is known that its desk leads.
func (t *Terms) Accept(term Term) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.isLater(term) {
		t.latest = term
	}
}

// mostTerms is how much later a term can be than the latest: nobody takes over so often,
// and a number that is used up could not be followed by another.
const mostTerms = 1000

func (t *Terms) isLater(term Term) bool {
	return term.Compare(t.latest) > 0 && term.N <= t.latest.N+mostTerms && term.Lead != ""
}
