package reports

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/page"
	pictures "socialmediasurgery/surgery/picture"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/surgery/workbook"
)

// SaveTable writes what may leave of a period as a CSV file into a folder,
// "" for the documents folder, and beside it a second one that says what every
// column and row means; both stand in one .xlsx as well. The errors are those of ReportPaper; Full, ReadOnly.
func (room *Room) SaveTable(kind report.Kind, id, folder string) (surgery.Change, error) {
	l, err := room.Leave(kind, id)
	if err != nil {
		return surgery.Change{}, err
	}
	table, meaning := l.table(), l.dictionary()
	said := words.Say("report.dictionary_file")
	return room.saveReport(l, folder, map[string][]byte{".csv": document.Spreadsheet(table), "-" + said + ".csv": document.Spreadsheet(meaning),
		".xlsx": workbook.Write(workbook.Table{Name: l.fileName(), Rows: table}, workbook.Table{Name: said, Rows: meaning})}, ".csv")
}

// Table returns the rows that SaveReportTable would write, the first with the
// names of the columns: to be looked at before. The errors are those of ReportPaper.
func (room *Room) Table(kind report.Kind, id string) ([][]string, error) {
	l, err := room.Leave(kind, id)
	if err != nil {
		return nil, err
	}
	return l.table(), nil
}

// table is one row for each figure.
func (l leaving) table() [][]string {
	rows := [][]string{{"period", "from", "until", "surgeries", "table", "row", "label", "at_least", "at_most", "shown", "before", "before_at_least", "before_at_most", "before_shown"}}
	add := func(table, row, label string, now, before []string) {
		period := []string{l.period.Title, l.period.From, l.period.Until, words.Say("report.number", "n", l.Now.Surgeries), table, row, label}
		was := []string{"", "", "", ""}
		if l.before != nil {
			was = append([]string{l.before.Title}, before...)
		}
		rows = append(rows, append(append(period, now...), was...))
	}
	for _, g := range append(append([]report.Group(nil), reportGroups...), report.Steps) {
		keys := l.Names.Leaving(g)
		switch g {
		case report.Steps:
			keys = append([]report.Key{report.Worked}, l.Now.Listed(g, l.Names)...)
		case report.Checklists:
			keys = l.Now.Listed(g, l.Names)
		}
		for _, k := range keys {
			add(string(g), k.Name, l.Names.Label(k), numbers(l.Now.Figure(k)), numbers(l.then.Figure(k)))
		}
		if g == report.Waiting {
			add(string(g), "median_minutes", words.Say("report.median"), medianNumbers(l.Now), medianNumbers(l.then))
		}
	}
	return rows
}

func medianNumbers(f report.Figures) []string {
	m, ok := f.Median()
	if !ok {
		return []string{"", "", sayMedian(f)}
	}
	return append(numbers(m)[:2], sayMedian(f))
}

// dictionary says what the columns and the tables mean, and how it was counted.
func (l leaving) dictionary() [][]string {
	rows := [][]string{{"what", "name", "meaning"}}
	for _, column := range l.table()[0] {
		rows = append(rows, []string{"column", column, words.Say("report.column_" + column)})
	}
	for _, g := range append(append([]report.Group(nil), reportGroups...), report.Steps) {
		rows = append(rows, []string{"table", string(g), words.Say("report.about_" + string(g))})
	}
	for _, note := range l.Notes() {
		rows = append(rows, []string{"note", "", note})
	}
	return rows
}

// Slide lays out the picture for a slide; the errors are those of ReportPaper.
func (room *Room) Slide(kind report.Kind, id string) (prints.Paper, error) {
	l, err := room.Leave(kind, id)
	if err != nil {
		return prints.Paper{}, err
	}
	s := l.slide()
	return room.prints.Lay(prints.Paper{Kind: surgery.ReportPrint, Size: surgery.Standard}, func(fonts *page.Fonts) ([]page.Page, error) {
		pg, err := s.Page(fonts, pictures.Slide.Page())
		return []page.Page{pg}, err
	})
}

// SavePicture writes the picture for a slide into a folder, "" for the
// documents folder.
func (room *Room) SavePicture(kind report.Kind, id, folder string) (surgery.Change, error) {
	l, err := room.Leave(kind, id)
	if err != nil {
		return surgery.Change{}, err
	}
	slide, err := room.Slide(kind, id)
	if err != nil {
		return surgery.Change{}, err
	}
	raw, err := room.prints.PNG(slide.Pages[0], pictures.Slide, slide.Pages[0].Text())
	if err != nil {
		return surgery.Change{}, err
	}
	return room.saveReport(l, folder, map[string][]byte{".png": raw}, ".png")
}

// saveReport writes files with one name into a folder; none of them replaces one
// that is there. main is the end of the one that is named in the notice.
func (room *Room) saveReport(l leaving, folder string, files map[string][]byte, main string) (surgery.Change, error) {
	file, in, err := folders.SaveAll(room.desk.Options().Saves, folder, l.fileName(), files)
	if err != nil {
		return surgery.Change{}, err
	}
	saved := file + main
	if files[".xlsx"] != nil {
		saved = prints.TwoFiles(file)
	}
	return surgery.Change{Notice: words.Say("prints.saved", "file", saved, "folder", in)}, nil
}

// ToFolder is ToFolder into a folder that was typed, and may not be there.
func (room *Room) ToFolder(p prints.Paper, typed string) (prints.Outgoing, error) {
	folder, err := folders.Into(room.desk.Options().Saves, typed)
	if err != nil {
		return prints.Outgoing{}, err
	}
	return room.prints.ToFolder(p, folder)
}
