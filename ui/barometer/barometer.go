// Package barometer is the screen of the poll about a word: the questions of a
// week, what was answered once enough people have, and what is made of it.
// Questions can be undone; counts are corrected by a minus, and stand outside.
package barometer

import (
	"errors"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the barometer.
type Screen struct {
	stage   *Stage
	content *fyne.Container
	view    *kit.StateView
	head    *head
	list    *kit.List
	side    *fyne.Container
	results *resultsView
	full    *fyne.Container
	tight   bool // letters so large that the list stands above the results

	week  surgery.ID // that was chosen; "" is the one by date
	shown state
	fresh surgery.ID // was just added: it is selected when it comes
}

var _ kit.Screen = (*Screen)(nil)

// state is what the screen shows.
type state struct {
	board   barometer.Board
	at      surgery.ID // the question that is selected
	results barometer.Results
	fonts   *page.Fonts
}

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage, full: kit.Stack()}
	s.head, s.list, s.results = newHead(s), s.newList(), newResults(s)
	s.side = kit.Stack(s.list)
	s.view = kit.NewStateView(s.full)
	s.fit()
	s.content = kit.Stack(s.view)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Shown reads everything anew and puts the keys on the questions.
func (s *Screen) Shown() {
	s.week = ""
	s.load(func() {
		if len(s.shown.board.Questions) > 0 {
			kit.Focus(s.list)
		}
	})
}

// Changed reads it again.
func (s *Screen) Changed([]surgery.Family) { s.load(func() {}) }

// Current returns the question that is selected, "" for none.
func (s *Screen) Current() surgery.ID { return s.shown.at }

func (s *Screen) load(then func()) {
	at, week := s.shown.at, s.week
	if s.fresh != "" {
		at = s.fresh
	}
	kit.Read(s.stage.Stage, s.view, s.Shown, func() (state, error) { return s.stage.read(week, at) }, func(now state) {
		s.fresh = ""
		s.refresh(now)
		then()
	})
}

// read returns what there is to show: of the question asked for, else of the first
// that is open.
func (s *Stage) read(week, at surgery.ID) (state, error) {
	board, err := s.Barometer.Board(week)
	if gone := (*surgery.Error)(nil); week != "" && errors.As(err, &gone) && gone.Kind == surgery.NotFound {
		board, err = s.Barometer.Board("")
	}
	now := state{board: board}
	if err != nil || len(board.Questions) == 0 {
		return now, err
	}
	now.at = board.Questions[0].ID
	found := false
	for _, q := range board.Questions {
		if q.Open && !found {
			now.at, found = q.ID, true
		}
	}
	for _, q := range board.Questions {
		if q.ID == at {
			now.at = at
		}
	}
	if now.results, err = s.Barometer.Results(now.at); err != nil {
		return now, err
	}
	now.fonts, err = s.Prints.Fonts()
	return now, err
}

// refresh draws everything from what was read.
func (s *Screen) refresh(now state) {
	s.shown = now
	s.fit()
	switch {
	case now.board.Week == nil:
		button := kit.NewButton(kit.Primary, words.Say("barometer.plan_week"), func() { s.stage.Go("week") })
		s.view.Empty(words.Say("barometer.none_week"), words.Say("barometer.none_week_advice"), button)
		kit.Focus(button)
		return
	case len(now.board.Questions) == 0:
		button := kit.NewButton(kit.Primary, words.Say("barometer.new"), s.Add)
		s.view.Empty(words.Say("barometer.none"), words.Say("barometer.none_advice"), button)
		kit.Focus(button)
		return
	}
	s.head.show(now)
	s.list.Refresh()
	s.list.SelectKey(string(now.at))
	s.results.show(now)
	s.view.Full()
}

// fit puts the questions beside the results, or above them where letters are large.
func (s *Screen) fit() {
	tight := kit.Grow(100) >= 150
	if len(s.full.Objects) > 0 && s.tight == tight {
		return
	}
	s.tight = tight
	s.head.fit(tight)
	right := kit.Scrolled(kit.Padded(12, 24, 20, 20, s.results.content))
	if tight {
		right = kit.Scrolled(kit.Padded(8, 24, 20, 24, kit.Column(12, s.head.content, fixed(s.listHigh, s.side), s.results.content)))
		s.full.Objects = []fyne.CanvasObject{right}
	} else {
		left := kit.NewSide(kit.Padded(14, 12, 12, 20, s.side), 310, true)
		s.full.Objects = []fyne.CanvasObject{kit.Edges(kit.Padded(18, 24, 12, 24, s.head.content), nil, left, nil, right)}
	}
	s.full.Refresh()
}

// listHigh is how high the questions are above the results: three at the most.
func (s *Screen) listHigh() float32 {
	return float32(min(max(len(s.shown.board.Questions), 1), 3)) * kit.Grow(72)
}

// newList makes the list of questions.
func (s *Screen) newList() *kit.List {
	return kit.NewList(kit.ListParts{
		Length: func() int { return len(s.shown.board.Questions) },
		Key:    func(i int) string { return string(s.shown.board.Questions[i].ID) },
		New:    func() fyne.CanvasObject { return newQuestionRow() },
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			fillQuestionRow(row, s.shown.board.Questions[i])
		},
		Selected: func(i int) {
			if i >= 0 && i < len(s.shown.board.Questions) && s.shown.board.Questions[i].ID != s.shown.at {
				s.shown.at = s.shown.board.Questions[i].ID
				s.load(func() {})
			}
		},
		Chosen: func(int) { s.Edit() },
		Typed:  func(r rune) { s.Letter(r) },
		Other: func(_ int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyDelete || ev.Name == fyne.KeyBackspace {
				s.Remove()
				return true
			}
			return false
		},
		Gap: 6,
	})
}

// Letter does what one stands for.
func (s *Screen) Letter(r rune) bool {
	switch unicode.ToUpper(r) {
	case 'A':
		s.Add()
	case 'K':
		s.CountPaper()
	case 'B':
		s.BringIn()
	case 'P':
		s.Share()
	case 'W':
		s.OwnWords()
	default:
		return false
	}
	return true
}

func newQuestionRow() fyne.CanvasObject {
	return kit.Padded(8, 12, 8, 12, kit.Column(4, kit.NewText(kit.Ellipsis, kit.Run{Text: kit.Blank, Weight: kit.Semi}), kit.MiddleRow(8, kit.NewPill(kit.Plain, kit.Blank), kit.Small(kit.Blank).OneLine())))
}

func fillQuestionRow(row fyne.CanvasObject, q barometer.Card) {
	parts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	parts[0].(*kit.Text).Set(q.Words.Question)
	below := parts[1].(*fyne.Container).Objects
	pill := below[0].(*kit.Pill)
	switch {
	case q.Open:
		pill.Set(kit.Finished, words.Say("barometer.open"))
	case q.Over:
		pill.Set(kit.Plain, words.Say("barometer.over"))
	default:
		pill.Set(kit.Calm, words.Say("barometer.opens", "day", dayShort(q.From)))
	}
	below[1].(*kit.Text).Set(words.Count("barometer.answers", q.People))
}

// Ask shows the asking screen.
func (s *Screen) Ask() { s.stage.Go("asking") }

// Remove takes the question that is selected out of the week, after asking where
// people have answered it. It can be undone.
func (s *Screen) Remove() {
	at := s.shown.at
	if at == "" {
		return
	}
	do := func() {
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Barometer.Remove(at) }, nil)
	}
	if n := s.shown.results.People + s.shown.results.Waiting; n > 0 {
		kit.Confirm(s.stage.Window, words.Say("barometer.remove"), words.Count("barometer.remove_what", n), words.Say("barometer.take_out"), true, do)
		return
	}
	do()
}

// head says which week it is, and holds what is done on this screen.
type head struct {
	screen  *Screen
	content *fyne.Container
	title   *kit.Text
	add     *kit.Button
	ask     *kit.Button
}

func newHead(s *Screen) *head {
	h := &head{screen: s, title: kit.Heading(""), content: kit.Stack()}
	h.add = kit.NewButton(kit.Secondary, words.Say("barometer.new"), s.Add).WithHint("A")
	h.ask = kit.NewButton(kit.Primary, words.Say("barometer.ask"), s.Ask)
	return h
}

// fit puts the buttons beside the title, or under it where letters are large.
func (h *head) fit(tight bool) {
	h.content.Objects = []fyne.CanvasObject{kit.MiddleRow(16, h.title, kit.Row(10, h.add, h.ask))}
	if tight {
		h.content.Objects = []fyne.CanvasObject{kit.Column(8, h.title, kit.Flow(10, h.ask, h.add))}
	}
}

func (h *head) show(now state) {
	h.title.SetRuns(kit.Run{Text: words.Say("barometer.title"), Weight: kit.Bold, Size: kit.SizeHeading},
		kit.Run{Text: "  " + strings.TrimSpace(now.board.Week.Words.Title), Weight: kit.Semi, Size: kit.SizeSmall, Colour: kit.ColourMuted})
}
