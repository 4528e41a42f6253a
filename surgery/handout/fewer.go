package handout

import "socialmediasurgery/surgery/page"

// nearlyEmpty is how much of a last page may stand on it for it to be nearly empty.
const nearlyEmpty = 0.3

// fewer lays something out that goes on over pages. When its last page is nearly
// empty, it is laid out again with lines and spaces closed up, snug after snug,
// and that is taken as soon as it has fewer pages.
func fewer(lay func(snug float64) ([]page.Page, error), snugs ...float64) ([]page.Page, error) {
	pages, err := lay(snugs[0])
	if err != nil || len(pages) < 2 || filled(pages[len(pages)-1]) > nearlyEmpty {
		return pages, err
	}
	for _, snug := range snugs[1:] {
		if closer, err := lay(snug); err != nil || len(closer) < len(pages) {
			return closer, err
		}
	}
	return pages, nil
}

// filled returns how far down a page its words go, from 0 to 1; the line with the
// page's number, in the margin, is not counted.
func filled(p page.Page) float64 {
	lowest := margin
	for _, item := range p.Items {
		if t, ok := item.(page.Text); ok && t.Y < p.Size.H-margin {
			lowest = max(lowest, t.Y)
		}
	}
	return (lowest - margin) / (p.Size.H - 2*margin)
}
