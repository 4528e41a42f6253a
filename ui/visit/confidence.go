package visit

import (
	"strconv"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// confidence is the question above the steps, gone once it is answered, skipped
// or a step is marked.
type confidence struct {
	screen *Screen
	object *kit.Card
	answer []*kit.Button
}

func newConfidence(s *Screen) *confidence {
	c := &confidence{screen: s}
	scale := []fyne.CanvasObject{kit.Small(words.Say("visit.confident_low")).Unbroken()}
	for n := 1; n <= 5; n++ {
		b := kit.NewButton(kit.Secondary, strconv.Itoa(n), func() {
			s.change(func(id surgery.ID) (surgery.Change, error) { return s.stage.Visit.SetConfidence(id, n) }, s.middle.focus)
		})
		c.answer = append(c.answer, b)
		scale = append(scale, b)
	}
	scale = append(scale, kit.Small(words.Say("visit.confident_high")).Unbroken(),
		kit.NewButton(kit.Quiet, words.Say("visit.confident_skip"), func() {
			s.place().skipped = true
			s.middle.refresh()
			s.middle.focus()
		}))
	c.object = kit.NewCard(kit.Column(6, kit.Strong(words.Say("visit.confident_before")), kit.Flow(8, scale...)))
	return c
}

func (c *confidence) refresh() {
	s := c.screen
	asked := s.view.Before != 0 || s.place().skipped || s.view.State == surgery.Finished
	for _, l := range s.view.Lists {
		for _, step := range l.Steps {
			asked = asked || step.State != surgery.ToDo && step.Earlier == ""
		}
	}
	show(c.object, !asked)
}

// scale puts the words of both ends under a choice from 1 to 5.
func scale(c *kit.Choice) fyne.CanvasObject {
	return kit.Column(2, c, kit.Even(8, kit.Small(words.Say("visit.confident_low")), kit.Small(words.Say("visit.confident_high")).Trailing()))
}

// confidenceOptions are 1 to 5.
func confidenceOptions() []kit.Option {
	var options []kit.Option
	for n := 1; n <= 5; n++ {
		options = append(options, kit.Option{Key: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	return options
}
