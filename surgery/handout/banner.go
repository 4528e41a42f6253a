package handout

import "socialmediasurgery/surgery/page"

// banner is one line as large as fits the width, up to most points; what would
// be smaller than least is broken into lines.
func (l look) banner(says string, role page.Role, width, least, most float64) page.Block {
	if says = clean(says); says == "" {
		return page.Block{}
	}
	return l.fonts.Heading(says, as(role, l.bannerStyle(says, width, least, most)), width)
}

// bannerStyle is the style of a banner.
func (l look) bannerStyle(says string, width, least, most float64) page.Style {
	style := l.title
	style.Color, style.Leading = l.rule, 1.15
	style.Size = most
	if wide := l.fonts.Width(says, style); wide > width {
		style.Size = max(least, most*width/wide*0.999)
	}
	return style
}

// bannerBroken reports whether a banner has no room in one line.
func (l look) bannerBroken(says string, width, least, most float64) bool {
	says = clean(says)
	return says != "" && len(l.fonts.Wrap(says, l.bannerStyle(says, width, least, most), width)) > 1
}
