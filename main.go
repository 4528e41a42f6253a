// Social Media Surgery is the host's desk for social media surgeries: check
// people in, walk them through checklists, print what they take home.
package main

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/go-text/typesetting/fontscan"

	"socialmediasurgery/assets"
	"socialmediasurgery/ui"
)

// The same as in FyneApp.toml, which only a packaged program has with it.
const (
	id      = "org.socialmediasurgery.desk"
	version = "0.1.0"
)

func main() {
	os.Exit(ui.Main(os.Args[1:], ui.Program{
		Version:   version,
		Files:     assets.Files(),
		NewApp:    func() fyne.App { return app.NewWithID(id) },
		ListFonts: func() { go fontscan.SystemFonts(unheard{}, "") },
	}))
}

// unheard keeps what is said of fonts to itself: the toolkit does without those that
// cannot be read.
type unheard struct{}

// Printf is for fontscan.
func (unheard) Printf(string, ...any) {}
