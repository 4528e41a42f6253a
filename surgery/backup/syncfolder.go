package backup

import (
	"errors"
	"os"
)

// syncFolder makes a new name durable, where the system can: a power cut after it
// loses no backup that was said to be there. Where it cannot (Windows, some
// shares) the name is as durable as the system makes it.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		_ = f.Close() // nothing was written through it
	}
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncEvery is how much is written before it is synced: a large file synced at its
// end would hold up a check-in, which waits for the same disk.
const syncEvery = 4 << 20

// littleByLittle syncs a file while it is written.
type littleByLittle struct {
	file     *os.File
	unsynced int
}

func (l *littleByLittle) Write(p []byte) (int, error) {
	n, err := l.file.Write(p)
	if l.unsynced += n; err == nil && l.unsynced >= syncEvery {
		l.unsynced = 0
		err = l.file.Sync()
	}
	return n, err
}
