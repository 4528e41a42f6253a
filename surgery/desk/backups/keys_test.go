package backups_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
)

// elsewhere is a laptop that has never seen the records, where kept opens a backup.
func elsewhere(t *testing.T, w *world.World, first int, path, kept string) (*rooms.Rooms, error) {
	t.Helper()
	w2 := world.New(t)
	w2.Now = w.Now.Add(time.Hour)
	d := w2.Laptop(t, first)
	if _, err := d.Restore.LookInto(path, kept); err != nil {
		return d, err
	}
	world.Must(t)(d.Restore.Restore(path, kept))
	return d, nil
}

// TestANewRecoveryKeyOpensOldBackups makes a new paper with one folder reached and
// one out of reach, and then has nothing but a folder and a paper.
func TestANewRecoveryKeyOpensOldBackups(t *testing.T) {
	w := world.New(t)
	d, old := w.Protected(t)
	away, stick := filepath.Join(t.TempDir(), "away"), t.TempDir()
	if err := os.Mkdir(away, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{away, stick} {
		world.BackUpTo(t, d, folder)
		w.Pass(time.Minute)
		world.Must(t)(d.Backups.BackUp())
		world.Settled(t, d)
	}
	before := world.Backups(t, stick)[0].Path()
	out := away + " is out"
	if err := os.Rename(away, out); err != nil {
		t.Fatal(err)
	}
	w.Pass(time.Minute)
	fresh, err := d.Lock.NewRecovery([]byte(world.Phrase))
	if err != nil {
		t.Fatal(err)
	}
	p := d.Backups.ProveBackups(fresh.Text)
	if p.Failed != nil || !p.Here || !slices.Equal(p.Opened, []string{stick}) || !slices.Equal(p.Old, []string{away}) || len(p.None) > 0 {
		t.Errorf("%+v", p)
	}
	if got := d.Backups.OldPaper(); !slices.Equal(got, []string{away}) {
		t.Errorf("the old paper is for %v", got)
	}
	latest := world.Backups(t, stick)[0].Path()
	if latest == before {
		t.Error("no backup was made")
	}
	for path, opens := range map[string]struct{ old, new string }{
		before: {"error.backup_older_paper", ""}, latest: {"error.backup_other_paper", ""},
		filepath.Join(out, filepath.Base(world.Backups(t, out)[0].Path())): {"", "error.backup_other_paper"},
	} {
		for kept, key := range map[string]string{old.Text: opens.old, fresh.Text: opens.new} {
			e, err := elsewhere(t, w, 5000, path, kept)
			if key != "" {
				world.Refused(t, err, surgery.BadFile, key)
			} else if err != nil || len(world.Search(t, e, "quux").Rows) != 1 {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if err := os.Rename(out, away); err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Backups.TakeBackups())
	world.Must(t)(d.Backups.BackUp())
	if notice := world.Settled(t, d); notice != "The backups in "+away+" now open with the new recovery key. Destroy the old paper once no other folder waits for it." {
		t.Errorf("reached, and it says %q", notice)
	}
	if got := d.Backups.OldPaper(); len(got) > 0 {
		t.Errorf("reached, and the old paper is for %v", got)
	}
	e, err := elsewhere(t, w, 6000, world.Backups(t, away)[0].Path(), fresh.Text)
	if err != nil || len(world.Search(t, e, "quux").Rows) != 1 {
		t.Errorf("reached, and %v", err)
	}
}

// TestAKeybagSaysWhatIsWrong has the file with the keys missing or spoilt.
func TestAKeybagSaysWhatIsWrong(t *testing.T) {
	w := world.New(t)
	d, paper := w.Protected(t)
	own := world.Backups(t, backup.Own(d.Desk.Folder()))[0]
	bag := backup.KeybagPath(own.Folder, d.Desk.Store().Desk())
	raw, err := os.ReadFile(bag)
	if err != nil {
		t.Fatal(err)
	}
	spoilt := slices.Clone(raw)
	spoilt[len(spoilt)-5] ^= 1
	for key, now := range map[string][]byte{"error.keybag_missing": nil, "error.keybag_damaged": spoilt} {
		if err := os.Remove(bag); err != nil {
			t.Fatal(err)
		}
		if now != nil {
			if err := os.WriteFile(bag, now, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, err := d.Restore.LookInto(own.Path(), paper.Text)
		world.Refused(t, err, surgery.BadFile, key)
		if err := os.WriteFile(bag, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestThePassphraseOpensABackupElsewhere has another laptop, a folder, and only the
// passphrase: one that is very hard to guess, and does alone, is enough.
func TestThePassphraseOpensABackupElsewhere(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	if !d.Desk.Store().Slots().Away() {
		t.Fatal("the passphrase does not open it elsewhere")
	}
	latest := world.Backups(t, backup.Own(d.Desk.Folder()))[0].Path()
	if p := d.Backups.ProveBackups(world.Phrase); p.Failed != nil || !p.Here {
		t.Errorf("%+v", p)
	}
	e, err := elsewhere(t, w, 5000, latest, world.Phrase)
	if err != nil || e.Desk.Locked() || e.Lock.MustSetPassphrase() || len(world.Search(t, e, "quux").Rows) != 1 {
		t.Fatalf("%v, locked %v", err, e.Desk.Locked())
	}
	world.LockDesk(t, e)
	world.UnlockDesk(t, e, world.Phrase)
	_, err = elsewhere(t, w, 6000, latest, world.Other)
	world.Refused(t, err, surgery.Invalid, "error.backup_passphrase_wrong")

	if _, err := d.Lock.SetPassphrase([]byte(world.Phrase), []byte(world.Other), false); err != nil {
		t.Fatal(err)
	}
	_, err = elsewhere(t, w, 7000, latest, world.Phrase)
	world.Refused(t, err, surgery.Invalid, "error.backup_passphrase_wrong")
	if _, err = elsewhere(t, w, 8000, latest, world.Other); err != nil {
		t.Errorf("with the new one: %v", err)
	}
	// One that is only hard to guess does not travel.
	if _, err := d.Lock.SetPassphrase([]byte(world.Other), []byte(hardOnly), false); err != nil {
		t.Fatal(err)
	}
	if d.Desk.Store().Slots().Away() || backup.AwaySlots(backup.FileAt(latest)) != nil {
		t.Error("it travels")
	}
	_, err = elsewhere(t, w, 9000, latest, hardOnly)
	world.Refused(t, err, surgery.Invalid, "error.recovery_unread")
}

// hardOnly is hard to guess, and not very hard.
const hardOnly = "zqkvwjxu"
