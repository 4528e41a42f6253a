package network

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// Small is a file system of a few megabytes, which only root can make.
func Small(t *testing.T, folder string) string {
	t.Helper()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=4m"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("no small disk can be made here: ", err)
		}
		t.Skip("only root can make a small disk: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, 0); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// The lead's disk is full: everybody goes on, the trouble is said, and when there is room
// again all arrives.
func TestTheLeadsDiskIsFull(t *testing.T) {
	folder := Small(t, t.TempDir())
	r := newRoom(t)
	a := r.desk(func(o *Options) { o.Folder = filepath.Join(folder, "stream") })
	b := r.desk()
	b.Follow(a.leads())
	b.write(1)
	r.agree(1, a, b)
	filler := filepath.Join(folder, "filler")
	if err := os.WriteFile(filler, make([]byte, 16<<20), 0o600); err == nil {
		t.Fatal("the disk is not full")
	}
	b.write(500)
	until(t, "the trouble is said", func() bool {
		s := b.State()
		return s.Trouble == NotKept && s.Why != nil || a.State().Trouble == NotKept
	})
	n := int64(len(b.chains[b.Seat]))
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	took := r.agree(n, a, b)
	t.Logf("%d changes arrive %v after there is room again", n, took.Round(time.Millisecond))
	until(t, "the trouble is over", func() bool { return a.State().Trouble == "" && b.State().Trouble == "" })
	b.kill()
	a.kill() // before its disk goes
}

func TestALeadsFolderThatCannotBeWritten(t *testing.T) {
	r := newRoom(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	a := r.desk(func(o *Options) { o.Folder = filepath.Join(file, "stream") })
	if err := a.Lead(here); surgery.KindOf(err) != surgery.ReadOnly || a.Door() != nil {
		t.Errorf("a file for a folder: %v", err)
	}
	folder := Small(t, t.TempDir())
	if err := syscall.Mount("", folder, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	b := r.desk(func(o *Options) { o.Folder = filepath.Join(folder, "stream") })
	if err := b.Lead(here); surgery.KindOf(err) != surgery.ReadOnly || b.Door() != nil {
		t.Errorf("read only: %v", err)
	}
}
