package settings

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// chooserHigh is how high the list of a folder is in a panel of its own.
const chooserHigh = 280

// ChooseBackupFile opens a panel to choose a backup from any folder of this
// laptop. read returns what is in a folder; "" is the host's own.
func ChooseBackupFile(w fyne.Window, runner *kit.Runner, read func(path string) (folders.Folder, error), chosen func(path string)) {
	var panel *kit.Panel
	taken := ""
	walk := kit.NewFiles(kit.FileParts{Window: w, Runner: runner, Height: chooserHigh, Read: read,
		Chosen: func(path string) {
			taken = path
			panel.Close()
		},
		Failed: func(err error) { panel.Fail(err) }})
	panel = kit.ShowPanel(w, kit.PanelParts{Title: words.Say("backups.choose_file_title"), First: walk.First(), Width: 640,
		Content: kit.Column(kit.Step, kit.Small(words.Say("backups.choose_file_hint")), walk.Content()),
		Cancel:  words.Say("kit.cancel"), Submit: func(done func(error)) { done(nil) },
		Closed: func() {
			if taken != "" {
				chosen(taken)
			}
		}})
	walk.Open("")
}

// backupFiles returns the backups in a folder, and the folders in it.
func backupFiles(path string) (folders.Folder, error) { return folders.List(path, backup.Ending) }
