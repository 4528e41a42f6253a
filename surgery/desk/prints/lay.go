package prints

import (
	"socialmediasurgery/surgery"
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
