package ui

import (
	"io/fs"
	"testing"

	"socialmediasurgery/assets"
)

// TestFirstWords holds that what is read ahead is there to be read.
func TestFirstWords(t *testing.T) {
	for _, table := range firstWords {
		if _, err := fs.Stat(assets.Files(), "lang/en/"+table+".toml"); err != nil {
			t.Error(err)
		}
	}
}
