// Package people is the screen of those whose name we hold: found as the
// check-in box finds them, each with what we hold of them, to be corrected,
// merged, given to them, and erased. It also shows who is due to be erased.
package people

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is People.
type Screen struct {
	stage  *Stage
	view   *kit.StateView
	box    *kit.Entry
	which  *kit.Choice // everyone, or who is due
	rows   *rows
	list   *kit.List
	due    *due
	page   *page
	about  *kit.Text
	erased *kit.Text       // who of a shared surgery carried out which erasing
	top    *fyne.Container // the box and the choice
	body   *fyne.Container
	large  bool // the text is so large that the page is beneath the list
	focus  bool // the cursor goes into the box once it is there
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen; nothing is read before it is shown.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage, about: kit.Muted(words.Say("people.about")), erased: kit.Small("")}
	s.rows = newRows(s)
	s.box = kit.NewLargeEntry(words.Say("people.box"))
	s.box.OnChanged = func(string) { s.search() }
	s.box.OnDown, s.box.OnEnter = s.intoList, s.enter
	s.box.OnEscape = s.escape
	s.which = kit.NewChoice([]kit.Option{{Key: everyone, Label: words.Say("people.everyone")}, {Key: whoIsDue, Label: words.Say("people.due")}}, func(string) { s.switched() })
	s.which.Set(everyone)
	s.list = s.rows.list()
	s.due, s.page = newDue(s), newPage(s)
	frame := kit.NewCard(s.list)
	frame.Padding = -1
	s.top = kit.Stack()
	left := above(kit.Column(kit.Step, s.top, s.due.content, kit.VGap(2)), frame)
	s.erased.Hide()
	head := kit.Column(2, kit.Heading(words.Say("people.heading")), s.about, s.erased)
	s.body = kit.Edges(kit.Padded(18, 24, 12, 24, head), nil, nil, nil, kit.Padded(0, 24, 16, 24, s.beside(left, s.page.content)))
	s.view = kit.NewStateView(s.body)
	s.fit()
	return s
}

// fit spares lines for the list where the text is large.
func (s *Screen) fit() {
	large := kit.Grow(100) > 130
	if len(s.top.Objects) > 0 && s.large == large {
		return
	}
	s.large = large
	s.about.Hidden = large
	if large {
		s.top.Objects = []fyne.CanvasObject{kit.MiddleRow(kit.Step, s.box, s.which)}
	} else {
		s.top.Objects = []fyne.CanvasObject{kit.Column(kit.Step, s.box, s.which)}
	}
	s.body.Refresh()
}

// share gives the list and the page their parts of the screen anew.
func (s *Screen) share() {
	if s.large && s.body != nil {
		s.body.Refresh()
	}
}

// What the list shows.
const (
	everyone = "everyone"
	whoIsDue = "due"
)

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.view }

// FocusBox puts the cursor into the search box.
func (s *Screen) FocusBox() { kit.Focus(s.box) }

// Shown reads the list anew and puts the cursor into the box.
func (s *Screen) Shown() {
	s.focus = true
	s.reload()
}

// Changed reads it again when somebody's records changed.
func (s *Screen) Changed(families []surgery.Family) {
	for _, f := range families {
		switch f {
		case surgery.Attendees, surgery.Visits, surgery.Steps, surgery.Surgeries, surgery.Settings:
			s.reload()
			return
		}
	}
}

// reload reads the rows, who is due, and the person who is shown.
func (s *Screen) reload() {
	s.fit()
	type read struct {
		n      int
		erased []string
	}
	kit.Do(s.stage.Runner, func() (read, error) {
		erased, err := s.stage.Sharing.Erased()
		return read{s.stage.People.Count(), erased}, err
	}, func(now read, err error) {
		if err != nil {
			kit.ShowError(s.stage.Window, err)
		}
		n := now.n
		s.erased.Set(strings.Join(now.erased, "\n"))
		s.erased.Hidden = len(now.erased) == 0
		s.body.Refresh()
		if n == 0 {
			today := kit.NewButton(kit.Primary, words.Say("people.to_today"), func() { s.stage.Go("today") })
			s.view.Empty(words.Say("people.nobody"), strings.Join(append([]string{words.Say("people.nobody_advice")}, now.erased...), "\n"), today)
			s.page.show(nil)
			if s.focus {
				s.focus = false
				kit.Focus(today)
			}
			return
		}
		s.view.Full()
		if s.focus {
			s.focus = false
			kit.Focus(s.box)
		}
		s.rows.reload(n)
		s.due.reload()
		s.page.reload()
	})
}

// search goes by what was typed; whoever was shown before is not meant any more.
func (s *Screen) search() {
	s.list.Select(-1)
	s.page.show(nil)
	s.rows.search(s.box.Text)
}

// switched shows everyone, or who is due.
func (s *Screen) switched() {
	s.due.content.Hidden = s.which.Value() != whoIsDue
	s.rows.show(s.which.Value())
	s.body.Refresh()
}

// intoList goes from the box into the list.
func (s *Screen) intoList() {
	if s.rows.length() > 0 {
		if s.list.SelectedIndex() < 0 {
			s.list.Select(0)
		}
		kit.Focus(s.list)
	}
}

// enter in the box shows the first that is found, and goes into the list.
func (s *Screen) enter() {
	s.list.Select(0)
	s.intoList()
}

// escape clears the box.
func (s *Screen) escape() { s.box.SetText("") }

// Show shows one person, as from a card.
func (s *Screen) Show(id surgery.ID) { s.page.load(id) }

// beside sets the list at the left of the page, or above it where the text is
// large.
func (s *Screen) beside(list, page fyne.CanvasObject) *fyne.Container {
	c := kit.Stack(list, page)
	c.Layout = besideLayout{s}
	return c
}

type besideLayout struct{ screen *Screen }

// listWidth is how wide the list is at 100 percent.
const listWidth = 400

func (l besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 16
	list, page := objects[0], objects[1]
	list.Move(fyne.Position{})
	if l.screen.large {
		high := kit.Snap((size.Height - gap) * l.share())
		list.Resize(fyne.NewSize(size.Width, high))
		page.Move(fyne.NewPos(0, high+gap))
		page.Resize(fyne.NewSize(size.Width, size.Height-high-gap))
		return
	}
	width := kit.Grow(listWidth)
	list.Resize(fyne.NewSize(width, size.Height))
	page.Move(fyne.NewPos(width+gap, 0))
	page.Resize(fyne.NewSize(size.Width-width-gap, size.Height))
}

// share is the part of the height that the list gets above the page: half, and
// more where it needs lines for who is due, or where there is nobody on the page.
func (l besideLayout) share() float32 {
	switch {
	case l.screen.page.person == nil:
		return 0.85
	case l.screen.which.Value() == whoIsDue:
		return 0.62
	}
	return 0.5
}

func (besideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(kit.Grow(240), 200) }

// above sets the list under what stands above it, however many lines that takes.
func above(top, list fyne.CanvasObject) *fyne.Container {
	c := kit.Stack(top, list)
	c.Layout = aboveLayout{}
	return c
}

type aboveLayout struct{}

func (aboveLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, list := objects[0], objects[1]
	for range 2 { // wrapped text knows its height once it has its width
		top.Resize(fyne.NewSize(size.Width, top.MinSize().Height))
	}
	y := kit.Snap(min(top.MinSize().Height+kit.Step, size.Height*0.7))
	list.Move(fyne.NewPos(0, y))
	list.Resize(fyne.NewSize(size.Width, size.Height-y))
}

func (aboveLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(kit.Grow(240), 160) }
