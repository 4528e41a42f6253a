package calendar

import (
	"strings"
	"unicode"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
)

// marks are the tags that web calendars write into a description; true for one
// that ends a line.
var marks = map[string]bool{
	"br": true, "br/": true, "/p": true, "/div": true, "/li": true, "/tr": true, "/h1": true, "/h2": true, "/h3": true,
	"p": false, "div": false, "li": false, "tr": false, "h1": false, "h2": false, "h3": false, "a": false, "/a": false, "b": false,
	"/b": false, "i": false, "/i": false, "u": false, "/u": false, "span": false, "/span": false, "strong": false, "/strong": false,
	"em": false, "/em": false, "ul": false, "/ul": false, "ol": false, "/ol": false, "table": false, "/table": false, "tbody": false,
	"/tbody": false, "td": false, "/td": false, "font": false, "/font": false, "html": false, "/html": false, "body": false,
	"/body": false, "html-blob": false, "/html-blob": false,
}

// mostNotes is how much of a description is looked at, in bytes.
const mostNotes = 4 * surgery.MaxNote

// notes makes a description of another calendar into a note: without the
// markup that web calendars write, and without what holds a code to get in.
// dropped reports that there was some.
func notes(text string) (plain string, dropped bool) {
	text, _ = unmarked(text)
	if len(text) > mostNotes { // what is kept is far shorter
		text = strings.ToValidUTF8(text[:mostNotes], "")
	}
	return intake.WithoutCodes(intake.Entities(text))
}

// unmarked takes the tags we know out of text; found reports that there were any.
func unmarked(text string) (plain string, found bool) {
	const longest = 600 // of a tag with a web address in it
	var b strings.Builder
	for {
		at := strings.IndexByte(text, '<')
		if at < 0 {
			b.WriteString(text)
			return b.String(), found
		}
		b.WriteString(text[:at])
		text = text[at:]
		near := text[1:min(len(text), longest)]
		end := strings.IndexAny(near, "<>")
		name := near[:max(0, min(end, 12))]
		if space := strings.IndexFunc(name, unicode.IsSpace); space >= 0 {
			name = name[:space]
		}
		breaks, known := marks[strings.ToLower(name)]
		if end < 0 || near[end] != '>' || !known {
			b.WriteByte('<')
			text = text[1:]
			continue
		}
		if found = true; breaks {
			b.WriteByte('\n')
		}
		text = text[1+end+1:]
	}
}
