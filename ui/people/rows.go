package people

import (
	"strconv"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// rows is what the list shows: everyone, a hundred thousand perhaps, of whom only
// those near what is in sight are read; or those that are found, or due.
type rows struct {
	screen *Screen
	count  int                      // of everyone
	read   map[int]people.PersonRow // of everyone, by place in the list
	asked  map[int]bool             // pages on their way
	round  int                      // counts changes, so that an old page is dropped
	some   []people.PersonRow       // found, or due
	only   bool                     // some is what is shown
	asking bool                     // a search is on its way; never two
}

const (
	pageRows = 50
	mostRead = 40 * pageRows // names in memory beside the index
)

func newRows(s *Screen) *rows {
	return &rows{screen: s, read: map[int]people.PersonRow{}, asked: map[int]bool{}}
}

func (r *rows) list() *kit.List {
	return kit.NewList(kit.ListParts{
		Length:   r.length,
		Key:      r.key,
		New:      newRow,
		Fill:     func(i int, row fyne.CanvasObject, _ kit.RowState) { fillRow(row, r.at(i)) },
		Selected: func(i int) { r.selected(i) },
		Chosen:   func(int) { r.screen.page.focus() },
		Escape:   func() { kit.Focus(r.screen.box) },
		AboveTop: func() { kit.Focus(r.screen.box) },
		Typed: func(letter rune) {
			kit.Focus(r.screen.box)
			r.screen.box.TypedRune(letter)
		},
		Lines: true,
	})
}

func (r *rows) length() int {
	if r.only {
		return len(r.some)
	}
	return r.count
}

func (r *rows) key(i int) string {
	if row := r.row(i); row.ID != "" {
		return string(row.ID)
	}
	return strconv.Itoa(i)
}

func (r *rows) row(i int) people.PersonRow {
	if !r.only {
		return r.read[i]
	}
	if i < len(r.some) {
		return r.some[i]
	}
	return people.PersonRow{}
}

// at returns a row to draw, and has it read if it was not.
func (r *rows) at(i int) people.PersonRow {
	row := r.row(i)
	if row.ID == "" && !r.only {
		r.ask(i / pageRows)
	}
	return row
}

// ask reads a page of everyone.
func (r *rows) ask(page int) {
	if r.asked[page] {
		return
	}
	if len(r.read) > mostRead {
		clear(r.read)
		clear(r.asked)
	}
	r.asked[page] = true
	round := r.round
	kit.Soon(r.screen.stage.Runner, func() ([]people.PersonRow, error) { return r.screen.stage.People.People(page*pageRows, pageRows) }, func(found []people.PersonRow, err error) {
		switch {
		case round != r.round:
			return
		case err != nil:
			r.screen.view.Failed(err, r.screen.Shown)
			return
		}
		for i, row := range found {
			r.read[page*pageRows+i] = row
		}
		r.screen.list.Refresh()
	})
}

// reload drops what was read; n is how many there are now.
func (r *rows) reload(n int) {
	r.round++
	r.count = n
	clear(r.read)
	clear(r.asked)
	if r.only && r.screen.which.Value() == everyone {
		r.search(r.screen.box.Text)
	}
	r.screen.list.Refresh()
}

// search shows who is meant by what was typed; nothing typed is everyone.
func (r *rows) search(typed string) {
	if r.screen.which.Value() == whoIsDue {
		r.screen.which.Set(everyone)
		r.screen.switched()
		return
	}
	if surgery.Clean(typed) == "" {
		r.only, r.some = false, nil
		r.changed()
		return
	}
	if r.asking {
		return
	}
	r.asking = true
	kit.Soon(r.screen.stage.Runner, func() ([]people.PersonRow, error) { return r.screen.stage.People.FindPeople(typed) }, func(found []people.PersonRow, err error) {
		r.asking = false
		switch {
		case r.screen.which.Value() != everyone:
		case r.screen.box.Text != typed:
			r.search(r.screen.box.Text)
		case err != nil:
			r.screen.view.Failed(err, r.screen.Shown)
		default:
			r.only, r.some = true, found
			r.changed()
		}
	})
}

// show changes between everyone and who is due.
func (r *rows) show(which string) {
	if which == whoIsDue {
		r.only, r.some = true, r.screen.due.soonest
		r.changed()
		return
	}
	r.only, r.some = false, nil
	r.search(r.screen.box.Text)
}

func (r *rows) changed() {
	r.screen.list.ScrollToTop()
	r.screen.list.Refresh()
}

func (r *rows) selected(i int) {
	if i >= 0 {
		if row := r.row(i); row.ID != "" {
			r.screen.page.load(row.ID)
		}
	}
}

func newRow() fyne.CanvasObject {
	return kit.Padded(8, 12, 8, 14, kit.MiddleRow(kit.Step, kit.Column(0, kit.NewText(kit.Ellipsis, kit.Run{Text: kit.Blank, Weight: kit.Semi}), kit.Small(kit.Blank).OneLine()),
		kit.NewPill(kit.Waiting, words.Say("people.ended"))))
}

func fillRow(o fyne.CanvasObject, row people.PersonRow) {
	parts := o.(*fyne.Container).Objects[0].(*fyne.Container)
	texts, pill := parts.Objects[0].(*fyne.Container).Objects, parts.Objects[1].(*kit.Pill)
	name := row.Name
	if row.ID == "" {
		name = "…"
	}
	texts[0].(*kit.Text).SetRuns(kit.Run{Text: name, Weight: kit.Semi})
	texts[1].(*kit.Text).Set(row.Detail)
	pill.Hidden = !row.Ended
	parts.Refresh()
}
