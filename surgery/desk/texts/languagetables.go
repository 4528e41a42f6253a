package texts

import (
	"maps"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
)

// ownLanguages is the folder that becomes the host's own where none is set, and
// ownLines the file in a language of theirs that a table is written to.
const (
	ownLanguages = "languages"
	ownLines     = "lines.toml"
)

// toTranslate returns the English that a language may have lines for: the
// sentences of a handout, the boxes as the host has them, the titles of steps, and
// last how each is done.
func (r *Room) toTranslate() ([]languages.Entry, error) {
	all := languages.Frame()
	for _, name := range []string{handout.StaySafeText, handout.WhereToTurnText} {
		t, _, err := r.Text(name)
		if err != nil {
			return nil, err
		}
		all = append(all, languages.TextEntries(name, t.Title, t.Paragraphs)...)
	}
	titles, hows := languages.StepEntries(r.checklists.Lists().All())
	return append(append(all, titles...), hows...), nil
}

// LanguageTable saves the table that a translator fills in, "" for the documents
// folder.
func (r *Room) LanguageTable(code, folder string) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	l, ok := r.languages().Get(code)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	all, err := r.toTranslate()
	if err != nil {
		return surgery.Change{}, err
	}
	files, in, err := r.prints.SaveTable(words.Say("languages.table_name", "code", code), folder, languages.Table(l, all))
	if err != nil {
		return surgery.Change{}, err
	}
	return surgery.Change{Notice: words.Say("languages.table_saved", "files", files, "folder", in)}, nil
}

// ReturnedTable is a translator's table as it was read, to be looked at before it
// is taken in.
type ReturnedTable struct {
	languages.Returned
	Language string
	Counts   languages.Counts // once it is taken in
}

// ReadLanguageTable reads a table that a translator filled in.
func (r *Room) ReadLanguageTable(path string) (ReturnedTable, error) {
	if err := r.desk.AtHome(); err != nil {
		return ReturnedTable{}, err
	}
	raw, err := folders.Read(path, intake.MaxFile)
	if err != nil {
		return ReturnedTable{}, surgery.Fail(surgery.BadFile, "languages.table_unread").Because(err)
	}
	all, err := r.toTranslate()
	if err != nil {
		return ReturnedTable{}, err
	}
	back, err := languages.ReadTable(raw, all)
	if err != nil {
		return ReturnedTable{}, err
	}
	l, ok := r.languages().Get(back.Code)
	if !ok {
		return ReturnedTable{}, surgery.Fail(surgery.BadFile, "languages.table_unknown", "code", back.Code)
	}
	after := *l
	after.Lines = maps.Clone(l.Lines)
	maps.Copy(after.Lines, back.Lines)
	return ReturnedTable{back, l.English, languages.Count(&after, all)}, nil
}

// TakeInLanguageTable puts the lines of a table among the host's own, in place of
// ours. The language is a draft until somebody has read it as it is then.
func (r *Room) TakeInLanguageTable(path string) (surgery.Change, error) {
	back, err := r.ReadLanguageTable(path)
	if err != nil {
		return surgery.Change{}, err
	}
	folder := r.settings.Settings().Languages
	if folder == "" {
		folder = filepath.Join(r.desk.Store().Folder(), ownLanguages)
	}
	if err := r.writeLanguage(filepath.Join(folder, back.Code), back.Returned); err != nil {
		return surgery.Change{}, surgery.Fail(surgery.ReadOnly, "languages.unwritten").Because(err)
	}
	if r.settings.Settings().Languages == "" {
		s := r.settings.Settings()
		s.Languages = folder
		if _, err := r.settings.Set(s); err != nil {
			return surgery.Change{}, err
		}
	}
	done, err := r.LookAtLanguages()
	done.Notice = words.Count("languages.taken_in", len(back.Lines), "language", back.Language)
	return done, err
}

// writeLanguage writes lines into the folder of a language of the host's own,
// beside those that came from a table before.
func (r *Room) writeLanguage(folder string, back languages.Returned) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	l, _ := r.languages().Get(back.Code)
	all, err := r.toTranslate()
	if err != nil {
		return err
	}
	name, raw := languages.AboutFile(l)
	if _, err := os.Lstat(filepath.Join(folder, name)); os.IsNotExist(err) {
		if err := printer.SaveAs(filepath.Join(folder, name), raw); err != nil {
			return err
		}
	}
	path, lines := filepath.Join(folder, ownLines), map[string]languages.Line{}
	if was, err := folders.ReadPlain(path, intake.MaxFile); err == nil {
		if lines, err = languages.ReadLines(was); err != nil {
			return err // a file that is broken is never written over
		}
	}
	maps.Copy(lines, back.Lines)
	return printer.SaveAs(path, languages.LinesFile(lines, all))
}
