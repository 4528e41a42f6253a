// Package languages holds what stands beside English on prints: for each language
// a folder of TOML files with the sentences of a handout, its boxes and the titles
// of steps, written for people to read and edit. What comes with the program and a
// host's own folder together make a Library; a line of the host's own counts
// before ours, and a language of the host's own is added.
//
// Rules. A line remembers a digest of the English it was made from: where the
// English is another one now, the line is not used, and a translator is told. So is
// a line whose figures or places for names differ from those of the English: a
// number to ring is whole or it is English. What nobody has checked is a draft: a
// print says so, and texts about safety never print from it (Voice.Box).
package languages

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"socialmediasurgery/surgery"
)

// Language is one language as its files have it.
type Language struct {
	Code    string // "ar", as web pages name it
	Name    string // in itself: العربية
	English string // Arabic
	RTL     bool   // read from right to left
	Lines   map[string]Line
	Own     bool // something of it is the host's own
}

// Line is one sentence of a language.
type Line struct {
	Text string
	Of   string // the Digest of the English it was made from
}

// Digest names an English sentence in eight letters, so that it is seen when it
// changes. There are no figures in it: a spreadsheet would take some for numbers.
func Digest(english string) string {
	sum := sha256.Sum256([]byte(surgery.Clean(english)))
	out := make([]byte, 0, 8)
	for _, b := range sum[:4] {
		out = append(out, 'a'+b>>4, 'a'+b&15)
	}
	return string(out)
}

// State is how a line stands to the English of today.
type State string

// The states. Missing has no text; Changed was made from other English; Differs
// has other figures or other places for names than the English.
const (
	Ready   State = "ready"
	Missing State = "missing"
	Changed State = "changed"
	Differs State = "differs"
)

// StateOf returns how a line stands to its English.
func (l Line) StateOf(english string) State {
	switch {
	case l.Text == "":
		return Missing
	case l.Of != Digest(english):
		return Changed
	case !sameFigures(english, l.Text):
		return Differs
	}
	return Ready
}

// slots are the places for names and numbers in a sentence: {{.name}}, and in a
// text [organisation].
var slots = regexp.MustCompile(`\{\{[^}]*\}\}|\[[a-z_]+\]`)

// sameFigures reports whether two sentences have the same groups of figures and
// the same places for names, in any order, since languages differ in it.
func sameFigures(english, text string) bool {
	return slices.Equal(figures(english), figures(text))
}

func figures(s string) []string {
	found := slots.FindAllString(s, -1)
	rest := slots.ReplaceAllString(s, " ")
	found = append(found, strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) })...)
	slices.Sort(found)
	return found
}

// Version names everything a language says now in a few letters: who checked it
// checked that, and nothing that was put in later.
func (l *Language) Version() string {
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(l.Lines)) {
		b.WriteString(id + "\x00" + l.Lines[id].Text + "\x00" + l.Lines[id].Of + "\x00")
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:8])
}
