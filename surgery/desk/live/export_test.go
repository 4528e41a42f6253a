package live

import "time"

// Hasten has a room of a test wait for nothing long.
func (r *Room) Hasten() {
	r.patience = patience{unconnected: 200 * time.Millisecond, takeOver: 600 * time.Millisecond, looks: 50 * time.Millisecond, sums: 10 * time.Millisecond, bye: 100 * time.Millisecond}
}

// Door returns where the door is, "" for none.
func (r *Room) Door() string { return r.State().At }

// Runs reports whether there is a link.
func (r *Room) Runs() bool { return r.running != nil }

// Waits reports whether something has come that waits until this desk is open.
func (r *Room) Waits() bool { return r.running != nil && r.running.waits }

// Renew takes over who the desks are by what is in the records.
func (r *Room) Renew() error { return r.renew() }

// Heeded returns of how many desks it is kept that the home desk struck them off, though that
// is not taken in.
func (r *Room) Heeded() int { return len(r.way.Heeded) }
