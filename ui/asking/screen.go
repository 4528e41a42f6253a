package asking

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen asks on the host's own screen, over the whole window. Alt+Left or Back
// leave it; the desk is not locked meanwhile.
type Screen struct {
	stage   *Stage
	content *fyne.Container
	panel   *Panel
}

var _ kit.Screen = (*Screen)(nil)

// NewScreen makes the screen.
func NewScreen(stage *Stage) *Screen {
	s := &Screen{stage: stage}
	s.panel = New(Parts{Window: stage.Window, Runner: stage.Runner, Seen: func() bool { return holds(stage.Window.Content(), s.content) },
		Today: func() string { return stage.Now().Format(time.DateOnly) },
		Answer: func(question surgery.ID, answer, word string, share bool, done func(error)) {
			stage.Try(func() (surgery.Change, error) {
				return stage.Barometer.Answer(question, surgery.KioskAnswers, answer, word, share)
			},
				func(_ surgery.Change, err error) { done(err) })
		}})
	back := kit.NewButton(kit.Quiet, words.Say("asking.back"), func() { stage.Go("barometer") }).WithHint(words.Say("asking.key_back")).InCard()
	s.content = kit.Edges(nil, kit.Padded(0, 16, 12, 16, kit.Row(0, back)), nil, nil, s.panel.Content)
	return s
}

// holds reports whether part is somewhere in what is seen.
func holds(whole fyne.CanvasObject, part *fyne.Container) bool {
	c, ok := whole.(*fyne.Container)
	if !ok {
		return false
	}
	return c == part || slices.ContainsFunc(c.Objects, func(o fyne.CanvasObject) bool { return holds(o, part) })
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Shown reads what is asked today, and begins with the first question.
func (s *Screen) Shown() {
	kit.Load(s.stage.Stage, s.stage.Barometer.Asking, func(a barometer.Asking) {
		s.panel.Set(a)
		s.panel.Focus()
	})
}

// Changed leaves whoever is answering alone; a question that was changed comes with
// the next person.
func (s *Screen) Changed(families []surgery.Family) {
	for _, f := range families {
		if f == surgery.Barometers {
			kit.Load(s.stage.Stage, s.stage.Barometer.Asking, s.panel.Set)
			return
		}
	}
}
