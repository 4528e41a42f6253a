package handout

import (
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// ReportSlide is a report as a picture for a slide: the main figures and two
// charts.
type ReportSlide struct {
	Report Report
	Charts []ReportSection
	Added  bool // it adds up several surgeries
}

// slideText are the sizes of the charts' text, in points, the best first: 10 points are
// the least text on a picture that is 200 mm wide.
var slideText = []float64{13, 12, 11.5, 11, 10.5, 10}

// Page lays the slide out.
func (s ReportSlide) Page(fonts *page.Fonts, size page.Size) (page.Page, error) {
	const edge = 9.0
	l := s.Report.look(fonts, 10)
	l.title.Size = 19
	l.gap, l.pad = 4, 3.5
	width := size.W - 2*edge
	head := stack(l.gap*0.8, l.head(s.Report.Title, s.Report.About, width), s.Report.tiles(l, width))
	note := words.Say("report.slide_note")
	if s.Added {
		note = words.Say("report.slide_note_added")
	}
	foot := l.fonts.Paragraph(note, l.small, width)
	room := size.H - 2*edge - head.Height - foot.Height - 2*l.gap
	column := (width - columnGap) / 2
	ground := page.White
	items := append([]page.Item{page.Box{W: size.W, H: size.H, Fill: &ground}}, page.Moved(head.Items, edge, edge)...)
	for i, block := range s.charts(fonts, column, room) {
		items = append(items, page.Moved(block.Items, edge+float64(i)*(column+columnGap), edge+head.Height+l.gap)...)
	}
	items = append(items, page.Moved(foot.Items, edge, size.H-edge-foot.Height)...)
	return page.Page{Size: size, Items: items}, nil
}

// charts are the charts in text of one size, as large as all of them fit; one that
// fits in none is left to the page.
func (s ReportSlide) charts(fonts *page.Fonts, width, height float64) []page.Block {
	var blocks []page.Block
	for _, text := range slideText {
		blocks = nil
		for _, section := range s.Charts {
			if block := section.bars().Block(chart.Look{Fonts: fonts, Width: width, Size: text}); block.Height <= height {
				blocks = append(blocks, block)
			}
		}
		if len(blocks) == len(s.Charts) {
			return blocks
		}
	}
	blocks = nil
	for _, section := range s.Charts {
		if block, fits := chart.Fit(section.bars(), chart.Look{Fonts: fonts, Width: width, Size: slideText[len(slideText)-1]}, height); fits {
			blocks = append(blocks, block)
		}
	}
	return blocks
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
