package desk

import (
	"testing"

	"socialmediasurgery/surgery"
)

// history returns all that can be undone, then done again, as the host reads it,
// and leaves the records as they were.
func history(t *testing.T, d *Desk) (labels []string) {
	t.Helper()
	n := 0
	for ; d.UndoLabel("") != ""; n++ {
		labels = append(labels, must(t)(d.Undo("")).Notice)
	}
	for range n {
		labels = append(labels, must(t)(d.Redo("")).Notice)
	}
	return labels
}

// TestTheHistoryOutlasts a lock, a restart and a backup, also for what was
// done while no surgery was open. (A cover: see package ui.)
func TestTheHistoryOutlasts(t *testing.T) {
	for name, happens := range map[string]func(*testing.T, *world, *Desk) *Desk{
		"a lock": func(t *testing.T, _ *world, d *Desk) *Desk {
			lockDesk(t, d)
			unlockDesk(t, d, phrase)
			return d
		},
		"a restart": func(t *testing.T, w *world, d *Desk) *Desk {
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			again := w.open(t)
			unlockDesk(t, again, phrase)
			return again
		},
		"a backup": func(t *testing.T, _ *world, d *Desk) *Desk {
			must(t)(d.BackUp())
			return d
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d, _ := w.protected(t)
			must(t)(d.CloseSurgery(nil))
			must(t)(d.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vera Invented"}})) // no surgery is open
			must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
			must(t)(d.CheckInNew(Arrival{Name: "Sam Pretend"}))
			must(t)(d.CountGuest())
			must(t)(d.Undo(""))
			undo, redo := d.UndoLabel(""), d.RedoLabel("")
			d = happens(t, w, d)
			if u, r := d.UndoLabel(""), d.RedoLabel(""); u != undo || r != redo || undo == "" || redo == "" {
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
	w := newWorld(t)
	d, _ := w.protected(t)
	must(t)(d.CountGuest())
	lockDesk(t, d)
	if _, err := d.KioskArrive(KioskArrival{Name: "Ruth Supposed"}); err != nil {
		t.Fatal(err)
	}
	unlockDesk(t, d, phrase)
	if all := history(t, d); len(all) != 4 || all[0] != "Undone: check in Ruth" || all[1] != "Undone: count Guest 2" {
		t.Errorf("%q", all)
	}
}

// TestTheUndoneStartIsDoneAgainAfterARestart though no surgery is open then.
func TestTheUndoneStartIsDoneAgainAfterARestart(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	must(t)(d.Undo(""))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.open(t)
	must(t)(d.Redo(""))
	if d.current == nil {
		t.Error("no surgery is open")
	}
}

// Only closing, erasing, restoring and new keys end it, for good.
func TestWhatEndsTheHistory(t *testing.T) {
	const other = "nine pretend herons whistle"
	for name, ends := range map[string]func(*testing.T, *Desk){
		"closing": func(t *testing.T, d *Desk) { must(t)(d.CloseSurgery(nil)) },
		"a new passphrase": func(t *testing.T, d *Desk) {
			if _, err := d.SetPassphrase([]byte(phrase), []byte(other), false); err != nil {
				t.Fatal(err)
			}
		},
		"a new recovery key": func(t *testing.T, d *Desk) {
			if _, err := d.NewRecovery([]byte(phrase)); err != nil {
				t.Fatal(err)
			}
		},
		"a restore": func(t *testing.T, d *Desk) {
			must(t)(d.BackUp())
			all, err := d.Backups()
			if err != nil {
				t.Fatal(err)
			}
			must(t)(d.Restore(all[0].File.Path(), ""))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d, _ := w.protected(t)
			must(t)(d.CountGuest())
			must(t)(d.Undo(""))
			ends(t, d)
			nothing := func() {
				t.Helper()
				if u, r := d.UndoLabel(""), d.RedoLabel(""); u != "" || r != "" {
					t.Errorf("%q and %q are left", u, r)
				}
			}
			nothing()
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			d = w.open(t)
			if name == "a new passphrase" {
				unlockDesk(t, d, other)
			} else {
				unlockDesk(t, d, phrase)
			}
			nothing()
			must(t)(d.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vera Invented"}}))
			must(t)(d.Undo(""))
			if d.UndoLabel("") != "" {
				t.Errorf("%q is left", d.UndoLabel(""))
			}
		})
	}
}

// TestRevertTakesBackThatAndNothingElse, whatever was done since.
func TestRevertTakesBackThatAndNothingElse(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	guest := must(t)(d.CountGuest())
	zoe := must(t)(d.CheckInNew(Arrival{Name: "Zoë Sampleton", Checklists: []string{basics}}))
	marked := must(t)(d.Mark(zoe.Visit, basics, email, surgery.Done))
	back := must(t)(d.Revert(guest.Op))
	if !back.Undid || back.Notice != "Undone: count Guest 1" || len(board(t, d).Waiting) != 1 {
		t.Errorf("%+v", back)
	}
	if _, err := d.Revert(guest.Op); err == nil {
		t.Error("it was taken back twice")
	} else {
		refused(t, err, surgery.NotFound, "error.undone_already")
	}
	_, err := d.Revert(zoe.Op) // her step rests on it
	refused(t, err, surgery.Conflict, "error.undo_later")
	if step(t, visit(t, d, zoe.Visit), email).State != surgery.Done {
		t.Error("her step changed")
	}
	must(t)(d.Revert(marked.Op))
	must(t)(d.Revert(zoe.Op))
	if n := len(board(t, d).Waiting); n != 0 {
		t.Errorf("%d wait", n)
	}
	again := must(t)(d.Revert(back.Op))
	if again.Undid || again.Notice != "Done again: count Guest 1" || !d.MayRevert(again.Op) || d.MayRevert(back.Op) {
		t.Errorf("%+v", again)
	}
}
