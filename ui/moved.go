package ui

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/printer"
)

// moves tells where records went that had to be written into another folder, by the
// folder where they would be looked for. Without it the next start would look in the
// old place, and find nothing or what is older.
type moves map[string]string

// movesFile is where moves are kept, beside the settings of the system's programs.
func movesFile() string { return filepath.Join(xdg.ConfigHome, folderName, "moved.json") }

// readMoves reads them; there are usually none.
func readMoves() (moves, error) {
	m := moves{}
	raw, err := os.ReadFile(movesFile())
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err == nil {
		err = json.Unmarshal(raw, &m)
	}
	if err != nil {
		return nil, surgery.Fail(surgery.BadFolder, "error.moved_unread", "file", movesFile()).Because(err)
	}
	return m, nil
}

// follow returns where the records of a folder are now. Errors: BadFolder where they
// are out of reach: an older state must not be taken for them.
func follow(folder string) (string, error) {
	whole, err := filepath.Abs(folder)
	if err != nil {
		return folder, nil // it is refused when it is opened
	}
	m, err := readMoves()
	if err != nil {
		return "", err
	}
	to := m[whole]
	switch {
	case to == "":
		return folder, nil
	case !desk.RecordsIn(to):
		return "", surgery.Fail(surgery.BadFolder, "error.moved_away", "folder", to, "file", movesFile())
	}
	return to, nil
}

// noteMove has the next start follow records from one folder into another.
func noteMove(from, to string) error {
	m, err := readMoves()
	if err != nil {
		return err
	}
	for old, now := range m {
		if now == from {
			m[old] = to
		}
	}
	m[from] = to
	for old, now := range m {
		if old == now { // they are back
			delete(m, old)
		}
	}
	raw, err := json.Marshal(m)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(movesFile()), 0o700)
	}
	if err == nil {
		err = printer.SaveAs(movesFile(), raw)
	}
	if err != nil {
		return surgery.Fail(surgery.ReadOnly, "error.move_unnoted", "folder", to).Because(err)
	}
	return nil
}
