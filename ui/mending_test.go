package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

const mendPhrase = "seven made-up otters juggle"

// broken is the window over records that were harmed, and the desk it opened.
type broken struct {
	*Failed
	t        *testing.T
	folder   string
	opened   *rooms.Rooms
	recovery lock.Recovery
}

// harmed records a little with a backup in between, closes, has the records
// harmed, and opens the window.
func harmed(t *testing.T, passphrase bool, harm func(folder string)) *broken {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	b := &broken{t: t, folder: t.TempDir()}
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("%08d-0000-4000-8000-000000000000", n))
	}
	now := time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)
	options := desk.Options{Folder: b.folder, Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return now }}
	d, err := rooms.Open(options)
	if err != nil {
		t.Fatal(err)
	}
	must := func(_ surgery.Change, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	must(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
	if passphrase {
		if b.recovery, err = d.Lock.SetPassphrase(nil, []byte(mendPhrase), false); err != nil {
			t.Fatal(err)
		}
	}
	now = now.Add(time.Minute)
	must(d.Backups.BackUp())
	must(d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate", SavePlace: true}))
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	harm(b.folder)
	now = now.Add(time.Hour)
	_, why := rooms.Open(options)
	if surgery.KindOf(why) != surgery.Damaged {
		t.Fatalf("it opens: %v", why)
	}
	b.Failed = NewFailed(Parts{App: test.NewTempApp(t), Files: assets.Files(), Runner: kit.NewInlineRunner()}, why, options,
		func(d *rooms.Rooms) (func(), error) { b.opened = d; return func() {}, nil })
	t.Cleanup(func() {
		if b.opened != nil {
			b.opened.Desk.Close()
		}
		b.mending.end()
	})
	b.Begin()
	return b
}

func (b *broken) says(sentence string) {
	b.t.Helper()
	all := saidIn(b.window.Content())
	if top := b.window.Canvas().Overlays().Top(); top != nil {
		all = append(all, saidIn(top)...)
	}
	if whole := strings.Join(all, "\n"); !strings.Contains(whole, sentence) {
		b.t.Errorf("nowhere is said %q, but\n%s", sentence, whole)
	}
}

func saidIn(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	if text, is := o.(*kit.Text); is {
		return []string{text.String()}
	}
	for _, inner := range testroom.Inner(o) {
		all = append(all, saidIn(inner)...)
	}
	return all
}

// typed sends letters to what has the focus, then Return.
func (b *broken) typed(s string) {
	b.t.Helper()
	focused := b.window.Canvas().Focused()
	if focused == nil {
		b.t.Fatal("nothing has the focus")
	}
	for _, letter := range s {
		focused.TypedRune(letter)
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// presses tabs to a button and presses it.
func (b *broken) presses(label string) {
	b.t.Helper()
	for range 30 {
		if button, ok := b.window.Canvas().Focused().(*kit.Button); ok && strings.HasPrefix(button.Label, label) {
			button.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
		b.window.Canvas().FocusNext()
	}
	b.t.Fatalf("Tab never reaches %s:\n%s", label, strings.Join(saidIn(b.window.Content()), "\n"))
}

// found reports whether somebody is found once the program goes on.
func (b *broken) found(name string) bool {
	b.t.Helper()
	if b.opened == nil {
		b.t.Fatal("it did not go on")
	}
	if b.opened.Desk.Locked() {
		if err := b.opened.Lock.Unlock([]byte(mendPhrase)); err != nil {
			b.t.Fatal(err)
		}
	} else if err := b.opened.Names.LoadNames(); err != nil {
		b.t.Fatal(err)
	}
	rows, err := b.opened.Today.Search(name)
	if err != nil {
		b.t.Fatal(err)
	}
	return len(rows.Rows) > 0
}

// noise writes over a stretch of the records.
func noise(t *testing.T, from, length int64) func(folder string) {
	return func(folder string) {
		f, err := os.OpenFile(filepath.Join(folder, "surgery.db"), os.O_WRONLY, 0)
		if err == nil {
			_, err = f.WriteAt([]byte(strings.Repeat("\xa5", int(length))), from)
		}
		if err != nil || f.Close() != nil {
			t.Fatal(err)
		}
	}
}

func TestMendFromTheLog(t *testing.T) {
	b := harmed(t, true, noise(t, 0, 4096)) // its first page
	b.says("Do not delete anything. Let us see what can be mended.")
	b.typed("not this one")
	b.says("That is not the passphrase.")
	b.window.Canvas().Focused().(*kit.Entry).SetText("")
	b.typed(mendPhrase)
	b.says("The latest backup that opens was made today at 13:01")
	b.presses("Mend from the log")
	b.says("entries of the log were saved")
	b.says("kept beside them, in the folder replaced-")
	b.presses("Open")
	if !b.found("quux") {
		t.Error("who was in the backup is gone")
	}
}

func TestBringBackTheBackupInstead(t *testing.T) {
	b := harmed(t, false, noise(t, 0, 1<<20))
	b.presses("Bring back the backup of today at 13:01")
	b.says("They are as they were today at 13:01")
	b.presses("Open")
	if !b.found("quux") || b.found("frobnicate") {
		t.Error("not the people of the backup")
	}
}

func TestRecordsThatAreGone(t *testing.T) {
	b := harmed(t, true, func(folder string) {
		for _, name := range []string{"surgery.db", "surgery.db-wal", "surgery.tail"} {
			os.Remove(filepath.Join(folder, name))
		}
	})
	b.says("is missing, though there were records here")
	b.typed(mendPhrase)
	if said := strings.Join(saidIn(b.window.Content()), "\n"); strings.Contains(said, "Everything that was ever recorded") {
		t.Error("it offers to mend from a log that is not there")
	}
	b.presses("Bring back the backup of")
	b.presses("Open")
	if !b.found("quux") {
		t.Error("nobody is there")
	}
}

func TestAKeyFileThatIsGone(t *testing.T) {
	b := harmed(t, true, func(folder string) { os.Remove(filepath.Join(folder, "surgery.key")) })
	b.says("Only the recovery key helps here")
	b.typed("nonsense")
	b.says("That is not a recovery key")
	b.window.Canvas().Focused().(*kit.Entry).SetText("")
	b.typed(b.recovery.Text)
	b.says("The key is back, from a backup.")
	b.presses("Open")
	b.presses("Open")
	if !b.found("quux") || !b.found("frobnicate") {
		t.Error("somebody is missing")
	}
}

// TestBeginWithNothing is the last way, where neither a backup nor a key is left.
func TestBeginWithNothing(t *testing.T) {
	for name, harm := range map[string]func(folder string) error{
		"no key": func(folder string) error { return os.Remove(filepath.Join(folder, "surgery.key")) },
		"no records": func(folder string) error {
			return os.WriteFile(filepath.Join(folder, "surgery.db"), []byte("nothing of ours"), 0o600)
		},
	} {
		b := harmed(t, name == "no key", func(folder string) {
			if err := harm(folder); err != nil {
				t.Fatal(err)
			}
			if err := os.RemoveAll(filepath.Join(folder, "backups")); err != nil {
				t.Fatal(err)
			}
		})
		b.presses("Begin with nothing...")
		b.says("Only do this when there is no backup")
		b.presses("Begin with nothing")
		b.says("There is nobody in the records now.")
		b.presses("Open")
		if b.found("quux") {
			t.Errorf("%s: somebody is there", name)
		}
		if aside, err := filepath.Glob(filepath.Join(b.folder, "set-aside-*", "surgery.db")); err != nil || len(aside) != 1 {
			t.Errorf("%s: set aside are %v, %v", name, aside, err)
		}
	}
}

func TestGoOnAsItIs(t *testing.T) {
	b := harmed(t, false, func(folder string) {
		if err := os.WriteFile(filepath.Join(folder, "surgery.damaged"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	})
	b.says("A check found that the records are not whole.")
	b.presses("Open them as they are")
	b.presses("Open")
	if !b.found("frobnicate") {
		t.Error("somebody is missing")
	}
}

func TestMendingTakesABackupFromAnywhere(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	b := harmed(t, false, func(folder string) {
		noise(t, 0, 1<<20)(folder)
		if err := os.Rename(filepath.Join(folder, "backups"), filepath.Join(home, "stick")); err != nil {
			t.Fatal(err)
		}
	})
	b.says("There is no backup beside the records that opens.")
	b.presses("Mend from the log")
	b.says("Nothing could be read from the damaged records.")
	b.presses("Choose another backup file...")
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn} {
		b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	b.says("In it: people 1, visits 1")
	kit.TopPanel(b.window.Canvas()).Submit()
	b.presses("Open")
	if !b.found("quux") {
		t.Error("nobody is there")
	}
}
