//go:build !windows

package ui

import "fyne.io/fyne/v2/driver"

// fit leaves it to the system's window manager to keep the window on the screen.
func fit(driver.NativeWindow) {}
