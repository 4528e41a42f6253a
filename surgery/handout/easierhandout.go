package handout

import (
	"strings"
	"time"

	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// EasierWords are those that a handout has in place of its usual ones where it is
// EasierToRead.
type EasierWords struct {
	Done        []easyread.Idea // one for each step that was done
	Next        []easyread.Idea // of one step
	StaySafe    easyread.Text
	WhereToTurn easyread.Text
	Checked     time.Time
}

// How many ideas a handout that is easier to read has: 14 in all. What is lacking
// elsewhere is not made up for.
const (
	mostEasierDone   = 3
	leastEasierDone  = 2 // before the second code
	mostEasierNext   = 3
	mostEasierEvents = 4
	mostEasier       = 14
)

func (h Handout) easier(fonts *page.Fonts, title string) ([]page.Page, error) {
	w := h.Easier
	next := w.Next[:min(len(w.Next), mostEasierNext)]
	e := Easier{Title: title, Named: true, About: []string{day(h.Date), h.Venue}, Checked: w.Checked}
	rest := append([]EasierPart{{words.Say("easier.next"), ideasOf(next)}, easierRemember(h.Remember)}, forEveryone(w, h.NextSurgery, h.Links)...)
	rest = withCalendar(rest, h.Calendar, mostEasier-min(len(w.Done), leastEasierDone))
	done := doneIdeas(w.Done, min(mostEasierDone, max(1, mostEasier-count(rest))))
	ticked := ideasOf(done)
	for i := range ticked {
		ticked[i].Done = ticked[i].Picture != "done"
	}
	e.Parts = append([]EasierPart{{words.Say("easier.done"), ticked}}, rest...)
	return e.Pages(fonts)
}

func (w Week) easier(fonts *page.Fonts, title string) ([]page.Page, error) {
	e := Easier{Title: title, About: []string{w.Dates, w.Hashtag}, Checked: w.Easier.Checked}
	var events []EasierIdea
	for _, on := range w.Events[:min(len(w.Events), mostEasierEvents)] {
		says := on.what()
		if when := inFull(clean(on.When)); when != "" {
			says = words.Say("easier.event", "when", when, "title", says)
		}
		events = append(events, EasierIdea{Idea: easyread.Idea{Picture: "calendar", Says: says}})
	}
	rest := forEveryone(w.Easier, w.NextSurgery, w.Links)
	e.Parts = append([]EasierPart{{words.Say("easier.events"), events}}, withCalendar(rest, w.Calendar, mostEasier-len(events))...)
	return e.Pages(fonts)
}

// doneIdeas returns the first of what was done, and in place of the last, where
// there are more, how many more.
func doneIdeas(done []easyread.Idea, most int) []easyread.Idea {
	switch {
	case len(done) <= most:
		return done
	case most < leastEasierDone:
		return []easyread.Idea{{Picture: "done", Says: words.Count("easier.all_done", len(done))}}
	}
	kept := append([]easyread.Idea(nil), done[:most-1]...)
	return append(kept, easyread.Idea{Picture: "done", Says: words.Count("easier.more_done", len(done)-most+1)})
}

// forEveryone is what stands on every handout: how to stay safe, when to come again
// and one code, and on the last page, which may be kept by itself, where to turn.
func forEveryone(w EasierWords, nextSurgery string, links []Link) []EasierPart {
	parts := append(box(w.StaySafe), again(nextSurgery), more(links))
	return append(parts, box(w.WhereToTurn)...)
}

// box is a text with its title over its first part.
func box(t easyread.Text) []EasierPart {
	parts := partsOf(t)
	if len(parts) > 0 && parts[0].Heading == "" {
		parts[0].Heading = t.Title
	}
	return parts
}

// inFull returns when something is on without what has to be read out: "Mon 4–5pm"
// is Monday 4 to 5pm.
func inFull(when string) string {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if rest, found := strings.CutPrefix(when, day.String()[:3]+" "); found {
			when = day.String() + " " + rest
		}
	}
	return strings.ReplaceAll(when, "–", words.Say("easier.until"))
}

func again(when string) EasierPart {
	part := EasierPart{Heading: words.Say("easier.again")}
	if when = clean(when); when != "" {
		part.Ideas = []EasierIdea{{Idea: easyread.Idea{Picture: "calendar", Says: words.Say("easier.next_surgery", "when", when)}}}
	}
	return part
}

// withCalendar adds the code that keeps the next surgery in a phone's calendar, to
// where that is said, if so many ideas leave room for it.
func withCalendar(parts []EasierPart, k Link, room int) []EasierPart {
	if k.blank() || count(parts) >= room {
		return parts
	}
	for i, part := range parts {
		if part.Heading == words.Say("easier.again") && len(part.Ideas) > 0 {
			parts[i].Ideas = append(part.Ideas, EasierIdea{Idea: easyread.Idea{Says: words.Say("easier.keep_day")}, Code: Link{Text: k.Text}})
		}
	}
	return parts
}

// more is the first link: more codes are more to choose from.
func more(links []Link) EasierPart {
	part := EasierPart{Heading: words.Say("easier.more")}
	if shown := coded(links); len(shown) > 0 {
		says := words.Say("easier.scan", "opens", clean(shown[0].Opens))
		part.Ideas = []EasierIdea{{Idea: easyread.Idea{Says: says}, Code: shown[0]}}
	}
	return part
}

func count(parts []EasierPart) int {
	n := 0
	for _, p := range parts {
		n += len(p.Ideas)
	}
	return n
}
