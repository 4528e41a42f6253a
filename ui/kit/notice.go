package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// How long a notice stays if none replaces it: NoticeTime with a button for what
// may be wanted next, NoticeRead where there is only something to read.
const (
	NoticeTime = 12 * time.Second
	NoticeRead = 5 * time.Second
)

// NoticeBar says what has just been done, in a strip of its own at the foot of the
// window, with the one thing that may be wanted next, mostly undoing it. It never
// takes the focus. While a panel is open its words stand in front of that.
type NoticeBar struct {
	widget.BaseWidget
	runner *Runner
	text   *Text
	action *Button
	card   *Card
	stop   func()
	foot   *fyne.Container // see WithNotice; nil where there is none

	warning, seen string // see Warn
	offer         string // see Offer
}

// NewNoticeBar makes an empty, hidden bar; runner keeps its time.
func NewNoticeBar(runner *Runner) *NoticeBar {
	n := &NoticeBar{runner: runner, text: Body(""), action: NewButton(Quiet, "", nil).InCard()}
	n.text.Runs[0].Weight = Semi
	n.card = NewCard(MiddleRow(Step, HGap(0), n.text, n.action))
	n.card.Padding, n.card.Edge = noticePad, ColourEdge
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
	n.settle()
	n.arm()
}

// settle lays the strip out for what is said, and has an open panel say it too.
func (n *NoticeBar) settle() {
	n.Refresh()
	if n.foot != nil {
		n.foot.Layout.Layout(n.foot.Objects, n.foot.Size())
	}
	c := canvasOf(n)
	notices[c] = n
	note(c)
}

// notices are the bars of each canvas that have said something.
var notices = map[fyne.Canvas]*NoticeBar{}

// note has the words of the notice stand in front of the panels of a canvas.
func note(c fyne.Canvas) {
	n := notices[c]
	if curtains[c] != nil {
		n = nil
	}
	for i, p := range panels[c] {
		if i < len(panels[c])-1 {
			p.cover.say(nil)
		} else {
			p.cover.say(n)
		}
	}
}

// seenAgain gives the host the whole time for a notice that panels stood in front of.
func seenAgain(c fyne.Canvas) {
	if n := notices[c]; n != nil && !n.Hidden && n.stop != nil {
		n.arm()
	}
}

func (n *NoticeBar) arm() {
	if n.stop != nil {
		n.stop()
	}
	time := NoticeTime
	if n.action.Hidden {
		time = NoticeRead
	}
	n.stop = n.runner.After(time, func() {
		// Someone is about to press it, or cannot yet.
		if n.action.focused || !n.action.Hidden && TopPanel(canvasOf(n)) != nil {
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
	n.settle()
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

// Room of the strip: around the words in their card, beneath it, beside it, and
// how wide it gets at 100 percent.
const (
	noticePad   = 2
	noticeBelow = 4
	noticeSide  = 24
	noticeWide  = 760
)

// WithNotice keeps a strip for the bar beneath a screen, so that it covers nothing
// and nothing moves when it comes and goes. Only a sentence of several lines takes
// more.
func WithNotice(screen fyne.CanvasObject, bar *NoticeBar) *fyne.Container {
	bar.foot = container.New(noticeLayout{bar}, screen, bar)
	return bar.foot
}

type noticeLayout struct{ bar *NoticeBar }

// strip is the height kept free for a sentence of one line with its button.
func (noticeLayout) strip() float32 { return Size(SizeTarget) - 8 + 2*noticePad + noticeBelow }

func (l noticeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := l.strip()
	if l.bar.Visible() {
		bar := atFoot(l.bar, size)
		high = max(high, bar+noticeBelow)
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, size.Height-high))
}

// atFoot puts what is said in the middle of the foot, and returns how high it is.
func atFoot(o fyne.CanvasObject, size fyne.Size) float32 {
	width := min(size.Width-2*noticeSide, Grow(noticeWide))
	high := float32(0)
	for range 2 { // wrapped text knows its height once it has its width
		high = max(up(o.MinSize().Height), noticeLayout{}.strip()-noticeBelow)
		o.Resize(fyne.NewSize(width, high))
	}
	o.Move(fyne.NewPos(Snap((size.Width-width)/2), Snap(size.Height-high-noticeBelow)))
	return high
}

func (l noticeLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, l.strip())
}
