// Package picture draws a page as a picture: what the preview and the wall show,
// and what is saved as a PNG. It draws the same items that go into the PDF, at the
// same places, so none of them can differ.
package picture

import (
	"fmt"
	"sync"

	"socialmediasurgery/surgery/page"
)

// Painter draws pages with our typeface. The outlines of letters are kept; several
// goroutines may use one, one at a time.
type Painter struct {
	mu    sync.Mutex
	fonts map[page.Weight]*outlines
}

// weights are the files of our typeface.
var weights = []page.Weight{page.Regular, page.Semibold, page.Bold}

// NewPainter reads the letters that file returns for each weight: page.Fonts.File,
// or bytes that are held anyway. An error names the weight.
func NewPainter(file func(page.Weight) []byte) (*Painter, error) {
	p := &Painter{fonts: map[page.Weight]*outlines{}}
	for _, weight := range weights {
		o, err := newOutlines(file(weight))
		if err != nil {
			return nil, fmt.Errorf("picture: weight %d: %w", weight, err)
		}
		p.fonts[weight] = o
	}
	return p, nil
}
