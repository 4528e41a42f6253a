package week

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// refusals are the fields of a panel that were not accepted, the first of which
// gets the cursor.
type refusals struct {
	fields []*kit.Field
	first  error
}

func (r *refusals) clear() {
	for _, f := range r.fields {
		f.SetWrong("")
	}
	r.fields, r.first = nil, nil
}

// check says beneath a field what is wrong with it; nil is nothing.
func (r *refusals) check(f *kit.Field, err error) {
	if err == nil {
		return
	}
	f.SetWrong(sentences(err))
	r.fields = append(r.fields, f)
	if r.first == nil {
		r.first = err
	}
}

// focus puts the cursor into the first box that was refused.
func (r *refusals) focus() {
	if len(r.fields) == 0 {
		return
	}
	if box, ok := r.fields[0].Input.(fyne.Focusable); ok {
		kit.Focus(box)
	}
}

func sentences(err error) string {
	what, next := kit.ErrorWords(err)
	return what + " " + next
}
