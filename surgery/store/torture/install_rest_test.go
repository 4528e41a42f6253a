//go:build !linux

package torture

// install does nothing: power cuts and failing disks are tried on Linux.
func install() error { return nil }
