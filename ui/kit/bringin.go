package kit

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
)

// WhichSheet lets another sheet of a spreadsheet be chosen that is brought in.
func WhichSheet(sheets []string, set string, choose func(name string)) *Field {
	var options []Option
	for _, name := range sheets {
		options = append(options, Option{Key: name, Label: name})
	}
	which := NewSelect(options, choose)
	which.Set(set)
	return NewField(words.Say("kit.sheet"), which, "")
}

// WhichDay asks how a date is meant that can be read two ways; say puts a day into
// words.
func WhichDay(asks *intake.Asks, hint string, say func(day string) string, choose func(intake.DayOrder)) *Field {
	which := NewSelect([]Option{{Key: string(intake.DayFirst), Label: say(asks.DayFirst)}, {Key: string(intake.MonthFirst), Label: say(asks.MonthFirst)}},
		func(order string) { choose(intake.DayOrder(order)) })
	which.Set(string(asks.Likely))
	return NewField(words.Say("kit.which_day", "text", asks.Text), which, hint)
}

// ColumnIn is a column of a file that is brought in.
type ColumnIn struct {
	Heading, Sample, Use string
	Closed               string // why nothing can be chosen for it; "" where it can
}

// ColumnsIn lets what each column is taken for be changed; none is narrower than
// width.
func ColumnsIn(width float32, columns []ColumnIn, uses []Option, choose func(i int, use string)) *fyne.Container {
	tiles := Tiles(width, 12)
	for i, c := range columns {
		label := c.Heading
		if label == "" {
			label = words.Say("kit.column", "number", strconv.Itoa(i+1))
		}
		if c.Closed != "" {
			tiles.Add(Column(4, Strong(label), Small(c.Closed)))
			continue
		}
		which := NewSelect(uses, func(use string) { choose(i, use) })
		which.Set(c.Use)
		tiles.Add(NewField(label, which, c.Sample))
	}
	return tiles
}

// ProblemLines says what was wrong with a file, each on a line.
func ProblemLines(problems []intake.Problem) []string {
	var lines []string
	for _, p := range problems {
		line := p.Reason
		if p.Line > 0 {
			line = words.Say("kit.problem_line", "line", p.Line, "reason", p.Reason)
		}
		lines = append(lines, line)
	}
	return lines
}

// mostHeadings is how many of the columns are named that were left out.
const mostHeadings = 12

// Headings names the columns of a file that were left out.
func Headings(dropped []string) string {
	return strings.Join(dropped[:min(len(dropped), mostHeadings)], ", ")
}

// Remarks shows lines in a tinted card.
func Remarks(lines []string) *Card {
	column := Column(4)
	for _, line := range lines {
		column.Add(Small(line))
	}
	c := NewCard(column)
	c.Fill, c.Padding = ColourAccentTint, 10
	return c
}
