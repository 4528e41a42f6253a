package document

import (
	"html"
	"strconv"
	"strings"

	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// HTML returns the document as one file: the look within it, pictures drawn in
// it, nothing fetched (its own policy forbids it). It is made to be read aloud:
// its language, one h1, headings in order, landmarks, a way past the contents,
// tables with captions and with headers that say what they head, pictures with
// their words. fonts lay out the charts.
func HTML(d Document, fonts *page.Fonts) []byte {
	w := &htmlWriter{fonts: fonts}
	title := oneLine(d.Title)
	w.put(Top(title, ""))
	w.put("<a class=\"skip\" href=\"#story\">")
	w.text(words.Say("story.skip"))
	w.put("</a>\n<header>\n")
	w.element("h1", direction(title), title)
	for _, line := range d.About {
		if line = oneLine(line); line != "" {
			w.element("p", direction(line), line)
		}
	}
	w.put("</header>\n")
	w.contents(d.Parts)
	w.put("<main id=\"story\">\n")
	for i, p := range d.Parts {
		w.part(i, p)
	}
	w.put("</main>\n")
	if !d.Made.IsZero() {
		w.put("<footer>\n")
		w.element("p", "", words.Say("story.made", "day", d.Made.Format("2 January 2006")))
		w.put("</footer>\n")
	}
	w.put("</body>\n</html>\n")
	return []byte(w.b.String())
}

// Top is the beginning of a page in English with our look, and more of it: all up to
// what is seen. The page fetches nothing, runs nothing and tells nobody of itself.
func Top(title, more string) string {
	return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\"/>\n" +
		"<meta name=\"referrer\" content=\"no-referrer\"/>\n" +
		"<title>" + html.EscapeString(title) + "</title>\n" +
		"<style>\n" + style + more + "</style>\n</head>\n<body>\n"
}

// Words is a line of text for such a page: nothing in it is markup, and each stretch
// keeps the order it is read in.
func Words(line string) string { return ordered(oneLine(line)) }

// WordsFromRight is Words for an element that is read from right to left, whatever
// the line holds.
func WordsFromRight(line string) string { return orderedIn(oneLine(line), page.RTL) }

type htmlWriter struct {
	b     strings.Builder
	fonts *page.Fonts
}

func (w *htmlWriter) put(s string)  { w.b.WriteString(s) }
func (w *htmlWriter) text(s string) { w.b.WriteString(ordered(tidy(s))) }

// element is a tag around one line of text; with is what stands in the tag.
func (w *htmlWriter) element(tag, with, s string) {
	w.put("<" + tag + with + ">")
	w.text(s)
	w.put("</" + tag + ">\n")
}

// lines writes text whose line breaks stay.
func (w *htmlWriter) lines(s string) {
	for i, line := range lines(s) {
		if i > 0 {
			w.put("<br/>\n")
		}
		w.text(line)
	}
}

func partID(i int) string { return "part-" + strconv.Itoa(i+1) }

// contents are ways to the parts, where there are several.
func (w *htmlWriter) contents(parts []Part) {
	headed := 0
	for _, p := range parts {
		if p.Heading != "" {
			headed++
		}
	}
	if headed < 2 {
		return
	}
	w.put("<nav aria-labelledby=\"contents\">\n")
	w.element("h2", " id=\"contents\"", words.Say("story.contents"))
	w.put("<ul>\n")
	for i, p := range parts {
		if p.Heading != "" {
			w.put("<li><a href=\"#" + partID(i) + "\">")
			w.text(oneLine(p.Heading))
			w.put("</a></li>\n")
		}
	}
	w.put("</ul>\n</nav>\n")
}

func (w *htmlWriter) part(i int, p Part) {
	heading := oneLine(p.Heading)
	if heading == "" {
		for _, b := range p.Blocks {
			w.block(b)
		}
		return
	}
	w.put("<section aria-labelledby=\"" + partID(i) + "\">\n")
	w.element("h2", " id=\""+partID(i)+"\""+direction(heading), heading)
	for _, b := range p.Blocks {
		w.block(b)
	}
	w.put("</section>\n")
}

func (w *htmlWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		w.paragraph("", b.Text)
	case Note:
		w.paragraph(" class=\"note\"", b.Text)
	case Sub:
		w.element("h3", direction(b.Text), oneLine(b.Text))
	case List:
		w.list(b)
	case Table:
		w.table(b)
	case Chart:
		w.chart(b.Chart)
	case Quote:
		w.quote(b)
	}
}

func (w *htmlWriter) paragraph(with, text string) {
	if tidy(text) == "" {
		return
	}
	w.put("<p" + with + direction(text) + ">")
	w.lines(text)
	w.put("</p>\n")
}

func (w *htmlWriter) list(l List) {
	if len(l.Items) == 0 {
		return
	}
	w.put("<ul>\n")
	for _, item := range l.Items {
		w.put("<li" + direction(item.Text, item.More) + ">")
		w.lines(item.Text)
		w.more(item.More, item.Link, tidy(item.Text) != "")
		w.put("</li>\n")
	}
	w.put("</ul>\n")
}

// more is what is said more quietly, and a link, beneath something if there is
// anything above.
func (w *htmlWriter) more(text string, l Link, above bool) {
	beneath := func() {
		if above {
			w.put("<br/>\n")
		}
		above = true
	}
	if text = oneLine(text); text != "" {
		beneath()
		w.put("<span class=\"note\">")
		w.text(text)
		w.put("</span>")
	}
	if l.There() {
		beneath()
		w.link(l)
	}
}

// link is written out, so that it can be read on paper and aloud.
func (w *htmlWriter) link(l Link) {
	w.put("<a href=\"" + html.EscapeString(l.Address.String()) + "\" rel=\"noopener noreferrer\">")
	w.text(oneLine(l.Says()))
	w.put("</a>")
}

func (w *htmlWriter) quote(q Quote) {
	w.put("<figure>\n<blockquote" + direction(q.Text) + "><p>")
	w.lines(q.Text)
	w.put("</p></blockquote>\n")
	whose := oneLine(q.Whose)
	if whose != "" {
		whose = words.Say("story.signed", "whose", whose)
	}
	if whose != "" || q.More != "" || q.Link.There() {
		w.put("<figcaption" + direction(whose, q.More) + ">")
		w.text(whose)
		w.more(q.More, q.Link, whose != "")
		w.put("</figcaption>\n")
	}
	w.put("</figure>\n")
}

func (w *htmlWriter) table(t Table) {
	if len(t.Rows) == 0 {
		return
	}
	w.put("<table role=\"table\">\n") // said again, since a narrow window shows its parts as blocks
	if caption := oneLine(t.Caption); caption != "" {
		w.element("caption", direction(caption), caption)
	}
	w.put("<thead role=\"rowgroup\">\n<tr role=\"row\">")
	for _, h := range t.Headers {
		w.put("<th scope=\"col\" role=\"columnheader\">")
		w.text(oneLine(h))
		w.put("</th>")
	}
	w.put("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n")
	for _, row := range t.Rows {
		w.put("<tr role=\"row\">")
		for i, cell := range row {
			if i == 0 {
				w.put("<th scope=\"row\" role=\"rowheader\"" + direction(cell) + ">")
				w.lines(cell)
				w.put("</th>")
				continue
			}
			w.put("<td role=\"cell\"" + column(t.Headers, i) + direction(cell) + ">")
			w.lines(cell)
			w.put("</td>")
		}
		w.put("</tr>\n")
	}
	w.put("</tbody>\n</table>\n")
	for _, n := range t.Notes {
		w.paragraph(" class=\"note\"", n)
	}
}

// column names the column a cell stands in, for a window too narrow for columns.
func column(headers []string, i int) string {
	if i >= len(headers) || oneLine(headers[i]) == "" {
		return ""
	}
	return " data-column=\"" + html.EscapeString(oneLine(headers[i])) + "\""
}

// chartWide is how wide a chart is laid out, in mm; it grows and shrinks with
// the window.
const chartWide = 160.0

func (w *htmlWriter) chart(c chart.Chart) {
	t := c.Table()
	drawn := c.Block(chart.Look{Fonts: w.fonts, Width: chartWide, Size: 12, Untitled: true})
	title := oneLine(t.Caption)
	w.put("<figure>\n<figcaption" + direction(title) + "><strong>")
	w.text(title)
	w.put("</strong></figcaption>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" + html.EscapeString(oneLine(c.Describe())))
	w.put("\" viewBox=\"0 0 " + mm(chartWide) + " " + mm(drawn.Height+1) + "\">\n")
	w.put(svg(drawn.Items))
	w.put("</svg>\n</figure>\n")
	t.Caption = words.Say("story.as_table", "title", title)
	t.Notes = nil // drawn beneath the bars already
	w.table(Table(t))
}

// style is calm and plain; its pairs of colours are those of the screens.
const style = `:root { color-scheme: light; }
body { margin: 0 auto; max-width: 44rem; padding: 1.5rem; background: #FFFFFF; color: #1B2A33;
  font: 1.125rem/1.55 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, Arial, sans-serif;
  overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; text-align: start; }
h1 { font-size: 2rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 0.75rem; border-top: 3px solid #0B5563; padding-top: 0.75rem; }
h3 { font-size: 1.2rem; margin: 1.75rem 0 0.5rem; }
header p { margin: 0; color: #51626D; }
nav h2 { font-size: 1.2rem; border: 0; margin: 1.5rem 0 0; }
a { color: #0B5563; text-decoration: underline; overflow-wrap: anywhere; }
a:focus { outline: 3px solid #0B5563; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
li { margin: 0.5rem 0; }
.whole { white-space: nowrap; }
.note { color: #51626D; font-size: 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: start; font-weight: bold; padding: 0.25rem 0; }
th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.6rem; border: 1px solid #7C8790; }
thead th { background: #E2F0F1; }
figure { margin: 1.25rem 0; }
figcaption { color: #51626D; }
svg { width: 100%; height: auto; }
blockquote { margin: 0; padding: 0.25rem 0 0.25rem 1rem; border-inline-start: 4px solid #0B5563; font-size: 1.2rem; }
blockquote p { margin: 0; }
footer { margin-top: 3rem; border-top: 1px solid #7C8790; color: #51626D; }
@media screen and (max-width: 40rem) {
  body { padding: 1rem; }
  table, tbody, tr, th, td, caption { display: block; }
  thead { position: absolute; left: -100rem; }
  tr { border: 1px solid #7C8790; margin: 0 0 0.75rem; }
  th, td { border: 0; }
  tbody th { background: #E2F0F1; }
  td:empty { display: none; }
  td[data-column]::before { content: attr(data-column) ": "; color: #51626D; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 12pt; }
  nav, .skip { display: none; }
  a { color: #000000; }
  h2, h3 { break-after: avoid; }
  tr, figure, li { break-inside: avoid; }
}
`
