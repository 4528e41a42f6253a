package people_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

var reached = surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: "reachscribble@example.org"}

// contact returns the record of how somebody is reached; nil for none.
func contact(t *testing.T, d *rooms.Rooms, who surgery.ID) *surgery.Contact {
	t.Helper()
	c, err := d.Desk.Store().ContactOf(who)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// nothingOpens fails where the log, read back with the keys there are, still says how
// somebody was reached.
func nothingOpens(t *testing.T, d *rooms.Rooms, on ...surgery.ID) {
	t.Helper()
	for _, id := range on {
		logged, err := d.Desk.Store().OperationsOn(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range logged {
			for _, e := range o.Edits {
				for _, r := range []surgery.Record{e.Before, e.After} {
					if r != nil && strings.Contains(world.Sprint(r), "scribble") {
						t.Errorf("%s still opens: %s", o.Kind, world.Sprint(r))
					}
				}
			}
		}
	}
	world.Verified(t, d)
}

// How somebody is reached is written down with the yes to it, whichever way that is said,
// and goes with everything that takes the yes or the person away.
func TestHowPeopleAreReachedComesAndGoes(t *testing.T) {
	for name, goes := range map[string]func(t *testing.T, w *world.World, d *rooms.Rooms, who, visit surgery.ID){
		"taken back, then closed": func(t *testing.T, w *world.World, d *rooms.Rooms, who, _ surgery.ID) {
			world.Must(t)(d.People.SetConsent(who, surgery.ContactMe, false))
			if contact(t, d, who) != nil {
				t.Error("it stays while they do not allow it")
			}
			world.Must(t)(d.Closing.CloseSurgery(nil))
		},
		"erased": func(t *testing.T, w *world.World, d *rooms.Rooms, who, _ surgery.ID) {
			if _, _, err := d.People.ErasePeople([]surgery.ID{who}); err != nil {
				t.Error(err)
			}
		},
		"due": func(t *testing.T, w *world.World, d *rooms.Rooms, who, _ surgery.ID) {
			world.Must(t)(d.Closing.CloseSurgery(nil))
			w.Pass(400 * 24 * 60 * 60 * 1e9)
			if _, _, err := d.People.EraseDue(); err != nil {
				t.Error(err)
			}
		},
		"not saved, closed": func(t *testing.T, w *world.World, d *rooms.Rooms, who, id surgery.ID) {
			world.Must(t)(d.Visit.FinishVisit(id, visit.Finish{}))
			world.Must(t)(d.Closing.CloseSurgery(nil))
		},
		"check-in removed, closed": func(t *testing.T, w *world.World, d *rooms.Rooms, who, id surgery.ID) {
			world.Must(t)(d.Visit.FinishVisit(id, visit.Finish{}))
			before := world.Snapshot(t, d)
			world.Must(t)(d.Visit.RemoveCheckIn(id))
			if contact(t, d, who) != nil {
				t.Error("it stays after the name")
			}
			world.Must(t)(d.Desk.History.Undo(""))
			if contact(t, d, who) == nil || world.Snapshot(t, d) != before {
				t.Error("undone, it is not there")
			}
			world.Must(t)(d.Desk.History.Redo(""))
			world.Must(t)(d.Closing.CloseSurgery(nil))
		},
		"check-in undone, closed": func(t *testing.T, w *world.World, d *rooms.Rooms, who, id surgery.ID) {
			world.Must(t)(d.Desk.History.Undo(""))
			world.Must(t)(d.Closing.CloseSurgery(nil))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := world.New(t)
			d := w.Started(t)
			id := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Pat Sample", SavePlace: true, Allowed: reached})).Visit
			who := world.AttendeeOf(t, d, id)
			c := contact(t, d, who)
			if c == nil || c.Words.How != reached.Contact || person(t, d, who).Allowed.Contact != reached.Contact ||
				world.Visit(t, d, id).Allowed.Contact != reached.Contact {
				t.Fatalf("%+v", c)
			}
			goes(t, w, d, who, id)
			if contact(t, d, who) != nil {
				t.Error("it is still there")
			}
			keys, _, err := d.Desk.Store().Keys()
			if err != nil || keys[c.ID] != nil {
				t.Errorf("its key is still there, %v", err)
			}
			nothingOpens(t, d, who, id)
		})
	}
}

func TestTheExportSaysHowTheyAreAndWereReached(t *testing.T) {
	d := world.New(t).Started(t)
	who := world.AttendeeOf(t, d, world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Pat Sample", SavePlace: true, Allowed: reached})).Visit)
	world.Must(t)(d.People.EditPerson(who, people.EditPerson{Name: "Pat Sample", Until: "2027-03-03",
		Allowed: surgery.Allowed{For: reached.For, Contact: "new@example.org"}}))
	r, err := d.People.Record(who)
	if err != nil || r.Contact != "new@example.org" || len(r.Earlier) != 1 || r.Earlier[0].Text != reached.Contact || r.Earlier[0].Field != "How to reach you" {
		t.Errorf("%+v, %v", r, err)
	}
}

// shared has the other desks of a share told what is done from now on; the store it is
// done in is opened anew.
func shared(t *testing.T, w *world.World, d *rooms.Rooms, home string) *rooms.Rooms {
	t.Helper()
	folder, sur := d.Desk.Folder(), d.Desk.Surgery().ID
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", filepath.Join(folder, store.File))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`INSERT INTO share (id, surgery, seat, home, home_seat, home_key, number, began) VALUES ('share', ?, 'seat', `+home+`, 'seat', x'', 0, 0)`, sur)
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return w.Open(t)
}

// While others share the surgery, how somebody is reached is an operation of its own,
// which they are not told.
func TestHowPeopleAreReachedIsToldNoOtherDesk(t *testing.T) {
	w := world.New(t)
	d := shared(t, w, w.Started(t), "1")
	id := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Pat Sample", SavePlace: true, Allowed: reached})).Visit
	who := world.AttendeeOf(t, d, id)
	if contact(t, d, who) == nil {
		t.Error("it is not written down")
	}
	world.Must(t)(d.People.SetConsent(who, surgery.ContactMe, false))
	world.Must(t)(d.Desk.History.Undo("")) // the yes, and how: one step
	if p := person(t, d, who); contact(t, d, who) == nil || !p.Allows(surgery.ContactMe) {
		t.Error("undone, they cannot be reached")
	}
	for _, on := range []surgery.ID{who, id} {
		logged, err := d.Desk.Store().OperationsOn(on)
		if err != nil || len(logged) == 0 {
			t.Fatal(logged, err)
		}
		for _, o := range logged {
			of := map[bool]bool{}
			for _, e := range o.Edits {
				of[e.Record().Family() == surgery.Contacts] = true
			}
			if len(of) != 1 || of[true] != (o.Kind == surgery.ContactEdited) {
				t.Errorf("%s says both: %+v", o.Kind, o.Edits)
			}
		}
	}
}

// A check-in that says how somebody is reached is one step for the host while others
// share the surgery: its notice takes back all of it, and so does Undo after a restart.
func TestACheckInWithAContactIsOneStep(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	world.Must(t)(d.Sharing.Share())
	before := world.Snapshot(t, d)
	done := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Pat Sample", SavePlace: true, Allowed: reached}))
	who := world.AttendeeOf(t, d, done.Visit)
	all := world.Snapshot(t, d)
	back := world.Must(t)(d.Desk.History.Revert(done.Op)) // by the notice
	if contact(t, d, who) != nil || world.Snapshot(t, d) != before {
		t.Error("something of it stays")
	}
	world.Must(t)(d.Desk.History.Revert(back.Op))
	if contact(t, d, who) == nil || world.Snapshot(t, d) != all {
		t.Error("something of it is not back")
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	world.UnlockDesk(t, d, world.Phrase)
	world.Must(t)(d.Desk.History.Undo(""))
	if contact(t, d, who) != nil || world.Snapshot(t, d) != before {
		t.Error("after a restart something of it stays")
	}
	world.Must(t)(d.Desk.History.Redo(""))
	if contact(t, d, who) == nil || world.Snapshot(t, d) != all {
		t.Error("after a restart something of it is not back")
	}
	world.Verified(t, d)
}

// A joined desk writes down the yes, and not how: it neither asks for that nor shows it.
func TestAJoinedDeskKeepsNoContacts(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	before := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Ann Sample", SavePlace: true, Allowed: reached})).Visit
	d = shared(t, w, d, "0")
	id := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Pat Sample", SavePlace: true, Allowed: reached})).Visit
	if contact(t, d, world.AttendeeOf(t, d, id)) != nil {
		t.Error("it is written down")
	}
	for _, visit := range []surgery.ID{before, id} {
		if now := world.Visit(t, d, visit).Allowed; !now.Elsewhere || len(now.For) != 1 {
			t.Errorf("%+v", now)
		}
	}
	world.Must(t)(d.Visit.FinishVisit(before, visit.Finish{SaveUntil: "2027-03-03", Allowed: &surgery.Allowed{For: reached.For}}))
	if contact(t, d, world.AttendeeOf(t, d, before)) == nil {
		t.Error("what the home desk knows is taken away")
	}
}
