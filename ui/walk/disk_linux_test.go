package walk

import (
	"os"
	"path/filepath"
	"syscall"
)

// diskSize is that of the small disk the records lie on.
const diskSize = "size=48m,mode=0700"

// disk is a small one that can be filled, where the system lets us make one; else
// a folder like any other.
type disk struct {
	at    string
	small bool
}

func newDisk() (*disk, error) {
	at, err := os.MkdirTemp("", "walks-")
	if err != nil {
		return nil, err
	}
	return &disk{at: at, small: syscall.Mount("tmpfs", at, "tmpfs", 0, diskSize) == nil}, nil
}

func (d *disk) remove() {
	if d.small {
		syscall.Unmount(d.at, syscall.MNT_DETACH)
	}
	os.RemoveAll(d.at)
}

// folder makes one for a walk.
func (d *disk) folder() (string, error) { return os.MkdirTemp(d.at, "") }

// clear ends a walk.
func (d *disk) clear(folder string) {
	d.free()
	os.RemoveAll(folder)
}

func (d *disk) ballast() string { return filepath.Join(d.at, "ballast") }

// fill takes all the room there is, and reports whether there is none now.
func (d *disk) fill() bool {
	if !d.small {
		return false
	}
	f, err := os.OpenFile(d.ballast(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return false
	}
	defer f.Close()
	for _, size := range []int{1 << 20, 4096, 1} {
		for block := make([]byte, size); err == nil; {
			_, err = f.Write(block)
		}
		err = nil
	}
	return true
}

func (d *disk) free() { os.Remove(d.ballast()) }
