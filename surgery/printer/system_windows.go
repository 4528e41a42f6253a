package printer

import (
	"errors"
	"os/exec"
	"syscall"
)

var thisSystem = theSpooler.system()

// TakesPictures reports whether a Job needs its pages as pictures here.
const TakesPictures = true

// hideWindow keeps a console from flashing up.
func hideWindow(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }

// diskFull knows Windows's two codes for it.
func diskFull(err error) bool {
	return errors.Is(err, syscall.Errno(112)) || errors.Is(err, syscall.Errno(39))
}

// syncFolder does nothing: Windows writes a folder with its file.
func syncFolder(string) error { return nil }
