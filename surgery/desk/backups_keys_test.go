package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
)

// laptop is one where every desk gets an id that begins otherwise, as in life.
func (w *world) laptop(t testing.TB, first int) *Desk {
	t.Helper()
	w.n = first
	d := w.open(t)
	w.anew()
	return d
}

// anew has the ids of records begin as on another laptop from now on.
func (w *world) anew() {
	w.ids = func() surgery.ID { w.n++; return deskID(w.n) }
}

func deskID(n int) surgery.ID {
	return surgery.ID(fmt.Sprintf("%08x-0000-4000-8000-000000000000", 0x10000000+n))
}

// elsewhere is a laptop that has never seen the records, where kept opens a backup.
func elsewhere(t *testing.T, w *world, first int, path, kept string) (*Desk, error) {
	t.Helper()
	w2 := newWorld(t)
	w2.now = w.now.Add(time.Hour)
	d := w2.laptop(t, first)
	if _, err := d.LookInto(path, kept); err != nil {
		return d, err
	}
	must(t)(d.Restore(path, kept))
	return d, nil
}

// TestANewRecoveryKeyOpensOldBackups makes a new paper with one folder reached and
// one out of reach, and then has nothing but a folder and a paper.
func TestANewRecoveryKeyOpensOldBackups(t *testing.T) {
	w := newWorld(t)
	d, old := w.protected(t)
	away, stick := filepath.Join(t.TempDir(), "away"), t.TempDir()
	if err := os.Mkdir(away, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{away, stick} {
		backUpTo(t, d, folder)
		w.pass(time.Minute)
		must(t)(d.BackUp())
		settled(t, d)
	}
	before := backups(t, stick)[0].Path()
	out := away + " is out"
	if err := os.Rename(away, out); err != nil {
		t.Fatal(err)
	}
	w.pass(time.Minute)
	fresh, err := d.NewRecovery([]byte(phrase))
	if err != nil {
		t.Fatal(err)
	}
	p := d.ProveBackups(fresh.Text)
	if p.Failed != nil || !p.Here || !slices.Equal(p.Opened, []string{stick}) || !slices.Equal(p.Old, []string{away}) || len(p.None) > 0 {
		t.Errorf("%+v", p)
	}
	if got := d.OldPaper(); !slices.Equal(got, []string{away}) {
		t.Errorf("the old paper is for %v", got)
	}
	latest := backups(t, stick)[0].Path()
	if latest == before {
		t.Error("no backup was made")
	}
	for path, opens := range map[string]struct{ old, new string }{
		before: {"error.backup_older_paper", ""}, latest: {"error.backup_other_paper", ""},
		filepath.Join(out, filepath.Base(backups(t, out)[0].Path())): {"", "error.backup_other_paper"},
	} {
		for kept, key := range map[string]string{old.Text: opens.old, fresh.Text: opens.new} {
			e, err := elsewhere(t, w, 5000, path, kept)
			if key != "" {
				refused(t, err, surgery.BadFile, key)
			} else if err != nil || len(search(t, e, "quux").Rows) != 1 {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if err := os.Rename(out, away); err != nil {
		t.Fatal(err)
	}
	must(t)(d.TakeBackups())
	must(t)(d.BackUp())
	if notice := settled(t, d); notice != "The backups in "+away+" now open with the new recovery key. Destroy the old paper once no other folder waits for it." {
		t.Errorf("reached, and it says %q", notice)
	}
	if got := d.OldPaper(); len(got) > 0 {
		t.Errorf("reached, and the old paper is for %v", got)
	}
	e, err := elsewhere(t, w, 6000, backups(t, away)[0].Path(), fresh.Text)
	if err != nil || len(search(t, e, "quux").Rows) != 1 {
		t.Errorf("reached, and %v", err)
	}
}

// TestAKeybagSaysWhatIsWrong has the file with the keys missing or spoilt.
func TestAKeybagSaysWhatIsWrong(t *testing.T) {
	w := newWorld(t)
	d, paper := w.protected(t)
	own := backups(t, backup.Own(d.Folder()))[0]
	bag := backup.KeybagPath(own.Folder, d.store.Desk())
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
		_, err := d.LookInto(own.Path(), paper.Text)
		refused(t, err, surgery.BadFile, key)
		if err := os.WriteFile(bag, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestThePassphraseOpensABackupElsewhere has another laptop, a folder, and only the
// passphrase: one that is very hard to guess, and does alone, is enough.
func TestThePassphraseOpensABackupElsewhere(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	if !d.PassphraseAway() {
		t.Fatal("the passphrase does not open it elsewhere")
	}
	latest := backups(t, backup.Own(d.Folder()))[0].Path()
	if p := d.ProveBackups(phrase); p.Failed != nil || !p.Here {
		t.Errorf("%+v", p)
	}
	e, err := elsewhere(t, w, 5000, latest, phrase)
	if err != nil || e.Locked() || e.MustSetPassphrase() || len(search(t, e, "quux").Rows) != 1 {
		t.Fatalf("%v, locked %v", err, e.Locked())
	}
	lockDesk(t, e)
	unlockDesk(t, e, phrase)
	_, err = elsewhere(t, w, 6000, latest, other)
	refused(t, err, surgery.Invalid, "error.backup_passphrase_wrong")

	if _, err := d.SetPassphrase([]byte(phrase), []byte(other), false); err != nil {
		t.Fatal(err)
	}
	_, err = elsewhere(t, w, 7000, latest, phrase)
	refused(t, err, surgery.Invalid, "error.backup_passphrase_wrong")
	if _, err = elsewhere(t, w, 8000, latest, other); err != nil {
		t.Errorf("with the new one: %v", err)
	}
	// One that is only hard to guess does not travel.
	if _, err := d.SetPassphrase([]byte(other), []byte(hardOnly), false); err != nil {
		t.Fatal(err)
	}
	if d.PassphraseAway() || backup.AwaySlots(fileAt(latest)) != nil {
		t.Error("it travels")
	}
	_, err = elsewhere(t, w, 9000, latest, hardOnly)
	refused(t, err, surgery.Invalid, "error.recovery_unread")
}

// hardOnly is hard to guess, and not very hard.
const hardOnly = "zqkvwjxu"
