package lock_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/logbook"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store/torture/leak"
)

// seededNames are words that stand nowhere but in what is told about people here.
var seededNames = []string{"Zebedee", "Quixotical", "Kepthelene", "Wobblegoal", "Learntnote"}

// leaking is a desk with its log in the records' folder and a backup folder of the
// host's choice, and everywhere that words could be left.
type leaking struct {
	*testing.T
	*world.World
	d                *rooms.Rooms
	chosen, temp     string
	recovery         lock.Recovery
	seen             int
	stays, savedGoes surgery.ID
}

func newLeaking(t *testing.T) *leaking {
	t.Helper()
	l := &leaking{T: t, World: world.New(t), chosen: t.TempDir(), temp: t.TempDir()}
	t.Setenv("TMPDIR", l.temp)
	usual := slog.Default()
	log, err := logbook.Open(l.Folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		log.Close()
		slog.SetDefault(usual)
		debug.SetCrashOutput(nil, debug.CrashOptions{})
	})
	l.d = l.Started(t)
	s := l.d.Settings.Settings()
	s.BackupTo = l.chosen
	world.Must(t)(l.d.Settings.Set(s))
	if l.recovery, err = l.d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
		t.Fatal(err)
	}
	came := world.Must(t)(l.d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quixotical", Track: surgery.Personal, Checklists: []string{"safe-basics"}, SavePlace: true}))
	world.Must(t)(l.d.Visit.EditVisit(came.Visit, visit.EditVisit{Name: "Zebedee Quixotical", Track: surgery.Personal, Goal: "Wobblegoal"}))
	world.Must(t)(l.d.Visit.FinishVisit(came.Visit, visit.Finish{After: 4, Learnt: "Learntnote"}))
	world.Must(t)(l.d.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample", SavePlace: true}))
	for _, r := range world.Search(t, l.d, "zebedee").Rows {
		l.savedGoes = r.Attendee
	}
	for _, r := range world.Search(t, l.d, "kepthelene").Rows {
		l.stays = r.Attendee
	}
	return l
}

// look searches records, write-ahead log, backups here and in the chosen folder,
// keybags, waiting prints, log, crash report and temporary files.
func (l *leaking) look(when string) {
	l.Helper()
	hits, err := leak.Find(seededNames, l.Folder, l.chosen, l.temp)
	if err != nil {
		l.Fatal(err)
	}
	for _, h := range hits {
		l.Errorf("%s: %q stands in %s, as %s", when, h.Word, h.File, h.Form)
	}
	l.seen++
}

// spoil does whatever fails, so that its traces can be looked for.
func (l *leaking) spoil() {
	l.Helper()
	nowhere := filepath.Join(l.temp, "nowhere")
	fails := map[string]error{}
	_, fails["a visit that is not there"] = l.d.Visit.EditVisit("nobody", visit.EditVisit{Name: "Zebedee Quixotical", Goal: "Wobblegoal"})
	_, fails["a learning log into no folder"] = l.d.Learning.Export(learning.Filter{}, nowhere)
	_, _, fails["a file into no folder"] = folders.Save("", nowhere, "learning.csv", []byte("Zebedee Quixotical"))
	_, fails["a file that is not there"] = folders.Read(filepath.Join(nowhere, "Zebedee Quixotical.csv"), 1)
	_, fails["no backup"] = l.d.Restore.LookInto(filepath.Join(nowhere, "Zebedee Quixotical.smsbackup"), "")
	if err := os.Chmod(l.chosen, 0o500); err != nil {
		l.Fatal(err)
	}
	l.d.Backups.BackUp() // as root it works all the same
	if err := os.Chmod(l.chosen, 0o700); err != nil {
		l.Fatal(err)
	}
	for what, err := range fails {
		if err == nil {
			l.Errorf("%s: it worked", what)
		}
		slog.Error("shown to the host", "cause", err)
	}
}

// opens returns how many of the owner's sealed words in the backups of a folder
// somebody can read who has the recovery key: the backup, the keybag beside it, and
// through the slots in it the surgery key.
func (l *leaking) opens(folder string, owner surgery.ID) (backups, keys int) {
	l.Helper()
	identity, err := seal.RecoveryIdentity(l.recovery.Text)
	if err != nil {
		l.Fatal(err)
	}
	files, err := backup.List(folder)
	if err != nil || len(files) == 0 {
		l.Fatal("no backups: ", err)
	}
	for _, f := range files {
		into := filepath.Join(l.TempDir(), "copy.db")
		if _, err := backup.Extract(f.Path(), []age.Identity{identity}, into); err != nil {
			l.Fatal(err)
		}
		raw, err := os.ReadFile(into)
		if err != nil {
			l.Fatal(err)
		}
		if bytes.Contains(raw, []byte(owner)) {
			backups++ // they are in it, as noise
		}
		for _, h := range leak.In("", raw, seededNames) {
			l.Errorf("%q stands in an opened backup, as %s", h.Word, h.Form)
		}
		bag, err := backup.ReadKeybag(f, []age.Identity{identity})
		if err != nil {
			l.Fatal(err)
		}
		if bag.Keys[owner] != nil {
			keys++
		}
	}
	return backups, keys
}

// A stolen folder names nobody: not the records, nor backups, keybags, logs and
// what a failed save left, at any moment from the first name to after a restore.
// Somebody erased is in old backups as noise that nobody has a key to, not even
// with the recovery key; and stays erased when such a backup is brought back.
func TestFilesNameNobodyAndErasedIsErased(t *testing.T) {
	l := newLeaking(t)
	l.look("open")
	world.Must(t)(l.d.Backups.BackUp())
	l.look("backed up")
	l.spoil()
	l.look("failed")
	folders := []string{backup.Own(l.Folder), l.chosen}
	for _, folder := range folders {
		if backups, keys := l.opens(folder, l.savedGoes); backups == 0 || keys == 0 {
			t.Fatalf("before erasing: %d backups with the person, %d keys: this looks at less than it should", backups, keys)
		}
	}
	old, err := backup.List(l.chosen)
	if err != nil || len(old) == 0 {
		t.Fatal(old, err)
	}
	if _, _, err := l.d.People.ErasePeople([]surgery.ID{l.savedGoes}); err != nil {
		t.Fatal(err)
	}
	erased := func(when string) {
		t.Helper()
		l.look(when)
		for _, folder := range folders {
			if backups, keys := l.opens(folder, l.savedGoes); backups == 0 || keys > 0 {
				t.Errorf("%s: %d backups with the person, %d keys to them", when, backups, keys)
			}
			if _, keys := l.opens(folder, l.stays); keys == 0 {
				t.Errorf("%s: who stays can be read no more", when)
			}
		}
		if found := world.Search(t, l.d, "zebedee"); len(found.Rows) > 0 {
			t.Errorf("%s: %+v", when, found.Rows)
		}
		if found := world.Search(t, l.d, "kepthelene"); len(found.Rows) != 1 {
			t.Errorf("%s: who stays is gone", when)
		}
	}
	erased("erased")
	world.Must(t)(l.d.Restore.Restore(old[0].Path(), ""))
	if l.d.Desk.Locked() {
		world.UnlockDesk(t, l.d, world.Phrase)
	}
	erased("an old backup brought back")
	world.LockDesk(t, l.d)
	l.look("locked")
	world.UnlockDesk(t, l.d, world.Phrase)
	closing, err := l.d.Closing.Closing()
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(l.d.Closing.CloseSurgery(closing.Learnt))
	l.look("surgery closed")
	if err := l.d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	l.look("program closed")
	raw, err := os.ReadFile(filepath.Join(l.Folder, logbook.LogFile))
	if err != nil || strings.Count(string(raw), "shown to the host") < 5 {
		t.Errorf("the failures are not in the log: %s, %v", raw, err)
	}
	t.Logf("PROMISE files: %d words looked for %d times in records, write-ahead log, two backup folders, keybags, prints, log, crash report and temporary files: 0 found; erased: 0 keys in any keybag, also with the recovery key and after an old backup came back", len(seededNames), l.seen)
}
