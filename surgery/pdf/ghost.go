package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"socialmediasurgery/surgery/page"
)

// ghost is a font that draws nothing. Its letters are shown over words that are
// drawn as outlines, so that readers find and copy them. A font of that kind has
// no file, and takes letters of every script.
type ghost struct {
	letters []rune
	known   map[rune]int
}

// perGhost is how many letters one font of one byte has; code 0 is not used.
const perGhost = 255

func (g *ghost) letter(r rune) (font int, code byte) {
	i, ok := g.known[r]
	if !ok {
		if g.known == nil {
			g.known = map[rune]int{}
		}
		i = len(g.letters)
		g.known[r] = i
		g.letters = append(g.letters, r)
	}
	return i / perGhost, byte(i%perGhost + 1)
}

func (g *ghost) fonts() int { return (len(g.letters) + perGhost - 1) / perGhost }

// show writes the letters of the pieces of a line, from the left, each piece as
// wide as it is drawn: right-to-left words from their last letter, as readers
// expect of letters on paper.
func (g *ghost) show(c *content, pieces []page.Path, d *document) {
	pieces = slices.Clone(pieces)
	slices.SortStableFunc(pieces, func(a, b page.Path) int { return int(1000 * (a.X - b.X)) })
	c.text("q BT ")
	for _, p := range pieces {
		letters := []rune(p.Says)
		if len(letters) == 0 || p.Width <= 0 {
			continue
		}
		if p.RTL {
			slices.Reverse(letters)
		}
		size := p.Height * points
		c.op("Tz ", 100*p.Width*points/(size*float64(len(letters))))
		c.text("1 0 0 1 ")
		c.op("Tm ", d.x(p.X), d.y(p.Y))
		last := -1
		for _, r := range letters {
			font, code := g.letter(r)
			if font != last {
				if last >= 0 {
					c.text(") Tj ")
				}
				c.text("/G" + strconv.Itoa(font) + " ")
				c.op("Tf (", size)
				last = font
			}
			if code == '(' || code == ')' || code == '\\' {
				c.b = append(c.b, '\\', code)
			} else if code == '\r' {
				c.text("\\r")
			} else {
				c.b = append(c.b, code)
			}
		}
		c.text(") Tj\n")
	}
	c.text("ET Q\n")
}

// resource names the fonts for the list of fonts; first is the number of their
// first object.
func (g *ghost) resource(first int) string {
	var c content
	for i := range g.fonts() {
		c.text("/G" + strconv.Itoa(i) + " ")
		c.ref(g.object(first, i))
		c.text("\n")
	}
	return string(c.b)
}

// object is the number of a font; the drawing of nothing is the first object, and
// each font has its table of letters before it.
func (g *ghost) object(first, font int) int { return first + 2 + 2*font }

// write writes the fonts and returns the number behind their last object.
func (g *ghost) write(f *file, out *objects, first int) (next int, err error) {
	if g.fonts() == 0 {
		return first, nil
	}
	if err := f.stream(first, "", []byte("1000 0 d0")); err != nil {
		return 0, err
	}
	for i := range g.fonts() {
		letters := g.letters[i*perGhost : min((i+1)*perGhost, len(g.letters))]
		if err := f.stream(g.object(first, i)-1, "", []byte(toUnicode(letters))); err != nil {
			return 0, err
		}
		c := out.begin(g.object(first, i))
		c.text("<</Type/Font/Subtype/Type3/FontBBox[0 -200 1000 800]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>/CharProcs<</n ")
		c.ref(first)
		c.text(">>/Encoding<</Type/Encoding/Differences[1" + strings.Repeat("/n", len(letters)) + "]>>/FirstChar 1/LastChar ")
		c.integer(len(letters))
		c.text("/Widths[" + strings.Repeat("1000 ", len(letters)) + "]/ToUnicode ")
		c.ref(g.object(first, i) - 1)
		c.text(">>")
	}
	return g.object(first, g.fonts()-1) + 1, nil
}

// toUnicode is the table from codes to letters.
func toUnicode(letters []rune) string {
	return codeTable("%02X", 1, len(letters), func(i int) []rune { return letters[i : i+1] })
}

// codeTable is the table from n codes, counted from first and written like that, to
// what each of them stands for.
func codeTable(code string, first, n int, stands func(i int) []rune) string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n")
	last := strings.Repeat("F", len(fmt.Sprintf(code, 0)))
	fmt.Fprintf(&b, "1 begincodespacerange <%s> <%s> endcodespacerange\n", fmt.Sprintf(code, 0), last)
	const most = 100 // in one list
	for from := 0; from < n; from += most {
		to := min(from+most, n)
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "<"+code+"> <", i+first)
			for _, u := range utf16.Encode(stands(i)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict /CMap defineresource pop end end\n")
	return b.String()
}
