// Package instance makes sure that one copy of the program has a folder: the
// second one finds a lock file, asks the first by a local socket to come
// forward, and says so.
package instance

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"socialmediasurgery/surgery"
)

// LockFile is held while the program runs. The system lets go of it when the
// program ends, however it ends.
const LockFile = "surgery.lock"

// call is what the second copy says to the first.
const call = "come forward\n"

// answerTime is how long the first copy has to answer.
const answerTime = 2 * time.Second

// closingTime is how long a copy that answers no more may take to let go of the folder.
const closingTime = 10 * time.Second

// Claim is this copy's hold on a folder.
type Claim struct {
	lock   *flock.Flock
	held   os.FileInfo // of its file
	listen net.Listener
	calls  chan struct{}
}

// Take claims the folder, which must be there. InUse means another copy has it,
// and has been asked to come forward; one whose window is gone is waited for. ReadOnly
// means the folder cannot be written.
func Take(folder string) (*Claim, error) {
	lock := flock.New(filepath.Join(folder, LockFile), flock.SetPermissions(0o600))
	for began := time.Now(); ; {
		got, err := lock.TryLock()
		if err != nil {
			return nil, surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
		}
		if got {
			break
		}
		if err := callFirst(folder); err == nil || time.Since(began) > closingTime {
			return nil, surgery.Fail(surgery.InUse, "error.in_use").Because(err)
		}
		<-time.After(closingTime / 200)
	}
	c := &Claim{calls: make(chan struct{}, 1)}
	c.hold(lock)
	if err := c.answer(folder); err != nil {
		// A second copy will say that this one is open; it just cannot bring it
		// to the front.
		slog.Warn("instance: cannot be called forward", "cause", err)
	}
	return c, nil
}

func (c *Claim) hold(lock *flock.Flock) {
	c.lock = lock
	c.held, _ = os.Stat(lock.Path()) // nil is the same as no file
	os.SameFile(c.held, c.held)      // Windows looks up which file it is now
}

// Move takes another folder, or the same one made anew, in place of the one that is
// held: InUse when another copy has it. Others call this copy forward where they did
// before.
func (c *Claim) Move(folder string) error {
	path := filepath.Join(folder, LockFile)
	if now, err := os.Stat(path); err == nil && os.SameFile(now, c.held) {
		return nil // it never went
	}
	lock := flock.New(path, flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
	}
	if !got {
		return surgery.Fail(surgery.InUse, "error.in_use").Because(errors.New("another copy has the folder"))
	}
	was := c.lock
	c.hold(lock)
	return was.Unlock()
}

// Calls tells each time another copy asks this one to come forward. It is closed
// by Closing and Release.
func (c *Claim) Calls() <-chan struct{} { return c.calls }

// Closing says that the window is gone: another copy no longer asks this one to come
// forward, and waits until the folder is let go of.
func (c *Claim) Closing() {
	if c.listen != nil {
		c.listen.Close()
	}
}

// Release lets go of the folder.
func (c *Claim) Release() error {
	if c.listen != nil {
		c.listen.Close()
	} else {
		close(c.calls)
	}
	return c.lock.Unlock()
}

// answer listens for other copies.
func (c *Claim) answer(folder string) error {
	address := socket(folder)
	if err := os.MkdirAll(filepath.Dir(address), 0o700); err != nil {
		return err
	}
	os.Remove(address) // left by a copy that was killed; we hold the lock
	listen, err := net.Listen("unix", address)
	if err != nil {
		return err
	}
	c.listen = listen
	go func() {
		defer close(c.calls)
		for {
			conn, err := listen.Accept()
			if err != nil {
				return // released
			}
			conn.SetDeadline(time.Now().Add(answerTime))
			said, _ := io.ReadAll(io.LimitReader(conn, int64(len(call))))
			conn.Close()
			if string(said) == call {
				select {
				case c.calls <- struct{}{}:
				default: // asked already
				}
			}
		}
	}()
	return nil
}

// callFirst asks the copy that has the folder to come forward.
func callFirst(folder string) error {
	conn, err := net.DialTimeout("unix", socket(folder), answerTime)
	if err != nil {
		return err
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(answerTime))
	_, err = io.WriteString(conn, call)
	return err
}

// socket returns where the copy that has the folder listens. A socket's path may
// be about a hundred letters long, so it does not lie in the folder itself but
// under its name's digest, in a folder of this user's own.
func socket(folder string) string {
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	sum := sha256.Sum256([]byte(folder))
	base := os.Getenv("XDG_RUNTIME_DIR")
	if base == "" {
		base = os.TempDir()
	}
	return filepath.Join(base, "social-media-surgery-"+owner(), hex.EncodeToString(sum[:8]))
}

// owner tells users of one machine apart where they share a temporary folder.
func owner() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "unknown"
	}
	sum := sha256.Sum256([]byte(home))
	return hex.EncodeToString(sum[:4])
}
