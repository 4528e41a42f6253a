package today

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// desksRow is the line of the desks that share the surgery: how many wait at each, and
// whose cards are shown. It is there only while the surgery is shared.
type desksRow struct {
	screen *Screen
	only   bool // this desk's cards alone
	swap   *kit.Button
	hint   string // the key of swapping
	choose *kit.Button
	said   *kit.Text
	body   *fyne.Container
}

func newDesksRow(s *Screen) *desksRow {
	d := &desksRow{screen: s, said: kit.Small("").OneLine()}
	d.swap = s.button(kit.Secondary, "swap_stick", words.Say("sharing.swap_short")).InCard()
	d.hint = d.swap.Hint
	d.choose = kit.NewButton(kit.Secondary, words.Say("sharing.only_this"), d.toggle).InCard()
	d.body = kit.MiddleRow(8, d.swap, d.choose, d.said)
	d.body.Hide()
	return d
}

func (d *desksRow) toggle() {
	d.only = !d.only
	d.screen.reload()
}

// show draws it, and leaves on the board what is to be seen.
func (d *desksRow) show(r *reading) {
	d.body.Hidden = len(r.desks.Desks) == 0
	if d.body.Hidden {
		return
	}
	d.swap.Hint = d.hint
	if large() {
		d.swap.Hint = ""
	}
	d.swap.Refresh()
	label := words.Say("sharing.only_this")
	if d.only {
		label = words.Say("sharing.all_desks")
	}
	d.choose.SetLabel(label)
	var runs []kit.Run
	if large() {
		runs = append(runs, kit.Run{Text: words.Say("sharing.waiting_at"), Size: kit.SizeSmall, Colour: kit.ColourMuted})
	}
	for _, at := range r.desks.Desks {
		if len(runs) > 0 {
			runs = append(runs, kit.Run{Text: "     ", Size: kit.SizeSmall})
		}
		colour := kit.ColourMuted
		if at.Silent {
			colour = kit.ColourAccent
		}
		said := at.Said
		if large() { // there is room for the numbers alone
			said = strconv.Itoa(at.Waiting)
		}
		runs = append(runs, kit.Run{Text: at.Letter, Weight: kit.Bold, Size: kit.SizeSmall}, kit.Run{Text: "  " + said, Size: kit.SizeSmall, Colour: colour})
	}
	d.said.SetRuns(runs...)
	if d.only {
		elsewhere := func(c today.Card) bool { return c.Letter != r.desks.Letter && (c.Letter != "" || !r.desks.Home) }
		r.board.Waiting = slices.DeleteFunc(slices.Clone(r.board.Waiting), elsewhere)
		r.board.Helped = slices.DeleteFunc(slices.Clone(r.board.Helped), elsewhere)
		r.board.Finished = slices.DeleteFunc(slices.Clone(r.board.Finished), elsewhere)
	}
	d.body.Refresh()
}
