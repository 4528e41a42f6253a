package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"socialmediasurgery/surgery"
)

// show puts the window on the screen. Where OpenGL is missing the toolkit only
// logs it and would wait for ever for a window that never comes: that is said
// here instead, with what to do.
func show(w fyne.Window) (err error) {
	defer func() {
		// Without a screen the toolkit panics.
		if r := recover(); r != nil {
			err = noGraphics(fmt.Errorf("showing the window: %v", r))
		}
	}()
	w.Show()
	if native, ok := w.(driver.NativeWindow); ok {
		if !there(native) {
			return noGraphics(fmt.Errorf("the toolkit made no window"))
		}
		fit(native)
	}
	return nil
}

// there reports whether the system knows the window.
func there(w driver.NativeWindow) bool {
	var handle uintptr
	w.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WaylandWindowContext:
			handle = c.WaylandSurface
		case driver.WindowsWindowContext:
			handle = uintptr(c.HWND)
		case driver.MacWindowContext:
			handle = c.NSWindow
		default:
			handle = 1 // one we know nothing of
		}
	})
	return handle != 0
}

func noGraphics(cause error) error {
	return surgery.Fail(surgery.Internal, graphicsWords).Because(cause)
}
