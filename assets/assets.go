// Package assets holds bytes only: what the program carries inside it. Nothing
// but main (and tests) imports it; everyone else is handed the fs.FS.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed all:lang all:fonts all:checklists all:easy all:links all:texts all:icon all:sample all:protection all:licences all:languages
var files embed.FS

// Files is everything embedded, with the folder names of this package:
// lang/en, fonts, checklists, easy, icon, links, texts, sample, languages.
func Files() fs.FS { return files }

// Languages is the folder of languages that may stand beside English on a print.
func Languages() fs.FS {
	folder, err := fs.Sub(files, "languages")
	if err != nil {
		panic(err) // the name is ours
	}
	return folder
}
