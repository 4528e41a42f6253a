package picture

import (
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/page"
)

func painter(t testing.TB) (*Painter, *page.Fonts) {
	t.Helper()
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPainter(fonts.File)
	if err != nil {
		t.Fatal(err)
	}
	return p, fonts
}

// A page drawn is what is waited for after each tick of a step.
func BenchmarkDraw(b *testing.B) {
	p, fonts := painter(b)
	var items []page.Item
	for y := 20.0; y < 270; y += 8 {
		line, _ := fonts.Line(20, y, "Settings, then Privacy and security, then Two-factor sign-in", page.Style{Size: 14, Color: page.Ink})
		items = append(items, line...)
	}
	pg := page.Page{Size: page.A4, Items: items}
	for b.Loop() {
		p.Draw(pg, 560)
	}
}

// Letters stand where page measured them: the last one ends at Width.
func TestLettersStandWherePageMeasuredThem(t *testing.T) {
	p, fonts := painter(t)
	for _, weight := range weights {
		style := page.Style{Size: 14, Weight: weight}
		sum := 0.0
		for _, r := range "Zoë’s handout – 100%, Łódź" {
			g := p.fonts[weight].glyph(r)
			if r != ' ' && len(g.rings) == 0 {
				t.Errorf("%d: no outline for %q", weight, r)
			}
			sum += g.advance * 14 * 25.4 / 72
		}
		if want := fonts.Width("Zoë’s handout – 100%, Łódź", style); sum < want-0.001 || sum > want+0.001 {
			t.Errorf("%d: %.4f mm, page says %.4f", weight, sum, want)
		}
	}
}

func TestAPainterNeedsLetters(t *testing.T) {
	if _, err := NewPainter(func(page.Weight) []byte { return []byte("no font") }); err == nil {
		t.Error("a file that is no font is an error")
	}
}
