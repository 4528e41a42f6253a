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
	stage   *Stage
	view    *kit.StateView
	box     *kit.Entry
	which   *kit.Choice // everyone, or who is due
	rows    *rows
	list    *kit.List
	due     *due
	page    *page
	heading *kit.Text
	about   *kit.Text
	erased  *kit.Text       // who of a shared surgery carried out which erasing
	top     *fyne.Container // the box and the choice
	body    *fyne.Container
	large   bool // the text is so large that the page is beneath the list
	focus   bool // the cursor goes into the box once it is there
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
	s.which = kit.NewChoice(choices(false), func(string) { s.switched() })
	s.which.Set(everyone)
	s.list = s.rows.list()
	s.due, s.page = newDue(s), newPage(s)
	frame := kit.NewCard(s.list)
	frame.Padding = -1
	s.top = kit.Stack()
	left := above(kit.Column(kit.Step, s.top, s.due.content, kit.VGap(2)), frame)
	s.erased.Hide()
	s.heading = kit.Heading(words.Say("people.heading"))
	head := kit.Column(2, s.heading, s.about, s.erased)
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
	s.which.Relabel(choices(large))
	box := kit.Stack(s.box)
	box.Layout = askLayout{}
	s.about.Hidden, s.heading.Hidden = large, large // the way there says it too
	if large {
		abreast := kit.Stack(box, s.which)
		abreast.Layout = abreastLayout{}
		s.top.Objects = []fyne.CanvasObject{abreast}
	} else {
		s.top.Objects = []fyne.CanvasObject{kit.Column(kit.Step, box, s.which)}
	}
	s.body.Refresh()
}

// choices are what the list can show, in one line beside the box also in large letters.
func choices(large bool) []kit.Option {
	due := "people.due"
	if large {
		due = "people.due_short"
	}
	return []kit.Option{{Key: everyone, Label: words.Say("people.everyone")}, {Key: whoIsDue, Label: words.Say(due)}}
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
	if alone := l.screen.large && l.screen.page.person == nil; page.Visible() == alone {
		if alone {
			page.Hide()
		} else {
			page.Show()
		}
	}
	if !page.Visible() {
		list.Resize(size)
		return
	}
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
// more where it needs lines for who is due. Where there is nobody on the page, the
// list has it all.
func (l besideLayout) share() float32 {
	if l.screen.which.Value() == whoIsDue {
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

// askLayout has the box ask in as many words as it has room for.
type askLayout struct{}

func (askLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].(*kit.Entry).Ask(size.Width, words.Say("people.box"), words.Say("people.box_short"))
	objects[0].Resize(size)
}

func (askLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// abreastLayout sets the box at the left of the choice, which has room for one line.
type abreastLayout struct{}

// whichWidth is how wide the choice is beside the box, at 100 percent.
const whichWidth = 236

func (abreastLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := kit.Snap(max(size.Width*0.28, size.Width-kit.Grow(whichWidth)-kit.Step))
	high := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(left, high))
	o[1].Resize(fyne.NewSize(size.Width-left-kit.Step, o[1].MinSize().Height))
	o[0].Move(fyne.NewPos(0, kit.Snap((size.Height-high)/2)))
	o[1].Move(fyne.NewPos(left+kit.Step, kit.Snap((size.Height-o[1].MinSize().Height)/2)))
}

func (abreastLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Grow(240), max(o[0].MinSize().Height, o[1].MinSize().Height))
}
