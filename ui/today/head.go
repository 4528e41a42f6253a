package today

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery/desk"
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
	h.body = kit.Column(4, container.New(&besideLayout{gap: 2 * kit.Step, least: 220}, h.title, kit.Flow(kit.Step,
		s.stage.Commands.Button(kit.Secondary, "surgery_details"),
		s.stage.Commands.Button(kit.Secondary, "close_surgery"),
		s.stage.Commands.Button(kit.Secondary, "print"))), h.counts)
	return h
}

func (h *head) show(b desk.Board) {
	title := b.Surgery.Words.Title
	if title == "" {
		title = words.Say("today.title")
	}
	h.title.Set(title)
	h.counts.SetRuns(countRuns(b.Counts)...)
}

// countRuns says the figures of the day: each number bold, its words after it.
func countRuns(c desk.Counts) []kit.Run {
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
