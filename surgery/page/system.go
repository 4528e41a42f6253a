package page

import (
	"log/slog"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// Source finds a font that has a letter, or returns nil. It is asked only for
// letters our typeface lacks, never by two goroutines at once.
type Source func(r rune, bold bool) *font.Face

// SystemFonts finds fonts among those the machine has. Nothing is scanned until
// the first letter is asked for; the list of fonts is then kept in cacheDir.
// Where fonts cannot be listed nothing is found, and the log says why.
func SystemFonts(cacheDir string) Source {
	var once sync.Once
	var fonts *fontscan.FontMap
	return func(r rune, bold bool) *font.Face {
		once.Do(func() {
			found := fontscan.NewFontMap(quiet{})
			if err := found.UseSystemFonts(cacheDir); err != nil {
				slog.Warn("page: no system fonts", "cause", err)
				return
			}
			fonts = found
		})
		if fonts == nil {
			return nil
		}
		aspect := font.Aspect{Weight: font.WeightNormal}
		if bold {
			aspect.Weight = font.WeightBold
		}
		fonts.SetQuery(fontscan.Query{Families: []string{"Noto Sans", fontscan.SansSerif}, Aspect: aspect})
		fonts.SetScript(language.LookupScript(r))
		return fonts.ResolveFace(r)
	}
}

// quiet drops what the scanner says of each font it does not like; the letters
// it is asked for may be part of a name and do not belong in a log.
type quiet struct{}

func (quiet) Printf(string, ...any) {}
