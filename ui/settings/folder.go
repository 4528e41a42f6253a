package settings

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery/desk"
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
	f.choose = kit.NewButton(kit.Secondary, words.Say("settings.choose_folder"), func() { chooseFolder(s.stage, f.entry.Text, f.put) })
	f.buttons = kit.Flow(kit.Step, f.choose)
	f.content = kit.Column(kit.Step, f.Field, f.buttons)
	return f
}

// put takes a folder that was chosen.
func (f *folderBox) put(path string) {
	f.entry.SetText(path)
	f.commit()
}

// chooser walks through the folders of this laptop.
type chooser struct {
	stage *kit.Stage
	at    desk.Folder
	path  *kit.Text
	list  *kit.List
	panel *kit.Panel
}

// chooseFolder opens the chooser at a folder, else at the host's own.
func chooseFolder(stage *kit.Stage, from string, chosen func(path string)) {
	c := &chooser{stage: stage, path: kit.Strong("")}
	c.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(c.at.Folders) + 1 },
		Key:    func(i int) string { return c.at.Path + "\n" + c.name(i) },
		New:    func() fyne.CanvasObject { return kit.Padded(9, 14, 9, 14, kit.Body("Xy").OneLine()) },
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			row.(*fyne.Container).Objects[0].(*kit.Text).Set(c.name(i))
		},
		Chosen: c.enter,
		Lines:  true,
	})
	frame := kit.NewCard(container.New(fixed(280), c.list))
	frame.Padding = -1
	c.read(from, func() {
		c.panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("settings.choose_title"), First: c.list, Width: 640,
			Content: kit.Column(kit.Step, c.path, kit.Small(words.Say("settings.choose_hint")), frame),
			Verb:    words.Say("settings.use_folder"),
			Submit:  func(done func(error)) { done(nil); chosen(c.at.Path) }})
		c.list.Select(0)
	})
}

// name answers what a row says: the first leads up.
func (c *chooser) name(i int) string {
	if i == 0 {
		return words.Say("settings.folder_up")
	}
	return c.at.Folders[i-1]
}

func (c *chooser) enter(i int) {
	into := filepath.Dir(c.at.Path)
	if i > 0 {
		into = filepath.Join(c.at.Path, c.at.Folders[i-1])
	}
	c.read(into, func() {
		c.list.Select(0)
		c.list.ScrollToTop()
		c.panel.Refresh()
	})
}

// read shows a folder; one that cannot be read leaves all as it was.
func (c *chooser) read(path string, then func()) {
	kit.Beside(c.stage.Runner, func() (desk.Folder, error) { return c.stage.Desk.FoldersIn(path) }, func(at desk.Folder, err error) {
		if err != nil {
			if c.panel != nil {
				c.panel.Fail(err)
			} else {
				kit.ShowError(c.stage.Window, err)
			}
			return
		}
		if c.panel != nil {
			c.panel.Fail(nil)
		}
		c.at = at
		c.path.Set(at.Path)
		c.list.Refresh()
		then()
	})
}

// fixed is a place of one height at 100 percent.
type fixed float32

func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, kit.Grow(float32(f)))
}

func (fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
