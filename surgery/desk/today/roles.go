package today

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
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
func (room *Room) CountRole(role string, n int) (surgery.Change, error) {
	now, err := room.desk.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	if !slices.Contains(Roles, role) {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	room.tallies = append(room.tallies, store.Count{Surgery: now.ID, Day: now.Day, What: "role", Answer: role, N: n})
	if len(room.tallies) >= batch {
		if err := room.writeTallies(); err != nil {
			return surgery.Change{}, err
		}
	}
	notice := "desk.role_counted"
	if n < 0 {
		notice = "desk.role_taken_back"
	}
	return surgery.Change{Changed: []surgery.Family{surgery.Tallies}, Notice: words.Say(notice, "role", words.Say("desk.role_"+role))}, nil
}

func (room *Room) watchRoles() desk.Watch { return desk.Watch{Write: room.writeTallies} }

// RoleCounts returns how often each role was given at the open surgery, with
// what is not written yet.
func (room *Room) RoleCounts() (map[string]int, error) {
	now, err := room.desk.OpenSurgery()
	if err != nil {
		return nil, err
	}
	written, err := room.desk.Store().Tallies(now.ID)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, c := range append(written, room.tallies...) {
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
func (room *Room) writeTallies() error {
	slices.SortFunc(room.tallies, func(a, b store.Count) int {
		switch {
		case a.Answer < b.Answer:
			return -1
		case a.Answer > b.Answer:
			return 1
		}
		return b.N - a.N
	})
	if err := room.desk.Store().AddTallies(room.tallies); err != nil {
		return err
	}
	room.tallies = nil
	return nil
}

// Unwritten returns the answers that wait to be written.
func (room *Room) Unwritten() []store.Count { return room.tallies }
