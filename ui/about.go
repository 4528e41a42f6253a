package ui

import (
	"log/slog"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// windowTitle never says more than the program's name: a title is seen in task
// lists and on projectors.
func windowTitle() string { return words.Say("shell.name") }

// restyle applies the look and the text size of the settings.
func (s *Shell) restyle() error {
	now := s.parts.Rooms.Settings.Settings()
	theme, err := kit.NewTheme(s.parts.Files, kit.Look(now.Look), now.TextSize)
	if err != nil {
		return err
	}
	s.parts.App.Settings().SetTheme(theme)
	return nil
}

func (s *Shell) restyled() {
	if err := s.restyle(); err != nil {
		slog.Error("ui: look not applied", "cause", err)
	}
	s.wall.Changed(nil)
	// Screens arrange themselves by the text size, which was still the old one when
	// they were told of the setting.
	for _, built := range s.built {
		if built != s.visible || s.guard.hidden() {
			built.stale = append(built.stale, surgery.Settings)
		}
	}
	if s.visible != nil && !s.guard.hidden() {
		s.visible.screen.Changed([]surgery.Family{surgery.Settings})
	}
	// A menu bar of another height moves what is beneath it, and only one built anew
	// leaves it as much room as there is.
	if m := s.Window().MainMenu(); m != nil {
		m.Refresh()
	}
}

// help lists the keys: those of the whole program, and beside them those of each
// screen under its name.
func (s *Shell) help() {
	var left, right []fyne.CanvasObject
	heading := ""
	for _, line := range s.commands.Help() {
		row := kit.Row(kit.Step, kit.Body(line.Label), kit.Strong(line.Keys).Unbroken())
		if line.Heading == "" {
			left = append(left, row)
			continue
		}
		if line.Heading != heading {
			if heading != "" {
				right = append(right, kit.VGap(kit.Step))
			}
			heading = line.Heading
			right = append(right, kit.Title(heading))
		}
		right = append(right, row)
	}
	columns := kit.Even(4*kit.Step, kit.Column(kit.Step, left...), kit.Column(kit.Step, right...))
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("shell.help_title"), Content: columns, Width: 900})
}

// privacy shows the short privacy notice, as an attendee may read it, and from
// there the full one.
func (s *Shell) privacy() {
	full := kit.NewButton(kit.Secondary, words.Say("shell.privacy_full"), func() { s.showNotice(s.parts.Rooms.Texts.FullNotice) })
	s.showNotice(s.parts.Rooms.Texts.Notice, full)
}

func (s *Shell) showNotice(read func() (handout.Text, error), more ...*kit.Button) {
	text, err := read()
	if err != nil {
		kit.ShowError(s.stage.Window, err)
		return
	}
	var paragraphs []fyne.CanvasObject
	for _, p := range text.Paragraphs {
		paragraphs = append(paragraphs, kit.Body(p))
	}
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: text.Title, Content: kit.Column(kit.Step, paragraphs...), More: more, Width: 560})
}
