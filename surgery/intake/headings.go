package intake

import (
	"strings"

	"socialmediasurgery/surgery/find"
)

// Use is what a column is taken for.
type Use string

// What a column of a booking list can be. Ignored columns are never kept.
const (
	UseName   Use = "name"
	UseFirst  Use = "first_name"
	UseLast   Use = "last_name"
	UseDay    Use = "day"
	UseTime   Use = "time" // may hold the day too
	UseWants  Use = "wants"
	UseStatus Use = "status" // read to leave out who cancelled, and not kept
	Ignored   Use = "ignored"
)

// Uses lists them in the order a host is offered them.
var Uses = []Use{UseName, UseFirst, UseLast, UseDay, UseTime, UseWants, UseStatus, Ignored}

// headings has the headings that booking sites, forms and spreadsheets write,
// folded.
var headings = known(map[Use][]string{
	UseName: {"name", "names", "full name", "your name", "attendee", "attendee name", "attendees", "ticket holder",
		"ticket holder name", "ticketholder", "guest", "guest name", "participant", "participant name", "delegate",
		"delegate name", "invitee", "invitee name", "learner", "learner name", "customer", "customer name", "client name",
		"booking name", "name of attendee", "contact name", "contact", "person", "who", "visitor", "visitor name", "display name",
		"what is your name", "name surname", "first and last name", "first name and surname", "nom complet", "nombre completo"},
	UseFirst: {"first name", "firstname", "first", "forename", "given name", "given names", "attendee first name", "guest first name",
		"invitee first name", "ticket first name", "ticket holder first name", "participant first name", "your first name",
		"prenom", "vorname", "nombre"},
	UseLast: {"last name", "lastname", "last", "surname", "family name", "attendee last name", "attendee surname", "guest last name",
		"invitee last name", "ticket last name", "ticket holder last name", "ticket holder surname", "participant last name",
		"your surname", "nom", "nom de famille", "nachname", "apellido", "apellidos"},
	UseDay: {"date", "day", "event date", "start date", "session date", "slot date", "visit date", "which day", "which date", "datum", "fecha"},
	UseTime: {"time", "slot", "time slot", "timeslot", "start", "start time", "starts", "session", "session time", "slot time",
		"start date time", "start date and time", "date time", "date and time", "event start", "arrival", "arrival time",
		"booked time", "booked for", "when", "event date time", "heure", "uhrzeit", "hora"},
	UseWants: {"wants", "topic", "topics", "help with", "help needed", "goal", "goals", "question", "questions", "interest", "interests",
		"what for", "reason for coming", "looking for help with"},
	UseStatus: {"status", "attendee status", "booking status", "order status", "ticket status", "rsvp", "attending", "attendance"},
})

// asked has parts of the longer questions that forms put as headings.
var asked = []struct {
	part string
	use  Use
}{
	{"help with", UseWants}, {"help you with", UseWants}, {"can we help", UseWants}, {"like to learn", UseWants},
	{"like to know", UseWants}, {"hope to get", UseWants}, {"what would you like", UseWants},
	{"your full name", UseName}, {"which time", UseTime}, {"what time", UseTime}, {"which slot", UseTime}, {"time slot", UseTime},
}

func known(table map[Use][]string) map[string]Use {
	all := map[string]Use{}
	for use, names := range table {
		for _, name := range names {
			all[name] = use
		}
	}
	return all
}

// useOf answers what a heading says its column is; false for one not known.
func useOf(heading string) (Use, bool) {
	if len(heading) > maxLine {
		return Ignored, false
	}
	folded := find.Fold(heading)
	if use, ok := headings[folded]; ok {
		return use, true
	}
	for _, a := range asked {
		if strings.Contains(folded, a.part) {
			return a.use, true
		}
	}
	return Ignored, false
}

// headRow looks for the headings within the first lines, since some exports put
// a title above them; -1 for none. A line of headings names a person's column.
func headRow(rows []row) int {
	for i, r := range rows[:min(len(rows), 5)] {
		for _, cell := range r.cells {
			if use, ok := useOf(cell); ok && (use == UseName || use == UseFirst || use == UseLast) {
				return i
			}
		}
	}
	// Without a name among them, two known headings are no accident.
	for i, r := range rows[:min(len(rows), 5)] {
		n := 0
		for _, cell := range r.cells {
			if _, ok := useOf(cell); ok {
				n++
			}
		}
		if n > 1 {
			return i
		}
	}
	return -1
}

// byHeading guesses every column from its heading. The first of several that
// say the same is taken; a first and a last name are better than a name alone,
// which is often the event's.
func byHeading(head row, width int) []Use {
	uses := make([]Use, width)
	seen := map[Use]bool{}
	for i := range uses {
		uses[i] = Ignored
		if use, ok := useOf(head.at(i)); ok && !seen[use] {
			uses[i], seen[use] = use, true
		}
	}
	for i, use := range uses {
		if use == UseName && seen[UseFirst] && seen[UseLast] {
			uses[i] = Ignored
		}
	}
	return uses
}
