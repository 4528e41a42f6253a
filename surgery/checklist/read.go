package checklist

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"socialmediasurgery/surgery/words"
)

// The most a checklist may hold. They stand far above what fits on a sheet of
// paper, and keep a wrong file from filling memory or the screen.
const (
	maxFile    = 128 << 10 // bytes
	maxSteps   = 60
	maxKeys    = 30 // per section
	maxID      = 60 // this and the rest in characters
	maxVersion = 9999
	maxFaults  = 20 // named per file
)

// The most letters of each text of a checklist, and minutes of a step.
const (
	MaxTitle   = 80
	MaxSummary = 240
	MaxWhy     = 300
	MaxHow     = 900
	MaxURL     = 400
	MaxMinutes = 120
)

// fault is a problem before it is put into words.
type fault struct {
	line int
	key  string
	with []any
}

func (f fault) problem(file string) Problem {
	return Problem{File: file, Line: f.line, Reason: words.Say(f.key, f.with...)}
}

// Read reads one checklist from the bytes of the file called name. With any
// problem the checklist is not to be used. Within a text, line breaks and runs
// of spaces count as one space.
func Read(name string, raw []byte) (Checklist, []Problem) {
	c, faults := parse(raw)
	if len(faults) == 0 {
		return c, nil
	}
	var out []Problem
	for _, f := range faults {
		out = append(out, f.problem(name))
	}
	return Checklist{}, out
}

func parse(raw []byte) (Checklist, []fault) {
	if len(raw) > maxFile {
		return Checklist{}, []fault{{0, "checklist.problem_big", []any{"most", maxFile >> 10}}}
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return Checklist{}, []fault{{badByteLine(raw), "checklist.problem_encoding", nil}}
	}
	text := strings.ReplaceAll(string(raw), "\r\n", "\n")
	sections, bad := outline(text)
	if bad != nil {
		return Checklist{}, []fault{*bad}
	}
	var file struct {
		head  map[string]any
		steps []map[string]any
	}
	if _, err := toml.Decode(text, &file.head); err != nil {
		line := 0
		if pe := (toml.ParseError{}); errors.As(err, &pe) {
			line = pe.Position.Line
		}
		return Checklist{}, []fault{{line, "checklist.problem_line", nil}}
	}
	file.steps, _ = file.head["steps"].([]map[string]any)
	delete(file.head, "steps")
	if len(file.steps) != len(sections)-1 {
		// Only a file that hides a [[steps]] from one of the two readers.
		return Checklist{}, []fault{{0, "checklist.problem_line", nil}}
	}

	r := &reader{section: sections[0], values: file.head}
	c := r.checklist()
	for i, values := range file.steps {
		r.section, r.values = sections[i+1], values
		c.Steps = append(c.Steps, r.step(c.Steps))
	}
	return c, r.faults
}

// badByteLine is the line of the first byte that is not UTF-8 text.
func badByteLine(raw []byte) int {
	line := 1
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 || r == 0 {
			return line
		}
		if r == '\n' {
			line++
		}
		raw = raw[n:]
	}
	return line
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
