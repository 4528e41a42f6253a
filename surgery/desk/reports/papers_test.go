package reports_test

import (
	"encoding/csv"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/report"
)

func TestOnlyWhatIsOverLeaves(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	leaves := func(kind report.Kind) error {
		_, err := d.Reports.Paper(kind, "", "")
		if err == nil {
			_, err = d.Reports.SaveTable(kind, "", t.TempDir())
		}
		if err == nil {
			_, err = d.Reports.SavePicture(kind, "", t.TempDir())
		}
		return err
	}
	world.Refused(t, leaves(report.OneSurgery), surgery.Conflict, "report.not_over")
	w.FillVisits(t, d, 7)
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if err := leaves(report.OneSurgery); err != nil {
		t.Error(err)
	}
	world.Refused(t, leaves(report.Week), surgery.Conflict, "report.not_over")
	w.Pass(6 * 24 * time.Hour) // Monday 30 November
	if err := leaves(report.Week); err != nil {
		t.Error(err)
	}
	world.Refused(t, leaves(report.Month), surgery.Conflict, "report.not_over")
	w.Pass(24 * time.Hour)
	if err := leaves(report.Month); err != nil {
		t.Error(err)
	}
	w.Pass(365 * 24 * time.Hour)
	world.Refused(t, leaves(report.Year), surgery.Invalid, "report.year_stays")
}

// No exact count, no longest wait and nobody's name is in anything that leaves.
func TestWhatLeavesIsRounded(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	w.WeekOf(t, d, 81)
	w.Now = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	r := world.Reported(t, d, report.Week, "")
	if r.Now.N(report.Visits) != 405 || r.Now.Surgeries != 5 || r.Period.Title != "Week of 23 November 2026" {
		t.Fatalf("%+v", r.Now)
	}
	for _, kind := range []report.Kind{report.OneSurgery, report.Week, report.Month} {
		for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.LargePrint, surgery.Plain} {
			p, err := d.Reports.Paper(kind, "", size)
			if err != nil {
				t.Fatal(err)
			}
			if size != surgery.LargePrint && len(p.Pages) != 1 {
				t.Errorf("%s, %s: %d pages", kind, size, len(p.Pages))
			}
			said := readPaper(p)
			for _, never := range []string{"405", "81", "Sample", "Not asked", "Longest"} {
				if strings.Contains(said, never) {
					t.Errorf("%s, %s: %q stands there:\n%s", kind, size, never, said)
				}
			}
			if !strings.Contains(said, "Counts are rounded down to 5") {
				t.Error("it does not say how it was made")
			}
			if dir := os.Getenv("LOOK"); dir != "" {
				if _, err := d.Prints.SavePDF(p, dir); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	month, err := d.Reports.Paper(report.Month, "", "")
	if err != nil || !strings.Contains(readPaper(month), "400 to 420") || !strings.Contains(readPaper(month), "before: 40") {
		t.Errorf("%v\n%s", err, readPaper(month))
	}
}

func readPaper(p prints.Paper) string {
	var all []string
	for _, pg := range p.Pages {
		all = append(all, pg.Text())
	}
	return strings.Join(all, "\n")
}

func TestTheReportAsFiles(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	w.WeekOf(t, d, 30)
	w.Now = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	folder := t.TempDir()
	if dir := os.Getenv("LOOK"); dir != "" {
		folder = dir
	}
	for range 2 { // the second does not replace the first
		world.Must(t)(d.Reports.SaveTable(report.Month, "2026-11", folder))
		world.Must(t)(d.Reports.SavePicture(report.Month, "2026-11", folder))
	}
	for _, name := range []string{"report-month-2026-11", "report-month-2026-11-2"} {
		rows := readCSV(t, filepath.Join(folder, name+".csv"))
		meaning := readCSV(t, filepath.Join(folder, name+"-what-it-means.csv"))
		found := map[string][]string{}
		tables := map[string]bool{}
		for _, row := range rows[1:] {
			if len(row) != len(rows[0]) {
				t.Fatal(row)
			}
			found[row[4]+" "+row[5]] = row
			tables[row[4]] = true
		}
		if got := found["attendance visits"]; got[7] != "150" || got[8] != "170" || got[9] != "150 to 170" || got[10] != "October 2026" || got[13] != "15" {
			t.Error(got)
		}
		if got := found["surgeon recorded"]; got[7] != "30" || got[8] != "30" {
			t.Error(got)
		}
		if got := found["role rather_not_say"]; got[7] != "25" || got[8] != "45" {
			t.Error(got)
		}
		if found["track not_asked"] != nil || found["handout copies"] != nil || found["confidence same"] != nil || found["waiting unknown"] != nil {
			t.Error("a row left that must not")
		}
		said := map[string]string{}
		for _, row := range meaning {
			said[row[0]+" "+row[1]] = row[2]
		}
		for _, column := range rows[0] {
			if said["column "+column] == "" {
				t.Errorf("nothing is said about the column %s", column)
			}
		}
		for table := range tables {
			if said["table "+table] == "" {
				t.Errorf("nothing is said about the table %s", table)
			}
		}
		f, err := os.Open(filepath.Join(folder, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		image, err := png.Decode(f)
		f.Close()
		if err != nil || image.Bounds().Dx() != 1920 || image.Bounds().Dy() != 1080 {
			t.Error(image.Bounds(), err)
		}
	}
	_, err := d.Reports.SaveTable(report.Month, "2026-11", filepath.Join(folder, "report-month-2026-11.csv"))
	if err == nil {
		t.Error("a file is no folder")
	}
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(raw), "\ufeff")
	if !marked {
		t.Errorf("%s has no mark of its alphabet: Excel garbles it", filepath.Base(path))
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatal(len(rows), err)
	}
	return rows
}

// A slide is all on the slide.
func TestTheSlideKeepsWithinItsEdges(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	w.WeekOf(t, d, 30)
	w.Now = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	p, err := d.Reports.Slide(report.Week, "")
	if err != nil {
		t.Fatal(err)
	}
	size := p.Pages[0].Size
	for _, item := range p.Pages[0].Items {
		at := page.Extent(item)
		if at.X < -0.01 || at.Y < -0.01 || at.X+at.W > size.W+0.01 || at.Y+at.H > size.H+0.01 {
			t.Errorf("%+v", item)
		}
	}
	if got := p.Pages[0].Text(); !strings.Contains(got, "Visits") || !strings.Contains(got, "How it went") || !strings.Contains(got, "What it was for") {
		t.Error(got)
	}
}

// A report says what it is about, names the tables it leaves out since none of their
// numbers may be told, and says how its totals come about.
func TestAReportSaysWhatItIsAbout(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	w.WeekOf(t, d, 6)
	w.Now = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	page := strings.Join(strings.Fields(world.Text(world.Paper(t)(d.Reports.Paper(report.Week, "", surgery.Standard)))), " ")
	slide := strings.Join(strings.Fields(world.Text(world.Paper(t)(d.Reports.Slide(report.Week, "")))), " ")
	for _, said := range []string{page, slide} {
		if !strings.HasPrefix(said, "Social media surgery: Week of 23 November 2026") || !strings.Contains(said, "rounded") || !strings.Contains(said, "then added up") {
			t.Errorf("it says %s", said)
		}
	}
	_, left, found := strings.Cut(page, "Left out, because every number in them is below 5: ")
	left, _, _ = strings.Cut(left, ".")
	if !found || !strings.Contains(left, "Passed on") {
		t.Fatalf("it does not say what it leaves out: %s", page)
	}
	for _, table := range strings.Split(left, ", ") {
		if strings.Count(page, table) > strings.Count(left, table) && table != "Handouts" && table != "Surgeons" {
			t.Errorf("%q is left out, and stands there: %s", table, page)
		}
	}
	one := world.Text(world.Paper(t)(d.Reports.Paper(report.OneSurgery, "", surgery.Standard)))
	if !strings.HasPrefix(one, "Social media surgery: Friday 27 November 2026 Made-up Hall") {
		t.Errorf("of one surgery it says %s", one)
	}
}
