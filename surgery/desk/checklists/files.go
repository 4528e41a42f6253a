package checklists

import (
	"io/fs"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// mostChecklist is more than a checklist file may have, in bytes; what is beyond
// is not read.
const mostChecklist = 1 << 20

// shippedLists returns the checklists that come with the program, by id.
func (r *Room) shippedLists() (map[string]checklist.Checklist, error) {
	folder, err := fs.Sub(r.desk.Options().Files, "checklists")
	if err != nil {
		return nil, surgery.AsError(err)
	}
	lists, _, _ := checklist.ReadFolder(folder) // a test reads each of them
	return lists, nil
}

// ownLists returns the host's own checklists by id, and their files.
func (r *Room) ownLists() (lists map[string]checklist.Checklist, from map[string]string) {
	if r.settings.Settings().Checklists == "" {
		return nil, nil
	}
	lists, from, _ = checklist.ReadFolder(os.DirFS(r.settings.Settings().Checklists)) // problems stand in Settings
	return lists, from
}

// asideVersion returns the highest version of a step in the files that the
// shipped version took the place of, 0 for none: somebody may have done it then,
// and must hear of words they have not seen.
func (r *Room) asideVersion(list, step string) int {
	highest := 0
	if r.settings.Settings().Checklists == "" {
		return highest
	}
	files, err := fs.Glob(os.DirFS(r.settings.Settings().Checklists), "*"+replaced+"*")
	if err != nil {
		return highest
	}
	for _, name := range files {
		raw, err := folders.ReadPlain(filepath.Join(r.settings.Settings().Checklists, name), mostChecklist)
		if err != nil {
			continue // what cannot be read was not used
		}
		if c, problems := checklist.Read(name, raw); len(problems) == 0 && c.ID == list {
			s, _ := c.Step(step)
			highest = max(highest, s.Version)
		}
	}
	return highest
}

// Share writes a checklist as a file into a folder, to be given to
// others. A file that is there already is not written over.
func (r *Room) Share(id, folder string) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	c, err := r.Checklist(id)
	if err != nil {
		return surgery.Change{}, err
	}
	raw, err := checklist.Write(c)
	if err != nil {
		return surgery.Change{}, err
	}
	folder, err = folders.Writable(folder)
	if err != nil {
		return surgery.Change{}, err
	}
	file := freeFile(folder, c.ID)
	if err := writeChecklist(filepath.Join(folder, file), raw); err != nil {
		return surgery.Change{}, err
	}
	return surgery.Change{Notice: words.Say("checklists.shared", "file", file, "folder", folder)}, nil
}

// Read reads a checklist file somebody gave the host, to be looked at
// before it is taken in. replaces is the title of the one it would take the place
// of, "" for none. An error names the line and the reason.
func (r *Room) Read(path string) (c checklist.Checklist, replaces string, err error) {
	if err := r.desk.AtHome(); err != nil {
		return checklist.Checklist{}, "", err
	}
	path, err = folders.Whole(path)
	if err != nil {
		return c, "", surgery.Fail(surgery.BadFile, "checklists.unread", "file", filepath.Base(path)).Because(err)
	}
	raw, err := folders.ReadPlain(path, mostChecklist)
	if err != nil {
		return c, "", surgery.Fail(surgery.BadFile, "checklists.unread", "file", filepath.Base(path)).Because(err)
	}
	c, problems := checklist.Read(filepath.Base(path), raw)
	if len(problems) > 0 {
		return c, "", surgery.Fail(surgery.BadFile, "checklists.broken", "file", problems[0].File, "line", problems[0].Line, "reason", problems[0].Reason)
	}
	if before, ok := r.Lists().Get(c.ID); ok {
		replaces = before.Title
	}
	return c, replaces, nil
}

// TakeIn puts a checklist from a file among the host's own. It takes the
// place of the one with the same id; versions never count down, so that who did a
// step hears of its new words.
func (r *Room) TakeIn(path string) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	c, _, err := r.Read(path)
	if err != nil {
		return surgery.Change{}, err
	}
	if before, ok := r.Lists().Get(c.ID); ok {
		c.Version = max(c.Version, before.Version+1)
		for i, s := range c.Steps {
			was, ok := before.Step(s.ID)
			switch {
			case !ok:
			case s.Title != was.Title || s.Why != was.Why || s.How != was.How:
				c.Steps[i].Version = max(s.Version, was.Version+1)
			default:
				c.Steps[i].Version = max(s.Version, was.Version)
			}
		}
	}
	return r.keepChecklist(c, words.Say("checklists.taken_in", "title", c.Title))
}

// Paper lays a checklist out as the sheet that goes to the table; a
// blank size is standard.
func (r *Room) Paper(id string, size surgery.HandoutSize) (prints.Paper, error) {
	if err := r.desk.AtHome(); err != nil {
		return prints.Paper{}, err
	}
	c, err := r.Checklist(id)
	if err != nil {
		return prints.Paper{}, err
	}
	list := handout.SheetChecklist{Title: c.Title}
	for _, s := range c.For("") {
		list.Steps = append(list.Steps, handout.SheetStep{Title: s.Title, How: s.How, Minutes: s.Minutes, Essential: s.Essential})
	}
	sheet := handout.Sheet{Date: r.desk.Now(), Size: prints.SizeOf(size, ""), Checklists: []handout.SheetChecklist{list}}
	return r.prints.Lay(prints.Paper{Kind: surgery.SheetPrint, Size: sheet.Size}, sheet.Pages)
}
