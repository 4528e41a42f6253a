package visit

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// openStep is the page of the open step; there is one, and it goes where the
// open step is.
type openStep struct {
	object    fyne.CanvasObject
	mark      *kit.Mark
	title     *kit.Text
	essential *kit.Pill
	state     *kit.Text
	why, how  *kit.Text
	menus     *kit.Text
	address   *kit.Text
	changed   *kit.Text
	note      *kit.Text
	toDo      *kit.Button
	addNote   *kit.Button
	shown     checklist.MarkedStep
}

func newOpenStep(s *Screen) *openStep {
	o := &openStep{mark: kit.NewMark(kit.MarkToDo), title: kit.Title(""), state: kit.Small("").Unbroken(),
		essential: kit.NewPill(kit.Calm, words.Say("visit.essential")),
		why:       kit.Body(""), how: kit.Body(""), note: kit.Body(""),
		menus: kit.Small(""), address: kit.Small(""),
		changed: kit.NewText(kit.Wrap, kit.Run{Text: words.Say("visit.changed"), Weight: kit.Semi, Colour: kit.ColourAccent})}
	o.toDo = kit.NewButton(kit.Secondary, words.Say("visit.back_to_do"), func() { s.mark(surgery.ToDo) }).WithHint(words.Say("visit.key_delete"))
	o.addNote = s.command(kit.Secondary, "step_note", words.Say("visit.add_note"))
	buttons := kit.Flow(12, s.command(kit.Primary, "step_done", words.Say("visit.done")),
		s.command(kit.Secondary, "step_not_today", words.Say("visit.not_today")),
		s.command(kit.Secondary, "step_not_for_me", words.Say("visit.not_for_me")), o.addNote, o.toDo)
	text := kit.Column(4, o.changed, o.why, o.how, o.note, o.menus, o.address, kit.VGap(6), buttons)
	o.object = kit.Column(8, kit.MiddleRow(12, o.mark, o.title, o.essential, o.state),
		indented(text))
	return o
}

// set shows a step.
func (o *openStep) set(step checklist.MarkedStep) {
	if step == o.shown {
		return
	}
	o.shown = step
	o.mark.Set(markOf(step.State))
	o.title.SetRuns(numbered(step, kit.Bold, kit.SizeTitle, kit.ColourInk)...)
	show(o.essential, step.Essential)
	o.state.Set(stateWords(checklist.MarkedStep{Step: step.Step, State: step.State, Earlier: step.Earlier}))
	labelled(o.why, "visit.why", step.Why)
	labelled(o.how, "visit.how", step.How)
	labelled(o.note, "visit.note", step.Note)
	line(o.menus, step.Menus)
	said := ""
	if step.Address != "" {
		said = words.Say("visit.more_at", "address", step.Address)
	}
	line(o.address, said)
	show(o.changed, step.Changed)
	show(o.toDo, step.State != surgery.ToDo)
	o.addNote.SetLabel(words.Say(map[bool]string{true: "visit.add_note", false: "visit.change_note"}[step.Note == ""]))
}

// labelled shows a sentence after its name in bold; nothing when there is none.
func labelled(t *kit.Text, key, said string) {
	show(t, said != "")
	t.SetRuns(kit.Run{Text: words.Say(key) + "  ", Weight: kit.Bold}, kit.Run{Text: said})
}

func line(t *kit.Text, said string) {
	show(t, said != "")
	t.Set(said)
}
