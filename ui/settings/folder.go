package settings

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// longPath is as long as a path may be; Fyne draws longer lines badly.
const longPath = 900

// folderBox is a box for a folder's path: typed, pasted, or chosen from the
// folders of this laptop.
type folderBox struct {
	*box
	choose  *kit.Button
	buttons *fyne.Container
	content *fyne.Container
}

func newFolderBox(s *Screen, label, hint string, save func(text string, told func(error))) *folderBox {
	f := &folderBox{box: newBox(label, words.Say("settings.folder_example"), hint, save)}
	f.entry.Limit = longPath
	f.choose = kit.NewButton(kit.Secondary, words.Say("settings.choose_folder"), func() { ChooseFolder(s.stage, f.entry.Text, f.put) })
	f.buttons = kit.Flow(kit.Step, f.choose)
	f.content = kit.Column(kit.Step, f.Field, f.buttons)
	return f
}

// put takes a folder that was chosen.
func (f *folderBox) put(path string) {
	f.entry.SetText(path)
	f.commit()
}

// ChooseFolder opens a panel to choose a folder of this laptop, at the one named,
// else at the host's own; it comes once that was read.
func ChooseFolder(stage *Stage, from string, chosen func(path string)) {
	var walk *kit.Files
	var panel *kit.Panel
	walk = kit.NewFiles(kit.FileParts{Window: stage.Window, Runner: stage.Runner, Height: chooserHigh,
		Read: func(path string) (folders.Folder, error) { return folders.List(path) },
		Failed: func(err error) {
			switch {
			case panel != nil:
				panel.Fail(err)
			case err != nil:
				kit.ShowError(stage.Window, err)
			default:
				panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("settings.choose_title"), First: walk.First(), Width: 640,
					Content: kit.Column(kit.Step, kit.Small(words.Say("settings.choose_hint")), walk.Content()),
					Verb:    words.Say("settings.use_folder"),
					Submit:  func(done func(error)) { done(nil); chosen(walk.At()) }})
			}
		}})
	walk.Open(from)
}
