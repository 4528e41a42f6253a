package story

import (
	"path/filepath"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/handout"
)

// Form is a file that a story can be saved as, beside the PDF.
type Form string

// The forms.
const (
	StoryHTML     Form = "html"
	StoryMarkdown Form = "markdown"
	StoryTable    Form = "table" // as .csv and as .xlsx
)

// Paper lays the story of a week out.
func (room *Room) Paper(week surgery.ID, size surgery.HandoutSize) (prints.Paper, error) {
	doc, err := room.Document(week)
	if err != nil {
		return prints.Paper{}, err
	}
	size = prints.SizeOf(size, "")
	return room.prints.Lay(prints.Paper{Kind: surgery.StoryPrint, Size: size}, handout.Story{Document: doc, Size: size}.Pages)
}

// SaveAs writes the story of a week as a file into a folder, "" for the
// documents folder. A file that is there is not written over.
func (room *Room) SaveAs(week surgery.ID, form Form, folder string) (surgery.Change, error) {
	w, err := room.week.WeekToShow(week)
	if err != nil {
		return surgery.Change{}, err
	}
	doc, err := room.Document(week)
	if err != nil {
		return surgery.Change{}, err
	}
	files, name := map[string][]byte{}, "story-"+w.From
	switch form {
	case StoryHTML:
		fonts, err := room.prints.Fonts()
		if err != nil {
			return surgery.Change{}, err
		}
		files[".html"] = document.HTML(doc, fonts)
	case StoryMarkdown:
		files[".md"] = document.Markdown(doc)
	default:
		files[".csv"], files[".xlsx"] = document.CSV(doc), document.XLSX(doc)
	}
	file, folder, err := folders.SaveAll(room.desk.Options().Saves, folder, name, files)
	switch {
	case err != nil:
		return surgery.Change{}, err
	case len(files) > 1:
		file = prints.TwoFiles(file)
	default:
		for ending := range files {
			file += ending
		}
	}
	return surgery.Change{Notice: prints.SavedNotice(filepath.Join(folder, file), true)}, nil
}
