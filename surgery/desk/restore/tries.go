package restore

import (
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery/desk/lock"
)

// triesFile keeps what is known of wrong passphrases while the records, which hold
// it else, cannot be read.
const triesFile = "surgery.tries"

// tries returns the wrong passphrases so far. A file that is broken counts as none,
// as broken settings do.
func (m *Mending) tries() lock.Tries {
	raw, err := os.ReadFile(filepath.Join(m.options.Folder, triesFile))
	var kept map[string]string
	if err == nil {
		err = json.Unmarshal(raw, &kept)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("desk: the count of wrong passphrases is not read", "cause", err)
	}
	return lock.ReadTries(kept)
}

// keepTries never fails, as the desk's does not.
func (m *Mending) keepTries(t lock.Tries) {
	path := filepath.Join(m.options.Folder, triesFile)
	var err error
	if t == (lock.Tries{}) {
		err = os.Remove(path)
	} else if raw, broken := json.Marshal(t.Raw()); broken == nil {
		err = os.WriteFile(path, raw, 0o600)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("desk: the count of wrong passphrases was not kept", "cause", err)
	}
}
