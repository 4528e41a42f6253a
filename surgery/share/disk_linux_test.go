package share

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// A stick that is full, then cannot be written to, then is pulled out: real ones, as far
// as a small disk in memory is one.
func TestASmallStick(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "stick")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=256k"); err != nil {
		t.Skip("a small disk cannot be mounted here, which takes root:", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) }) // pulled out already where all went well
	s, key := At(folder, "What this is."), seal.NewKey()
	leave(t, s, key, sample("home", 1, 5), nil)
	large := sample("home", 1, 6)
	large.Entries[0].Words = make([]byte, 1<<20)
	rand.Read(large.Entries[0].Words)
	fails := func(want string) {
		t.Helper()
		err := s.Write(context.Background(), seal.OneKey(key), HeadOf(large, nil), Whole(large), nil)
		if keyOf(err) != want {
			t.Errorf("%v", err)
		}
	}
	still := func() {
		t.Helper()
		if half, all := halves(t, s); has(t, s, key) != 5 || half != 0 || all != 2 {
			t.Errorf("%d files, %d half", all, half)
		}
	}
	fails("share.full")
	still()
	if err := syscall.Mount("", folder, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	fails("share.read_only")
	still()
	if err := s.Ask(context.Background(), asks(t)); keyOf(err) != "share.read_only" {
		t.Error(err)
	}
	if err := syscall.Unmount(folder, 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(folder); err != nil { // as the system does where it puts sticks
		t.Fatal(err)
	}
	fails("share.gone")
	if _, err := s.Gather(context.Background(), seal.OneKey(key), Gathering{Share: "share"}, nil, func(*surgery.Parcel) error { return nil }); keyOf(err) != "share.gone" {
		t.Error(err)
	}
}

// Who works at the next laptop is somebody else to a stick that keeps who may read what.
func TestOthersMayReadTheStick(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	s, key := on(t, ""), seal.NewKey()
	leave(t, s, key, sample("home", 1, 5), nil)
	names, err := s.files(aParcel)
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	for path, want := range map[string]os.FileMode{s.disk.folder: 0o777, s.disk.path(names[0]): 0o644, s.disk.path(ReadMe): 0o644} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v %v", filepath.Base(path), info.Mode(), err)
		}
	}
}
