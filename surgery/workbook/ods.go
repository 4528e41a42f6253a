package workbook

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"time"
)

// readODS reads a workbook of the open kind.
func readODS(p *parts, name string) (*Sheet, error) {
	r := &odsReader{out: &Sheet{}, wanted: name, away: map[string]bool{}}
	if err := p.each("content.xml", r.take); err != nil {
		return nil, err
	}
	// Once more, for the first or the wanted one, now that the names are known.
	if len(r.out.Names) == 0 {
		return nil, ErrUnreadable
	}
	if !slices.Contains(r.out.Names, name) {
		name = r.out.Names[0]
	}
	names := r.out.Names
	r = &odsReader{out: &Sheet{Name: name}, wanted: name, reads: true}
	if err := p.each("content.xml", r.take); err != nil {
		return nil, err
	}
	r.out.Names = names
	return r.out, nil
}

// odsReader reads one sheet, token by token; a first time only the names.
type odsReader struct {
	out    *Sheet
	wanted string
	reads  bool
	inside bool

	style string          // of sheets, that is being read
	away  map[string]bool // styles of hidden sheets

	number, repeats int // of the row
	skipped         bool
	cells           []string
	filled          bool
	column          int
	hidden          map[int]bool

	span  map[int]spanned // by column
	kind  string
	value string // of a day, a time or a truth
	said  text
	para  int
	note  int
	width int
	down  int
}

// spanned is a value that goes on in the rows below.
type spanned struct {
	value string
	left  int
}

func (r *odsReader) take(_ *xml.Decoder, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if t.Name.Local == "table" && t.Name.Space == "table" {
			name := attr(t, "name")
			r.inside = r.reads && name == r.wanted
			r.number, r.column, r.hidden, r.span = 0, 0, map[int]bool{}, map[int]spanned{}
			// A table without a name is what another program was asked for.
			if !r.reads && name != "" && len(r.out.Names) < maxSheets && !r.away[attr(t, "style-name")] {
				r.out.Names = append(r.out.Names, name)
			}
		}
		if !r.reads && t.Name.Space == "style" {
			r.sheetStyle(t)
		}
		if r.inside {
			r.start(t)
		}
	case xml.EndElement:
		if t.Name.Local == "table" && t.Name.Space == "table" && r.inside {
			return errEnough
		}
		if r.inside {
			return r.end(t.Name)
		}
	case xml.CharData:
		if r.inside && r.para > 0 && r.note == 0 {
			r.said.add(string(t))
		}
	}
	return nil
}

// sheetStyle notes the styles whose sheets are hidden.
func (r *odsReader) sheetStyle(e xml.StartElement) {
	switch e.Name.Local {
	case "style":
		r.style = ""
		if attr(e, "family") == "table" {
			r.style = attr(e, "name")
		}
	case "table-properties":
		if r.style != "" && attr(e, "display") == "false" && len(r.away) < MaxRows {
			r.away[r.style] = true
		}
	}
}

func (r *odsReader) start(e xml.StartElement) {
	if drawn(e.Name) {
		r.note++
		return
	}
	switch e.Name.Local {
	case "table-column":
		for range times(attr(e, "number-columns-repeated"), MaxColumns) {
			if away(attr(e, "visibility")) {
				r.hidden[r.column] = true
			}
			r.column++
		}
	case "table-row":
		r.repeats = times(attr(e, "number-rows-repeated"), 1<<20)
		r.skipped, r.cells, r.filled, r.column = away(attr(e, "visibility")), nil, false, 0
	case "table-cell", "covered-table-cell":
		r.width = times(attr(e, "number-columns-repeated"), 1<<14)
		r.down = times(attr(e, "number-rows-spanned"), 1<<20)
		r.kind, r.value = attr(e, "value-type"), ""
		for _, v := range []string{"value", "date-value", "time-value", "boolean-value"} {
			if said := attr(e, v); said != "" {
				r.value = said
			}
		}
	case "p":
		if r.para == 0 && r.said.b.Len() > 0 && r.note == 0 {
			r.said.add("\n")
		}
		r.para++
	case "s", "tab", "line-break":
		if r.para > 0 && r.note == 0 {
			r.said.add(" ")
		}
	}
}

// drawn reports whether a part of a sheet is a note or a drawing, whose words are
// in no cell.
func drawn(name xml.Name) bool {
	return name.Space == "draw" || name.Local == "annotation" || name.Local == "shapes"
}

func (r *odsReader) end(name xml.Name) error {
	if drawn(name) {
		r.note--
		return nil
	}
	switch name.Local {
	case "p":
		r.para--
	case "table-cell", "covered-table-cell":
		r.put(r.shown())
	case "table-row":
		return r.row()
	}
	return nil
}

// shown returns a cell's value as it is read here.
func (r *odsReader) shown() string {
	said := r.said.take()
	switch r.kind {
	case "date":
		return strings.TrimSuffix(strings.TrimSuffix(strings.Replace(r.value, "T", " ", 1), " 00:00:00"), ":00")
	case "time":
		if d, err := time.ParseDuration(strings.ToLower(strings.TrimPrefix(r.value, "PT"))); err == nil && d >= 0 && d < 24*time.Hour {
			return time.Time{}.Add(d).Format("15:04")
		}
	case "boolean":
		return r.value
	case "float":
		if r.value != "" {
			return plainNumber(r.value)
		}
	}
	return said
}

func (r *odsReader) put(value string) {
	for range min(r.width, MaxColumns-r.column) {
		here := value
		if s := r.span[r.column]; here == "" && s.left > 0 {
			here = s.value
		}
		if here != "" && r.hidden[r.column] {
			if !slices.Contains(r.out.columns, r.column) {
				r.out.columns = append(r.out.columns, r.column)
				r.out.Hidden++
			}
			here = ""
		}
		if r.down > 1 && value != "" {
			r.span[r.column] = spanned{value, r.down}
		}
		r.cells = append(r.cells, here)
		r.filled = r.filled || here != ""
		r.column++
	}
}

func (r *odsReader) row() error {
	for column, s := range r.span {
		if s.left -= r.repeats; s.left <= 0 {
			delete(r.span, column)
			continue
		}
		r.span[column] = s
	}
	if !r.filled || r.skipped {
		if r.number += r.repeats; r.filled {
			r.out.Hidden += r.repeats
		}
		return nil
	}
	cells := trimmed(r.cells)
	for range r.repeats {
		if len(r.out.Rows) >= MaxRows {
			r.out.More = true
			return errEnough
		}
		r.number++
		r.out.Rows = append(r.out.Rows, Row{r.number, slices.Clone(cells)})
	}
	return nil
}

func away(visibility string) bool { return visibility == "collapse" || visibility == "filter" }

// times reads how often something is repeated, once where it does not say.
func times(s string, most int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}
