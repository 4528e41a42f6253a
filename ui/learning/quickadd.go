package learning

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// AddKey is the key that adds to the log from any screen.
var AddKey = kit.Ctrl(fyne.KeyJ, false)

func addKey() string { return kit.KeyHint(AddKey) }

// QuickAdd keeps something that was just learnt, from any screen: type it, and
// Return keeps it, to be sorted later; or Tab, one key for its kind, Return.
func QuickAdd(stage *kit.Stage) {
	what := kit.NewNotes(words.Say("learning.quick_example"), 3)
	var panel *kit.Panel
	kind := newKindBox(stage, func() {
		if panel != nil {
			panel.Refresh()
		}
	})
	what.OnEnter = func() { panel.Submit() }
	panel = kit.ShowPanel(stage.Window, kit.PanelParts{
		Title: words.Say("learning.quick_title"), Verb: words.Say("learning.keep"), First: what, Width: 640,
		Content: kit.Column(14, kit.NewField(words.Say("learning.what"), what, words.Say("learning.quick_hint")), kind.content),
		Submit: func(done func(error)) {
			l := surgery.Learning{Words: surgery.LearningWords{What: what.Text}}
			kind.into(&l)
			stage.Try(func() (desk.Done, error) { return stage.Desk.AddLearning(l) }, func(_ desk.Done, err error) { done(err) })
		},
	})
}
