package kit

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
)

// FileParts is what a walk to a file needs. Read and Failed must be set, and Chosen
// where Read returns files.
type FileParts struct {
	Window fyne.Window
	Runner *Runner
	Read   func(path string) (folders.Folder, error) // beside the worker; "" is the host's own folder
	Chosen func(path string)                         // a file
	Opened func(path string)                         // a folder that the host went into
	Failed func(error)                               // of Read; nil once it worked
	Height float32                                   // of the list at the most, at 100 percent; 190 if left out
}

// Files is a list to walk through the folders of this laptop to a file, or to a
// folder where Read returns no files.
type Files struct {
	parts   FileParts
	at      folders.Folder
	path    *Text
	list    *List
	content *fyne.Container
	asked   int // how many folders were asked for
}

// filesHigh is how high the list is at the most, at 100 percent, if nobody says.
const filesHigh = 190

// NewFiles makes the list; Open fills it.
func NewFiles(parts FileParts) *Files {
	if parts.Height == 0 {
		parts.Height = filesHigh
	}
	f := &Files{parts: parts, path: Small("")}
	f.list = NewList(ListParts{
		Length: func() int { return 1 + len(f.at.Folders) + len(f.at.Files) },
		Key:    func(i int) string { return f.at.Path + "\n" + f.name(i) },
		New:    func() fyne.CanvasObject { return Padded(7, 12, 7, 12, Body(Blank).OneLine()) },
		Fill: func(i int, row fyne.CanvasObject, _ RowState) {
			row.(*fyne.Container).Objects[0].(*Text).Set(f.says(i))
		},
		Chosen:      f.enter,
		ChooseOnTap: true,
		Lines:       true,
	})
	f.content = Column(4, f.path, Framed(f.list, f.parts.Height))
	return f
}

// Content is the folder's path with the list below it.
func (f *Files) Content() fyne.CanvasObject { return f.content }

// First is what takes the keys: the list.
func (f *Files) First() fyne.Focusable { return f.list }

// At returns the folder that is shown, "" for none yet.
func (f *Files) At() string { return f.at.Path }

// name returns what a row is: the first leads up, then folders, then files.
func (f *Files) name(i int) string {
	switch n := len(f.at.Folders); {
	case i == 0:
		return ".."
	case i <= n:
		return f.at.Folders[i-1]
	default:
		return f.at.Files[i-1-n]
	}
}

func (f *Files) says(i int) string {
	switch {
	case i == 0:
		return words.Say("kit.folder_up")
	case i <= len(f.at.Folders):
		return words.Say("kit.folder", "name", f.name(i))
	}
	return f.name(i)
}

func (f *Files) enter(i int) {
	path := filepath.Join(f.at.Path, f.name(i))
	if i > len(f.at.Folders) {
		f.parts.Chosen(path)
		return
	}
	f.read(path, f.parts.Opened)
}

// Open shows a folder, "" for the host's own; one that cannot be read leaves all
// as it was.
func (f *Files) Open(path string) { f.read(path, nil) }

// read asks beside the worker, since a folder on a stick or a share may not answer;
// an answer that comes after another folder was asked for is dropped.
func (f *Files) read(path string, opened func(string)) {
	f.asked++
	mine := f.asked
	Beside(f.parts.Runner, func() (folders.Folder, error) { return f.parts.Read(path) }, func(at folders.Folder, err error) {
		if mine != f.asked {
			return
		}
		f.parts.Failed(err)
		if err != nil {
			return
		}
		f.at = at
		f.path.Set(at.Path)
		f.list.Refresh()
		f.list.Select(0)
		f.list.ScrollToTop()
		f.content.Refresh()
		if opened != nil {
			opened(at.Path)
		}
		if p := TopPanel(f.parts.Window.Canvas()); p != nil {
			p.Refresh() // it is as high as its rows
		}
	})
}
