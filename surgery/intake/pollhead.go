package intake

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
)

// PollUse is what a column of a poll's export is taken for.
type PollUse string

// What a column can be.
const (
	PollAnswerUse PollUse = "answer"
	PollCountUse  PollUse = "count"
	PollWhenUse   PollUse = "time"
	PollWordUse   PollUse = "own_word"
	PollIgnored   PollUse = "ignored"
)

// PollUses lists them in the order a host is offered them.
var PollUses = []PollUse{PollAnswerUse, PollCountUse, PollWhenUse, PollWordUse, PollIgnored}

// PollColumn is one column of an export as it came.
type PollColumn struct {
	Heading string // "" where there is none
	Use     PollUse
	Private bool   // of who answered: it is never read
	Sample  string // the first cell; "" for a column that is not kept
}

// Headings that exports of polls and forms write, folded.
var (
	pollAnswers = []string{"answer", "answers", "response", "responses", "choice", "option", "options", "vote", "voted for", "selected", "your answer",
		"answer choices", "answer text", "option text", "poll option", "selected answer", "antwort", "reponse"}
	pollCounts = []string{"count", "counts", "votes", "total", "total votes", "number", "number of votes", "vote count", "how many", "n", "responses",
		"number of responses", "response count", "people", "frequency", "tally"}
	pollTimes = []string{"timestamp", "time", "date", "day", "submitted", "submitted at", "submission date", "submit date", "submission time",
		"start time", "completion time", "end time", "start date", "end date", "date submitted", "created", "created at", "voted at", "answered at", "date time"}
)

// ownWords stand in headings of what people add in words of their own.
var ownWords = []string{"own word", "own words", "one word", "single word", "a word", "any word", "another word"}

// asksForWord tells a heading that asks for a word of people's own.
func asksForWord(folded, addWord string) bool {
	return folded != "" && (folded == addWord || folded == "word" || folded == "words" ||
		slices.ContainsFunc(ownWords, func(said string) bool { return strings.Contains(" "+folded+" ", " "+said+" ") }))
}

// privateWords stand in headings of what says who answered.
var privateWords = []string{"name", "names", "forename", "surname", "email", "mail", "user", "username", "account", "handle", "phone", "telephone",
	"mobile", "address", "ip", "profile", "respondent", "voter", "member", "id", "postcode", "birth", "nhs"}

// longHeading is how many words a heading has that is rather a question.
const longHeading = 6

// private tells a heading of what says who answered.
func private(folded string) bool {
	parts := strings.Fields(folded)
	return len(parts) <= longHeading && slices.ContainsFunc(parts, func(w string) bool { return slices.Contains(privateWords, w) })
}

// pollHead parts the line of headings from the rest; a line without cells where
// there is none.
func pollHead(rows []row, known map[string]bool, question string) (row, []row) {
	at := -1
	for i, r := range rows[:min(len(rows), 5)] {
		for _, cell := range r.cells {
			folded := foldShort(cell)
			if folded != "" && (folded == question || slices.Contains(pollAnswers, folded) || slices.Contains(pollTimes, folded) ||
				slices.Contains(pollCounts, folded) || private(folded)) && !known[folded] {
				at = i
			}
		}
		if at >= 0 {
			break
		}
	}
	if at < 0 && len(rows) > 1 && aloneAbove(rows, known) {
		at = 0
	}
	if at < 0 {
		return row{}, rows
	}
	rest := rows[at+1:]
	if len(rest) > 0 && slices.ContainsFunc(rest[0].cells, func(c string) bool {
		f := foldShort(c)
		return f == "response" || f == "open ended response"
	}) {
		rest = rest[1:] // a second line of headings, as one survey site writes them
	}
	return rows[at], rest
}

// aloneAbove tells that the first line cannot be an answer: none of its cells is
// one of ours, a number, or said again further down.
func aloneAbove(rows []row, known map[string]bool) bool {
	for i, cell := range rows[0].cells {
		folded := foldShort(cell)
		if known[folded] || votesIn(cell) >= 0 {
			return false
		}
		for _, r := range rows[1:min(len(rows), 50)] {
			if folded != "" && foldShort(r.at(i)) == folded {
				return false
			}
		}
	}
	return true
}

func foldShort(cell string) string { return find.Fold(cell[:min(len(cell), maxLine)]) }

// pollGuess guesses what the columns of a poll are.
type pollGuess struct {
	rows     []row
	known    map[string]bool
	question string
	addWord  string
	g        *guesser
}

func (p pollGuess) columns(head row, width int) []PollColumn {
	columns := make([]PollColumn, width)
	taken := map[PollUse]bool{}
	take := func(i int, use PollUse) {
		if columns[i].Use == PollIgnored && !columns[i].Private && !taken[use] {
			columns[i].Use, taken[use] = use, true
		}
	}
	for i := range columns {
		folded := foldShort(head.at(i))
		columns[i] = PollColumn{Heading: cut(surgery.Clean(head.at(i)), surgery.MaxName), Use: PollIgnored}
		columns[i].Private = folded != p.question && (private(folded) || p.accounts(i))
	}
	for i := range columns { // what is the question, then what reads like our answers
		if f := foldShort(head.at(i)); f != "" && f == p.question {
			take(i, PollAnswerUse)
		}
	}
	if best := p.likeOurs(columns); best >= 0 {
		take(best, PollAnswerUse)
	}
	for i := range columns {
		switch folded := foldShort(head.at(i)); {
		case slices.Contains(pollCounts, folded) && p.digits(i):
			take(i, PollCountUse)
		case slices.Contains(pollTimes, folded):
			take(i, PollWhenUse)
		case slices.Contains(pollAnswers, folded):
			take(i, PollAnswerUse)
		}
	}
	for i := range columns {
		if f := foldShort(head.at(i)); f != p.question && asksForWord(f, p.addWord) && !p.numbers(i) {
			take(i, PollWordUse)
		}
	}
	for i := range columns { // what no heading said
		if len(head.cells) == 0 && p.numbers(i) && width == 2 {
			take(i, PollCountUse)
		}
	}
	for i := range columns {
		if !taken[PollAnswerUse] && !p.numbers(i) && p.few(i) {
			take(i, PollAnswerUse)
		}
	}
	return columns
}

// most reports whether most cells of a column, of the first fifty, are so.
func (p pollGuess) most(column int, so func(cell string) bool) bool {
	yes, all := 0, 0
	for _, r := range p.rows[:min(len(p.rows), 50)] {
		if cell := r.at(column); cell != "" {
			all++
			if so(cell[:min(len(cell), maxLine)]) {
				yes++
			}
		}
	}
	return all > 0 && yes*2 > all
}

// accounts tells a column of addresses or accounts.
func (p pollGuess) accounts(column int) bool {
	return p.most(column, func(cell string) bool {
		at := strings.Index(cell, "@")
		return at >= 0 && !strings.Contains(cell, " ") || strings.Contains(cell, "://")
	})
}

func (p pollGuess) numbers(column int) bool {
	return p.most(column, func(cell string) bool { return votesIn(cell) >= 0 })
}

// digits tells a column of figures, shares in percent too.
func (p pollGuess) digits(column int) bool {
	return p.most(column, func(cell string) bool { return cell[0] >= '0' && cell[0] <= '9' })
}

// likeOurs returns the column with the most cells that are answers of ours, -1
// for none.
func (p pollGuess) likeOurs(columns []PollColumn) int {
	best, most := -1, 0
	for i, c := range columns {
		n := 0
		for _, r := range p.rows[:min(len(p.rows), 50)] {
			if !c.Private && p.known[foldShort(r.at(i))] {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// few tells a column that says the same few things.
func (p pollGuess) few(column int) bool {
	seen := map[string]bool{}
	for _, r := range p.rows[:min(len(p.rows), 200)] {
		seen[foldShort(r.at(column))] = true
	}
	return len(seen) > 0 && len(seen) <= 12
}

// learn has the guesser see the times before it reads them, and returns what has
// to be asked of them. Answers were given before now, and mostly in the days the
// question was asked on.
func (p pollGuess) learn(column int, said DayOrder) *Asks {
	if column < 0 {
		return nil
	}
	var cells []string
	for _, r := range p.rows {
		cells = append(cells, r.at(column))
	}
	if asks := p.g.ordered(cells, cells, said); asks == nil || said != "" {
		return asks
	}
	p.g.nearness(cells)
	return p.g.asks(cells)
}
