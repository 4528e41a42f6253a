package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

func TestReadFlags(t *testing.T) {
	folder := t.TempDir()
	file, backup := filepath.Join(folder, "file"), filepath.Join(folder, "of monday.SMSBackup")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want Launch
		kind surgery.ErrorKind
	}{
		{args: []string{"-data", folder}, want: Launch{Data: folder, given: true}},
		{args: []string{"--data=" + folder, "-check"}, want: Launch{Data: folder, Check: true, given: true}},
		{args: []string{"-data", folder, "-print-to", folder}, want: Launch{Data: folder, PrintTo: folder, given: true}},
		{args: []string{"-data", folder, "-version"}, want: Launch{Data: folder, Version: true, given: true}},
		{args: []string{"-data", folder, backup}, want: Launch{Data: folder, Backup: backup, given: true}},
		{args: []string{"-data", folder, backup, backup}, kind: surgery.Invalid},
		{args: []string{"-dta", folder}, kind: surgery.Invalid},
		{args: []string{"surgery.db"}, kind: surgery.Invalid},
		{args: []string{"-data"}, kind: surgery.Invalid},
		{args: []string{"-demo", "-data", folder}, kind: surgery.Invalid},
		{args: []string{"-demo-size", "large"}, kind: surgery.Invalid},
		{args: []string{"-demo", "-demo-size", "huge"}, kind: surgery.Invalid},
		{args: []string{"-demo", "-demo-size", "Large"}, kind: surgery.Invalid},
		{args: []string{"-demo", "-demo-size"}, kind: surgery.Invalid},
		{args: []string{"-print-to", filepath.Join(folder, "none")}, kind: surgery.BadFolder},
		{args: []string{"-print-to", file}, kind: surgery.BadFolder},
	} {
		got, err := ReadFlags(c.args)
		switch {
		case c.kind != "":
			if surgery.KindOf(err) != c.kind {
				t.Errorf("%v: %v, want %s", c.args, err, c.kind)
			}
		case err != nil || got != c.want:
			t.Errorf("%v: %+v (%v), want %+v", c.args, got, err, c.want)
		}
	}
}

func TestWithoutFlagsTheRecordsLieInOurFolder(t *testing.T) {
	l, err := ReadFlags(nil)
	if err != nil || filepath.Base(l.Data) != folderName || !filepath.IsAbs(l.Data) {
		t.Errorf("%+v (%v)", l, err)
	}
	if l.LogFolder() == l.Data {
		t.Error("the log lies among the records")
	}
}

func TestRecordsLieBesideTheProgramOnlyWhenAskedTo(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(filepath.Dir(self), besideName)
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if l, err := ReadFlags(nil); err != nil || l.Data == folder {
		t.Errorf("a file asks for nothing: %+v (%v)", l, err)
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	l, err := ReadFlags(nil)
	if err != nil || l.Data != folder || l.LogFolder() != folder || l.Options().Folder != folder || !l.Options().Portable {
		t.Errorf("%+v (%v)", l, err)
	}
	elsewhere := t.TempDir()
	if l, err := ReadFlags([]string{"-data", elsewhere}); err != nil || l.Data != elsewhere {
		t.Errorf("%+v (%v)", l, err)
	}
	l, err = ReadFlags([]string{"-demo"})
	if err != nil || l.Data == folder {
		t.Errorf("%+v (%v)", l, err)
	}
	if err := l.Tidy(); err != nil {
		t.Fatal(err)
	}
}

func TestAMadeUpWeekIsThrownAway(t *testing.T) {
	l, err := ReadFlags([]string{"-demo"})
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(l.Data); err != nil || !info.IsDir() {
		t.Fatal(err)
	}
	if l.TryDemo() != nil {
		t.Error("a made-up week offers itself")
	}
	if err := l.Tidy(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(l.Data); !os.IsNotExist(err) {
		t.Errorf("%s is still there", l.Data)
	}
}

func TestAMadeUpWeekHasTwoSizes(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args  []string
		large bool
	}{{[]string{"-demo"}, false}, {[]string{"-demo", "-demo-size", "usual"}, false}, {[]string{"-demo-size=large", "-demo"}, true}} {
		l, err := ReadFlags(c.args)
		if err != nil || l.Large != c.large || !l.Options().Temporary {
			t.Errorf("%v: %+v (%v)", c.args, l, err)
		}
		if err := l.Tidy(); err != nil {
			t.Fatal(err)
		}
	}
	_, err := ReadFlags([]string{"-demo", "-demo-size", "huge"})
	if s := Sentence(err); !strings.Contains(s, "usual") || !strings.Contains(s, "-demo-size large") {
		t.Errorf("%q", s)
	}
	if l, err := ReadFlags([]string{"-data", t.TempDir()}); err != nil || l.Options().Temporary {
		t.Error("records that are kept do not wait for the disk", err)
	}
}

func TestTidyLeavesRecordsAlone(t *testing.T) {
	l, err := ReadFlags([]string{"-data", t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Tidy(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(l.Data); err != nil {
		t.Error(err)
	}
}

func TestSentenceIsOneLine(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	_, err := ReadFlags([]string{"-x"})
	if s := Sentence(err); strings.Contains(s, "\n") || !strings.Contains(s, "-demo") {
		t.Errorf("%q", s)
	}
}
