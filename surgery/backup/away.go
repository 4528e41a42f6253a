package backup

import (
	"bytes"
	"io"
	"os"
	"path/filepath"

	"filippo.io/age"
)

// A keybag is sealed to the surgery key and to the recovery key on paper. Where a
// passphrase is to open it too, on a laptop that has neither, the key file goes
// before the seal, as a line of age's header: its passphrase slot gives the surgery
// key, and that opens the keybag and every backup beside it.
//
// Backups have no such line, and so a changed passphrase leaves nothing behind that
// the old one opens, but for keybags somebody copied before.

// besideType is what the line is called; age passes over those it does not know,
// and so do older versions of this program.
const besideType = "social-media-surgery-key-file"

// beside is the line, as a recipient that opens nothing.
type beside struct{ slots []byte }

var _ age.Recipient = beside{}

func (b beside) Wrap([]byte) ([]*age.Stanza, error) {
	return []*age.Stanza{{Type: besideType, Body: b.slots}}, nil
}

// besideReader finds the line, and opens nothing.
type besideReader struct{ slots []byte }

var _ age.Identity = (*besideReader)(nil)

func (r *besideReader) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	for _, s := range stanzas {
		if s.Type == besideType {
			r.slots = bytes.Clone(s.Body)
		}
	}
	return nil, age.ErrIncorrectIdentity
}

// mostHeader caps what is read before the seal.
const mostHeader = 1 << 20

// AwaySlots returns the key file that stands before the seal of the keybag that
// belongs to a backup; nil for none, also where no keybag can be read.
func AwaySlots(of File) []byte {
	f, err := os.Open(filepath.Join(of.Folder, keybagName(of.Desk)))
	if err != nil {
		return nil
	}
	defer f.Close()
	var found besideReader
	_, _ = age.Decrypt(io.LimitReader(f, mostHeader), &found) // it never opens
	return found.slots
}
