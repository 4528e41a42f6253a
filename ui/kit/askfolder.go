package kit

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
)

// askHigh is how high the list of folders is, at 100 percent.
const askHigh = 260

// AskFolder asks where something is to be saved that can name somebody, and once
// more where that folder is copied to the internet. It comes once the folder was
// read that things are usually saved in.
func AskFolder(s *Stage, chosen func(folder string)) {
	var walk *Files
	var panel *Panel
	from := s.Desk.SavesInto()
	save := func(done func(error)) {
		folder := walk.At()
		Beside(s.Runner, func() (bool, error) { return s.Desk.CopiedToInternet(folder), nil }, func(copied bool, err error) {
			if copied {
				done(nil)
				Confirm(s.Window, words.Say("kit.copied"), words.Say("kit.copied_what", "folder", folder), words.Say("kit.copied_save"), true,
					func() { chosen(folder) })
				return
			}
			done(err)
			if err == nil {
				chosen(folder)
			}
		})
	}
	walk = NewFiles(FileParts{Window: s.Window, Runner: s.Runner, Height: askHigh,
		Read: func(path string) (folders.Folder, error) {
			at, err := folders.List(path)
			if err != nil && path == from { // it was never made: the host's own
				return folders.List("")
			}
			return at, err
		},
		Failed: func(err error) {
			switch {
			case panel != nil:
				panel.Fail(err)
			case err != nil:
				ShowError(s.Window, err)
			default:
				panel = ShowPanel(s.Window, PanelParts{Title: words.Say("kit.where"), First: walk.First(), Width: 640,
					Content: Column(Step, Body(words.Say("kit.where_what")), Small(words.Say("kit.where_keys")), walk.Content()),
					Verb:    words.Say("kit.where_save"), Submit: save})
			}
		}})
	walk.Open(from)
}

// SavePaper saves a paper as a PDF: one that can name somebody where the host says,
// any other in the usual folder. done gets what SendPaper's does.
func SavePaper(s *Stage, lay func() (desk.Paper, error), done func(error)) {
	into := func(folder string) {
		SendPaper(s, lay, func(p desk.Paper) (desk.Outgoing, error) { return s.Desk.ToFolder(p, folder) }, done)
	}
	Do(s.Runner, lay, func(p desk.Paper, err error) {
		switch {
		case err != nil:
			done(err)
		case p.Private():
			AskFolder(s, into)
		default:
			into("")
		}
	})
}
