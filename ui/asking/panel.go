// Package asking is the asking screen: one question of the barometer at a time,
// with large answers, for whoever stands there. It shows nobody and no results,
// and is ready for the next person by itself.
//
// Panel is the part that asks. It needs nothing but what it is given, so that the
// kiosk can show it while the desk is locked.
package asking

import (
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Idle is how long nobody does anything before the panel is ready for the next
// person.
const Idle = 10 * time.Second

// Parts are what a Panel is made of.
type Parts struct {
	Window fyne.Window
	Runner *kit.Runner
	// Today returns the local date: only questions open then are asked.
	Today func() string
	// Answer counts an answer, with a word of their own or "", and calls done.
	Answer func(question surgery.ID, answer, word string, share bool, done func(error))
	// Over is told when somebody is done, or has gone away, and the first question
	// stands there again: whoever has the panel then shows what comes next, and has
	// the cursor. nil: the panel stays, ready for the next person.
	Over func(gone bool)
	// Back is told when somebody would rather not answer; nil offers no way back.
	Back func()
	// Seen reports whether the panel is in sight, so that it takes no cursor away
	// from elsewhere; nil is always.
	Seen func() bool
}

// Panel asks the questions of today, one after the other.
type Panel struct {
	Content fyne.CanvasObject

	parts  Parts
	asking barometer.Asking
	body   *fyne.Container
	stop   func() // the idle time; nil while nobody has begun

	stage stage
	at    int                    // which question of today
	given barometer.AnswerToGive // chosen, and not counted yet
	busy  bool
	word  *kit.Entry
	share *kit.Check
	wrong *kit.Text
	first fyne.Focusable // gets the cursor
}

// stage is what the panel shows.
type stage int

const (
	nothing stage = iota // no question is open
	question
	ownWord
	thanks
)

// New makes a panel; Set gives it its questions.
func New(parts Parts) *Panel {
	p := &Panel{parts: parts, body: kit.Stack()}
	p.Content = p.body
	p.reset()
	return p
}

// Set gives the questions, and begins with the first.
func (p *Panel) Set(asking barometer.Asking) {
	p.asking = asking
	p.reset()
}

// Asks reports whether there is a question today.
func (p *Panel) Asks() bool { return len(p.today()) > 0 }

func (p *Panel) today() []barometer.Asked { return p.asking.On(p.parts.Today()) }

// Focus puts the cursor where the next key is wanted, and, where somebody else has
// to be told that nobody is here, begins the idle time.
func (p *Panel) Focus() {
	if p.parts.Over != nil {
		p.touch()
	}
	p.focus()
}

func (p *Panel) focus() {
	if p.first != nil && (p.parts.Seen == nil || p.parts.Seen()) {
		kit.Focus(p.first)
	}
}

// Leave stops waiting: call it when the panel is no longer seen. What was chosen
// counts.
func (p *Panel) Leave() {
	p.count("", false, func(error) {})
	p.reset()
}

// reset is ready for the next person.
func (p *Panel) reset() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
	p.at, p.given, p.busy = 0, barometer.AnswerToGive{}, false
	p.ask()
}

// over ends one person's turn, who is done or has gone away.
func (p *Panel) over(gone bool) {
	p.reset()
	if p.parts.Over != nil {
		p.parts.Over(gone)
		return
	}
	p.focus()
}

// done ends the turn of somebody who is still there.
func (p *Panel) done() { p.over(false) }

// leave goes back to what was there before the question.
func (p *Panel) leave() {
	if p.busy || p.parts.Back == nil {
		return
	}
	p.reset()
	p.parts.Back()
}

// touch begins the idle time anew. Somebody who chose an answer and went away
// gave it; a word they did not send is not kept.
func (p *Panel) touch() {
	if p.stop != nil {
		p.stop()
	}
	p.stop = p.parts.Runner.After(Idle, func() {
		p.stop = nil
		p.count("", false, func(error) {})
		p.over(true)
	})
}

// choose takes an answer: counted at once, or after a word of their own was asked
// for.
func (p *Panel) choose(a barometer.AnswerToGive) {
	if p.busy || p.stage != question {
		return
	}
	p.touch()
	p.given = a
	if p.today()[p.at].AddWord != "" {
		p.askWord()
		p.focus()
		return
	}
	p.send("", false)
}

// send counts what was chosen, and thanks.
func (p *Panel) send(word string, share bool) {
	if p.busy {
		return
	}
	p.touch()
	p.count(word, share, func(err error) {
		if err != nil {
			p.refuse(err)
			return
		}
		p.thank()
		p.focus()
	})
}

// count hands the answer on, once. What was refused is still there.
func (p *Panel) count(word string, share bool, done func(error)) {
	questions := p.today()
	if p.given.ID == "" || p.busy || p.at >= len(questions) {
		return
	}
	p.busy = true
	given := p.given
	p.given = barometer.AnswerToGive{}
	p.parts.Answer(questions[p.at].ID, given.ID, word, share, func(err error) {
		p.busy = false
		if err != nil {
			p.given = given
		}
		done(err)
	})
}

// refuse says in words why it was not counted.
func (p *Panel) refuse(err error) {
	what, next := kit.AttendeeWords(err)
	p.wrong.Set(what + " " + next)
	p.wrong.Show()
	p.body.Refresh()
}

// back lets another answer be chosen.
func (p *Panel) back() {
	p.touch()
	p.given = barometer.AnswerToGive{}
	p.ask()
	p.focus()
}

// next goes on to the next question.
func (p *Panel) next() {
	p.touch()
	p.at++
	p.ask()
	p.focus()
}

// key gives the answer that a letter or figure stands for.
func (p *Panel) key(r rune) {
	if p.stage != question {
		return
	}
	p.touch()
	for _, a := range p.today()[p.at].Answers {
		if strings.EqualFold(a.Key, string(unicode.ToUpper(r))) {
			p.choose(a)
			return
		}
	}
}

func (p *Panel) show(at stage, o fyne.CanvasObject, first fyne.Focusable) {
	p.stage, p.first = at, first
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

func (p *Panel) thank() {
	more := p.at+1 < len(p.today())
	done := kit.NewButton(kit.Primary, words.Say("asking.done"), p.done)
	buttons := kit.Even(12, tall(done))
	first := done
	if more {
		first = kit.NewButton(kit.Primary, words.Say("asking.next"), p.next)
		done.Kind = kit.Secondary
		buttons = kit.Even(12, tall(first), tall(done))
	}
	p.show(thanks, page(nil, kit.NewText(kit.Wrap, kit.Run{Text: words.Say("asking.thanks"), Weight: kit.Bold, Size: kit.SizeDisplay}).Centred(),
		large(words.Say("asking.thanks_what")).Centred(), kit.VGap(8), buttons), first)
}
