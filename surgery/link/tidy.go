package link

import "socialmediasurgery/surgery"

// TidyAll cleans links and leaves out blank ones.
func TidyAll(typed []surgery.WeekLink) ([]surgery.WeekLink, error) {
	var links []surgery.WeekLink
	for _, l := range typed {
		l, err := Tidy(l)
		if err != nil {
			return nil, err
		}
		if l != (surgery.WeekLink{}) {
			links = append(links, l)
		}
	}
	return links, nil
}

// Tidy cleans a link; a blank one stays blank.
func Tidy(l surgery.WeekLink) (surgery.WeekLink, error) {
	l.Opens, l.Address = surgery.Clean(l.Opens), surgery.Clean(l.Address)
	if l == (surgery.WeekLink{}) {
		return l, nil
	}
	address, err := ParseAddress(l.Address)
	if err != nil {
		return l, err
	}
	l.Address = address.String()
	return l, nil
}

// WithHash returns a hashtag's word with its sign; "" of none.
func WithHash(word string) string {
	if word == "" {
		return ""
	}
	return "#" + word
}
