package today

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

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

// wholeCommands are those, each with its words here.
func wholeCommands() [][2]string {
	return [][2]string{{"surgery_details", words.Say("today.details")}, {"close_surgery", words.Say("today.close")}, {"print", words.Say("today.print_week")}}
}

func newHead(s *Screen) *head {
	h := &head{title: kit.Heading("").OneLine(), counts: kit.NewText(kit.Wrap)}
	l := &headLayout{title: h.title, counts: h.counts, more: kit.NewButton(kit.Secondary, words.Say("today.more"), s.moreOfSurgery)}
	objects := []fyne.CanvasObject{h.title, h.counts, l.more}
	for _, c := range wholeCommands() {
		b := s.button(kit.Secondary, c[0], c[1])
		l.buttons, l.hints = append(l.buttons, b), append(l.hints, b.Hint)
		objects = append(objects, b)
	}
	h.body = container.New(l, objects...)
	return h
}

// moreOfSurgery offers what is done with the surgery as a whole, where the window has no
// room for a button each.
func (s *Screen) moreOfSurgery() {
	var all []action
	for _, c := range append(wholeCommands(), [2]string{"roles", words.Say("today.roles")}) {
		all = append(all, action{label: c[1], hint: s.stage.Commands.Button(kit.Secondary, c[0]).Hint, do: func() { s.stage.Run(c[0]) }})
	}
	if !s.helpers.body.Visible() {
		all = append(all, action{label: words.Say("today.surgeons"), do: s.Surgeons})
	}
	s.offerMore(words.Say("today.title"), all, kit.NewText(kit.Wrap, countRuns(s.board.Counts, false)...))
}

func (h *head) show(b today.Board) {
	title := b.Surgery.Words.Title
	if title == "" {
		title = words.Say("today.title")
	}
	size := kit.Run{Text: title, Weight: kit.Bold, Size: theme.SizeNameHeadingText}
	if large() { // the columns need the room
		size.Size = kit.SizeTitle
	}
	h.title.SetRuns(size)
	h.counts.SetRuns(countRuns(b.Counts, large())...)
}

// countRuns says the figures of the day: each number bold, its words beside it. What is
// still to be done comes first, and is all that short says.
func countRuns(c today.Counts, short bool) []kit.Run {
	var runs []kit.Run
	add := func(colour fyne.ThemeColorName, before, figure, after string) {
		if len(runs) > 0 {
			runs = append(runs, kit.Run{Text: "    "})
		}
		muted := colour
		if colour == "" {
			muted = kit.ColourMuted
		}
		if before != "" {
			runs = append(runs, kit.Run{Text: before + " ", Size: kit.SizeSmall, Colour: muted})
		}
		runs = append(runs, kit.Run{Text: figure, Weight: kit.Bold, Colour: colour})
		if after != "" {
			runs = append(runs, kit.Run{Text: " " + after, Size: kit.SizeSmall, Colour: muted})
		}
	}
	add("", "", strconv.Itoa(c.CheckedIn), words.Say("today.count_checked_in"))
	if c.BareGuests > 0 {
		add(kit.ColourAccent, "", strconv.Itoa(c.BareGuests), words.Count("today.count_bare_guests", c.BareGuests))
	}
	if short {
		return runs
	}
	if c.HalfWaited > 0 {
		add("", words.Say("today.count_half_wait"), words.Say("today.minutes", "minutes", c.HalfWaited), "")
	}
	add("", "", strconv.Itoa(c.StepsDone), words.Count("today.count_steps", c.StepsDone))
	return runs
}

// button makes a button of a command, with its key but in words of this screen,
// which are shorter than those on a menu, where they stand by themselves.
func (s *Screen) button(kind kit.Kind, command, label string) *kit.Button {
	hint := s.stage.Commands.Button(kind, command).Hint
	return kit.NewButton(kind, label, func() { s.stage.Run(command) }).WithHint(hint)
}
