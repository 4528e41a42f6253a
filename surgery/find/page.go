package find

import "socialmediasurgery/surgery"

// Page returns the ids of up to n people by name, from the from-th on, for a
// list that shows only what is in sight. The order of names given later holds.
func (x *Index) Page(from, n int) []surgery.ID {
	if from < 0 || from >= len(x.people) || n <= 0 {
		return nil
	}
	some := x.people[from:min(from+n, len(x.people))]
	ids := make([]surgery.ID, len(some))
	for i, e := range some {
		ids[i] = x.id(e.id)
	}
	return ids
}
