package ui

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"

	"socialmediasurgery/surgery/words"
)

const graphicsWords = "error.no_graphics_windows"

// tell says why the program does not open. A Windows program with a window has
// no command line to say it on, so a box says it too.
func tell(sentence string, box bool) {
	fmt.Fprintln(os.Stderr, sentence)
	if !box {
		return
	}
	text, err := windows.UTF16PtrFromString(sentence)
	if err != nil {
		return
	}
	title, err := windows.UTF16PtrFromString(words.Say("shell.name"))
	if err != nil {
		return
	}
	windows.MessageBox(0, text, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}
