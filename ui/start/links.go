package start

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// mostLinks is the blog and four more: as many codes as fit a handout.
const mostLinks = 5

// longAddress lets a pasted address in whole, so that package link can say that
// it is too long instead of a cut one leading nowhere.
const longAddress = 900

// links are the addresses of the week: the blog, and more when asked for.
type links struct {
	content *fyne.Container
	rows    []*linkRow // all of them, the later ones hidden until wanted
	shown   int
	more    *kit.Button
	grown   func()
}

func newLinks(grown, enter func()) *links {
	l := &links{grown: grown}
	var parts []fyne.CanvasObject
	for i := range mostLinks {
		row := newLinkRow(i == 0)
		row.address.OnEnter, row.opens.OnEnter = enter, enter
		l.rows, parts = append(l.rows, row), append(parts, row.content)
	}
	l.more = kit.NewButton(kit.Quiet, words.Say("start.add_link"), l.add).WithSign(kit.IconPlus).InCard()
	l.content = kit.Column(kit.Step, append(parts, kit.Flow(0, l.more))...)
	l.show(1)
	return l
}

func (l *links) show(n int) {
	l.shown = max(1, min(n, mostLinks))
	for i, row := range l.rows {
		row.content.Hidden = i >= l.shown
	}
	l.more.Hidden = l.shown == mostLinks
	l.content.Refresh()
	l.grown()
}

// add shows one more row and puts the cursor there.
func (l *links) add() {
	l.show(l.shown + 1)
	kit.Focus(l.rows[l.shown-1].address)
}

func (l *links) set(known []surgery.WeekLink) {
	for i, row := range l.rows {
		one := surgery.WeekLink{}
		if i < len(known) {
			one = known[i]
		}
		row.address.SetText(displayed(one.Address))
		row.opens.SetText(one.Opens)
		row.addressField.SetWrong("")
	}
	l.show(len(known))
}

// displayed returns an address as people write it, without https://, which the
// box has little room for. Read again, it is the same.
func displayed(address string) string {
	if a, err := link.ParseAddress(address); err == nil {
		return a.Display()
	}
	return address
}

func (l *links) boxes() []*kit.Entry {
	var boxes []*kit.Entry
	for _, row := range l.rows {
		boxes = append(boxes, row.address, row.opens)
	}
	return boxes
}

// linkRow is one address and what it opens.
type linkRow struct {
	content        *fyne.Container
	address, opens *kit.Entry
	addressField   *kit.Field
}

func newLinkRow(blog bool) *linkRow {
	label, opens := words.Say("start.link"), words.Say("start.link_opens_example")
	if blog {
		label, opens = words.Say("start.blog"), words.Say("start.blog_opens_example")
	}
	r := &linkRow{address: kit.NewEntry(words.Say("start.link_example")), opens: kit.NewEntry(opens)}
	r.address.Limit = longAddress
	r.addressField = kit.NewField(label, r.address, "")
	r.content = kit.Tiles(220, 2*kit.Step, r.addressField, kit.NewField(words.Say("start.link_opens"), r.opens, ""))
	r.address.OnChanged = func(string) { r.addressField.SetWrong("") }
	r.address.OnLeave = func() {
		if surgery.Clean(r.address.Text) == "" {
			return // nothing said yet
		}
		if _, err := r.read(); err != nil {
			r.addressField.SetError(err)
		}
	}
	return r
}

// read returns the link, empty when neither box holds anything.
func (r *linkRow) read() (surgery.WeekLink, error) {
	one := surgery.WeekLink{Opens: surgery.Clean(r.opens.Text), Address: surgery.Clean(r.address.Text)}
	if one == (surgery.WeekLink{}) {
		return one, nil
	}
	address, err := link.ParseAddress(one.Address)
	one.Address = address.String()
	return one, err
}
