package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"

	"socialmediasurgery/surgery/page"
)

// Size is a picture in pixels.
type Size struct{ W, H int }

// The pictures we make: for a post, a square one, and for a slide.
var (
	Post   = Size{1200, 675}
	Square = Size{1080, 1080}
	Slide  = Size{1920, 1080}
)

// wide is how wide every picture is laid out, in mm: text of 10 points, the least,
// then take about a sixtieth of the width, which can still be read on a phone.
const wide = 200.0

// Page returns the page a picture of that size is laid out on, in mm.
func (s Size) Page() page.Size {
	return page.Size{W: wide, H: wide * float64(s.H) / float64(s.W)}
}

// PNG writes a page as a PNG that many pixels wide, with its size on paper and alt,
// what it shows in words. The same page gives the same bytes; an error is what w
// or the encoder said.
func (p *Painter) PNG(w io.Writer, pg page.Page, width int, alt string) error {
	return encode(w, p.Draw(pg, width), float64(width)/pg.Size.W, alt)
}

// headEnd is where the first chunk of a PNG, its head, ends.
const headEnd = 8 + 4 + 4 + 13 + 4

func encode(w io.Writer, img image.Image, pixelsPerMM float64, alt string) error {
	var raw bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&raw, img); err != nil {
		return err
	}
	perMetre := uint32(math.Round(pixelsPerMM * 1000))
	physical := binary.BigEndian.AppendUint32(nil, perMetre)
	physical = append(binary.BigEndian.AppendUint32(physical, perMetre), 1) // in metres
	out := append([]byte(nil), raw.Bytes()[:headEnd]...)
	out = chunk(out, "pHYs", physical)
	if alt != "" { // international text, neither packed nor translated
		out = chunk(out, "iTXt", []byte("Description\x00\x00\x00en-GB\x00\x00"+alt))
	}
	_, err := w.Write(append(out, raw.Bytes()[headEnd:]...))
	return err
}

// chunk appends a named piece of a PNG.
func chunk(to []byte, name string, data []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(data)))
	body := append([]byte(name), data...)
	return binary.BigEndian.AppendUint32(append(to, body...), crc32.ChecksumIEEE(body))
}
