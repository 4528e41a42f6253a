package prints

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/page"
)

// Lay lays a paper out in our typeface.
func (room *Room) Lay(p Paper, pages func(*page.Fonts) ([]page.Page, error)) (Paper, error) {
	fonts, err := room.Fonts()
	if err != nil {
		return Paper{}, err
	}
	p.Pages, err = pages(fonts)
	return p, err
}

// SizeOf returns the size that was asked for, else the one that is theirs, else the standard one.
func SizeOf(asked, own surgery.HandoutSize) surgery.HandoutSize {
	switch {
	case asked != "":
		return asked
	case own != "":
		return own
	}
	return surgery.Standard
}

// SizeIn returns the size of a print in English and a second language, nil for none:
// easier words are in English only, so in two languages it is large print.
func SizeIn(second *languages.Voice, size surgery.HandoutSize) surgery.HandoutSize {
	if second == nil {
		return size
	}
	return size.Plainly()
}
