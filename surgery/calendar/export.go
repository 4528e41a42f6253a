package calendar

import (
	"cmp"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

const (
	stampLayout = "20060102T150405Z"
	dayLayout   = "20060102"
)

// Out says how events go out.
type Out struct {
	Name  string    // of the calendar: the week's title, "" for none
	Now   time.Time // when this is made
	Hosts bool      // for hosts only: with notes and a chat's questions
}

// began is where the sequence counts from.
var began = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// Export returns a calendar file with these events, the same for the same
// input. It invites nobody, reminds nobody, and keeps no time busy for what
// lasts whole days.
func Export(events []*surgery.Event, o Out) []byte {
	cal := &ics.Calendar{}
	cal.SetVersion("2.0")
	cal.SetProductId("-//socialmediasurgery//Social Media Surgery//EN")
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	if o.Name != "" {
		cal.SetXWRCalName(surgery.Clean(o.Name))
	}
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b *surgery.Event) int {
		return cmp.Or(strings.Compare(a.Day, b.Day), a.Starts.Compare(b.Starts), strings.Compare(string(a.ID), string(b.ID)))
	})
	for _, e := range sorted {
		if v := write(e, o); v != nil {
			cal.AddVEvent(v)
		}
	}
	return []byte(cal.Serialize(ics.WithNewLine("\r\n")))
}

// write returns nil for an event without a day, which no record has.
func write(e *surgery.Event, o Out) *ics.VEvent {
	first, err := time.Parse(time.DateOnly, e.Day)
	if err != nil {
		return nil
	}
	w := e.Words
	v := ics.NewEvent(surgery.Clean(UID(e)))
	v.SetProperty(ics.ComponentPropertyDtstamp, o.Now.UTC().Format(stampLayout))
	// A calendar takes a change only with a sequence that is no lower than the
	// one it has. Minutes only grow, here and against what we imported.
	v.SetSequence(max(0, int(o.Now.Sub(began)/time.Minute)))
	if e.AllDay() {
		last, err := time.Parse(time.DateOnly, e.Last())
		if err != nil {
			return nil
		}
		v.SetProperty(ics.ComponentPropertyDtStart, first.Format(dayLayout), ics.WithValue("DATE"))
		v.SetProperty(ics.ComponentPropertyDtEnd, last.AddDate(0, 0, 1).Format(dayLayout), ics.WithValue("DATE"))
		v.SetTimeTransparency(ics.TransparencyTransparent)
	} else {
		v.SetProperty(ics.ComponentPropertyDtStart, e.Starts.UTC().Format(stampLayout))
		if !e.Ends.IsZero() {
			v.SetProperty(ics.ComponentPropertyDtEnd, e.Ends.UTC().Format(stampLayout))
		}
	}
	text := func(name ics.ComponentProperty, value string) {
		if value = surgery.CleanLines(value); value != "" {
			v.AddProperty(name, value)
		}
	}
	text(ics.ComponentPropertySummary, w.Title)
	if w.Place == "" && w.Online {
		text(ics.ComponentPropertyLocation, words.Say("calendar.online"))
	} else {
		text(ics.ComponentPropertyLocation, w.Place)
	}
	text(ics.ComponentPropertyDescription, describe(w, o.Hosts))
	// Only a checked address: a value of this kind is written as it is.
	if address, err := link.ParseAddress(w.Link.Address); err == nil {
		v.AddProperty(ics.ComponentPropertyUrl, address.String())
		text(xOpens, w.Link.Opens)
	}
	text(ics.ComponentPropertyCategories, words.Say("calendar.kind_"+string(e.Kind)))
	text(xKind, string(e.Kind))
	if w.Online {
		text(xOnline, "TRUE")
	}
	text(xLead, w.Lead)
	text(xGuest, w.Guest)
	text(xAccount, w.Account)
	text(xHashtag, w.Hashtag)
	if o.Hosts {
		text(xKnown, w.Known) // how a desk finds it, and no name for others
		text(xNotes, w.Notes)
		for _, q := range w.Questions {
			text(xQuestion, q)
		}
	}
	return v
}

// describe returns what a calendar shows under the title.
func describe(w surgery.EventWords, hosts bool) string {
	var lines []string
	if w.Guest != "" {
		lines = append(lines, words.Say("calendar.guest", "who", w.Guest))
	}
	if w.Lead != "" {
		lines = append(lines, words.Say("calendar.lead", "who", w.Lead))
	}
	if w.Account != "" {
		lines = append(lines, words.Say("calendar.account", "account", w.Account))
	}
	if w.Hashtag != "" {
		lines = append(lines, "#"+w.Hashtag)
	}
	if address, err := link.ParseAddress(w.Link.Address); err == nil {
		if w.Link.Opens != "" {
			lines = append(lines, words.Say("calendar.link", "title", w.Link.Opens, "address", address.String()))
		} else {
			lines = append(lines, address.String())
		}
	}
	if hosts {
		if w.Notes != "" {
			lines = append(lines, words.Say("calendar.notes", "notes", w.Notes))
		}
		lines = append(lines, w.Questions...)
	}
	return strings.Join(lines, "\n")
}
