package ui

import (
	"log/slog"
	"unsafe"

	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	user32         = windows.NewLazySystemDLL("user32.dll")
	getWindowRect  = user32.NewProc("GetWindowRect")
	fromWindow     = user32.NewProc("MonitorFromWindow")
	getMonitorInfo = user32.NewProc("GetMonitorInfoW")
	showWindow     = user32.NewProc("ShowWindow")
)

// monitorInfo is Windows' MONITORINFO.
type monitorInfo struct {
	size          uint32
	whole, inside windows.Rect // inside leaves out the taskbar
	flags         uint32
}

// fit takes the whole screen where the window with its frame is larger than what
// the taskbar leaves of it: on a laptop of 1366 x 768 its title would lie above
// the screen, and its foot below.
func fit(w driver.NativeWindow) {
	const nearest, maximised = 2, 3
	w.RunNative(func(context any) {
		c, ok := context.(driver.WindowsWindowContext)
		if !ok {
			return
		}
		var frame windows.Rect
		info := monitorInfo{}
		info.size = uint32(unsafe.Sizeof(info))
		if got, _, err := getWindowRect.Call(c.HWND, uintptr(unsafe.Pointer(&frame))); got == 0 {
			slog.Warn("ui: the window is not measured", "cause", err)
			return
		}
		monitor, _, _ := fromWindow.Call(c.HWND, nearest)
		if got, _, err := getMonitorInfo.Call(monitor, uintptr(unsafe.Pointer(&info))); got == 0 {
			slog.Warn("ui: the screen is not measured", "cause", err)
			return
		}
		in := info.inside
		if frame.Left < in.Left || frame.Top < in.Top || frame.Right > in.Right || frame.Bottom > in.Bottom {
			showWindow.Call(c.HWND, maximised)
		}
	})
}
