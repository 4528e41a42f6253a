package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// NewFailed makes the window that stands instead of ours when the records cannot
// be opened: what happened, that nothing was lost or what was, what to do, and
// where the records are. It is never an empty first screen.
func NewFailed(p Parts, err error) fyne.Window {
	if theme, broken := kit.NewTheme(p.Files, kit.Look(desk.Looks[0]), desk.TextSizes[0]); broken == nil {
		p.App.Settings().SetTheme(theme)
	}
	w := p.App.NewWindow(windowTitle())
	what, next := kit.ErrorWords(err)
	close := kit.NewButton(kit.Primary, words.Say("shell.quit"), p.App.Quit)
	parts := []fyne.CanvasObject{kit.Heading(what), kit.Body(next), kit.VGap(kit.Step)}
	for _, place := range p.Places {
		parts = append(parts, kit.Muted(words.Say(place.What)), kit.Body(place.Path))
	}
	parts = append(parts, kit.VGap(2*kit.Step), kit.Row(kit.Step, close, layout.NewSpacer()))
	w.SetContent(kit.Scrolled(kit.Padded(48, 32, 32, 32, kit.Narrow(680, kit.Column(kit.Step, parts...)))))
	w.Resize(fyne.NewSize(900, 560))
	w.CenterOnScreen()
	w.Canvas().Focus(close)
	return w
}
