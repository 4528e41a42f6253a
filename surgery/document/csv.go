package document

import (
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/surgery/workbook"
)

// CSV returns the document as one table, a row for each thing that stands in it:
// the part, what it is, for figures the table, the row and the column, the text
// or figure, and a link with its title. No cell is one that a spreadsheet would run.
func CSV(d Document) []byte {
	return Spreadsheet(rowsOf(d))
}

// XLSX returns the same table as CSV does, for those who open it in a spreadsheet:
// days and figures are what they are, and no cell is a formula.
func XLSX(d Document) []byte {
	return workbook.Write(workbook.Table{Name: d.Title, Rows: rowsOf(d)})
}

// rowsOf returns the rows of the table that a document is.
func rowsOf(d Document) [][]string {
	w := &tableWriter{}
	w.row(words.Say("story.csv_part"), words.Say("story.csv_what"), words.Say("story.csv_table"), words.Say("story.csv_row"),
		words.Say("story.csv_column"), words.Say("story.csv_text"), words.Say("story.csv_link"), words.Say("story.csv_link_title"))
	w.part = d.Title
	for _, line := range d.About {
		w.said("words", line, Link{})
	}
	for _, p := range d.Parts {
		if p.Heading != "" {
			w.part = p.Heading
		}
		for _, b := range p.Blocks {
			w.block(b)
		}
	}
	return w.rows
}

type tableWriter struct {
	rows [][]string
	part string
}

func (w *tableWriter) row(cells ...string) {
	for i, c := range cells {
		cells[i] = tidy(c)
	}
	w.rows = append(w.rows, cells)
}

func (w *tableWriter) said(what, text string, l Link) {
	address, title := "", ""
	if l.There() {
		address, title = l.Address.String(), l.Opens
	}
	if text != "" || address != "" {
		w.row(w.part, words.Say("story.csv_"+what), "", "", "", text, address, title)
	}
}

func (w *tableWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		w.said("words", b.Text, Link{})
	case Note:
		w.said("note", b.Text, Link{})
	case Sub:
		w.said("heading", b.Text, Link{})
	case List:
		for _, item := range b.Items {
			w.said("item", item.Text, item.Link)
			w.said("note", item.More, Link{})
		}
	case Table:
		w.table(b)
	case Chart:
		w.said("note", b.Chart.Describe(), Link{})
		t := b.Chart.Table()
		t.Notes = nil
		w.table(Table(t))
	case Quote:
		text := b.Text
		if b.Whose != "" {
			text += "\n" + words.Say("story.signed", "whose", b.Whose)
		}
		w.said("quote", text, b.Link)
		w.said("note", b.More, Link{})
	}
}

// table writes a row for each cell: the row's name, the column's, the figure.
func (w *tableWriter) table(t Table) {
	for _, row := range t.Rows {
		for i, cell := range row {
			if i == 0 && len(row) > 1 || i >= len(t.Headers) {
				continue
			}
			w.row(w.part, words.Say("story.csv_figure"), t.Caption, row[0], t.Headers[i], cell, "", "")
		}
	}
	for _, n := range t.Notes {
		w.said("note", n, Link{})
	}
}
