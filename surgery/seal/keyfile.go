package seal

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// KeyFile is the name of the file that holds the surgery key beside the store
// until a passphrase is chosen. Whoever copies the whole folder can read it:
// the program says so.
const KeyFile = "surgery.key"

const keyFileHead = "social-media-surgery-key-1 "

// ErrNoKeyFile means there is no key file; beside a store, that is damage.
var ErrNoKeyFile = errors.New("seal: no key file")

// ReadKeyFile reads the surgery key from folder.
func ReadKeyFile(folder string) (*Key, error) {
	raw, err := os.ReadFile(filepath.Join(folder, KeyFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoKeyFile
	}
	if err != nil {
		return nil, err
	}
	defer clear(raw)
	body, ok := strings.CutPrefix(strings.TrimSpace(string(raw)), keyFileHead)
	if !ok {
		return nil, fmt.Errorf("seal: %s is not a key file", KeyFile)
	}
	key := new(Key)
	decoded, err := base64.StdEncoding.DecodeString(body)
	defer clear(decoded)
	if err != nil || len(decoded) != len(key.raw) {
		return nil, fmt.Errorf("seal: %s is damaged", KeyFile)
	}
	copy(key.raw[:], decoded)
	return key, nil
}

// WriteKeyFile writes the surgery key into folder, readable by its owner only:
// beside, synced, then named, so that there is never half a key under its name.
// It never replaces a key file.
func WriteKeyFile(folder string, key *Key) (err error) {
	name := filepath.Join(folder, KeyFile)
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("seal: %s is there already", KeyFile)
	}
	f, err := os.CreateTemp(folder, KeyFile+".new-") // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		f.Close()
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err = fmt.Fprintf(f, "%s%s\n", keyFileHead, base64.StdEncoding.EncodeToString(key.raw[:])); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), name); err != nil {
		return err
	}
	return syncFolder(folder)
}

// syncFolder makes a new name in folder durable, where the system can.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && os.PathSeparator == '/' {
		return err
	}
	return nil
}
