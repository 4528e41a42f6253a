package intake

import (
	"html"
	"strings"

	"socialmediasurgery/surgery/pattern"
)

// entity is one as web pages write it, whole: "&amp;", "&#8217;". Without the
// semicolon it may be what somebody meant ("Q&A").
var entity = pattern.Of(`&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});`)

// Entities turns the entities of web pages in a text into letters, also those
// that were written twice over ("&amp;#8217;").
func Entities(text string) string {
	for range 2 {
		if !strings.Contains(text, "&") {
			return text
		}
		text = entity().ReplaceAllStringFunc(text, html.UnescapeString)
	}
	return text
}
