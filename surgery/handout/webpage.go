package handout

import (
	"html"
	"slices"
	"strings"

	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/page"
)

// WebPage returns the handout as one file for a browser, made of the same contents
// as the pages: for phones that read those best. Each part of a second language says
// which it is and which way it is read. Codes are links there.
func (h Handout) WebPage() []byte { return h.contents().webPage() }

// WebPage is Handout.WebPage for the handout for everyone.
func (w Week) WebPage() []byte { return w.contents().webPage() }

// pairs sets two languages side by side where there is room.
const pairs = `.pair { display: flex; flex-wrap: wrap; gap: 0 2rem; }
.pair > * { flex: 1 1 17rem; margin-block: 0.35rem; }
.over { margin-top: 2.5rem; border-top: 3px solid #0B5563; padding-top: 0.4rem; }
.over h2 { border: 0; padding: 0; }
.draft { border: 3px solid #1B2A33; border-radius: 0.5rem; padding: 0.25rem 1rem; margin-bottom: 1.25rem; font-weight: bold; }
.links { margin-top: 2.5rem; border-top: 3px solid #0B5563; padding-top: 0.75rem; }
.box { border: 1px solid #7C8790; border-radius: 0.5rem; padding: 0.25rem 1rem; margin: 1rem 0; }
.box .over { border: 0; margin: 0; padding: 0; }
.box h2 { border: 0; margin: 0.35rem 0; padding: 0; font-size: 1.2rem; }
`

func (c contents) webPage() []byte {
	w := &webWriter{voice: c.second}
	w.put(document.Top(c.titled.english(), pairs))
	w.put("<header>\n")
	w.draft()
	w.title(c)
	w.put("</header>\n<main>\n")
	w.done(c.done)
	w.next(c.next)
	w.box(c.box())
	if c.forAll {
		w.events(c.events)
	}
	w.links(c.links)
	if !c.forAll {
		w.events(c.events)
	}
	for _, t := range c.boxes {
		w.box(t)
	}
	w.put("</main>\n<footer>\n")
	if when := clean(c.nextSurgery); when != "" {
		w.row("p", saying("handout.next_surgery", "when", when), func() (string, bool) {
			return saying("handout.next_surgery", "when", secondWhen(w.voice, when)).second(w.voice)
		})
	}
	w.checked()
	w.put("</footer>\n</body>\n</html>\n")
	return []byte(w.b.String())
}

type webWriter struct {
	b     strings.Builder
	voice *languages.Voice // nil for none
}

func (w *webWriter) put(s string) { w.b.WriteString(s) }

// element writes words in a tag, with what else stands in the tag.
func (w *webWriter) element(tag, with, text string) {
	w.put("<" + tag + with + ">" + document.Words(text) + "</" + tag + ">\n")
}

// second writes words of the second language in a tag that says so.
func (w *webWriter) second(tag, class, text string) {
	direction, shown := "ltr", document.Words(text)
	if w.voice.RTL {
		direction, shown = "rtl", document.WordsFromRight(text)
	}
	w.put("<" + tag + class + ` lang="` + html.EscapeString(w.voice.Code) + `" dir="` + direction + `">` + shown + "</" + tag + ">\n")
}

// both writes a phrase in English, and in the second language where there is one.
func (w *webWriter) both(tag string, p phrase) {
	w.row(tag, p, func() (string, bool) { return p.second(w.voice) })
}

func (w *webWriter) row(tag string, p phrase, second func() (string, bool)) {
	if p.blank() {
		return
	}
	if w.voice == nil {
		w.element(tag, w.direction(p), p.english())
		return
	}
	class := "pair"
	if tag == "h2" {
		class = "pair over" // one rule over both
	}
	w.put(`<div class="` + class + `">` + "\n")
	w.element(tag, w.direction(p), p.english())
	if said, ok := second(); ok {
		w.second(tag, "", said)
	} else {
		w.onlyEnglish()
	}
	w.put("</div>\n")
}

// direction is for what a host typed, which may be of any script.
func (w *webWriter) direction(p phrase) string {
	if text := p.english(); p.key == "" && page.Auto.Of(text) == page.RTL {
		return ` dir="rtl" lang=""` // no language is known of what was typed
	}
	return ""
}

// note writes a phrase in the second language where it has it, else in English.
func (w *webWriter) note(p phrase) {
	if said, ok := p.second(w.voice); ok {
		w.second("p", ` class="note"`, said)
		return
	}
	w.element("p", ` class="note"`, p.english())
}

func (w *webWriter) onlyEnglish() { w.note(saying("languages.only_english")) }

func (w *webWriter) draft() {
	if w.voice == nil || !w.voice.Draft() {
		return
	}
	w.put(`<div class="draft">` + "\n")
	w.both("p", saying("languages.draft"))
	w.put("</div>\n")
}

func (w *webWriter) title(c contents) {
	w.both("h1", c.titled)
	for _, p := range c.phrases {
		if _, ok := p.spoken(w.voice); ok {
			w.both("p", p)
		} else if !p.blank() {
			w.element("p", w.direction(p), p.english())
		}
	}
}

func (w *webWriter) done(done []string) {
	w.list("ul", "handout.done", len(done), func(i int) { w.both("p", typed(done[i])) })
}

// list writes n things under a heading, and nothing where there are none.
func (w *webWriter) list(tag, heading string, n int, item func(i int)) {
	if n == 0 {
		return
	}
	w.both("h2", saying(heading))
	w.put("<" + tag + ">\n")
	for i := range n {
		w.put("<li>\n")
		item(i)
		w.put("</li>\n")
	}
	w.put("</" + tag + ">\n")
}

func (w *webWriter) next(steps []Step) {
	w.list("ol", "handout.next", len(steps), func(i int) {
		w.both("h3", typed(steps[i].Title))
		w.both("p", typed(steps[i].How))
	})
}

func (w *webWriter) links(links []Link) {
	shown := slices.DeleteFunc(coded(links), func(k Link) bool { return k.Address.IsZero() })
	if len(shown) == 0 {
		return
	}
	w.put("<ul class=\"links\">\n")
	for _, k := range shown {
		w.put("<li>\n")
		opens := guessed(k.Opens)
		if _, ok := opens.spoken(w.voice); ok {
			w.both("p", opens)
		} else {
			w.element("p", w.direction(opens), opens.english())
		}
		w.put(`<p><a href="` + html.EscapeString(k.Address.String()) + `" rel="noopener noreferrer">` + document.Words(k.Address.Display()) + "</a></p>\n</li>\n")
	}
	w.put("</ul>\n")
}

func (w *webWriter) events(events []Event) {
	if len(events) == 0 {
		return
	}
	w.both("h2", saying("handout.events"))
	if w.voice != nil {
		w.note(saying("languages.part_english"))
	}
	w.put("<table>\n")
	for _, e := range events {
		what := typed(e.what())
		w.put(`<tr><th scope="row">` + document.Words(e.When) + "</th><td" + w.direction(what) + ">" + document.Words(what.english()) + "</td></tr>\n")
	}
	w.put("</table>\n")
}

// box is a text about safety: in both languages, all of it, where it was checked.
func (w *webWriter) box(t Text) {
	if t.Title == "" && len(t.Paragraphs) == 0 {
		return
	}
	var said []string
	ok := false
	if w.voice != nil {
		said, ok = w.voice.Box(append([]string{t.Title}, t.Paragraphs...)...)
	}
	w.put(`<section class="box">` + "\n")
	if w.voice != nil && !ok {
		w.note(saying("languages.part_english"))
	}
	for i, line := range append([]string{t.Title}, t.Paragraphs...) {
		tag := "p"
		if i == 0 {
			tag = "h2"
		}
		if !ok {
			w.element(tag, w.direction(typed(line)), line)
			continue
		}
		w.row(tag, typed(line), func() (string, bool) { return said[i], true })
	}
	w.put("</section>\n")
}

func (w *webWriter) checked() {
	if w.voice == nil || w.voice.Draft() {
		return
	}
	english, second, ok := checkedBy(w.voice)
	w.row("p", typed(english), func() (string, bool) { return second, ok })
}
