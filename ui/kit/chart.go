package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
)

// Chart shows a chart as wide as it is given room for, in the colours of the look
// and as large as the text; its height follows. It is laid out and drawn as the
// print is, and again only when the chart, its width or the look changes.
type Chart struct {
	widget.BaseWidget
	fonts *page.Fonts
	chart chart.Chart
	width float32

	laid  chartLook // what block was laid out for
	block page.Block
	drawn image.Image
	asked int // pixels wide that drawn is
}

// chartLook is what the layout of a chart follows from, beside the chart.
type chartLook struct {
	theme *Theme
	width float32
}

// NewChart makes an empty chart; it takes no room until Set.
func NewChart() *Chart {
	c := &Chart{}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows another chart, laid out with those fonts (desk.Fonts); nil shows none.
func (c *Chart) Set(shown chart.Chart, fonts *page.Fonts) {
	c.chart, c.fonts = shown, fonts
	c.laid = chartLook{}
	c.Refresh()
}

// Describe says in words what the chart shows, "" for none: for a text beside it,
// to copy, and for a test.
func (c *Chart) Describe() string {
	if c.chart == nil {
		return ""
	}
	return c.chart.Describe()
}

// Text returns what stands on the chart as it is laid out, line by line.
func (c *Chart) Text() string {
	return page.Page{Items: c.layout().Items}.Text()
}

// chartUnits is how many Fyne units stand for a millimetre of a chart: text of
// SizeBody is then what its points say, and lines are as thick as on paper.
const chartUnits = 4.0

// layout returns the chart laid out for the width and the look there is now, in mm.
func (c *Chart) layout() page.Block {
	if c.chart == nil || c.fonts == nil || c.width <= 0 {
		return page.Block{}
	}
	now := chartLook{current(), c.width}
	if c.laid != now {
		c.laid, c.drawn = now, nil
		c.block = c.chart.Block(chart.Look{
			Fonts: c.fonts, Width: float64(c.width) / chartUnits,
			Size: float64(Size(SizeBody)) / chartUnits * 72 / 25.4, Colours: chartColours(),
		})
	}
	return c.block
}

// chartColours are those of the look that is on.
func chartColours() chart.Colours {
	return chart.Colours{Ground: pageColour(ColourSurface), Ink: pageColour(ColourInk), Muted: pageColour(ColourMuted),
		Bar: pageColour(ColourPrimary), Edge: pageColour(ColourEdge)}
}

func pageColour(name fyne.ThemeColorName) page.Color {
	c := color.NRGBAModel.Convert(Colour(name)).(color.NRGBA)
	return page.Color{R: c.R, G: c.G, B: c.B}
}

// draw returns the picture, so many pixels wide.
func (c *Chart) draw(width, _ int) image.Image {
	b := c.layout()
	if b.Height == 0 || width <= 0 {
		return image.NewUniform(color.Transparent)
	}
	if c.drawn == nil || c.asked != width {
		ground := chartColours().Ground
		size := page.Size{W: float64(c.width) / chartUnits, H: b.Height}
		// The ground reaches beyond the last row of pixels, which is rounded.
		items := append([]page.Item{page.Box{W: size.W + 1, H: size.H + 1, Fill: &ground}}, b.Items...)
		c.drawn, c.asked = DrawPage(page.Page{Size: size, Items: items}, width), width
	}
	return c.drawn
}

// Resize remembers the width, since the height follows from it.
func (c *Chart) Resize(size fyne.Size) {
	c.width = size.Width
	c.BaseWidget.Resize(size)
}

// CreateRenderer is for Fyne.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	return &chartRenderer{chart: c, raster: canvas.NewRaster(c.draw)}
}

type chartRenderer struct {
	chart  *Chart
	raster *canvas.Raster
}

func (r *chartRenderer) Destroy()                     {}
func (r *chartRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }
func (r *chartRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Grow(120), float32(r.chart.layout().Height*chartUnits))
}

// Layout keeps the picture's height, whatever room there is below it.
func (r *chartRenderer) Layout(size fyne.Size) {
	r.raster.Resize(fyne.NewSize(size.Width, float32(r.chart.layout().Height*chartUnits)))
}

func (r *chartRenderer) Refresh() {
	r.Layout(r.chart.Size())
	r.raster.Refresh()
	canvas.Refresh(r.chart)
}
