package store

import (
	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// remove takes a check-in away, with whoever came only then.
func (tr *apartTrio) remove(t *rapid.T, d *sharer) {
	v, ok := tr.visitAt(t, d)
	if !ok {
		return
	}
	o := tr.op(surgery.CheckInRemoved, v.ID, surgery.Edit{Before: v})
	if v.Attendee != "" {
		if a, err := d.Record(surgery.Attendees, v.Attendee); err == nil && a != nil && !a.(*surgery.Attendee).Saved() {
			o.Edits = append(o.Edits, surgery.Edit{Before: a})
		}
	}
	marks, err := d.Progress(v.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range marks {
		o.Edits = append(o.Edits, surgery.Edit{Before: m})
	}
	o.Visit = v.ID
	tr.do(t, d, o)
}

func (tr *apartTrio) erase(t *rapid.T, d *sharer) {
	a, ok := tr.personAt(t, d)
	if !ok {
		return
	}
	o := tr.op(surgery.AttendeesErased, a.ID, surgery.Edit{Before: a})
	o.Erases = []surgery.ID{a.ID}
	visits, err := d.VisitsOf(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range visits {
		if v.Surgery != tr.at || rapid.Bool().Draw(t, "by itself") {
			continue // it names nobody all the same
		}
		after := v.Copy()
		after.Attendee, after.Words = "", surgery.VisitWords{}
		o.Edits = append(o.Edits, surgery.Edit{Before: v, After: after})
		o.Erases = append(o.Erases, v.ID)
	}
	if tr.do(t, d, o) {
		for _, owner := range o.Erases {
			tr.erased[owner] = true
		}
	}
}

func (tr *apartTrio) settle(t *rapid.T, d *sharer) {
	crossed, err := d.Crossed()
	if err != nil {
		t.Fatal(err)
	}
	c, ok := some(t, crossed, "crossing")
	if !ok {
		return
	}
	o := tr.op(surgery.CrossingSettled, c.Record)
	o.Settles = []surgery.Crossing{c}
	tr.do(t, d, o)
	if again, err := d.Crossed(); err != nil || len(again) != len(crossed)-1 {
		t.Fatalf("%d crossings, one settled: %d, %v", len(crossed), len(again), err)
	}
}

// twoPeople says of two visits that they are two people's.
func (tr *apartTrio) twoPeople(t *rapid.T, d *sharer) {
	v, one := tr.visitAt(t, d)
	w, two := tr.visitAt(t, d)
	if !one || !two || v.ID == w.ID {
		return
	}
	apart := surgery.TwoPeopleAt(v.ID, w.ID)
	o := tr.op(surgery.CrossingSettled, apart.Record)
	o.Settles = []surgery.Crossing{apart}
	if tr.do(t, d, o) {
		tr.apart = append(tr.apart, surgery.TwoPeopleAt(w.ID, v.ID))
	}
}

// saidApart: what was said anywhere of two visits every desk knows.
func (tr *apartTrio) saidApart(rt *rapid.T, d *sharer) {
	for _, c := range tr.apart {
		if is, err := d.IsSettled(c); err != nil || !is {
			rt.Fatalf("desk %s does not know that %v are two people, %v", d.letter, c, err)
		}
	}
}

func (tr *apartTrio) tally(t *rapid.T, d *sharer) {
	if err := d.AddTallies([]Count{{tr.at, "2026-11-24", "role", "staff", rapid.IntRange(-2, 5).Draw(t, "n")}}); err != nil {
		t.Fatal(err)
	}
}

// atHome is what only the home desk does in the share.
func (tr *apartTrio) atHome(t *rapid.T, d *sharer) {
	switch rapid.IntRange(0, 2).Draw(t, "what") {
	case 0:
		text := &surgery.Content{ID: "stay-safe", Checked: "2026-11-24", Words: surgery.ContentWords{Title: "Stay safe", Body: rapid.SampledFrom([]string{"You choose.", "It is yours."}).Draw(t, "body")}}
		edit := surgery.Edit{After: text}
		if now, err := d.Record(surgery.Contents, text.ID); err == nil && now != nil {
			edit.Before = now
		}
		tr.do(t, d, tr.op(surgery.ContentEdited, text.ID, edit))
	case 1:
		b := &surgery.Barometer{ID: tr.NewID(), Week: "w", From: "2026-11-23", Until: "2026-11-27", Points: 5, Words: surgery.BarometerWords{Question: "How much?"}}
		tr.do(t, d, tr.op(surgery.BarometerAdded, b.ID, surgery.Edit{After: b}))
	default:
		now, err := d.Surgery(tr.at)
		if err != nil {
			t.Fatal(err)
		}
		after := *now
		after.Words.Venue, after.NextDay = rapid.SampledFrom([]string{"Made-up Hall", "Made-up House"}).Draw(t, "venue"), "2026-12-29"
		tr.do(t, d, tr.op(surgery.SurgeryEdited, tr.at, surgery.Edit{Before: now, After: &after}))
	}
}

// privately is what the home desk does beside the share.
func (tr *apartTrio) privately(t *rapid.T, d *sharer) {
	switch rapid.IntRange(0, 1).Draw(t, "what") {
	case 0:
		l := &surgery.Learning{ID: tr.NewID(), Day: "2026-11-20", Words: surgery.LearningWords{What: "of another day"}}
		tr.do(t, d, tr.op(surgery.LearningAdded, l.ID, surgery.Edit{After: l}))
	default:
		all, err := d.AttendeesAt(tr.private)
		if err != nil {
			t.Fatal(err)
		}
		if a, ok := some(t, all, "person"); ok {
			after := *a
			after.Words.KnownAs = rapid.SampledFrom([]string{"", "Sav"}).Draw(t, "known as")
			tr.do(t, d, tr.op(surgery.AttendeeEdited, a.ID, surgery.Edit{Before: a, After: &after}))
		}
	}
}

// returning checks somebody in who saved their place before.
func (tr *apartTrio) returning(t *rapid.T, d *sharer) {
	all, err := d.AttendeesAt(tr.private)
	if err != nil {
		t.Fatal(err)
	}
	a, ok := some(t, all, "person")
	if !ok {
		return
	}
	v := tr.visit(tr.at, a.ID, 1)
	tr.numbered(t, d, v)
	v.Returning = true
	o := tr.op(surgery.CheckedIn, v.ID, surgery.Edit{After: v})
	o.Visit = v.ID
	tr.do(t, d, o)
}

// close closes the surgery, and erases who did not save their place.
func (tr *apartTrio) close(t *rapid.T, d *sharer) {
	if tr.closed || rapid.IntRange(0, 3).Draw(t, "not yet") > 0 {
		return
	}
	now, err := d.Surgery(tr.at)
	if err != nil {
		t.Fatal(err)
	}
	closed := *now
	closed.ClosedAt = tr.Now()
	o := tr.op(surgery.SurgeryClosed, tr.at, surgery.Edit{Before: now, After: &closed})
	people, err := d.AttendeesAt(tr.at)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if !p.Saved() {
			o.Edits = append(o.Edits, surgery.Edit{Before: p})
			o.Erases = append(o.Erases, p.ID)
		}
	}
	loose, err := d.LooseKeys()
	if err != nil {
		t.Fatal(err)
	}
	o.Erases = append(o.Erases, loose...)
	if tr.do(t, d, o) {
		tr.closed = true
		for _, owner := range o.Erases {
			tr.erased[owner] = true
		}
	}
}
