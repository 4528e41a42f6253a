package closing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// page is everything there is to settle. The buttons that erase nothing stand
// beside the heading, always in sight; the one that does stands at the end,
// beneath what it does.
type page struct {
	content *fyne.Container
	heading *kit.Text
	where   *kit.Text
	counts  *kit.Text
	open    *openVisits
	here    *surgeonsHere
	learnt  *learnt
	absent  *absent
	goes    *kit.Text
	stays   *kit.Text

	end, back, quit *kit.Button
	head            *fyne.Container
	body            *fyne.Container
}

func newPage(s *Screen) *page {
	p := &page{heading: kit.Heading(""), where: kit.Muted(""), counts: kit.Body(""), goes: kit.Strong(""), stays: kit.Muted("")}
	p.open = newOpenVisits(s.stage)
	p.here = newSurgeonsHere(s.stage.Now)
	p.absent = newAbsent(s.stage)
	p.learnt = newLearnt(func() { p.body.Refresh() })
	roles := kit.NewButton(kit.Secondary, words.Say("closing.roles"), func() { s.stage.Run("roles") }).
		WithHint(kit.KeyHint(kit.Ctrl(fyne.KeyR, false)))
	p.end = kit.NewButton(kit.Danger, "", s.close)
	p.back = kit.NewButton(kit.Secondary, "", s.back)
	p.quit = kit.NewButton(kit.Secondary, words.Say("closing.quit"), func() { s.Quit() })
	goes := kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("closing.goes_title")), p.goes, p.stays,
		kit.Flow(kit.Step, p.end)))
	tally := kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("closing.roles_title")),
		kit.Muted(words.Say("closing.roles_what")), kit.Flow(kit.Step, roles)))
	p.head = kit.Row(kit.Step, kit.Column(4, p.heading, p.where), kit.Column(0, kit.Row(kit.Step, p.quit, p.back)))
	p.body = kit.Column(12, p.counts, p.absent.card, p.open.card, p.here.card, p.learnt.card, kit.Tiles(400, 12, tally, goes))
	// What is to settle comes first in the order of Tab, then the way back above it.
	head := kit.Padded(18, 24, 4, 24, p.head)
	p.content = kit.Stack(container.New(layout.NewBorderLayout(head, nil, nil, nil), kit.Scrolled(kit.Padded(0, 24, 24, 24, p.body)), head))
	return p
}

// show draws the page.
func (p *page) show(a account, quitting bool) {
	day := dates.Words(a.Surgery.Day)
	p.heading.Set(words.Say("closing.heading"))
	p.where.Set(words.Say("closing.where", "venue", a.Surgery.Words.Venue, "day", day))
	p.back.Label = words.Say("closing.back")
	p.back.Hint = kit.KeyHint(kit.Alt(fyne.KeyLeft))
	switch {
	case a.leftOpen:
		p.heading.Set(words.Say("closing.left_open", "day", day))
		p.where.Set(words.Say("closing.left_open_what", "venue", a.Surgery.Words.Venue))
		p.back.Label = words.Say("closing.keep_open")
	case quitting:
		p.heading.Set(words.Say("closing.before_quitting"))
		p.back.Label = words.Say("closing.stay")
	}
	p.quit.Hidden = !quitting
	p.counts.SetRuns(figures(
		figure{a.counts.CheckedIn, "closing.checked_in"}, figure{a.counts.StepsDone, "closing.steps_done"},
		figure{a.Handouts, "closing.handouts"})...)
	p.absent.show(a.absent)
	p.open.show(a)
	p.here.show(a)
	p.learnt.show(a.Learnt, a.Quotable)
	p.end.Label = closeLabel(a.names())
	p.goes.Set(goesWords(a))
	p.stays.Set(words.Say("closing.stays"))
	for _, b := range []*kit.Button{p.end, p.back, p.quit} {
		b.Refresh()
	}
	p.head.Refresh()
	p.content.Refresh()
}

// focus goes to what is to settle first, else to the button that changes nothing.
func (p *page) focus() {
	switch {
	case p.open.card.Visible():
		kit.Focus(p.open.list)
	case p.learnt.card.Visible():
		kit.Focus(p.learnt.first())
	default:
		kit.Focus(p.back)
	}
}

// figure is a number and what it counts.
type figure struct {
	n   int
	key string
}

// figures returns numbers in bold, each with its word after it.
func figures(all ...figure) []kit.Run {
	var runs []kit.Run
	for i, f := range all {
		space := "     "
		if i == len(all)-1 {
			space = ""
		}
		runs = append(runs, kit.Run{Text: words.Say("closing.figure", "n", f.n) + " ", Weight: kit.Bold},
			kit.Run{Text: words.Count(f.key, f.n) + space, Colour: kit.ColourMuted})
	}
	return runs
}

func closeLabel(names int) string {
	if names == 0 {
		return words.Say("closing.close")
	}
	return words.Count("closing.close_and_erase", names)
}

func goesWords(a account) string {
	var said []string
	if a.NamesGo > 0 {
		said = append(said, words.Count("closing.names_go", a.NamesGo))
	}
	if a.PlacesEnd > 0 {
		said = append(said, words.Count("closing.places_end", a.PlacesEnd))
	}
	switch {
	case len(said) > 0:
	case a.counts.CheckedIn == 0:
		return words.Say("closing.nobody_came")
	default:
		return words.Say("closing.no_names_go")
	}
	return strings.Join(said, " ")
}

// happens says in full what closing does.
func happens(names, kept, learnt, absent int) string {
	said := []string{words.Say("closing.happens_no_names")}
	if names > 0 {
		said[0] = words.Count("closing.happens_names", names)
	}
	if kept > 0 {
		said = append(said, words.Count("closing.happens_kept", kept))
	}
	if left := learnt - kept; left > 0 {
		said = append(said, words.Count("closing.happens_not_kept", left))
	}
	if absent > 0 { // their card may be out of sight above
		said = append(said, words.Count("closing.happens_absent", absent))
	}
	return strings.Join(append(said, words.Say("closing.happens_for_good")), " ")
}
