package page

import (
	"bytes"
	"io/fs"
	"log/slog"

	"github.com/go-text/typesetting/font"
)

// carried is the font we carry for Arabic letters, so that Arabic, Urdu, Kurdish and
// Persian print alike on every machine. It is read when the first of them is laid
// out: most prints have none.
type carried struct {
	files fs.FS
	read  [2]bool
	faces [2]*font.Face // regular, bold
}

var carriedFiles = [2]string{"fonts/NotoNaskhArabic-Regular.ttf", "fonts/NotoNaskhArabic-Bold.ttf"}

// face returns the font with an Arabic letter; nil for other letters, and where the
// font has no such letter or cannot be read, which the log says.
func (c *carried) face(r rune, bold bool) *font.Face {
	if !arabic(r) || c.files == nil {
		return nil
	}
	i := 0
	if bold {
		i = 1
	}
	if !c.read[i] {
		c.read[i] = true
		raw, err := fs.ReadFile(c.files, carriedFiles[i])
		if err == nil {
			c.faces[i], err = font.ParseTTF(bytes.NewReader(raw))
		}
		if err != nil {
			slog.Warn("page: the font for Arabic letters", "cause", err)
		}
	}
	if c.faces[i] == nil || !drawable(c.faces[i], r) {
		return nil
	}
	return c.faces[i]
}

// arabic reports whether r is of a block of Arabic letters or their signs.
func arabic(r rune) bool {
	return r >= 0x600 && r <= 0x6FF || r >= 0x750 && r <= 0x77F || r >= 0x8A0 && r <= 0x8FF || r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r < 0xFEFF
}
