package easyread

import (
	"io/fs"
	"regexp"
	"strings"

	"socialmediasurgery/surgery/pictogram"
)

// Text is a whole text: a title, and parts with headings.
type Text struct {
	Title string
	Parts []Part
}

// Part is a heading, which may be "", and the ideas beneath it.
type Part struct {
	Heading string
	Ideas   []Idea
}

// ReadText reads easy/NAME.toml. An error names the file.
func ReadText(files fs.FS, name string) (Text, error) {
	var t Text
	err := read(files, name, &t)
	return t, err
}

var slot = regexp.MustCompile(`\[([a-z_]+)\]`)

// Fill returns the text with its slots, like [organisation], filled. An idea with a
// slot that has no value is left out, and so is a part with nothing left.
func (t Text) Fill(values map[string]string) Text {
	filled := Text{Title: t.Title}
	for _, part := range t.Parts {
		kept := Part{Heading: part.Heading}
		for _, idea := range part.Ideas {
			whole := true
			idea.Says = slot.ReplaceAllStringFunc(idea.Says, func(name string) string {
				value := strings.TrimSpace(values[name[1:len(name)-1]])
				whole = whole && value != ""
				return value
			})
			if whole {
				kept.Ideas = append(kept.Ideas, idea)
			}
		}
		if len(kept.Ideas) > 0 {
			filled.Parts = append(filled.Parts, kept)
		}
	}
	return filled
}

// hints say which picture goes with words of a host's own, tried in this order.
var hints = []struct {
	words   *regexp.Regexp
	picture pictogram.Name
}{
	{regexp.MustCompile(`\b999\b`), "call_999"},
	{regexp.MustCompile(`\b111\b`), "call_111"},
	{regexp.MustCompile(`(?i)\btext\b`), "text"},
	{regexp.MustCompile(`\d{3}`), "listen"},
	{regexp.MustCompile(`(?i)\bblock`), "block"},
	{regexp.MustCompile(`(?i)\breport`), "report"},
	{regexp.MustCompile(`(?i)\bstop`), "stop"},
}

// Own returns a host's own text, one idea a line, as its picture can be told from
// its words; a line whose picture cannot has none.
func Own(title string, paragraphs []string) Text {
	part := Part{}
	for _, p := range paragraphs {
		idea := Idea{Says: p}
		for _, h := range hints {
			if h.words.MatchString(p) {
				idea.Picture = h.picture
				break
			}
		}
		part.Ideas = append(part.Ideas, idea)
	}
	return Text{Title: title, Parts: []Part{part}}
}
