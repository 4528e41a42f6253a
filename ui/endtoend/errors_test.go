package endtoend

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
)

// records makes a folder with a surgery in it.
func records(t *testing.T) string {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "records")
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}})
	if err := errors.Join(err, d.Desk.Close()); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestRecordsThatCannotBeOpened: each time a window stands that closes by keyboard,
// one sentence says why, and the store is not changed. What the window says and
// offers is tested in package ui.
func TestRecordsThatCannotBeOpened(t *testing.T) {
	screen := newDesktop(t)
	for name, c := range map[string]struct {
		spoil func(t *testing.T, folder string)
		says  string
		close string // a key
	}{
		"newer": {func(t *testing.T, folder string) {
			db, err := sql.Open("sqlite3", filepath.Join(folder, "surgery.db"))
			if err == nil {
				_, err = db.Exec("PRAGMA user_version = 999")
			}
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
		}, "newer version", "Return"},
		"foreign": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "surgery.db"), bytes.Repeat([]byte("not a database "), 1000))
		}, "is not the file with the records", "alt+F4"},
		"damaged": {func(t *testing.T, folder string) {
			raw, err := os.ReadFile(filepath.Join(folder, "surgery.db"))
			if err != nil {
				t.Fatal(err)
			}
			for i := 4096; i < len(raw); i++ { // all but the first page
				raw[i] = 0x5a
			}
			write(t, filepath.Join(folder, "surgery.db"), raw)
		}, "damaged", "alt+F4"},
		"no key": {func(t *testing.T, folder string) {
			if err := os.Remove(filepath.Join(folder, "surgery.key")); err != nil {
				t.Fatal(err)
			}
		}, "surgery.key", "alt+F4"},
		"gone": {func(t *testing.T, folder string) {
			if err := os.Remove(filepath.Join(folder, "surgery.db")); err != nil {
				t.Fatal(err)
			}
		}, "is missing", "alt+F4"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := records(t)
			c.spoil(t, folder)
			before, _ := os.ReadFile(filepath.Join(folder, "surgery.db"))
			screen.t = t
			r := screen.start(folder)
			r.look("error-" + name)
			r.closes(c.close, 1)
			said := r.stderr.String()
			if !strings.Contains(said, c.says) || strings.Count(said, "\n") != 1 || strings.Contains(said, "sql") {
				t.Errorf("said %q", said)
			}
			if after, _ := os.ReadFile(filepath.Join(folder, "surgery.db")); !bytes.Equal(before, after) {
				t.Error("the store was changed")
			}
		})
	}
}

// TestTheCommandLine: what is wrong is said in one sentence, without a window.
func TestTheCommandLine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, []byte("x"))
	good, emptied := records(t), records(t)
	write(t, filepath.Join(emptied, "surgery.db"), nil)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-version"}, 0, "0.1.0"},
		{[]string{"-check", "-data", good}, 0, `"chain":"ok"`},
		{[]string{"-check", "-data", filepath.Join(t.TempDir(), "none")}, 1, "no records"},
		{[]string{"-check", "-data", emptied}, 1, "is empty, though there were records here"},
		{[]string{"-frobnicate"}, 2, "not known"},
		{[]string{"frobnicate"}, 2, "not known"},
		{[]string{"-data", file}, 2, "cannot be used"},
		{[]string{"-data", filepath.Join(t.TempDir(), "OneDrive", "x")}, 2, "copied to the internet"},
		{[]string{"-print-to", file}, 2, "cannot be used"},
		{[]string{"-demo", "-data", good}, 2, "without -data"},
	} {
		cmd := exec.Command(program, c.args...)
		cmd.Env = append(os.Environ(), "DISPLAY=:none", "WAYLAND_DISPLAY=")
		out, err := cmd.CombinedOutput()
		code := 0
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			code = exit.ExitCode()
		}
		if code != c.code || !strings.Contains(string(out), c.says) || bytes.Count(out, []byte("\n")) != 1 {
			t.Errorf("%v: exit code %d, said %q", c.args, code, out)
		}
	}
}

func write(t *testing.T, name string, raw []byte) {
	t.Helper()
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
