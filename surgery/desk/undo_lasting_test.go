package desk_test

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// history returns all that can be undone, then done again, as the host reads it,
// and leaves the records as they were.
func history(t *testing.T, d *rooms.Rooms) (labels []string) {
	t.Helper()
	n := 0
	for ; d.Desk.History.UndoLabel("") != ""; n++ {
		labels = append(labels, world.Must(t)(d.Desk.History.Undo("")).Notice)
	}
	for range n {
		labels = append(labels, world.Must(t)(d.Desk.History.Redo("")).Notice)
	}
	return labels
}

// TestTheHistoryOutlasts a lock, a restart and a backup, also for what was
// done while no surgery was open. (A cover: see package ui.)
func TestTheHistoryOutlasts(t *testing.T) {
	for name, happens := range map[string]func(*testing.T, *world.World, *rooms.Rooms) *rooms.Rooms{
		"a lock": func(t *testing.T, _ *world.World, d *rooms.Rooms) *rooms.Rooms {
			world.LockDesk(t, d)
			world.UnlockDesk(t, d, world.Phrase)
			return d
		},
		"a restart": func(t *testing.T, w *world.World, d *rooms.Rooms) *rooms.Rooms {
			if err := d.Desk.Close(); err != nil {
				t.Fatal(err)
			}
			again := w.Open(t)
			world.UnlockDesk(t, again, world.Phrase)
			return again
		},
		"a backup": func(t *testing.T, _ *world.World, d *rooms.Rooms) *rooms.Rooms {
			world.Must(t)(d.Backups.BackUp())
			return d
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := world.New(t)
			d, _ := w.Protected(t)
			world.Must(t)(d.Closing.CloseSurgery(nil))
			world.Must(t)(d.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vera Invented"}})) // no surgery is open
			world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
			world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Pretend"}))
			world.Must(t)(d.Today.CountGuest())
			world.Must(t)(d.Desk.History.Undo(""))
			undo, redo := d.Desk.History.UndoLabel(""), d.Desk.History.RedoLabel("")
			d = happens(t, w, d)
			if u, r := d.Desk.History.UndoLabel(""), d.Desk.History.RedoLabel(""); u != undo || r != redo || undo == "" || redo == "" {
				t.Errorf("%q and %q, want %q and %q", u, r, undo, redo)
			}
			if all := history(t, d); len(all) != 6 || all[2] != "Undone: add surgeon Vera" {
				t.Errorf("%q", all)
			}
		})
	}
}

// What somebody did at self check-in comes on top of what the host did.
func TestTheHistoryOutlastsSelfCheckIn(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	world.Must(t)(d.Today.CountGuest())
	world.LockDesk(t, d)
	if _, err := d.Today.KioskArrive(today.KioskArrival{Name: "Ruth Supposed"}); err != nil {
		t.Fatal(err)
	}
	world.UnlockDesk(t, d, world.Phrase)
	if all := history(t, d); len(all) != 4 || all[0] != "Undone: check in Ruth" || all[1] != "Undone: count Guest 2" {
		t.Errorf("%q", all)
	}
}

// TestTheUndoneStartIsDoneAgainAfterARestart though no surgery is open then.
func TestTheUndoneStartIsDoneAgainAfterARestart(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Must(t)(d.Desk.History.Undo(""))
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	world.Must(t)(d.Desk.History.Redo(""))
	if d.Desk.Surgery() == nil {
		t.Error("no surgery is open")
	}
}

// Only closing, erasing, restoring and new keys end it, for good.
func TestWhatEndsTheHistory(t *testing.T) {
	const other = "nine pretend herons whistle"
	for name, ends := range map[string]func(*testing.T, *rooms.Rooms){
		"closing": func(t *testing.T, d *rooms.Rooms) { world.Must(t)(d.Closing.CloseSurgery(nil)) },
		"a new passphrase": func(t *testing.T, d *rooms.Rooms) {
			if _, err := d.Lock.SetPassphrase([]byte(world.Phrase), []byte(other), false); err != nil {
				t.Fatal(err)
			}
		},
		"a new recovery key": func(t *testing.T, d *rooms.Rooms) {
			if _, err := d.Lock.NewRecovery([]byte(world.Phrase)); err != nil {
				t.Fatal(err)
			}
		},
		"a restore": func(t *testing.T, d *rooms.Rooms) {
			world.Must(t)(d.Backups.BackUp())
			all, err := d.Backups.Backups()
			if err != nil {
				t.Fatal(err)
			}
			world.Must(t)(d.Restore.Restore(all[0].File.Path(), ""))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := world.New(t)
			d, _ := w.Protected(t)
			world.Must(t)(d.Today.CountGuest())
			world.Must(t)(d.Desk.History.Undo(""))
			ends(t, d)
			nothing := func() {
				t.Helper()
				if u, r := d.Desk.History.UndoLabel(""), d.Desk.History.RedoLabel(""); u != "" || r != "" {
					t.Errorf("%q and %q are left", u, r)
				}
			}
			nothing()
			if err := d.Desk.Close(); err != nil {
				t.Fatal(err)
			}
			d = w.Open(t)
			if name == "a new passphrase" {
				world.UnlockDesk(t, d, other)
			} else {
				world.UnlockDesk(t, d, world.Phrase)
			}
			nothing()
			world.Must(t)(d.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vera Invented"}}))
			world.Must(t)(d.Desk.History.Undo(""))
			if d.Desk.History.UndoLabel("") != "" {
				t.Errorf("%q is left", d.Desk.History.UndoLabel(""))
			}
		})
	}
}

// TestRevertTakesBackThatAndNothingElse, whatever was done since.
func TestRevertTakesBackThatAndNothingElse(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	guest := world.Must(t)(d.Today.CountGuest())
	zoe := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton", Checklists: []string{world.Basics}}))
	marked := world.Must(t)(d.Visit.Mark(zoe.Visit, world.Basics, world.Email, surgery.Done))
	back := world.Must(t)(d.Desk.History.Revert(guest.Op))
	if !back.Undid || back.Notice != "Undone: count Guest 1" || len(world.Board(t, d).Waiting) != 1 {
		t.Errorf("%+v", back)
	}
	if _, err := d.Desk.History.Revert(guest.Op); err == nil {
		t.Error("it was taken back twice")
	} else {
		world.Refused(t, err, surgery.NotFound, "error.undone_already")
	}
	_, err := d.Desk.History.Revert(zoe.Op) // her step rests on it
	world.Refused(t, err, surgery.Conflict, "error.undo_later")
	if world.Step(t, world.Visit(t, d, zoe.Visit), world.Email).State != surgery.Done {
		t.Error("her step changed")
	}
	world.Must(t)(d.Desk.History.Revert(marked.Op))
	world.Must(t)(d.Desk.History.Revert(zoe.Op))
	if n := len(world.Board(t, d).Waiting); n != 0 {
		t.Errorf("%d wait", n)
	}
	again := world.Must(t)(d.Desk.History.Revert(back.Op))
	if again.Undid || again.Notice != "Done again: count Guest 1" || !d.Desk.History.MayRevert(again.Op) || d.Desk.History.MayRevert(back.Op) {
		t.Errorf("%+v", again)
	}
}
