package workbook

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Workbooks as other programs save them.
func TestSavedByOthers(t *testing.T) {
	want := map[string]string{
		"Bookings": "1:Made-up surgery bookings\n3:First name|Surname|Date|Time||What would you like help with?\n4:Ada|Example|2026-11-24|14:00||Turning off tagging\n" +
			"5:Ben|Sample|2026-11-24|14:30||A new account\n7:Di & Co|Up|2026-11-26|15:30||Line one\nLine two",
		"Plan of events": "1:Title|Start|End|Place|Code\n2:A walk|2026-11-26 10:00|2026-11-26 11:30|The park|12345678901234\n3:All of the day|2026-11-27|2026-11-27|Café Example|0.5",
		"Votes":          "1:Answer|Votes\n2:I like it a lot|41\n3:I dislike it a little|23\n4:Total|64",
	}
	for _, name := range []string{"made-up.xlsx", "made-up.ods"} { // LibreOffice 7.4, a hidden row, column and sheet, merged cells, formulas
		raw, err := os.ReadFile(filepath.Join("testdata", "saved", name))
		if err != nil {
			t.Fatal(err)
		}
		s, err := Read(raw, "")
		if err != nil || strings.Join(s.Names, ",") != "Bookings,Plan of events,Votes" || s.Name != "Bookings" || s.Hidden != 2 {
			t.Fatalf("%s: %v %+v", name, err, s)
		}
		for sheet, rowsWanted := range want {
			if s, err := Read(raw, sheet); err != nil || rows(s) != rowsWanted {
				t.Errorf("%s %s: %v\n%s", name, sheet, err, rows(s))
			}
		}
		if s, err := Read(raw, "Not shown"); err != nil || s.Name != "Bookings" {
			t.Errorf("%s: a hidden sheet was read: %v %+v", name, err, s)
		}
	}
}

// cells is a sheet of one row.
func cells(xml string) string {
	return "<worksheet><sheetData><row>" + xml + "</row></sheetData></worksheet>"
}

// Shapes in which programs are known to write .xlsx, besides Excel's usual one.
func TestShapesOfXLSX(t *testing.T) {
	for name, c := range map[string]struct {
		change func(map[string]string)
		sheet  string
		want   string
	}{
		"days from 1904": {func(p map[string]string) {
			p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
		}, cells(`<c s="1"><v>44888</v></c>`), "1:2026-11-24"},
		"a prefix": {func(p map[string]string) {
			for _, name := range []string{"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"} {
				p[name] = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(p[name], "</", "\x00"), "<", "<x:"), "\x00", "</x:")
			}
		}, cells(`<c t="s"><v>1</v></c><c s="1"><v>46350</v></c>`), "1:Ada Example|2026-11-24"},
		"strict, days as text": {nil, cells(`<c t="d" s="1"><v>2026-11-24</v></c><c t="d"><v>2026-11-24T14:00:00</v></c><c t="d"><v>2026-11-24T00:00:00</v></c>`), "1:2026-11-24|2026-11-24 14:00:00|2026-11-24"},
		"a byte-order mark": {func(p map[string]string) {
			for name, body := range p {
				p[name] = "\ufeff" + `<?xml version="1.0" encoding="utf-8"?>` + body
			}
		}, cells(`<c t="s"><v>1</v></c>`), "1:Ada Example"},
		"the book elsewhere, absolute": {func(p map[string]string) {
			p["_rels/.rels"] = `<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/data/book2.xml"/></Relationships>`
			p["data/book2.xml"], p["data/_rels/book2.xml.rels"] = p["xl/workbook.xml"], strings.ReplaceAll(p["xl/_rels/workbook.xml.rels"], `Target="worksheets`, `Target="/xl/worksheets`)
			p["data/sharedStrings.xml"] = p["xl/sharedStrings.xml"]
			delete(p, "xl/workbook.xml")
			delete(p, "xl/_rels/workbook.xml.rels")
		}, cells(`<c t="s"><v>1</v></c>`), "1:Ada Example"},
		"backslashes": {func(p map[string]string) {
			p["xl/_rels/workbook.xml.rels"] = strings.ReplaceAll(p["xl/_rels/workbook.xml.rels"], "worksheets/sheet1", `worksheets\sheet1`)
		}, cells(`<c t="s"><v>1</v></c>`), "1:Ada Example"},
		"a chart first": {func(p map[string]string) {
			p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<sheets><sheet name="Chart1" r:id="rId9"/>`, 1)
			p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>", `<Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`, 1)
			p["xl/chartsheets/sheet1.xml"] = `<chartsheet/>`
		}, cells(`<c t="s"><v>1</v></c>`), "1:Ada Example"},
		"no shared texts": {func(p map[string]string) { delete(p, "xl/sharedStrings.xml") },
			cells(`<c t="inlineStr"><is><r><t>Ada</t></r><r><t xml:space="preserve"> Example</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></is></c>`), "1:Ada Example"},
		"texts of two lines": {nil, cells(`<c t="str"><f>A1</f><v>one_x000D_&#10;two_x005F_x</v></c>`), "1:one\r\ntwo_x"},
		"long numbers":       {nil, cells(`<c><v>4.4770090012299999E+11</v></c><c><v>64.900000000000006</v></c><c><v>1E-3</v></c><c><v>07</v></c><c><v>1E+300</v></c>`), "1:447700900123|64.9|0.001|07|1E+300"},
		"days of a custom kind": {func(p map[string]string) {
			p["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-F800]dddd\,\ mmmm\ dd\,\ yyyy"/><numFmt numFmtId="171" formatCode="[$-F400]h:mm:ss\ AM/PM"/><numFmt numFmtId="172" formatCode="ddd d mmm"/><numFmt numFmtId="173" formatCode="[&lt;=9999999]###\-####;\(###\)\ ###\-####"/></numFmts>` +
				`<cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/></cellXfs></styleSheet>`
		}, cells(`<c s="1"><v>46350</v></c><c s="2"><v>0.58333333333333337</v></c><c s="3"><v>46350.0</v></c><c s="4"><v>5550123</v></c>`), "1:2026-11-24|14:00|2026-11-24|5550123"},
	} {
		parts := book(c.sheet)
		if c.change != nil {
			c.change(parts)
		}
		if s, err := Read(packed(t, parts), ""); err != nil || rows(s) != c.want || s.Name != "Bookings" {
			t.Errorf("%s: %v %+v", name, err, s)
		}
	}
}

// Shapes of .ods: a drawing over a cell, a table of another program, a hidden sheet
// that is first, numbers that are shown short.
func TestShapesOfODS(t *testing.T) {
	raw := packed(t, map[string]string{"content.xml": `<office:document-content><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>` +
		`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="true"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Secret" table:style-name="ta1"><table:table-row><table:table-cell><text:p>secret</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Bookings" table:style-name="ta2"><table:shapes><draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame></table:shapes>
<table:table-header-rows><table:table-row><table:table-cell><draw:custom-shape><text:p>an arrow</text:p></draw:custom-shape><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Votes</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>Ada <text:span>Example</text:span></text:p></table:table-cell><table:table-cell office:value-type="float" office:value="447700900123"><text:p>4.5E+11</text:p></table:table-cell></table:table-row></table:table>
<table:dde-links><table:dde-link><table:table><table:table-row><table:table-cell><text:p>linked</text:p></table:table-cell></table:table-row></table:table></table:dde-link></table:dde-links></office:spreadsheet></office:body></office:document-content>`})
	s, err := Read(raw, "")
	if err != nil || rows(s) != "1:Name|Votes\n2:Ada Example|447700900123" || strings.Join(s.Names, ",") != "Bookings" {
		t.Errorf("%v %+v", err, s)
	}
}
