package papers

import (
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// askHigh is how high the list of folders is, at 100 percent.
const askHigh = 260

// AskFolder asks where something is to be saved that can name somebody, and once
// more where that folder is copied to the internet. It comes once the folder was
// read that things are usually saved in.
func AskFolder(s *kit.Stage, d *prints.Room, chosen func(folder string)) {
	var walk *kit.Files
	var panel *kit.Panel
	from := d.SavesInto()
	save := func(done func(error)) {
		folder := walk.At()
		AskCopied(s, d, folder, done, func(done func(error)) {
			done(nil)
			chosen(folder)
		})
	}
	walk = kit.NewFiles(kit.FileParts{Window: s.Window, Runner: s.Runner, Height: askHigh,
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
				kit.ShowError(s.Window, err)
			default:
				panel = kit.ShowPanel(s.Window, kit.PanelParts{Title: words.Say("kit.where"), First: walk.First(), Width: 640,
					Content: kit.Column(kit.Step, kit.Body(words.Say("kit.where_what")), kit.Small(words.Say("kit.where_keys")), walk.Content()),
					Verb:    words.Say("kit.where_save"), Submit: save})
			}
		}})
	walk.Open(from)
}

// AskCopied does what a panel does with a folder, and asks first where that folder
// is copied to the internet. done is the panel's; save calls the one it is given.
func AskCopied(s *kit.Stage, d *prints.Room, folder string, done func(error), save func(done func(error))) {
	kit.Beside(s.Runner, func() (bool, error) { return d.CopiedToInternet(folder), nil }, func(copied bool, err error) {
		switch {
		case err != nil:
			done(err)
		case !copied:
			save(done)
		default:
			done(nil)
			kit.Confirm(s.Window, words.Say("kit.copied"), words.Say("kit.copied_what", "folder", folder), words.Say("kit.copied_save"), true, func() {
				save(func(err error) {
					if err != nil {
						kit.ShowError(s.Window, err)
					}
				})
			})
		}
	})
}
