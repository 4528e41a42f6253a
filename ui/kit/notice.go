package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// NoticeTime is how long a notice stays if none replaces it.
const NoticeTime = 12 * time.Second

// NoticeBar says what has just been done, at the bottom of the window, with the
// one thing that may be wanted next, mostly undoing it. It never takes the focus.
type NoticeBar struct {
	widget.BaseWidget
	runner *Runner
	text   *Text
	action *Button
	card   *Card
	stop   func()

	warning, seen string // see Warn
	offer         string // see Offer
}

// NewNoticeBar makes an empty, hidden bar; runner keeps its time.
func NewNoticeBar(runner *Runner) *NoticeBar {
	n := &NoticeBar{runner: runner, text: Body(""), action: NewButton(Quiet, "", nil).InCard()}
	n.text.Runs[0].Weight = Semi
	n.card = NewCard(MiddleRow(Step, HGap(0), n.text, n.action))
	n.card.Padding, n.card.Edge = 8, ColourEdge
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// Say shows a sentence in place of the one before.
func (n *NoticeBar) Say(sentence string) { n.SayWith(sentence, "", "", nil) }

// Offer is SayWith for a button that acts on one operation alone, which Offered
// returns as long as the button is there.
func (n *NoticeBar) Offer(op, sentence, label, hint string, do func()) {
	n.SayWith(sentence, label, hint, do)
	n.offer = op
}

// Offered returns what the button in sight acts on, "" for none.
func (n *NoticeBar) Offered() string {
	if n.Hidden {
		return ""
	}
	return n.offer
}

// Hint says what key does the same as the button, "" for none, which changes with
// the screen and with what else is done meanwhile.
func (n *NoticeBar) Hint(hint string) {
	if n.action.Hint != hint {
		n.action.Hint = hint
		n.action.Refresh()
		n.Refresh()
	}
}

// Withdraw takes the button away: what it offered is not possible any more.
func (n *NoticeBar) Withdraw() { n.Say(n.text.String()) }

// SayWith shows a sentence and a button for what may follow, with its key.
func (n *NoticeBar) SayWith(sentence, label, hint string, do func()) {
	if label == "" { // or Return would press what nobody sees
		n.letGo()
	}
	n.offer = ""
	n.text.Set(sentence)
	n.action.Label, n.action.Hint = label, hint
	n.action.OnTapped = func() {
		n.Clear()
		if do != nil {
			do()
		}
		n.again()
	}
	n.action.Hidden = label == ""
	n.action.Refresh()
	n.Show()
	n.Refresh()
	n.arm()
}

func (n *NoticeBar) arm() {
	if n.stop != nil {
		n.stop()
	}
	n.stop = n.runner.After(NoticeTime, func() {
		if n.action.focused { // someone is about to press it
			n.arm()
			return
		}
		n.Clear()
		n.again()
	})
}

// Warn shows a sentence that stays until the host has pressed the button that
// says it was seen: other notices stand in front of it for their time only.
func (n *NoticeBar) Warn(sentence, seen string) {
	n.warning, n.seen = sentence, seen
	n.SayWith(sentence, seen, "", func() { n.warning = "" })
	n.stop()
	n.stop = nil
}

// again brings the warning back once nothing stands in front of it.
func (n *NoticeBar) again() {
	if n.warning != "" && n.Hidden {
		n.Warn(n.warning, n.seen)
	}
}

// Clear takes the notice away.
func (n *NoticeBar) Clear() {
	if n.stop != nil {
		n.stop()
		n.stop = nil
	}
	n.letGo()
	n.Hide()
}

// letGo takes the focus off the button.
func (n *NoticeBar) letGo() {
	if n.action.focused {
		if c := canvasOf(n); c != nil {
			c.Unfocus()
		}
	}
}

// Text returns what the bar says, "" when it is hidden.
func (n *NoticeBar) Text() string {
	if n.Hidden {
		return ""
	}
	return n.text.String()
}

// CreateRenderer is for Fyne.
func (n *NoticeBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(n.card) }

// WithNotice puts the bar over the bottom of a screen, in the middle, so that
// nothing moves when it comes and goes.
func WithNotice(screen fyne.CanvasObject, bar *NoticeBar) *fyne.Container {
	low := Column(0, layout.NewSpacer(), Padded(0, 24, 16, 24, Narrow(520, bar)))
	return Stack(screen, low)
}
