package week

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// Export asks what is to go out as a calendar, and into which folder.
func (s *Screen) Export() {
	if s.shown.Week == nil {
		return
	}
	week := s.shown.Week.ID
	selected, one := s.board.current()
	what := kit.NewChoice([]kit.Option{{Key: "week", Label: words.Say("week.export_week")}, {Key: "event", Label: words.Say("week.export_event")}}, nil)
	what.Set("week")
	hosts := kit.NewCheck(words.Say("week.export_hosts"), nil)
	into := kit.NewEntry(words.Say("week.folder_example"))
	into.Limit = longAddress
	into.SetText(s.stage.Prints.SavesInto())
	field := kit.NewField(words.Say("week.export_into"), into, "")
	into.OnChanged = func(string) { field.SetWrong("") }
	walk := kit.NewFiles(kit.FileParts{Window: s.stage.Window, Runner: s.stage.Runner,
		Read:   func(path string) (folders.Folder, error) { return folders.List(path) },
		Opened: into.SetText,
		Failed: field.SetError,
	})
	content := kit.Column(14, kit.Muted(words.Say("week.export_what")))
	if one {
		content.Add(kit.Column(4, what, kit.Small(selected.Words.Title).OneLine()))
	}
	for _, o := range []fyne.CanvasObject{field, walk.Content(), hosts} {
		content.Add(o)
	}
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("week.export_title"), Content: content, Verb: words.Say("week.export_do"), Width: 620,
		Submit: func(done func(error)) {
			event := surgery.ID("")
			if what.Value() == "event" && one {
				event = selected.ID
			}
			folder := into.Text
			save := func(done func(error)) {
				s.stage.Try(func() (surgery.Change, error) { return s.stage.Week.ExportCalendar(week, event, folder, hosts.On()) }, func(_ surgery.Change, err error) {
					field.SetError(err)
					done(err)
				})
			}
			if hosts.On() { // who hosts, and notes, may name people
				papers.AskCopied(s.stage.Stage, s.stage.Prints, folder, done, save)
				return
			}
			save(done)
		}})
	walk.Open(into.Text)
}
