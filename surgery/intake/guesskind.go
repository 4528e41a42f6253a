package intake

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
)

// titled has what stands in titles of our kinds of event, folded, the kind that
// outweighs the others first: a surgery at a conference is a surgery.
var titled = []struct {
	kind surgery.EventKind
	says []string
}{
	{surgery.TakeoverEvent, []string{"takeover", "take over", "takes over", "taking over", "curated by", "curates", "curator", "guest editor", "rocur",
		"runs the account", "runs the corporate account", "runs our account", "runs the trust account"}},
	{surgery.SurgeryEvent, []string{"surgery", "surgeries", "drop in", "dropin"}},
	{surgery.ConferenceEvent, []string{"conference", "summit", "congress"}},
	{surgery.ChatEvent, []string{"chat", "chats", "q and a", "q a"}},
	{surgery.BarometerEvent, []string{"barometer", "poll", "survey", "how do you feel", "what do you think", "share the results"}},
	{surgery.LivePosting, []string{"live posting", "live posted", "live tweeting", "live tweeted", "live blog", "live blogging", "live coverage", "workshop"}},
	{surgery.BlogEvent, []string{"blog", "blogs", "blog post", "story", "stories"}},
}

// GuessKind guesses what an event is by its title; false is for one that says
// nothing of it.
func GuessKind(title string) (surgery.EventKind, bool) {
	folded := " " + find.Fold(title[:min(len(title), maxLine)]) + " "
	for _, t := range titled {
		for _, said := range t.says {
			if strings.Contains(folded, " "+said+" ") {
				return t.kind, true
			}
		}
		if t.kind == surgery.ChatEvent && namesChat(folded) {
			return t.kind, true
		}
	}
	return surgery.OtherEvent, false
}

// namesChat tells a word that ends in chat, as hashtags of chats do; an app is
// called so too.
func namesChat(folded string) bool {
	for _, word := range strings.Fields(folded) {
		if strings.HasSuffix(word, "chat") && word != "snapchat" && word != "wechat" {
			return true
		}
	}
	return false
}
