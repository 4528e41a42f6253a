package intake

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
)

// kinds has what people call our kinds of event, folded.
var kinds = map[surgery.EventKind][]string{
	surgery.BlogEvent:       {"blog", "blog post", "blogpost", "guest blog", "post", "story", "blog story"},
	surgery.ChatEvent:       {"chat", "tweetchat", "tweet chat", "twitter chat", "live chat", "online chat", "q and a", "qa", "q a"},
	surgery.SurgeryEvent:    {"surgery", "social media surgery", "drop in", "dropin", "drop in surgery"},
	surgery.LivePosting:     {"live posting", "liveposting", "live tweeting", "livetweeting", "live tweet", "live blog", "live blogging", "live coverage", "live"},
	surgery.TakeoverEvent:   {"takeover", "take over", "account takeover", "rocur", "curation", "curator", "guest editor"},
	surgery.ConferenceEvent: {"conference", "nursing conference", "summit", "congress"},
	surgery.BarometerEvent:  {"barometer", "poll", "survey", "vote"},
	surgery.OtherEvent:      {"other", "something else", "event", "meeting", "misc"},
}

// KindOf reads what somebody calls a kind of event; something else, and false,
// when it is none of ours.
func KindOf(text string) (surgery.EventKind, bool) {
	if len(text) > maxLine {
		return surgery.OtherEvent, false
	}
	folded := find.Fold(text)
	for _, kind := range surgery.EventKinds {
		if folded == strings.ReplaceAll(string(kind), "_", " ") {
			return kind, true
		}
		for _, name := range kinds[kind] {
			if folded == name {
				return kind, true
			}
		}
	}
	return surgery.OtherEvent, false
}
