package intake

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// PollReading is what a poll's export is read against.
type PollReading struct {
	Today       time.Time // now, in the zone of the desk
	Uses        []PollUse // of the columns, where a host changed the guess; nil to guess
	Question    string    // as we asked it
	Answers     []string  // ours
	LongestWord int       // letters of a word of their own
	From, Until string    // the local dates the question is asked on; "" for not known
	Order       DayOrder  // of day and month, where a host said it
	Sheet       string    // of a spreadsheet; "" for its first

	AddWord string // as we asked for a word of their own; "" for not asked

	// RefusesWord says in a sentence why such a word may not be kept, "" where it may;
	// nil keeps all.
	RefusesWord func(word string) string
}

// PollAnswer is one answer of a poll as the file writes it.
type PollAnswer struct {
	Text string
	N    int            // how often
	Days map[string]int // by local date, "" where the file does not say
}

// Poll is an online poll's export: counts, and nothing of who answered.
type Poll struct {
	Source
	Columns  []PollColumn
	Answers  []PollAnswer // in the order they first stand in the file
	Words    []string     // people's own, of the column that holds them
	Asks     *Asks        // a date that can be read two ways; nil for none
	Problems []Problem
}

// The most that is read of a poll.
const (
	mostPollAnswers = 40      // different ones: more are words of people's own
	mostVotes       = 1000000 // for one answer
)

// Dropped returns the headings of the columns that were not kept.
func (p *Poll) Dropped() []string {
	var out []string
	for i, c := range p.Columns {
		if c.Use == PollIgnored {
			out = append(out, columnName(i, c.Heading))
		}
	}
	return out
}

// ReadPoll reads a CSV file or a pasted table with a line for each response, or
// with a line for each answer and how often it was given. Columns of names,
// accounts and addresses cannot be chosen, and their cells are not kept. A file
// that is refused has no Answers and says why in Problems.
func ReadPoll(from io.Reader, o PollReading) *Poll {
	out := &Poll{}
	out.Source, out.Problems = readSource(from, o.Sheet, func(t *table, problems *Problems) { out.read(t, o, problems) })
	return out
}

func (p *Poll) read(t *table, o PollReading, problems *Problems) {
	if len(t.rows) == 0 {
		problems.Add(0, false, words.Say("intake.problem_empty"))
		return
	}
	known := map[string]bool{}
	for _, a := range o.Answers {
		known[find.Fold(a)] = true
	}
	head, rows := pollHead(t.rows, known, find.Fold(o.Question))
	width := len(head.cells)
	for _, r := range rows {
		width = max(width, len(r.cells))
	}
	guess := pollGuess{rows: rows, known: known, question: find.Fold(o.Question), addWord: find.Fold(o.AddWord), g: &guesser{today: o.Today, zone: o.Today.Location(), from: o.From, until: o.Until}}
	p.Columns = guess.columns(head, width)
	for i := range p.Columns {
		c := &p.Columns[i]
		if o.Uses != nil {
			c.Use = PollIgnored
			if i < len(o.Uses) && !c.Private {
				c.Use = o.Uses[i]
			}
		}
		if c.Use != PollIgnored {
			c.Sample = sampleOf(rows, i)
		}
	}
	answer := p.column(PollAnswerUse)
	if answer < 0 {
		problems.Add(0, false, words.Say("barometer.problem_no_answers"))
		return
	}
	p.Asks = guess.learn(p.column(PollWhenUse), o.Order)
	p.count(rows, answer, o, guess.g, problems)
}

// column returns the first column taken for a use, -1 for none.
func (p *Poll) column(use PollUse) int {
	for i, c := range p.Columns {
		if c.Use == use {
			return i
		}
	}
	return -1
}

func sampleOf(rows []row, column int) string {
	for _, r := range rows[:min(len(rows), 50)] {
		if text := surgery.Clean(r.at(column)); text != "" {
			return cut(text, 60)
		}
	}
	return ""
}

// count adds the lines up.
func (p *Poll) count(rows []row, answer int, o PollReading, g *guesser, problems *Problems) {
	votes, when, word := p.column(PollCountUse), p.column(PollWhenUse), p.column(PollWordUse)
	at := map[string]int{}
	for i, r := range rows {
		if i >= MaxRows {
			problems.Add(r.line, false, words.Say("intake.problem_rows", "most", MaxRows))
			return
		}
		p.word(r, word, o, problems)
		text := surgery.Clean(r.at(answer))
		n, said := 1, ""
		switch {
		case text == "":
			said = "barometer.problem_blank"
		case utf8.RuneCountInString(text) > surgery.MaxName:
			said = "barometer.problem_long"
		case votes >= 0 && addsUp(text):
			said = "barometer.problem_sum"
		case votes >= 0:
			if n = votesIn(r.at(votes)); n < 0 {
				said = "barometer.problem_number"
			}
		}
		if said != "" {
			problems.Add(r.line, false, words.Say(said))
			continue
		}
		day := ""
		if cell := r.at(when); cell != "" {
			var ok bool
			if day, _, ok = g.moment(cell); !ok {
				problems.Add(r.line, true, words.Say("barometer.problem_day"))
			}
		}
		key := find.Fold(text)
		if key == "" { // signs only, such as stars or faces
			key = text
		}
		k, there := at[key]
		if !there {
			if len(p.Answers) >= mostPollAnswers {
				problems.Add(r.line, false, words.Say("barometer.problem_many", "most", mostPollAnswers))
				continue
			}
			k = len(p.Answers)
			at[key] = k
			p.Answers = append(p.Answers, PollAnswer{Text: text, Days: map[string]int{}})
		}
		if p.Answers[k].N+n > mostVotes {
			problems.Add(r.line, false, words.Say("barometer.problem_number"))
			continue
		}
		p.Answers[k].N += n
		p.Answers[k].Days[day] += n
	}
	if len(p.Answers) == 0 && len(problems.list) == 0 {
		problems.Add(0, false, words.Say("intake.problem_empty"))
	}
}

// word keeps a word of somebody's own, or says why not.
func (p *Poll) word(r row, column int, o PollReading, problems *Problems) {
	text := surgery.Clean(r.at(column))
	refused := ""
	switch {
	case text == "":
		return
	case utf8.RuneCountInString(text) > o.LongestWord:
		refused = words.Say("barometer.problem_word", "most", o.LongestWord)
	case formula(text):
		refused = words.Say("barometer.problem_word_sum")
	case o.RefusesWord != nil:
		refused = o.RefusesWord(text)
	}
	if refused != "" {
		problems.Add(r.line, true, refused)
		return
	}
	p.Words = append(p.Words, text)
}

// votesIn reads how often an answer was given: "12", "1,204", "12 votes"; -1 for
// anything else, a share in percent too.
func votesIn(cell string) int {
	cell = strings.TrimSpace(cell)
	if number, unit, ok := strings.Cut(cell, " "); ok && isVotes(find.Fold(cut(unit, 40))) {
		cell = number
	}
	cell = strings.TrimSuffix(strings.ReplaceAll(cell, ",", ""), ".0")
	if cell == "" || len(cell) > 7 {
		return -1
	}
	n := 0
	for _, r := range cell {
		if r < '0' || r > '9' {
			return -1
		}
		n = n*10 + int(r-'0')
	}
	if n > mostVotes {
		return -1
	}
	return n
}

func isVotes(unit string) bool {
	return unit == "vote" || unit == "votes" || unit == "response" || unit == "responses" || unit == "people"
}

// addsUp tells a line that adds up the others.
func addsUp(text string) bool {
	switch find.Fold(text) {
	case "total", "totals", "total votes", "total responses", "grand total", "sum", "answered", "skipped", "all":
		return true
	}
	return false
}
