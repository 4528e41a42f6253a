package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Table is one sheet to write: its first row are headings.
type Table struct {
	Name string
	Rows [][]string
}

// Cells that are written as what they are.
var (
	isDay    = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	isNumber = regexp.MustCompile(`^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$`)
)

// The styles of cells, in the order of styles.xml.
const (
	plainStyle = iota
	boldStyle
	dayStyle
)

// Write writes tables as .xlsx: bold headings that stay in sight, columns as wide
// as what they hold, days and numbers as what they are. Everything else is text,
// so that nothing in it is run. The same tables give the same bytes.
func Write(tables ...Table) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name, body string) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate}) // no time: the same bytes
		if err == nil {
			_, err = w.Write([]byte(xml.Header + body))
		}
		_ = err // into memory: cannot fail
	}
	var types, sheets, rels strings.Builder
	for i, t := range tables {
		n := strconv.Itoa(i + 1)
		types.WriteString(`<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)
		sheets.WriteString(`<sheet name="` + escaped(sheetName(t.Name, i)) + `" sheetId="` + n + `" r:id="rId` + n + `"/>`)
		rels.WriteString(`<Relationship Id="rId` + n + `" Type="` + relation + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`)
		add("xl/worksheets/sheet"+n+".xml", worksheet(t.Rows))
	}
	n := strconv.Itoa(len(tables) + 1)
	add("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`+types.String()+`</Types>`)
	add("_rels/.rels", `<Relationships xmlns="`+relationships+`"><Relationship Id="rId1" Type="`+relation+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	add("xl/workbook.xml", `<workbook xmlns="`+spreadsheet+`" xmlns:r="`+relation+`"><sheets>`+sheets.String()+`</sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+relationships+`">`+rels.String()+`<Relationship Id="rId`+n+`" Type="`+relation+`/styles" Target="styles.xml"/></Relationships>`)
	add("xl/styles.xml", styles)
	_ = z.Close()
	return out.Bytes()
}

const (
	spreadsheet   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relation      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
	styles        = `<styleSheet xmlns="` + spreadsheet + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\ mmm\ yyyy"/></numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>` +
		`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)

// worksheet writes rows as a sheet.
func worksheet(rows [][]string) string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + spreadsheet + `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	if widths := widths(rows); len(widths) > 0 {
		b.WriteString("<cols>")
		for i, w := range widths {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, w)
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>")
	for i, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, cell := range row {
			b.WriteString(written(column(j)+strconv.Itoa(i+1), cell, i == 0))
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData></worksheet>")
	return b.String()
}

// written writes one cell.
func written(at, cell string, heading bool) string {
	if cell == "" {
		return ""
	}
	if !heading {
		if day, err := time.Parse(time.DateOnly, cell); err == nil && isDay.MatchString(cell) && day.Year() >= 1901 {
			return fmt.Sprintf(`<c r="%s" s="%d"><v>%d</v></c>`, at, dayStyle, int(day.Sub(firstDay).Hours()/24))
		}
		if isNumber.MatchString(cell) {
			return fmt.Sprintf(`<c r="%s" s="%d"><v>%s</v></c>`, at, plainStyle, cell)
		}
	}
	style := plainStyle
	if heading {
		style = boldStyle
	}
	return fmt.Sprintf(`<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, escaped(cell))
}

// firstDay is day 0 of a spreadsheet, whose 1900 had a 29 February.
var firstDay = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// widths returns how wide each column is, in letters.
func widths(rows [][]string) (all []int) {
	for _, row := range rows {
		for j, cell := range row {
			for j >= len(all) {
				all = append(all, 8)
			}
			for line := range strings.Lines(cell) {
				all[j] = max(all[j], min(60, utf8.RuneCountInString(line)+2))
			}
		}
	}
	return all
}

// column returns the letters of a column, from 0: "A", "AB".
func column(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return column(i/26-1) + string(rune('A'+i%26))
}

// sheetName is a name as spreadsheets take it: short, and without their signs.
func sheetName(name string, i int) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name), " ")
	if letters := []rune(name); len(letters) > 31 {
		name = strings.TrimSpace(string(letters[:31]))
	}
	if name == "" {
		return "Sheet" + strconv.Itoa(i+1)
	}
	return name
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // into memory: cannot fail
	return b.String()
}
