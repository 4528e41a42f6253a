package handout

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// The texts among the assets that a host may edit.
const (
	StaySafeText     = "stay-safe"
	WhereToTurnText  = "where-to-turn"
	ShortPrivacyText = "privacy-short"
	FullPrivacyText  = "privacy-full"
	CrisisReplyText  = "crisis-reply"
)

// Text is a piece of plain text that somebody signs off: a title, paragraphs,
// and the day it was last checked.
type Text struct {
	Title      string
	Checked    time.Time
	Paragraphs []string
}

// ReadText reads texts/NAME.txt from fsys. The first line of the file is the
// title, the second "checked" and a date (2026-11-23), then each line is a
// paragraph. An error names the file and what is wrong with it.
func ReadText(fsys fs.FS, name string) (Text, error) {
	file := path.Join("texts", name+".txt")
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Text{}, err
	}
	lines := strings.Split(strings.ReplaceAll(strings.TrimSpace(string(raw)), "\r\n", "\n"), "\n")
	if len(lines) < 2 || strings.TrimSpace(lines[0]) == "" {
		return Text{}, fmt.Errorf("%s: line 1: a title is missing", file)
	}
	day, ok := strings.CutPrefix(strings.TrimSpace(lines[1]), "checked ")
	checked, err := time.Parse(time.DateOnly, day)
	if !ok || err != nil {
		return Text{}, fmt.Errorf("%s: line 2: want \"checked\" and a date such as 2026-11-23", file)
	}
	text := Text{Title: strings.TrimSpace(lines[0]), Checked: checked}
	for _, line := range lines[2:] {
		if line = strings.TrimSpace(line); line != "" {
			text.Paragraphs = append(text.Paragraphs, line)
		}
	}
	return text, nil
}

// slot is a place in a text for something of the host's own: [organisation].
var slot = regexp.MustCompile(`\[([a-z_]+)\]`)

// sentence ends with a full stop, question or exclamation mark before a space,
// or with its paragraph.
var sentence = regexp.MustCompile(`.+?(?:[.?!](?: +|$)|$)`)

// Fill returns the text with its slots filled from values. A sentence with a
// slot that has no value is left out, so that nobody reads half of one.
func (t Text) Fill(values map[string]string) Text { return t.fill(values, false) }

// FillLed is Fill for a text whose paragraphs each begin with what they are
// about: a beginning with nothing left behind it goes too.
func (t Text) FillLed(values map[string]string) Text { return t.fill(values, true) }

func (t Text) fill(values map[string]string, led bool) Text {
	filled := Text{Title: t.Title, Checked: t.Checked}
	for _, paragraph := range t.Paragraphs {
		sentences := sentence.FindAllString(paragraph, -1)
		var kept []string
		for _, s := range sentences {
			whole := true
			s = slot.ReplaceAllStringFunc(s, func(name string) string {
				value := strings.TrimSpace(values[name[1:len(name)-1]])
				whole = whole && value != ""
				return value
			})
			if whole {
				kept = append(kept, s)
			}
		}
		if led && len(kept) == 1 && len(sentences) > 1 {
			continue
		}
		if p := strings.TrimSpace(strings.Join(kept, "")); p != "" {
			filled.Paragraphs = append(filled.Paragraphs, p)
		}
	}
	return filled
}

// Lacks returns which slots of the text have no value, each once, in the order
// they stand.
func (t Text) Lacks(values map[string]string) []string {
	var lacks []string
	for _, paragraph := range t.Paragraphs {
		for _, found := range slot.FindAllStringSubmatch(paragraph, -1) {
			if name := found[1]; strings.TrimSpace(values[name]) == "" && !slices.Contains(lacks, name) {
				lacks = append(lacks, name)
			}
		}
	}
	return lacks
}
