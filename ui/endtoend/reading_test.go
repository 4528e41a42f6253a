package endtoend

import (
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/ui/kit"
)

// codeLetters are those of a code.
const codeLetters = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"

// mark is what stands by itself on a picture: a letter, say. ink is how dark it is, from
// 0 to 255, in a frame of its own.
type mark struct {
	at  image.Rectangle
	ink *image.Gray
}

// tinted returns where the tinted card is on a picture, without its edge; it is empty where
// there is none.
func tinted(p *image.RGBA) (card image.Rectangle) {
	const wide, edge = 300, 4
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y++ {
		run := 0
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x++ {
			if p.RGBAAt(x, y) != cardTint {
				run = 0
				continue
			}
			if run++; run >= wide {
				card = card.Union(image.Rect(x+1-run, y, x+1, y+1))
			}
		}
	}
	return card.Inset(edge)
}

// cardTint is what a card with something to be read out is filled with, in the light look.
var cardTint = color.RGBA{0xE2, 0xF0, 0xF1, 0xFF}

// dark returns how much darker than the tint a point is.
func dark(p *image.RGBA, x, y int) uint8 {
	grey := func(c color.RGBA) int { return (299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000 }
	return uint8(max(0, grey(cardTint)-grey(p.RGBAAt(x, y))))
}

// marks returns what stands on the tinted card of a picture, line by line.
func marks(p *image.RGBA) []mark {
	const some = 130
	card := tinted(p)
	seen := map[image.Point]bool{}
	var all []mark
	for y := card.Min.Y; y < card.Max.Y; y++ {
		for x := card.Min.X; x < card.Max.X; x++ {
			if seen[image.Pt(x, y)] || dark(p, x, y) < some {
				continue
			}
			var at image.Rectangle
			seen[image.Pt(x, y)] = true
			for todo := []image.Point{image.Pt(x, y)}; len(todo) > 0; {
				here := todo[len(todo)-1]
				todo = todo[:len(todo)-1]
				at = at.Union(image.Rectangle{here, here.Add(image.Pt(1, 1))})
				for _, by := range []image.Point{{-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, 1}, {-1, 1}, {1, -1}} {
					if next := here.Add(by); next.In(card) && !seen[next] && dark(p, next.X, next.Y) >= some {
						seen[next] = true
						todo = append(todo, next)
					}
				}
			}
			all = append(all, whole(p, []mark{{at: at}}))
		}
	}
	slices.SortFunc(all, func(a, b mark) int {
		if a.at.Max.Y <= b.at.Min.Y || b.at.Max.Y <= a.at.Min.Y {
			return cmp.Compare(a.at.Min.Y, b.at.Min.Y)
		}
		return cmp.Compare(a.at.Min.X, b.at.Min.X)
	})
	return all
}

// whole returns what several marks are together.
func whole(p *image.RGBA, of []mark) mark {
	var at image.Rectangle
	for _, m := range of {
		at = at.Union(m.at)
	}
	ink := image.NewGray(image.Rect(0, 0, at.Dx(), at.Dy()))
	for y := range at.Dy() {
		for x := range at.Dx() {
			ink.SetGray(x, y, color.Gray{dark(p, at.Min.X+x, at.Min.Y+y)})
		}
	}
	return mark{at, ink}
}

// unlike returns how much two marks differ in so many columns, where they are held one over
// the other as well as it goes.
func unlike(a, b mark, wide int) int {
	least := -1
	for _, by := range []image.Point{{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
		sum := 0
		for y := range max(a.at.Dy(), b.at.Dy()) + 1 {
			for x := range wide {
				d := int(a.ink.GrayAt(x, y).Y) - int(b.ink.GrayAt(x+by.X, y+by.Y).Y)
				sum += d * d
			}
		}
		if least < 0 || sum < least {
			least = sum
		}
	}
	return least / wide
}

// ours draws text as the program does.
type ours struct {
	t     *testing.T
	text  *kit.Text
	in    fyne.Window
	drawn map[string]mark
}

func newOurs(t *testing.T) *ours {
	t.Helper()
	look, err := kit.NewTheme(assets.Files(), kit.Light, 100)
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(look)
	o := &ours{t: t, text: kit.Heading(""), drawn: map[string]mark{}}
	card := kit.NewCard(o.text)
	card.Fill = kit.ColourTint
	o.in = test.NewTempWindow(t, card)
	o.in.Resize(fyne.NewSize(380, 120))
	return o
}

func (o *ours) draws(text string) mark {
	o.t.Helper()
	if m, done := o.drawn[text]; done {
		return m
	}
	o.text.Set(text)
	var plain *image.RGBA
	var found []mark
	for try := 0; len(found) == 0 && try < 3; try++ { // what the toolkit keeps may have gone since the tests before
		drawn := o.in.Canvas().Capture()
		plain = image.NewRGBA(drawn.Bounds())
		draw.Draw(plain, plain.Rect, drawn, plain.Rect.Min, draw.Src)
		found = marks(plain)
		o.in.Content().Refresh()
	}
	if len(found) == 0 {
		o.t.Fatalf("%q is not drawn", text)
	}
	o.drawn[text] = whole(plain, found)
	return o.drawn[text]
}

// reads returns the letter with which text is most like what stands there, as far as that
// goes; alone says that nothing else stands there.
func (o *ours) reads(text string, stands mark, alone bool) string {
	o.t.Helper()
	best, least := "", -1
	for _, letter := range codeLetters {
		like := o.draws(text + string(letter))
		wide := like.at.Dx()
		if alone {
			wide = max(wide, stands.at.Dx())
		}
		if by := unlike(like, stands, wide); least < 0 || by < least {
			best, least = string(letter), by
		}
	}
	return best
}

// readsCode reads the code that stands on a picture: each letter is held against what would
// be drawn, and where two of a group touch, letter after letter of the group.
func readsCode(t *testing.T, p *image.RGBA) string {
	t.Helper()
	const group, apart = 4, 5
	o := newOurs(t)
	var groups [][]mark
	for i, m := range marks(p) {
		if last := len(groups) - 1; i == 0 || m.at.Min.X-groups[last][len(groups[last])-1].at.Max.X >= apart {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], m)
	}
	var code strings.Builder
	for _, of := range groups {
		read := ""
		for i := range group {
			if len(of) == group {
				read += o.reads("", of[i], true)
			} else {
				read += o.reads(read, whole(p, of), false)
			}
		}
		code.WriteString(read)
	}
	return code.String()
}

// sameMarks reports whether the same stands on the tinted cards of two pictures, and
// something at all.
func sameMarks(a, b *image.RGBA) bool {
	const nearly = 200 // a point or two that were rounded otherwise
	one, two := marks(a), marks(b)
	return len(one) > 0 && slices.EqualFunc(one, two, func(m, n mark) bool { return unlike(m, n, max(m.at.Dx(), n.at.Dx())) < nearly })
}
