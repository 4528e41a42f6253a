package week

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// head says which week it is, and holds in one row what is done with all of it.
type head struct {
	screen  *Screen
	content *fyne.Container
	title   *kit.Text
	about   *fyne.Container // hashtags, then the link
	clashes *clashes
}

func newHead(s *Screen) *head {
	h := &head{screen: s, title: kit.Heading(""), about: kit.Flow(kit.Step), clashes: newClashes(s)}
	button := func(kind kit.Kind, label string, do func()) *kit.Button {
		return kit.NewButton(kind, words.Say(label), do)
	}
	row := kit.Flow(kit.Step,
		button(kit.Secondary, "week.plan", s.NewWeek), button(kit.Secondary, "week.bring_in", s.BringIn),
		button(kit.Secondary, "week.print", func() { s.stage.Run("week_prints") }), button(kit.Secondary, "week.more_of_week", s.More),
		button(kit.Primary, "week.add_event", s.Add).WithHint("A"))
	h.content = kit.Column(6, container.New(&beside{between: kit.Step}, kit.Stack(h.title), row), h.about, h.clashes.content)
	return h
}

func (h *head) show(b week.Board) {
	w := b.Week
	h.title.SetRuns(kit.Run{Text: w.Words.Title, Weight: kit.Bold, Size: kit.SizeHeading},
		kit.Run{Text: "  " + span(w.From, w.Until), Weight: kit.Semi, Size: kit.SizeSmall, Colour: kit.ColourMuted})
	h.about.Objects = nil
	for _, tag := range w.Words.Hashtags {
		h.about.Add(kit.NewPill(kit.Calm, "#"+tag))
	}
	if w.Archived {
		h.about.Add(kit.NewPill(kit.Plain, words.Say("week.archived")))
	}
	if line := linkLine(w.Words.Links); line != "" {
		h.about.Add(newOneLine(line))
	}
	h.about.Hidden = len(h.about.Objects) == 0
	h.clashes.show(b.Warns)
	h.content.Refresh()
}

// linkLine says what the first link opens, and how many more there are.
func linkLine(links []surgery.WeekLink) string {
	if len(links) == 0 {
		return ""
	}
	address := strings.TrimPrefix(links[0].Address, "https://")
	line := address
	if opens := links[0].Opens; opens != "" {
		line = words.Say("week.link_line", "opens", opens, "address", address)
	}
	if more := len(links) - 1; more > 0 {
		line += " · " + words.Count("week.more_links", more)
	}
	return line
}

// More offers what is done with a whole week less often.
func (s *Screen) More() {
	if s.shown.Week == nil {
		return
	}
	var panel *kit.Panel
	row := func(label string, do func()) fyne.CanvasObject {
		b := kit.NewButton(kit.Secondary, words.Say(label), func() { panel.Close(); do() })
		b.Leading = true
		return b
	}
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: s.shown.Week.Words.Title, Content: kit.Column(kit.Step,
		row("week.details", s.Details), row("week.other_weeks", s.OtherWeeks), row("week.export", s.Export))})
}
