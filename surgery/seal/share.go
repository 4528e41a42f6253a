package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"
)

// A share key is the Key of one shared surgery: at the home desk it lies in a sealed
// setting, and on a joined desk it is the surgery key of a store that has nothing
// else. Bytes and KeyOf are for the first.

// Bytes returns the key, for a sealed setting; to be cleared.
func (k *Key) Bytes() []byte { return bytes.Clone(k.raw[:]) }

// KeyOf returns the key that Bytes gave. Nothing of raw is kept.
func KeyOf(raw []byte) (*Key, error) {
	k := new(Key)
	if len(raw) != len(k.raw) {
		return nil, fmt.Errorf("seal: key of %d bytes", len(raw))
	}
	copy(k.raw[:], raw)
	return k, nil
}

// NewShareSlots makes the slots of a share key for joined desks: opened by today's
// passphrase alone, and by the organisation's recovery key, of which only the public
// half is at hand. The credential store has no part in it: the slots are made at the
// home desk and lie on another laptop.
func NewShareSlots(key *Key, passphrase, recipient string) (*Slots, error) {
	paper, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return nil, err
	}
	s := &Slots{public: key.PublicKey(), backup: key.BackupRecipient().String()}
	if s.recovery, err = recoveryOf(key, paper); err != nil {
		return nil, err
	}
	return s, s.renewPassphrase(key, []byte(passphrase), false)
}

// File returns the slots as they stand in a key file; ParseKeyFile reads it.
func (s *Slots) File() ([]byte, error) {
	raw, err := s.marshal()
	return append([]byte(slotsHead), raw...), err
}

// WriteSlots writes the key file of a new store that never had a plain key. It never
// replaces a key file.
func WriteSlots(folder string, s *Slots) error {
	if _, err := os.Lstat(filepath.Join(folder, KeyFile)); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("seal: %s is there already", KeyFile)
	}
	return writeSlots(folder, KeyFile, s)
}

// DestroyKeyFiles writes over the key files in a folder and removes them: what else
// lies there cannot be read from then on. A flash disk may keep the old bytes; of a
// joined desk they were slots, which open nothing without today's passphrase or the
// organisation's paper.
func DestroyKeyFiles(folder string) error {
	for _, name := range []string{KeyFile, NextKeyFile} {
		path := filepath.Join(folder, name)
		if err := writeOver(path); err != nil {
			return err
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return syncFolder(folder)
}
