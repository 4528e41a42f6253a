package calendar

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// event reads what an event of the file says, without repeats; false when it
// is left out, which has been said.
func (r *reader) event(c *component) (*surgery.Event, when, bool) {
	e := &surgery.Event{Kind: surgery.OtherEvent, Words: surgery.EventWords{UID: shortUID(c.text("UID"), "")}}
	e.Words.Title = r.text(c, "SUMMARY", surgery.MaxName)
	if title, ok := calledOff(e.Words.Title); ok {
		e.Words.Title = title
	}
	if e.Words.Title == "" {
		r.left(c.line, "calendar.problem_no_title")
		return nil, when{}, false
	}
	w, ok := r.when(c)
	if !ok {
		return nil, w, false
	}
	r.link(c, e)
	if isOurs(c) {
		e.Kind = surgery.EventKind(c.text(xKind))
		r.ours(c, e)
	} else {
		r.theirs(c, e)
	}
	return e, w, true
}

// isOurs reports whether an event was written by this program.
func isOurs(c *component) bool {
	return slices.Contains(surgery.EventKinds, surgery.EventKind(c.text(xKind)))
}

// cancelled reports whether the file takes an event back: by its method, by the
// event's own status, or by a title that begins so.
func (r *reader) cancelled(c *component) bool {
	_, off := calledOff(r.plain(c, "SUMMARY"))
	return off || r.recalled || strings.EqualFold(strings.TrimSpace(c.text("STATUS")), "CANCELLED")
}

// calledOff returns a title without the word that calendars put before it when
// the event is off; false for none.
func calledOff(title string) (string, bool) {
	lower := strings.ToLower(title)
	for _, word := range []string{"[cancelled]", "[canceled]", "(cancelled)", "(canceled)", "cancelled:", "canceled:", "cancelled -", "canceled -", "cancelled event:", "canceled event:", "cancelled –"} {
		if strings.HasPrefix(lower, word) && len(lower) == len(title) {
			if rest := strings.TrimSpace(title[len(word):]); rest != "" {
				return rest, true
			}
		}
	}
	return title, false
}

// plain reads a text as it was meant: web calendars leave entities in it.
func (r *reader) plain(c *component, name string) string {
	if isOurs(c) {
		return c.text(name)
	}
	return intake.Entities(c.text(name))
}

// text reads a text, cleans it and cuts it to most letters, which is said.
func (r *reader) text(c *component, name string, most int) string {
	p, ok := c.get(name)
	if !ok {
		return ""
	}
	return r.fit(p.line, r.plain(c, name), most)
}

func (r *reader) fit(line int, raw string, most int) string {
	text := surgery.Clean(raw)
	if most > surgery.MaxName {
		text = surgery.CleanLines(strings.ReplaceAll(raw, "\r", ""))
	}
	if utf8.RuneCountInString(text) > most {
		r.taken(line, "calendar.problem_cut", "most", most)
		text = strings.TrimSpace(string([]rune(text)[:most-1])) + "…"
	}
	return text
}

// when reads the times: an end, a duration, or neither.
func (r *reader) when(c *component) (when, bool) {
	title := short(c.text("SUMMARY"))
	p, ok := c.get("DTSTART")
	if !ok {
		r.left(c.line, "calendar.problem_no_start", "title", title)
		return when{}, false
	}
	w := when{}
	if w.start, ok = r.moment(p.value, p.param("TZID")); !ok {
		r.left(p.line, "calendar.problem_time", "title", title)
		return w, false
	}
	if w.start.unknown {
		r.taken(p.line, "calendar.problem_zone", "zone", short(w.start.zone), "title", title)
	}
	end := w.start
	if p, ok := c.get("DTEND"); ok {
		if end, ok = r.moment(p.value, p.param("TZID")); !ok {
			r.left(p.line, "calendar.problem_time", "title", title)
			return w, false
		}
		if end.date != w.start.date { // one of both is a day: both are
			w.start.date, end.date = true, true
		}
	} else if p, ok := c.get("DURATION"); ok {
		s, ok := readSpan(p.value)
		if !ok {
			r.left(p.line, "calendar.problem_time", "title", title)
			return w, false
		}
		end = r.later(w.start, s)
	}
	if strings.EqualFold(strings.TrimSpace(c.text("X-MICROSOFT-CDO-ALLDAYEVENT")), "TRUE") && !w.start.date {
		w.start = r.place(wallTime{wall: w.start.at.In(r.in.Zone), date: true}, "")
		end = r.place(wallTime{wall: end.at.In(r.in.Zone), date: true}, "")
	}
	if w.start.date {
		first, last := midnight(w.start.wall), midnight(end.wall)
		w.start.wall = first
		if last.Before(first) {
			r.left(c.line, "calendar.problem_backwards", "title", title)
			return w, false
		}
		w.whole = max(1, days(first, last)) // some calendars end a day on itself
		return w, true
	}
	w.length = end.at.Sub(w.start.at)
	switch {
	case w.length < 0:
		r.left(c.line, "calendar.problem_backwards", "title", title)
		return w, false
	case w.length > 24*time.Hour:
		r.taken(c.line, "calendar.problem_whole_days", "title", title)
		first := midnight(w.start.at.In(r.in.Zone))
		last := midnight(end.at.Add(-time.Second).In(r.in.Zone)) // until midnight is not on the day after
		w = when{start: r.place(wallTime{wall: first, date: true}, ""), whole: days(first, last) + 1}
	}
	return w, true
}

// later adds a duration: days on the wall, hours on the clock.
func (r *reader) later(m moment, s span) moment {
	moved := m.wallTime
	moved.wall = m.wall.AddDate(0, 0, s.days)
	if m.date {
		moved.wall = moved.wall.Add(s.clock)
		return r.place(moved, m.zone)
	}
	end := r.place(moved, m.zone)
	end.at = end.at.Add(s.clock)
	return end
}

// link reads the address that the event leads to: https only.
func (r *reader) link(c *component, e *surgery.Event) {
	if p, ok := c.get("URL"); ok && strings.TrimSpace(p.value) != "" {
		r.leadTo(p.line, e, r.plain(c, "URL"))
		if e.Words.Link.Address != "" {
			e.Words.Link.Opens = r.text(c, xOpens, surgery.MaxName)
		}
	}
}

// leadTo keeps an address whole, or leaves it out and says why.
func (r *reader) leadTo(line int, e *surgery.Event, address string) {
	if intake.LinkHoldsCode(address) {
		r.codes(line, e)
		return
	}
	parsed, err := link.ParseAddress(address)
	if err != nil {
		r.taken(line, "calendar.problem_link", "title", short(e.Words.Title), "why", why(err))
		return
	}
	e.Words.Link.Address = parsed.String()
}

// why returns the sentence that says what is wrong.
func why(err error) string {
	e := surgery.AsError(err)
	return words.Say(e.Key+".what", e.With...)
}

// codes says that a code to get in was left out, once for an event.
func (r *reader) codes(line int, e *surgery.Event) {
	if r.coded != e {
		r.coded = e
		r.taken(line, "calendar.problem_passcode", "title", short(e.Words.Title))
	}
}

// ours reads what only our own files say.
func (r *reader) ours(c *component, e *surgery.Event) {
	e.Words.Online = strings.EqualFold(c.text(xOnline), "TRUE")
	e.Words.Place = r.text(c, "LOCATION", surgery.MaxName)
	if e.Words.Online && e.Words.Place == words.Say("calendar.online") {
		e.Words.Place = ""
	}
	e.Words.Lead = r.text(c, xLead, surgery.MaxName)
	e.Words.Guest = r.text(c, xGuest, surgery.MaxName)
	e.Words.Account = r.text(c, xAccount, surgery.MaxName)
	if tag, err := link.ParseHashtag(c.text(xHashtag)); err == nil {
		e.Words.Hashtag = tag.Word()
	}
	e.Words.Known = r.text(c, xKnown, surgery.MaxName)
	e.Words.Notes = r.text(c, xNotes, surgery.MaxNote)
	for _, p := range c.props[xQuestion] {
		if q := r.fit(p.line, p.text(), surgery.MaxName); q != "" && len(e.Words.Questions) < mostQuestions {
			e.Words.Questions = append(e.Words.Questions, q)
		}
	}
}

// theirs reads the files of others: the kind is their category where it is one
// of ours, the hashtag is the one in the title, and the description is a note
// for hosts.
func (r *reader) theirs(c *component, e *surgery.Event) {
	r.venue(c, e)
	for _, p := range c.props["CATEGORIES"] {
		for _, name := range strings.Split(p.text(), ",") {
			if kind, ok := intake.KindOf(name); ok && e.Kind == surgery.OtherEvent {
				e.Kind = kind
			}
		}
	}
	for _, word := range strings.Fields(e.Words.Title) {
		if strings.HasPrefix(word, "#") && e.Words.Hashtag == "" {
			if tag, err := link.ParseHashtag(strings.TrimRight(word, ".,:;!?)")); err == nil {
				e.Words.Hashtag = tag.Word()
			}
		}
	}
	if !strings.HasSuffix(c.text("UID"), ourDomain) { // there it is what we wrote ourselves
		r.notes(c, e)
	}
}

func (r *reader) notes(c *component, e *surgery.Event) {
	p, ok := c.get("DESCRIPTION")
	if !ok {
		return
	}
	plain, dropped := notes(p.text())
	if dropped {
		r.codes(p.line, e)
	}
	e.Words.Notes = r.fit(p.line, plain, surgery.MaxNote)
}

// venue reads the place. An address in it, or a meeting's own property, says
// the event is online.
func (r *reader) venue(c *component, e *surgery.Event) {
	p, _ := c.get("LOCATION")
	address, place := intake.LinkIn(surgery.Clean(r.plain(c, "LOCATION")))
	if address != "" {
		e.Words.Online = true
		if e.Words.Link.Address == "" {
			r.leadTo(p.line, e, address)
		}
	}
	place = r.fit(p.line, place, surgery.MaxName)
	_, google := c.get("X-GOOGLE-CONFERENCE")
	_, teams := c.get("X-MICROSOFT-SKYPETEAMSMEETINGURL")
	lower := strings.ToLower(place)
	switch {
	case lower == "online":
		e.Words.Online, place = true, ""
	case google || teams || intake.MeetsOnline(place):
		e.Words.Online = true
	}
	e.Words.Place = place
}
