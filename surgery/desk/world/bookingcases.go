package world

import (
	"strings"

	"socialmediasurgery/surgery/desk/today"
)

// Standings writes the rows of a preview as the host reads them: "name day at
// standing", and a star before those that are ticked.
func Standings(f today.BookingFile) string {
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
