package seal

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"
)

// KeyFile is the name of the file beside the store that holds the surgery key.
// Until a passphrase is chosen it holds it plainly, and whoever copies the whole
// folder can read it: the program says so. Afterwards it holds Slots.
const KeyFile = "surgery.key"

// NextKeyFile lies there while the surgery key is exchanged: it belongs to a store
// that was changed over already, and then takes KeyFile's name.
const NextKeyFile = KeyFile + ".next"

const (
	plainHead = "social-media-surgery-key-1 "
	slotsHead = "social-media-surgery-key-2\n"
	mostFile  = 1 << 16
)

// ErrNoKeyFile means there is no key file; beside a store, that is damage.
var ErrNoKeyFile = errors.New("seal: no key file")

// Held is what a key file holds: one of the two.
type Held struct {
	Plain *Key
	Slots *Slots
}

// BackupRecipients returns whom backups are sealed to: the surgery's own backup
// identity and, where there is one, the recovery key on paper. They are known
// also while locked.
func (h *Held) BackupRecipients() ([]age.Recipient, error) {
	if h.Plain != nil {
		return []age.Recipient{h.Plain.BackupRecipient()}, nil
	}
	var both []age.Recipient
	for _, text := range []string{h.Slots.backup, h.Slots.recovery.Recipient} {
		r, err := age.ParseX25519Recipient(text)
		if err != nil {
			return nil, err
		}
		both = append(both, r)
	}
	return both, nil
}

// PublicKey returns the public half of the key that is held.
func (h *Held) PublicKey() PublicKey {
	if h.Plain != nil {
		return h.Plain.PublicKey()
	}
	return h.Slots.public
}

// ReadKeyFile reads one of the two key files in folder.
func ReadKeyFile(folder, name string) (*Held, error) {
	f, err := os.Open(filepath.Join(folder, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoKeyFile
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, mostFile))
	if err != nil {
		return nil, err
	}
	defer clear(raw)
	return ParseKeyFile(raw)
}

// ParseKeyFile reads what stands in a key file, which may have come another way:
// in a keybag. Nothing of raw is kept.
func ParseKeyFile(raw []byte) (*Held, error) {
	if body, ok := bytes.CutPrefix(raw, []byte(slotsHead)); ok {
		slots, err := parseSlots(body)
		if err != nil {
			return nil, err
		}
		return &Held{Slots: slots}, nil
	}
	body, ok := bytes.CutPrefix(bytes.TrimSpace(raw), []byte(plainHead))
	if !ok {
		return nil, errors.New("seal: not a key file")
	}
	key := new(Key)
	decoded, err := base64.StdEncoding.AppendDecode(nil, body)
	defer clear(decoded)
	if err != nil || len(decoded) != len(key.raw) {
		return nil, fmt.Errorf("seal: %s is damaged", KeyFile)
	}
	copy(key.raw[:], decoded)
	return &Held{Plain: key}, nil
}

// WriteKeyFile writes the surgery key plainly into folder. It never replaces a
// key file.
func WriteKeyFile(folder string, key *Key) error {
	if _, err := os.Lstat(filepath.Join(folder, KeyFile)); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("seal: %s is there already", KeyFile)
	}
	return writeFile(folder, KeyFile, fmt.Appendf(nil, "%s%s\n", plainHead, base64.StdEncoding.EncodeToString(key.raw[:])))
}

// ReplaceSlots puts other slots of the same surgery key into the key file.
func ReplaceSlots(folder string, s *Slots) error { return writeSlots(folder, KeyFile, s) }

// WriteNextSlots writes the slots of the surgery key that the store is about to
// be changed over to, beside the key file.
func WriteNextSlots(folder string, s *Slots) error { return writeSlots(folder, NextKeyFile, s) }

func writeSlots(folder, name string, s *Slots) error {
	raw, err := s.marshal()
	if err != nil {
		return err
	}
	return writeFile(folder, name, append([]byte(slotsHead), raw...))
}

// TakeNext gives the next key file the name of the key file, which is destroyed:
// written over first, as far as that reaches. A flash disk writes elsewhere and
// may keep the old bytes until it needs the room, and so may a copy-on-write file
// system and every backup of the folder. That is why it must hold a key that
// opens nothing any more.
func TakeNext(folder string) error {
	if err := writeOver(filepath.Join(folder, KeyFile)); err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(folder, NextKeyFile), filepath.Join(folder, KeyFile)); err != nil {
		return err
	}
	return syncFolder(folder)
}

// DropNext takes away a next key file that did not come into use.
func DropNext(folder string) error {
	err := os.Remove(filepath.Join(folder, NextKeyFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func writeOver(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if _, err := f.WriteAt(make([]byte, min(info.Size(), mostFile)), 0); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// writeFile writes a file that only its owner can read: beside, synced, then
// named, so that there is never half a key under its name. It clears content.
func writeFile(folder, name string, content []byte) (err error) {
	defer clear(content)
	f, err := os.CreateTemp(folder, name+".new-") // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		f.Close()
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(content); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), filepath.Join(folder, name)); err != nil {
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

// SameKey reports whether a key file is of the surgery key that is held.
func SameKey(file []byte, held *Held) bool {
	if held == nil {
		return false
	}
	other, err := ParseKeyFile(file)
	return err == nil && other.PublicKey() == held.PublicKey()
}
