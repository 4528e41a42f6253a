package document

import (
	"fmt"
	"strings"

	"socialmediasurgery/surgery/chart"
)

// Read reads a document from plain text with marks: "# " its title, "## " a part,
// "### " a heading in it, "- " an item of a list, rows in "|" a table whose second
// row is dashes, and everything else paragraphs. It is for texts that come with
// the program; an error names the line.
func Read(text string) (Document, error) {
	var d Document
	r := reading{doc: &d}
	for n, line := range strings.Split(text, "\n") {
		if err := r.line(strings.TrimSpace(line)); err != nil {
			return d, fmt.Errorf("document: line %d: %w", n+1, err)
		}
	}
	r.end()
	if d.Title == "" {
		return d, fmt.Errorf("document: no title")
	}
	return d, nil
}

// reading is a document half read: the block that goes on.
type reading struct {
	doc   *Document
	prose []string
	list  []Item
	table [][]string
}

func (r *reading) line(line string) error {
	switch {
	case line == "":
		r.end()
	case strings.HasPrefix(line, "### "):
		r.end()
		r.add(Sub{Text: line[4:]})
	case strings.HasPrefix(line, "## "):
		r.end()
		r.doc.Parts = append(r.doc.Parts, Part{Heading: line[3:]})
	case strings.HasPrefix(line, "# "):
		if r.doc.Title != "" {
			return fmt.Errorf("a second title")
		}
		r.doc.Title = line[2:]
	case strings.HasPrefix(line, "- "):
		if len(r.prose)+len(r.table) > 0 {
			r.end()
		}
		r.list = append(r.list, Item{Text: line[2:]})
	case strings.HasPrefix(line, "|"):
		return r.row(strings.Split(strings.Trim(line, "|"), "|"))
	default:
		if len(r.list)+len(r.table) > 0 {
			r.end()
		}
		r.prose = append(r.prose, line)
	}
	return nil
}

func (r *reading) row(cells []string) error {
	if len(r.table) > 0 && len(cells) != len(r.table[0]) {
		return fmt.Errorf("%d cells, the first row has %d", len(cells), len(r.table[0]))
	}
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	if strings.Trim(strings.Join(cells, ""), "-") == "" {
		return nil // the line under the headers
	}
	r.table = append(r.table, cells)
	return nil
}

// end closes the block that goes on.
func (r *reading) end() {
	switch {
	case len(r.prose) > 0:
		r.add(Paragraph{Text: strings.Join(r.prose, " ")})
	case len(r.list) > 0:
		r.add(List{Items: r.list})
	case len(r.table) > 0:
		r.add(Table(chart.Table{Headers: r.table[0], Rows: r.table[1:]}))
	}
	r.prose, r.list, r.table = nil, nil, nil
}

func (r *reading) add(b Block) {
	if len(r.doc.Parts) == 0 {
		r.doc.Parts = append(r.doc.Parts, Part{})
	}
	last := &r.doc.Parts[len(r.doc.Parts)-1]
	last.Blocks = append(last.Blocks, b)
}
