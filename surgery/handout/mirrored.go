package handout

import (
	"strings"

	"socialmediasurgery/surgery/page"
)

// mirrors reports whether texts, taken together, are read from right to left, so
// that what stands beside them belongs on their right.
func (l look) mirrors(texts ...string) bool {
	return l.text.Direction == page.Auto && page.Auto.Of(strings.Join(texts, " ")) == page.RTL
}

// rightToLeft returns the look for a part that is laid to be Mirrored.
func (l look) rightToLeft() look {
	for _, s := range []*page.Style{&l.title, &l.heading, &l.strong, &l.text, &l.small} {
		s.Direction = page.RTL
	}
	return l
}
