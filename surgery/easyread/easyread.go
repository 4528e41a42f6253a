// Package easyread reads the words that are written to be easier to read: one idea
// a line, each with a picture. They stand in assets/easy: a file for each
// checklist, and one for each text.
//
// A line of such a file is the name of a picture, a bar and a sentence:
// "password | Make a strong password." Rules a test keeps: one idea, at most 15
// words, everyday words, the same word for the same thing, a picture for each.
package easyread

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"socialmediasurgery/surgery/pictogram"
)

// Idea is one line: a picture, and what it says. A host's own words may have no
// picture.
type Idea struct {
	Picture pictogram.Name
	Says    string
}

// UnmarshalText reads "picture | What it says."
func (i *Idea) UnmarshalText(raw []byte) error {
	name, says, found := strings.Cut(string(raw), "|")
	i.Picture, i.Says = pictogram.Name(strings.TrimSpace(name)), strings.TrimSpace(says)
	switch {
	case !found || i.Says == "":
		return fmt.Errorf("%q: want \"picture | What it says.\"", raw)
	case !i.Picture.Known():
		return fmt.Errorf("%q: there is no picture %q", raw, i.Picture)
	}
	return nil
}

// Step is one step of a checklist.
type Step struct {
	ID      string
	Version int    // of the step it was written for: once that is newer it is not used
	Did     Idea   // for when it was done
	Next    []Idea // what to do, and how: three at most
}

// Steps are those of one checklist, by their ids.
type Steps map[string]Step

// For returns the words of a step in that version, or false where there are none.
func (s Steps) For(id string, version int) (Step, bool) {
	step, ok := s[id]
	return step, ok && step.Version == version
}

// ReadSteps reads easy/ID.toml of a checklist; none for one that has no file. An
// error names the file.
func ReadSteps(files fs.FS, checklist string) (Steps, error) {
	var file struct{ Steps []Step }
	if err := read(files, checklist, &file); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, err
	}
	steps := Steps{}
	for _, s := range file.Steps {
		steps[s.ID] = s
	}
	return steps, nil
}

// read decodes one file of easy; nothing in it may be unknown.
func read(files fs.FS, name string, into any) error {
	name = "easy/" + name + ".toml"
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	meta, err := toml.Decode(string(raw), into)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return fmt.Errorf("%s: %s is not known", name, unknown[0])
	}
	return nil
}

// Written returns the day on which the words were last changed. Whoever checked
// them before that day has not read them all.
func Written(files fs.FS) (time.Time, error) {
	var file struct{ Written string }
	if err := read(files, "written", &file); err != nil {
		return time.Time{}, err
	}
	return time.Parse(time.DateOnly, file.Written)
}

// Task is what the step is to somebody who has it before them: the first thing to do.
func (s Step) Task() Idea {
	if len(s.Next) == 0 {
		return Idea{}
	}
	return s.Next[0]
}
