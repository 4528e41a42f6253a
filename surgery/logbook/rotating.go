package logbook

import (
	"bytes"
	"os"
	"sync"
)

// most is how large the log grows before it becomes the one before.
const most = 1 << 20

// rotating is a log file that is put aside when it is full: two of them are kept.
type rotating struct {
	mu        sync.Mutex
	name, old string
	file      *os.File
	about     os.FileInfo // which file it is
	size      int64
	held      []byte // entries since its folder is gone, the latest
}

// mostHeld is how much is kept in memory while there is nowhere to write.
const mostHeld = 1 << 16

func openRotating(name, old string) (*rotating, error) {
	r := &rotating{name: name, old: old}
	return r, r.open()
}

func (r *rotating) open() error {
	f, err := os.OpenFile(r.name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	about, err := f.Stat()
	if err != nil {
		f.Close()
		return err
	}
	os.SameFile(about, about) // Windows looks up which file it is now
	r.file, r.about, r.size = f, about, about.Size()
	return nil
}

// again begins a log anew that was deleted or moved while it was written, and says so.
// It makes no folder: that may be the records' own, which somebody may put back.
func (r *rotating) again() error {
	was := r.file
	if err := r.open(); err != nil {
		return err
	}
	was.Close()
	const said = "level=WARN msg=\"logbook: the log was gone, and begins anew\"\n"
	n, err := r.file.Write(append([]byte(said), r.held...))
	r.size, r.held = r.size+int64(n), nil
	return err
}

// hold keeps an entry until there is somewhere to write it. The oldest goes first.
func (r *rotating) hold(entry []byte) {
	r.held = append(r.held, entry...)
	for len(r.held) > mostHeld {
		_, r.held, _ = bytes.Cut(r.held, []byte("\n"))
	}
}

// Write appends one entry, whole, to the file or to the next.
func (r *rotating) Write(entry []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file == nil {
		return 0, os.ErrClosed
	}
	if r.size > 0 && r.size+int64(len(entry)) > most {
		r.file.Close() // Windows renames no open file
		r.file = nil
		os.Rename(r.name, r.old) // where that fails, the log goes on growing
		if err := r.open(); err != nil {
			return 0, err
		}
	}
	if now, err := os.Stat(r.name); err != nil || !os.SameFile(now, r.about) {
		if err := r.again(); err != nil {
			r.hold(entry)
			return len(entry), nil
		}
	}
	n, err := r.file.Write(entry)
	r.size += int64(n)
	return n, err
}

// Close ends the log.
func (r *rotating) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file == nil {
		return nil
	}
	err := r.file.Close()
	r.file = nil
	return err
}
