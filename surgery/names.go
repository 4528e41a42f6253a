package surgery

import (
	"strings"
	"unicode/utf8"
)

// FirstName answers the first word of a name: what a card and a handout show,
// because the screen faces the door and paper is left lying about.
func FirstName(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

// CardNames answers what the cards show for these full names: the first name,
// with the initial of the last where two share a first name. Two that share
// that as well look the same; their numbers tell them apart.
func CardNames(names []string) []string {
	sharing := map[string]int{}
	for _, name := range names {
		sharing[strings.ToLower(FirstName(name))]++
	}
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = FirstName(name)
		if sharing[strings.ToLower(shown[i])] < 2 {
			continue
		}
		if words := strings.Fields(name); len(words) > 1 {
			initial, size := utf8.DecodeRuneInString(words[len(words)-1])
			if size > 0 {
				shown[i] += " " + strings.ToUpper(string(initial))
			}
		}
	}
	return shown
}
