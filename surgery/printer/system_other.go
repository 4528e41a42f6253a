//go:build !windows

package printer

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

var thisSystem = cups

// TakesPictures reports whether a Job needs its pages as pictures here.
const TakesPictures = false

func hideWindow(*exec.Cmd) {}

func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// syncFolder makes a new name in the folder outlast a power cut.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
