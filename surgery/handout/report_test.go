package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// longReport is as much as a report can have to say.
func longReport(size surgery.HandoutSize) handout.Report {
	rows := func(n int, label string) []handout.ReportRow {
		var all []handout.ReportRow
		for i := range n {
			all = append(all, handout.ReportRow{Label: fmt.Sprintf("%s %d", label, i), Shown: "1185 to 1285", Before: "fewer than 21", Length: 1185 - i*100})
		}
		return all
	}
	r := handout.Report{Title: "Recovery week, 30 November to 4 December 2026", About: []string{"Made-up Wellbeing Trust", "25 surgeries", `“before” is September 2026, 5 surgeries`},
		Main: rows(4, "Guests, no name"), Size: size, Notes: []string{strings.Repeat("How these numbers were made. ", 6), strings.Repeat("A range says what it can be. ", 5)}}
	for i, n := range []int{3, 4, 3, 7, 8, 4, 2, 1, 3} {
		r.Sections = append(r.Sections, handout.ReportSection{Title: fmt.Sprintf("Table %d", i), Rows: rows(n, "Partner organisation"), Note: []string{"", "Only those used at 5 visits or more are listed."}[n%2]})
	}
	return r
}

func TestAReportIsOnePage(t *testing.T) {
	for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.Plain, surgery.LargePrint} {
		pages, err := longReport(size).Pages(typeface(t))
		if err != nil {
			t.Fatal(err)
		}
		if (len(pages) == 1) != (size != surgery.LargePrint) {
			t.Errorf("%s: %d pages", size, len(pages))
		}
		for _, p := range pages {
			for _, item := range p.Items {
				at := page.Extent(item)
				if at.X < 14 || at.X+at.W > p.Size.W-14 || at.Y < 14 || at.Y+at.H > p.Size.H-6 {
					t.Errorf("%s: %+v stands in the margin", size, item)
				}
				if text, ok := item.(page.Text); ok && text.Size < 10 {
					t.Errorf("%s: %q is %.1f points", size, text.Text, text.Size)
				}
			}
		}
		text := pages[0].Text()
		for i := range 9 {
			if size != surgery.LargePrint && !strings.Contains(text, fmt.Sprintf("Table %d", i)) {
				t.Errorf("table %d is missing", i)
			}
		}
	}
}

// What does not fit one page goes on over more, and nothing is cut off.
func TestAReportThatIsTooLong(t *testing.T) {
	r := longReport(surgery.Standard)
	r.Sections = append(r.Sections, r.Sections...)
	pages, err := r.Pages(typeface(t))
	if err != nil || len(pages) < 2 {
		t.Fatal(len(pages), err)
	}
}

// A bar is as long as what is told, on one scale; nothing told has none.
func TestBarsOfAReport(t *testing.T) {
	r := handout.Report{Title: "November 2026", Sections: []handout.ReportSection{{Title: "One", Rows: []handout.ReportRow{{Label: "a", Shown: "40", Length: 40}, {Label: "b", Shown: "20", Length: 20}}},
		{Title: "Two", Rows: []handout.ReportRow{{Label: "c", Shown: "fewer than 5"}, {Label: "d", Shown: "10", Length: 10}, {Label: "hours", Shown: "70", Length: 70, Plain: true}}}}}
	pages, err := r.Pages(typeface(t))
	if err != nil {
		t.Fatal(err)
	}
	var long []float64
	for _, item := range pages[0].Items {
		if b, ok := item.(page.Box); ok && b.H < 2 {
			long = append(long, b.W)
		}
	}
	if len(long) != 3 || long[1] != long[0]/2 || long[2] != long[0]/4 {
		t.Error(long)
	}
}
