package surgery

import (
	"fmt"
	"strconv"
	"strings"
)

// Letters are those under which desks give out numbers, the home desk under the first:
// not I and O, which are read as figures.
const Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"

// Called returns the number of a visit as it is called out, printed and typed: "B07",
// or "12" where no letter stands before it.
func (v *Visit) Called() string {
	if v.Letter == "" {
		return strconv.Itoa(v.Number)
	}
	return fmt.Sprintf("%s%02d", v.Letter, v.Number)
}

// Numbered returns what finds visits by their number as it was typed, and false where
// none was: "b7" and "B 07" find the one of that letter, "7" finds it under any.
func Numbered(typed string) (is func(*Visit) bool, ok bool) {
	typed = strings.ToUpper(strings.TrimSpace(typed))
	figures := strings.TrimLeft(typed, Letters)
	letter := strings.TrimSuffix(typed, figures)
	number, err := strconv.Atoi(strings.TrimSpace(figures))
	if err != nil || number < 1 || len(letter) > 1 || strings.ContainsAny(figures, "+-") {
		return nil, false
	}
	return func(v *Visit) bool { return v.Number == number && (letter == "" || v.Letter == letter) }, true
}

// validLetter reports whether a visit can have it: one of Letters, or none.
func validLetter(s string) bool { return s == "" || len(s) == 1 && strings.Contains(Letters, s) }
