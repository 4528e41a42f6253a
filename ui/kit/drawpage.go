package kit

import (
	"image"

	"socialmediasurgery/surgery/page"
)

// DrawPage answers a page as a picture that many pixels wide, with the letters
// of the look that is on: what the wall shows in a window of its own.
func DrawPage(p page.Page, width int) image.Image {
	return drawPage(p, width, current().outlines())
}
