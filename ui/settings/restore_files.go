package settings

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// backupFiles walks through the folders of this laptop to a backup.
type backupFiles struct {
	runner *kit.Runner
	read   func(path string) (desk.FileFolder, error)
	at     desk.FileFolder
	path   *kit.Text
	list   *kit.List
	panel  *kit.Panel
	chosen func(path string)
	taken  string
}

// ChooseBackupFile opens a panel to choose a backup from any folder of this
// laptop. read answers what is in a folder; "" is the host's own.
func ChooseBackupFile(w fyne.Window, runner *kit.Runner, read func(path string) (desk.FileFolder, error), chosen func(path string)) {
	f := &backupFiles{runner: runner, read: read, chosen: chosen, path: kit.Strong("")}
	f.list = kit.NewList(kit.ListParts{
		Length: func() int { return 1 + len(f.at.Folders) + len(f.at.Files) },
		Key:    func(i int) string { return f.at.Path + "\n" + f.name(i) },
		New:    func() fyne.CanvasObject { return kit.Padded(9, 14, 9, 14, kit.Body("Xy").OneLine()) },
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			text := f.name(i)
			if i > 0 && i <= len(f.at.Folders) {
				text = words.Say("backups.folder_row", "name", text)
			}
			row.(*fyne.Container).Objects[0].(*kit.Text).Set(text)
		},
		Chosen:      f.enter,
		ChooseOnTap: true,
		Lines:       true,
	})
	frame := kit.NewCard(container.New(fixed(280), f.list))
	frame.Padding = -1
	f.panel = kit.ShowPanel(w, kit.PanelParts{Title: words.Say("backups.choose_file_title"), First: f.list, Width: 640,
		Content: kit.Column(kit.Step, f.path, kit.Small(words.Say("backups.choose_file_hint")), frame),
		Cancel:  words.Say("kit.cancel"), Submit: func(done func(error)) { done(nil) },
		Closed: func() {
			if f.taken != "" {
				f.chosen(f.taken)
			}
		}})
	f.open("")
}

// name answers what a row says: the first leads up, then folders, then backups.
func (f *backupFiles) name(i int) string {
	switch n := len(f.at.Folders); {
	case i == 0:
		return words.Say("settings.folder_up")
	case i <= n:
		return f.at.Folders[i-1]
	default:
		return f.at.Files[i-1-n]
	}
}

func (f *backupFiles) enter(i int) {
	switch n := len(f.at.Folders); {
	case i == 0:
		f.open(filepath.Dir(f.at.Path))
	case i <= n:
		f.open(filepath.Join(f.at.Path, f.at.Folders[i-1]))
	default:
		f.taken = filepath.Join(f.at.Path, f.at.Files[i-1-n])
		f.panel.Close()
	}
}

// open shows a folder; one that cannot be read leaves all as it was.
func (f *backupFiles) open(path string) {
	kit.Beside(f.runner, func() (desk.FileFolder, error) { return f.read(path) }, func(at desk.FileFolder, err error) {
		f.panel.Fail(err)
		if err != nil {
			return
		}
		f.at = at
		f.path.Set(at.Path)
		f.list.Refresh()
		f.list.Select(0)
		f.list.ScrollToTop()
		f.panel.Refresh()
	})
}
