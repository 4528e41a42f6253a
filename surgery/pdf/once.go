package pdf

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"socialmediasurgery/surgery/page"
)

// once is a font of the letters that words are drawn with, each written once. Its
// letters stand for what is read, so readers find and copy the words. What it cannot
// hold is drawn as outlines, with letters that draw nothing over it (ghost.go).
type once struct {
	font   outlineFont
	codes  map[onceKey]int
	alike  map[string]int // by what is drawn and read: a shape may be made anew
	wide   []int          // of each code, 1/1000 em
	stands []string       // for what each code stands
}

// onceKey is a letter as it is drawn and read.
type onceKey struct {
	shape *page.Shape
	of    string
}

// mostOnce is how many letters the font has: a code has two bytes.
const mostOnce = 60000

// holds reports whether the font can draw the words. It does not where marks stand
// on letters that belong to the word: browsers take such a letter for one without
// width, and put a space behind it.
func (o *once) holds(word []page.Path) bool {
	for _, p := range word {
		if len(p.Letters) == 0 || p.Scale <= 0 || p.Scale != word[0].Scale || p.Fill != word[0].Fill {
			return false
		}
		for _, l := range p.Letters {
			if strings.ContainsFunc(l.Of, isMark) || read(l) == "" && len(l.Shape.Segments) > 0 || !drawableOnce(l.Shape) {
				return false
			}
		}
	}
	return len(o.wide) < mostOnce
}

func isMark(r rune) bool { return unicode.Is(unicode.M, r) && !vowelSign(r) }

// vowelSign reports whether r is a sign of Arabic that most leave out in writing,
// and do not type when they search.
func vowelSign(r rune) bool { return r >= 0x64B && r <= 0x652 || r == 0x670 }

// read is what a letter stands for to those who search. Joiners and vowel signs are
// heard, and are not in it.
func read(l page.Letter) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || vowelSign(r) {
			return -1
		}
		return r
	}, l.Of)
}

// code returns the code of a letter, a new one at the first time.
func (o *once) code(l page.Letter) int {
	if o.codes == nil {
		o.codes, o.alike = map[onceKey]int{}, map[string]int{}
		o.font.add(&page.Shape{}, 0) // code 0 is of no letter
		o.wide, o.stands = []int{0}, []string{""}
	}
	key := onceKey{l.Shape, read(l)}
	code, known := o.codes[key]
	if known {
		return code
	}
	wide := round1(l.Advance)
	drawn := drawing(key.of, wide, l.Shape)
	if code, known = o.alike[drawn]; !known {
		code = len(o.wide)
		o.alike[drawn] = code
		o.wide, o.stands = append(o.wide, wide), append(o.stands, key.of)
		o.font.add(l.Shape, wide)
	}
	o.codes[key] = code
	return code
}

// drawing is what a letter says, how wide it is and how it is drawn, as one key.
func drawing(of string, wide int, s *page.Shape) string {
	out := make([]byte, 0, len(of)+8+49*len(s.Segments))
	out = binary.BigEndian.AppendUint32(append(out, of...), uint32(wide))
	for i := range s.Segments {
		out = append(out, byte(s.Segments[i].Op))
		for _, p := range s.Segments[i].P {
			out = binary.BigEndian.AppendUint64(out, math.Float64bits(p.X))
			out = binary.BigEndian.AppendUint64(out, math.Float64bits(p.Y))
		}
	}
	return string(out)
}

// show writes the letters of the pieces of a line, from the left.
func (o *once) show(c *content, pieces []page.Path, d *document) {
	pieces = slices.Clone(pieces)
	slices.SortStableFunc(pieces, func(a, b page.Path) int { return int(1000 * (a.X - b.X)) })
	c.text("q ")
	c.color(pieces[0].Fill, "rg BT /D0 ")
	c.op("Tf ", pieces[0].Scale*emUnits*points)
	for _, p := range pieces {
		c.text("1 0 0 1 ")
		c.op("Tm [", d.x(p.X), d.y(p.Y))
		at, open := 0.0, false
		for _, l := range p.Letters {
			if read(l) == "" {
				continue // a joiner
			}
			if back := round1(at - l.X); back != 0 {
				if open {
					c.text(">")
					open = false
				}
				c.integer(back)
				at -= float64(back)
			}
			if !open {
				c.text("<")
				open = true
			}
			code := o.code(l)
			c.b = fmt.Appendf(c.b, "%04X", code)
			at += float64(o.wide[code])
		}
		if open {
			c.text(">")
		}
		c.text("] TJ\n")
	}
	c.text("ET Q\n")
}

// resource names the font for the list of fonts; first is the number of its first
// object.
func (o *once) resource(first int) string {
	if len(o.wide) == 0 {
		return ""
	}
	return "/D0 " + strconv.Itoa(first) + " 0 R\n"
}

// The objects of the font, from the first.
const onceFont, onceInner, onceAbout, onceUnicode, onceFile, onceObjects = 0, 1, 2, 3, 4, 5

// write writes the font and returns the number behind its last object.
func (o *once) write(f *file, out *objects, first int) (next int, err error) {
	if len(o.wide) == 0 {
		return first, nil
	}
	raw := o.font.file()
	if err := f.stream(first+onceFile, "/Length1 "+strconv.Itoa(len(raw)), raw); err != nil {
		return 0, err
	}
	if err := f.stream(first+onceUnicode, "", []byte(wideUnicode(o.stands))); err != nil {
		return 0, err
	}
	const name = "/SMSDRW+Drawn"
	c := out.begin(first + onceFont)
	c.text("<</Type/Font/Subtype/Type0/BaseFont" + name + "/Encoding/Identity-H/DescendantFonts[")
	c.ref(first + onceInner)
	c.text("]/ToUnicode ")
	c.ref(first + onceUnicode)
	c.text(">>")
	c = out.begin(first + onceInner)
	c.text("<</Type/Font/Subtype/CIDFontType2/BaseFont" + name + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 0/W[0[")
	for _, wide := range o.wide {
		c.integer(wide)
		c.text(" ")
	}
	c.text("]]/FontDescriptor ")
	c.ref(first + onceAbout)
	c.text(">>")
	c = out.begin(first + onceAbout)
	b := o.font.box
	c.text("<</Type/FontDescriptor/FontName" + name + "/Flags 4/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80/FontBBox[")
	for _, v := range []int{b.left, b.low, b.right, b.high} {
		c.integer(v)
		c.text(" ")
	}
	c.text("]/FontFile2 ")
	c.ref(first + onceFile)
	c.text(">>")
	return first + onceObjects, nil
}

// wideUnicode is the table from codes of two bytes, from 1, to what they stand for.
func wideUnicode(stands []string) string {
	return codeTable("%04X", 1, max(len(stands)-1, 0), func(i int) []rune { return []rune(stands[i+1]) })
}
