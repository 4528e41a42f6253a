package story

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/ui/kit"
)

func (s *Screen) newParts() *kit.List {
	return kit.NewList(s.arranged(kit.ListParts{
		New:    newPart,
		Length: func() int { return len(s.shown.Parts) },
		Key:    func(i int) string { return s.shown.Parts[i].Key },
		Fill: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			p := s.shown.Parts[i]
			o.(*part).fill(p)
		},
		Chosen: s.TogglePart,
	}, s.MovePart))
}

func (s *Screen) newEntries() *kit.List {
	return kit.NewList(s.arranged(kit.ListParts{
		New:      newRow,
		Length:   func() int { return len(s.found) },
		Key:      func(i int) string { return string(s.entry(i).ID) },
		AboveTop: func() { kit.Focus(s.box) },
		Fill: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			e := s.entry(i)
			o.(*row).fill(e.In, strings.ReplaceAll(e.Words.What, "\n", " "), learning.KindWords(e.Kind))
		},
		Chosen: s.ToggleEntry,
	}, s.MoveEntry))
}

// arranged adds what both lists do: Space puts in or takes out, Alt with an arrow
// moves, W changes the words.
func (s *Screen) arranged(p kit.ListParts, move func(i, by int)) kit.ListParts {
	p.Lines = true
	p.Shortcut = func(i int, shortcut fyne.Shortcut) bool {
		custom, ok := shortcut.(*desktop.CustomShortcut)
		if !ok || custom.Modifier != fyne.KeyModifierAlt {
			return false
		}
		switch custom.KeyName {
		case fyne.KeyUp:
			move(i, -1)
		case fyne.KeyDown:
			move(i, 1)
		default:
			return false
		}
		return true
	}
	p.Typed = func(r rune) {
		if !s.Letter(r) && kit.PassRune != nil {
			kit.PassRune(r)
		}
	}
	return p
}

// Letter does what one stands for.
func (s *Screen) Letter(r rune) bool {
	if unicode.ToUpper(r) != 'W' {
		return false
	}
	s.ChangeWords()
	return true
}

// TogglePart puts a part in, as the last, or takes it out.
func (s *Screen) TogglePart(i int) {
	p := &s.shown.Parts[i]
	after := s.shown.Story
	after.Parts = toggled(after.Parts, p.Key)
	p.In = !p.In
	s.keep(after)
}

// MovePart moves a part that is in the story.
func (s *Screen) MovePart(i, by int) {
	after := s.shown.Story
	if parts, ok := moved(after.Parts, s.shown.Parts[i].Key, by); ok {
		after.Parts = parts
		s.keep(after)
	}
}

// ToggleEntry puts an entry in, as the last, or takes it out; the keys go on to
// the next, so that several can be chosen one after another.
func (s *Screen) ToggleEntry(i int) {
	if i < 0 || i >= len(s.found) {
		return
	}
	e := s.entry(i)
	if i+1 < len(s.found) {
		s.wanted = s.entry(i + 1).ID
	}
	after := s.shown.Story
	after.Entries = toggled(after.Entries, e.ID)
	e.In = !e.In
	s.keep(after)
}

// MoveEntry moves an entry that is in the story past its neighbour that is listed,
// and so past those between that a search leaves out.
func (s *Screen) MoveEntry(i, by int) {
	to := i + by
	if i < 0 || i >= len(s.found) || to < 0 || to >= len(s.found) || !s.entry(i).In || !s.entry(to).In {
		return
	}
	var shown []surgery.ID // without those that have gone since
	for _, e := range s.shown.Entries {
		if e.In {
			shown = append(shown, e.ID)
		}
	}
	id := s.entry(i).ID
	by = slices.Index(shown, s.entry(to).ID) - slices.Index(shown, id)
	after := s.shown.Story
	if entries, ok := moved(shown, id, by); ok {
		after.Entries = entries
		s.shown.Entries = shifted(s.shown.Entries, s.found[i], s.found[to])
		s.keep(after)
	}
}

// toggled returns a list without what was in it, or with it as the last.
func toggled[T comparable](list []T, one T) []T {
	if i := slices.Index(list, one); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), one)
}

// moved returns a list with one of it that many places further; false where it
// cannot go there.
func moved[T comparable](list []T, one T, by int) ([]T, bool) {
	i := slices.Index(list, one)
	to := i + by
	if i < 0 || to < 0 || to >= len(list) {
		return nil, false
	}
	return shifted(list, i, to), true
}

// shifted returns a list with what stands at one place at another.
func shifted[T any](list []T, from, to int) []T {
	return slices.Insert(slices.Delete(slices.Clone(list), from, from+1), to, list[from])
}

// part is a part on one line, ticked where it is in the story: why it would be
// empty stands behind its title.
type part struct {
	widget.BaseWidget
	mark *kit.Mark
	what *kit.Text
	body *fyne.Container
}

func newPart() fyne.CanvasObject {
	p := &part{mark: kit.NewMark(kit.MarkToDo), what: kit.Body(kit.Blank).OneLine()}
	p.body = kit.Padded(9, 12, 9, 12, kit.MiddleRow(12, p.mark, p.what))
	p.ExtendBaseWidget(p)
	return p
}

func (p *part) fill(of story.Part) {
	p.mark.Set(map[bool]kit.MarkState{true: kit.MarkDone}[of.In])
	runs := []kit.Run{{Text: of.Title}}
	if of.Empty != "" {
		runs = append(runs, kit.Run{Text: "  " + of.Empty, Size: kit.SizeSmall, Colour: kit.ColourMuted})
	}
	p.what.SetRuns(runs...)
	p.body.Refresh()
}

// CreateRenderer is for Fyne.
func (p *part) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.body) }

// row is an entry, ticked where it is in the story.
type row struct {
	widget.BaseWidget
	mark       *kit.Mark
	what, more *kit.Text
	body       *fyne.Container
}

func newRow() fyne.CanvasObject {
	r := &row{mark: kit.NewMark(kit.MarkToDo), what: kit.Body(kit.Blank).OneLine(), more: kit.Small(kit.Blank).OneLine()}
	r.body = kit.Padded(6, 12, 6, 12, kit.MiddleRow(12, r.mark, kit.Column(0, r.what, r.more)))
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) fill(in bool, what, more string) {
	r.mark.Set(map[bool]kit.MarkState{true: kit.MarkDone}[in])
	r.what.Set(what)
	r.more.Set(more)
	r.more.Hidden = more == ""
	r.body.Refresh()
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }
