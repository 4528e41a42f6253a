package walk

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// three are the letters that somebody types without looking: at the door, where the
// screen is Today, any, and those that mean something elsewhere are among them. Other
// screens have keys of one letter, which F1 lists, and which do what it says: there
// they are of the rest.
var (
	three     = []string{"paw", "sxn", "rob", "kim", "whf", "fab"}
	threeElse = []string{"ted", "lou", "guy", "zoe", "eve"}
)

// onToday reports whether the screen is Today, perhaps under a panel.
func (h *host) onToday() (on bool) {
	each(h.window.Content(), func(o fyne.CanvasObject) {
		box, ok := o.(*kit.Entry)
		on = on || ok && box.PlaceHolder == words.Say("today.box")
	})
	return on
}

// lettersAreSafe types three letters, at once as they come from a name, wherever
// the focus is: they are in a box then, or nothing has happened. What they left in a
// box is taken out again.
func (h *host) lettersAreSafe(m move) {
	c := h.window.Canvas()
	if _, box := c.Focused().(*kit.Entry); box {
		return
	}
	was, typed := h.is, threeElse[len(h.walked)%len(threeElse)]
	if was.hidden != nothing || h.onToday() {
		typed = three[len(h.walked)%len(three)]
	}
	texts := map[*kit.Entry]string{}
	for _, box := range was.boxes {
		texts[box] = box.Text
	}
	h.write(typed)
	is := h.see()
	h.look()
	is.ops = len(h.known.ops)
	where := fmt.Sprintf("%q with the focus on %T %q", typed, was.focus, saysOf(was.focus))
	switch {
	case is.ops > was.ops:
		h.broken("letters go to a box or do nothing", fmt.Sprintf("%s: %s", where, h.known.ops[is.ops-1].kind))
	case is.title != was.title: // a drop-down has none: it shows what there is
		h.broken("letters go to a box or do nothing", fmt.Sprintf("%s: it was %q, it is %q", where, was.title, is.title))
	case is.screen != was.screen || is.hidden != was.hidden:
		h.broken("letters go to a box or do nothing", where+": another screen is shown")
	}
	for _, box := range is.boxes {
		if before, there := texts[box]; there && box.Text != before {
			for range typed {
				h.press("BackSpace")
			}
			if was.focus != nil && was.inSight {
				c.Focus(was.focus)
			}
			h.is = h.see()
			return
		}
		if is.hidden == nothing && is.panel == nil && box.PlaceHolder == words.Say("today.box") {
			h.broken("on Today letters reach a box", where)
		}
	}
	if !strings.Contains(is.said, "\n") {
		return
	}
	h.is = is
}
