package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// piece is a run, or part of one, measured.
type piece struct {
	Run
	width, height float32
}

// line is one line of pieces; pieces of different sizes share a baseline.
type line struct {
	pieces                []piece
	width, height, ascent float32
}

func (l *line) add(p piece) {
	if n := len(l.pieces); n > 0 && l.pieces[n-1].Run.sameStyle(p.Run) {
		last := &l.pieces[n-1]
		l.width -= last.width
		*last = measured(last.Run, last.Text+p.Text)
		l.width += last.width
		return
	}
	l.pieces = append(l.pieces, p)
	l.width += p.width
	l.height = max(l.height, p.height)
	l.ascent = max(l.ascent, ascent(p.Run))
}

func (r Run) sameStyle(o Run) bool {
	return r.Weight == o.Weight && r.Size == o.Size && r.Colour == o.Colour
}

func measured(r Run, text string) piece {
	r.Text = text
	size := measure(r)
	return piece{Run: r, width: size.Width, height: size.Height}
}

func measure(r Run) fyne.Size {
	size, _ := measureText(r.Text, r.size(), r.Weight)
	return size
}

// ascent returns how far below its top a run's baseline stands.
func ascent(r Run) float32 {
	_, base := measureText("x", r.size(), r.Weight)
	return base
}

// breakLines sets runs into lines of a width. Width 0, before the first layout,
// makes one line each paragraph.
func breakLines(runs []Run, overflow Overflow, width float32) []line {
	if overflow == Wrap && width > 0 {
		return wrapLines(runs, width)
	}
	lines := []line{{}}
	for _, r := range runs {
		for i, part := range strings.Split(r.Text, "\n") {
			if i > 0 {
				if overflow == Ellipsis {
					part = " " + part
				} else {
					lines = append(lines, line{})
				}
			}
			lines[len(lines)-1].add(measured(r, part))
		}
	}
	if overflow == Ellipsis && width > 0 {
		for i := range lines {
			lines[i] = cut(lines[i], width)
		}
	}
	return lines
}

func wrapLines(runs []Run, width float32) []line {
	lines := []line{{}}
	for _, r := range runs {
		for i, paragraph := range strings.Split(r.Text, "\n") {
			if i > 0 {
				lines = append(lines, line{})
			}
			if paragraph == "" {
				last := &lines[len(lines)-1]
				last.height = max(last.height, measured(r, " ").height)
				continue
			}
			for _, word := range wordsOf(paragraph) {
				last := &lines[len(lines)-1]
				p := measured(r, word)
				bare := measured(r, strings.TrimRight(word, " ")).width
				if last.width > 0 && last.width+bare > width {
					lines = append(lines, line{})
					last = &lines[len(lines)-1]
				}
				for last.width+bare > width && utf8.RuneCountInString(p.Text) > 1 {
					head, tail := splitAt(r, p.Text, width)
					last.add(measured(r, head))
					lines = append(lines, line{})
					last = &lines[len(lines)-1]
					p = measured(r, tail)
					bare = p.width
				}
				last.add(p)
			}
		}
	}
	return lines
}

// wordsOf cuts s behind each run of spaces, so that joining gives s again.
func wordsOf(s string) []string {
	var out []string
	start, space := 0, false
	for i, r := range s {
		if r == ' ' {
			space = true
			continue
		}
		if space {
			out = append(out, s[start:i])
			start, space = i, false
		}
	}
	return append(out, s[start:])
}

// splitAt cuts a word that is wider than a line; the head has at least one letter.
func splitAt(r Run, s string, width float32) (head, tail string) {
	letters := []rune(s)
	low, high := 1, len(letters)-1
	for low < high {
		mid := (low + high + 1) / 2
		if measured(r, string(letters[:mid])).width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return string(letters[:low]), string(letters[low:])
}

// cut shortens a line to a width, ending it in "…".
func cut(l line, width float32) line {
	if l.width <= width {
		return l
	}
	out := line{height: l.height, ascent: l.ascent}
	for _, p := range l.pieces {
		if out.width+p.width+measured(p.Run, "…").width <= width {
			out.pieces = append(out.pieces, p)
			out.width += p.width
			continue
		}
		letters := []rune(p.Text)
		low, high := 0, len(letters)
		for low < high {
			mid := (low + high + 1) / 2
			if out.width+measured(p.Run, string(letters[:mid])+"…").width <= width {
				low = mid
			} else {
				high = mid - 1
			}
		}
		end := measured(p.Run, strings.TrimRight(string(letters[:low]), " ")+"…")
		out.pieces = append(out.pieces, end)
		out.width += end.width
		return out
	}
	return out
}
