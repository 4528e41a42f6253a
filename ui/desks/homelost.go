package desks

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/homelost"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// askHomeLost says, at a joined desk, what can be done when the home laptop is lost for
// good: the whole surgery is written onto a stick.
func (s *Screen) askHomeLost() {
	stage, wanted := s.stage, false
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("homelost.lost_title"), Width: 620, Verb: words.Say("homelost.lost_verb"),
		Content: kit.Column(12, kit.Body(words.Say("homelost.lost_what")), kit.Body(words.Say("homelost.lost_safe")), kit.Muted(words.Say("homelost.lost_not"))),
		Submit:  func(done func(error)) { wanted = true; done(nil) },
		Closed: func() {
			if wanted {
				askStick(stage, words.Say("homelost.lost_which"), func(path string) { writeWhole(stage, path) })
			}
		}})
}

// writeWhole gathers the surgery on the worker, and writes it beside it.
func writeWhole(stage *Stage, path string) {
	kit.Do(stage.Runner, func() (*homelost.Writing, error) { return stage.HomeLost.Write(path) }, func(w *homelost.Writing, err error) {
		if err != nil {
			again(stage, err, func() { writeWhole(stage, path) })
			return
		}
		shown := showOnStick(stage, words.Say("homelost.writing"), words.Say("homelost.writing_what"), w.Share, w.Stop)
		kit.Beside(stage.Runner, func() (struct{}, error) { return struct{}{}, w.Write() }, func(_ struct{}, err error) {
			if err != nil {
				shown.end(err, nil, func() { writeWhole(stage, path) })
				return
			}
			kit.Do(stage.Runner, func() (surgery.Change, error) { return stage.HomeLost.Written(w) }, func(done surgery.Change, err error) {
				shown.end(err, func() { sayWritten(stage, done.Notice) }, func() { writeWhole(stage, path) })
			})
		})
	})
}

// sayWritten says what is on the stick, and what to do with it.
func sayWritten(stage *Stage, said string) {
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("homelost.written_title"), Width: 620,
		Content: kit.Column(12, kit.Body(said), kit.Strong(words.Say("homelost.then")), kit.Column(6, kit.Body(words.Say("homelost.then_back")),
			kit.Body(words.Say("homelost.then_bring")), kit.Body(words.Say("homelost.then_swap"))), kit.Muted(words.Say("homelost.again")))})
}
