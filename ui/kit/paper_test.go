package kit

import (
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/page"
)

// A page drawn is what is waited for after each tick of a step.
func BenchmarkPreview(b *testing.B) {
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		b.Fatal(err)
	}
	theme, err := NewTheme(assets.Files(), Light, 100)
	if err != nil {
		b.Fatal(err)
	}
	var items []page.Item
	for y := 20.0; y < 270; y += 8 {
		line, _ := fonts.Line(20, y, "Settings, then Privacy and security, then Two-factor sign-in", page.Style{Size: 14, Color: page.Ink})
		items = append(items, line...)
	}
	p := page.Page{Size: page.A4, Items: items}
	for b.Loop() {
		drawPage(p, 560, theme.outlines())
	}
}

// Letters stand where page measured them: the last one ends at Width.
func TestLettersStandWherePageMeasuredThem(t *testing.T) {
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	theme, err := NewTheme(assets.Files(), Light, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, weight := range []page.Weight{page.Regular, page.Semibold, page.Bold} {
		style := page.Style{Size: 14, Weight: weight}
		sum := 0.0
		for _, r := range "Zoë’s handout – 100%, Łódź" {
			g := theme.outlines()[weight].glyph(r)
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
