package store

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"socialmediasurgery/surgery"
)

func TestMountKind(t *testing.T) {
	const mounts = `/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
host:/home /home nfs4 rw 0 0
/dev/sdb1 /media/My\040Disk fuseblk rw 0 0
me@host:/ /home/me/far fuse.sshfs rw 0 0
short line`
	for folder, want := range map[string]string{
		"/":                      "ext4",
		"/var/lib":               "ext4",
		"/tmp/x":                 "tmpfs",
		"/tmpx":                  "ext4",
		"/home/me":               "nfs4",
		"/home/me/far":           "fuse.sshfs",
		"/home/me/far/data":      "fuse.sshfs",
		"/home/me/farther":       "nfs4",
		"/media/My Disk/surgery": "fuseblk",
	} {
		if got := mountKind(mounts, folder); got != want {
			t.Errorf("%s lies on %q, not %q", folder, got, want)
		}
	}
	if onNetwork(t.TempDir()) {
		t.Error("the temporary folder is taken for a network's")
	}
}

// smallDisk mounts a file system of so many bytes; only root can.
func smallDisk(t *testing.T, options string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, options); err != nil {
		t.Skip("a small disk cannot be mounted here, which takes root:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, 0); err != nil {
			syscall.Unmount(folder, syscall.MNT_DETACH)
		}
	})
	return folder
}

func TestFullDisk(t *testing.T) {
	folder := smallDisk(t, "size=2m,mode=0700")
	w := newWorld()
	s := w.open(t, folder)
	sur := w.start(t, s)
	if err := s.AddTallies([]Count{{sur, "2026-11-24", "role", "carer", 1}}); err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(folder, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	// Fill it with check-ins until one is refused, then leave no room at all.
	note := strings.Repeat("sample ", 500)
	n := 0
	var err error
	for err == nil {
		n++
		o := w.checkIn(sur, "Zebedee Testperson", n)
		o.Edits[1].After.(*surgery.Visit).Words.Goal = note
		err = s.Do(o)
	}
	wantKind(t, err, surgery.Full, "error.disk_full")
	if n < 10 {
		t.Fatalf("full after %d check-ins: nothing is shown by that", n)
	}
	before := tablesOf(t, s)
	if len(before) != 1+2*(n-1) {
		t.Errorf("%d records, %d check-ins were acknowledged", len(before), n-1)
	}
	for range 3 { // and again, as a host would try
		o := w.checkIn(sur, "Zebedee Testperson", n)
		o.Edits[1].After.(*surgery.Visit).Words.Goal = note
		wantKind(t, s.Do(o), surgery.Full, "error.disk_full")
	}
	if after := tablesOf(t, s); !maps.Equal(before, after) {
		t.Error("the tables changed")
	}
	keys := countIn(t, s, "SELECT count(*) FROM key")
	if keys != n { // one per person, one of the surgery
		t.Errorf("%d keys for %d people", keys, n-1)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	w.must(t, s, w.checkIn(sur, "Zebedee Testperson", n)) // works again
	shut(t, s)
	s = w.open(t, folder)
	if report := wantOK(t, s); report.People != n {
		t.Errorf("%d people, not %d", report.People, n)
	}
	if s.LogShort() {
		t.Error("short")
	}
}

// Closing erases and then empties the write-ahead log, which can need room that
// is not there. The closing holds, and the log is emptied later.
func TestFullDiskWhileShrinking(t *testing.T) {
	folder := smallDisk(t, "size=8m,mode=0700")
	w := newWorld()
	s := w.open(t, folder)
	sur := w.start(t, s)
	note := strings.Repeat("sample ", 500)
	closing := w.op(surgery.SurgeryClosed, sur)
	for n := range 60 {
		o := w.checkIn(sur, "Zebedee Testperson", n+1)
		o.Edits[1].After.(*surgery.Visit).Words.Goal = note
		w.must(t, s, o)
		closing.Edits = append(closing.Edits, surgery.Edit{Before: o.Edits[0].After})
		closing.Erases = append(closing.Erases, o.Edits[0].After.RecordID())
	}
	f, err := os.Create(filepath.Join(folder, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	left := func() int {
		var about syscall.Statfs_t
		if err := syscall.Statfs(folder, &about); err != nil {
			t.Fatal(err)
		}
		return int(about.Bavail) * int(about.Bsize)
	}
	if _, err := f.Write(make([]byte, left()-400<<10)); err != nil { // room for the operation, not for what it moves
		t.Fatal(err)
	}
	if err := s.Do(closing); err != nil {
		t.Fatalf("closing: %v", err)
	}
	if !s.unshrunk {
		t.Fatal("there was room enough: nothing is shown by that")
	}
	if err := os.Remove(f.Name()); err != nil {
		t.Fatal(err)
	}
	f.Close()
	w.must(t, s, w.op(surgery.SurgeryEdited, sur))
	if s.unshrunk || size(filepath.Join(folder, File+"-wal")) != 0 {
		t.Error("not emptied when there was room again")
	}
	wantOK(t, s)
}

func TestReadOnlyFolder(t *testing.T) {
	folder := smallDisk(t, "size=2m,mode=0700")
	w := newWorld()
	s := w.open(t, folder)
	w.start(t, s)
	shut(t, s)
	readOnly := func(flag uintptr) {
		t.Helper()
		if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|flag, ""); err != nil {
			t.Fatal(err)
		}
	}
	readOnly(syscall.MS_RDONLY)
	for _, where := range []string{folder, filepath.Join(folder, "new")} {
		before := contents(t, folder)
		_, err := Open(w.options(where))
		var ours *surgery.Error
		if !errors.As(err, &ours) || ours.Kind != surgery.ReadOnly {
			t.Errorf("%v", err)
		}
		if contents(t, folder) != before {
			t.Error("changed")
		}
	}
	readOnly(0)
	wantOK(t, w.open(t, folder))
}
