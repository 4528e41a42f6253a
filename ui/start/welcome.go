package start

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// welcome is shown at the first start ever.
type welcome struct {
	content *fyne.Container
	begin   *kit.Button
	demo    *fyne.Container // the second choice
	back    *fyne.Container // the third
	join    *fyne.Container // the fourth
}

func newWelcome(begin, demo, back, join func()) *welcome {
	w := &welcome{begin: kit.NewButton(kit.Primary, words.Say("start.begin"), begin).WithHint(words.Say("start.begin_key"))}
	w.demo = kit.Stack(choice(words.Say("start.demo_title"), words.Say("start.demo_what"),
		kit.NewButton(kit.Secondary, words.Say("start.demo"), demo)))
	w.back = kit.Stack(choice(words.Say("start.back_title"), words.Say("start.back_what"),
		kit.NewButton(kit.Secondary, words.Say("start.bring_back"), back)))
	w.join = kit.Stack(choice(words.Say("start.join_title"), words.Say("start.join_what"),
		kit.NewButton(kit.Secondary, words.Say("start.join"), join)))
	parts := kit.Column(kit.Step,
		kit.Heading(words.Say("start.welcome")),
		kit.Body(words.Say("start.welcome_what")),
		kit.Muted(words.Say("start.welcome_stays")),
		kit.VGap(kit.Step),
		kit.Tiles(360, 12, choice(words.Say("start.begin_title"), words.Say("start.begin_what"), w.begin), w.demo, w.back, w.join))
	w.content = kit.Stack(kit.Scrolled(kit.Padded(16, 24, 12, 24, kit.Narrow(860, parts))))
	return w
}

// choice is a card that says what a button does.
func choice(title, what string, button *kit.Button) *kit.Card {
	return kit.NewCard(kit.Padded(2, 6, 2, 6, kit.Column(kit.Step, kit.Title(title), kit.Muted(what), kit.VGap(1), kit.Flow(kit.Step, button))))
}
