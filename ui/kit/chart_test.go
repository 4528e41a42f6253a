package kit_test

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/ui/kit"
)

func recovery(first int) chart.Bars {
	return chart.Bars{About: chart.About{Title: "What does “recovery” mean to you?", Unit: "answers"}, Shares: true, Rows: []chart.Row{
		{Label: "Living a life that means something to me", Figure: chart.Count(first)},
		{Label: "Being in charge of my own life", Figure: chart.Count(185)},
		{Label: "Having no symptoms any more", Figure: chart.Count(120)},
		{Label: "A word that services use", Figure: chart.Count(95)},
		{Label: "Something else", Figure: chart.Hidden("")},
		{Label: "It depends", Figure: chart.Count(140)},
		{Label: "I would rather not say", Figure: chart.Count(0)},
	}}
}

func typeface(t testing.TB) *page.Fonts {
	t.Helper()
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// share is how much of a picture has a colour, in thousandths.
func share(img image.Image, c color.Color) int {
	want := color.NRGBAModel.Convert(c)
	n, b := 0, img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if color.NRGBAModel.Convert(img.At(x, y)) == want {
				n++
			}
		}
	}
	return n * 1000 / (b.Dx() * b.Dy())
}

func TestChartIsDrawnInEveryLook(t *testing.T) {
	fonts := typeface(t)
	for _, look := range kit.Looks() {
		var c *kit.Chart
		w := openIn(t, look, 100, func() fyne.CanvasObject {
			c = kit.NewChart()
			c.Set(recovery(310), fonts)
			return kit.Column(0, c)
		})
		w.Resize(fyne.NewSize(800, 500))
		img := w.Canvas().Capture()
		if bars := share(img, kit.Colour(kit.ColourPrimary)); bars < 20 || bars > 200 {
			t.Errorf("%s: %d thousandths are bars", look, bars)
		}
		if ground := share(img, kit.Colour(kit.ColourSurface)); ground < 300 {
			t.Errorf("%s: %d thousandths are ground", look, ground)
		}
	}
}

func TestChartFollowsWhatItIsGiven(t *testing.T) {
	fonts := typeface(t)
	var c *kit.Chart
	w := open(t, func() fyne.CanvasObject {
		c = kit.NewChart()
		return kit.Column(0, c)
	})
	w.Resize(fyne.NewSize(800, 500))
	if c.Describe() != "" || c.Text() != "" || c.MinSize().Height != 0 {
		t.Errorf("an empty chart says %q and is %.0f high", c.Describe(), c.MinSize().Height)
	}
	c.Set(recovery(310), fonts)
	high := c.MinSize().Height
	if !strings.Contains(c.Text(), "310 · 36%") || !strings.Contains(c.Describe(), "Something else: fewer than 5.") || high < 200 || high > 480 {
		t.Errorf("the chart is %.0f high and says %q", high, c.Text())
	}
	before := share(w.Canvas().Capture(), kit.Colour(kit.ColourPrimary))
	c.Set(recovery(5), fonts)
	if after := share(w.Canvas().Capture(), kit.Colour(kit.ColourPrimary)); after <= before || !strings.Contains(c.Text(), "5 · 1%") {
		t.Errorf("%d thousandths were bars, then %d", before, after)
	}
	w.Resize(fyne.NewSize(300, 500))
	if narrow := c.MinSize().Height; narrow <= high {
		t.Errorf("narrow it is %.0f high, wide %.0f", narrow, high)
	}
	c.Set(nil, nil)
	if c.MinSize().Height != 0 {
		t.Error("no chart takes no room")
	}
}

// A chart that follows answers as they come in is drawn within a frame.
func BenchmarkChart(b *testing.B) {
	fonts := typeface(b)
	test.NewTempApp(b)
	theme, err := kit.NewTheme(assets.Files(), kit.Light, 100)
	if err != nil {
		b.Fatal(err)
	}
	fyne.CurrentApp().Settings().SetTheme(theme)
	look := chart.Look{Fonts: fonts, Width: 200, Size: 11.3}
	for b.Loop() {
		block := recovery(310).Block(look)
		kit.DrawPage(page.Page{Size: page.Size{W: 200, H: block.Height}, Items: block.Items}, 800)
	}
}
