package prints

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
)

func (room *Room) Lay(p Paper, pages func(*page.Fonts) ([]page.Page, error)) (Paper, error) {
	fonts, err := room.Fonts()
	if err != nil {
		return Paper{}, err
	}
	p.Pages, err = pages(fonts)
	return p, err
}

func SizeOf(asked, own surgery.HandoutSize) surgery.HandoutSize {
	switch {
	case asked != "":
		return asked
	case own != "":
		return own
	}
	return surgery.Standard
}
