package intake

import (
	"strings"
	"unicode"
)

// Harmless answers a cell for a CSV file so that no spreadsheet runs it: an
// apostrophe goes before one that starts a formula, also behind spaces, signs
// that cannot be seen, or after a line break inside the cell. Every cell of
// text that we write into a CSV file goes through here.
func Harmless(cell string) string {
	lines := strings.FieldsFunc(cell, func(r rune) bool { return r == '\n' || r == '\r' })
	if strings.HasPrefix(cell, "\r") || strings.HasPrefix(cell, "\t") {
		return "'" + cell
	}
	for _, line := range lines {
		if runs(line) {
			return "'" + cell
		}
	}
	return cell
}

// runs tells a start that makes a formula in a spreadsheet, also in its full
// width forms, which some read as the plain ones.
func runs(line string) bool {
	line = strings.TrimLeftFunc(line, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) && r != '\t' || unicode.Is(unicode.Cf, r)
	})
	for _, r := range line {
		return strings.ContainsRune("=+-@\t|%＝＋－＠", r)
	}
	return false
}

// tame takes the apostrophe off that Harmless put before a cell.
func tame(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && Harmless(rest) != rest {
		return rest
	}
	return cell
}

// formula tells a cell that can only be meant for a spreadsheet to run. Signs
// that names, accounts and numbers start with are not held against it.
func formula(cell string) bool {
	rest := strings.TrimLeft(cell, "'+-@ ")
	return strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, "＝")
}
