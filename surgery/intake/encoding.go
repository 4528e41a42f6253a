package intake

import (
	"bytes"
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

// Decode answers the text of a file, without a byte order mark. What cannot be
// read as a letter is U+FFFD.
func Decode(raw []byte) (string, Encoding) {
	enc, from := guess(raw)
	if from == nil {
		return string(bytes.TrimPrefix(raw, []byte("\ufeff"))), enc
	}
	text, err := from.NewDecoder().Bytes(raw)
	if err != nil { // these decoders replace what they cannot read
		return string(raw), enc
	}
	return string(bytes.TrimPrefix(text, []byte("\ufeff"))), enc
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
