package desk

import (
	"bytes"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
	pictures "socialmediasurgery/surgery/picture"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/surgery/workbook"
)

// SaveReportTable writes what may leave of a period as a CSV file into a folder,
// "" for the documents folder, and beside it a second one that says what every
// column and row means; both stand in one .xlsx as well. The errors are those of ReportPaper; Full, ReadOnly.
func (d *Desk) SaveReportTable(kind report.Kind, id, folder string) (surgery.Change, error) {
	l, err := d.leave(kind, id)
	if err != nil {
		return surgery.Change{}, err
	}
	table, meaning := l.table(), l.dictionary()
	said := words.Say("report.dictionary_file")
	return d.saveReport(l, folder, map[string][]byte{".csv": document.Spreadsheet(table), "-" + said + ".csv": document.Spreadsheet(meaning),
		".xlsx": workbook.Write(workbook.Table{Name: l.fileName(), Rows: table}, workbook.Table{Name: said, Rows: meaning})}, ".csv")
}

// ReportTable returns the rows that SaveReportTable would write, the first with the
// names of the columns: to be looked at before. The errors are those of ReportPaper.
func (d *Desk) ReportTable(kind report.Kind, id string) ([][]string, error) {
	l, err := d.leave(kind, id)
	if err != nil {
		return nil, err
	}
	return l.table(), nil
}

// table is one row for each figure.
func (l leaving) table() [][]string {
	rows := [][]string{{"period", "from", "until", "surgeries", "table", "row", "label", "at_least", "at_most", "shown", "before", "before_at_least", "before_at_most", "before_shown"}}
	add := func(table, row, label string, now, before []string) {
		period := []string{l.period.Title, l.period.From, l.period.Until, words.Say("report.number", "n", l.now.Surgeries), table, row, label}
		was := []string{"", "", "", ""}
		if l.before != nil {
			was = append([]string{l.before.Title}, before...)
		}
		rows = append(rows, append(append(period, now...), was...))
	}
	for _, g := range append(append([]report.Group(nil), reportGroups...), report.Steps) {
		keys := l.names.Leaving(g)
		switch g {
		case report.Steps:
			keys = append([]report.Key{report.Worked}, l.now.Listed(g, l.names)...)
		case report.Checklists:
			keys = l.now.Listed(g, l.names)
		}
		for _, k := range keys {
			add(string(g), k.Name, l.names.Label(k), numbers(l.now.Figure(k)), numbers(l.then.Figure(k)))
		}
		if g == report.Waiting {
			add(string(g), "median_minutes", words.Say("report.median"), medianNumbers(l.now), medianNumbers(l.then))
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
	for _, note := range l.notes() {
		rows = append(rows, []string{"note", "", note})
	}
	return rows
}

// ReportSlide lays out the picture for a slide; the errors are those of ReportPaper.
func (d *Desk) ReportSlide(kind report.Kind, id string) (Paper, error) {
	l, err := d.leave(kind, id)
	if err != nil {
		return Paper{}, err
	}
	s := handout.ReportSlide{Report: l.handout(), Left: l.section(report.Outcomes), Right: l.section(report.Tracks)}
	return d.lay(Paper{Kind: surgery.ReportPrint, Size: surgery.Standard}, func(fonts *page.Fonts) ([]page.Page, error) {
		pg, err := s.Page(fonts, pictures.Slide.Page())
		return []page.Page{pg}, err
	})
}

// SaveReportPicture writes the picture for a slide into a folder, "" for the
// documents folder.
func (d *Desk) SaveReportPicture(kind report.Kind, id, folder string) (surgery.Change, error) {
	l, err := d.leave(kind, id)
	if err != nil {
		return surgery.Change{}, err
	}
	slide, err := d.ReportSlide(kind, id)
	if err != nil {
		return surgery.Change{}, err
	}
	fonts, err := d.Fonts()
	if err != nil {
		return surgery.Change{}, err
	}
	painter, err := pictures.NewPainter(fonts.File)
	if err != nil {
		return surgery.Change{}, surgery.AsError(err)
	}
	var out bytes.Buffer
	if err := painter.PNG(&out, slide.Pages[0], pictures.Slide.W, slide.Pages[0].Text()); err != nil {
		return surgery.Change{}, surgery.AsError(err)
	}
	return d.saveReport(l, folder, map[string][]byte{".png": out.Bytes()}, ".png")
}

// saveReport writes files with one name into a folder; none of them replaces one
// that is there. main is the end of the one that is named in the notice.
func (d *Desk) saveReport(l leaving, folder string, files map[string][]byte, main string) (surgery.Change, error) {
	file, in, err := folders.SaveAll(d.options.Saves, folder, l.fileName(), files)
	if err != nil {
		return surgery.Change{}, err
	}
	saved := file + main
	if files[".xlsx"] != nil {
		saved = twoFiles(file)
	}
	return surgery.Change{Notice: words.Say("prints.saved", "file", saved, "folder", in)}, nil
}

// ToReportFolder is ToFolder into a folder that was typed, and may not be there.
func (d *Desk) ToReportFolder(p Paper, typed string) (Outgoing, error) {
	folder, err := folders.Into(d.options.Saves, typed)
	if err != nil {
		return Outgoing{}, err
	}
	return d.ToFolder(p, folder)
}
