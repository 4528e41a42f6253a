package desk

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Roles lists what people may say they are; several may hold. It is counted per
// surgery, never against a name.
var Roles = []string{"staff", "service_user", "carer", "student", "volunteer", "partner", "public", "rather_not_say"}

// batch is how many answers are written at once, so that none can be matched to
// an arrival. A crash loses at most one fewer.
const batch = 5

// CountRole counts one answer (or takes one away, with minus) to what somebody
// is. It is not undone with Undo, and not in the log.
func (d *Desk) CountRole(role string, n int) (surgery.Change, error) {
	now, err := d.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	if !slices.Contains(Roles, role) {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	d.tallies = append(d.tallies, store.Count{Surgery: now.ID, Day: now.Day, What: "role", Answer: role, N: n})
	if len(d.tallies) >= batch {
		if err := d.writeTallies(); err != nil {
			return surgery.Change{}, err
		}
	}
	notice := "desk.role_counted"
	if n < 0 {
		notice = "desk.role_taken_back"
	}
	return surgery.Change{Changed: []surgery.Family{surgery.Tallies}, Notice: words.Say(notice, "role", words.Say("desk.role_"+role))}, nil
}

func (d *Desk) watchRoles() Watch { return Watch{Write: d.writeTallies} }

// RoleCounts returns how often each role was given at the open surgery, with
// what is not written yet.
func (d *Desk) RoleCounts() (map[string]int, error) {
	now, err := d.OpenSurgery()
	if err != nil {
		return nil, err
	}
	written, err := d.store.Tallies(now.ID)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, c := range append(written, d.tallies...) {
		if c.What == "role" {
			counts[c.Answer] += c.N // a minus may have been given before its answer
		}
	}
	for role, n := range counts {
		counts[role] = max(0, n)
	}
	return counts, nil
}

// writeTallies writes what was counted, in the order of the alphabet and not of
// the answers.
func (d *Desk) writeTallies() error {
	slices.SortFunc(d.tallies, func(a, b store.Count) int {
		switch {
		case a.Answer < b.Answer:
			return -1
		case a.Answer > b.Answer:
			return 1
		}
		return b.N - a.N
	})
	if err := d.store.AddTallies(d.tallies); err != nil {
		return err
	}
	d.tallies = nil
	return nil
}

// unwritten returns the answers that wait to be written.
func (d *Desk) unwritten() []store.Count { return d.tallies }
