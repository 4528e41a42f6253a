package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// gofpdf writes objects of known numbers: the first page is 3, the next 5, the
// resources 2, the catalog the last, behind the one on the document. So its file
// is copied object by object, with what it cannot write put in. Whatever is not
// where it is expected is an error, never a broken file.

const (
	firstObjects   = "%PDF-1."
	resourceObject = 2
)

// tagged returns the file that gofpdf wrote, with the structure.
func (d *document) tagged(raw []byte, o Options) ([]byte, error) {
	offsets, ends, err := offsetsOf(raw)
	if err != nil {
		return nil, err
	}
	catalog := len(offsets) - 1
	if 3+2*len(d.tree.pages) > catalog {
		return nil, errors.New("gofpdf: fewer objects than pages need")
	}
	s := &structure{tree: d.tree, first: catalog + 1, heights: d.heights, out: &objects{}}
	f := &file{}
	f.b = make([]byte, 0, len(raw)+len(raw)/3+8192)
	f.text("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	annotations := d.tree.linksByPage()
	drawn := s.link(len(d.tree.links)) // behind the links
	ghosts := drawn
	if len(d.once.wide) > 0 {
		ghosts += onceObjects
	}
	for number := 1; number < catalog; number++ {
		body, err := object(raw, offsets[number], ends[number], number)
		if err != nil {
			return nil, err
		}
		f.put(number, place{at: len(f.b)})
		switch sheet := (number - 3) / 2; {
		case number >= 3 && number%2 == 1 && sheet < len(d.tree.pages):
			err = f.page(body, sheet, annotations[sheet], s)
		case number >= 3 && sheet < len(d.tree.pages):
			err = f.packPage(body, number)
		case number == resourceObject:
			err = f.insert(body, "/Font <<\n", d.once.resource(drawn)+d.ghost.resource(ghosts))
		default:
			f.b = append(f.b, body...)
		}
		if err != nil {
			return nil, err
		}
	}
	f.catalog(catalog, s.first, d.language)
	f.metadata(s.first+metadataObject, title(o), d.language)
	s.write()
	if _, err := d.once.write(f, s.out, drawn); err != nil {
		return nil, err
	}
	next, err := d.ghost.write(f, s.out, ghosts)
	if err != nil {
		return nil, err
	}
	if next, err = f.pack(s.out, next); err != nil {
		return nil, err
	}
	if err := f.table(next, catalog, catalog-1); err != nil {
		return nil, err
	}
	return f.b, nil
}

// catalog writes what a reader begins with; the structure's objects begin at first.
func (f *file) catalog(number, first int, language string) {
	f.begin(number)
	f.text("<</Type/Catalog/Version/1.7/Pages 1 0 R/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang")
	f.string(language)
	f.text("/StructTreeRoot ")
	f.ref(first + rootObject)
	f.text("/Metadata ")
	f.ref(first + metadataObject)
	f.text(">>\nendobj\n")
}

// linksByPage returns which links stand on which page.
func (t *tree) linksByPage() map[int][]int {
	out := map[int][]int{}
	for i, e := range t.links {
		if e.sheet >= 0 {
			out[int(e.sheet)] = append(out[int(e.sheet)], i)
		}
	}
	return out
}

// page copies the object of a page, with its place in the list of parents and
// its links.
func (f *file) page(body []byte, sheet int, links []int, s *structure) error {
	var more content
	more.text("/StructParents ")
	more.integer(sheet)
	more.text("/Tabs/S")
	if len(links) > 0 {
		more.text("/Annots[")
		for _, i := range links {
			more.ref(s.link(i))
		}
		more.text("]")
	}
	more.text("\n")
	return f.insert(body, "<</Type /Page\n", string(more.b))
}

// packPage copies the content of a page, packed.
func (f *file) packPage(body []byte, number int) error {
	_, data, ok := bytes.Cut(body, []byte("\nstream\n"))
	data, whole := bytes.CutSuffix(data, []byte("\nendstream\nendobj\n"))
	if !ok || !whole {
		return fmt.Errorf("gofpdf: object %d is no content of a page", number)
	}
	return f.stream(number, "", data)
}

// insert copies an object with text put in behind something it holds.
func (f *file) insert(body []byte, behind, text string) error {
	at := bytes.Index(body, []byte(behind))
	if at < 0 {
		return fmt.Errorf("gofpdf: no %q in an object", behind)
	}
	at += len(behind)
	f.b = append(f.b, body[:at]...)
	f.text(text)
	f.b = append(f.b, body[at:]...)
	return nil
}

// offsetsOf reads gofpdf's table of objects: where each begins and ends. They do
// not stand in the order of their numbers, but nothing stands between them.
func offsetsOf(raw []byte) (begins, ends []int, err error) {
	bad := errors.New("gofpdf: no table of objects")
	at := bytes.LastIndex(raw, []byte("startxref\n"))
	if at < 0 || !bytes.HasPrefix(raw, []byte(firstObjects)) {
		return nil, nil, bad
	}
	rest := raw[at+len("startxref\n"):]
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	start, err := strconv.Atoi(string(line))
	if err != nil || start > at || !bytes.HasPrefix(raw[start:], []byte("xref\n0 ")) {
		return nil, nil, bad
	}
	lines := raw[start+len("xref\n0 "):]
	line, lines, _ = bytes.Cut(lines, []byte("\n"))
	count, err := strconv.Atoi(string(line))
	const row = len("0000000000 00000 n \n")
	if err != nil || count < 2 || len(lines) < count*row {
		return nil, nil, bad
	}
	begins, ends = make([]int, count), make([]int, count)
	for i := range begins {
		if begins[i], err = strconv.Atoi(string(lines[i*row : i*row+10])); err != nil || begins[i] > start {
			return nil, nil, bad
		}
	}
	sorted := append(slices.Sorted(slices.Values(begins)), start)
	for i, begin := range begins {
		at, _ := slices.BinarySearch(sorted, begin)
		ends[i] = sorted[at+1]
	}
	return begins, ends, nil
}

// object returns the bytes of an object, from its number to its endobj.
func object(raw []byte, begin, end, number int) ([]byte, error) {
	body := raw[begin:end]
	if !bytes.HasPrefix(body, []byte(strconv.Itoa(number)+" 0 obj\n")) || !bytes.HasSuffix(body, []byte("endobj\n")) {
		return nil, fmt.Errorf("gofpdf: object %d is not where its table says", number)
	}
	return body, nil
}
