package closing

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// thanks is shown when the surgery is closed: numbers, and nobody's name.
type thanks struct {
	content *fyne.Container
	lines   *fyne.Container
	button  *kit.Button
	files   *kit.Text // saved for those whose names went, and still somewhere
}

func newThanks(leave func()) *thanks {
	t := &thanks{lines: kit.Column(kit.Step), button: kit.NewButton(kit.Primary, "", leave).WithHint(words.Say("closing.open_key"))}
	t.files = kit.Body("")
	parts := kit.Column(2*kit.Step, kit.Column(4, kit.Heading(words.Say("closing.thanks")), kit.Muted(words.Say("closing.thanks_what"))),
		kit.NewCard(t.lines), t.files, kit.Flow(kit.Step, t.button))
	t.content = kit.Stack(kit.Scrolled(kit.Padded(48, 24, 24, 24, kit.Narrow(560, parts))))
	return t
}

func (t *thanks) show(a account, kept int, quitting bool) {
	t.lines.Objects = nil
	for _, f := range []figure{
		{a.counts.CheckedIn, "closing.checked_in"}, {a.counts.StepsDone, "closing.steps_done"},
		{a.Handouts, "closing.handouts"}, {kept, "closing.learnt_kept"}, {a.names(), "closing.names_erased"},
	} {
		t.lines.Add(kit.NewText(kit.Wrap, figures(f)...))
	}
	t.still("")
	t.button.SetLabel(words.Say("closing.to_start"))
	switch {
	case len(a.absent) > 0:
		t.button.SetLabel(words.Say("sharing.to_desks"))
	case quitting:
		t.button.SetLabel(words.Say("closing.quit_now"))
	}
	t.content.Refresh()
}

// still says what is still somewhere of those whose names went; "" says nothing.
func (t *thanks) still(files string) {
	t.files.Set(files)
	t.files.Hidden = files == ""
	t.content.Refresh()
}
