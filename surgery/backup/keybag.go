package backup

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/pattern"
)

// Keybag holds what opens the backups of one desk in one folder: the owners'
// keys, wrapped by the surgery key, and who was erased for ever.
type Keybag struct {
	Made   time.Time                        `json:"made"`
	Desk   surgery.ID                       `json:"desk"`
	Slots  []byte                           `json:"slots,omitempty"` // the key file, once there is a passphrase
	Away   bool                             `json:"away,omitempty"`  // the passphrase alone opens it: Slots stand before the seal too
	Keys   map[surgery.ID]surgery.OwnerKeys `json:"keys"`
	Erased []Erased                         `json:"erased,omitempty"`
}

// Erased is a tombstone: an owner whose key was destroyed.
type Erased struct {
	Owner surgery.ID    `json:"owner"`
	Clock surgery.Clock `json:"clock"`
	Desk  surgery.ID    `json:"desk"`
}

// mostKeybag caps what is read: a million people's keys.
const mostKeybag = 256 << 20

// KeybagPath returns where the keybag of a desk lies in a folder.
func KeybagPath(folder string, desk surgery.ID) string {
	return filepath.Join(folder, keybagName(short(desk)))
}

// keybagName returns the name of a keybag, by the beginning of a desk's id.
func keybagName(desk string) string { return "surgery-keys-" + desk + ".smskeys" }

var keybagNamed = pattern.Of(`^surgery-keys-([0-9A-Za-z]{1,8})\.smskeys$`)

// Desks returns whose keybags lie in a folder: the beginnings of desks' ids. A
// folder that is not there has none.
func Desks(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return desksIn(entries), err
}

func desksIn(entries []os.DirEntry) []string {
	var desks []string
	for _, e := range entries {
		if parts := keybagNamed().FindStringSubmatch(e.Name()); parts != nil && e.Type().IsRegular() {
			desks = append(desks, parts[1])
		}
	}
	return desks
}

// Short returns the part of a desk's id that stands in names.
func Short(desk surgery.ID) string { return short(desk) }

// WriteKeybag replaces the folder's keybag of that desk.
func WriteKeybag(folder string, bag Keybag, to []age.Recipient) error {
	if bag.Away {
		to = append(slices.Clone(to), beside{bag.Slots})
	}
	return replace(KeybagPath(folder, bag.Desk), func(out io.Writer) error {
		sealed, err := age.Encrypt(out, to...)
		if err != nil {
			return err
		}
		if err := json.NewEncoder(sealed).Encode(bag); err != nil {
			return err
		}
		return sealed.Close()
	})
}

// ReadKeybag reads the keybag that belongs to a backup. Errors: BadFile when it
// is missing, damaged, or these keys do not open it.
func ReadKeybag(of File, with []age.Identity) (Keybag, error) {
	var bag Keybag
	f, err := os.Open(filepath.Join(of.Folder, keybagName(of.Desk)))
	if errors.Is(err, fs.ErrNotExist) {
		return bag, surgery.Fail(surgery.BadFile, "error.keybag_missing").Because(err)
	}
	if err != nil {
		return bag, err
	}
	defer f.Close()
	opened, err := age.Decrypt(f, with...)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return bag, foreign(err)
	}
	var raw []byte
	if err == nil {
		raw, err = io.ReadAll(io.LimitReader(opened, mostKeybag))
	}
	if err != nil {
		return bag, surgery.Fail(surgery.BadFile, "error.keybag_damaged").Because(err)
	}
	defer clear(raw)
	if err := json.Unmarshal(raw, &bag); err != nil {
		return bag, surgery.Fail(surgery.BadFile, "error.keybag_damaged").Because(err)
	}
	return bag, nil
}
