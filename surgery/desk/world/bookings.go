package world

import (
	"os"
	"path/filepath"
	"socialmediasurgery/surgery/desk/bookings"
	"socialmediasurgery/surgery/desk/rooms"
	"strings"
	"testing"
)

// Standings writes the rows of a preview as the host reads them: "name day at
// standing", and a star before those that are ticked.
func Standings(f bookings.File) string {
	var all []string
	for _, r := range f.Rows {
		tick := ""
		if r.Take {
			tick = "*"
		}
		all = append(all, tick+strings.Join(strings.Fields(r.Name+" "+r.Day[8:]+" "+r.At+" "+string(r.Standing)), " "))
	}
	return strings.Join(all, "|")
}

// Expected returns how many who booked for today are not here yet.
func Expected(d *rooms.Rooms) (n int, err error) {
	people, err := d.Desk.Store().Attendees()
	if err != nil {
		return 0, err
	}
	here, err := d.Names.VisitsHere()
	if err != nil {
		return 0, err
	}
	for _, a := range people {
		if _, booked := a.BookedOn(d.Desk.Today()); booked && here.ByAttendee[a.ID] == nil {
			n++
		}
	}
	return n, nil
}

// File writes a file that somebody gives us, and returns where it is.
func File(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
