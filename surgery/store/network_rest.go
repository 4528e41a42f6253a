//go:build !linux && !windows

package store

import "strings"

// onNetwork reports whether a folder lies on another machine; elsewhere than on
// Linux and Windows only a mounted share's usual place gives it away.
func onNetwork(folder string) bool {
	return strings.HasPrefix(folder, "/net/") || strings.HasPrefix(folder, "/Network/")
}
