package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// file returns our own font file for text that it has every letter of, and nil
// for other text, which Fyne then sets with all its fallbacks. Fyne reads these
// anew for each style, an emoji font among them, which takes 15 ms and 7 MB each:
// nothing the first window should wait for.
func (w Weight) file(text string) fyne.Resource {
	if needs(text, strange) {
		lend(text)
		return nil
	}
	t := current()
	switch w {
	case Semi:
		return t.semi
	case Bold:
		return t.bold
	}
	return t.regular
}

// typeset are the signs beyond Latin-1 that our own words are set with.
const typeset = "–—‘’“”…•›€"

func isTypeset(r rune) bool { return strings.ContainsRune(typeset, r) }

// measureText returns how wide and high text is, and where its baseline stands.
func measureText(text string, size float32, w Weight) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, size, w.style(), w.file(text))
}

// Width returns how wide the run is in one line.
func (r Run) Width() float32 { return measure(r).Width }

// write gives a canvas text its words and letters.
func write(t *canvas.Text, text string, size float32, w Weight) {
	t.Text, t.TextSize, t.TextStyle, t.FontSource = text, size, w.style(), w.file(text)
}
