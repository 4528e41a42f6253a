package walk

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/testroom"
)

func wordsOf(o fyne.CanvasObject) []string { return testroom.Words(o) }

// nameIn is a name, of whoever ever came, that stands in a text.
func nameIn(text string) string {
	text = strings.ToLower(text)
	for _, who := range append(append([]string{knownBy}, people...), surgeons...) {
		for _, name := range strings.Fields(who) {
			if strings.Contains(text, strings.ToLower(name)) {
				return name
			}
		}
	}
	return ""
}

// namesAreHidden: a window that hides names nobody, nor does its title, its menus,
// or the clipboard; at the kiosk what somebody types of themselves they may copy,
// until their turn is over.
func (h *host) namesAreHidden(m move) {
	if h.is.hidden == nothing {
		return
	}
	said := h.is.said + "\n" + h.is.notice + "\n" + h.is.undo
	for _, w := range h.app.Driver().AllWindows() {
		said += "\n" + w.Title()
		if w != h.window && w.Content() != nil {
			wall := strings.Join(wordsOf(w.Content()), "\n")
			if drawn, ok := w.Content().(fyne.Accessible); ok {
				wall += "\n" + drawn.AccessibilityLabel()
			}
			said += "\n" + wall
			if h.is.hidden != covered && strings.Contains(wall, guestNetwork) {
				h.broken("the guests' network is on no locked wall", string(h.is.hidden))
			}
		}
	}
	if name := nameIn(said); name != "" && nameIn(h.events) != name {
		h.broken("nobody's name is on a hidden window", fmt.Sprintf("%s on %s", name, h.is.hidden))
	}
	board := h.app.Clipboard().Content()
	own := ""
	if h.is.hidden == kiosk {
		for _, box := range h.is.boxes {
			own += box.Text + "\n"
		}
	}
	if name := nameIn(board); name != "" && (own == "" || !strings.Contains(own, board)) {
		h.broken("nobody's name is on the clipboard of a hidden window", fmt.Sprintf("%q on %s, by %s", board, h.is.hidden, m))
	}
	if h.is.hidden == kiosk && strings.Contains(h.is.said, words.Say("error.disk_full.next")) {
		h.broken("self check-in tells nobody what is the host's to do", h.is.said)
	}
}

// readEvents reads what the week's events are called: that stands on the wall, whatever
// the host called them.
func (h *host) readEvents() {
	if h.desk == nil || h.desk.Desk.Locked() {
		return
	}
	b, err := h.desk.Week.Board("")
	if err != nil {
		return
	}
	h.events = ""
	for _, day := range b.Days {
		for _, e := range day.Events {
			h.events += "\n" + e.Words.Title
		}
	}
	for _, e := range b.AllWeek {
		h.events += "\n" + e.Words.Title
	}
}
