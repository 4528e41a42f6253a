package store

import (
	"os"
	"strings"
	"syscall"
)

// Magic numbers of file systems that live elsewhere, from statfs(2): NFS, SMB,
// CIFS, SMB2, AFS, 9p, Ceph, GPFS.
var networks = map[uint32]bool{
	0x6969: true, 0x517B: true, 0xFF534D42: true, 0xFE534D42: true,
	0x5346414F: true, 0x01021997: true, 0x00C36400: true, 0x47504653: true,
}

// fuse is a file system run by a program: a local disk (fuseblk), or a remote
// one (fuse.sshfs, fuse.rclone), which only its name tells.
const fuse = 0x65735546

// onNetwork reports whether a folder lies on another machine.
func onNetwork(folder string) bool {
	var about syscall.Statfs_t
	if err := syscall.Statfs(folder, &about); err != nil {
		return false
	}
	if kind := uint32(about.Type); kind != fuse {
		return networks[kind]
	}
	mounts, err := os.ReadFile("/proc/self/mounts")
	return err == nil && strings.HasPrefix(mountKind(string(mounts), folder), "fuse.")
}

// mountKind returns the kind of the mount that holds folder, as mounts lists it.
func mountKind(mounts, folder string) string {
	kind, longest := "", -1
	for _, line := range strings.Split(mounts, "\n") {
		field := strings.Fields(line)
		if len(field) < 3 {
			continue
		}
		at := strings.TrimSuffix(strings.ReplaceAll(field[1], `\040`, " "), "/")
		if (folder == at || strings.HasPrefix(folder, at+"/")) && len(at) > longest {
			kind, longest = field[2], len(at)
		}
	}
	return kind
}
