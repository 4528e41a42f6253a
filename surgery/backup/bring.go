package backup

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
)

// sending begins the name of a file that is on its way into a folder. There is one
// for each desk, so a cut-off one does not stay beside the next.
const sending = ".sending-"

// errNewer says that a keybag was not brought, as a newer one waits: somebody may
// have been erased meanwhile.
var errNewer = errors.New("newer keys wait")

// bring copies a sealed file into the folder under its name: written beside,
// synced, read back, renamed. What stands there is what was opened here to be sure.
func (f *Far) bring(d Delivery, from string, alive func()) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	beside := filepath.Join(f.path, sending+short(d.Desk))
	if err := removeIfThere(beside); err != nil { // and never write through a link that somebody put there
		return err
	}
	f.Touch(beside)
	sent, err := send(source, beside, alive)
	if err != nil {
		return errors.Join(err, removeIfThere(beside))
	}
	got, err := digest(beside, alive)
	if err == nil && !bytes.Equal(got, sent) {
		err = surgery.Fail(surgery.Damaged, "error.backup_damaged")
	}
	if err == nil && from == d.Bag && f.stale() {
		err = errNewer
	}
	if err == nil {
		err = os.Rename(beside, filepath.Join(f.path, filepath.Base(from)))
	}
	if err != nil {
		return errors.Join(err, removeIfThere(beside))
	}
	alive()
	syncFolder(f.path)
	return nil
}

// send writes and syncs a new file, and returns the digest of what it wrote.
func send(from io.Reader, to string, alive func()) ([]byte, error) {
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(&littleByLittle{file: out}, sum, moving(alive)), onlyReader{from})
	if err == nil {
		err = out.Sync()
	}
	alive()
	return sum.Sum(nil), errors.Join(err, out.Close())
}

func digest(path string, alive func()) ([]byte, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(sum, moving(alive)), onlyReader{in})
	return sum.Sum(nil), err
}

// moving calls alive for each piece that was written.
type moving func()

func (m moving) Write(p []byte) (int, error) { m(); return len(p), nil }

// onlyReader hides that a file could be copied in one go, without a sign of life.
type onlyReader struct{ io.Reader }

// Fetch copies a backup from a folder that may not answer, with the keybag that
// belongs to it, into a new folder, and returns where the copy lies. NotFound
// "backups.silent" when the folder does not answer; a missing keybag is missing in
// the copy too.
func Fetch(path, into string) (string, error) {
	return Watched(func(alive func()) (string, error) {
		info, err := os.Stat(path)
		if err != nil {
			return "", err
		}
		if !info.Mode().IsRegular() {
			return "", surgery.Fail(surgery.BadFile, "error.backup_not_ours")
		}
		copied := filepath.Join(into, filepath.Base(path))
		if err := fetchOne(path, copied, alive); err != nil {
			return "", err
		}
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil {
			return "", err
		}
		for _, e := range entries {
			parts := named().FindStringSubmatch(filepath.Base(path))
			if parts == nil || !e.Type().IsRegular() || e.Name() != "surgery-keys-"+parts[2]+".smskeys" {
				continue
			}
			if err := fetchOne(filepath.Join(filepath.Dir(path), e.Name()), filepath.Join(into, e.Name()), alive); err != nil {
				return "", err
			}
		}
		return copied, nil
	})
}

func fetchOne(from, to string, alive func()) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	_, err = send(source, to, alive)
	return err
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
