package backups_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

func namesOf(files []backup.File) []string {
	var names []string
	for _, f := range files {
		names = append(names, filepath.Base(f.Path()))
	}
	return names
}

func TestBackupsAreMadeByThemselves(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	own := backup.Own(w.Folder)
	due := func(want int, when string) {
		t.Helper()
		if err := world.BackUpIfDue(d); err != nil {
			t.Fatal(err)
		}
		if n := len(world.Backups(t, own)); n != want {
			t.Errorf("%s: %d backups, want %d", when, n, want)
		}
	}
	due(1, "the first")
	world.Must(t)(d.Today.CountGuest())
	due(1, "at once again")
	w.Pass(backups.BackupEvery)
	due(2, "half an hour later")
	w.Pass(backups.BackupEvery)
	due(2, "nothing happened since")
	world.Must(t)(d.Today.CountGuest())
	due(3, "something happened")
	world.Must(t)(d.Closing.CloseSurgery(nil))
	due(4, "closing made one")
	places, err := d.Backups.BackupPlaces()
	if err != nil || len(places) != 1 || !places[0].Own || !places[0].Reached || places[0].Files != 4 || places[0].Latest.IsZero() {
		t.Errorf("%+v, %v", places, err)
	}
}

func TestAStickThatIsNotIn(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	stick := filepath.Join(t.TempDir(), "stick")
	world.BackUpTo(t, d, stick)
	world.Must(t)(d.Backups.BackUp())
	if len(world.Backups(t, backup.Own(w.Folder))) != 1 {
		t.Error("no backup without the stick")
	}
	if notice := world.Settled(t, d); !strings.Contains(notice, stick) {
		t.Errorf("not told: %q", notice)
	}
	if notice := world.Settled(t, d); notice != "" {
		t.Errorf("told twice: %q", notice)
	}
	places, err := d.Backups.BackupPlaces()
	if err != nil || len(places) != 2 || places[1].Reached || !places[1].Late || places[1].Asking {
		t.Errorf("%+v, %v", places, err)
	}
	if _, err := os.Stat(stick); err == nil {
		t.Error("a folder was made where the stick should be")
	}
	d.Backups.AwaitFolders() // asking for the places has it looked at once more
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := world.BackUpIfDue(d); err != nil { // it looks again, without a new backup
		t.Fatal(err)
	}
	if notice := world.Settled(t, d); !slices.Equal(namesOf(world.Backups(t, stick)), namesOf(world.Backups(t, backup.Own(w.Folder)))) || !strings.Contains(notice, stick) {
		t.Errorf("with it: %q, %v", notice, world.Backups(t, stick))
	}
	places, err = d.Backups.BackupPlaces()
	if err != nil || !places[1].Reached || places[1].Late || places[1].Files != 1 {
		t.Errorf("%+v, %v", places, err)
	}
}

func TestTheFirstPassphraseTakesOldBackupsAway(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Must(t)(d.Backups.BackUp())
	old := world.Backups(t, backup.Own(w.Folder))
	w.Pass(time.Minute)
	if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
		t.Fatal(err)
	}
	now := world.Backups(t, backup.Own(w.Folder))
	if len(old) != 1 || len(now) != 1 || now[0] == old[0] {
		t.Errorf("before %v, after %v", old, now)
	}
	if _, err := d.Restore.LookInto(now[0].Path(), ""); err != nil {
		t.Error(err)
	}
	world.LockDesk(t, d)
	w.Pass(time.Hour)
	world.Must(t)(d.Today.CountGuest())
	if err := world.BackUpIfDue(d); err != nil || len(world.Backups(t, backup.Own(w.Folder))) != 2 {
		t.Errorf("none while locked: %v", err)
	}
	world.UnlockDesk(t, d, world.Phrase)
	if backups.Unopened(d.Backups) != 1 {
		t.Error("it was taken for verified while locked")
	}
	if err := world.BackUpIfDue(d); err != nil || backups.Unopened(d.Backups) != 0 {
		t.Errorf("not verified later: %v", err)
	}
}

// TestMending spoils records in several ways, and mends them.
func TestMending(t *testing.T) {
	noise := func(t *testing.T, folder string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, store.File), []byte(fmt.Sprintf("%9000d", 7)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, tc := range map[string]struct {
		harm   func(t *testing.T, folder string)
		mend   func(t *testing.T, m *restore.Mending, offer restore.MendOffer)
		guests int
	}{
		"a page of noise, from the log": {spoilVisits,
			func(t *testing.T, m *restore.Mending, _ restore.MendOffer) {
				if got, err := m.FromLog(); err != nil || got.Left != 0 {
					t.Fatalf("%+v, %v", got, err)
				}
			}, 2},
		"all noise, from a backup": {noise, func(t *testing.T, m *restore.Mending, offer restore.MendOffer) {
			if err := m.FromBackup(offer.Backup.Path); err != nil {
				t.Fatal(err)
			}
		}, 1},
		"all noise, from the log": {noise, func(t *testing.T, m *restore.Mending, _ restore.MendOffer) {
			if got, err := m.FromLog(); err != nil || got.FromBackup == 0 {
				t.Fatalf("%+v, %v", got, err)
			}
		}, 1},
		"the file is gone": {func(t *testing.T, folder string) {
			os.Remove(filepath.Join(folder, store.File))
			os.Remove(filepath.Join(folder, store.TailFile))
		}, func(t *testing.T, m *restore.Mending, offer restore.MendOffer) {
			if err := m.FromBackup(offer.Backup.Path); err != nil {
				t.Fatal(err)
			}
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := world.New(t)
			d, _ := w.Protected(t)
			world.Must(t)(d.Today.CountGuest())
			world.Must(t)(d.Backups.BackUp())
			world.Must(t)(d.Today.CountGuest())
			if err := d.Desk.Close(); err != nil {
				t.Fatal(err)
			}
			tc.harm(t, w.Folder)
			if again, err := rooms.Open(desk.Options{Folder: w.Folder, Files: d.Desk.Options().Files}); err == nil {
				if report, err := again.Desk.Verify(); err == nil && report.Chain == "ok" {
					t.Fatal("nobody notices")
				}
				again.Desk.Close()
			}
			m, err := restore.StartMending(desk.Options{Folder: w.Folder, Files: d.Desk.Options().Files, NewID: d.Desk.NewID, Now: d.Desk.Now})
			if err != nil || !m.Locked() {
				t.Fatalf("%v, %v", m, err)
			}
			if err := m.Unlock([]byte(world.Phrase)); err != nil {
				t.Fatal(err)
			}
			offer, err := m.Offer()
			if err != nil || offer.Backup == nil || !offer.Backup.Names {
				t.Fatalf("%+v, %v", offer, err)
			}
			tc.mend(t, m, offer)
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
			d = w.Open(t)
			world.UnlockDesk(t, d, world.Phrase)
			if b := world.Board(t, d); b.Counts.CheckedIn != 1+tc.guests || len(world.RowNames(world.Search(t, d, "quux").Rows)) != 1 {
				t.Errorf("%+v", b.Counts)
			}
			if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" {
				t.Errorf("%+v, %v", report, err)
			}
			if kept, err := store.Replaced(w.Folder); name != "the file is gone" && (err != nil || len(kept) != 1) {
				t.Errorf("the damaged file was not kept: %v, %v", kept, err)
			}
			world.Must(t)(d.Today.CountGuest())
		})
	}
}

// spoilVisits writes noise over the page that holds the table of visits.
func spoilVisits(t *testing.T, folder string) {
	t.Helper()
	path := filepath.Join(folder, store.File)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for at := 0; at < len(raw); at += page {
		body := raw[at : at+page]
		if bytes.Contains(body, []byte("waiting")) && !bytes.Contains(body, []byte(`"edits"`)) && !bytes.Contains(body, []byte("CREATE")) {
			copy(body, bytes.Repeat([]byte{0x5A}, page))
			if err := os.WriteFile(path, raw, 0o600); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatal("no page of visits")
}
