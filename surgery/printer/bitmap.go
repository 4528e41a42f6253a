package printer

import "image"

// bottomUp returns a picture as Windows prints it: from the bottom row to the
// top, blue before green before red, rows filled up to four bytes.
func bottomUp(picture *image.RGBA, grey bool) []byte {
	b := picture.Bounds()
	row := (b.Dx()*3 + 3) &^ 3
	out := make([]byte, row*b.Dy())
	for y := range b.Dy() {
		from := picture.Pix[y*picture.Stride:]
		to := out[(b.Dy()-1-y)*row:]
		for x := range b.Dx() {
			red, green, blue := from[x*4], from[x*4+1], from[x*4+2]
			if grey {
				// The shares that the eye gives to each, in thousandths.
				light := byte((299*int(red) + 587*int(green) + 114*int(blue) + 500) / 1000)
				red, green, blue = light, light, light
			}
			to[x*3], to[x*3+1], to[x*3+2] = blue, green, red
		}
	}
	return out
}

// placedOn returns where a picture goes on a sheet, as large as it can be and in
// the middle: the whole sheet where both have the same shape.
func placedOn(across, down, width, height int) (x, y, w, h int) {
	w, h = across, (across*height+width/2)/width
	if h > down {
		w, h = (down*width+height/2)/height, down
	}
	return (across - w) / 2, (down - h) / 2, w, h
}
