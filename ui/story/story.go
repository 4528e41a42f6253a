// Package story is the screen on which a host arranges the story of a week: which
// parts, in which order, which entries of the learning log, and their words of
// welcome and thanks; beside it the pages as they will print. It is saved as PDF,
// as one HTML file, as Markdown and as CSV.
//
// Every change is kept at once and can be undone.
package story

import (
	"slices"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the story.
type Screen struct {
	stage   *Stage
	content *fyne.Container
	view    *kit.StateView
	full    *fyne.Container
	week    *kit.Select
	size    *kit.Select
	parts   *kit.List
	entries *kit.List
	box     *kit.Entry      // searches the entries
	search  *fyne.Container // the box, in its place
	found   []int           // entries that are listed, by their place in shown
	none    *fyne.Container // that no entry matches
	count   *kit.Text
	title   *kit.Text
	preview *kit.PagePreview
	wrong   *kit.Text // why the pages cannot be shown

	of    surgery.ID // the week that was chosen; "" is the one by date
	shown story.Board
	laid  int // likewise of pages
	tight bool

	wanted surgery.ID // the entry to be selected when what is kept is read again
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage, count: kit.Muted(""), title: kit.Strong("").OneLine(), preview: kit.NewPagePreview(), wrong: kit.Body("").In(kit.ColourDanger)}
	s.week = kit.NewSelect(nil, func(key string) {
		s.of = surgery.ID(key)
		s.Shown()
	})
	s.size = kit.NewSelect([]kit.Option{
		{Key: string(surgery.Standard), Label: words.Say("story.size_standard")},
		{Key: string(surgery.LargePrint), Label: words.Say("story.size_large")},
		{Key: string(surgery.Plain), Label: words.Say("story.size_plain")},
	}, func(string) { s.layPages() })
	s.size.Set(string(surgery.Standard))
	s.parts, s.entries = s.newParts(), s.newEntries()
	s.newSearch()
	s.wrong.Hide()
	s.full = kit.Stack()
	s.view = kit.NewStateView(s.full)
	s.fit(large())
	s.content = kit.Stack(s.view)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Shown reads the story anew and puts the keys on its parts.
func (s *Screen) Shown() {
	s.load(func() {
		if s.view.State() == kit.ViewFull {
			kit.Focus(s.parts)
		}
	})
}

// Changed reads it again: nearly every record is told of in it.
func (s *Screen) Changed([]surgery.Family) { s.load(func() {}) }

func (s *Screen) load(then func()) {
	week := s.of
	kit.Read(s.stage.Stage, s.view, s.Shown, func() (story.Board, error) {
		b, err := s.stage.Story.Board(week)
		if week != "" && surgery.KindOf(err) == surgery.NotFound {
			return s.stage.Story.Board("") // adding that week was undone
		}
		return b, err
	}, func(b story.Board) {
		s.refresh(b)
		then()
	})
}

// refresh draws everything from what was read.
func (s *Screen) refresh(b story.Board) {
	s.shown = b
	s.fit(large())
	if b.Week == nil {
		s.of = ""
		plan := kit.NewButton(kit.Primary, words.Say("story.to_week"), func() { s.stage.Go("week") })
		s.view.Empty(words.Say("story.none"), words.Say("story.none_advice"), plan)
		return
	}
	s.of = b.Week.ID
	s.view.Full()
	s.week.SetOptions(kit.Weeks(b.Weeks))
	s.week.Set(string(b.Week.ID))
	s.title.Set(b.Story.Words.Title)
	s.draw()
	if s.wanted != "" {
		s.entries.SelectKey(string(s.wanted))
		s.wanted = ""
	}
	s.layPages()
}

// draw shows what is arranged.
func (s *Screen) draw() {
	in := 0
	for _, e := range s.shown.Entries {
		if e.In {
			in++
		}
	}
	said := words.Count("story.entries", len(s.shown.Entries), "in", in)
	if len(s.shown.Entries) == 0 {
		said = words.Say("story.no_entries")
	}
	if s.shown.Unsorted > 0 {
		said += " " + words.Count("story.not_sorted", s.shown.Unsorted)
	}
	s.search.Hidden = len(s.shown.Entries) == 0
	s.find()
	if s.searching() && len(s.found) > 0 {
		said += " " + words.Count("story.found", len(s.found))
	}
	s.count.Set(said)
	for _, l := range []*kit.List{s.parts, s.entries} {
		l.Refresh()
		if l.SelectedIndex() < 0 {
			l.Select(0)
		}
	}
}

// layPages shows the pages as they will print.
func (s *Screen) layPages() {
	s.laid++
	laid, lay := s.laid, s.lay()
	kit.Do(s.stage.Runner, lay, func(p prints.Paper, err error) {
		if laid != s.laid {
			return
		}
		s.wrong.Hidden = err == nil
		if err != nil {
			s.wrong.Set(kit.ErrorLine(err))
		}
		s.preview.Set(p.Pages)
		s.full.Refresh()
	})
}

// keep shows an arrangement at once, and keeps it.
func (s *Screen) keep(after surgery.Story) {
	s.shown.Story = after
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Story.Save(after) }, func(_ surgery.Change, err error) {
		if err != nil {
			kit.ShowError(s.stage.Window, err)
			s.load(func() {}) // as it is kept
		}
	})
}

// large reports whether letters are so large that the pages need a place beneath.
func large() bool { return kit.Grow(100) >= 125 }

// mostHigh is the place the entries get above the pages, at 100 percent.
const mostHigh = 360

// fit lays the screen out: the arrangement at the left, the pages at the right;
// where letters are large, the arrangement alone.
func (s *Screen) fit(tight bool) {
	if len(s.full.Objects) > 0 && s.tight == tight {
		return
	}
	s.tight = tight
	back := kit.NewButton(kit.Secondary, words.Say("story.back"), func() { s.stage.Go("learning") })
	change := kit.NewButton(kit.Secondary, words.Say("story.change_words"), s.ChangeWords).WithHint("W")
	print := kit.NewButton(kit.Secondary, words.Say("story.print"), s.Print)
	pdf := kit.NewButton(kit.Primary, words.Say("story.save_pdf"), s.SavePDF)
	as := func(label string, form story.Form) *kit.Button {
		return kit.NewButton(kit.Secondary, words.Say(label), func() { s.SaveAs(form) })
	}
	saves := kit.Flow(kit.Step, pdf, as("story.save_html", story.StoryHTML), as("story.save_markdown", story.StoryMarkdown), as("story.save_table", story.StoryTable), print, kit.Stack(kit.HGap(kit.Grow(200)), s.size))
	top := kit.Column(10, kit.Framed(s.parts, 0), kit.Small(words.Say("story.keys")), s.search, s.count)
	if tight {
		head := kit.Column(10, kit.MiddleRow(kit.Step, s.week, back), kit.Heading(words.Say("story.heading")), saves, kit.MiddleRow(kit.Step, s.title, change), top)
		high := kit.Column(10, head, kit.Stack(kit.AsHigh(s.entries, mostHigh), s.none), s.wrong, s.preview)
		s.full.Objects = []fyne.CanvasObject{kit.Scrolled(kit.Padded(12, 24, 24, 24, high))}
		s.full.Refresh()
		return
	}
	saves.Add(change) // its title stands on the page beside it: the entries need the line
	head := kit.Column(12, kit.MiddleRow(kit.Step, kit.Heading(words.Say("story.heading")), s.week, back), saves)
	entries := kit.NewCard(kit.Stack(s.entries, kit.Scrolled(s.none))) // a low window must not grow for it
	entries.Padding = -1
	left := kit.Edges(top, nil, nil, nil, kit.Padded(10, 0, 16, 0, entries))
	right := kit.Scrolled(kit.Padded(0, 8, 16, 0, kit.Column(kit.Step, s.wrong, s.preview)))
	s.full.Objects = []fyne.CanvasObject{kit.Padded(18, 24, 0, 24, kit.Edges(kit.Padded(0, 0, 12, 0, head), nil, nil, nil, kit.Even(20, left, right)))}
	s.full.Refresh()
}

// ChangeWords asks for the title, the welcome and the thanks.
func (s *Screen) ChangeWords() {
	if s.shown.Week == nil {
		return
	}
	now := s.shown.Story
	title, intro, thanks := kit.NewEntry(""), kit.NewNotes(words.Say("story.intro_example"), 6), kit.NewNotes(words.Say("story.thanks_example"), 4)
	title.SetText(now.Words.Title)
	intro.SetText(now.Words.Intro)
	thanks.SetText(now.Words.Thanks)
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("story.words_title"), Verb: words.Say("story.keep"), First: title, Width: 700,
		Content: kit.Column(14, kit.NewField(words.Say("story.title"), title, ""), kit.NewField(words.Say("story.intro"), intro, ""), kit.NewField(words.Say("story.thanks"), thanks, "")),
		Submit: func(done func(error)) {
			after := s.shown.Story
			after.Words = surgery.StoryWords{Title: title.Text, Intro: intro.Text, Thanks: thanks.Text}
			if after.Words.Thanks != "" && !slices.Contains(after.Parts, "thanks") {
				after.Parts = append(slices.Clone(after.Parts), "thanks")
			}
			s.stage.Try(func() (surgery.Change, error) { return s.stage.Story.Save(after) }, func(_ surgery.Change, err error) { done(err) })
		}})
}
