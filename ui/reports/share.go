package reports

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/papers"
)

// Share opens the panel, if the period that is shown may leave.
func (s *Screen) Share() {
	of := s.shown.report.Period
	if !of.Leaves() {
		return
	}
	papers.Share(s.stage.Stage, s.stage.Prints, papers.Sharing{Title: words.Say("reports.share_title", "period", of.Title),
		Kinds: []papers.ShareKind{s.asPage(of), s.asTable(of), s.asSlide(of)}, Notes: []string{words.Say("reports.share_how")}})
}

func (s *Screen) asPage(of reports.Period) papers.ShareKind {
	return papers.ShareKind{Key: "page", Label: words.Say("reports.as_page"), About: words.Say("reports.about_page"), ToFolder: s.stage.Reports.ToFolder,
		Paper: func(size surgery.HandoutSize) (prints.Paper, error) {
			return s.stage.Reports.Paper(of.Kind, of.ID, size)
		}}
}

func (s *Screen) asTable(of reports.Period) papers.ShareKind {
	return papers.ShareKind{Key: "table", Label: words.Say("reports.as_table"), About: words.Say("reports.about_table"),
		Look: func() (papers.ShareLook, error) {
			table, err := s.stage.Reports.Table(of.Kind, of.ID)
			if err != nil {
				return papers.ShareLook{}, err
			}
			return papers.ShareLook{Rows: firstRows(table)}, nil
		},
		Save: func(folder string) (surgery.Change, error) {
			return s.stage.Reports.SaveTable(of.Kind, of.ID, folder)
		}}
}

func (s *Screen) asSlide(of reports.Period) papers.ShareKind {
	return papers.ShareKind{Key: "slide", Label: words.Say("reports.as_slide"), About: words.Say("reports.about_slide"),
		Look: func() (papers.ShareLook, error) {
			slide, err := s.stage.Reports.Slide(of.Kind, of.ID)
			return papers.ShareLook{Pages: slide.Pages}, err
		},
		Save: func(folder string) (surgery.Change, error) {
			return s.stage.Reports.SavePicture(of.Kind, of.ID, folder)
		}}
}

// mostRows is how many rows of the table are shown before it is saved.
const mostRows = 12

// firstRows returns the first rows of the table: what is counted, and what is told.
func firstRows(table [][]string) []string {
	column := func(name string) int { return slices.Index(table[0], name) }
	group, label, shown := column("table"), column("label"), column("shown")
	rows := []string{words.Say("reports.first_rows")}
	for _, row := range table[1:min(len(table), mostRows+1)] {
		rows = append(rows, words.Say("reports.row", "table", report.Title(report.Group(row[group])), "label", row[label], "shown", row[shown]))
	}
	if more := len(table) - 1 - mostRows; more > 0 {
		rows = append(rows, words.Count("reports.more_rows", more))
	}
	return rows
}
