package intake

import (
	"net/url"
	"strings"
	"unicode"

	"socialmediasurgery/surgery/pattern"
)

// codeWords are what stands before a code to get in.
var codeWords = []string{"passcode", "password", "access code", "meeting code", "security code", "entry code", "pin code", "pin"}

// codeParameters are what the links of meetings call a code in them.
var codeParameters = map[string]bool{"pwd": true, "passcode": true, "password": true, "passwd": true, "pass": true, "pw": true, "pin": true, "accesscode": true, "tk": true}

var (
	linkInText = pattern.Of(`https?://[^\s<>"]+`)
	oneTap     = pattern.Of(`\+?[0-9][0-9 ()-]{5,}[,;pw]+[0-9,;#*]*[*,][0-9]{3,}#`)
)

// shortestCode is how many letters a code has at the least to be looked for in
// other lines.
const shortestCode = 4

// WithoutCodes takes out of a text what holds a code to get in, which no record
// keeps: lines that say one, the line after a word that stands alone before it,
// links with one inside, numbers that dial one. found reports that there was
// some.
func WithoutCodes(text string) (plain string, found bool) {
	lines := strings.Split(text, "\n")
	codes := map[string]bool{}
	gone := make([]bool, len(lines))
	for i, line := range lines {
		code, says := codeIn(line)
		if !says {
			continue
		}
		gone[i] = true
		for next := i + 1; code == "" && next < len(lines); next++ { // it stands on its own line
			if code = strings.TrimSpace(lines[next]); code != "" {
				gone[next] = true
			}
		}
		if len(code) >= shortestCode {
			codes[code] = true
		}
	}
	kept := lines[:0:0]
	for i, line := range lines {
		if without := withoutCodedLinks(line); without != line {
			found = true
			if line = strings.TrimSpace(without); line == "" {
				continue
			}
		}
		if gone[i] || strings.Contains(line, "#") && oneTap().MatchString(line) || holdsAny(line, codes) {
			found = true
			continue
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "\n"), found
}

func withoutCodedLinks(line string) string {
	if !strings.Contains(line, "://") {
		return line
	}
	return linkInText().ReplaceAllStringFunc(line, func(link string) string {
		if LinkHoldsCode(link) {
			return ""
		}
		return link
	})
}

func holdsAny(line string, codes map[string]bool) bool {
	for code := range codes {
		if strings.Contains(line, code) {
			return true
		}
	}
	return false
}

// codeIn reports whether a line says a code, and returns it, "" where it can
// only follow: "Passcode: 1234", not a line that only speaks of one.
func codeIn(line string) (code string, says bool) {
	lower := strings.ToLower(line)
	if len(lower) != len(line) {
		line = lower
	}
	for _, word := range codeWords {
		at := strings.Index(lower, word)
		if at < 0 || at > 0 && unicode.IsLetter(rune(lower[at-1])) {
			continue
		}
		rest := strings.TrimSpace(line[at+len(word):])
		if rest != "" && strings.ContainsAny(rest[:1], ":=") {
			return strings.TrimSpace(rest[1:]), true
		}
		rest = strings.TrimSpace(strings.TrimPrefix(rest, "is "))
		first, _, _ := strings.Cut(rest, " ")
		if len(first) >= shortestCode && strings.ContainsAny(first, "0123456789") {
			return first, true
		}
	}
	return "", false
}

// LinkHoldsCode reports whether a link lets in whoever has it: the code of the
// meeting stands in it.
func LinkHoldsCode(link string) bool {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	teams := strings.HasSuffix(host, "teams.microsoft.com") || strings.HasSuffix(host, "teams.live.com")
	for name := range u.Query() {
		if name = strings.ToLower(name); codeParameters[name] || teams && name == "p" {
			return true
		}
	}
	return false
}

// LinkIn finds the first https link in a text of one line, whole, and returns
// what is left of the text without it.
func LinkIn(text string) (link, rest string) {
	at := linkInText().FindStringIndex(text)
	if at == nil || !strings.HasPrefix(strings.ToLower(text[at[0]:]), "https://") {
		return "", text
	}
	link = strings.TrimRight(text[at[0]:at[1]], ".,;:!?)]'")
	rest = text[:at[0]] + text[at[0]+len(link):]
	return link, strings.Trim(strings.Join(strings.Fields(rest), " "), " ,;|-()<>[]")
}

// MeetsOnline reports whether a place is a meeting's and no room's.
func MeetsOnline(place string) bool {
	lower := strings.ToLower(place)
	for _, name := range []string{"microsoft teams", "teams meeting", "zoom meeting", "google meet", "webex"} {
		if strings.Contains(lower, name) {
			return true
		}
	}
	return lower == "zoom" || lower == "teams"
}
