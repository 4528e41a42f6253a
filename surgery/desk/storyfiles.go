package desk

import (
	"path/filepath"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/handout"
)

// StoryForm is a file that a story can be saved as, beside the PDF.
type StoryForm string

// The forms.
const (
	StoryHTML     StoryForm = "html"
	StoryMarkdown StoryForm = "markdown"
	StoryTable    StoryForm = "table" // as .csv and as .xlsx
)

// StoryPaper lays the story of a week out.
func (d *Desk) StoryPaper(week surgery.ID, size surgery.HandoutSize) (Paper, error) {
	doc, err := d.StoryDocument(week)
	if err != nil {
		return Paper{}, err
	}
	size = sizeOf(size, "")
	return d.lay(Paper{Kind: surgery.StoryPrint, Size: size}, handout.Story{Document: doc, Size: size}.Pages)
}

// SaveStoryAs writes the story of a week as a file into a folder, "" for the
// documents folder. A file that is there is not written over.
func (d *Desk) SaveStoryAs(week surgery.ID, form StoryForm, folder string) (surgery.Change, error) {
	w, err := d.weekToShow(week)
	if err != nil {
		return surgery.Change{}, err
	}
	doc, err := d.StoryDocument(week)
	if err != nil {
		return surgery.Change{}, err
	}
	files, name := map[string][]byte{}, "story-"+w.From
	switch form {
	case StoryHTML:
		fonts, err := d.Fonts()
		if err != nil {
			return surgery.Change{}, err
		}
		files[".html"] = document.HTML(doc, fonts)
	case StoryMarkdown:
		files[".md"] = document.Markdown(doc)
	default:
		files[".csv"], files[".xlsx"] = document.CSV(doc), document.XLSX(doc)
	}
	file, folder, err := folders.SaveAll(d.options.Saves, folder, name, files)
	switch {
	case err != nil:
		return surgery.Change{}, err
	case len(files) > 1:
		file = twoFiles(file)
	default:
		for ending := range files {
			file += ending
		}
	}
	return surgery.Change{Notice: savedNotice(filepath.Join(folder, file), true)}, nil
}
