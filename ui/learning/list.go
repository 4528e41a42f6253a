package learning

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/ui/kit"
)

func (s *Screen) newList() *kit.List {
	return kit.NewList(kit.ListParts{
		Length:   func() int { return len(s.shown.Rows) },
		Key:      func(i int) string { return string(s.shown.Rows[i].ID) },
		New:      newRow,
		Fill:     func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*row).fill(s.shown.Rows[i], s.merging) },
		Selected: func(int) { s.showDetail() },
		Chosen:   func(int) { s.Edit() },
		AboveTop: func() { kit.Focus(s.find.box) },
		Escape:   s.stopMerging,
		Typed:    s.typed,
		Other: func(_ int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyDelete || ev.Name == fyne.KeyBackspace {
				s.Remove()
				return true
			}
			return false
		},
		Shortcut: func(_ int, shortcut fyne.Shortcut) bool {
			custom, ok := shortcut.(*desktop.CustomShortcut)
			if !ok || custom.Modifier != fyne.KeyModifierAlt {
				return false
			}
			switch custom.KeyName {
			case fyne.KeyUp:
				s.Move(-1)
			case fyne.KeyDown:
				s.Move(1)
			default:
				return false
			}
			return true
		},
		Lines: true,
	})
}

// typed does what a key stands for: a figure sorts, M merges, A adds.
func (s *Screen) typed(r rune) {
	if !s.Letter(r) && kit.PassRune != nil {
		kit.PassRune(r)
	}
}

// Letter does what one stands for, or the figure of a kind.
func (s *Screen) Letter(r rune) bool {
	if i := int(r - '1'); i >= 0 && i < len(surgery.LearningKinds) {
		s.Sort(surgery.LearningKinds[i])
		return true
	}
	switch unicode.ToUpper(r) {
	case 'A':
		s.Add()
	case 'M':
		s.Merge()
	default:
		return false
	}
	return true
}

// row is an entry in the list: what, its kind, its day and where from.
type row struct {
	widget.BaseWidget
	what, more *kit.Text
	kind       *kit.Pill
	body       *fyne.Container
}

func newRow() fyne.CanvasObject {
	r := &row{what: kit.Body(kit.Blank).OneLine(), more: kit.Small(kit.Blank).OneLine(), kind: kit.NewPill(kit.Plain, kit.Blank)}
	r.body = kit.Padded(9, 14, 9, 14, kit.Column(4, r.what, kit.MiddleRow(kit.Step, r.kind, r.more)))
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) fill(l learning.Row, merging surgery.ID) {
	r.what.Set(strings.ReplaceAll(l.Words.What, "\n", " "))
	tone, says := tone(l.Kind), learning.KindWords(l.Kind)
	if l.ID == merging {
		says = "1 · " + says
	}
	r.kind.Set(tone, says)
	r.more.Set(about(l))
	r.body.Refresh()
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }

// about says an entry's day, event, topics and tags on one line.
func about(l learning.Row) string {
	parts := []string{dayWords(l.Day)}
	if l.Event != "" {
		parts = append(parts, l.Event)
	}
	for _, t := range l.About {
		parts = append(parts, learning.TopicWords(t))
	}
	for _, t := range l.Words.Tags {
		parts = append(parts, "#"+t)
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

func dayWords(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("Mon 2 Jan 2006")
}

func tone(k surgery.LearningKind) kit.Tone {
	switch k {
	case "":
		return kit.Waiting
	case surgery.Worked:
		return kit.Finished
	case surgery.DidNotWork:
		return kit.Alarm
	case surgery.Quote:
		return kit.Plain
	}
	return kit.Calm
}
