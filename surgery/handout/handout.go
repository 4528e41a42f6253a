// Package handout is what stands on each print: a record goes in, pages come
// out. It knows no PDF and no screen.
//
// Rules, from DESIGN 7: clear print at 14 points and large print at 18, laid
// out again and not scaled; plain is black on white for coloured paper. Left
// aligned, bold only, no split words. Blank parts are left out whole. First
// names only. One A4 page where it fits; where it does not, it flows, with page
// numbers, and a step, an event and a code stay in one piece.
package handout

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// mostNext is how many next steps a handout has: more is a list nobody starts.
const mostNext = 3

// Handout is what an attendee takes home. Everything may be blank.
type Handout struct {
	FirstName   string // "" for a guest
	Date        time.Time
	Venue       string
	HelpedBy    string // first name
	Size        surgery.HandoutSize
	Done        []string // titles of the steps done today
	Next        []Step   // the first three are printed
	Remember    []string // about steps, in words of their own: see Remembered
	Links       []Link
	Events      []Event
	Unlisted    int // events that are not among them: their number is said
	StaySafe    Text
	WhereToTurn Text
	NextSurgery string           // when, and where if it differs: Tuesday 29 December, 1pm
	Calendar    Link             // puts that into a phone's calendar; where a page has room for it
	Second      *languages.Voice // a language beside English; nil for none
	Easier      EasierWords
}

// Week is the handout for everyone: the same without a person.
type Week struct {
	Title       string // of the week, "" for just "This week"
	Dates       string // 23 to 27 November 2026
	Where       string // The Sample Room. Everyone welcome
	Hashtag     string // with its #
	Size        surgery.HandoutSize
	Links       []Link
	Events      []Event
	StaySafe    Text
	WhereToTurn Text
	NextSurgery string
	Calendar    Link
	Second      *languages.Voice
	Easier      EasierWords
}

// Step is one thing to do next, and how.
type Step struct {
	Title string
	How   string
}

// Link is one square code: what it opens stands above it, its address in words
// beneath.
type Link struct {
	Opens   string // Join in: #LYPFTrecovery
	Also    string // the same in a second language; "" for none
	Address link.Address

	Text link.Text // in place of an address: what a phone does by itself
	Says string    // beneath it, in place of an address
}

// blank reports whether there is no code.
func (k Link) blank() bool { return k.Address.IsZero() && k.Text.IsZero() }

// QR returns its code.
func (k Link) QR() (link.QR, error) {
	if k.Text.IsZero() {
		return k.Address.QR()
	}
	return k.Text.QR()
}

// written is what stands beneath the code.
func (k Link) written() string {
	if k.Text.IsZero() {
		return k.Address.Display()
	}
	return clean(k.Says)
}

// Means returns what is heard of the code: never what is in it.
func (k Link) Means() string {
	if k.Text.IsZero() {
		return words.Say("handout.code", "address", k.Address.Display())
	}
	return words.Say("handout.code_" + string(k.Text.Kind()))
}

// Event is one line of what is on.
type Event struct {
	When  string // Mon 8pm
	Title string
	Where string // Becklin Centre. Everyone welcome
}

// what is its title and where it is.
func (e Event) what() string {
	title, where := clean(e.Title), clean(e.Where)
	if where == "" {
		return title
	}
	return words.Say("handout.event_where", "title", title, "where", where)
}

// Pages lays the handout out. Letters that no font covers are not an error
// here: page.CheckPages tells of them.
func (h Handout) Pages(fonts *page.Fonts) ([]page.Page, error) {
	c := h.contents()
	if h.Size == surgery.EasierToRead && h.Second == nil {
		return h.easier(fonts, c.titled.english())
	}
	return c.pages(fonts, h.Size)
}

// contents is what stands on the handout.
func (h Handout) contents() contents {
	title := saying("handout.title_guest")
	if name := clean(h.FirstName); name != "" {
		title = saying("handout.title", "name", name)
	}
	about := []phrase{{day: h.Date}, {}, typed(h.Venue)}
	if who := clean(h.HelpedBy); who != "" {
		about[1] = saying("handout.helped_by", "who", who) // beside the day it never begins a line
	}
	return contents{
		titled: title, named: true, phrases: about, second: h.Second,
		done: cleanAll(h.Done), next: h.Next[:min(len(h.Next), mostNext)], remember: cleanAll(h.Remember),
		links: h.Links, events: h.Events, unlisted: h.Unlisted, boxes: []Text{h.StaySafe, h.WhereToTurn}, nextSurgery: h.NextSurgery, calendar: h.Calendar,
	}
}

// Pages lays the week handout out, as Handout.Pages does.
func (w Week) Pages(fonts *page.Fonts) ([]page.Page, error) {
	c := w.contents()
	if w.Size == surgery.EasierToRead && w.Second == nil {
		return w.easier(fonts, c.titled.english())
	}
	return c.pages(fonts, w.Size)
}

func (w Week) contents() contents {
	title := typed(w.Title)
	if title.blank() {
		title = saying("handout.title_week")
	}
	return contents{
		titled: title, forAll: true, phrases: []phrase{typed(w.Dates), typed(w.Where), typed(w.Hashtag)}, second: w.Second,
		links: w.Links, events: w.Events, boxes: []Text{w.StaySafe, w.WhereToTurn}, nextSurgery: w.NextSurgery, calendar: w.Calendar,
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("Monday 2 January 2006")
}

// clean also makes one line of it: what is printed beside other things has no
// lines of its own.
func clean(s string) string { return surgery.Clean(s) }

func cleanAll(list []string) []string {
	var kept []string
	for _, s := range list {
		if s = clean(s); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}
