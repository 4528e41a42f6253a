package closing

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/closing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// learnt lists what each learnt, to be kept without a name or not at all.
type learnt struct {
	card  *kit.Card
	tiles *fyne.Container
	rows  []*learntRow
	all   *kit.Button // where there is more than one
	grown func()
}

// learntRow is one thing learnt. It outlives a reload, with what was typed.
type learntRow struct {
	visit   surgery.ID
	said    string // as it was written at the visit
	keep    *kit.Check
	text    *kit.Entry
	quote   *kit.Text
	content *fyne.Container
}

func newLearnt(grown func()) *learnt {
	l := &learnt{tiles: kit.Tiles(420, 2*kit.Step), grown: grown}
	l.all = kit.NewButton(kit.Secondary, words.Say("closing.keep_all"), func() {
		for _, row := range l.rows {
			row.keep.Set(true)
		}
	})
	l.card = kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("closing.learnt_title")),
		kit.Muted(words.Say("closing.learnt_note")), l.tiles, kit.Flow(kit.Step, l.all)))
	return l
}

// show lists what was learnt; rows that were there stay as they are, unless what
// was written at the visit has changed.
func (l *learnt) show(all []closing.Learnt, quotable map[surgery.ID]bool) {
	before := map[surgery.ID]*learntRow{}
	for _, row := range l.rows {
		before[row.visit] = row
	}
	l.rows, l.tiles.Objects = nil, nil
	for _, one := range all {
		row := before[one.Visit]
		if row == nil || row.said != one.Text {
			row = newLearntRow(one)
		}
		row.mayQuote(quotable[one.Visit])
		l.rows = append(l.rows, row)
		l.tiles.Objects = append(l.tiles.Objects, row.content)
	}
	l.card.Hidden, l.all.Hidden = len(all) == 0, len(all) < 2
	l.tiles.Refresh()
	l.grown()
}

func newLearntRow(one closing.Learnt) *learntRow {
	r := &learntRow{visit: one.Visit, said: one.Text, text: kit.NewNotes("", 2)}
	r.keep = kit.NewCheck(words.Say("closing.keep"), nil)
	r.text.SetText(one.Text)
	r.text.OnChanged = func(string) { r.keep.Set(true) } // who edits it wants it
	r.quote = kit.Small("")
	r.content = kit.Column(2, r.text, r.keep, r.quote)
	return r
}

// mayQuote says whether it may be quoted: only where they allowed it, and then
// without their name too.
func (r *learntRow) mayQuote(may bool) {
	key := "closing.not_a_quote"
	if may {
		key = "closing.may_quote"
	}
	r.quote.Set(words.Say(key))
}

// first returns where to go first.
func (l *learnt) first() fyne.Focusable { return l.rows[0].text }

// kept returns what is to be kept, as it was edited.
func (l *learnt) kept() []closing.Learnt {
	var kept []closing.Learnt
	for _, row := range l.rows {
		if text := surgery.CleanLines(row.text.Text); row.keep.On() && text != "" {
			kept = append(kept, closing.Learnt{Visit: row.visit, Text: text})
		}
	}
	return kept
}

// forget takes the rows away: what was not kept is gone from the screen too.
func (l *learnt) forget() { l.show(nil, nil) }
