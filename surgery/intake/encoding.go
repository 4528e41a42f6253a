package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how letters were written as bytes.
type Encoding string

// The encodings that forms, spreadsheets and calendars write.
const (
	UTF8        Encoding = "UTF-8"
	UTF16       Encoding = "UTF-16"
	Windows1252 Encoding = "Windows-1252"
)

// GuessEncoding tells how a file is written: by its first bytes where it says,
// by every other byte being zero, by being right UTF-8, else the older Windows
// one that spreadsheets still write.
func GuessEncoding(raw []byte) Encoding {
	enc, _ := guess(raw)
	return enc
}

// Decode returns the text of a file, without a byte order mark. What cannot be
// read as a letter is U+FFFD. It decides line by line: see decodeLines.
func Decode(raw []byte) (string, Encoding) {
	text, enc, _ := decodeLines(raw)
	return text, enc
}

// decodeLines is Decode, and says which lines, from 1, are written in another
// encoding than the rest: an old program added them, and their letters are read
// as it writes them.
func decodeLines(raw []byte) (text string, enc Encoding, odd []int) {
	enc, from := guess(raw)
	switch {
	case enc == Windows1252:
		return byLines(raw)
	case from == nil:
		return string(bytes.TrimPrefix(raw, []byte("\ufeff"))), enc, nil
	}
	decoded, err := from.NewDecoder().Bytes(raw)
	if err != nil { // these decoders replace what they cannot read
		return string(raw), enc, nil
	}
	return string(bytes.TrimPrefix(decoded, []byte("\ufeff"))), enc, nil
}

// byLines decodes a file that is not UTF-8 as a whole. Where most lines with
// letters beyond ASCII are UTF-8, the file is, and the others are odd.
func byLines(raw []byte) (string, Encoding, []int) {
	var b strings.Builder
	b.Grow(len(raw))
	var odd []int
	right, line := 0, 0
	decoder := charmap.Windows1252.NewDecoder()
	for part := range bytes.Lines(bytes.TrimPrefix(raw, []byte("\ufeff"))) {
		line++
		if utf8.Valid(part) {
			if len(part) != utf8.RuneCount(part) {
				right++
			}
			b.Write(part)
			continue
		}
		if len(odd) <= maxProblems {
			odd = append(odd, line)
		}
		decoded, err := decoder.Bytes(part)
		if err != nil {
			decoded = bytes.ToValidUTF8(part, []byte("\ufffd"))
		}
		b.Write(decoded)
	}
	if right >= len(odd) && right > 0 {
		return b.String(), UTF8, odd
	}
	return b.String(), Windows1252, nil
}

func guess(raw []byte) (Encoding, encoding.Encoding) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return UTF16, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return UTF16, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(raw, []byte("\ufeff")):
		return UTF8, nil
	}
	even, odd := zeros(raw[:min(len(raw), 1000)])
	switch n := min(len(raw), 1000) / 2; {
	case n >= 4 && odd > n*7/10 && even == 0:
		return UTF16, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case n >= 4 && even > n*7/10 && odd == 0:
		return UTF16, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case utf8.Valid(raw):
		return UTF8, nil
	}
	return Windows1252, charmap.Windows1252
}

func zeros(raw []byte) (even, odd int) {
	for i, b := range raw {
		switch {
		case b != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	return even, odd
}
