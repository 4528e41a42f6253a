package surgery

import "reflect"

// Fold paints records from what the operations of all desks say, part by part. It is
// to be given every operation in the order of Turn; then what it comes to depends on
// nothing but which operations there are.
//
// An operation says of each record how it was before. Where that is how it stands,
// the desk had seen it, and what it made of it stands now. Where it is not, the desk
// did not know of it: then each part that it did not change stays, and of the others
// the part itself says what stands. So nobody has to write down who had seen what.
type Fold struct {
	erased  func(ID) bool
	records map[recordKey]*folded
	order   []recordKey
	crossed []Crossing
	settled map[crossingKey]bool
}

type recordKey struct {
	family Family
	id     ID
}

// folded is a record as far as it was folded.
type folded struct {
	now    Record         // nil: it is not there (any more)
	by     []*maker       // of each part as it is: one pointer, there are many
	also   map[int]*maker // of parts that a second desk made the same, not knowing of the first
	gone   *maker         // what made it go
	unseen bool           // an operation did not know of another
}

// maker is an operation, and whose it was. All that it made shares one.
type maker struct{ op, desk ID }

// NewFold returns a fold of no operations. Whoever is erased, by whichever operation
// of whichever desk, stays away: their record never comes back, and nothing names them.
func NewFold(erased func(owner ID) bool) *Fold {
	return &Fold{erased: erased, records: map[recordKey]*folded{}, settled: map[crossingKey]bool{}}
}

// Take folds the next operation in, of whichever desk.
func (f *Fold) Take(desk ID, o *Operation) {
	for _, c := range o.Settles {
		f.settled[c.key()] = true
	}
	by := &maker{o.ID, desk}
	for _, e := range o.Edits {
		e = Edit{f.left(e.Before), f.left(e.After)}
		if o.Kind == RecordShown {
			f.show(by, e.After)
			continue
		}
		f.take(by, e)
	}
}

// left returns what is left of a record when the erased are gone; nil for nothing.
func (f *Fold) left(r Record) Record {
	if c, is := r.(*Contact); is && f.erased(c.Attendee) {
		return nil
	}
	if r == nil || r.Owner() == "" || !f.erased(r.Owner()) {
		return r
	}
	switch r := r.(type) {
	case *Visit:
		v := *r
		v.Attendee, v.Words = "", VisitWords{}
		return &v
	case *Progress:
		p := *r
		p.Person, p.Words = r.On, ProgressWords{}
		return &p
	case *DeskHere:
		d := *r
		d.Words = DeskHereWords{}
		return &d
	}
	return nil
}

// OfItself reports whether a record has words of its own and of nobody else: it goes
// with its key, where a visit, a step and a desk stay without.
func OfItself(r Record) bool {
	switch r.(type) {
	case *Visit, *Progress, *DeskHere:
		return false
	}
	return r.Text() != nil
}

// record returns what a record was folded to so far.
func (f *Fold) record(of Record) *folded {
	key := recordKey{of.Family(), of.RecordID()}
	r := f.records[key]
	if r == nil {
		r = &folded{by: make([]*maker, len(parts[key.family]))}
		f.records[key] = r
		f.order = append(f.order, key)
	}
	return r
}

// show folds in that the home desk showed a record to the share as it stands: whatever
// was known of it before, from here on all desks know the same.
func (f *Fold) show(by *maker, shown Record) {
	if shown == nil {
		return
	}
	r := f.record(shown)
	r.now, r.also, r.gone = copyOf(shown), nil, nil
	for i := range r.by {
		r.by[i] = by
	}
}

func (f *Fold) take(by *maker, e Edit) {
	if e.Before == nil && e.After == nil {
		return
	}
	r := f.record(e.Record())
	switch {
	case e.After == nil:
		f.goes(r, by, e.Before)
	case r.now == nil:
		r.now = copyOf(e.After)
		if e.Before != nil {
			r.unseen = true
			f.cross(r, "", r.gone, by)
		}
		for i := range r.by {
			r.by[i] = by
		}
	default:
		f.changes(r, by, e)
	}
}

// goes takes a record away that is as the operation says it was; else it stays.
func (f *Fold) goes(r *folded, by *maker, before Record) {
	if r.now == nil {
		return
	}
	for i, p := range parts[before.Family()] {
		other, two := r.elsewhere(i, by)
		if !p.Same(r.now, before) || two {
			r.unseen = true
			f.cross(r, "", other, by)
			return
		}
	}
	r.now, r.gone = nil, by
}

// elsewhere returns what made a part at another desk than this, and whether two desks
// made it the same: then nobody can tell whether the one knew of the other.
func (r *folded) elsewhere(i int, by *maker) (other *maker, two bool) {
	other, two = r.also[i]
	if !two || other.desk == by.desk {
		other = r.by[i]
	}
	return other, two
}

// changes folds a change of a record that is there.
func (f *Fold) changes(r *folded, by *maker, e Edit) {
	before := e.Before
	if before == nil { // made at two desks: then each part was empty
		before = NewRecord(e.After.Family())
	}
	for i, p := range parts[e.After.Family()] {
		seen := p.Same(r.now, before)
		r.unseen = r.unseen || !seen
		if p.Same(before, e.After) {
			continue
		}
		if !seen && p.Same(r.now, e.After) {
			if r.also == nil {
				r.also = map[int]*maker{}
			}
			r.also[i] = by
			continue
		}
		if other, two := r.elsewhere(i, by); two || !seen {
			f.cross(r, p.Name, other, by)
		}
		if seen || p.meet == nil {
			p.Take(r.now, e.After)
		} else {
			p.meet(r.now, before, e.After)
		}
		r.by[i] = by
		delete(r.also, i)
	}
}

// cross notes a crossing, unless what is crossed has not arrived yet.
func (f *Fold) cross(r *folded, part string, first, second *maker) {
	if first == nil {
		return
	}
	f.crossed = append(f.crossed, Crossing{r.now.Family(), r.now.RecordID(), part, first.op, second.op})
}

// Records returns every record that is there now, in the order in which they were
// first made.
func (f *Fold) Records() []Record {
	var found []Record
	for _, key := range f.order {
		if now := f.records[key].now; now != nil {
			found = append(found, now)
		}
	}
	return found
}

// Record returns a record as it is; nil where it is not there.
func (f *Fold) Record(family Family, id ID) Record {
	if r := f.records[recordKey{family, id}]; r != nil {
		return r.now
	}
	return nil
}

// Crossed returns what crossed and was not settled, in the order of the later
// operations.
func (f *Fold) Crossed() (crossed []Crossing) {
	for _, c := range f.crossed {
		if !f.settled[c.key()] {
			crossed = append(crossed, c)
		}
	}
	return crossed
}

// Unseen reports whether an operation on a record did not know of another. Words that
// cannot be opened may then come to something else than words that can.
func (f *Fold) Unseen(family Family, id ID) bool {
	r := f.records[recordKey{family, id}]
	return r != nil && r.unseen
}

// copyOf returns a record that can be changed without changing this one.
func copyOf(r Record) Record {
	c := reflect.New(reflect.TypeOf(r).Elem())
	c.Elem().Set(reflect.ValueOf(r).Elem())
	return c.Interface().(Record)
}
