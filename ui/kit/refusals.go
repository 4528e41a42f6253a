package kit

// Refusals are the fields of a form that were not accepted, the first of which
// gets the cursor.
type Refusals struct {
	fields []*Field
	first  error
}

// Clear takes back what was said.
func (r *Refusals) Clear() {
	for _, f := range r.fields {
		f.SetWrong("")
	}
	r.fields, r.first = nil, nil
}

// Check says beneath a field what is wrong with it; nil is nothing.
func (r *Refusals) Check(f *Field, err error) {
	if err == nil {
		return
	}
	f.SetError(err)
	r.fields = append(r.fields, f)
	if r.first == nil {
		r.first = err
	}
}

// First returns what is wrong with the first of them, nil when all is accepted.
func (r *Refusals) First() error { return r.first }

// Focus puts the cursor into the first box that was refused.
func (r *Refusals) Focus() {
	if len(r.fields) > 0 {
		r.fields[0].focus()
	}
}
