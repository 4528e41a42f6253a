// Package heard reads a PDF of ours as somebody does who hears it: which words,
// in which order, and what each is. It also knows the rules that such a file
// keeps to (PDF/UA-1, as far as a machine can tell and as far as they concern
// what we write). Tests use it; the program does not.
package heard

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// File is a PDF that was read.
type File struct {
	objects map[int]any
	catalog dict
	pages   []dict
	faults  []string // found while reading
}

// Read reads a file by its table of objects. An error is a file that cannot be
// followed; lesser faults are among Faults.
func Read(raw []byte) (f *File, err error) {
	at := bytes.LastIndex(raw, []byte("startxref"))
	if at < 0 {
		return nil, fmt.Errorf("no startxref")
	}
	l := &lexer{b: raw, at: at + len("startxref")}
	start, err := l.value()
	if err != nil {
		return nil, err
	}
	offset, ok := start.(float64)
	if !ok || int(offset) >= len(raw) {
		return nil, fmt.Errorf("startxref %v", start)
	}
	f = &File{objects: map[int]any{}}
	_, table, err := objectAt(raw, int(offset))
	if err != nil {
		return nil, fmt.Errorf("table: %w", err)
	}
	x, ok := table.(stream)
	if !ok {
		return nil, fmt.Errorf("the table is no stream")
	}
	if err := f.load(raw, x); err != nil {
		return nil, err
	}
	if f.catalog = f.dict(x.dict["Root"]); f.catalog == nil {
		return nil, fmt.Errorf("no catalog")
	}
	for _, kid := range f.list(f.dict(f.catalog["Pages"])["Kids"]) {
		if p := f.dict(kid); p != nil {
			f.pages = append(f.pages, p)
		}
	}
	return f, nil
}

// load reads every object of the table, first those that stand by themselves.
func (f *File) load(raw []byte, table stream) error {
	rows := table.data
	for i := 0; i*7+7 <= len(rows); i++ {
		row := rows[i*7:]
		if row[0] != 1 {
			continue
		}
		at := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		number, v, err := objectAt(raw, at)
		if err != nil || number != i {
			f.fault("object %d is not at its offset", i)
			continue
		}
		f.objects[i] = v
	}
	for i := 0; i*7+7 <= len(rows); i++ {
		row := rows[i*7:]
		if row[0] != 2 {
			continue
		}
		in := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		v, err := f.packed(in, int(row[5])<<8|int(row[6]), i)
		if err != nil {
			return fmt.Errorf("object %d: %w", i, err)
		}
		f.objects[i] = v
	}
	return nil
}

// packed reads an object out of a stream of them.
func (f *File) packed(in, nth, number int) (any, error) {
	s, ok := f.objects[in].(stream)
	if !ok {
		return nil, fmt.Errorf("stream %d is none", in)
	}
	head := &lexer{b: s.data}
	first, _ := s.dict["First"].(float64)
	for i := 0; ; i++ {
		n, err := head.value()
		if err != nil {
			return nil, err
		}
		at, err := head.value()
		if err != nil {
			return nil, err
		}
		if i < nth {
			continue
		}
		if n != float64(number) {
			return nil, fmt.Errorf("stream %d has %v there", in, n)
		}
		offset, _ := at.(float64)
		return (&lexer{b: s.data, at: int(first + offset)}).value()
	}
}

// objectAt reads "7 0 obj" and what it is.
func objectAt(raw []byte, at int) (int, any, error) {
	if at < 0 || at >= len(raw) || raw[at] < '0' || raw[at] > '9' {
		return 0, nil, fmt.Errorf("no object")
	}
	l := &lexer{b: raw, at: at}
	number, err := l.value()
	if err != nil {
		return 0, nil, err
	}
	n, ok := number.(float64)
	if !ok {
		return 0, nil, fmt.Errorf("no object")
	}
	for _, want := range []any{float64(0), word("obj")} {
		if v, err := l.value(); err != nil || v != want {
			return 0, nil, fmt.Errorf("no object")
		}
	}
	v, err := l.value()
	if err != nil {
		return 0, nil, err
	}
	d, ok := v.(dict)
	if !ok || d["Length"] == nil {
		return int(n), v, nil
	}
	length, _ := d["Length"].(float64)
	if next, _ := l.value(); next != word("stream") {
		return int(n), v, nil
	}
	from := l.at + 1
	if from+int(length) > len(raw) || !regexp.MustCompile(`^\s*endstream`).Match(raw[from+int(length):min(len(raw), from+int(length)+16)]) {
		return 0, nil, fmt.Errorf("a stream that is not as long as it says")
	}
	data := raw[from : from+int(length)]
	if d["Filter"] == name("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return 0, nil, err
		}
		if data, err = io.ReadAll(z); err != nil {
			return 0, nil, err
		}
	}
	return int(n), stream{d, data}, nil
}

func (f *File) fault(format string, args ...any) {
	f.faults = append(f.faults, fmt.Sprintf(format, args...))
}

// get follows references.
func (f *File) get(v any) any {
	if r, ok := v.(ref); ok {
		return f.objects[int(r)]
	}
	return v
}

func (f *File) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *File) list(v any) []any {
	l, _ := f.get(v).([]any)
	return l
}

func number(v any) int {
	n, ok := v.(float64)
	if !ok {
		return -1
	}
	return int(n)
}

// letters are what codes of a font stand for.
type letters struct {
	wide  bool // two bytes for a letter, which are the letter
	codes map[byte]string
}

var bfchar = regexp.MustCompile(`<([0-9A-F]{2})> <([0-9A-F]+)>`)

func (f *File) font(page dict, of name) (letters, bool) {
	font := f.dict(f.dict(f.dict(page["Resources"])["Font"])[string(of)])
	unicode, ok := f.get(font["ToUnicode"]).(stream)
	if !ok {
		return letters{}, false
	}
	if font["Subtype"] != name("Type3") {
		return letters{wide: true}, true
	}
	out := letters{codes: map[byte]string{}}
	for _, m := range bfchar.FindAllSubmatch(unicode.data, -1) {
		code, _ := strconv.ParseUint(string(m[1]), 16, 8)
		says, _ := (&lexer{b: []byte("<" + string(m[2]) + ">")}).hex()
		out.codes[byte(code)] = utf16Text(says)
	}
	return out, true
}

// says is what a string shown in a font says; ok is false where a code has no
// letter.
func (l letters) says(shown text) (says string, ok bool) {
	if l.wide {
		return utf16Text(shown), true
	}
	ok = true
	for i := range len(shown) {
		letter, known := l.codes[shown[i]]
		ok = ok && known
		says += letter
	}
	return says, ok
}
