// Package start is what the program opens on when no surgery is open: at the
// first start ever a welcome, else the form that starts today's surgery. The
// same form corrects the open surgery (Ctrl+D).
//
// What is wrong is said beneath the box it is about, and nothing typed is lost.
package start

import (
	"slices"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/start"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the start of the program.
type Screen struct {
	// Fill opens the made-up week in a folder of its own; the shell sets it. With
	// nil it is not offered.
	Demo func()
	// Protect has a passphrase chosen, and calls then when that is over; BringBack
	// has a backup brought back. The shell sets them. With nil they are not offered.
	Protect   func(then func())
	BringBack func()
	// Join has this laptop join a surgery of others; the shell sets it, or it is not offered.
	Join func()

	stage   *Stage
	content *fyne.Container
	welcome *welcome
	form    *form
	sheet   *sheet
	protect *protect
	view    *kit.StateView

	locked bool // there is a passphrase
	first  bool // nothing was ever recorded here
	asked  bool // the welcome has been answered
	filled bool // the form holds last time's words, or what was typed since
	busy   bool
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage}
	s.form = newForm(stage, s.start)
	s.protect = newProtect(s)
	s.sheet = newSheet(s.form, s.protect.content, s.start, s.back)
	s.welcome = newWelcome(s.answer, func() { s.Demo() }, func() { s.BringBack() }, func() { s.Join() })
	s.view = kit.NewStateView(kit.Stack(s.welcome.content, s.sheet.content))
	s.content = kit.Stack(s.view)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// opening is what the screen shows.
type opening struct {
	start  start.Start
	next   *surgery.Surgery // today's, as last time
	locked bool             // there is a passphrase
}

// Shown reads how things stand. What was typed before stays.
func (s *Screen) Shown() {
	kit.Do(s.stage.Runner, func() (opening, error) {
		start, err := s.stage.Start.Start()
		if err != nil || start.Current != nil {
			return opening{start: start}, err
		}
		next, err := s.stage.Start.NewSurgery()
		return opening{start, next, s.stage.Lock.State().Passphrase}, err
	}, func(o opening, err error) {
		switch {
		case err != nil:
			s.view.Failed(err, s.Shown)
		case o.start.Current != nil:
			button := kit.NewButton(kit.Primary, words.Say("start.to_today"), func() { s.stage.Go("today") })
			s.view.Empty(words.Say("start.open_already"), words.Say("start.open_advice"), button)
			kit.Focus(button)
		default:
			s.first, s.locked = o.start.First, o.locked
			if !s.filled {
				s.form.fill(o.next)
				s.filled = true
			}
			s.refresh()
		}
	})
}

// Changed notices a surgery that was closed, whose words the next one starts from.
// What was typed meanwhile stays: unlocking tells of everything.
func (s *Screen) Changed(families []surgery.Family) {
	if slices.Contains(families, surgery.Surgeries) && !s.busy && !s.form.typed() {
		s.filled = false
	}
	if slices.Contains(families, surgery.Settings) { // perhaps a passphrase was chosen
		kit.Do(s.stage.Runner, func() (bool, error) { return s.stage.Lock.State().Passphrase, nil }, func(locked bool, _ error) {
			s.locked = locked
			s.protect.show(s)
			s.sheet.scroll.Refresh()
		})
	}
}

// refresh draws the welcome or the form, and puts the cursor where it belongs.
func (s *Screen) refresh() {
	welcoming := s.first && !s.asked
	s.welcome.content.Hidden = !welcoming
	s.welcome.demo.Hidden = s.Demo == nil
	s.welcome.back.Hidden = s.BringBack == nil
	s.welcome.join.Hidden = s.Join == nil
	s.protect.show(s)
	s.sheet.content.Hidden = welcoming
	s.sheet.show(s.stage.Now(), s.first)
	s.view.Full()
	if welcoming {
		kit.Focus(s.welcome.begin)
		return
	}
	kit.Focus(s.form.venue)
}

// answer leaves the welcome for the form.
func (s *Screen) answer() {
	s.asked = true
	s.refresh()
}

// back goes from the form to the welcome, where there was one.
func (s *Screen) back() {
	if s.first {
		s.asked = false
		s.refresh()
	}
}

// start opens the surgery and goes to Today.
func (s *Screen) start() {
	if s.busy {
		return
	}
	wanted, err := s.form.read()
	if err != nil {
		s.form.wrong.Focus()
		return
	}
	s.busy = true
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Start.StartSurgery(wanted) }, func(_ surgery.Change, err error) {
		s.busy = false
		if err != nil {
			if !s.form.place(err) {
				kit.ShowError(s.stage.Window, err)
			}
			return
		}
		s.filled, s.asked = false, false
		s.stage.Go("today")
	})
}

// Edit opens the details of the open surgery in a panel, to correct them.
func (s *Screen) Edit() {
	kit.Load(s.stage.Stage, s.stage.Start.Start, func(at start.Start) {
		if at.Current == nil {
			s.stage.Go("start")
			return
		}
		f := newForm(s.stage, nil)
		f.fill(at.Current)
		panel := kit.ShowPanel(s.stage.Window, kit.PanelParts{
			Title: words.Say("start.edit_title"), Content: f.content, Verb: words.Say("start.edit_save"),
			First: f.venue, Width: 1040, Sections: f.sections(),
			Submit: func(done func(error)) {
				wanted, err := f.read()
				if err != nil {
					f.wrong.Focus()
					done(err)
					return
				}
				s.stage.Try(func() (surgery.Change, error) { return s.stage.Start.EditSurgery(wanted) }, func(_ surgery.Change, err error) {
					f.place(err)
					done(err)
				})
			}})
		f.grown = func() { panel.Refresh() }
	})
}
