//go:build !linux

package walk

import "os"

// disk is a folder like any other: only on Linux do we make small disks.
type disk struct{ at string }

func newDisk() (*disk, error) {
	at, err := os.MkdirTemp("", "walks-")
	return &disk{at: at}, err
}

func (d *disk) remove()                 { os.RemoveAll(d.at) }
func (d *disk) folder() (string, error) { return os.MkdirTemp(d.at, "") }
func (d *disk) clear(folder string)     { os.RemoveAll(folder) }
func (d *disk) fill() bool              { return false }
func (d *disk) free()                   {}
