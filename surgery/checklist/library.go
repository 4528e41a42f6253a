package checklist

import (
	"cmp"
	"io"
	"io/fs"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
)

// maxFiles is how many files of one folder are read.
const maxFiles = 300

// Library is all checklists that can be offered.
type Library struct {
	lists []Checklist // in the order they are offered to somebody on Both
}

// Load reads every *.toml file of shipped, and of own, the host's own folder,
// which may be nil. A file of own replaces the shipped checklist with the same
// id; any other is added. Files with problems are left out and named, and a
// shipped checklist stays where the host's version of it is broken.
func Load(shipped, own fs.FS) (*Library, []Problem) {
	lists, _, problems := ReadFolder(shipped)
	if own != nil {
		mine, _, more := ReadFolder(own)
		problems = append(problems, more...)
		for id, c := range mine {
			lists[id] = c
		}
	}
	l := &Library{}
	for _, c := range lists {
		l.lists = append(l.lists, c)
	}
	slices.SortFunc(l.lists, func(a, b Checklist) int {
		return cmp.Or(
			-cmp.Compare(bit(a.ID == SafeBasics), bit(b.ID == SafeBasics)),
			-cmp.Compare(bit(a.Kind == Platform), bit(b.Kind == Platform)),
			strings.Compare(a.Platform, b.Platform),
			strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)),
			strings.Compare(a.ID, b.ID))
	})
	return l, problems
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// ReadFolder reads the checklists of one folder by id, and returns which file
// each stands in. Where two files hold the same id the first by file name is kept.
func ReadFolder(folder fs.FS) (lists map[string]Checklist, from map[string]string, problems []Problem) {
	lists, from = map[string]Checklist{}, map[string]string{}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return lists, from, []Problem{fault{key: "checklist.problem_folder"}.problem("")}
	}
	read := 0
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || !strings.EqualFold(name[max(0, len(name)-5):], ".toml") {
			continue
		}
		if read++; read > maxFiles {
			problems = append(problems, fault{key: "checklist.problem_files_many", with: []any{"most", maxFiles}}.problem(""))
			break
		}
		raw, ok := readFile(folder, name)
		if !ok {
			problems = append(problems, fault{key: "checklist.problem_unreadable"}.problem(name))
			continue
		}
		c, bad := Read(name, raw)
		if len(bad) > 0 {
			problems = append(problems, bad...)
			continue
		}
		if first, taken := from[c.ID]; taken {
			problems = append(problems, fault{key: "checklist.problem_same_list", with: []any{"id", c.ID, "file", first}}.problem(name))
			continue
		}
		lists[c.ID], from[c.ID] = c, name
	}
	return lists, from, problems
}

// readFile reads a plain file, and one byte more than Read takes at the most.
func readFile(folder fs.FS, name string) ([]byte, bool) {
	info, err := fs.Stat(folder, name)
	if err != nil || !info.Mode().IsRegular() { // opening a pipe would wait for ever
		return nil, false
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, false
	}
	defer func() { _ = f.Close() }() // read only: nothing to lose
	raw, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	return raw, err == nil
}

// All returns every checklist, hidden ones too: safe basics, then the apps by name, then the
// activities by title.
func (l *Library) All() []Checklist { return slices.Clone(l.lists) }

// Get returns the checklist with that id.
func (l *Library) Get(id string) (Checklist, bool) {
	for _, c := range l.lists {
		if c.ID == id {
			return c, true
		}
	}
	return Checklist{}, false
}

// Offer returns the checklists for somebody on that track, the most fitting
// first: safe basics; those half or more of whose steps are only for this
// track; the rest; those half or more of whose steps are only for the other
// track. A hidden checklist, and one none of whose steps fit, is left out.
func (l *Library) Offer(track surgery.Track) []Checklist {
	var out []Checklist
	for _, c := range l.lists {
		if !c.Hidden && len(c.For(track)) > 0 {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Checklist) int { return place(a, track) - place(b, track) })
	return out
}

func place(c Checklist, track surgery.Track) int {
	mine, others, all := 0, 0, 0
	for _, s := range c.Steps {
		if s.Hidden {
			continue
		}
		all++
		switch {
		case !s.Fits(track):
			others++
		case s.Track != surgery.Both && track != surgery.Both && track != "":
			mine++
		}
	}
	switch {
	case c.ID == SafeBasics:
		return 0
	case 2*mine >= all:
		return 1
	case 2*others >= all:
		return 3
	}
	return 2
}
