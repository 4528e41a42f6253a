package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/settings"
)

// ways is the column at the left: the program's name, which surgery is open, and
// the ways to the screens.
type ways struct {
	content *kit.Side
	where   *kit.Text
	around  *fyne.Container // lays out what is beside them
	open    *fyne.Container // says that there is no passphrase yet, and leads to one
	trouble *kit.Text       // of sharing
	looks   *kit.Text       // how many things need a look
	toLook  *fyne.Container // leads to them
	shared  *fyne.Container
	buttons map[string]*kit.Button
}

const waysWidth = 196

func newWays(s *Shell) *ways {
	choose := kit.NewButton(kit.Secondary, words.Say("shell.choose_passphrase"), func() { settings.ChoosePassphrase(s.forSettings(), func() {}) })
	w := &ways{where: kit.Small(""), buttons: map[string]*kit.Button{}, shared: kit.Column(6),
		open: kit.Column(6, kit.Small(words.Say("shell.no_passphrase")).In(kit.ColourAccent), kit.Row(0, choose.InCard(), layout.NewSpacer()))}
	var high, low []fyne.CanvasObject
	for _, p := range places {
		if p.title == "" {
			continue
		}
		b := s.commands.Button(kit.Nav, p.id)
		w.buttons[p.id] = b
		if p.low {
			low = append(low, b)
		} else {
			high = append(high, b)
		}
	}
	low = append([]fyne.CanvasObject{s.commands.Button(kit.Nav, "wall")}, low...)
	low = append(low, s.commands.Button(kit.Nav, "help"))
	name := kit.Padded(0, 10, 0, 10, kit.Column(2, kit.Title(windowTitle()), w.where, w.open, w.shared))
	w.trouble = kit.Small("").In(kit.ColourAccent)
	w.looks = kit.Small("").In(kit.ColourAccent)
	look := kit.NewButton(kit.Secondary, words.Say("sharing.look"), func() { s.desks().Look(); s.goTo(desksID) }).InCard()
	w.toLook = kit.Column(6, w.looks, kit.Row(0, look, layout.NewSpacer()))
	w.shared.Objects = []fyne.CanvasObject{w.trouble, w.toLook}
	w.open.Hide()
	w.shared.Hide()
	w.trouble.Hide()
	w.toLook.Hide()
	rows := append([]fyne.CanvasObject{name, kit.VGap(12)}, high...)
	rows = append(append(rows, layout.NewSpacer()), low...)
	column := kit.Padded(18, 10, 14, 10, kit.Column(4, rows...))
	w.content = kit.NewSide(kit.Scrolled(column), waysWidth, true) // or the window would outgrow the screen
	return w
}

// show marks where we are, or what that belongs to; on a screen that takes the whole window the ways are
// hidden.
func (w *ways) show(p place) {
	for id, b := range w.buttons {
		b.SetSelected(id == p.id || id == p.under)
	}
	if p.whole {
		w.content.Hide()
	} else {
		w.content.Show()
	}
	w.around.Layout.Layout(w.around.Objects, w.around.Size())
}

// tell says which surgery is open.
func (w *ways) tell(s *surgery.Surgery) {
	defer w.content.Refresh() // it may have become a line longer
	if s == nil {
		w.where.Set(words.Say("shell.no_surgery"))
		return
	}
	w.where.Set(words.Say("shell.where", "day", dayWords(s.Day), "venue", short(s.Words.Venue)))
}

// warn says, or stops saying, that whoever copies the records can read them.
func (w *ways) warn(open bool) {
	if open != w.open.Visible() {
		w.open.Hidden = !open
		w.content.Refresh()
	}
}

// look says what troubles sharing, "" for nothing, and how many things need a look. It
// takes the focus from nothing.
func (w *ways) look(trouble string, n int) {
	said := words.Count("sharing.line_look", n)
	if w.trouble.String() == trouble && (n == 0) == w.toLook.Hidden && (n == 0 || w.looks.String() == said) {
		return
	}
	w.trouble.Set(trouble)
	w.looks.Set(said)
	w.trouble.Hidden, w.toLook.Hidden = trouble == "", n == 0
	w.shared.Hidden = trouble == "" && n == 0
	w.content.Refresh()
}

// shortVenue is as many letters of a venue as the ways have room for.
const shortVenue = 48

func short(venue string) string {
	if letters := []rune(venue); len(letters) > shortVenue {
		return strings.TrimSpace(string(letters[:shortVenue])) + "…"
	}
	return venue
}
