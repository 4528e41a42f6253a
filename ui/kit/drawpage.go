package kit

import (
	"image"
	"log/slog"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/picture"
)

// DrawPage returns a page as a picture that many pixels wide, as it prints: for a
// preview, and what the wall shows in a window of its own.
func DrawPage(p page.Page, width int) image.Image {
	painter := current().painter()
	if painter == nil {
		return image.NewUniform(Colour(ColourSurface))
	}
	return painter.Draw(p, width)
}

// painter draws pages with our typeface, read at first need; nil where there is
// none or its files are broken, which the log says.
func (t *Theme) painter() *picture.Painter {
	if t.paints == nil {
		paints, err := picture.NewPainter(func(w page.Weight) []byte {
			font := t.regular
			switch w {
			case page.Semibold:
				font = t.semi
			case page.Bold:
				font = t.bold
			}
			if font == nil {
				return nil
			}
			return font.Content()
		})
		if err != nil {
			slog.Error("kit: pages cannot be drawn", "cause", err)
			return nil
		}
		t.paints = paints
	}
	return t.paints
}
