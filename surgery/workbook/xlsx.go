package workbook

import (
	"encoding/xml"
	"path"
	"slices"
	"strconv"
	"strings"
)

// readXLSX reads a workbook of Excel's own kind.
func readXLSX(p *parts, name string) (*Sheet, error) {
	b := &xlsx{parts: p}
	if err := b.open(); err != nil {
		return nil, err
	}
	if len(b.sheets) == 0 {
		return nil, ErrUnreadable
	}
	out := &Sheet{}
	at := 0
	for i, s := range b.sheets {
		out.Names = append(out.Names, s.name)
		if s.name == name {
			at = i
		}
	}
	out.Name = b.sheets[at].name
	if !p.has(b.sheets[at].part) {
		return nil, ErrUnreadable
	}
	return out, b.read(b.sheets[at].part, out)
}

// xlsx is what has to be known of a workbook before a sheet can be read.
type xlsx struct {
	*parts
	sheets []struct{ name, part string }
	shared []string
	kinds  []shape // of the styles of cells
	since  bool    // days are counted from 1904
}

func (b *xlsx) open() error {
	book, targets := "xl/workbook.xml", map[string]string{}
	err := b.related("_rels/.rels", "", func(_, kind, part string) {
		if kind == "officeDocument" {
			book = part
		}
	})
	if err != nil {
		return err
	}
	in, base := path.Split(book)
	strs, styles := in+"sharedStrings.xml", in+"styles.xml"
	err = b.related(in+"_rels/"+base+".rels", in, func(id, kind, part string) {
		switch kind {
		case "sharedStrings":
			strs = part
		case "styles":
			styles = part
		case "worksheet": // and no sheet that is a chart
			targets[id] = part
		}
	})
	if err != nil {
		return err
	}
	err = b.each(book, func(_ *xml.Decoder, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "workbookPr":
			b.since = truth(attr(e, "date1904"))
		case e.Name.Local == "sheet" && !strings.HasSuffix(strings.ToLower(attr(e, "state")), "hidden") && len(b.sheets) < maxSheets:
			if part := targets[attr(e, "id")]; part != "" {
				b.sheets = append(b.sheets, struct{ name, part string }{attr(e, "name"), part})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := b.readStyles(styles); err != nil {
		return err
	}
	return b.readStrings(strs)
}

// related gives what a part refers to within the workbook to take: its id, what it
// is, and the part. What is not absolute stands in a folder.
func (b *xlsx) related(part, in string, take func(id, kind, part string)) error {
	return b.each(part, func(_ *xml.Decoder, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return nil
		}
		to := strings.ReplaceAll(attr(e, "Target"), `\`, "/")
		if !strings.HasPrefix(to, "/") {
			to = in + to
		}
		take(attr(e, "Id"), path.Base(attr(e, "Type")), strings.TrimPrefix(path.Clean("/"+to), "/"))
		return nil
	})
}

// readStrings reads the texts that cells refer to.
func (b *xlsx) readStrings(part string) error {
	var said text
	inText, phonetic := false, 0
	return b.each(part, func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "rPh":
				phonetic++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "rPh":
				phonetic--
			case "si":
				b.shared = append(b.shared, unescaped(said.take()))
			}
		case xml.CharData:
			if inText && phonetic == 0 {
				said.add(string(t))
			}
		}
		return nil
	})
}

// read reads the rows of a sheet.
func (b *xlsx) read(part string, out *Sheet) error {
	r := &sheetReader{book: b, out: out, hidden: map[int]bool{}}
	if err := b.each(part, r.take); err != nil {
		return err
	}
	r.merge()
	return nil
}

// sheetReader reads one sheet, token by token.
type sheetReader struct {
	book   *xlsx
	out    *Sheet
	hidden map[int]bool // columns
	merged []string     // ranges

	number  int // of the row
	skipped bool
	cells   []string
	filled  bool

	at    int // column of the cell
	kind  string
	style int
	value text
	in    bool
	aloud int // inside how a text is spoken
}

func (r *sheetReader) take(_ *xml.Decoder, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		r.start(t)
	case xml.EndElement:
		return r.end(t.Name.Local)
	case xml.CharData:
		if r.in {
			r.value.add(string(t))
		}
	}
	return nil
}

func (r *sheetReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "col":
		if truth(attr(e, "hidden")) {
			from, _ := strconv.Atoi(attr(e, "min"))
			until, _ := strconv.Atoi(attr(e, "max"))
			for i := from; i <= min(until, MaxColumns) && i > 0; i++ {
				r.hidden[i-1] = true
			}
		}
	case "row":
		r.number++
		if n, err := strconv.Atoi(attr(e, "r")); err == nil && n > 0 {
			r.number = n
		}
		r.skipped, r.cells, r.filled, r.at = truth(attr(e, "hidden")), nil, false, -1
	case "c":
		r.at++
		if n := columnOf(attr(e, "r")); n >= 0 {
			r.at = n
		}
		r.kind = attr(e, "t")
		r.style, _ = strconv.Atoi(attr(e, "s"))
	case "v", "t":
		r.in = r.aloud == 0
	case "rPh":
		r.aloud++
	case "mergeCell":
		if len(r.merged) < MaxRows {
			r.merged = append(r.merged, attr(e, "ref"))
		}
	}
}

func (r *sheetReader) end(name string) error {
	switch name {
	case "v", "t":
		r.in = false
	case "rPh":
		r.aloud--
	case "c":
		r.put(r.book.shown(r.kind, r.style, r.value.take()))
	case "row":
		switch {
		case !r.filled:
		case r.skipped:
			r.out.Hidden++
		case len(r.out.Rows) >= MaxRows:
			r.out.More = true
			return errEnough
		default:
			r.out.Rows = append(r.out.Rows, Row{r.number, trimmed(r.cells)})
		}
	}
	return nil
}

func (r *sheetReader) put(value string) {
	if value == "" || r.at < 0 || r.at >= MaxColumns { // a cell outside of any row has no column
		return
	}
	if r.hidden[r.at] {
		if !slices.Contains(r.out.columns, r.at) {
			r.out.columns = append(r.out.columns, r.at)
			r.out.Hidden++
		}
		return
	}
	for len(r.cells) <= r.at {
		r.cells = append(r.cells, "")
	}
	r.cells[r.at] = value
	r.filled = true
}

// merge gives a value that spans several rows to each of them; across columns it
// stays in the first.
func (r *sheetReader) merge() {
	byNumber := map[int]int{}
	for i, row := range r.out.Rows {
		byNumber[row.Number] = i
	}
	filled := 0
	for _, ref := range r.merged {
		from, until, ok := strings.Cut(ref, ":")
		column, first, last := columnOf(from), rowOf(from), rowOf(until)
		at, there := byNumber[first]
		if !ok || !there || column < 0 || column >= len(r.out.Rows[at].Cells) || last <= first {
			continue
		}
		value := r.out.Rows[at].Cells[column]
		for i := at + 1; i < len(r.out.Rows) && r.out.Rows[i].Number <= last && filled < MaxRows; i++ {
			row := &r.out.Rows[i]
			for len(row.Cells) <= column {
				row.Cells = append(row.Cells, "")
			}
			if row.Cells[column] == "" {
				row.Cells[column] = value
			}
			filled++
		}
	}
}

// columnOf returns the column of a cell's name, from 0; -1 for none. One far out
// is MaxColumns.
func columnOf(ref string) int {
	n := 0
	for i := 0; i < len(ref); i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A') + 1; n > MaxColumns {
			return MaxColumns
		}
	}
	return n - 1
}

func rowOf(ref string) int {
	n, _ := strconv.Atoi(strings.TrimLeft(strings.ToUpper(ref), "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"))
	return n
}

func truth(s string) bool { return s == "1" || strings.EqualFold(s, "true") }
