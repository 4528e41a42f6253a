package pdf

import (
	"bytes"
	"compress/zlib"
)

// perStream is how many objects are packed into one stream.
const perStream = 1000

// objects collects objects to be packed: a thousand handouts would take six times
// as much without.
type objects struct {
	body    content
	numbers []int
	starts  []int
}

// begin starts the object of that number; what is written into the content until
// the next begin is in it.
func (o *objects) begin(number int) *content {
	if len(o.numbers) > 0 {
		o.body.text("\n")
	}
	o.numbers, o.starts = append(o.numbers, number), append(o.starts, len(o.body.b))
	return &o.body
}

// place is where an object stands: at an offset of the file, or as one of a
// stream.
type place struct {
	stream int // 0: at the offset
	at     int // offset, or which of the stream
}

// file is a PDF being put together anew.
type file struct {
	content
	places []place // by object number; the zero place is none
	packer *zlib.Writer
	packed bytes.Buffer
}

func (f *file) begin(number int) {
	f.put(number, place{at: len(f.b)})
	f.integer(number)
	f.text(" 0 obj\n")
}

func (f *file) put(number int, p place) {
	for len(f.places) <= number {
		f.places = append(f.places, place{})
	}
	f.places[number] = p
}

// stream writes a stream object, packed.
func (f *file) stream(number int, dict string, data []byte) error {
	f.packed.Reset()
	if f.packer == nil { // one for all: making it takes longer than packing
		f.packer, _ = zlib.NewWriterLevel(&f.packed, zlib.BestSpeed) // a level there is
	} else {
		f.packer.Reset(&f.packed)
	}
	if _, err := f.packer.Write(data); err != nil {
		return err
	}
	if err := f.packer.Close(); err != nil {
		return err
	}
	f.begin(number)
	f.text("<<" + dict + "/Filter/FlateDecode/Length ")
	f.integer(f.packed.Len())
	f.text(">>stream\n")
	f.b = append(f.b, f.packed.Bytes()...)
	f.text("\nendstream\nendobj\n")
	return nil
}

// pack writes the objects in streams whose numbers count up from next, and
// returns the number behind the last.
func (f *file) pack(o *objects, next int) (int, error) {
	for from := 0; from < len(o.numbers); from += perStream {
		to := min(from+perStream, len(o.numbers))
		end := len(o.body.b)
		if to < len(o.numbers) {
			end = o.starts[to]
		}
		var head content
		for i := from; i < to; i++ {
			head.integer(o.numbers[i])
			head.text(" ")
			head.integer(o.starts[i] - o.starts[from])
			head.text(" ")
			f.put(o.numbers[i], place{stream: next, at: i - from})
		}
		var dict content
		dict.text("/Type/ObjStm/N ")
		dict.integer(to - from)
		dict.text("/First ")
		dict.integer(len(head.b))
		if err := f.stream(next, string(dict.b), append(head.b, o.body.b[o.starts[from]:end]...)); err != nil {
			return 0, err
		}
		next++
	}
	return next, nil
}

// table writes the table of objects, as object number, and the end of the file.
func (f *file) table(number, catalog, info int) error {
	start := len(f.b)
	f.put(number, place{at: start})
	rows := make([]byte, 0, 7*len(f.places))
	for i, p := range f.places {
		kind, a, b := byte(1), p.at, 0
		switch {
		case i == 0:
			kind, a, b = 0, 0, 0xFFFF
		case p.stream > 0:
			kind, a, b = 2, p.stream, p.at
		}
		rows = append(rows, kind, byte(a>>24), byte(a>>16), byte(a>>8), byte(a), byte(b>>8), byte(b))
	}
	var dict content
	dict.text("/Type/XRef/W[1 4 2]/Size ")
	dict.integer(len(f.places))
	dict.text("/Root ")
	dict.ref(catalog)
	dict.text("/Info ")
	dict.ref(info)
	if err := f.stream(number, string(dict.b), rows); err != nil {
		return err
	}
	f.text("startxref\n")
	f.integer(start)
	f.text("\n%%EOF\n")
	return nil
}
