package week

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// files lists a folder of this laptop, to walk to a file; a folder to write into
// is chosen with no kinds of file.
type files struct {
	screen  *Screen
	ends    []string
	at      desk.FileFolder
	path    *kit.Text
	list    *kit.List
	content *fyne.Container
	chosen  func(path string) // a file, or the folder that was gone into
	failed  func(error)
}

func newFiles(s *Screen, ends []string, chosen func(string), failed func(error)) *files {
	f := &files{screen: s, ends: ends, path: kit.Small(""), chosen: chosen, failed: failed}
	f.list = kit.NewList(kit.ListParts{
		Length: func() int { return 1 + len(f.at.Folders) + len(f.at.Files) },
		Key:    func(i int) string { return f.at.Path + "\n" + f.name(i) },
		New:    func() fyne.CanvasObject { return kit.Padded(7, 12, 7, 12, kit.Body("Xy").OneLine()) },
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			text := f.name(i)
			if i <= len(f.at.Folders) && i > 0 {
				text = words.Say("week.folder", "name", text)
			}
			row.(*fyne.Container).Objects[0].(*kit.Text).Set(text)
		},
		Chosen:      f.enter,
		ChooseOnTap: true,
		Lines:       true,
	})
	frame := kit.NewCard(container.New(fixedHigh{190, f.list}, f.list))
	frame.Padding = -1
	f.content = kit.Column(4, f.path, frame)
	return f
}

// name answers what a row says: the first leads up, then folders, then files.
func (f *files) name(i int) string {
	switch n := len(f.at.Folders); {
	case i == 0:
		return words.Say("week.folder_up")
	case i <= n:
		return f.at.Folders[i-1]
	default:
		return f.at.Files[i-1-n]
	}
}

func (f *files) enter(i int) {
	switch n := len(f.at.Folders); {
	case i == 0:
		f.read(filepath.Dir(f.at.Path), true)
	case i <= n:
		f.read(filepath.Join(f.at.Path, f.at.Folders[i-1]), true)
	default:
		f.chosen(filepath.Join(f.at.Path, f.at.Files[i-1-n]))
	}
}

// read shows a folder; one that cannot be read leaves all as it was.
func (f *files) read(path string, tell bool) {
	kit.Do(f.screen.stage.Runner, func() (desk.FileFolder, error) { return f.screen.stage.Desk.Files(path, f.ends...) },
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
			if tell && len(f.ends) == 0 {
				f.chosen(at.Path)
			}
			if p := kit.TopPanel(f.screen.stage.Window.Canvas()); p != nil {
				p.Refresh()
			}
		})
}
