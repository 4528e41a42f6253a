package handout

import (
	"fmt"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// ChatSheet is what the host of a live chat works through: a welcome at the
// start, a question every ten minutes, a goodbye.
type ChatSheet struct {
	Title     string
	When      string // Wednesday 25 November, 4pm to 5pm
	Hashtag   string // with its #
	Account   string // @LeedsandYorkPFT
	Lead      string
	Starts    time.Time // local; zero where no time is set
	Ends      time.Time // local; zero where none is set
	Questions []string  // blank: lines to write them on
	Reply     Text      // for someone in crisis
	Size      surgery.HandoutSize
}

const (
	chatMark       = 10 * time.Minute // between one question and the next
	blankQuestions = 5
)

// Pages lays the run sheet out, on one page where it fits.
func (c ChatSheet) Pages(fonts *page.Fonts) ([]page.Page, error) {
	for _, snug := range snugness {
		pages, err := c.pages(newLook(fonts, c.Size, snug))
		if err != nil || len(pages) == 1 {
			return pages, err
		}
	}
	return c.pages(newLook(fonts, c.Size, snugness[0]))
}

func (c ChatSheet) pages(l look) ([]page.Page, error) {
	width := l.sheet().Width()
	var by, from string
	if lead := clean(c.Lead); lead != "" {
		by = words.Say("weekprints.hosted_by", "who", lead)
	}
	if account := clean(c.Account); account != "" {
		from = words.Say("weekprints.from_account", "account", account)
	}
	tick := words.Say("weekprints.chat_tick_plain")
	if tag := clean(c.Hashtag); tag != "" {
		tick = words.Say("weekprints.chat_tick", "tag", tag)
	}
	before := l.reminders(width, words.Say("weekprints.chat_before_1"), words.Say("weekprints.chat_before_2"), words.Say("weekprints.chat_before_3"))
	during := l.reminders(width, words.Say("weekprints.chat_during_1"), words.Say("weekprints.chat_during_2"), words.Say("weekprints.chat_during_3"))
	return l.sheet().Flow([]page.Block{stack(l.gap,
		l.head(words.Say("weekprints.run_sheet", "title", clean(c.Title)), []string{c.When, c.Hashtag, by, from}, width),
		l.section(words.Say("weekprints.chat_before"), width, before),
		l.section(words.Say("weekprints.chat_plan"), width, stack(l.item*1.5, l.fonts.Heading(tick, l.text, width), c.plan(l, width))),
		l.section(words.Say("weekprints.chat_during"), width, during),
		page.Together(l.writeIn(words.Say("weekprints.duty_lead"), width), l.signed(c.Reply, width).After(l.item*2)),
	)})
}

// reminders are lines to tick.
func (l look) reminders(width float64, says ...string) page.Block {
	var blocks []page.Block
	for _, s := range says {
		blocks = append(blocks, l.toTick(s, l.text, width))
	}
	return stack(l.item, listed(blocks...)...)
}

// plan is the chat by the clock.
func (c ChatSheet) plan(l look, width float64) page.Block {
	asked := cleanAll(c.Questions)
	blank := len(asked) == 0
	if blank {
		asked = make([]string, blankQuestions)
	}
	last := time.Duration(len(asked)) * chatMark
	end := last + chatMark
	late := false
	if !c.Starts.IsZero() && c.Ends.After(c.Starts) {
		late = last >= c.Ends.Sub(c.Starts)
		if !late {
			end = c.Ends.Sub(c.Starts)
		}
	}
	timeAt := l.fonts.Width("10.00pm", l.strong) + timeGap
	at := func(after time.Duration, what page.Block) page.Block {
		return row(
			page.Column{Block: l.fonts.Paragraph(c.mark(after), l.strong, timeAt)},
			page.Column{X: timeAt, Block: what},
		)
	}
	column := width - timeAt
	blocks := []page.Block{at(0, l.line(words.Say("weekprints.chat_welcome"), words.Say("weekprints.chat_welcome_say"), column))}
	for i, q := range asked {
		title := words.Say("weekprints.chat_question", "n", i+1)
		blocks = append(blocks, at(time.Duration(i+1)*chatMark, l.question(title, q, column)))
	}
	blocks = append(blocks, at(end, l.line(words.Say("weekprints.chat_goodbye"), words.Say("weekprints.chat_goodbye_say"), column)))
	blocks[len(blocks)-2].WithNext = true // a goodbye alone on a page says goodbye to nobody
	table := &page.Node{Role: page.Table}
	for i, b := range blocks {
		blocks[i] = b.As(table)
	}
	if late {
		blocks = append(blocks, l.fonts.Paragraph(words.Say("weekprints.chat_late"), l.strong, width))
	}
	return stack(l.item*1.5, blocks...)
}

// line is a box to tick, what it is, and under it what to post.
func (l look) line(title, says string, width float64) page.Block {
	dent := l.tickDent()
	return page.Together(l.toTick(title, l.strong, width), l.fonts.Paragraph(says, l.text, width-dent).Indented(dent))
}

// question is a box to tick, "Q1", and behind it the question, or lines to write
// it on.
func (l look) question(title, asks string, width float64) page.Block {
	at := l.tickDent() + l.fonts.Width(title, l.strong) + 3
	body := l.fonts.Paragraph(asks, l.text, width-at)
	if asks == "" {
		body = l.writeLines(2, width-at)
	}
	return page.Beside(page.Column{Block: l.toTick(title, l.strong, width)}, page.Column{X: at, Block: body})
}

// mark is a time of the chat: by the clock, or from the start where the chat has
// no time yet.
func (c ChatSheet) mark(after time.Duration) string {
	if c.Starts.IsZero() {
		return words.Say("weekprints.chat_minute", "n", fmt.Sprint(int(after.Minutes())))
	}
	return c.Starts.Add(after).Format("3.04pm")
}
