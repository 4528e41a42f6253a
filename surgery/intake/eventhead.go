package intake

import "socialmediasurgery/surgery/find"

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
)

var eventHeadings = func() map[string]part {
	all := map[string]part{}
	for p, names := range map[part][]string{
		partTitle:     {"title", "event", "event title", "event name", "name", "subject", "summary", "what", "activity"},
		partKind:      {"kind", "type", "event type", "category", "categories"},
		partDay:       {"day", "date", "start date", "from", "event date", "when", "first day"},
		partLastDay:   {"last day", "end date", "until", "to", "finish date"},
		partStart:     {"start", "start time", "starts", "time", "begins", "from time"},
		partEnd:       {"end", "end time", "ends", "finish", "finishes", "until time"},
		partPlace:     {"place", "venue", "location", "where", "room"},
		partLead:      {"lead", "led by", "host", "hosted by", "who", "organiser", "organizer", "run by", "contact"},
		partAccount:   {"account", "accounts", "handle", "twitter account", "on account", "channel"},
		partHashtag:   {"hashtag", "hashtags", "tag", "tags"},
		partLink:      {"link", "url", "web address", "address", "website", "web link", "link address"},
		partLinkTitle: {"link title", "link name", "what the link opens", "opens", "link text"},
		partNotes:     {"notes", "note", "notes for hosts", "details", "description", "comments"},
	} {
		for _, name := range names {
			all[name] = p
		}
	}
	return all
}()

// eventHead looks for a line of headings with a title and a day or a time, and
// answers which column holds what; the names of those that hold nothing of ours.
func eventHead(rows []row) (at int, columns map[part]int, dropped []string) {
	for i, r := range rows[:min(len(rows), 5)] {
		columns, dropped = map[part]int{}, nil
		for j, cell := range r.cells {
			p, ok := eventHeadings[find.Fold(cell[:min(len(cell), maxLine)])]
			if _, twice := columns[p]; !ok || twice {
				if cell != "" {
					dropped = append(dropped, cell)
				}
				continue
			}
			columns[p] = j
		}
		_, title := columns[partTitle]
		_, day := columns[partDay]
		_, start := columns[partStart]
		if title && (day || start) {
			return i, columns, dropped
		}
	}
	return -1, nil, nil
}
