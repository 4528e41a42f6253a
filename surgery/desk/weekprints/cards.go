package weekprints

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// cardsPaper lays out the small cards: a code for the hashtag, the blog in words. What
// has no room on them is said to the host.
func (room *Room) cardsPaper(p prints.Paper, w *surgery.Week) (prints.Paper, error) {
	links, err := handout.Links(room.desk.Platforms(), w.ForSurgery())
	if err != nil {
		return prints.Paper{}, err
	}
	c := handout.Cards{Hashtag: link.WithHash(w.Hashtag()), Title: w.Words.Title, Dates: dates.Span(w.From, w.Until), Size: p.Size}
	if len(links) > 0 {
		c.Code = links[0]
	}
	if first := len(links) - len(w.Words.Links); first < len(links) && first > 0 {
		c.Blog = links[first]
	}
	var lack handout.CardsLack
	p, err = room.prints.Lay(p, func(fonts *page.Fonts) (pages []page.Page, err error) {
		pages, lack, err = c.Laid(fonts)
		return pages, err
	})
	p.Lacks = lacksWords(lack, p.Size)
	return p, err
}

// lacksWords says what had no room on the cards, "" where all had.
func lacksWords(lack handout.CardsLack, size surgery.HandoutSize) string {
	var what []string
	for _, one := range []struct {
		lacks bool
		key   string
	}{{lack.Blog, "weekprints.card_blog"}, {lack.Dates, "weekprints.card_dates"}, {lack.Address, "weekprints.card_address"}} {
		if one.lacks {
			what = append(what, words.Say(one.key))
		}
	}
	if len(what) == 0 {
		return ""
	}
	key := "weekprints.cards_lack"
	if size == surgery.LargePrint {
		key = "weekprints.cards_lack_large"
	}
	return words.Say(key, "what", strings.Join(what, words.Say("weekprints.card_and")))
}
