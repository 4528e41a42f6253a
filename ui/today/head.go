package today

import (
	"strconv"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// head is the title, the counts below it, and what is done with the surgery as
// a whole.
type head struct {
	title, counts *kit.Text
	body          *fyne.Container
}

func newHead(s *Screen) *head {
	h := &head{title: kit.Heading(""), counts: kit.NewText(kit.Wrap)}
	h.body = kit.Column(4, newHeadLayout(h.title,
		s.button(kit.Secondary, "surgery_details", words.Say("today.details")),
		s.button(kit.Secondary, "close_surgery", words.Say("today.close")),
		s.button(kit.Secondary, "print", words.Say("today.print_week"))), h.counts)
	return h
}

func (h *head) show(b today.Board) {
	title := b.Surgery.Words.Title
	if title == "" {
		title = words.Say("today.title")
	}
	h.title.Set(title)
	h.counts.SetRuns(countRuns(b.Counts)...)
}

// countRuns says the figures of the day: each number bold, its words after it.
func countRuns(c today.Counts) []kit.Run {
	var runs []kit.Run
	add := func(figure, label string) {
		if len(runs) > 0 {
			runs = append(runs, kit.Run{Text: "    "})
		}
		runs = append(runs, kit.Run{Text: figure, Weight: kit.Bold},
			kit.Run{Text: " " + label, Size: kit.SizeSmall, Colour: kit.ColourMuted})
	}
	add(strconv.Itoa(c.CheckedIn), words.Say("today.count_checked_in"))
	add(strconv.Itoa(c.Waiting), words.Say("today.count_waiting"))
	add(words.Say("today.minutes", "minutes", c.AverageWait), words.Say("today.count_average_wait"))
	add(strconv.Itoa(c.StepsDone), words.Count("today.count_steps", c.StepsDone))
	if c.BareGuests > 0 {
		add(strconv.Itoa(c.BareGuests), words.Count("today.count_bare_guests", c.BareGuests))
		for i := range runs[len(runs)-2:] {
			runs[len(runs)-2+i].Colour = kit.ColourAccent
		}
	}
	return runs
}

// button makes a button of a command, with its key but in words of this screen,
// which are shorter than those on a menu, where they stand by themselves.
func (s *Screen) button(kind kit.Kind, command, label string) *kit.Button {
	hint := s.stage.Commands.Button(kind, command).Hint
	return kit.NewButton(kind, label, func() { s.stage.Run(command) }).WithHint(hint)
}
