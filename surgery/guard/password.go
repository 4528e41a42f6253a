package guard

import (
	"strings"
	"unicode"

	"socialmediasurgery/surgery/pattern"
)

var (
	// named is a word for a secret, and what leads from it to the secret.
	named = pattern.Of(`(?i)\b(passwords?|passcodes?|pass code|passphrases?|pass phrase|pwd|pw|pin(?: code| number)?|(?:login|log-in|security|recovery|backup|verification|sign-in|2fa) codes?)\b(\s*[:=]\s*|\s+(?:is|was|are)\s*:?\s+|\s+)["'“‘]?([^\s"'”’]+)`)
	// token is what may be a secret without a word before it. Dashes, dots and
	// slashes part: they stand in times, places and names of files.
	token = pattern.Of(`[^\s.,:;/\\()\[\]{}<>"'“”‘’–—-]+`)
)

// passwords returns where something stands that looks like a secret: what
// follows a word for one, and long tokens of several kinds of signs.
func passwords(s string) [][]int {
	var found [][]int
	for at := 0; at < len(s); {
		m := named().FindStringSubmatchIndex(s[at:])
		if m == nil {
			break
		}
		for i := range m {
			m[i] += at
		}
		secret := strings.TrimRight(s[m[6]:m[7]], ".,;)")
		end := m[6] + len(secret)
		if told := strings.TrimSpace(s[m[4]:m[5]]); isSecret(strings.ToLower(s[m[2]:m[3]]), told, secret, s[end:]) {
			found = append(found, []int{m[6], end})
		}
		at = m[5] // the secret itself may be a word for one
	}
	for _, m := range token().FindAllStringIndex(s, -1) {
		word := s[m[0]:m[1]]
		if isMixed(word) && !overlaps(found, m) {
			found = append(found, m)
		}
	}
	return found
}

func overlaps(spans [][]int, m []int) bool {
	for _, s := range spans {
		if m[0] < s[1] && s[0] < m[1] {
			return true
		}
	}
	return false
}

// isSecret reports whether what follows a word for a secret is one. With a colon
// a plain word at the end of its line is; else it takes a digit or a sign.
func isSecret(word, told, secret, after string) bool {
	digits, letters, signs := 0, 0, 0
	for _, r := range secret {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		default:
			signs++
		}
	}
	n := digits + letters + signs
	if strings.HasPrefix(word, "pin") || strings.Contains(word, "code") {
		if digits >= 4 && letters == 0 {
			return true
		}
		if strings.HasPrefix(word, "pin") {
			return false
		}
	}
	rest, _, _ := strings.Cut(after, "\n")
	alone := strings.Trim(rest, " .,;!?)'\"”’") == ""
	switch {
	case strings.ContainsAny(told, ":=") && n >= 3 && (alone || digits+signs > 0):
		return true
	case n < 4:
		return false
	}
	return digits > 0 && letters > 0 || signs > 0 && digits > 0 || digits >= 4 || strings.ContainsAny(secret, "!$%^&*@#?_+=~")
}

// isMixed tells a token like Xy7$kdP29q from words, handles, hashtags and
// times: long enough, three kinds of signs, and changing between them often.
func isMixed(s string) bool {
	if strings.HasPrefix(s, "#") || strings.HasPrefix(s, "@") {
		return false
	}
	kinds, changes, n := map[rune]bool{}, 0, 0
	var last rune
	for _, r := range s {
		kind := 's'
		switch {
		case unicode.IsUpper(r):
			kind = 'U'
		case unicode.IsLetter(r):
			kind = 'l'
		case unicode.IsDigit(r):
			kind = 'd'
		case unicode.IsMark(r), unicode.Is(unicode.So, r), unicode.Is(unicode.Cf, r):
			continue // emoji and joiners
		}
		if kind != last && (last != 'U' || kind != 'l') { // a capital begins a word
			changes++
		}
		kinds[kind] = true
		last = kind
		n++
	}
	return n >= 8 && len(kinds) >= 3 && changes >= 4 && kinds['d'] && (kinds['l'] || kinds['U'])
}
