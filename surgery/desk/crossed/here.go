package crossed

import (
	"cmp"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/find"
)

// here is who is at the shared surgery, kept in memory: whether somebody is here twice is
// asked after every change, and reading hundreds of visits for it would be felt.
type here struct {
	surgery surgery.ID
	visits  map[surgery.ID]*surgery.Visit
	called  map[surgery.ID]string // by attendee, folded
	twice   [][2]*surgery.Visit   // see doubled
	known   bool                  // twice is
}

// watchHere keeps it in step with what is done, here and elsewhere.
func (r *Room) watchHere() desk.Watch {
	forget := func() { r.here = nil }
	return desk.Watch{Opened: func() error { forget(); return nil }, Forget: forget, Done: r.followHere}
}

func (r *Room) followHere(o *surgery.Operation) {
	if r.here == nil {
		return
	}
	if len(o.Erases) > 0 || o.Kind.OfShare() || r.desk.Locked() {
		r.here = nil // whoever named them names nobody now, or what a struck desk did is out
		return
	}
	for _, e := range o.Edits {
		switch of := e.Record().(type) {
		case *surgery.Visit:
			after, _ := e.After.(*surgery.Visit)
			r.here.put(of.ID, after)
		case *surgery.Attendee:
			after, _ := e.After.(*surgery.Attendee)
			r.here.call(of.ID, after)
		}
	}
}

// put takes a visit as it is now, nil where it has gone.
func (h *here) put(id surgery.ID, now *surgery.Visit) {
	was := h.visits[id]
	if delete(h.visits, id); now != nil && now.Surgery == h.surgery {
		h.visits[id] = now
	}
	if was == nil || now == nil || was.Attendee != now.Attendee || was.Letter != now.Letter {
		h.known = false
	}
}

// call takes somebody as they are now, nil where they have gone.
func (h *here) call(id surgery.ID, now *surgery.Attendee) {
	was := h.called[id]
	if delete(h.called, id); now != nil {
		h.called[id] = find.Fold(now.Words.Name)
	}
	if h.called[id] != was {
		h.known = false
	}
}

// whoIsHere returns it, read where it is not in memory yet.
func (r *Room) whoIsHere(at surgery.ID) (*here, error) {
	if r.here != nil && r.here.surgery == at {
		return r.here, nil
	}
	visits, err := r.desk.Store().Visits(at)
	if err != nil {
		return nil, err
	}
	people, err := r.desk.Store().AttendeesAt(at)
	if err != nil {
		return nil, err
	}
	h := &here{surgery: at, visits: map[surgery.ID]*surgery.Visit{}, called: map[surgery.ID]string{}}
	for _, v := range visits {
		h.visits[v.ID] = v
	}
	for _, a := range people {
		h.called[a.ID] = find.Fold(a.Words.Name)
	}
	r.here = h
	return h, nil
}

// doubled returns pairs of visits from two desks that look like one person who was
// checked in at both: of the same record, or of the same name. The first to come is first.
func (h *here) doubled(r *Room) (all [][2]*surgery.Visit, err error) {
	if h.known {
		return h.twice, nil
	}
	byName := map[string][]*surgery.Visit{}
	for _, v := range h.visits {
		if v.Guest() {
			continue
		}
		name, known := h.called[v.Attendee]
		if !known { // somebody who was here already, in a visit that came later
			a, err := r.desk.Store().Attendee(v.Attendee)
			if err != nil && surgery.KindOf(err) != surgery.NotFound {
				return nil, err
			}
			if err == nil {
				name = find.Fold(a.Words.Name)
			}
			h.called[v.Attendee] = name
		}
		if name != "" {
			byName[name] = append(byName[name], v)
		}
	}
	for _, same := range byName {
		slices.SortFunc(same, inOrder)
		for i, v := range same {
			for _, w := range same[i+1:] {
				if v.Letter != w.Letter {
					all = append(all, [2]*surgery.Visit{v, w})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b [2]*surgery.Visit) int { return cmp.Or(inOrder(a[0], b[0]), inOrder(a[1], b[1])) })
	h.twice, h.known = all, true
	return all, nil
}

// inOrder has the same order on every desk.
func inOrder(a, b *surgery.Visit) int {
	return cmp.Or(a.ArrivedAt.Compare(b.ArrivedAt), cmp.Compare(a.ID, b.ID))
}
