package learning

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// Sort gives the chosen entry a kind, and goes on to the next that is not sorted.
// A quote asks for permission first.
func (s *Screen) Sort(kind surgery.LearningKind) {
	row, ok := s.chosen()
	if !ok || row.Kind == kind {
		return
	}
	if kind == surgery.Quote {
		row.Kind = kind
		s.edit(row.Learning)
		return
	}
	next := row.ID
	if row.Kind == "" {
		next = s.nextUnsorted()
	}
	s.wanted = next
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Learning.Sort(row.ID, kind) }, nil)
}

// nextUnsorted returns the entry to sort after the chosen one, else the chosen
// one itself.
func (s *Screen) nextUnsorted() surgery.ID {
	i := s.list.SelectedIndex()
	rows := s.shown.Rows
	for _, r := range slices.Concat(rows[i+1:], rows[:i]) {
		if r.Kind == "" {
			return r.ID
		}
	}
	return rows[i].ID
}

// Move puts the chosen entry past the one above or beneath it.
func (s *Screen) Move(by int) {
	row, ok := s.chosen()
	to := s.list.SelectedIndex() + by
	if !ok || to < 0 || to >= len(s.shown.Rows) {
		return
	}
	past := s.shown.Rows[to]
	if past.Day != row.Day || (past.Kind == "") != (row.Kind == "") {
		return // the first or last of its day
	}
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Learning.Move(row.ID, past.ID) }, nil)
}

// Remove takes the chosen entry out; the next one is chosen.
func (s *Screen) Remove() {
	row, ok := s.chosen()
	if !ok {
		return
	}
	i := s.list.SelectedIndex()
	switch {
	case i+1 < len(s.shown.Rows):
		s.wanted = s.shown.Rows[i+1].ID
	case i > 0:
		s.wanted = s.shown.Rows[i-1].ID
	}
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Learning.Remove(row.ID) }, nil)
}

// SaveTable saves the entries that are listed as a table.
func (s *Screen) SaveTable() {
	filter := s.find.filter
	papers.AskFolder(s.stage.Stage, s.stage.Prints, func(folder string) { // quotes can say whose they are
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Learning.Export(filter, folder) }, nil)
	})
}

// Add asks what was learnt.
func (s *Screen) Add() {
	quickAdd(s.stage, func(done surgery.Change) {
		s.wanted = done.About
		s.load(func() { kit.Focus(s.list) })
	})
}

// Edit changes the chosen entry.
func (s *Screen) Edit() {
	if row, ok := s.chosen(); ok {
		s.edit(row.Learning)
	}
}

// Story shows the story of the week that is chosen.
func (s *Screen) Story() { s.stage.Go("story") }

func (s *Screen) edit(l surgery.Learning) {
	showEntry(s.stage, l, func(done surgery.Change) {
		s.wanted = done.About
		s.load(func() { kit.Focus(s.list) })
	})
}
