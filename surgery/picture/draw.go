package picture

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"socialmediasurgery/surgery/page"
)

// paper draws one page into a picture: the same items that go into the PDF, at
// the same places.
type paper struct {
	picture *image.RGBA
	scale   float64 // pixels for one mm
	fonts   map[page.Weight]*outlines
	brush   vector.Rasterizer
}

// Draw returns a page as a picture that many pixels wide; its height follows.
func (p *Painter) Draw(pg page.Page, width int) *image.RGBA {
	p.mu.Lock()
	defer p.mu.Unlock()
	scale := float64(width) / pg.Size.W
	height := max(int(math.Round(pg.Size.H*scale)), 1)
	d := &paper{picture: image.NewRGBA(image.Rect(0, 0, width, height)), scale: scale, fonts: p.fonts}
	draw.Draw(d.picture, d.picture.Bounds(), image.White, image.Point{}, draw.Src)
	for _, item := range pg.Items {
		switch item := item.(type) {
		case page.Text:
			d.text(item)
		case page.Box:
			d.box(item)
		case page.Line:
			half := item.Thick / 2
			d.fill(stroked([]page.Point{{X: item.X1, Y: item.Y1}, {X: item.X2, Y: item.Y2}}, half), item.Color)
		case page.Path:
			d.path(item)
		case page.Mark:
			d.mark(item)
		}
	}
	return d.picture
}

func (d *paper) text(t page.Text) {
	face := d.fonts[t.Weight]
	if face == nil {
		face = d.fonts[page.Regular]
	}
	if face == nil {
		return
	}
	em := t.Size * 25.4 / 72
	x := t.X
	for _, r := range t.Text {
		g := face.glyph(r)
		d.fill(placed(g.rings, x, t.Y, em), t.Color)
		x += g.advance * em
	}
}

func (d *paper) box(b page.Box) {
	if b.Fill != nil {
		d.fill([]ring{rounded(b.X, b.Y, b.W, b.H, b.Radius)}, *b.Fill)
	}
	if b.Stroke != nil && b.Thick > 0 {
		t := b.Thick / 2
		outer := rounded(b.X-t, b.Y-t, b.W+b.Thick, b.H+b.Thick, b.Radius+t)
		inner := rounded(b.X+t, b.Y+t, b.W-b.Thick, b.H-b.Thick, max(b.Radius-t, 0))
		d.fill([]ring{outer, inner.backwards()}, *b.Stroke)
	}
}

func (d *paper) path(p page.Path) {
	rings := placed(ringsOf(p.Segments), p.X, p.Y, p.Scale)
	if p.EvenOdd {
		d.fillEvenOdd(rings, p.Fill)
		return
	}
	d.fill(rings, p.Fill)
}

func (d *paper) mark(m page.Mark) {
	if m.Kind == page.EmptyBox {
		t, c := m.Size*page.BoxThick, m.Color
		d.box(page.Box{X: m.X + t/2, Y: m.Y + t/2, W: m.Size - t, H: m.Size - t, Stroke: &c, Thick: t})
		return
	}
	points := make([]page.Point, len(page.TickLine))
	for i, p := range page.TickLine {
		points[i] = page.Point{X: m.X + p.X*m.Size, Y: m.Y + p.Y*m.Size}
	}
	d.fill(stroked(points, m.Size*page.TickThick/2), m.Color)
}

// fill paints rings by the nonzero rule.
func (d *paper) fill(rings []ring, c page.Color) {
	if mask, at, ok := d.mask(rings); ok {
		ink := image.NewUniform(color.RGBA{R: c.R, G: c.G, B: c.B, A: 0xFF})
		draw.DrawMask(d.picture, mask.Bounds().Add(at), ink, image.Point{}, mask, image.Point{}, draw.Over)
	}
}

// fillEvenOdd paints rings by the even-odd rule, ring by ring, since the
// rasteriser knows only the other rule.
func (d *paper) fillEvenOdd(rings []ring, c page.Color) {
	whole := image.NewAlpha(d.pixels(rings))
	for _, r := range rings {
		mask, at, ok := d.mask([]ring{r})
		if !ok {
			continue
		}
		for y := range mask.Rect.Dy() {
			for x := range mask.Rect.Dx() {
				here := whole.PixOffset(x+at.X, y+at.Y)
				if here < 0 || here >= len(whole.Pix) {
					continue
				}
				a, b := int(whole.Pix[here]), int(mask.Pix[y*mask.Stride+x])
				whole.Pix[here] = uint8(a + b - 2*a*b/255)
			}
		}
	}
	ink := image.NewUniform(color.RGBA{R: c.R, G: c.G, B: c.B, A: 0xFF})
	draw.DrawMask(d.picture, whole.Bounds(), ink, image.Point{}, whole, whole.Bounds().Min, draw.Over)
}

// pixels returns the pixels that rings touch, within the picture.
func (d *paper) pixels(rings []ring) image.Rectangle {
	low, high := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, r := range rings {
		for _, p := range r {
			low[0], low[1] = min(low[0], p.X), min(low[1], p.Y)
			high[0], high[1] = max(high[0], p.X), max(high[1], p.Y)
		}
	}
	if high[0] < low[0] {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(low[0]*d.scale)), int(math.Floor(low[1]*d.scale)),
		int(math.Ceil(high[0]*d.scale))+1, int(math.Ceil(high[1]*d.scale))+1).Intersect(d.picture.Bounds())
}

// mask rasterises rings, with soft edges, and returns where its corner stands.
func (d *paper) mask(rings []ring) (*image.Alpha, image.Point, bool) {
	bounds := d.pixels(rings)
	if bounds.Empty() {
		return nil, image.Point{}, false
	}
	d.brush.Reset(bounds.Dx(), bounds.Dy())
	for _, r := range rings {
		for i, p := range r {
			x, y := float32(p.X*d.scale-float64(bounds.Min.X)), float32(p.Y*d.scale-float64(bounds.Min.Y))
			if i == 0 {
				d.brush.MoveTo(x, y)
			} else {
				d.brush.LineTo(x, y)
			}
		}
		d.brush.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	d.brush.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	return mask, bounds.Min, true
}
