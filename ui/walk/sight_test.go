package walk

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// hiding is what stands in front of the window.
type hiding string

const (
	nothing hiding = ""
	covered hiding = "covered"
	locked  hiding = "locked"
	kiosk   hiding = "kiosk"
	atDoor  hiding = "the host's door of the kiosk"
)

// sight is what can be seen from the chair.
type sight struct {
	hidden  hiding
	screen  fyne.CanvasObject // which of the screens it is
	panel   fyne.CanvasObject // the topmost, nil for none
	title   string            // its words at the top
	notice  string
	offers  string // what the notice's button says
	undo    string // what the menu says Undo would do
	said    string // all words in sight
	boxes   []*kit.Entry
	half    string // what stands in the check-in box
	focus   fyne.Focusable
	inSight bool // the focus is
	ops     int  // in the file at the path
}

// each goes through all that is visible.
func each(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	do(o)
	for _, in := range testroom.Inner(o) {
		each(in, do)
	}
}

// front is what lies on top: a panel, the curtain, else the window's content.
func (h *host) front() fyne.CanvasObject {
	c := h.window.Canvas()
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}

func isCurtain(o fyne.CanvasObject) bool { return fmt.Sprintf("%T", o) == "*kit.sheet" }

// see looks at the window.
func (h *host) see() sight {
	var s sight
	s.ops = len(h.known.ops)
	if h.window == nil {
		return s
	}
	c := h.window.Canvas()
	overlays := c.Overlays().List()
	s.screen = h.screen()
	from := 0
	for i, o := range overlays {
		if isCurtain(o) {
			from = i
			s.hidden = what(strings.Join(testroom.Words(o), "\n"))
		}
	}
	if len(overlays) > 0 && !isCurtain(overlays[len(overlays)-1]) {
		s.panel = overlays[len(overlays)-1]
		if p := kit.TopPanel(c); p != nil {
			s.title = p.Title()
		}
	}
	layers := overlays[from:]
	if s.hidden == nothing {
		layers = append([]fyne.CanvasObject{c.Content()}, overlays...)
	}
	var said []string
	for _, o := range layers {
		said = append(said, testroom.Words(o)...)
	}
	s.said = strings.Join(said, "\n")
	s.focus = c.Focused()
	each(h.front(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Entry:
			s.boxes = append(s.boxes, o)
		}
		if f, ok := o.(fyne.Focusable); ok && f == s.focus {
			s.inSight = true
		}
	})
	if s.hidden == nothing {
		each(c.Content(), func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *kit.NoticeBar:
				s.notice, s.offers = o.Text(), noticeButton(o).label()
			case *kit.Entry:
				if o.PlaceHolder == words.Say("today.box") {
					s.half = o.Text
				}
			}
		})
	}
	s.undo = h.menuSays("shell.nothing_to_undo")
	return s
}

// what tells what a curtain shows.
func what(said string) hiding {
	first, _, _ := strings.Cut(said, "\n")
	switch first {
	case words.Say("door.covered"):
		return covered
	case words.Say("door.kiosk"):
		return atDoor
	case words.Say("door.locked"), words.Say("door.recovery"):
		return locked
	}
	return kiosk
}

// screen is the content of the screen that is shown, whichever: the window holds
// the ways at the left, and beside them a container with nothing else in it.
func (h *host) screen() fyne.CanvasObject {
	stack, ok := h.window.Content().(*fyne.Container)
	if !ok || len(stack.Objects) == 0 {
		return nil
	}
	edges, ok := stack.Objects[0].(*fyne.Container)
	if !ok {
		return nil
	}
	for _, o := range edges.Objects {
		if body, ok := o.(*fyne.Container); ok && len(body.Objects) == 1 {
			return body.Objects[0]
		}
	}
	return nil
}

// menuSays is what the item of Undo says now.
func (h *host) menuSays(none string) string {
	menu := h.window.MainMenu()
	if menu == nil {
		return ""
	}
	undo := (&fyne.ShortcutUndo{}).ShortcutName()
	for _, m := range menu.Items {
		for _, item := range m.Items {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == undo && !strings.HasPrefix(item.Label, words.Say(none)) {
				return item.Label
			}
		}
	}
	return ""
}

// thing is what can be tapped.
type thing struct{ on fyne.Tappable }

func (t thing) label() string {
	switch o := t.on.(type) {
	case nil:
		return ""
	case *kit.Button:
		return o.Label
	case *kit.Entry:
		return ""
	}
	return strings.Join(testroom.Words(t.on.(fyne.CanvasObject)), " ")
}

func noticeButton(n *kit.NoticeBar) (t thing) {
	each(n, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok {
			t.on = b
		}
	})
	return t
}

// things lists what can be tapped now, in the order of the window.
func (h *host) things() (all []thing) {
	each(h.front(), func(o fyne.CanvasObject) {
		if on, ok := o.(fyne.Tappable); ok && on.(fyne.CanvasObject).Visible() {
			if off, ok := o.(fyne.Disableable); ok && off.Disabled() {
				return
			}
			if t := (thing{on}); t.label() != "" {
				all = append(all, t)
			}
		}
	})
	return all
}

// labels lists what can be tapped, by its words.
func (h *host) labels() (all []string) {
	for _, t := range h.things() {
		if l := oneLine(t.label()); !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	return all
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tap taps what begins with those words, and reports whether it is there.
func (h *host) tap(label string) bool {
	h.isAsked()
	for _, whole := range []bool{true, false} {
		for _, t := range h.things() {
			is := oneLine(t.label())
			if is == label || !whole && strings.HasPrefix(is, label) {
				test.Tap(t.on)
				return true
			}
		}
	}
	return false
}
