package bookings

import "socialmediasurgery/surgery/find"

// Expected counts what would be held if the file were brought in as it is ticked:
// people, their bookings (who comes on two days has two), and how many bookings
// are taken out.
func (f File) Expected() (people, bookings, out int) {
	seen := map[string]bool{}
	for _, r := range f.Rows {
		switch leaves := r.Standing == Off || r.Standing == Missing; {
		case leaves && r.Take:
			out++
		case leaves || !r.Take && !r.Fixed():
		default:
			bookings++
			key := find.SameKey(r.Name)
			if r.Known != "" {
				key = "/" + string(r.Known)
			}
			// Ticked all the same, a second of one name and day is another person.
			if r.Standing == Twice || !seen[key] {
				people++
			}
			seen[key] = true
		}
	}
	return people, bookings, out
}
