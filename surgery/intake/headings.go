package intake

import (
	"strings"
	"unicode"
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
	UseStatus Use = "status" // read to leave out who is not coming, and not kept
	Ignored   Use = "ignored"
)

// Uses lists them in the order a host is offered them.
var Uses = []Use{UseName, UseFirst, UseLast, UseDay, UseTime, UseWants, UseStatus, Ignored}

// guess is what a heading says its column is. Of two columns for one use the
// one of the higher rank is taken: a person's own answer before the account's,
// who comes before who paid.
type guessed struct {
	use  Use
	rank int
	own  bool // a column of the form's or the site's own: when, by which account, from where
	at   bool // of those, a moment that cannot lie ahead
}

var unknown = guessed{use: Ignored}

// useOf returns what a heading says its column is; false for one not known. A
// column of the form's own is known, and ignored.
func useOf(cell string) (guessed, bool) {
	if len(cell) < 2 || strings.IndexFunc(cell, unicode.IsLetter) < 0 {
		return unknown, false
	}
	h := wordsOf(cell)
	if len(h) == 0 {
		return unknown, false
	}
	for _, ask := range []func(heading) (guessed, bool){privateOf, statusOf, wantsOf, stampOf, momentOf, nameOf, ownOf} {
		if g, ok := ask(h); ok {
			return g, true
		}
	}
	return unknown, false
}

// privateOf knows what is nobody's business here, whatever else a heading says.
func privateOf(h heading) (guessed, bool) {
	private := h.has("health medical medication condition conditions allergy allergies diet dietary diagnosis disability disabilities nhs gp dob birth birthday "+
		"emergency consent gdpr gender pronouns ethnicity religion age postcode password") || h.says("next of kin", "access needs", "access requirements", "date of birth")
	return unknown, private && !h.says("how can we help", "help with")
}

// cancelling begins the words of a column that says who called off.
const cancelling = "cancel withdr refund void delet"

func statusOf(h heading) (guessed, bool) {
	status := guessed{use: UseStatus, rank: 2}
	switch {
	case h.says("no show", "did not attend"), h.has("noshow dna"):
		return status, true
	case h.begins(cancelling) && !h.has("policy terms url link fee fees protection insurance code email amount"):
		return status, true
	case h.has("status state") && !h.has("marital employment work working country county") && len(h) <= 4:
		return status, true
	case h.is("rsvp", "rsvps", "response", "your response", "confirmed", "confirmation", "reply", "going", "attendance", "attending", "coming"):
		return status, true
	case h[0] == "rsvp":
		return status, true
	case h.has("which when what why how who where time times day days date dates session sessions slot slots hope hoping before first"):
		return unknown, false
	case h.has("attend attending attendance coming rsvp") && (len(h) <= 3 || h.has("can will are do able plan you still would")):
		return status, true
	case h.has("can will are do able") && h.says("make it", "be there", "join us", "be joining", "be coming", "take part", "come"):
		return status, true
	}
	return unknown, false
}

func wantsOf(h heading) (guessed, bool) {
	switch {
	case h.says("which time", "what time", "which day", "what day", "which date", "what date", "which slot", "which session", "which name", "what name", "which times", "how long", "how often"):
		return unknown, false
	case h.has("eat drink lunch food catering called parking"):
		return unknown, false
	case h.says("help with", "help you with", "you with", "can we help", "we can help", "like to learn", "like to know", "want to learn", "want to know", "hope to", "hoping to",
		"like help", "want help", "need help", "help needed", "what would you like", "what do you want", "what do you need", "brings you", "looking for", "get out of",
		"reason for coming", "reason for booking", "reason for visit", "reason for your visit", "what for", "like support", "support with", "work on", "talk about", "prepare for",
		"interested in", "like to cover", "like to discuss", "you struggling with"):
		return guessed{use: UseWants, rank: 3}, true
	case len(h) <= 4 && h.has("wants want topic topics goal goals help interest interests question questions") && !h.has("time day number helper"):
		return guessed{use: UseWants, rank: 2}, true
	}
	return unknown, false
}

// stampOf knows when a form was filled in or an order made, which is never when
// somebody comes.
func stampOf(h heading) (guessed, bool) {
	stamp := guessed{use: Ignored, own: true, at: true}
	switch {
	case h.has("timestamp datestamp submitted submission submit completed completion created modified updated recorded registered received entered purchased "+
		"ordered signup") && !h.has("name attendee"):
		return stamp, true
	case h.says("order date", "order time", "entry date", "entry time", "registration date", "registration time", "purchase date", "booked on", "date booked", "date ordered",
		"last action", "join time", "leave time", "first join", "last leave", "joined at", "left at", "time joined", "time left", "signed up", "sign up date", "date added", "time started", "date started", "payment date", "date paid", "invited on", "booking made", "made on", "checked in at", "check in time"):
		return stamp, true
	}
	return unknown, false
}

func momentOf(h heading) (guessed, bool) {
	day := h.has("date dates day days weekday datum fecha tag jour dia")
	time := h.has("time times slot slots timeslot timeslots session sessions start starts starting begins arrival arrive when hour heure uhrzeit hora appointment")
	switch {
	case !day && !time,
		h.has("end ends ending finish finishes until zone timezone duration length long often many much type title name names number no id url link location host first last leave left price topic") &&
			!h.says("start date", "start time"),
		h.says("time spent", "of the day"), len(h) > 14:
		return unknown, false
	}
	g := guessed{use: UseTime, rank: 2}
	clock := h.has("time times slot slots timeslot timeslots session sessions when hour heure uhrzeit hora appointment arrival arrive")
	if day && !clock {
		g.use = UseDay
	}
	if h.has("you your") || h.has("slot slots timeslot session appointment") {
		g.rank = 3
	}
	if h.is("booking date", "booking time", "booked at", "date of booking", "time of booking") {
		g.rank = 1 // perhaps of when it was booked
	}
	return g, true
}

// Words of headings for names that are nobody's who comes.
const notTheirs = "event company organisation organization organisations org employer team service department trust ward username file product session course venue location " +
	"place room school manager parent carer guardian kin doctor host organiser organizer surgeon tutor agent pet page platform website handle friend calendar " +
	"workspace user staff cc ticket list group project country town city street line role job form survey collector campaign discount promo question type business user brand"

func nameOf(h heading) (guessed, bool) {
	g := guessed{rank: 3}
	switch {
	case h.has("attendee attendees participant guest invitee delegate learner ticketholder ticket holder holders attendees participants guests registrant ticket your you visitor"):
		g.rank = 4
	case h.has("buyer purchaser payer billing booker order orderer owner booked"):
		g.rank = 1
	case h.has("contact customer client display account preferred known call responder respondent"):
		g.rank = 2
	}
	holder := h.says("ticket holder", "ticket holders", "ticket first name", "ticket last name", "ticket full name", "ticket surname", "ticket name")
	if !holder && h.has(notTheirs) || h.has("email mail phone telephone mobile number no id address reference url link count") || len(h) > 10 || h.says("social media") {
		return unknown, false
	}
	last := h.has("surname surnames lastname lname nachname apellido apellidos familyname") || h.says("last name", "family name", "second name", "nom de famille") || h.is("last", "nom")
	first := h.has("firstname forename forenames fname prenom vorname nombre givenname") || h.says("first name", "given name", "given names", "christian name", "first names", "forename s") || h.is("first")
	switch {
	case first && last, h.says("first and last name", "first name and surname", "name and surname", "forename and surname"), h.is("nom complet", "nombre completo", "name surname", "name nachname"):
		g.use = UseName
	case last:
		g.use = UseLast
	case first:
		g.use = UseFirst
	case h.has("name names fullname naam") && len(h) <= 8,
		h.says("call you", "are you called", "known as"),
		h.is("attendee", "attendees", "guest", "guests", "participant", "participants", "delegate", "delegates", "invitee", "invitees", "learner", "learners", "customer", "visitor",
			"visitors", "person", "people", "who", "contact", "client", "ticket holder", "ticketholder", "registrant", "who booked", "who is coming", "whos coming", "booked by", "booker"):
		g.use = UseName
	default:
		return unknown, false
	}
	return g, true
}

// ownOf knows the other columns that forms and sites add.
func ownOf(h heading) (guessed, bool) {
	known := h.has("id ids uuid guid ref reference ip browser agent device referrer referer utm respondent responder collector email emails mail phone telephone mobile url link price "+
		"currency total invoice payment paid barcode qr seed progress network duration language points feedback quiz score consent") ||
		h.says("order no", "order number", "ticket type", "ticket number", "custom data", "last page", "user agent", "attendee no", "ticket price", "end date", "end time")
	return guessed{use: Ignored, own: true}, known
}
