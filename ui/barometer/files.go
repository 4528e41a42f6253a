package barometer

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// files lists a folder of this laptop, to walk to a file.
type files struct {
	screen  *Screen
	at      desk.FileFolder
	path    *kit.Text
	list    *kit.List
	content *fyne.Container
	chosen  func(path string)
	failed  func(error)
}

// pollFiles are the files a poll's export may be.
var pollFiles = []string{".csv", ".tsv", ".txt"}

func newFiles(s *Screen, chosen func(string), failed func(error)) *files {
	f := &files{screen: s, path: kit.Small(""), chosen: chosen, failed: failed}
	f.list = kit.NewList(kit.ListParts{
		Length: func() int { return 1 + len(f.at.Folders) + len(f.at.Files) },
		Key:    func(i int) string { return f.at.Path + "\n" + f.name(i) },
		New:    func() fyne.CanvasObject { return kit.Padded(7, 12, 7, 12, kit.Body("Xy").OneLine()) },
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			row.(*fyne.Container).Objects[0].(*kit.Text).Set(f.says(i))
		},
		Chosen:      f.enter,
		ChooseOnTap: true,
		Lines:       true,
	})
	frame := kit.NewCard(fixed(lines(5), f.list))
	frame.Padding = -1
	f.content = kit.Column(4, f.path, frame)
	return f
}

// name answers what a row is: the first leads up, then folders, then files.
func (f *files) name(i int) string {
	switch n := len(f.at.Folders); {
	case i == 0:
		return ".."
	case i <= n:
		return f.at.Folders[i-1]
	default:
		return f.at.Files[i-1-n]
	}
}

func (f *files) says(i int) string {
	switch {
	case i == 0:
		return words.Say("barometer.folder_up")
	case i <= len(f.at.Folders):
		return words.Say("barometer.folder", "name", f.name(i))
	}
	return f.name(i)
}

func (f *files) enter(i int) {
	path := filepath.Join(f.at.Path, f.name(i))
	if i > len(f.at.Folders) {
		f.chosen(path)
		return
	}
	f.read(path)
}

// read shows a folder; one that cannot be read leaves all as it was.
func (f *files) read(path string) {
	kit.Do(f.screen.stage.Runner, func() (desk.FileFolder, error) { return f.screen.stage.Desk.Files(path, pollFiles...) },
		func(at desk.FileFolder, err error) {
			f.failed(err)
			if err != nil {
				return
			}
			f.at = at
			f.path.Set(at.Path)
			f.list.Refresh()
			f.list.Select(0)
			f.list.ScrollToTop()
			f.content.Refresh()
			if p := kit.TopPanel(f.screen.stage.Window.Canvas()); p != nil {
				p.Refresh()
			}
		})
}
