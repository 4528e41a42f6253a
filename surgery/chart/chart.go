// Package chart draws counts as bars and columns on a page, says them in a
// sentence, and lists them as a table.
//
// We draw them ourselves, since a chart library brings letters and drawing of its
// own, while items of our page print, preview and export alike, with our typeface.
//
// Rules: everything is read without colour: a figure stands beside every bar, and
// kinds of bars differ by their pattern and by words. What is hidden ("fewer than
// 5") is a dashed bar of one length for all, and no other length, share, sum or
// word depends on its number. Text is never below 10 points. The same chart gives
// the same items.
package chart

import (
	"strconv"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Figure is one count. Make it with Count, Said or Hidden.
type Figure struct {
	N      int    // how long it is drawn; never read where Hidden
	Shown  string // the words for it; "" is N in digits, or "fewer than 5" where Hidden
	Hidden bool   // the number is not to be told
}

// Count is a number shown as it is.
func Count(n int) Figure { return Figure{N: n} }

// Said is a number shown in words of its own ("about 45").
func Said(n int, shown string) Figure { return Figure{N: n, Shown: shown} }

// Hidden is a figure that is not told: "" says "fewer than 5".
func Hidden(shown string) Figure { return Figure{Shown: shown, Hidden: true} }

// Says is the figure in words.
func (f Figure) Says() string {
	switch {
	case f.Shown != "":
		return f.Shown
	case f.Hidden:
		return words.Say("chart.fewer")
	}
	return strconv.Itoa(f.N)
}

// drawn is what its length follows.
func (f Figure) drawn() int {
	if f.Hidden {
		return 0
	}
	return max(f.N, 0)
}

// Row is one bar or column.
type Row struct {
	Label string
	Figure
}

// Chart is Bars, Groups, Columns or Pairs.
type Chart interface {
	// Block draws the chart, as wide as the look says and as high as it needs.
	Block(Look) page.Block
	// Describe says what a person sees, in plain sentences, for alt text and posts.
	Describe() string
	// Table lists what is drawn, for HTML and CSV.
	Table() Table
	// AsMeant reports whether it can be drawn as it is meant at that look; else
	// Block draws it in a way that always has room.
	AsMeant(Look) bool
}

// Table is the chart as rows of words; each has as many cells as Headers.
type Table struct {
	Caption string
	Headers []string
	Rows    [][]string
	Notes   []string
	Runs    bool // what stands before a comma in the first cell is said once for a run of rows on paper
}

// About is what every chart has beside its figures.
type About struct {
	Title string   // blank: none is drawn
	Unit  string   // what is counted: answers; blank: it is not said
	Notes []string // lines beneath: how it was counted, what was rounded
}
