package assets

import (
	"embed"
	"io/fs"
)

//go:embed all:languages
var languages embed.FS

// Languages is the folder of languages that may stand beside English on a print.
func Languages() fs.FS {
	folder, err := fs.Sub(languages, "languages")
	if err != nil {
		panic(err) // the name is ours
	}
	return folder
}
