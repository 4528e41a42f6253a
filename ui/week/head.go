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

// mostWarns is how many clashes are spelt out; the cards say the rest.
const mostWarns = 2

// head says which week it is, and holds what is done with all of it.
type head struct {
	screen  *Screen
	content *fyne.Container
	title   *kit.Text
	about   *fyne.Container // hashtags, then the link
	link    *kit.Text
	warns   *fyne.Container
}

func newHead(s *Screen) *head {
	h := &head{screen: s, title: kit.Heading(""), link: kit.Small("").OneLine(), about: kit.Flow(kit.Step), warns: kit.Column(6)}
	export := kit.NewButton(kit.Secondary, words.Say("week.export"), s.Export)
	bring := kit.NewButton(kit.Quiet, words.Say("week.bring_in"), s.BringIn).InCard()
	handout := kit.NewButton(kit.Secondary, words.Say("week.print"), func() { s.stage.Run("week_prints") })
	add := kit.NewButton(kit.Primary, words.Say("week.add_event"), s.Add).WithHint("A")
	details := kit.NewButton(kit.Quiet, words.Say("week.details"), s.Details).InCard()
	others := kit.NewButton(kit.Quiet, words.Say("week.other_weeks"), s.OtherWeeks).InCard()
	h.content = kit.Column(6,
		container.New(&beside{between: 12}, kit.Stack(h.title), kit.Flow(12, export, handout, add)),
		container.New(&beside{between: 4}, h.about, kit.Flow(4, details, others, bring)),
		h.warns)
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
	h.warns.Objects = nil
	for i, said := range b.Warns {
		if i == mostWarns {
			h.warns.Add(kit.NewPill(kit.Waiting, words.Count("week.more_clashes", len(b.Warns)-mostWarns)))
			break
		}
		h.warns.Add(clashLine(said))
	}
	h.warns.Hidden = len(b.Warns) == 0
	h.content.Refresh()
}

// clashLine is one clash, in words on the tint of what wants attention.
func clashLine(said string) fyne.CanvasObject {
	text := kit.NewText(kit.Ellipsis, kit.Run{Text: words.Say("week.clash") + ": ", Size: kit.SizeSmall, Weight: kit.Semi, Colour: kit.ColourAccent},
		kit.Run{Text: said, Size: kit.SizeSmall, Colour: kit.ColourInk})
	c := kit.NewCard(text)
	c.Fill, c.Edge, c.Padding = kit.ColourAccentTint, kit.ColourAccent, 6
	return c
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
