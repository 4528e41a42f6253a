package workbook

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// shape is how a style shows a number.
type shape int

const (
	asNumber shape = iota
	asDay
	asTime
	asBoth
)

// builtIn are the numbers of formats that every program knows.
func builtIn(id int) shape {
	switch {
	case id == 22:
		return asBoth
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return asDay
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return asTime
	}
	return asNumber
}

// shapeOf reads a format as people make them: "dd/mm/yyyy hh:mm".
func shapeOf(code string) shape {
	code, _, _ = strings.Cut(strings.ToLower(code), ";")
	day, clock, quoted, skip, bracket := false, false, false, false, 0
	for i, r := range code {
		switch {
		case skip:
			skip = false
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\\', r == '_', r == '*':
			skip = true
		case r == '[':
			if rest := code[i:]; strings.HasPrefix(rest, "[h") || strings.HasPrefix(rest, "[m") && !strings.HasPrefix(rest, "[mag") || strings.HasPrefix(rest, "[s") {
				clock = true
			}
			bracket++
		case r == ']':
			bracket--
		case bracket > 0:
		case r == 'y', r == 'd':
			day = true
		case r == 'h', r == 's':
			clock = true
		case r == 'm' && strings.HasPrefix(code[i:], "mmm"):
			day = true
		}
	}
	switch {
	case strings.Contains(code, "general"):
		return asNumber
	case day && clock:
		return asBoth
	case day:
		return asDay
	case clock:
		return asTime
	}
	return asNumber
}

// readStyles reads how the styles of cells show numbers.
func (b *xlsx) readStyles(part string) error {
	own, inCells := map[string]shape{}, false
	return b.each(part, func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				if len(own) < MaxRows {
					own[attr(t, "numFmtId")] = shapeOf(attr(t, "formatCode"))
				}
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells && len(b.kinds) < 1<<16 {
					id := attr(t, "numFmtId")
					kind, ok := own[id]
					if !ok {
						n, _ := strconv.Atoi(id)
						kind = builtIn(n)
					}
					b.kinds = append(b.kinds, kind)
				}
			}
		case xml.EndElement:
			inCells = inCells && t.Name.Local != "cellXfs"
		}
		return nil
	})
}

// shown returns a cell's value as it is read here.
func (b *xlsx) shown(kind string, style int, value string) string {
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(b.shared) {
			return ""
		}
		return b.shared[i]
	case "b":
		if truth(strings.TrimSpace(value)) {
			return "true"
		}
		return "false"
	case "e":
		return ""
	case "", "n":
		if style > 0 && style < len(b.kinds) && b.kinds[style] != asNumber {
			if said, ok := b.moment(value, b.kinds[style]); ok {
				return said
			}
		}
		return plainNumber(value)
	case "d":
		return strings.TrimSuffix(strings.Replace(value, "T", " ", 1), " 00:00:00")
	}
	return unescaped(value)
}

// plainNumber writes a number as a sheet shows it: without an exponent, and without
// the digits that a computer's fraction has too many.
func plainNumber(value string) string {
	value = strings.TrimSpace(value)
	if len(value) < 16 && !strings.ContainsAny(value, "eE") {
		return value
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) || math.Abs(n) >= 1e21 {
		return value
	}
	shown, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64) // the digits that are kept
	if err != nil {
		return value
	}
	return strconv.FormatFloat(shown, 'f', -1, 64)
}

// unescaped reads the signs that XML cannot hold as spreadsheets write them:
// "_x000D_" is the end of a line.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if i+7 <= len(s) && s[i:i+2] == "_x" && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil && !utf16.IsSurrogate(rune(n)) {
				b.WriteRune(rune(n))
				i += 6
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// moment writes the number of a day and a time as they are read here.
func (b *xlsx) moment(value string, kind shape) (string, bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || n < 0 || n > 2958465 || math.IsNaN(n) {
		return "", false
	}
	days, part := math.Modf(n)
	from := firstDay
	if b.since {
		from = from.AddDate(0, 0, 1462)
	}
	at := from.AddDate(0, 0, int(days)).Add(time.Duration(math.Round(part*86400)) * time.Second)
	clock := "15:04"
	if at.Second() != 0 {
		clock = time.TimeOnly
	}
	switch {
	case days == 0:
		return at.Format(clock), true
	case kind == asDay && part == 0, kind == asBoth && part == 0, kind == asDay:
		return at.Format(time.DateOnly), true
	}
	return at.Format(time.DateOnly + " " + clock), true
}
