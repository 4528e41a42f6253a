package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Failed is the window that stands instead of ours when the records cannot be
// opened: what happened, that nothing was lost or what was, what to do, and where
// the records are. Where they are damaged it offers to mend them. It is never an
// empty first screen.
type Failed struct {
	parts   Parts
	why     error
	options desk.Options
	opened  func(*rooms.Rooms) (takeOver func(), err error)

	window  fyne.Window
	head    *fyne.Container
	offers  *fyne.Container // what can be done now
	close   *kit.Button
	mending *mending
}

// NewFailed makes the window. opened goes on with records that were mended, and
// is given the desk, open; it returns what takes the focus over from this window.
func NewFailed(p Parts, why error, options desk.Options, opened func(*rooms.Rooms) (takeOver func(), err error)) *Failed {
	if theme, broken := kit.NewTheme(p.Files, kit.Look(settings.Looks[0]), settings.TextSizes[0]); broken == nil {
		p.App.Settings().SetTheme(theme)
	}
	f := &Failed{parts: p, why: why, options: options, opened: opened, window: p.App.NewWindow(windowTitle()),
		head: kit.Column(kit.Step), offers: kit.Column(12)}
	f.mending = &mending{failed: f}
	f.close = kit.NewButton(kit.Secondary, words.Say("shell.quit"), f.quit)
	places := kit.Column(4)
	for _, place := range p.Places {
		places.Add(kit.Column(0, kit.Small(words.Say(place.What)), kit.Body(place.Path)))
	}
	f.window.SetContent(kit.Scrolled(kit.Padded(40, 32, 32, 32, kit.Narrow(720, kit.Column(2*kit.Step, f.head, f.offers,
		kit.Row(kit.Step, f.close, layout.NewSpacer()), kit.VGap(kit.Step), places)))))
	f.say(why)
	f.window.SetCloseIntercept(f.quit)
	f.window.Resize(fyne.NewSize(900, 700))
	f.window.CenterOnScreen()
	if surgery.KindOf(why) != surgery.Damaged { // there comes a box: nothing typed early may press a button
		f.window.Canvas().Focus(f.close)
	}
	return f
}

// Window returns the window.
func (f *Failed) Window() fyne.Window { return f.window }

// Begin looks for what can be done, once the window is there.
func (f *Failed) Begin() {
	if surgery.KindOf(f.why) == surgery.Damaged {
		f.mending.start()
	}
}

// say writes what happened at the top.
func (f *Failed) say(why error) {
	f.why = why
	what, next := kit.ErrorWords(why)
	if surgery.KindOf(why) == surgery.Damaged {
		next = words.Say("mending.can_be")
	}
	f.head.Objects = []fyne.CanvasObject{kit.Heading(what), kit.Body(next)}
	f.head.Refresh()
}

// show puts what can be done now in place of what could be done before, and the
// cursor where it is wanted.
func (f *Failed) show(focus fyne.Focusable, offers ...fyne.CanvasObject) {
	f.offers.Objects = offers
	f.offers.Refresh()
	f.window.Content().Refresh()
	if focus != nil {
		f.window.Canvas().Focus(focus)
	}
}

func (f *Failed) quit() {
	f.mending.end()
	f.parts.leave()
}

// open goes on with the program.
func (f *Failed) open(d *rooms.Rooms) {
	takeOver, err := f.opened(d)
	if err != nil {
		f.say(err)
		f.show(f.close)
		return
	}
	f.window.SetCloseIntercept(nil)
	f.window.Close()
	takeOver()
}

// takeOver gives the shell the focus, which another window had when it was made.
func (s *Shell) takeOver() {
	s.Window().RequestFocus()
	// Once it is drawn, and the other window gone.
	kit.Do(s.parts.Runner, func() (struct{}, error) { return struct{}{}, nil }, func(struct{}, error) {
		switch {
		case s.guard.door != nil:
			s.guard.door.Focus()
		case s.visible != nil:
			s.visible.screen.Shown()
		}
	})
}
