package learning

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// AddKey is the key that adds to the log from any screen.
var AddKey = kit.Ctrl(fyne.KeyJ, false)

func addKey() string { return kit.KeyHint(AddKey) }

// QuickAdd keeps something that was just learnt, from any screen: type it, and
// Return keeps it, to be sorted later; or Tab, one key for its kind, Return. What
// there is to say besides has a panel of its own, with what was typed in it.
func QuickAdd(stage *Stage) { quickAdd(stage, nil) }

func quickAdd(stage *Stage, saved func(surgery.Change)) {
	what := kit.NewNotes(words.Say("learning.quick_example"), 3)
	var panel *kit.Panel
	kind := newKindBox(stage, func() {
		if panel != nil {
			panel.Refresh()
		}
	})
	what.OnEnter = func() { panel.Submit() }
	typed := func() surgery.Learning {
		l := surgery.Learning{Words: surgery.LearningWords{What: what.Text}}
		kind.into(&l)
		return l
	}
	more := kit.NewButton(kit.Secondary, words.Say("learning.more"), func() {
		l := typed()
		l.Day = stage.Now().Format(time.DateOnly)
		panel.Close()
		showEntry(stage, l, saved)
	})
	panel = kit.ShowPanel(stage.Window, kit.PanelParts{
		Title: words.Say("learning.quick_title"), Verb: words.Say("learning.keep"), First: what, Width: 640, More: []*kit.Button{more},
		Content: kit.Column(14, kit.NewField(words.Say("learning.what"), what, words.Say("learning.quick_hint")), kind.content),
		Submit: func(done func(error)) {
			l := typed()
			stage.Try(func() (surgery.Change, error) { return stage.Learning.Add(l) }, func(d surgery.Change, err error) {
				done(err)
				if err == nil && saved != nil {
					saved(d)
				}
			})
		},
	})
}
