package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// float is the list of matches over the board. It never moves what is beneath.
type float struct {
	widget.BaseWidget
	box     *checkIn
	list    *kit.List
	sheet   *kit.Sheet
	failed  *kit.Text
	message fyne.CanvasObject
}

func newFloat(c *checkIn) *float {
	f := &float{box: c, failed: kit.Body("")}
	f.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(c.answer.Rows) + 1 + len(c.answer.Events) },
		Key:    f.key,
		New:    newMatch, Fill: f.fill,
		Chosen:      c.choose,
		Clock:       c.screen.stage.Runner.Clock,
		ChooseOnTap: true,
		Lines:       true,
		AboveTop:    c.focus,
		Escape: func() {
			c.focus()
			f.hide()
		},
		Typed: func(r rune) { // typing goes on in the box
			c.screen.give(c.box)
			c.box.TypedRune(r)
		},
		Other: func(_ int, ev *fyne.KeyEvent) bool {
			switch ev.Name {
			case fyne.KeySpace: // belongs to a name, and follows as a letter: it never checks in
				c.screen.give(c.box)
			case fyne.KeyBackspace, fyne.KeyLeft, fyne.KeyRight:
				c.screen.give(c.box)
				c.box.TypedKey(ev)
			default:
				return false
			}
			return true
		},
	})
	f.message = kit.Padded(12, 14, 12, 14, f.failed)
	f.message.Hide()
	f.sheet = kit.NewSheet(kit.ColourSurface, kit.ColourEdge, theme.SizeNameCardRadius, 14, 5)
	f.ExtendBaseWidget(f)
	f.Hide()
	return f
}

// found returns who stands in a row; the row for somebody new, the last, or the
// first where every match has a slip in it, is nobody's.
func (f *float) found(i int) (today.Found, bool) {
	rows := f.box.answer.Rows
	if f.box.answer.Slips {
		i--
	}
	if i < 0 || i >= len(rows) {
		return today.Found{}, false
	}
	return rows[i], true
}

// event returns the event in a row; those stand after all others.
func (f *float) event(i int) (today.FoundEvent, bool) {
	events := f.box.answer.Events
	if i -= len(f.box.answer.Rows) + 1; i < 0 || i >= len(events) {
		return today.FoundEvent{}, false
	}
	return events[i], true
}

// key returns what a row is known by.
func (f *float) key(i int) string {
	if e, ok := f.event(i); ok {
		return "event/" + string(e.Event)
	}
	r, ok := f.found(i)
	if !ok {
		return "new"
	}
	return string(r.Attendee) + "/" + string(r.Visit)
}

// show draws the matches; while the cursor is in the box only a row chosen
// beforehand is marked.
func (f *float) show() {
	f.failed.Set("")
	f.message.Hide()
	f.list.Show()
	f.Show()
	f.list.Refresh()
	if chosen := f.box.answer.Chosen; f.box.screen.stage.Window.Canvas().Focused() != f.list {
		if f.list.SelectedIndex() != chosen {
			f.list.Select(chosen)
		}
		f.list.ScrollToTop()
	}
	f.place()
}

// fail says why there are no matches.
func (f *float) fail(err error) {
	what, next := kit.ErrorWords(err)
	f.failed.SetRuns(kit.Run{Text: what + " ", Weight: kit.Bold, Colour: kit.ColourDanger}, kit.Run{Text: next})
	f.list.Hide()
	f.message.Show()
	f.Show()
	f.place()
}

func (f *float) hide() {
	if f.Visible() {
		f.Hide()
		f.box.screen.place.cover()
	}
}

// place draws the matches where they belong, and nothing else: this happens at
// every letter.
func (f *float) place() {
	f.box.screen.place.placeFloat()
	canvas.Refresh(f)
}

// need returns how high everything would be at a width.
func (f *float) need(width float32) float32 {
	if f.message.Visible() {
		f.message.Resize(fyne.NewSize(width, f.message.MinSize().Height))
		return f.message.MinSize().Height
	}
	return f.list.ContentHeight()
}

// match is a row of the matches.
type match struct {
	widget.BaseWidget
	words, act *kit.Text
	enter      *canvas.Image
	body       *fyne.Container
}

func newMatch() fyne.CanvasObject {
	m := &match{words: kit.NewText(kit.Ellipsis, kit.Run{Text: kit.Blank}), act: kit.NewText(kit.Whole, kit.Run{}),
		enter: canvas.NewImageFromResource(nil)}
	m.enter.FillMode = canvas.ImageFillContain
	m.body = kit.Padded(11, 16, 11, 16, kit.MiddleRow(6, m.words, m.act, m.enter))
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer is for Fyne.
func (m *match) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(m.body) }

func (f *float) fill(i int, row fyne.CanvasObject, state kit.RowState) {
	m, c := row.(*match), f.box
	m.enter.Hidden = !state.Selected
	act := ""
	if e, ok := f.event(i); ok {
		act = "today.act_see"
		m.name(e.Title, e.Known, e.When)
	} else if found, ok := f.found(i); ok {
		act = "today.act_check_in"
		if found.Visit != "" {
			act = "today.act_open"
		}
		m.name(found.Name, found.KnownAs, found.Detail)
	} else {
		m.words.SetRuns(kit.Run{Text: "+ " + words.Say("today.new_before") + " "},
			kit.Run{Text: "“" + c.text() + "”", Weight: kit.Bold}, kit.Run{Text: " " + words.Say("today.new_after")})
		m.act.SetRuns(kit.Run{Text: kit.KeyHint(kit.Ctrl(fyne.KeyN, false)), Size: kit.SizeSmall, Colour: kit.ColourMuted})
		m.enter.Hide()
	}
	if act != "" {
		run := kit.Run{Weight: kit.Semi, Size: kit.SizeSmall, Colour: kit.ColourPrimary}
		if state.Selected {
			run.Text = words.Say(act)
		}
		m.act.SetRuns(run)
	}
	m.enter.SetMinSize(fyne.NewSize(kit.Grow(16), kit.Grow(16)))
	m.enter.Resource = kit.Icon(kit.IconEnter, kit.ColourPrimary)
	m.enter.Refresh()
	m.body.Refresh()
}

// name writes who or what stands in the row, and what is needed to be sure.
func (m *match) name(name, known, detail string) {
	if known != "" {
		name = words.Say("desk.known_as", "name", name, "known", known)
	}
	m.words.SetRuns(kit.Run{Text: name, Weight: kit.Bold},
		kit.Run{Text: "   " + detail, Size: kit.SizeSmall, Colour: kit.ColourMuted})
}

// CreateRenderer is for Fyne.
func (f *float) CreateRenderer() fyne.WidgetRenderer {
	content := kit.Stack(f.list, f.message)
	return kit.Draw(kit.Drawn{Of: f, Parts: []fyne.CanvasObject{f.sheet, content},
		Place: func(size fyne.Size) {
			f.sheet.Resize(size)
			content.Resize(size)
		}})
}
