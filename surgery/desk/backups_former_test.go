package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/dates"
)

// TestErasedAfterARestoreIsErasedInTheOldKeybag erases somebody after a restore
// gave the desk a new id: the keys beside the backups it made before go too.
func TestErasedAfterARestoreIsErasedInTheOldKeybag(t *testing.T) {
	w := newWorld(t)
	d, recovery := w.protected(t)
	w.ids = func() surgery.ID { // the id of the desk after a restore begins otherwise
		w.n++
		return surgery.ID(fmt.Sprintf("1%07d-0000-4000-8000-000000000000", w.n))
	}
	zebedee := search(t, d, "quux").Rows[0].Attendee
	must(t)(d.BackUp())
	first := backups(t, backup.Own(w.folder))[0]
	w.pass(time.Minute)
	must(t)(d.Restore(first.Path(), ""))
	if d.Locked() {
		t.Fatal("locked, though its key is the same")
	}
	places, err := d.BackupPlaces()
	if err != nil || places[0].Files < 2 {
		t.Errorf("its own backups are not its own any more: %+v, %v", places, err)
	}
	_, done, err := d.ErasePeople([]surgery.ID{zebedee})
	if err != nil || len(done.Changed) == 0 {
		t.Fatal(done, err)
	}
	bags := 0
	for name, with := range map[string]string{"own key": "", "paper": recovery.Text} {
		identities, err := d.opener(with).of(first)
		if err != nil {
			t.Fatal(err)
		}
		desks, err := backup.Desks(first.Folder)
		if err != nil || len(desks) != 2 {
			t.Fatalf("%v, %v", desks, err)
		}
		for _, desk := range desks {
			bag, err := backup.ReadKeybag(backup.File{Folder: first.Folder, Desk: desk}, identities)
			if err != nil {
				t.Errorf("%s, %s: %v", name, desk, err)
				continue
			}
			bags++
			if bag.Keys[zebedee] != nil {
				t.Errorf("%s, %s: the key is still there", name, desk)
			}
		}
	}
	if bags != 4 {
		t.Errorf("%d keybags looked into", bags)
	}
	must(t)(d.Restore(first.Path(), ""))
	if names := rowNames(search(t, d, "quux").Rows); len(names) != 0 {
		t.Errorf("back again: %v", names)
	}
}

func TestTheFirstPassphraseTakesFormerBackupsAway(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", SavePlace: true}))
	must(t)(d.BackUp())
	own := backup.Own(w.folder)
	must(t)(d.Restore(backups(t, own)[0].Path(), ""))
	w.pass(time.Minute)
	if _, err := d.SetPassphrase(nil, []byte(phrase), false); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(own)
	if err != nil || len(entries) != 2 {
		t.Errorf("left: %v, %v", entries, err)
	}
}

// TestARestoreForgetsWhoWasThere brings back another surgery's backup without its
// recovery key at hand afterwards.
func TestARestoreForgetsWhoWasThere(t *testing.T) {
	w := newWorld(t)
	d, recovery := w.protected(t)
	must(t)(d.BackUp())
	path := backups(t, backup.Own(w.folder))[0].Path()

	other := newWorld(t)
	other.now, other.n = w.now.Add(time.Hour), 5000
	e := other.started(t)
	must(t)(e.CheckInNew(Arrival{Name: "Mordecai Frobnicate", SavePlace: true}))
	preview, err := e.LookInto(path, recovery.Text)
	if err != nil || preview.Latest != "2026-11-24" {
		t.Errorf("%+v, %v", preview, err)
	}
	done := must(t)(e.Restore(path, recovery.Text))
	if names := rowNames(search(t, e, "frobnicate").Rows); len(names) != 0 {
		t.Errorf("still found: %v", names)
	}
	kept, err := e.KeptDamaged()
	if err != nil || len(kept) != 1 || !strings.Contains(done.Notice, filepath.Base(kept[0])) {
		t.Errorf("the only key to what was replaced is gone: %v, %v, %q", kept, err, done.Notice)
	}
}

func TestKeptDamagedRecordsGo(t *testing.T) {
	for name, ends := range map[string]func(t *testing.T, w *world, d *Desk) int{
		"when somebody is erased": func(t *testing.T, w *world, d *Desk) int {
			if _, _, err := d.ErasePeople([]surgery.ID{search(t, d, "quux").Rows[0].Attendee}); err != nil {
				t.Fatal(err)
			}
			return d.ForgottenDamaged()
		},
		"after thirty days": func(t *testing.T, w *world, d *Desk) int {
			w.pass(29 * 24 * time.Hour)
			if err := d.CheckOnStart(); err != nil {
				t.Fatal(err)
			}
			if kept, err := d.KeptDamaged(); err != nil || len(kept) != 1 {
				t.Errorf("after 29 days: %v, %v", kept, err)
			}
			w.pass(2 * 24 * time.Hour)
			if err := d.CheckOnStart(); err != nil {
				t.Fatal(err)
			}
			return d.ForgottenDamaged()
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d, _ := w.protected(t)
			must(t)(d.BackUp())
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			spoilVisits(t, w.folder)
			mendFromLog(t, w)
			d = w.open(t)
			unlockDesk(t, d, phrase)
			if kept, err := d.KeptDamaged(); err != nil || len(kept) != 1 {
				t.Fatalf("not kept: %v, %v", kept, err)
			}
			if n := ends(t, w, d); n != 1 {
				t.Errorf("%d are said to have gone", n)
			}
			if kept, err := d.KeptDamaged(); err != nil || len(kept) != 0 {
				t.Errorf("still there: %v, %v", kept, err)
			}
		})
	}
}

func (w *world) mending(t *testing.T) *Mending {
	t.Helper()
	m, err := StartMending(Options{Folder: w.folder, Now: func() time.Time { return w.now },
		NewID: func() surgery.ID { w.n++; return surgery.ID(time.Duration(w.n).String()) }})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func mendFromLog(t *testing.T, w *world) {
	t.Helper()
	m := w.mending(t)
	if err := m.Unlock([]byte(phrase)); err != nil {
		t.Fatal(err)
	}
	if _, err := m.FromLog(); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestACheckFindsDamageThatOpeningDidNot spoils a table, which the log contradicts.
func TestACheckFindsDamageThatOpeningDidNot(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	if err := d.CheckIfDue(); err != nil {
		t.Fatal(err)
	}
	first, err := d.CheckedAt()
	if err != nil || first.IsZero() {
		t.Fatal(first, err)
	}
	w.pass(time.Hour)
	if err := d.CheckIfDue(); err != nil {
		t.Fatal(err)
	}
	if again, _ := d.CheckedAt(); !again.Equal(first) {
		t.Error("looked at everything again within a day")
	}
	w.pass(checkEvery)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	spoilVisits(t, w.folder)
	d = w.open(t)
	unlockDesk(t, d, phrase)
	refused(t, d.CheckIfDue(), surgery.Damaged, "error.damage_found")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(Options{Folder: w.folder, Files: d.files})
	refused(t, err, surgery.Damaged, "error.damage_found")

	m := w.mending(t)
	if err := m.LeaveDamaged(); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.open(t) // as it is
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	mendFromLog(t, w)
	d = w.open(t)
	unlockDesk(t, d, phrase)
	if _, err := d.CheckRecords(); err != nil {
		t.Error(err)
	}
}

// TestTheKeyFileComesBackFromPaper loses the key file and has the recovery key.
func TestTheKeyFileComesBackFromPaper(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"missing": os.Remove,
		"noise":   func(path string) error { return os.WriteFile(path, []byte("noise"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d, recovery := w.protected(t)
			must(t)(d.CountGuest())
			if err := errorsOf(d.Close(), harm(filepath.Join(w.folder, "surgery.key"))); err != nil {
				t.Fatal(err)
			}
			_, err := Open(Options{Folder: w.folder, Files: d.files})
			refused(t, err, surgery.Damaged, "error.key_missing")
			m := w.mending(t)
			if !m.Locked() || !m.KeyGone() || m.Opens() {
				t.Error("it does not say that the key is gone")
			}
			refused(t, m.Unlock([]byte(phrase)), surgery.Damaged, "error.key_missing")
			if err := m.UnlockRecovery(recovery.Text); err != nil || !m.KeyBack() || m.Locked() {
				t.Fatal(err, "the key file is not back")
			}
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
			d = w.open(t)
			unlockDesk(t, d, phrase)
			if b := board(t, d); b.Counts.CheckedIn != 2 || len(rowNames(search(t, d, "quux").Rows)) != 1 {
				t.Errorf("%+v", b.Counts)
			}
		})
	}
}

func errorsOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestTheRecoveryKeyIsLeftInNoFile prints it where there is no printer and prints
// are set to go to a folder.
func TestTheRecoveryKeyIsLeftInNoFile(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	w := newWorld(t)
	d, recovery := w.protected(t)
	s := d.Settings()
	s.PrintTo = t.TempDir()
	must(t)(d.SetSettings(s))
	paper, err := d.RecoveryPaper(recovery)
	if err != nil || len(paper.Pages) != 1 {
		t.Fatalf("%d pages, %v", len(paper.Pages), err)
	}
	_, err = d.Print(paper, 1)
	if surgery.KindOf(err) != surgery.NoPrinter {
		t.Errorf("printed without a printer: %v", err)
	}
	for _, folder := range []string{s.PrintTo, w.folder} {
		filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
			if filepath.Ext(path) == ".pdf" {
				t.Errorf("%s was left behind", path)
			}
			return err
		})
	}
	folder := t.TempDir()
	must(t)(d.SavePDF(paper, folder))
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 || !strings.HasPrefix(entries[0].Name(), "recovery-") {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestDayAndTime(t *testing.T) {
	d := newWorld(t).open(t)
	now := d.now()
	for want, at := range map[string]time.Time{
		"today at 09:05":                      time.Date(2026, 11, 24, 9, 5, 0, 0, now.Location()),
		"yesterday at 23:59":                  time.Date(2026, 11, 23, 23, 59, 0, 0, now.Location()),
		"Tuesday 17 November at 12:00":        time.Date(2026, 11, 17, 12, 0, 0, 0, now.Location()),
		"Wednesday 31 December 2025 at 00:00": time.Date(2025, 12, 31, 0, 0, 0, 0, now.Location()),
	} {
		if got := dates.DayAndTime(d.now(), at); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
