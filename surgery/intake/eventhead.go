package intake

import "strings"

// part is what a column of a list of events holds.
type part string

const (
	partTitle     part = "title"
	partKind      part = "kind"
	partDay       part = "day"
	partLastDay   part = "last day"
	partStart     part = "start"
	partEnd       part = "end"
	partPlace     part = "place"
	partLead      part = "lead"
	partAccount   part = "account"
	partHashtag   part = "hashtag"
	partLink      part = "link"
	partLinkTitle part = "link title"
	partNotes     part = "notes"
	partWhole     part = "all day" // says whether it lasts whole days
	partState     part = "status"  // read to leave out what is off
)

var eventHeadings = func() map[string]part {
	all := map[string]part{}
	for p, names := range map[part][]string{
		partTitle:     {"title", "event", "event title", "event name", "name", "subject", "summary", "what", "activity", "session", "session title", "session name"},
		partKind:      {"kind", "type", "event type", "category", "categories"},
		partDay:       {"day", "date", "start date", "from", "event date", "when", "first day"},
		partLastDay:   {"last day", "end date", "until", "to", "finish date"},
		partStart:     {"start", "start time", "starts", "time", "begins", "from time"},
		partEnd:       {"end", "end time", "ends", "finish", "finishes", "until time"},
		partPlace:     {"place", "venue", "location", "where", "room", "venue name", "location name", "where is it"},
		partLead:      {"lead", "led by", "host", "hosted by", "who", "organiser", "organizer", "run by", "contact"},
		partAccount:   {"account", "accounts", "handle", "twitter account", "on account", "channel"},
		partHashtag:   {"hashtag", "hashtags", "tag", "tags"},
		partLink:      {"link", "url", "web address", "address", "website", "web link", "link address", "event link", "meeting link", "join link", "booking link", "more information"},
		partLinkTitle: {"link title", "link name", "what the link opens", "opens", "link text"},
		partNotes:     {"notes", "note", "notes for hosts", "details", "description", "comments", "about", "body"},
		partWhole:     {"all day event", "all day", "allday", "whole day"},
		partState:     {"status", "event status", "cancelled", "canceled", "state"},
	} {
		for _, name := range names {
			all[name] = p
		}
	}
	return all
}()

// eventPart returns what a heading says its column of events holds. Headings are
// matched by their words: "Event Start Date", "event_start_date" and "Start
// date (required)" are the same.
func eventPart(cell string) (part, bool) {
	if p, ok := eventHeadings[foldShort(cell)]; ok {
		return p, true
	}
	h := wordsOf(cell)
	for len(h) > 0 {
		if p, ok := eventHeadings[strings.Join(h, " ")]; ok {
			return p, true
		}
		if !h[:1].has("event events session my our item") {
			break
		}
		h = h[1:]
	}
	switch ends := h.has("end ends finish finishes until to last"); {
	case len(h) == 0 || len(h) > longHeading || h.has("created updated modified published submitted booking registration ticket tickets sales reminder id"):
	case h.says("all day", "whole day"):
		return partWhole, true
	case h.has("date day") && ends:
		return partLastDay, true
	case h.has("date day") && !h.has("time"):
		return partDay, true
	case h.has("time") && ends:
		return partEnd, true
	case h.has("time") && !h.has("zone timezone"):
		return partStart, true
	case h.has("title"):
		return partTitle, true
	case h.has("venue location place room"):
		return partPlace, true
	case h.has("link url website"):
		return partLink, true
	case h.has("description details notes"):
		return partNotes, true
	}
	return "", false
}

// eventHead looks for the line of headings that fits best, with a title and a day
// or a time, and returns which column holds what; the names of those that hold
// nothing of ours. at is -1 for none.
func eventHead(rows []row) (at int, columns map[part]int, dropped []string) {
	at = -1
	for i, r := range rows[:min(len(rows), mostAbove)] {
		found, rest := eventColumns(r)
		_, title := found[partTitle]
		_, day := found[partDay]
		_, start := found[partStart]
		if title && (day || start) && len(found) > len(columns) {
			at, columns, dropped = i, found, rest
		}
	}
	return at, columns, dropped
}

func eventColumns(r row) (columns map[part]int, dropped []string) {
	columns = map[part]int{}
	for j, cell := range r.cells {
		p, ok := eventPart(cell)
		if _, twice := columns[p]; ok && !twice {
			columns[p] = j
		} else if strings.TrimSpace(cell) != "" {
			dropped = append(dropped, cell)
		}
	}
	return columns, dropped
}
