// Package workbook reads the sheets of spreadsheets (.xlsx and .ods) as rows of
// text, and writes tables as .xlsx.
//
// Rules: nothing but the file itself is read, no macro and no formula is run, and
// no reference outside is followed: a formula is what it came to when it was
// saved. What is unpacked is capped while it is unpacked, whatever the file says
// of its size, and a row or a column far out costs nothing. Hidden rows and
// columns are left out and counted. Dates are read as dates, 2026-11-24.
//
// It is our own because the library that is kept, excelize (v2.11.1 of November
// 2026), fills in every cell up to the farthest: 5,000 cells in the last column, a
// file of 31 KB, took it 15 seconds and 5.7 GB. For .ods none is kept.
package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// The most that is read of a workbook.
const (
	maxUnpacked = 24 << 20 // bytes of all parts that are read, unpacked
	maxTokens   = 1200000  // tags and texts in those parts: 5,000 rows of 20 cells have half of them
	maxParts    = 2000     // files in it
	MaxRows     = 20000    // of a sheet
	MaxColumns  = 100
	maxSheets   = 100
	maxText     = 16 << 10 // bytes of a cell
)

// ErrTooBig is a workbook that holds more than is read.
var ErrTooBig = errors.New("workbook: too big")

// ErrUnreadable is a file that is no workbook, or a damaged or a locked one.
var ErrUnreadable = errors.New("workbook: unreadable")

// Row is a row of a sheet that is not hidden.
type Row struct {
	Number int // as the spreadsheet counts it, from 1
	Cells  []string
}

// Sheet is what stands on one sheet.
type Sheet struct {
	Names  []string // of all sheets that are not hidden, in their order
	Name   string   // of this one
	Rows   []Row
	Hidden int  // rows and columns that were left out
	More   bool // there are more rows than are read

	columns []int // hidden ones that hold something
}

// Is reports whether a file begins as a workbook does: a zip archive.
func Is(raw []byte) bool { return bytes.HasPrefix(raw, []byte("PK\x03\x04")) }

// IsOld reports whether a file begins as the workbooks of old programs do (.xls),
// and as those that are locked with a password.
func IsOld(raw []byte) bool { return bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")) }

// Read reads one sheet of a workbook: the one of that name, else the first that
// is not hidden.
func Read(raw []byte, name string) (*Sheet, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, errors.Join(ErrUnreadable, err)
	}
	if len(archive.File) > maxParts {
		return nil, ErrTooBig
	}
	p := &parts{files: map[string]*zip.File{}, left: maxUnpacked, tokens: maxTokens}
	for _, f := range archive.File {
		p.files[strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/"))] = f
	}
	if p.has("content.xml") {
		return readODS(p, name)
	}
	return readXLSX(p, name)
}

// parts are the files in a workbook, with how much more may be unpacked and read.
type parts struct {
	files  map[string]*zip.File
	left   int64
	tokens int
}

func (p *parts) has(name string) bool { return p.files[strings.ToLower(name)] != nil }

// each gives every token of a part to take, until it has had enough. A part that
// is not there has none.
func (p *parts) each(name string, take func(*xml.Decoder, xml.Token) error) error {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil
	}
	from, err := f.Open()
	if err != nil {
		return errors.Join(ErrUnreadable, err)
	}
	defer from.Close() // read only: nothing to lose
	d := xml.NewDecoder(&capped{from: from, left: &p.left})
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, ErrUnreadable }
	for {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, ErrTooBig):
			return ErrTooBig
		case err != nil:
			return errors.Join(ErrUnreadable, err)
		}
		if p.tokens--; p.tokens < 0 {
			return ErrTooBig
		}
		if err := take(d, token); errors.Is(err, errEnough) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// errEnough ends reading a part early.
var errEnough = errors.New("workbook: enough")

// capped reads no more than is left for all parts together.
type capped struct {
	from io.Reader
	left *int64
}

func (c *capped) Read(p []byte) (int, error) {
	if *c.left <= 0 {
		return 0, ErrTooBig
	}
	n, err := c.from.Read(p[:min(int64(len(p)), *c.left)])
	*c.left -= int64(n)
	return n, err
}

// attr returns an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// text gathers the letters of a cell, and no more than a cell holds.
type text struct{ b strings.Builder }

func (t *text) add(s string) {
	if room := maxText - t.b.Len(); room > 0 {
		t.b.WriteString(strings.ToValidUTF8(s[:min(len(s), room)], ""))
	}
}

func (t *text) take() string {
	s := t.b.String()
	t.b.Reset()
	return s
}

// trimmed is a row's cells without empty ones at the end.
func trimmed(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}
