package visit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// left says whose visit it is, and holds their checklists and what came back
// from the table.
type left struct {
	screen *Screen
	object fyne.CanvasObject
	name   *kit.Text
	about  *kit.Text
	goal   *kit.Text
	all    *fyne.Container // everything but the way back, while there is a visit
	lists  *lists
	sheet  *sheet
	scroll *container.Scroll
}

func newLeft(s *Screen) *left {
	l := &left{screen: s, name: kit.Heading(""), about: kit.Small(""), goal: kit.Small("")}
	l.lists, l.sheet = newLists(s), newSheet(s)
	back := s.command(kit.Secondary, "back", words.Say("visit.back")).WithSign(kit.IconBack)
	edit := kit.NewButton(kit.Quiet, words.Say("visit.edit"), s.edit).InCard()
	l.all = kit.Column(8, kit.MiddleRow(4, l.name, edit), l.about, l.goal, kit.VGap(0), kit.Title(words.Say("visit.checklists")), l.lists.object, l.sheet.object)
	l.scroll = kit.Scrolled(kit.Padded(18, 12, 14, 12, kit.HeadLast(14, kit.Row(0, back), l.all)))
	l.object = kit.NewSide(fitted(l.scroll), 0, true)
	return l
}

func (l *left) refresh() {
	s := l.screen
	show(l.all, s.loaded)
	if !s.loaded {
		refit(l.scroll)
		return
	}
	v := s.view
	l.name.Set(v.Name)
	l.about.Set(about(v))
	goal := ""
	if v.Words.Goal != "" {
		goal = words.Say("visit.goal_said", "goal", shortened(v.Words.Goal, 160))
	}
	line(l.goal, goal)
	l.lists.refresh()
	l.sheet.refresh()
	refit(l.scroll)
}

// about returns the line below the name: number, track, surgeon, how long.
func about(v visit.Visit) string {
	var parts []string
	if v.KnownAs != "" {
		parts = append(parts, words.Say("people.known_as_who", "known", v.KnownAs))
	}
	parts = append(parts, words.Say("visit.number", "number", v.Called()))
	if v.Track != "" {
		parts = append(parts, words.Say("visit.track_"+string(v.Track)))
	}
	if v.With != "" {
		parts = append(parts, words.Say("visit.with", "surgeon", v.With))
	}
	parts = append(parts, words.Count("visit.minutes", v.Minutes))
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(part, " ", "\u00a0") // a line ends between parts
	}
	return strings.Join(parts, " · ")
}

// shortened cuts a long text, so that the checklists below it stay in sight; all
// of it stands in the panel that changes it.
func shortened(s string, most int) string {
	letters := []rune(s)
	if len(letters) <= most {
		return s
	}
	return strings.TrimSpace(string(letters[:most])) + "…"
}
