package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
)

// Behind a lock, and at self check-in, what other desks do is taken in and nothing moves:
// what is half typed stays, and nobody's name is seen. The lock says when it waits for
// somebody to have this desk hand over.
func TestWhatIsTakenInBehindALock(t *testing.T) {
	for name, hides := range map[string]func(r *room){"self check-in": func(r *room) { r.run("kiosk") }, "the lock": func(r *room) { r.guard.Lock() }} {
		t.Run(name, func(t *testing.T) {
			r, home, _ := joined(t)
			leaves := false
			r.parts.Anew = func(func() (*sharing.Next, error)) error { leaves = true; return nil }
			r.onNetwork(home)
			r.goTo(todayID)
			r.exchanges("they are connected", home, func() bool { return r.desk.Live.State().Connected })
			hides(r)
			canvas := r.Window().Canvas()
			for _, letter := range "Rob" {
				r.box().TypedRune(letter)
			}
			focus, before := canvas.Focused(), still(canvas.Overlays().Top())
			for i := range 10 {
				r.do(home.Today.CheckInNew(today.Arrival{Name: fmt.Sprintf("Mordecai%d Elsewhere", i)}))
			}
			r.exchanges("ten more are here", home, func() bool {
				b, err := r.desk.Today.Board()
				return err == nil && b.Counts.CheckedIn == 11
			})
			if after := still(canvas.Overlays().Top()); canvas.Focused() != focus || !slices.Equal(before, after) || !strings.Contains(fmt.Sprint(after), "Rob") {
				t.Errorf("focus %T, was %T; moved:\n%v\n%v", canvas.Focused(), focus, before, after)
			}
			if seen := r.seen(); strings.Contains(seen, "Mordecai") {
				t.Errorf("it says %q", seen)
			}
			r.do(home.Closing.CloseSurgery(nil))
			r.exchanges("it is said, or known", home, func() bool {
				if name == "the lock" {
					return strings.Contains(r.seen(), "The surgery is closed. Unlock this laptop")
				}
				return r.desk.Desk.Surgery() == nil
			})
			if after := still(canvas.Overlays().Top()); canvas.Focused() != focus || !slices.Equal(before, after) {
				t.Errorf("focus %T, was %T; moved:\n%v\n%v", canvas.Focused(), focus, before, after)
			}
			r.runner.Advance(2 * scourAfter)
			if leaves {
				t.Error("it left while nobody was there")
			}
		})
	}
}
