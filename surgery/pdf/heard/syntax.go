package heard

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf16"
)

// The kinds of value of a PDF beside numbers (float64), true and false, null
// (nil) and arrays ([]any).
type (
	dict   map[string]any
	name   string
	text   string // of bytes
	ref    int
	word   string // an operator, or a keyword of the file
	stream struct {
		dict dict
		data []byte // unpacked
	}
)

// lexer reads values one after the other.
type lexer struct {
	b  []byte
	at int
}

var errEnd = errors.New("the end")

func (l *lexer) space() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' {
				l.at++
			}
		case bytes.IndexByte([]byte(" \t\r\n\f\x00"), c) >= 0:
			l.at++
		default:
			return
		}
	}
}

func regular(c byte) bool { return bytes.IndexByte([]byte(" \t\r\n\f\x00()<>[]{}/%"), c) < 0 }

func (l *lexer) run() string {
	from := l.at
	for l.at < len(l.b) && regular(l.b[l.at]) {
		l.at++
	}
	return string(l.b[from:l.at])
}

// value reads the next value. A reference is made of two numbers and an R, which
// only those who read objects expect: see refs.
func (l *lexer) value() (any, error) {
	l.space()
	if l.at >= len(l.b) {
		return nil, errEnd
	}
	switch c := l.b[l.at]; {
	case c == '/':
		l.at++
		return name(l.run()), nil
	case c == '(':
		return l.literal()
	case c == '<' && bytes.HasPrefix(l.b[l.at:], []byte("<<")):
		l.at += 2
		return l.dict()
	case c == '<':
		return l.hex()
	case c == '[':
		l.at++
		return l.list("]")
	case c == '>' || c == ']' || c == '{' || c == '}' || c == ')':
		l.at++
		if c == '>' && l.at < len(l.b) && l.b[l.at] == '>' {
			l.at++
			return word(">>"), nil
		}
		return word(c), nil
	}
	s := l.run()
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return v, nil
	}
	switch s {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	return word(s), nil
}

// list reads values up to an end, joining references.
func (l *lexer) list(end word) ([]any, error) {
	var out []any
	for {
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		switch n := len(out); {
		case v == end:
			return out, nil
		case v == word("R") && n >= 2:
			number, ok := out[n-2].(float64)
			if !ok {
				return nil, errors.New("a reference to no number")
			}
			out = append(out[:n-2], ref(number))
		default:
			out = append(out, v)
		}
	}
}

func (l *lexer) dict() (dict, error) {
	all, err := l.list(">>")
	if err != nil {
		return nil, err
	}
	if len(all)%2 != 0 {
		return nil, errors.New("a dictionary without a last value")
	}
	d := dict{}
	for i := 0; i < len(all); i += 2 {
		key, ok := all[i].(name)
		if !ok {
			return nil, errors.New("a dictionary whose key is no name")
		}
		d[string(key)] = all[i+1]
	}
	return d, nil
}

func (l *lexer) literal() (text, error) {
	var out []byte
	depth := 0
	for ; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '\\':
			l.at++
			if l.at < len(l.b) {
				c = l.b[l.at]
				if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
					c = "\n\r\t\b\f"[i]
				}
				out = append(out, c)
			}
		case '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return text(out), nil
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return "", errEnd
}

func (l *lexer) hex() (text, error) {
	end := bytes.IndexByte(l.b[l.at:], '>')
	if end < 0 {
		return "", errEnd
	}
	digits := string(l.b[l.at+1 : l.at+end])
	l.at += end + 1
	if len(digits)%2 == 1 {
		digits += "0"
	}
	var out []byte
	for i := 0; i < len(digits); i += 2 {
		v, err := strconv.ParseUint(digits[i:i+2], 16, 8)
		if err != nil {
			return "", err
		}
		out = append(out, byte(v))
	}
	return text(out), nil
}

// says is a text string in letters.
func (t text) says() string {
	if len(t) >= 2 && t[0] == 0xFE && t[1] == 0xFF {
		return utf16Text(t[2:])
	}
	return string(t)
}

func utf16Text(t text) string {
	var units []uint16
	for i := 0; i+1 < len(t); i += 2 {
		units = append(units, uint16(t[i])<<8|uint16(t[i+1]))
	}
	return string(utf16.Decode(units))
}
