package week

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// tones are the tints of the kinds; the word on the pill says the same.
var tones = map[surgery.EventKind]kit.Tone{
	surgery.BlogEvent: kit.Finished, surgery.BarometerEvent: kit.Finished,
	surgery.ChatEvent: kit.Calm, surgery.LivePosting: kit.Calm,
	surgery.SurgeryEvent: kit.Waiting, surgery.ConferenceEvent: kit.Waiting,
}

func kindPill(kind surgery.EventKind) *kit.Pill {
	return kit.NewPill(tones[kind], words.Say("week.kind_"+string(kind)))
}

// face is what a card shows of its event.
type face struct {
	kind               surgery.EventKind
	title, line, clash string
	done, steps        int
	open, today        bool
}

func faceOf(e week.EventCard, today bool) face {
	return face{e.Kind, e.Words.Title, whenAndWhere(e), e.Clash, e.Done, e.Steps, e.Open, today}
}

// whenAndWhere is the second text of a card: "1pm to 4pm · Becklin Centre".
func whenAndWhere(e week.EventCard) string {
	parts := []string{}
	if e.When != "" {
		parts = append(parts, capital(e.When))
	}
	w := e.Words
	switch {
	case w.Place != "":
		parts = append(parts, w.Place)
	case w.Account != "":
		parts = append(parts, w.Account)
	case w.Online:
		parts = append(parts, words.Say("week.online"))
	}
	for _, who := range []string{w.Guest, w.Lead} {
		if who != "" {
			parts = append(parts, who)
		}
	}
	return strings.Join(parts, " · ")
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// stepsLine says how far the checklist of an event is.
func stepsLine(kind surgery.EventKind, done, steps int) string {
	key := "week.list_usual"
	if kind == surgery.TakeoverEvent {
		key = "week.list_takeover"
	}
	return words.Say("week.list_line", "list", words.Say(key), "done", done, "steps", steps)
}

// card is one event on the board. A click selects it, a second opens it, and it
// can be dragged to another day, or into the bar of what lasts all week.
type card struct {
	kit.Card
	board *board
	id    surgery.ID
	day   int // of the board

	pill, open  *kit.Pill
	title, line *kit.Text
	clash       *kit.Text
	bar         *kit.Progress
	steps       *kit.Text
	shown       face
	hovered     bool
}

var (
	_ fyne.Tappable     = (*card)(nil)
	_ fyne.Draggable    = (*card)(nil)
	_ desktop.Hoverable = (*card)(nil)
)

func newCard(b *board, id surgery.ID) *card {
	c := &card{board: b, id: id, pill: kit.NewPill(kit.Plain, ""), open: kit.NewPill(kit.Finished, words.Say("week.open_now")),
		title: kit.Strong(""), line: kit.Small(""), clash: kit.Small("").In(kit.ColourAccent), bar: kit.NewProgress(0), steps: kit.Small("")}
	c.Content = kit.Column(3, kit.Flow(6, c.pill, c.open), c.title, c.line, c.clash, kit.VGap(1), c.bar, c.steps)
	c.Padding = 13
	c.ExtendBaseWidget(c)
	return c
}

// fill draws an event, if anything about it has changed.
func (c *card) fill(f face) {
	if c.shown == f {
		return
	}
	c.shown = f
	c.pill.Set(tones[f.kind], words.Say("week.kind_"+string(f.kind)))
	c.open.Hidden = !f.open
	c.title.Set(f.title)
	c.line.Set(f.line)
	c.line.Hidden = f.line == ""
	c.clash.Hidden = f.clash == ""
	if f.clash != "" {
		c.clash.SetRuns(kit.Run{Text: words.Say("week.clash") + ": ", Size: kit.SizeSmall, Weight: kit.Semi, Colour: kit.ColourAccent},
			kit.Run{Text: f.clash, Size: kit.SizeSmall, Colour: kit.ColourAccent})
	}
	under := f.steps > 0 && (f.done > 0 || f.kind == surgery.TakeoverEvent)
	c.bar.Hidden, c.steps.Hidden = !under, !under
	if under {
		c.bar.Set(float32(f.done) / float32(f.steps))
		c.steps.Set(stepsLine(f.kind, f.done, f.steps))
	}
	c.dress()
}

func (c *card) dress() {
	c.Edge = ""
	if c.hovered || c.board.selected == c.id {
		c.Edge = kit.ColourEdge
	}
	c.Refresh()
}

// Tapped selects, or opens what is selected.
func (c *card) Tapped(*fyne.PointEvent) {
	again := c.board.selected == c.id
	c.board.selectEvent(c.id)
	kit.Focus(c.board)
	if again {
		c.board.screen.Open()
	}
}

// MouseIn shows that the card can be clicked.
func (c *card) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.dress() }

// MouseMoved is for Fyne.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (c *card) MouseOut() { c.hovered = false; c.dress() }

// Dragged moves the card with the mouse and marks the day, or the bar, beneath it.
func (c *card) Dragged(ev *fyne.DragEvent) { c.board.drag(c, ev) }

// DragEnd puts the event on the day it was dropped on.
func (c *card) DragEnd() { c.board.drop(c) }
