package checklists

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
)

// ownFolder, in the folder of the records, holds the host's own checklists until
// they choose another folder.
const ownFolder = "checklists"

// replaced is put behind the name of a file that the shipped version takes the
// place of, so that it can be taken in again.
const replaced = ".old"

// Row is a checklist as the editor lists it.
type Row struct {
	ID      string
	Title   string
	Steps   int  // that are shown
	Away    int  // steps that are hidden
	Hidden  bool // the whole checklist
	Shipped bool // one with this id comes with the program
	Own     bool // it stands in the host's own folder
}

// Rows returns all checklists, hidden ones too, in the order of All.
func (r *Room) Rows() ([]Row, error) {
	if err := r.desk.AtHome(); err != nil {
		return nil, err
	}
	shipped, err := r.shippedLists()
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, c := range r.Lists().All() {
		steps := len(c.For(""))
		ours, comes := shipped[c.ID]
		rows = append(rows, Row{ID: c.ID, Title: c.Title, Steps: steps, Away: len(c.Steps) - steps, Hidden: c.Hidden,
			Shipped: comes, Own: !comes || !reflect.DeepEqual(ours, c)})
	}
	return rows, nil
}

// Checklist returns a checklist with all its steps, hidden ones too.
func (r *Room) Checklist(id string) (checklist.Checklist, error) {
	c, ok := r.Lists().Get(id)
	if !ok {
		return c, surgery.Fail(surgery.NotFound, "error.gone")
	}
	c.Steps = slices.Clone(c.Steps)
	return c, nil
}

// New adds a checklist of the host's own, with a first step to change,
// and returns its id.
func (r *Room) New(title, summary string) (surgery.Change, string, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, "", err
	}
	c := checklist.Checklist{Title: surgery.Clean(title), Summary: surgery.Clean(summary), Kind: checklist.Activity, Platform: "any", Version: 1}
	c.ID = folders.Free(slug(c.Title, "checklist"), func(id string) bool { _, taken := r.Lists().Get(id); return taken })
	c.Steps = []checklist.Step{{ID: "first-step", Title: words.Say("checklists.first_title"), Why: words.Say("checklists.first_why"),
		How: words.Say("checklists.first_how"), Minutes: 5, Track: surgery.Both, Kind: checklist.Advice, Version: 1}}
	done, err := r.keepChecklist(c, words.Say("checklists.saved", "title", c.Title))
	return done, c.ID, err
}

// Name gives a checklist another title and summary.
func (r *Room) Name(id, title, summary string) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	return r.editChecklist(id, "checklists.saved", func(c *checklist.Checklist) error {
		c.Title, c.Summary = surgery.Clean(title), surgery.Clean(summary)
		return nil
	})
}

// Hide has a checklist offered no more, or again. Visits that have it
// keep it.
func (r *Room) Hide(id string, hidden bool) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	key := "checklists.shown"
	if hidden {
		key = "checklists.hidden"
	}
	return r.editChecklist(id, key, func(c *checklist.Checklist) error {
		c.Hidden = hidden
		return nil
	})
}

// SaveStep adds a step at the end of a checklist, or changes the one with s.ID.
// Where its words change its version counts up, so that those who did it hear of
// it at their next visit. Version and Hidden of s are not looked at.
func (r *Room) SaveStep(list string, s checklist.Step) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	s.Title, s.Why, s.How, s.URL = surgery.Clean(s.Title), surgery.Clean(s.Why), surgery.Clean(s.How), strings.TrimSpace(s.URL)
	s.Verified = s.Verified || s.Checked != "" // somebody looked
	return r.editChecklist(list, "checklists.saved", func(c *checklist.Checklist) error {
		c.Version++
		if s.ID == "" {
			s.ID = folders.Free(slug(s.Title, "step"), func(id string) bool { _, taken := c.Step(id); return taken })
			s.Version, s.Hidden = 1, false
			c.Steps = append(c.Steps, s)
			return nil
		}
		i, err := place(c, s.ID)
		if err != nil {
			return err
		}
		before := c.Steps[i]
		s.Version, s.Hidden = before.Version, before.Hidden
		if s.Title != before.Title || s.Why != before.Why || s.How != before.How {
			s.Version = max(s.Version, r.asideVersion(list, s.ID)) + 1
		}
		if s.Done = before.Done; s.Title != before.Title {
			s.Done = "" // it would say what is done of another thing
		}
		c.Steps[i] = s
		return nil
	})
}

// MoveStep puts a step so many places further down, up when by is less than 0.
func (r *Room) MoveStep(list, step string, by int) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	return r.editChecklist(list, "checklists.moved", func(c *checklist.Checklist) error {
		i, err := place(c, step)
		if err != nil {
			return err
		}
		s := c.Steps[i]
		c.Steps = slices.Insert(slices.Delete(c.Steps, i, i+1), min(max(i+by, 0), len(c.Steps)-1), s)
		c.Version++
		return nil
	})
}

// HideStep has a step shown no more, or again; what was done on it stays.
func (r *Room) HideStep(list, step string, hidden bool) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	key := "checklists.step_shown"
	if hidden {
		key = "checklists.step_hidden"
	}
	return r.editChecklist(list, key, func(c *checklist.Checklist) error {
		i, err := place(c, step)
		if err != nil {
			return err
		}
		c.Steps[i].Hidden = hidden
		c.Version++
		return nil
	})
}

func place(c *checklist.Checklist, step string) (int, error) {
	i := slices.IndexFunc(c.Steps, func(s checklist.Step) bool { return s.ID == step })
	if i < 0 {
		return 0, surgery.Fail(surgery.NotFound, "error.gone")
	}
	return i, nil
}

// Shipped goes back to the version that comes with the program. The
// host's own file stays beside, under a name that is not read.
func (r *Room) Shipped(id string) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	shipped, err := r.shippedLists()
	if err != nil {
		return surgery.Change{}, err
	}
	ours, comes := shipped[id]
	_, from := r.ownLists()
	file, own := from[id]
	switch {
	case !comes:
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	case !own:
		return surgery.Change{}, nil // it is the shipped one already
	}
	folder := r.settings.Settings().Checklists
	aside := folders.Free(file+replaced, func(name string) bool {
		_, err := os.Lstat(filepath.Join(folder, name))
		return err == nil
	})
	if err := os.Rename(filepath.Join(folder, file), filepath.Join(folder, aside)); err != nil {
		return surgery.Change{}, surgery.Fail(surgery.ReadOnly, "checklists.unwritten").Because(err)
	}
	done, err := r.LookAgain()
	done.Notice = words.Say("checklists.shipped_again", "title", ours.Title, "file", aside)
	return done, err
}

// editChecklist changes a checklist and keeps it.
func (r *Room) editChecklist(id, key string, change func(*checklist.Checklist) error) (surgery.Change, error) {
	c, err := r.Checklist(id)
	if err != nil {
		return surgery.Change{}, err
	}
	if err := change(&c); err != nil {
		return surgery.Change{}, err
	}
	return r.keepChecklist(c, words.Say(key, "title", c.Title))
}

// keepChecklist writes a checklist into the host's own folder, which it makes if
// there is none, and reads all of them anew.
func (r *Room) keepChecklist(c checklist.Checklist, notice string) (surgery.Change, error) {
	raw, err := checklist.Write(c)
	if err != nil {
		return surgery.Change{}, err
	}
	folder, err := r.ownChecklists()
	if err != nil {
		return surgery.Change{}, err
	}
	_, from := r.ownLists()
	file, own := from[c.ID]
	if !own {
		file = freeFile(folder, c.ID)
	}
	if err := writeChecklist(filepath.Join(folder, file), raw); err != nil {
		return surgery.Change{}, err
	}
	done, err := r.LookAgain()
	done.Notice = notice
	return done, err
}

// ownChecklists returns the folder of the host's own checklists. Where none is
// set it becomes one beside the records.
func (r *Room) ownChecklists() (string, error) {
	if r.settings.Settings().Checklists != "" {
		return r.settings.Settings().Checklists, nil
	}
	folder := filepath.Join(r.desk.Store().Folder(), ownFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", surgery.Fail(surgery.ReadOnly, "checklists.unwritten").Because(err)
	}
	s := r.settings.Settings()
	s.Checklists = folder
	_, err := r.settings.Set(s)
	return folder, err
}

// writeChecklist writes a file beside, syncs and renames it.
func writeChecklist(path string, raw []byte) error {
	if err := printer.SaveAs(path, raw); err != nil {
		e := surgery.AsError(err)
		return surgery.Fail(e.Kind, "checklists.unwritten").Because(e.Cause)
	}
	return nil
}

// freeFile returns a file name for a checklist; one that is taken, by a file
// that is broken perhaps, is never written over.
func freeFile(folder, id string) string {
	name := folders.Free(id, func(id string) bool {
		_, err := os.Lstat(filepath.Join(folder, id+".toml"))
		return err == nil
	})
	return name + ".toml"
}

// mostSlug keeps room for a number in an id.
const mostSlug = 50

// slug makes an id of a title: small letters and single hyphens.
func slug(title, otherwise string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == mostSlug {
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return otherwise
}
