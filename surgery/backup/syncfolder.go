package backup

import "os"

// syncFolder makes a new name durable, where the system can: a power cut after it
// loses no backup that was said to be there. Where it cannot (Windows, some
// shares) the name is as durable as the system makes it.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		_ = f.Close() // nothing was written through it
	}
}
