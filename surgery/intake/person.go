package intake

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/pattern"
)

// address matches an email address, in brackets or not.
var address = pattern.Of(`(?i)[<(\[]?(?:mailto:|sip:)?[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+[>)\]]?`)

// placeholders are what sites put where nobody gave a name.
var placeholders = map[string]bool{"anonymous": true, "n a": true, "na": true, "none": true, "unknown": true, "info requested": true,
	"info requested info requested": true, "not given": true, "not provided": true, "no name": true, "to be confirmed": true, "tbc": true, "tba": true, "null": true, "guest": true, "user": true, "anonymous user": true, "anonymous anonymous": true}

// personIn returns the name of one person as a cell holds it: without an address
// beside it, in order, and without an organisation. A cell that is nothing but
// an address stays, to be said.
func personIn(cell string) string {
	text := surgery.Clean(spaced(cell))
	if len(text) > maxLine || formula(text) {
		return text
	}
	if strings.Contains(text, "@") {
		rest := strings.Trim(address().ReplaceAllString(text, " "), " ,;:<>|-")
		if inner, ok := strings.CutPrefix(rest, "("); ok && strings.HasSuffix(inner, ")") {
			rest = strings.Trim(inner, "() ")
		}
		if isName(rest) {
			text = rest
		}
	}
	for _, pair := range []string{`""`, `''`, "‘’", "“”"} {
		quote := []rune(pair)
		if inner, ok := strings.CutPrefix(text, string(quote[0])); ok {
			if inner, ok = strings.CutSuffix(inner, string(quote[1])); ok && !strings.ContainsAny(inner, pair) && strings.TrimSpace(inner) != "" {
				text = strings.TrimSpace(inner)
			}
		}
	}
	return surgery.Clean(surgery.NameInOrder(text))
}

func isName(s string) bool {
	return nameFault(s) == ""
}

// besideName returns what stands in brackets or after a bar with a name, where a
// host writes that somebody is not coming.
func besideName(cell string) string {
	text := surgery.Clean(spaced(cell))
	if at := strings.LastIndexAny(text, "(["); at > 0 {
		return strings.Trim(text[at:], "()[] ")
	}
	for _, bar := range []string{" - ", " | ", ": ", " / "} {
		if at := strings.LastIndex(text, bar); at > 0 {
			return strings.TrimSpace(text[at+len(bar):])
		}
	}
	return ""
}

// recipients parts a list of people as a mail program writes it, "Ada Example
// <ada@example.org>; Sample, Ben <ben@example.org>", into a name a line; false
// for any other text.
func recipients(text string) (string, bool) {
	if len(text) > 1<<20 || strings.Count(text, "@") < 2 && strings.Count(text, ";") < 1 {
		return "", false
	}
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	for cell := range strings.SplitSeq(first[:min(len(first), maxLine)], ";") {
		if isHeading(cell) {
			return "", false
		}
	}
	var out []string
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		for _, to := range []string{"To:", "Cc:", "Bcc:", "Required:", "Optional:", "Attendees:"} {
			line = strings.TrimSpace(strings.TrimPrefix(line, to))
		}
		parts := cutRecipients(line)
		for _, p := range parts {
			if p = strings.TrimSpace(p); p != "" {
				out = append(out, p)
			}
		}
		if len(parts) > 1 {
			n++
		} else if line != "" && !address().MatchString(line) {
			return "", false // a table, or a line of something else
		}
	}
	// Without any address it is one line of names, and no table.
	if !strings.Contains(text, "@") && strings.Count(strings.TrimSpace(text), "\n") > 0 {
		return "", false
	}
	return strings.Join(out, "\n"), n > 0 && len(out) > 1
}

// cutRecipients cuts one line of recipients: at every semicolon, else at every
// comma that follows an address.
func cutRecipients(line string) []string {
	if strings.Contains(line, ";") {
		parts := strings.Split(line, ";")
		for _, p := range parts {
			p = strings.TrimSpace(p)
			if p != "" && (!address().MatchString(p) && !strings.Contains(p, " ") || fewWords(p)) {
				return nil
			}
		}
		return parts
	}
	ends := address().FindAllStringIndex(line, -1)
	if len(ends) < 2 {
		return nil
	}
	var parts []string
	from := 0
	for _, e := range ends {
		rest := strings.TrimSpace(line[e[1]:])
		if rest != "" && !strings.HasPrefix(rest, ",") {
			return nil
		}
		parts = append(parts, strings.Trim(line[from:e[1]], ", "))
		from = e[1]
	}
	return parts
}

// fewWords reports what is no name with an address: a date, a time, a number, or
// a text too long to be one.
func fewWords(p string) bool {
	name := address().ReplaceAllString(p, "")
	return strings.ContainsAny(name, "0123456789") || len(strings.Fields(name)) > 12
}
