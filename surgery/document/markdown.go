package document

import (
	"regexp"
	"strings"

	"socialmediasurgery/surgery/words"
)

// Markdown returns the document as text that most notes and sites read
// (CommonMark, with tables). What people wrote is never markup.
func Markdown(d Document) []byte {
	w := &markdownWriter{}
	w.line("# " + escape(oneLine(d.Title)))
	for _, line := range d.About {
		if line = oneLine(line); line != "" {
			w.line(escape(line))
		}
	}
	for _, p := range d.Parts {
		if heading := oneLine(p.Heading); heading != "" {
			w.line("## " + escape(heading))
		}
		for _, b := range p.Blocks {
			w.block(b)
		}
	}
	if !d.Made.IsZero() {
		w.line("---")
		w.line(escape(words.Say("story.made", "day", d.Made.Format("2 January 2006"))))
	}
	return []byte(w.b.String())
}

type markdownWriter struct{ b strings.Builder }

// line writes a block with an empty line behind it.
func (w *markdownWriter) line(s string) { w.b.WriteString(s + "\n\n") }

func (w *markdownWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		w.text("", b.Text)
	case Note:
		w.text("", b.Text)
	case Sub:
		w.line("### " + escape(oneLine(b.Text)))
	case List:
		for _, item := range b.Items {
			w.b.WriteString("- " + strings.TrimPrefix(indented(item.Text, "  ")+more(item.More, item.Link, "  "), "\\\n  ") + "\n")
		}
		w.b.WriteString("\n")
	case Table:
		w.table(b)
	case Chart:
		w.line(escape(b.Chart.Describe()))
		t := b.Chart.Table()
		t.Notes = nil // said by Describe
		w.table(Table(t))
	case Quote:
		w.b.WriteString("> " + indented(b.Text, "> ") + "\n")
		if b.Whose != "" {
			w.b.WriteString(">\n> " + escape(words.Say("story.signed", "whose", oneLine(b.Whose))) + "\n")
		}
		if rest := strings.TrimPrefix(more(b.More, b.Link, "> "), "\\\n> "); rest != "" {
			w.b.WriteString(">\n> " + rest + "\n")
		}
		w.b.WriteString("\n")
	}
}

func (w *markdownWriter) text(before, text string) {
	if tidy(text) != "" {
		w.line(before + indented(text, before))
	}
}

// indented is text whose line breaks stay, each line behind what belongs there.
func indented(text, before string) string {
	var out []string
	for _, line := range lines(text) {
		out = append(out, escape(line))
	}
	return strings.Join(out, "\\\n"+before)
}

func more(text string, l Link, before string) string {
	s := ""
	if text = oneLine(text); text != "" {
		s += "\\\n" + before + escape(text)
	}
	if l.There() {
		opens := l.Opens
		if opens == "" {
			opens = l.Address.Display()
		}
		s += "\\\n" + before + "[" + escape(oneLine(opens)) + "](<" + l.Address.String() + ">)"
	}
	return s
}

func (w *markdownWriter) table(t Table) {
	if len(t.Rows) == 0 {
		return
	}
	if caption := oneLine(t.Caption); caption != "" {
		w.line("**" + escape(caption) + "**")
	}
	row := func(cells []string) {
		for _, c := range cells {
			w.b.WriteString("| " + escape(strings.Join(lines(c), " ")) + " ")
		}
		w.b.WriteString("|\n")
	}
	row(t.Headers)
	w.b.WriteString(strings.Repeat("|---", len(t.Headers)) + "|\n")
	for _, r := range t.Rows {
		row(r)
	}
	w.b.WriteString("\n")
	for _, n := range t.Notes {
		w.text("", n)
	}
}

var (
	marks = regexp.MustCompile(`[\\*_{}\[\]<>#~&$^]`)
	// spans also mean something behind a backslash, inside a table.
	spans = strings.NewReplacer("`", "&#96;", "|", "&#124;")
	// begins are what means something at the start of a line.
	begins = regexp.MustCompile(`^([-+=:!]|\d{1,9}[.)])`)
	// bare is how an address begins that some readers would turn into a link.
	bare = regexp.MustCompile(`(?i)(https?|ftp|mailto|xmpp):|www\.`)
)

// escape makes one line of text mean nothing but itself.
func escape(line string) string {
	line = spans.Replace(marks.ReplaceAllString(line, `\$0`))
	if at := begins.FindStringIndex(line); at != nil {
		line = line[:at[1]-1] + `\` + line[at[1]-1:]
	}
	return bare.ReplaceAllStringFunc(line, func(s string) string {
		return s[:len(s)-1] + `\` + s[len(s)-1:]
	})
}
