package handout

import (
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// ReportSlide is a report as a picture for a slide: the main figures and two
// charts.
type ReportSlide struct {
	Report      Report
	Left, Right ReportSection
}

// Page lays the slide out, with the least text a slide can have: 10 points on a
// picture that is 200 mm wide.
func (s ReportSlide) Page(fonts *page.Fonts, size page.Size) (page.Page, error) {
	const edge = 9.0
	l := s.Report.look(fonts, 10)
	l.title.Size = 19
	l.gap, l.pad = 4, 3.5
	width := size.W - 2*edge
	head := stack(l.gap*0.8, l.head(s.Report.Title, s.Report.About, width), s.Report.tiles(l, width))
	foot := l.fonts.Paragraph(words.Say("report.slide_note"), l.small, width)
	room := size.H - 2*edge - head.Height - foot.Height - 2*l.gap
	column := (width - columnGap) / 2
	ground := page.White
	items := append([]page.Item{page.Box{W: size.W, H: size.H, Fill: &ground}}, page.Moved(head.Items, edge, edge)...)
	for i, section := range []ReportSection{s.Left, s.Right} {
		block, fits := chart.Fit(section.bars(), chart.Look{Fonts: fonts, Width: column, Size: 12}, room)
		if !fits {
			continue // the page has it; a slide has no second one
		}
		items = append(items, page.Moved(block.Items, edge+float64(i)*(column+columnGap), edge+head.Height+l.gap)...)
	}
	items = append(items, page.Moved(foot.Items, edge, size.H-edge-foot.Height)...)
	return page.Page{Size: size, Items: items}, nil
}

// bars are a table as a chart.
func (s ReportSection) bars() chart.Bars {
	b := chart.Bars{About: chart.About{Title: s.Title}}
	for _, row := range s.Rows {
		f := chart.Said(row.Length, row.Shown)
		if row.Length == 0 {
			f = chart.Hidden(row.Shown)
		}
		b.Rows = append(b.Rows, chart.Row{Label: row.Label, Figure: f})
	}
	return b
}
