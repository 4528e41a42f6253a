package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/joining"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// The window that mends a joined desk offers no backup and no empty beginning: to make
// it again from its log, or to leave the surgery.
func TestMendingAJoinedDesk(t *testing.T) {
	for name, damage := range map[string]func(folder string) error{
		"from its log": func(folder string) error { return os.WriteFile(filepath.Join(folder, "surgery.damaged"), nil, 0o600) },
		"left": func(folder string) error {
			return os.WriteFile(filepath.Join(folder, desk.RecordsFile), []byte("nothing of ours"), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, home, _ := joined(t)
			phrase, err := home.Sharing.Passphrase()
			if err != nil {
				t.Fatal(err)
			}
			folder := r.desk.Desk.Folder()
			own := filepath.Dir(filepath.Dir(folder))
			r.Window().Close()
			r.left = true
			r.desk.Desk.Close()
			if err := damage(folder); err != nil {
				t.Fatal(err)
			}
			options := r.desk.Desk.Options()
			options.Folder = folder
			_, why := rooms.Open(options)
			if why == nil {
				t.Fatal("it opens")
			}
			b := &broken{t: t, folder: folder}
			b.Failed = NewFailed(Parts{App: test.NewTempApp(t), Files: assets.Files(), Runner: kit.NewInlineRunner()}, why, options,
				func(d *rooms.Rooms) (func(), error) { b.opened = d; return func() {}, nil })
			t.Cleanup(func() {
				if b.opened != nil {
					b.opened.Desk.Close()
				}
				b.mending.end()
			})
			b.Begin()
			b.typed(phrase)
			b.says("This is a surgery of others that this laptop joined.")
			if said := strings.Join(saidIn(b.window.Content()), "\n"); strings.Contains(said, "Begin with nothing") || strings.Contains(said, words.Say("mending.no_backup")) || strings.Contains(said, words.Say("mending.another")) {
				t.Errorf("it says:\n%s", said)
			}
			if look := os.Getenv("LOOK"); look != "" {
				(&testroom.Room{T: t, Window: b.window}).Capture("mend-joined-" + strings.ReplaceAll(name, " ", "-"))
			}
			if name == "left" {
				b.presses("Leave this surgery...")
				b.presses("Leave it")
				b.says("This laptop has left the surgery and keeps nothing of it.")
			} else {
				b.presses("Mend from the log")
			}
			b.presses("Open")
			if b.opened == nil {
				t.Fatal("nothing is open")
			}
			if at := b.opened.Desk.Folder(); (at == own) != (name == "left") || joining.IsJoined(at) == (name == "left") {
				t.Errorf("open is %s", at)
			}
			if _, err := os.Lstat(folder); (err == nil) == (name == "left") {
				t.Errorf("the folder: %v", err)
			}
		})
	}
}
