package backups_test

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
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// TestErasedAfterARestoreIsErasedInTheOldKeybag erases somebody after a restore
// gave the desk a new id: the keys beside the backups it made before go too.
func TestErasedAfterARestoreIsErasedInTheOldKeybag(t *testing.T) {
	w := world.New(t)
	d, recovery := w.Protected(t)
	w.IDs = func() surgery.ID { // the id of the desk after a restore begins otherwise
		w.N++
		return surgery.ID(fmt.Sprintf("1%07d-0000-4000-8000-000000000000", w.N))
	}
	zebedee := world.Search(t, d, "quux").Rows[0].Attendee
	world.Must(t)(d.Backups.BackUp())
	first := world.Backups(t, backup.Own(w.Folder))[0]
	w.Pass(time.Minute)
	world.Must(t)(d.Restore.Restore(first.Path(), ""))
	if d.Desk.Locked() {
		t.Fatal("locked, though its key is the same")
	}
	places, err := d.Backups.BackupPlaces()
	if err != nil || places[0].Files < 2 {
		t.Errorf("its own backups are not its own any more: %+v, %v", places, err)
	}
	_, done, err := d.People.ErasePeople([]surgery.ID{zebedee})
	if err != nil || len(done.Changed) == 0 {
		t.Fatal(done, err)
	}
	bags := 0
	for name, with := range map[string]string{"own key": "", "paper": recovery.Text} {
		identities, err := d.Backups.Opener(with).Of(first)
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
	world.Must(t)(d.Restore.Restore(first.Path(), ""))
	if names := world.RowNames(world.Search(t, d, "quux").Rows); len(names) != 0 {
		t.Errorf("back again: %v", names)
	}
}

func TestTheFirstPassphraseTakesFormerBackupsAway(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
	world.Must(t)(d.Backups.BackUp())
	own := backup.Own(w.Folder)
	world.Must(t)(d.Restore.Restore(world.Backups(t, own)[0].Path(), ""))
	w.Pass(time.Minute)
	if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
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
	w := world.New(t)
	d, recovery := w.Protected(t)
	world.Must(t)(d.Backups.BackUp())
	path := world.Backups(t, backup.Own(w.Folder))[0].Path()

	other := world.New(t)
	other.Now, other.N = w.Now.Add(time.Hour), 5000
	e := other.Started(t)
	world.Must(t)(e.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate", SavePlace: true}))
	preview, err := e.Restore.LookInto(path, recovery.Text)
	if err != nil || preview.Latest != "2026-11-24" {
		t.Errorf("%+v, %v", preview, err)
	}
	done := world.Must(t)(e.Restore.Restore(path, recovery.Text))
	if names := world.RowNames(world.Search(t, e, "frobnicate").Rows); len(names) != 0 {
		t.Errorf("still found: %v", names)
	}
	kept, err := e.Backups.KeptDamaged()
	if err != nil || len(kept) != 1 || !strings.Contains(done.Notice, filepath.Base(kept[0])) {
		t.Errorf("the only key to what was replaced is gone: %v, %v, %q", kept, err, done.Notice)
	}
}

func TestKeptDamagedRecordsGo(t *testing.T) {
	for name, ends := range map[string]func(t *testing.T, w *world.World, d *rooms.Rooms){
		"when somebody is erased": func(t *testing.T, w *world.World, d *rooms.Rooms) {
			if _, _, err := d.People.ErasePeople([]surgery.ID{world.Search(t, d, "quux").Rows[0].Attendee}); err != nil {
				t.Fatal(err)
			}
		},
		"after thirty days": func(t *testing.T, w *world.World, d *rooms.Rooms) {
			w.Pass(29 * 24 * time.Hour)
			if err := d.Backups.CheckOnStart(); err != nil {
				t.Fatal(err)
			}
			if kept, err := d.Backups.KeptDamaged(); err != nil || len(kept) != 1 {
				t.Errorf("after 29 days: %v, %v", kept, err)
			}
			w.Pass(2 * 24 * time.Hour)
			if err := d.Backups.CheckOnStart(); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := world.New(t)
			d, _ := w.Protected(t)
			world.Must(t)(d.Backups.BackUp())
			if err := d.Desk.Close(); err != nil {
				t.Fatal(err)
			}
			spoilVisits(t, w.Folder)
			mendFromLog(t, w)
			d = w.Open(t)
			world.UnlockDesk(t, d, world.Phrase)
			if kept, err := d.Backups.KeptDamaged(); err != nil || len(kept) != 1 {
				t.Fatalf("not kept: %v, %v", kept, err)
			}
			ends(t, w, d)
			if kept, err := d.Backups.KeptDamaged(); err != nil || len(kept) != 0 {
				t.Errorf("still there: %v, %v", kept, err)
			}
		})
	}
}

func mendFromLog(t *testing.T, w *world.World) {
	t.Helper()
	m := w.Mending(t)
	if err := m.Unlock([]byte(world.Phrase)); err != nil {
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
	w := world.New(t)
	d, _ := w.Protected(t)
	if err := world.CheckIfDue(d); err != nil {
		t.Fatal(err)
	}
	first, err := backups.CheckedAt(d.Backups)
	if err != nil || first.IsZero() {
		t.Fatal(first, err)
	}
	w.Pass(time.Hour)
	if err := world.CheckIfDue(d); err != nil {
		t.Fatal(err)
	}
	if again, _ := backups.CheckedAt(d.Backups); !again.Equal(first) {
		t.Error("looked at everything again within a day")
	}
	w.Pass(backups.CheckEvery)
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	spoilVisits(t, w.Folder)
	d = w.Open(t)
	world.UnlockDesk(t, d, world.Phrase)
	world.Refused(t, world.CheckIfDue(d), surgery.Damaged, "error.damage_found")
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = rooms.Open(desk.Options{Folder: w.Folder, Files: d.Desk.Options().Files})
	world.Refused(t, err, surgery.Damaged, "error.damage_found")

	m := w.Mending(t)
	if err := m.LeaveDamaged(); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t) // as it is
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	mendFromLog(t, w)
	d = w.Open(t)
	world.UnlockDesk(t, d, world.Phrase)
	if _, err := world.CheckRecords(d); err != nil {
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
			w := world.New(t)
			d, recovery := w.Protected(t)
			world.Must(t)(d.Today.CountGuest())
			if err := errorsOf(d.Desk.Close(), harm(filepath.Join(w.Folder, "surgery.key"))); err != nil {
				t.Fatal(err)
			}
			_, err := rooms.Open(desk.Options{Folder: w.Folder, Files: d.Desk.Options().Files})
			world.Refused(t, err, surgery.Damaged, "error.key_missing")
			m := w.Mending(t)
			if !m.Locked() || !m.KeyGone() || m.Opens() {
				t.Error("it does not say that the key is gone")
			}
			world.Refused(t, m.Unlock([]byte(world.Phrase)), surgery.Damaged, "error.key_missing")
			if err := m.UnlockRecovery(recovery.Text); err != nil || !m.KeyBack() || m.Locked() {
				t.Fatal(err, "the key file is not back")
			}
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
			d = w.Open(t)
			world.UnlockDesk(t, d, world.Phrase)
			if b := world.Board(t, d); b.Counts.CheckedIn != 2 || len(world.RowNames(world.Search(t, d, "quux").Rows)) != 1 {
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
	w := world.New(t)
	d, recovery := w.Protected(t)
	s := d.Settings.Settings()
	s.PrintTo = t.TempDir()
	world.Must(t)(d.Settings.Set(s))
	paper, err := d.Lock.RecoveryPaper(recovery)
	if err != nil || len(paper.Pages) != 1 {
		t.Fatalf("%d pages, %v", len(paper.Pages), err)
	}
	_, err = d.Prints.Print(paper, 1)
	if surgery.KindOf(err) != surgery.NoPrinter {
		t.Errorf("printed without a printer: %v", err)
	}
	for _, folder := range []string{s.PrintTo, w.Folder} {
		filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
			if filepath.Ext(path) == ".pdf" {
				t.Errorf("%s was left behind", path)
			}
			return err
		})
	}
	folder := t.TempDir()
	world.Must(t)(d.Prints.SavePDF(paper, folder))
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 || !strings.HasPrefix(entries[0].Name(), "recovery-") {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestDayAndTime(t *testing.T) {
	d := world.New(t).Open(t)
	now := d.Desk.Now()
	for want, at := range map[string]time.Time{
		"today at 09:05":                      time.Date(2026, 11, 24, 9, 5, 0, 0, now.Location()),
		"yesterday at 23:59":                  time.Date(2026, 11, 23, 23, 59, 0, 0, now.Location()),
		"Tuesday 17 November at 12:00":        time.Date(2026, 11, 17, 12, 0, 0, 0, now.Location()),
		"Wednesday 31 December 2025 at 00:00": time.Date(2025, 12, 31, 0, 0, 0, 0, now.Location()),
	} {
		if got := dates.DayAndTime(d.Desk.Now(), at); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
