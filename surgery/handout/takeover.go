package handout

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// TakeoverSheet hands an account to a guest and back: who and when, which role
// (never a password), what to do, who signed.
type TakeoverSheet struct {
	Title     string
	When      string
	Hashtag   string // with its #
	Account   string
	Guest     string   // who takes over; blank: a line to write on
	Lead      string   // from communications; likewise
	Hours     string   // "9am to 5pm"; blank: a line to write on
	Platforms []string // names of those the week is on
	Steps     []SheetStep
	Roles     Text // which role each site has
	Reply     Text // for someone in crisis
	Size      surgery.HandoutSize
}

// Pages lays the handover sheet out, closer where that saves a page.
func (t TakeoverSheet) Pages(fonts *page.Fonts) ([]page.Page, error) {
	usual, err := t.pages(newLook(fonts, t.Size, 0.5))
	if err != nil {
		return nil, err
	}
	closer, err := t.pages(newLook(fonts, t.Size, 1))
	if err != nil || len(closer) < len(usual) {
		return closer, err
	}
	return usual, nil
}

func (t TakeoverSheet) pages(l look) ([]page.Page, error) {
	width := l.sheet().Width()
	half := (width - columnGap) / 2
	who := stack(l.item,
		l.known(words.Say("weekprints.takeover_account"), t.Account, width),
		l.known(words.Say("weekprints.takeover_hours"), t.Hours, width),
		l.known(words.Say("weekprints.takeover_guest"), t.Guest, width),
		l.known(words.Say("weekprints.takeover_lead"), t.Lead, width),
		l.writeIn(words.Say("weekprints.takeover_yes"), width),
		l.writeIn(words.Say("weekprints.takeover_replies"), width),
		l.writeIn(words.Say("weekprints.duty_lead"), width),
	)
	var steps []page.Block
	for i, s := range t.Steps {
		s.Essential = false // all of a handover is
		steps = append(steps, l.sheetStep(i+1, s, width))
	}
	roles := t.roles()
	role := page.Block{}
	if len(roles.Paragraphs) > 0 {
		role = l.section(clean(roles.Title), width, stack(l.item,
			l.labelled(roles.Paragraphs, width),
			l.fonts.Paragraph(words.Say("weekprints.checked_on", "day", roles.Checked.Format("2 January 2006")), l.small, width),
			l.writeIn(words.Say("weekprints.takeover_role"), width)))
	}
	sign := func(title string) page.Block {
		return page.Together(l.fonts.Heading(title, l.strong, half),
			l.writeIn(words.Say("weekprints.takeover_sign_guest"), half),
			l.writeIn(words.Say("weekprints.takeover_sign_lead"), half),
			l.writeIn(words.Say("weekprints.takeover_sign_time"), half))
	}
	signed := page.Together(
		l.fonts.Heading(words.Say("weekprints.takeover_sign"), l.heading, width),
		l.fonts.Heading(words.Say("weekprints.takeover_sign_how"), l.text, width),
		page.Beside(
			page.Column{Block: sign(words.Say("weekprints.takeover_over"))},
			page.Column{X: half + columnGap, Block: sign(words.Say("weekprints.takeover_back"))},
		).After(l.item*2))
	return l.sheet().Flow([]page.Block{stack(l.gap,
		l.head(words.Say("weekprints.takeover_title", "title", clean(t.Title)), []string{t.When, t.Hashtag}, width),
		l.section(words.Say("weekprints.takeover_who"), width, who),
		role,
		l.signed(t.Reply, width),
		l.section(words.Say("weekprints.takeover_steps"), width, stack(l.item*3, steps...).As(&page.Node{Role: page.List, Numbered: true})),
		signed,
	)})
}

// roles returns the roles of the sites the week is on; all where it names none
// of them.
func (t TakeoverSheet) roles() Text {
	kept := t.Roles
	kept.Paragraphs = nil
	for _, p := range t.Roles.Paragraphs {
		label, _, _ := strings.Cut(p, ":")
		for _, name := range t.Platforms {
			if strings.Contains(label, name) {
				kept.Paragraphs = append(kept.Paragraphs, p)
				break
			}
		}
	}
	if len(kept.Paragraphs) == 0 {
		return t.Roles
	}
	return kept
}
