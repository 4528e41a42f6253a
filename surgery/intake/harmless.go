package intake

import (
	"strings"
	"unicode"
)

// Harmless returns a cell for a CSV file so that no spreadsheet runs it: an
// apostrophe goes before one that starts a formula, also behind spaces and signs
// that cannot be seen, and before every line inside the cell that does, for
// those who cut a file at its line breaks. Every cell of text that we write into
// a CSV file goes through here.
func Harmless(cell string) string {
	safe := byLine(cell, func(line string) string {
		if runs(line) {
			return "'" + line
		}
		return line
	})
	if strings.HasPrefix(cell, "\r") {
		return "'" + safe
	}
	return safe
}

// byLine changes each line of a cell, and leaves its line breaks as they are.
func byLine(cell string, change func(string) string) string {
	var b strings.Builder
	for cell != "" {
		at := strings.IndexAny(cell, "\r\n")
		if at < 0 {
			at = len(cell)
		}
		b.WriteString(change(cell[:at]))
		if at == len(cell) {
			break
		}
		b.WriteByte(cell[at])
		cell = cell[at+1:]
	}
	return b.String()
}

// runs tells a start that makes a formula in a spreadsheet, also in its full
// width forms, which some read as the plain ones.
func runs(line string) bool {
	line = strings.TrimLeftFunc(line, func(r rune) bool {
		return r != '\t' && (unicode.IsSpace(r) || unicode.IsControl(r)) || unicode.Is(unicode.Cf, r)
	})
	for _, r := range line {
		return strings.ContainsRune("=+-@\t|%＝＋－＠", r)
	}
	return false
}

// tame takes the apostrophes off that Harmless put into a cell.
func tame(cell string) string {
	if !strings.Contains(cell, "'") {
		return cell
	}
	if strings.HasPrefix(cell, "'\r") {
		cell = cell[1:]
	}
	return byLine(cell, func(line string) string {
		if rest, ok := strings.CutPrefix(line, "'"); ok && runs(rest) {
			return rest
		}
		return line
	})
}

// formula tells a cell that can only be meant for a spreadsheet to run. Signs
// that names, accounts and numbers start with are not held against it.
func formula(cell string) bool {
	rest := strings.TrimLeft(cell, "'+-@ ")
	return strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, "＝")
}
