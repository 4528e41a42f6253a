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
	if e.Words.Title == "" {
		r.left(c.line, "calendar.problem_no_title")
		return nil, when{}, false
	}
	w, ok := r.when(c)
	if !ok {
		return nil, w, false
	}
	r.link(c, e)
	if kind := surgery.EventKind(c.text(xKind)); slices.Contains(surgery.EventKinds, kind) {
		e.Kind = kind
		r.ours(c, e)
	} else {
		r.theirs(c, e)
	}
	return e, w, true
}

// text reads a text, cleans it and cuts it to most letters, which is said.
func (r *reader) text(c *component, name string, most int) string {
	p, ok := c.get(name)
	if !ok {
		return ""
	}
	return r.fit(p.line, p.text(), most)
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
	p, ok := c.get("URL")
	if !ok || strings.TrimSpace(p.value) == "" {
		return
	}
	address, err := link.ParseAddress(p.value)
	if err != nil {
		r.taken(p.line, "calendar.problem_link", "title", short(e.Words.Title))
		return
	}
	e.Words.Link = surgery.WeekLink{Opens: r.text(c, xOpens, surgery.MaxName), Address: address.String()}
}

// ours reads what only our own files say.
func (r *reader) ours(c *component, e *surgery.Event) {
	e.Words.Online = strings.EqualFold(c.text(xOnline), "TRUE")
	e.Words.Place = r.text(c, "LOCATION", surgery.MaxName)
	if e.Words.Online && e.Words.Place == words.Say("calendar.online") {
		e.Words.Place = ""
	}
	e.Words.Lead = r.text(c, xLead, surgery.MaxName)
	e.Words.Account = r.text(c, xAccount, surgery.MaxName)
	if tag, err := link.ParseHashtag(c.text(xHashtag)); err == nil {
		e.Words.Hashtag = tag.Word()
	}
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
		r.taken(p.line, "calendar.problem_passcode", "title", short(e.Words.Title))
	}
	e.Words.Notes = r.fit(p.line, plain, surgery.MaxNote)
}

// venue reads the place. An address in it, or a meeting's own property, says
// the event is online.
func (r *reader) venue(c *component, e *surgery.Event) {
	place := r.text(c, "LOCATION", surgery.MaxName)
	lower := strings.ToLower(place)
	_, google := c.get("X-GOOGLE-CONFERENCE")
	_, teams := c.get("X-MICROSOFT-SKYPETEAMSMEETINGURL")
	switch {
	case strings.HasPrefix(lower, "https://"):
		if address, err := link.ParseAddress(place); err == nil {
			e.Words.Link.Address, place = address.String(), ""
		}
		e.Words.Online = true
	case google || teams || strings.Contains(lower, "microsoft teams") || strings.Contains(lower, "zoom meeting"):
		e.Words.Online = true
	case lower == "online":
		e.Words.Online, place = true, ""
	}
	e.Words.Place = place
}
