package desk

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/store"
)

// backups returns the backups in a folder.
func backups(t testing.TB, folder string) []backup.File {
	t.Helper()
	files, err := backup.List(folder)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func namesOf(files []backup.File) []string {
	var names []string
	for _, f := range files {
		names = append(names, filepath.Base(f.Path()))
	}
	return names
}

func backUpTo(t *testing.T, d *Desk, folder string) {
	t.Helper()
	s := d.Settings()
	s.BackupTo = folder
	must(t)(d.SetSettings(s))
}

// settled waits until other folders have what they are to have, and returns what
// is told of them.
func settled(t *testing.T, d *Desk) string {
	t.Helper()
	d.AwaitFolders()
	return must(t)(d.TakeBackups()).Notice
}

func TestBackupsAreMadeByThemselves(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	own := backup.Own(w.folder)
	due := func(want int, when string) {
		t.Helper()
		if err := d.BackUpIfDue(); err != nil {
			t.Fatal(err)
		}
		if n := len(backups(t, own)); n != want {
			t.Errorf("%s: %d backups, want %d", when, n, want)
		}
	}
	due(1, "the first")
	must(t)(d.CountGuest())
	due(1, "at once again")
	w.pass(backupEvery)
	due(2, "half an hour later")
	w.pass(backupEvery)
	due(2, "nothing happened since")
	must(t)(d.CountGuest())
	due(3, "something happened")
	must(t)(d.CloseSurgery(nil))
	due(4, "closing made one")
	places, err := d.BackupPlaces()
	if err != nil || len(places) != 1 || !places[0].Own || !places[0].Reached || places[0].Files != 4 || places[0].Latest.IsZero() {
		t.Errorf("%+v, %v", places, err)
	}
}

func TestAStickThatIsNotIn(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	stick := filepath.Join(t.TempDir(), "stick")
	backUpTo(t, d, stick)
	must(t)(d.BackUp())
	if len(backups(t, backup.Own(w.folder))) != 1 {
		t.Error("no backup without the stick")
	}
	if notice := settled(t, d); !strings.Contains(notice, stick) {
		t.Errorf("not told: %q", notice)
	}
	if notice := settled(t, d); notice != "" {
		t.Errorf("told twice: %q", notice)
	}
	places, err := d.BackupPlaces()
	if err != nil || len(places) != 2 || places[1].Reached || !places[1].Late || places[1].Asking {
		t.Errorf("%+v, %v", places, err)
	}
	if _, err := os.Stat(stick); err == nil {
		t.Error("a folder was made where the stick should be")
	}
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := d.BackUpIfDue(); err != nil { // it looks again, without a new backup
		t.Fatal(err)
	}
	if notice := settled(t, d); !slices.Equal(namesOf(backups(t, stick)), namesOf(backups(t, backup.Own(w.folder)))) || !strings.Contains(notice, stick) {
		t.Errorf("with it: %q, %v", notice, backups(t, stick))
	}
	places, err = d.BackupPlaces()
	if err != nil || !places[1].Reached || places[1].Late || places[1].Files != 1 {
		t.Errorf("%+v, %v", places, err)
	}
}

func TestTheFirstPassphraseTakesOldBackupsAway(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	must(t)(d.BackUp())
	old := backups(t, backup.Own(w.folder))
	w.pass(time.Minute)
	if _, err := d.SetPassphrase(nil, []byte(phrase), false); err != nil {
		t.Fatal(err)
	}
	now := backups(t, backup.Own(w.folder))
	if len(old) != 1 || len(now) != 1 || now[0] == old[0] {
		t.Errorf("before %v, after %v", old, now)
	}
	if _, err := d.LookInto(now[0].Path(), ""); err != nil {
		t.Error(err)
	}
	lockDesk(t, d)
	w.pass(time.Hour)
	must(t)(d.CountGuest())
	if err := d.BackUpIfDue(); err != nil || len(backups(t, backup.Own(w.folder))) != 2 {
		t.Errorf("none while locked: %v", err)
	}
	unlockDesk(t, d, phrase)
	if Unopened(d) != 1 {
		t.Error("it was taken for verified while locked")
	}
	if err := d.BackUpIfDue(); err != nil || Unopened(d) != 0 {
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
		mend   func(t *testing.T, m *Mending, offer MendOffer)
		guests int
	}{
		"a page of noise, from the log": {spoilVisits,
			func(t *testing.T, m *Mending, _ MendOffer) {
				if got, err := m.FromLog(); err != nil || got.Left != 0 {
					t.Fatalf("%+v, %v", got, err)
				}
			}, 2},
		"all noise, from a backup": {noise, func(t *testing.T, m *Mending, offer MendOffer) {
			if err := m.FromBackup(offer.Backup.Path); err != nil {
				t.Fatal(err)
			}
		}, 1},
		"all noise, from the log": {noise, func(t *testing.T, m *Mending, _ MendOffer) {
			if got, err := m.FromLog(); err != nil || got.FromBackup == 0 {
				t.Fatalf("%+v, %v", got, err)
			}
		}, 1},
		"the file is gone": {func(t *testing.T, folder string) {
			os.Remove(filepath.Join(folder, store.File))
			os.Remove(filepath.Join(folder, store.TailFile))
		}, func(t *testing.T, m *Mending, offer MendOffer) {
			if err := m.FromBackup(offer.Backup.Path); err != nil {
				t.Fatal(err)
			}
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d, _ := w.protected(t)
			must(t)(d.CountGuest())
			must(t)(d.BackUp())
			must(t)(d.CountGuest())
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			tc.harm(t, w.folder)
			if again, err := Open(Options{Folder: w.folder, Files: d.files}); err == nil {
				if report, err := again.Verify(); err == nil && report.Chain == "ok" {
					t.Fatal("nobody notices")
				}
				again.Close()
			}
			m, err := StartMending(Options{Folder: w.folder, Files: d.files, NewID: d.NewID, Now: d.Now})
			if err != nil || !m.Locked() {
				t.Fatalf("%v, %v", m, err)
			}
			if err := m.Unlock([]byte(phrase)); err != nil {
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
			d = w.open(t)
			unlockDesk(t, d, phrase)
			if b := board(t, d); b.Counts.CheckedIn != 1+tc.guests || len(rowNames(search(t, d, "quux").Rows)) != 1 {
				t.Errorf("%+v", b.Counts)
			}
			if report, err := d.Verify(); err != nil || report.Chain != "ok" {
				t.Errorf("%+v, %v", report, err)
			}
			if kept, err := store.Replaced(w.folder); name != "the file is gone" && (err != nil || len(kept) != 1) {
				t.Errorf("the damaged file was not kept: %v, %v", kept, err)
			}
			must(t)(d.CountGuest())
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

func mustIdentities(t *testing.T, d *Desk) []age.Identity {
	t.Helper()
	with, err := d.opener("").of(backup.File{})
	if err != nil {
		t.Fatal(err)
	}
	return with
}

func copyFiles(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}
