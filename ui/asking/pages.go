package asking

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// width is how wide the panel is at the most, at 100 percent, and target how high
// what is pressed is.
const (
	width  = 760
	target = 60
)

// page puts parts under one another in the middle of the window; where letters are
// large they can be scrolled.
func page(head fyne.CanvasObject, parts ...fyne.CanvasObject) fyne.CanvasObject {
	column := kit.Column(14)
	if head != nil {
		column.Add(head)
	}
	for _, o := range parts {
		column.Add(o)
	}
	return kit.Scrolled(container.New(middle{}, kit.Narrow(width, kit.Padded(24, 24, 24, 24, column))))
}

// middle puts an object in the middle of the height there is, or at the top where
// it is higher.
type middle struct{}

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		high := o.MinSize().Height
		o.Move(fyne.NewPos(0, kit.Snap(max(0, (size.Height-high)*0.42))))
		o.Resize(fyne.NewSize(size.Width, high))
	}
}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return layout.NewStackLayout().MinSize(objects)
}

func large(text string) *kit.Text {
	return kit.NewText(kit.Wrap, kit.Run{Text: text, Size: kit.SizeLarge})
}

// tall makes a button as high as an answer.
func tall(b *kit.Button) fyne.CanvasObject { return container.New(atLeast{}, b) }

type atLeast struct{}

func (atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := layout.NewStackLayout().MinSize(objects)
	m.Height = max(m.Height, kit.Size(kit.SizeTarget)*target/44)
	return m
}

// ask shows a question and its answers, in their order; where none is open it
// says so.
func (p *Panel) ask() {
	questions := p.today()
	p.wrong = refusal()
	if p.at >= len(questions) {
		p.show(nothing, page(nil, large(words.Say("asking.nothing")).Centred(), kit.Muted(words.Say("asking.nothing_what")).Centred()), nil)
		return
	}
	q := questions[p.at]
	own, always := q.Answers[:len(q.Answers)-2], q.Answers[len(q.Answers)-2:]
	var first fyne.Focusable
	answer := func(a barometer.AnswerToGive, centred bool) *answerButton {
		b := newAnswer(p, a, centred)
		if first == nil {
			first = b
		}
		return b
	}
	head := kit.Column(6, kit.NewText(kit.Wrap, kit.Run{Text: q.Question, Weight: kit.Bold, Size: kit.SizeDisplay}))
	if len(questions) > 1 {
		head.Objects = append([]fyne.CanvasObject{kit.Muted(words.Say("asking.which", "n", p.at+1, "all", len(questions)))}, head.Objects...)
	}
	answers := kit.Column(8)
	if q.Scale {
		points := kit.Even(8)
		for n, a := range own {
			a.Text = words.Say("asking.point", "n", n+1)
			points.Add(answer(a, true))
		}
		answers.Add(kit.Even(24, large(q.Low), large(q.High).Trailing()))
		answers.Add(points)
		answers.Add(kit.VGap(4))
	} else {
		for _, a := range own {
			answers.Add(answer(a, false))
		}
	}
	answers.Add(kit.Even(8, answer(always[0], false), answer(always[1], false)))
	parts := []fyne.CanvasObject{answers, p.wrong, kit.Muted(words.Say("asking.anonymous"))}
	if p.parts.Back != nil {
		parts = append(parts, kit.Flow(0, kit.NewButton(kit.Secondary, words.Say("asking.back"), p.leave).WithHint(words.Say("asking.key_escape"))))
	}
	p.show(question, page(head, parts...), first)
}

// askWord asks for a word of their own, after the answer.
func (p *Panel) askWord() {
	q := p.today()[p.at]
	p.wrong = refusal()
	p.word = kit.NewLargeEntry("")
	p.word.Limit = barometer.LongestWord
	p.word.OnChanged = func(string) {
		p.wrong.Hide()
		p.touch()
	}
	send := func() { p.send(p.word.Text, p.share.On()) }
	p.word.OnEnter, p.word.OnEscape = send, p.back
	done := kit.NewButton(kit.Primary, words.Say("asking.done"), send).WithHint(words.Say("asking.key_enter"))
	p.share = kit.NewCheck(words.Say("asking.share"), func(bool) {
		p.touch()
		kit.Focus(done) // where Enter sends it
	})
	back := kit.NewButton(kit.Secondary, words.Say("asking.change"), p.back).WithHint(words.Say("asking.key_escape"))
	chosen := kit.NewText(kit.Wrap, kit.Run{Text: words.Say("asking.chosen") + " ", Colour: kit.ColourMuted, Size: kit.SizeLarge},
		kit.Run{Text: p.given.Text, Weight: kit.Semi, Size: kit.SizeLarge})
	p.show(ownWord, page(chosen, kit.NewText(kit.Wrap, kit.Run{Text: q.AddWord, Weight: kit.Bold, Size: kit.SizeHeading}),
		kit.NewField("", p.word, words.Say("asking.word_hint")), p.share, p.wrong,
		kit.Even(12, tall(done), tall(back))), p.word)
}

// refusal is where it is said why something was not counted; hidden until then.
func refusal() *kit.Text {
	t := kit.NewText(kit.Wrap, kit.Run{Text: "", Weight: kit.Semi, Size: kit.SizeLarge, Colour: kit.ColourDanger})
	t.Hide()
	return t
}
