package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

// TestRecordsThatVanishWhileOpen takes the folder away in each way there is. The
// next change is refused, nothing is said to be safe, and everything is written
// again: also what was held back, and who came before.
func TestRecordsThatVanishWhileOpen(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("this system lets go of no name while the file is open")
	}
	other := world.New(t)
	world.Must(t)(other.Started(t).Today.CheckInNew(today.Arrival{Name: "Somebody Else", SavePlace: true}))
	for name, take := range map[string]func(folder string) error{
		"deleted":          os.RemoveAll,
		"moved":            func(folder string) error { return os.Rename(folder, folder+"-moved") },
		"its file deleted": func(folder string) error { return os.Remove(filepath.Join(folder, store.File)) },
		"its log deleted":  func(folder string) error { return os.Remove(filepath.Join(folder, store.File+"-wal")) },
		"replaced": func(folder string) error {
			if err := os.Rename(folder, folder+"-moved"); err != nil {
				return err
			}
			return os.CopyFS(folder, os.DirFS(other.Folder))
		},
	} {
		for _, protected := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				w := world.New(t)
				w.Folder = filepath.Join(t.TempDir(), "data")
				var d *rooms.Rooms
				if protected {
					d, _ = w.Protected(t)
				} else {
					d = w.Started(t)
					world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
				}
				if _, err := d.Today.CountRole(today.Roles[0], 1); err != nil { // held back: there are not five yet
					t.Fatal(err)
				}
				if err := take(w.Folder); err != nil {
					t.Fatal(err)
				}
				_, err := d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate", SavePlace: true})
				world.Refused(t, err, surgery.Vanished, "error.records_vanished")
				world.Refused(t, d.Desk.InPlace(), surgery.Vanished, "error.records_vanished")
				if _, err := d.Settings.Set(d.Settings.Settings()); surgery.KindOf(err) != surgery.Vanished {
					t.Errorf("a setting: %v", err)
				}
				if names := world.RowNames(world.Search(t, d, "quux").Rows); len(names) != 1 {
					t.Errorf("who was there is %v", names)
				}
				done := world.Must(t)(d.Desk.WriteBack(w.Folder))
				if done.Notice == "" || d.Desk.Locked() {
					t.Errorf("%q, locked %v", done.Notice, d.Desk.Locked())
				}
				world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate", SavePlace: true}))
				if err := d.Desk.Close(); err != nil {
					t.Fatal(err)
				}
				d = w.Open(t)
				if protected {
					world.UnlockDesk(t, d, world.Phrase)
				}
				for _, who := range []string{"quux", "frobnicate"} {
					if names := world.RowNames(world.Search(t, d, who).Rows); len(names) != 1 {
						t.Errorf("%s: back are %v", who, names)
					}
				}
				if names := world.RowNames(world.Search(t, d, "somebody").Rows); len(names) != 0 {
					t.Errorf("others are %v", names)
				}
				counted, err := d.Desk.Store().Tallies(d.Desk.Surgery().ID)
				if err != nil || len(counted) != 1 || counted[0].N != 1 {
					t.Errorf("counted %v, %v", counted, err)
				}
				if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" {
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
	other := world.New(t)
	other.Started(t)
	w := world.New(t)
	w.Folder = filepath.Join(t.TempDir(), "data")
	d := w.Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
	if err := os.RemoveAll(w.Folder); err != nil {
		t.Fatal(err)
	}
	_, err := d.Desk.WriteBack(other.Folder)
	world.Refused(t, err, surgery.Conflict, "error.folder_taken")
	_, err = d.Desk.WriteBack(filepath.Join(t.TempDir(), "OneDrive"))
	world.Refused(t, err, surgery.BadFolder, "error.folder_synced")
	w.Folder = filepath.Join(t.TempDir(), "elsewhere")
	world.Must(t)(d.Desk.WriteBack(w.Folder))
	world.Must(t)(d.Backups.BackUp())
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(backup.Own(w.Folder)); err != nil {
		t.Error("the backup is elsewhere")
	}
	if names := world.RowNames(world.Search(t, w.Open(t), "quux").Rows); len(names) != 1 {
		t.Errorf("back are %v", names)
	}
}

// TestAKeyFileThatVanishes is written again.
func TestAKeyFileThatVanishes(t *testing.T) {
	for _, protected := range []bool{false, true} {
		w := world.New(t)
		d := w.Started(t)
		if protected {
			if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Remove(filepath.Join(w.Folder, "surgery.key")); err != nil {
			t.Fatal(err)
		}
		if err := d.Desk.InPlace(); err != nil {
			t.Fatal(err)
		}
		if err := d.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		if d = w.Open(t); protected {
			world.UnlockDesk(t, d, world.Phrase)
		}
	}
}
