package store

import (
	"maps"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/seal/quick"
)

// Three desks check people in apart and change one visit each in its own way: then all
// have all of it.
func TestThreeDesks(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	v := tr.in(t, a, "Zebedee Testperson")
	tr.in(t, b, "Quillfeather Sample")
	tr.in(t, c, "Mordecai Sample")
	if got, err := b.Visits(tr.at); err != nil || len(got) != 1 || got[0].Called() != "B01" {
		t.Errorf("%v, %v", got, err)
	}
	tr.round(t)
	tr.agree(t)
	tr.edits(t, a, surgery.VisitEdited, v.ID, func(v *surgery.Visit) { v.Track = surgery.Both })
	tr.edits(t, b, surgery.VisitEdited, v.ID, func(v *surgery.Visit) { v.Words.Goal = "a blog" })
	tr.edits(t, c, surgery.Paired, v.ID, func(v *surgery.Visit) { v.State, v.PairedAt, v.Surgeon = surgery.BeingHelped, tr.Now(), "sgn" })
	tr.round(t)
	tr.agree(t)
	for _, d := range tr.desks {
		got, err := d.Visit(v.ID)
		if err != nil || got.Track != surgery.Both || got.Words.Goal != "a blog" || got.State != surgery.BeingHelped {
			t.Errorf("desk %s: %+v, %v", d.letter, got, err)
		}
		if all, err := d.Attendees(); err != nil || len(all) != 3 {
			t.Errorf("desk %s: %d people, %v", d.letter, len(all), err)
		}
		h, err := d.Sharing()
		if err != nil || h.Letter != d.letter || len(h.Desks) != 3 || len(h.Heard) != 2 || h.Desks[0].Words.Name != "Front door" {
			t.Errorf("desk %s: %+v, %v", d.letter, h, err)
		}
	}
}

// What a home desk has beside the share no other gets: saved people, other days, stories.
func TestOnlyWhatIsSharedIsShown(t *testing.T) {
	quick.Passphrases(t)
	w := newWorld()
	home := w.open(t, t.TempDir())
	earlier := w.start(t, home)
	saved := w.checkIn(earlier, "Seededsaved Person", 1)
	person := saved.Edits[0].After.(*surgery.Attendee)
	person.SavedUntil, person.SavedAt = "2027-02-22", w.Now()
	w.must(t, home, saved, w.op(surgery.LearningAdded, "l", surgery.Edit{After: &surgery.Learning{ID: "l", Day: "2026-11-20", Words: surgery.LearningWords{What: "Seededlearnt"}}}))
	later := w.attendee("Seededlater Person")
	later.Book([]surgery.Booked{{Day: "2026-12-29"}})
	today := w.attendee("Seededtoday Person")
	today.Book([]surgery.Booked{{Day: "2026-11-01"}, {Day: "2026-11-24"}})
	w.must(t, home, w.op(surgery.BookingsImported, "i", surgery.Edit{After: later}, surgery.Edit{After: today}))
	tr := &trio{world: w, at: w.start(t, home)}
	tr.desks = []*sharer{{Store: home, letter: "A", secret: seal.NewDeskSecret(), key: *protect(t, home)()}}
	key := seal.NewKey()
	if err := home.StartSharing(NewShare{Share: "share", Surgery: tr.at, Seat: "seat-a", Letter: "A", Key: key, Desk: tr.desks[0].secret, NewID: w.NewID}); err != nil {
		t.Fatal(err)
	}
	b := tr.join(t, "B", key)
	names := func() (names []string) {
		all, err := b.Attendees()
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range all {
			names = append(names, a.Words.Name)
		}
		slices.Sort(names)
		return names
	}
	if got := names(); !slices.Equal(got, []string{"Seededtoday Person"}) {
		t.Errorf("%q", got)
	}
	// Whoever saved their place and comes is shown then, and nothing else of them.
	v := w.visit(tr.at, person.ID, 1)
	o := w.op(surgery.CheckedIn, v.ID, surgery.Edit{After: v})
	o.Surgery, o.Visit = tr.at, v.ID
	w.must(t, home, o)
	changed := *later
	changed.Words.Wants = "a blog"
	w.must(t, home, w.op(surgery.AttendeeEdited, later.ID, surgery.Edit{Before: later, After: &changed}))
	tr.round(t)
	tr.agree(t)
	if got := names(); !slices.Equal(got, []string{"Seededsaved Person", "Seededtoday Person"}) {
		t.Errorf("%q", got)
	}
	if visits, err := b.VisitsOf(person.ID); err != nil || len(visits) != 1 {
		t.Errorf("%v, %v", visits, err)
	}
	if got, err := b.Learnings(); err != nil || len(got) != 0 {
		t.Errorf("%v, %v", got, err)
	}
	both := w.op(surgery.AttendeesMerged, later.ID, surgery.Edit{Before: &changed}, surgery.Edit{Before: person, After: person})
	wantKind(t, home.Do(both), surgery.Conflict, "error.after_closing")
}

// A parcel taken twice, an old one after a new one, and one of another share change
// nothing.
func TestParcelsTwiceAndLate(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, b, "Quillfeather Sample")
	old, err := b.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	tr.in(t, b, "Mordecai Sample")
	fresh, err := b.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := tr.take(t, a, &fresh); len(got.Operations) != 2 || !got.Newest || !slices.Contains(got.Changed, surgery.Visits) {
		t.Errorf("%+v", got)
	}
	before := tablesOf(t, a.Store)
	for _, p := range []surgery.Parcel{fresh, old, fresh} {
		if got := tr.take(t, a, &p); len(got.Operations) != 0 || len(got.Waiting) != 0 {
			t.Errorf("%+v", got)
		}
	}
	if after := tablesOf(t, a.Store); !maps.Equal(before, after) {
		t.Errorf("%s differs", firstDifference(before, after))
	}
	if h, err := a.Sharing(); err != nil || h.Heard["seat-b"].Number != fresh.Number {
		t.Errorf("%+v, %v", h, err)
	}
	fresh.Share = "another"
	_, err = a.Take(&fresh)
	wantKind(t, err, surgery.Invalid, "error.parcel_of_another")
	lock(t, a.Store)
	_, err = a.Take(&old)
	wantKind(t, err, surgery.Locked, "error.locked")
	_, err = a.Outgoing(nil)
	wantKind(t, err, surgery.Locked, "error.locked")
}

// Sharing reads those who booked, and none of all the others whose place is saved.
func TestSharingReadsOnlyWhoBooked(t *testing.T) {
	s := newWorld().open(t, t.TempDir())
	var plan []string
	err := eachRow(s.db, "EXPLAIN QUERY PLAN "+tables[surgery.Attendees].sel+bookedNotHere, func(scan scanner) error {
		var id, parent, unused int
		var step string
		err := scan(&id, &parent, &unused, &step)
		plan = append(plan, step)
		return err
	}, "sur")
	if err != nil || !slices.Contains(plan, "SCAN attendee USING INDEX attendee_expected") {
		t.Errorf("%q, %v", plan, err)
	}
}
