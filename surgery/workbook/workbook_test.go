package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"socialmediasurgery/surgery/yardstick"
)

// packed makes a file of parts.
func packed(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, body := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// book is a workbook as Excel writes it, with two sheets, one hidden between.
func book(sheet string) map[string]string {
	return map[string]string{
		"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="Bookings" r:id="rId1"/><sheet name="Secret" state="veryHidden" r:id="rId2"/><sheet name="Later" r:id="rId3"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet2.xml"/>` +
			`<Relationship Id="rId3" Type="x/worksheet" Target="/xl/worksheets/sheet3.xml"/><Relationship Id="rId4" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId5" Type="x/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
		"xl/sharedStrings.xml": `<sst><si><t>Name</t></si><si><r><t>Ada </t></r><r><t>Example</t></r><rPh><t>no</t></rPh></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd\/mm\/yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;days&quot; 0"/><numFmt numFmtId="166" formatCode="d mmm yyyy h:mm AM/PM"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		"xl/vbaProject.bin":        "macro",
		"xl/worksheets/sheet1.xml": sheet,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData><row><c t="inlineStr"><is><t>secret</t></is></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet3.xml": `<worksheet><sheetData><row><c t="inlineStr"><is><t>later</t></is></c></row></sheetData></worksheet>`,
	}
}

func rows(s *Sheet) string {
	var all []string
	for _, r := range s.Rows {
		all = append(all, fmt.Sprintf("%d:%s", r.Number, strings.Join(r.Cells, "|")))
	}
	return strings.Join(all, "\n")
}

func TestXLSX(t *testing.T) {
	raw := packed(t, book(`<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Day</t></is></c><c r="C1" t="inlineStr"><is><t>hidden column</t></is></c><c r="D1" t="str"><f>1+1</f><v>stored</v></c></row>
<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>46350</v></c><c r="C3"><v>7</v></c><c r="D3" s="2"><v>46350</v></c></row>
<row r="4" hidden="1"><c r="A4" t="inlineStr"><is><t>Hidden row</t></is></c></row>
<row r="5"><c r="B5" s="4"><v>46350.583333333336</v></c><c r="D5" s="5"><v>0.5833333333</v></c><c r="E5" s="3"><v>46350</v></c><c r="F5" t="b"><v>1</v></c><c r="G5" t="e"><v>#REF!</v></c><c r="H5" t="s"><v>-1</v></c></row>
</sheetData><mergeCells><mergeCell ref="A3:A5"/><mergeCell ref="B1:D1"/></mergeCells></worksheet>`))
	s, err := Read(raw, "")
	want := "1:Name|Day||stored\n3:Ada Example|2026-11-24||2026-11-24\n5:Ada Example|2026-11-24 14:00||14:00|46350|true"
	if err != nil || rows(s) != want || s.Hidden != 2 || s.Name != "Bookings" || strings.Join(s.Names, ",") != "Bookings,Later" {
		t.Errorf("%v %+v\n%s", err, s, rows(s))
	}
	if s, err = Read(raw, "Later"); err != nil || rows(s) != "1:later" {
		t.Errorf("%v %s", err, rows(s))
	}
	if s, err = Read(raw, "Secret"); err != nil || s.Name != "Bookings" {
		t.Errorf("a hidden sheet was read: %v %+v", err, s)
	}
}

func TestODS(t *testing.T) {
	raw := packed(t, map[string]string{"content.xml": `<office:document-content><office:body><office:spreadsheet><table:table table:name="Bookings">
<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="1000"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>hidden</text:p></table:table-cell><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Ada<text:s/>Example</text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="date" office:date-value="2026-11-24T14:00:00"><text:p>24.11.26</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell/><table:table-cell table:formula="of:=1" office:value-type="time" office:time-value="PT14H30M00S"><text:p>2:30 pm</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>Hidden</text:p></table:table-cell></table:table-row>
</table:table><table:table table:name="Later"><table:table-row><table:table-cell><text:p>later</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`})
	s, err := Read(raw, "")
	if want := "1:Name||Day\n4:Ada Example||2026-11-24 14:00\n5:Ada Example||14:30"; err != nil || rows(s) != want || s.Hidden != 2 || strings.Join(s.Names, ",") != "Bookings,Later" {
		t.Errorf("%v %+v\n%s", err, s, rows(s))
	}
	if s, err = Read(raw, "Later"); err != nil || rows(s) != "1:later" {
		t.Errorf("%v %s", err, rows(s))
	}
}

func TestShapesOfNumbers(t *testing.T) {
	for code, want := range map[string]shape{"General": asNumber, "0.00": asNumber, "@": asNumber, "dd/mm/yyyy": asDay, "mmm-yy": asDay, "h:mm AM/PM": asTime, "[h]:mm": asTime,
		"yyyy\\-mm\\-dd hh:mm:ss": asBoth, `"day "0`: asNumber, "[Red]0": asNumber, "#,##0 [$€-407]": asNumber, "m/d/yy h:mm;@": asBoth, "_-* #,##0.00": asNumber, "0.0E+00": asNumber} {
		if got := shapeOf(code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
}

// What we write is what we read: days, numbers and text, and nothing that runs.
func TestWhatIsWrittenIsRead(t *testing.T) {
	table := Table{Name: "a/b:c", Rows: [][]string{{"Day", "Count", "What"}, {"2026-11-24", "12", "=1+1"}, {"2026-11-24 14:00", "007", "<&\"\n\ttwo"}, {"", "-1.5", "@x"}}}
	raw := Write(table, Table{})
	s, err := Read(raw, "")
	if err != nil || rows(s) != "1:Day|Count|What\n2:2026-11-24|12|=1+1\n3:2026-11-24 14:00|007|<&\"\n\ttwo\n4:|-1.5|@x" || s.Name != "a b c" {
		t.Errorf("%v %s %+v", err, rows(s), s.Names)
	}
	if !bytes.Equal(raw, Write(table, Table{})) {
		t.Error("the same table gives other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil || strings.Contains(b.String(), "<f>") {
			t.Errorf("%s: %v %s", f.Name, err, b.String())
		}
	}
}

// Every bomb is refused or read within 2 seconds and 300 MB.
func TestHostileBooks(t *testing.T) {
	far := `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`
	var wide, merges strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&wide, `<row r="%d"><c r="XFD%d"><v>1</v></c><c r="A%d"><v>1</v></c></row>`, i+1, i+1, i+1)
		merges.WriteString(`<mergeCell ref="A1:XFD1048576"/>`)
	}
	sheet := func(data string) []byte {
		return packed(t, book("<worksheet><sheetData>"+data+"</sheetData></worksheet>"))
	}
	huge := book("<worksheet><sheetData>" + strings.Repeat(`<row><c t="s"><v>1</v></c></row>`, 2_000_000) + "</sheetData></worksheet>")
	strs := book(`<worksheet><sheetData>` + strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 10) + "</sheetData></worksheet>")
	strs["xl/sharedStrings.xml"] = "<sst>" + strings.Repeat("<si><t>x</t></si>", 5_000_000) + "</sst>"
	many := book("<worksheet/>")
	for i := range 3000 {
		many[fmt.Sprint("x/", i)] = ""
	}
	ods := func(body string) []byte {
		return packed(t, map[string]string{"content.xml": `<d><table:table table:name="a">` + body + `</table:table></d>`})
	}
	for name, raw := range map[string][]byte{
		"a far cell": sheet(far), "wide rows": sheet(wide.String()), "merged all over": sheet(wide.String() + `</sheetData><mergeCells>` + merges.String() + `</mergeCells><sheetData>`),
		"rows without end": packed(t, huge), "texts without end": packed(t, strs), "parts without end": packed(t, many),
		"a long cell":   sheet(`<row><c t="inlineStr"><is><t>` + strings.Repeat("x", 20<<20) + `</t></is></c></row>`),
		"deep":          sheet(strings.Repeat("<row><c>", 500_000)),
		"entities":      packed(t, book(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`)),
		"attributes":    sheet(`<row ` + strings.Repeat(`a="b" `, 1_000_000) + `/>`),
		"rows repeated": ods(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>` + strings.Repeat("x", 16000) + `</text:p></table:table-cell></table:table-row>`),
		"many repeated": ods(strings.Repeat(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`, 50_000)),
		"hidden rows":   ods(strings.Repeat(`<table:table-row table:visibility="filter" table:number-rows-repeated="1048576"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>`, 50_000)),
		"no zip":        []byte("PK\x03\x04nothing"), "empty": packed(t, nil), "no sheets": packed(t, map[string]string{"xl/workbook.xml": "<workbook/>"}),
		"nonsense": packed(t, book("<<<")),
	} {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var s *Sheet
			var err error
			took := yardstick.Sticks(func() { s, err = Read(raw, "") })
			runtime.ReadMemStats(&after)
			total := (after.TotalAlloc - before.TotalAlloc) >> 20
			if took > slower*yardstick.Most || total > 300 {
				t.Errorf("took %.0f sticks and %d MB", took, total)
			}
			if err != nil && !errors.Is(err, ErrTooBig) && !errors.Is(err, ErrUnreadable) {
				t.Error(err)
			}
			t.Logf("%d bytes: %.0f sticks, %d MB, %v, %v", len(raw), took, total, err, s != nil)
		})
	}
}

// Whatever comes in, what is read is small, and every row stands once.
func FuzzBooks(f *testing.F) {
	f.Add(packed(f, book(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData></worksheet>`)))
	f.Add(Write(Table{Rows: [][]string{{"a"}, {"2026-11-24"}}}))
	f.Add(packed(f, map[string]string{"content.xml": `<d><table:table table:name="a"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table></d>`}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := Read(raw, "")
		if err != nil {
			return
		}
		for _, r := range s.Rows {
			if len(r.Cells) > MaxColumns || r.Number < 1 {
				t.Fatalf("%+v", r)
			}
		}
	})
}

// FuzzSheets tries what stands in the parts, past the zip around them.
func FuzzSheets(f *testing.F) {
	f.Add(`<worksheet><cols><col min="1" max="9" hidden="1"/></cols><sheetData><row r="1"><c r="A1" s="1"><v>46350</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells></worksheet>`, false)
	f.Add(`<d><table:table table:name="a"><table:table-row><table:table-cell table:number-rows-spanned="3"><text:p>x</text:p></table:table-cell></table:table-row></table:table></d>`, true)
	f.Fuzz(func(t *testing.T, body string, open bool) {
		parts := book(body)
		if open {
			parts = map[string]string{"content.xml": body}
		}
		s, err := Read(packed(t, parts), "")
		if err == nil && len(s.Rows) > MaxRows {
			t.Fatal(len(s.Rows))
		}
	})
}
