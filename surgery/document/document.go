// Package document is a text as data: a title, parts with headings, paragraphs,
// lists, tables, charts, quotes and links. From the same document come pages
// (package handout), one HTML file, Markdown and CSV, so they cannot differ.
//
// Rules: everything stands in the document itself, in full: nothing is fetched
// from elsewhere when it is read, so it outlives the places it came from. A
// picture has its words and its table beside it. A link is an Address of package
// link, https by construction, and is written out. Letters are never trusted:
// each form escapes what would mean something in it.
package document

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/link"
)

// Document is a text with a title. About are lines beneath the title: when and
// whose it is. Made is when it was put together.
type Document struct {
	Title string
	About []string
	Made  time.Time
	Parts []Part
}

// Part is a heading and what stands under it. A blank heading has none: an
// introduction.
type Part struct {
	Heading string
	Blocks  []Block
}

// Block is Paragraph, Note, Sub, List, Table, Chart or Quote.
type Block interface{ block() }

// Paragraph is running text; a line break in it stays one.
type Paragraph struct{ Text string }

// Note says how something was counted or chosen; it is set smaller.
type Note struct{ Text string }

// Sub is a heading within a part.
type Sub struct{ Text string }

// List has no order that means anything.
type List struct{ Items []Item }

// Item is one of a list: its text, what is said about it more quietly, and where
// it can be read.
type Item struct {
	Text string
	More string
	Link Link
}

// Link is where something can be read; the zero Address is none. A blank Opens
// is the address itself.
type Link struct {
	Opens   string
	Address link.Address
}

// Table is rows of words under headers. The first cell of a row names it.
type Table chart.Table

// Chart is a picture of counts, which says itself in words and as a table.
type Chart struct{ Chart chart.Chart }

// Quote is somebody's words, with how they wish to be named.
type Quote struct {
	Text  string
	Whose string
	More  string
	Link  Link
}

func (Paragraph) block() {}
func (Note) block()      {}
func (Sub) block()       {}
func (List) block()      {}
func (Table) block()     {}
func (Chart) block()     {}
func (Quote) block()     {}

// Says returns the words of a link: what it opens and its address, once where
// they are the same.
func (l Link) Says() string {
	shown := l.Address.Display()
	if l.Opens == "" || l.Opens == shown || l.Opens == l.Address.String() {
		return shown
	}
	return l.Opens + ": " + shown
}

// There reports whether there is a link.
func (l Link) There() bool { return !l.Address.IsZero() }

// tidy returns text without what no form may hold, its lines kept.
func tidy(text string) string { return surgery.CleanLines(text) }

// lines returns the lines of a text that hold anything.
func lines(text string) []string {
	var kept []string
	for line := range strings.Lines(tidy(text)) {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}

// oneLine is a text on one line: headings, cells, names.
func oneLine(text string) string { return surgery.Clean(text) }
