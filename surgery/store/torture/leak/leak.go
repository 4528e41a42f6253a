// Package leak searches folders for words that should stand in none of their
// files: as they are, in other letters' case, and as files commonly write text
// down. It is for tests.
package leak

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// Hit is a word that was found.
type Hit struct {
	File string // below the folder; a "!" after it: packed inside
	Word string
	Form string // how it was written
}

// mostUnpacked is how much of a packed part is looked at.
const mostUnpacked = 8 << 20

// Find searches every file under the folders, their names included, and what is
// packed inside them (PDF streams, gzip); a file that goes meanwhile is passed over. Words
// should be five letters or more.
func Find(words []string, folders ...string) ([]Hit, error) {
	var hits []Hit
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return unlessGone(path, folder, err)
			}
			name, _ := filepath.Rel(folder, path)
			hits = append(hits, In(name, []byte(name), words)...)
			if d.IsDir() || !d.Type().IsRegular() {
				return nil
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				return unlessGone(path, folder, err)
			}
			hits = append(hits, In(name, raw, words)...)
			for _, inner := range unpacked(raw) {
				hits = append(hits, In(name+"!", inner, words)...)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return hits, nil
}

// unlessGone passes over what has gone while a folder was searched, as what is written on
// the way to another name does.
func unlessGone(path, folder string, err error) error {
	if path != folder && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// In searches bytes.
func In(name string, raw []byte, words []string) (hits []Hit) {
	lower := bytes.ToLower(raw)
	for _, word := range words {
		for _, f := range forms(word) {
			in := raw
			if f.anyCase {
				in = lower
			}
			if bytes.Contains(in, f.bytes) {
				hits = append(hits, Hit{name, word, f.name})
			}
		}
	}
	return hits
}

type form struct {
	name    string
	bytes   []byte
	anyCase bool
}

// forms returns how a word may be written. What is compared in any case is in
// small letters.
func forms(word string) []form {
	small := strings.ToLower(word)
	found := []form{
		{"text", []byte(small), true},
		{"percent", []byte(strings.ToLower(url.QueryEscape(word))), true},
		{"JSON", []byte(escaped(small, func(r rune) bool { return r > 126 })), true},
	}
	for _, text := range []string{word, small, strings.ToUpper(word)} {
		found = append(found,
			form{"JSON, all escaped", []byte(escaped(text, func(rune) bool { return true })), true},
			form{"hex", []byte(hex.EncodeToString([]byte(text))), true},
			form{"UTF-16 LE", wide(text, binary.LittleEndian), false},
			form{"UTF-16 BE", wide(text, binary.BigEndian), false},
			form{"hex of UTF-16 BE", []byte(hex.EncodeToString(wide(text, binary.BigEndian))), true})
		for shift := range 3 { // where the word lies among the threes of bytes
			padded := append(make([]byte, shift), text...)
			core := padded[:len(padded)/3*3]
			from := (shift*8 + 5) / 6 // letters that hold other bytes as well
			for _, how := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
				found = append(found, form{"base64", []byte(how.EncodeToString(core)[from:]), false})
			}
		}
	}
	return found
}

func escaped(word string, which func(rune) bool) string {
	var out strings.Builder
	for _, r := range word {
		switch {
		case !which(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.String()
}

func wide(word string, order binary.AppendByteOrder) (out []byte) {
	for _, unit := range utf16.Encode([]rune(word)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

// unpacked returns what can be unpacked from anywhere in the bytes.
func unpacked(raw []byte) (found [][]byte) {
	keep := func(r io.Reader, err error) {
		if err != nil {
			return
		}
		if out, _ := io.ReadAll(io.LimitReader(r, mostUnpacked)); len(out) > 16 {
			found = append(found, out)
		}
	}
	for at := 0; at+2 < len(raw); at++ {
		switch {
		case raw[at] == 0x1f && raw[at+1] == 0x8b && raw[at+2] == 8:
			r, err := gzip.NewReader(bytes.NewReader(raw[at:]))
			keep(r, err)
		case raw[at] == 0x78 && (int(raw[at])<<8|int(raw[at+1]))%31 == 0:
			r, err := zlib.NewReader(bytes.NewReader(raw[at:]))
			keep(r, err)
		case bytes.HasPrefix(raw[at:], []byte("PK\x03\x04")) && at+30 < len(raw):
			head := 30 + int(binary.LittleEndian.Uint16(raw[at+26:])) + int(binary.LittleEndian.Uint16(raw[at+28:]))
			if at+head < len(raw) {
				keep(flate.NewReader(bytes.NewReader(raw[at+head:])), nil)
			}
		}
	}
	return found
}
