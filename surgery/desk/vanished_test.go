package desk

import (
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/store"
)

// TestRecordsThatVanishWhileOpen takes the folder away in each way there is. The
// next change is refused, nothing is said to be safe, and everything is written
// again: also what was held back, and who came before.
func TestRecordsThatVanishWhileOpen(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("this system lets go of no name while the file is open")
	}
	other := newWorld(t)
	must(t)(other.started(t).CheckInNew(Arrival{Name: "Somebody Else", SavePlace: true}))
	for name, take := range map[string]func(folder string) error{
		"deleted":          os.RemoveAll,
		"moved":            func(folder string) error { return os.Rename(folder, folder+"-moved") },
		"its file deleted": func(folder string) error { return os.Remove(filepath.Join(folder, store.File)) },
		"its log deleted":  func(folder string) error { return os.Remove(filepath.Join(folder, store.File+"-wal")) },
		"replaced": func(folder string) error {
			if err := os.Rename(folder, folder+"-moved"); err != nil {
				return err
			}
			return os.CopyFS(folder, os.DirFS(other.folder))
		},
	} {
		for _, protected := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				w := newWorld(t)
				w.folder = filepath.Join(t.TempDir(), "data")
				var d *Desk
				if protected {
					d, _ = w.protected(t)
				} else {
					d = w.started(t)
					must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", SavePlace: true}))
				}
				if _, err := d.CountRole(Roles[0], 1); err != nil { // held back: there are not five yet
					t.Fatal(err)
				}
				if err := take(w.folder); err != nil {
					t.Fatal(err)
				}
				_, err := d.CheckInNew(Arrival{Name: "Mordecai Frobnicate", SavePlace: true})
				refused(t, err, surgery.Vanished, "error.records_vanished")
				refused(t, d.InPlace(), surgery.Vanished, "error.records_vanished")
				if _, err := d.SetSettings(d.Settings()); surgery.KindOf(err) != surgery.Vanished {
					t.Errorf("a setting: %v", err)
				}
				if names := rowNames(search(t, d, "quux").Rows); len(names) != 1 {
					t.Errorf("who was there is %v", names)
				}
				done := must(t)(d.WriteBack(w.folder))
				if done.Notice == "" || d.Locked() {
					t.Errorf("%q, locked %v", done.Notice, d.Locked())
				}
				must(t)(d.CheckInNew(Arrival{Name: "Mordecai Frobnicate", SavePlace: true}))
				if err := d.Close(); err != nil {
					t.Fatal(err)
				}
				d = w.open(t)
				if protected {
					unlockDesk(t, d, phrase)
				}
				for _, who := range []string{"quux", "frobnicate"} {
					if names := rowNames(search(t, d, who).Rows); len(names) != 1 {
						t.Errorf("%s: back are %v", who, names)
					}
				}
				if names := rowNames(search(t, d, "somebody").Rows); len(names) != 0 {
					t.Errorf("others are %v", names)
				}
				counted, err := d.store.Tallies(d.current.ID)
				if err != nil || len(counted) != 1 || counted[0].N != 1 {
					t.Errorf("counted %v, %v", counted, err)
				}
				if report, err := d.Verify(); err != nil || report.Chain != "ok" {
					t.Errorf("%+v, %v", report, err)
				}
			})
		}
	}
}

// TestWritingBackElsewhere goes on in another folder, and not in one that others use.
func TestWritingBackElsewhere(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("this system lets go of no name while the file is open")
	}
	other := newWorld(t)
	other.started(t)
	w := newWorld(t)
	w.folder = filepath.Join(t.TempDir(), "data")
	d := w.started(t)
	must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", SavePlace: true}))
	if err := os.RemoveAll(w.folder); err != nil {
		t.Fatal(err)
	}
	_, err := d.WriteBack(other.folder)
	refused(t, err, surgery.Conflict, "error.folder_taken")
	_, err = d.WriteBack(filepath.Join(t.TempDir(), "OneDrive"))
	refused(t, err, surgery.BadFolder, "error.folder_synced")
	w.folder = filepath.Join(t.TempDir(), "elsewhere")
	must(t)(d.WriteBack(w.folder))
	must(t)(d.BackUp())
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(backup.Own(w.folder)); err != nil {
		t.Error("the backup is elsewhere")
	}
	if names := rowNames(search(t, w.open(t), "quux").Rows); len(names) != 1 {
		t.Errorf("back are %v", names)
	}
}

// TestAKeyFileThatVanishes is written again.
func TestAKeyFileThatVanishes(t *testing.T) {
	for _, protected := range []bool{false, true} {
		w := newWorld(t)
		d := w.started(t)
		if protected {
			if _, err := d.SetPassphrase(nil, []byte(phrase), false); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Remove(filepath.Join(w.folder, "surgery.key")); err != nil {
			t.Fatal(err)
		}
		if err := d.InPlace(); err != nil {
			t.Fatal(err)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if d = w.open(t); protected {
			unlockDesk(t, d, phrase)
		}
	}
}
