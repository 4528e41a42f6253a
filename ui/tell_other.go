//go:build !windows

package ui

import (
	"fmt"
	"os"
	"os/exec"
)

const graphicsWords = "error.no_graphics"

// boxes are programs that many desktops have for one sentence; the sentence is
// the last argument.
var boxes = [][]string{{"zenity", "--error", "--no-markup", "--text"}, {"kdialog", "--error"}, {"xmessage", "-center"},
	{"osascript", "-e", "on run a", "-e", "display alert (item 1 of a)", "-e", "end run"}}

// tell says why the program does not open: on the command line, and when it was
// started from a menu, where nobody reads that, in a box.
func tell(sentence string, box bool) {
	fmt.Fprintln(os.Stderr, sentence)
	if info, err := os.Stderr.Stat(); !box || err == nil && info.Mode()&os.ModeCharDevice != 0 {
		return
	}
	for _, b := range boxes {
		if path, err := exec.LookPath(b[0]); err == nil {
			exec.Command(path, append(b[1:len(b):len(b)], sentence)...).Run()
			return
		}
	}
}
