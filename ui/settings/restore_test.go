package settings_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/settings"
)

// recorded starts a surgery and checks people in, by name.
func (r *room) recorded(names ...string) {
	r.t.Helper()
	if start, err := r.desk.Start.Start(); err != nil || start.Current == nil {
		r.do(r.desk.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	}
	for _, name := range names {
		r.do(r.desk.Today.CheckInNew(today.Arrival{Name: name, SavePlace: true}))
	}
}

func (r *room) do(done surgery.Change, err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) finds(name string) bool {
	r.t.Helper()
	found, err := r.desk.Today.Search(name)
	if err != nil {
		r.t.Fatal(err)
	}
	return len(found.Rows) > 0
}

func TestBackUpToAFolderAndBringItBack(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.recorded("Zebedee Quux")
	r.screen.Shown()
	r.says("No backup yet.")
	r.says("only this laptop can open its backups")
	stick, folders := t.TempDir(), map[*kit.Entry]bool{}
	r.tab("the folder", func(f fyne.Focusable) bool {
		e, ok := f.(*kit.Entry)
		if ok && e.PlaceHolder == "A folder on this laptop" {
			folders[e] = true
		}
		return len(folders) == 2 // the first is that of the languages
	})
	r.rewrite(stick)
	r.press(fyne.KeyReturn)
	r.tabToButton("Back up now")
	r.press(fyne.KeyReturn)
	r.says("A backup was made on this laptop, and in " + stick)
	r.says("1 backup, from today at 13:00")
	if entries, err := os.ReadDir(stick); err != nil || len(entries) != 2 {
		t.Fatalf("on the stick: %v, %v", entries, err)
	}
	r.later(time.Hour)
	r.recorded("Mordecai Frobnicate")
	r.tabToButton("Check the records now")
	r.press(fyne.KeyReturn)
	r.says("Everything is whole:")
	r.capture("backups")
	r.tabToButton("Bring back a backup...")
	r.press(fyne.KeyReturn)
	r.says("Made today at 13:00")
	r.says("In the backup")
	r.capture("restore")
	r.press(fyne.KeyReturn) // on the latest, which is chosen: it only looks
	if r.says("Made today at 13:00"); kit.TopPanel(r.window.Canvas()) == nil {
		t.Fatal("brought back by Return on a row")
	}
	r.tabToButton("Bring this one back")
	r.press(fyne.KeyReturn)
	if kit.TopPanel(r.window.Canvas()) != nil {
		t.Fatal("refused: ", kit.TopPanel(r.window.Canvas()).Failed())
	}
	if r.finds("frobnicate") || !r.finds("quux") || r.gone != "today" {
		t.Errorf("the records are not those of the backup; at %q", r.gone)
	}
	r.desk.Backups.BackupDelivered() // what came back is there too
	os.RemoveAll(stick)
	r.screen.Changed(nil)
	r.desk.Backups.BackupDelivered() // it has been asked
	r.screen.Changed(nil)
	r.says("Cannot be reached now.")
}

// TestAnotherLaptopsBackup is brought back with its recovery key, from a file.
func TestAnotherLaptopsBackup(t *testing.T) {
	old := open(t, kit.Light, 100)
	old.recorded("Zebedee Quux")
	recovery, err := old.desk.Lock.SetPassphrase(nil, []byte(phrase), false)
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	s := old.desk.Settings.Settings()
	s.BackupTo = filepath.Join(home, "stick")
	if err := os.Mkdir(s.BackupTo, 0o700); err != nil {
		t.Fatal(err)
	}
	old.do(old.desk.Settings.Set(s))
	old.do(old.desk.Backups.BackUp())

	t.Setenv("HOME", home)
	r := open(t, kit.Light, 100)
	r.later(time.Hour)
	r.screen.Shown()
	r.tabToButton("Bring back a backup...")
	r.press(fyne.KeyReturn)
	r.says("There are no backups in the folders they go to.")
	r.press(fyne.KeyReturn)                                             // Choose a file...
	r.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // stick, then the backup
	r.says("and so does the passphrase that went with it")
	r.says("This backup was made with a different key")
	kit.TopPanel(r.window.Canvas()).Submit()
	r.says("No backup is chosen yet.")
	r.rewrite("nonsense")
	r.press(fyne.KeyReturn)
	r.says("That is not a recovery key, nor the passphrase of this backup.")
	r.rewrite(recovery.Text)
	r.press(fyne.KeyReturn)
	r.says("Here now")
	r.capture("restore-another")
	kit.TopPanel(r.window.Canvas()).Submit()
	if top := kit.TopPanel(r.window.Canvas()); top == nil || top.Title() != "Choose a passphrase" {
		t.Fatal("no new passphrase is asked for")
	}
	if !r.finds("quux") {
		t.Error("nobody came back")
	}
}

func TestABackupOpenedLikeADocument(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.recorded("Zebedee Quux")
	path := filepath.Join(t.TempDir(), "noise.smsbackup")
	if err := os.WriteFile(path, []byte("noise"), 0o600); err != nil {
		t.Fatal(err)
	}
	settings.BringBack(r.stage, path)
	r.says("That file is not a backup of this program.")
	kit.TopPanel(r.window.Canvas()).Submit()
	if !r.finds("quux") {
		t.Error("it changed something")
	}
}
