package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// A chart goes on over the page rather than leave half of one empty, and its key is there
// on both; two rows at least stand on each.
func TestAChartOfAStoryLeavesNoHalfPageEmpty(t *testing.T) {
	groups := chart.Groups{About: chart.About{Title: "By where they were given"}, Sources: []string{"Screen", "Paper", "Online"}}
	for i := range 8 {
		groups.Rows = append(groups.Rows, chart.Group{Label: fmt.Sprintf("Answer %d", i), Figures: []chart.Figure{{N: 5}, {N: 10}, {N: 15}}})
	}
	for lines := 4; lines < 26; lines++ {
		blocks := []document.Block{document.Paragraph{Text: strings.TrimSuffix(strings.Repeat("A line\n", lines), "\n")}, document.Chart{Chart: groups}}
		s := handout.Story{Document: document.Document{Title: "Story", Parts: []document.Part{{Blocks: blocks}}}, Size: surgery.Standard}
		pages := pagesOf(t, typeface(t), s)
		if len(pages) == 1 {
			continue
		}
		lowest := 0.0
		for _, item := range pages[0].Items {
			if text, ok := item.(page.Text); ok && text.Y < page.A4.H-20 {
				lowest = max(lowest, text.Y)
			}
		}
		if lowest < 0.7*page.A4.H {
			t.Errorf("%d lines: page 1 ends at %.0f mm", lines, lowest)
		}
		for i, p := range pages {
			if rows := strings.Count(p.Text(), "Answer"); rows == 1 || rows > 0 && !strings.Contains(p.Text(), "Online") {
				t.Errorf("%d lines: page %d has %d rows: %s", lines, i+1, rows, p.Text())
			}
		}
	}
}
