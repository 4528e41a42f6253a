package people

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Upset shows the host's card "someone is upset", and beside it what records
// that something was passed on, and what was before.
func Upset(stage *Stage) {
	kit.Load(stage.Stage, func() (weekprints.TextShown, error) { return stage.WeekPrints.TextShown(handout.UpsetCardText) }, func(card weekprints.TextShown) {
		var steps []fyne.CanvasObject
		for _, p := range card.Text.Paragraphs {
			steps = append(steps, kit.Body(p))
		}
		var panel *kit.Panel
		panel = kit.ShowPanel(stage.Window, kit.PanelParts{
			Title: card.Text.Title, Width: 640, Content: kit.Column(kit.Step, steps...), Verb: words.Say("people.pass_on"), Cancel: words.Say("people.close"), Grave: true,
			More: []*kit.Button{kit.NewButton(kit.Secondary, words.Say("people.passed_list"), func() {
				panel.Close()
				PassedOn(stage)
			})},
			Submit: func(func(error)) {
				panel.Close()
				PassOn(stage)
			},
		})
	})
}

// passedTo are the roles and services that are offered.
var passedTo = []string{"safeguarding", "duty", "crisis", "emergency"}

// PassOn records that something was passed on: to whom and when, and nothing of
// what it was or whom it was about.
func PassOn(stage *Stage) {
	to := kit.NewEntry(words.Say("people.pass_example"))
	var options []kit.Option
	for _, role := range passedTo {
		options = append(options, kit.Option{Key: role, Label: words.Say("people.pass_to_" + role)})
	}
	roles := kit.NewChoice(options, func(role string) { to.SetText(words.Say("people.pass_to_" + role)) })
	kit.ShowPanel(stage.Window, kit.PanelParts{
		Title: words.Say("people.pass_on_title"), Width: 620, First: roles, Verb: words.Say("people.pass_on_do"),
		Content: kit.Column(12, kit.Body(words.Say("people.pass_on_what")), kit.NewField(words.Say("people.pass_to"), roles, ""),
			kit.NewField(words.Say("people.pass_to_other"), to, words.Say("people.pass_to_hint"))),
		Submit: func(done func(error)) {
			stage.Try(func() (surgery.Change, error) { return stage.People.PassOn(to.Text) }, func(_ surgery.Change, err error) { done(err) })
		},
	})
}
