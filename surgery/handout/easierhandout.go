package handout

import (
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
	mostEasierNext   = 3
	mostEasierEvents = 4
	mostEasier       = 14
)

func (h Handout) easier(fonts *page.Fonts, title string) ([]page.Page, error) {
	w := h.Easier
	next := w.Next[:min(len(w.Next), mostEasierNext)]
	e := Easier{Title: title, Named: true, About: []string{day(h.Date), h.Venue}, Checked: w.Checked}
	rest := []EasierPart{{words.Say("easier.next"), ideasOf(next)}}
	rest = append(rest, boxes(w)...)
	rest = append(rest, again(h.NextSurgery))
	if code := firstCode(h.Links); code.Says != "" && count(rest) < mostEasier {
		rest = append(rest, EasierPart{words.Say("easier.more"), []EasierIdea{code}})
	}
	done := doneIdeas(w.Done, min(mostEasierDone, max(1, mostEasier-count(rest))))
	e.Parts = append([]EasierPart{{words.Say("easier.done"), ideasOf(done)}}, rest...)
	return e.Pages(fonts)
}

func (w Week) easier(fonts *page.Fonts, title string) ([]page.Page, error) {
	e := Easier{Title: title, About: []string{w.Dates, w.Hashtag}, Checked: w.Easier.Checked}
	var events []EasierIdea
	for _, on := range w.Events[:min(len(w.Events), mostEasierEvents)] {
		says := clean(on.Title)
		if when := clean(on.When); when != "" {
			says = words.Say("easier.event", "when", when, "title", says)
		}
		events = append(events, EasierIdea{Idea: easyread.Idea{Picture: "calendar", Says: says}})
	}
	rest := append(boxes(w.Easier), again(w.NextSurgery))
	if code := firstCode(w.Links); code.Says != "" {
		rest = append(rest, EasierPart{words.Say("easier.more"), []EasierIdea{code}})
	}
	e.Parts = append([]EasierPart{{words.Say("easier.events"), events}}, rest...)
	return e.Pages(fonts)
}

// doneIdeas returns the first of what was done, and in place of the last, where
// there are more, how many more.
func doneIdeas(done []easyread.Idea, most int) []easyread.Idea {
	if len(done) <= most {
		return done
	}
	kept := append([]easyread.Idea(nil), done[:most-1]...)
	return append(kept, easyread.Idea{Picture: "done", Says: words.Count("easier.more_done", len(done)-most+1)})
}

func boxes(w EasierWords) []EasierPart {
	var parts []EasierPart
	for _, text := range []easyread.Text{w.StaySafe, w.WhereToTurn} {
		for _, part := range partsOf(text) {
			if part.Heading == "" {
				part.Heading = text.Title
			}
			parts = append(parts, part)
		}
	}
	return parts
}

func again(when string) EasierPart {
	part := EasierPart{Heading: words.Say("easier.again")}
	if when = clean(when); when != "" {
		part.Ideas = []EasierIdea{{Idea: easyread.Idea{Picture: "calendar", Says: words.Say("easier.next_surgery", "when", when)}}}
	}
	return part
}

// firstCode is the first link as an idea: more codes are more to choose from.
func firstCode(links []Link) EasierIdea {
	for _, k := range coded(links) {
		return EasierIdea{Idea: easyread.Idea{Says: words.Say("easier.scan", "opens", clean(k.Opens))}, Code: k}
	}
	return EasierIdea{}
}

func count(parts []EasierPart) int {
	n := 0
	for _, p := range parts {
		n += len(p.Ideas)
	}
	return n
}
