package checklists

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/folders"
)

// houseFolder begins the name of the folder, in that of the records, that holds the
// organisation's checklists at a joined desk; its version ends it.
const houseFolder = "checklists-"

// mostHouse is how many checklists of an organisation are taken.
const mostHouse = 500

// House returns what joined desks get of the organisation: its settings and the
// checklists of its own. Whenever something of it is not as it was, it has a higher
// version: the time, so that it is higher than any before a restore.
func (r *Room) House() (*surgery.House, error) {
	if err := r.desk.AtHome(); err != nil {
		return nil, err
	}
	h, version, sum, err := r.house()
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(h)
	if err != nil {
		return nil, surgery.AsError(err)
	}
	if now := fmt.Sprintf("%x", sha256.Sum256(raw)); now != sum {
		version = max(version+1, r.desk.Now().UnixMilli())
		if err := r.settings.KeepHouse(version, now); err != nil {
			return nil, err
		}
	}
	h.Version = version
	return h, nil
}

// house returns what is here of the organisation, without its version, which it was last
// given out under, and the sum of it then.
func (r *Room) house() (h *surgery.House, version int64, sum string, err error) {
	of, version, sum, err := r.settings.OfOrganisation()
	if err != nil {
		return nil, 0, "", err
	}
	h = &surgery.House{Settings: of, Checklists: map[string][]byte{}}
	_, from := r.ownLists()
	for _, file := range from {
		raw, err := folders.ReadPlain(filepath.Join(r.settings.Settings().Checklists, file), mostChecklist)
		if err != nil {
			return nil, 0, "", surgery.Fail(surgery.BadFile, "checklists.unread", "file", file).Because(err)
		}
		h.Checklists[file] = raw
	}
	return h, version, sum, nil
}

// Kept returns what a joined desk was given of the organisation.
func (r *Room) Kept() (*surgery.House, error) {
	h, version, _, err := r.house()
	if err == nil {
		h.Version = version
	}
	return h, err
}

// TakeHouse takes over, at a joined desk, what came of the organisation, unless a newer
// version of it is here already. A checklist that cannot be read is left out. At the
// home desk, whose it is, nothing changes.
func (r *Room) TakeHouse(h *surgery.House) (surgery.Change, error) {
	if _, joined := r.desk.Store().Desks(); !joined {
		return surgery.Change{}, nil
	}
	return r.Inherit(h)
}

// Inherit does that at a laptop that becomes the home desk, and has nothing of the
// organisation yet.
func (r *Room) Inherit(h *surgery.House) (surgery.Change, error) {
	_, version, _, err := r.settings.OfOrganisation()
	if err != nil || h == nil || h.Version <= version {
		return surgery.Change{}, err
	}
	folder := filepath.Join(r.desk.Store().Folder(), houseFolder+strconv.FormatInt(h.Version, 10))
	if err := writeHouse(folder, h.Checklists); err != nil {
		return surgery.Change{}, err
	}
	if _, err := r.settings.TakeOrganisation(h.Settings, folder, h.Version); err != nil {
		return surgery.Change{}, err
	}
	removeHouses(folder)
	return r.LookAgain()
}

// writeHouse writes checklists into a folder, each under the name of its id.
func writeHouse(folder string, lists map[string][]byte) error {
	if err := os.RemoveAll(folder); err != nil { // of a taking that was cut off
		return surgery.Fail(surgery.ReadOnly, "checklists.unwritten").Because(err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return surgery.Fail(surgery.ReadOnly, "checklists.unwritten").Because(err)
	}
	n := 0
	for name, raw := range lists {
		c, problems := checklist.Read("checklist.toml", raw)
		if n++; len(problems) > 0 || len(raw) > mostChecklist || n > mostHouse {
			slog.Warn("checklists: one of the organisation's is left out", "name", filepath.Base(name))
			continue
		}
		if err := writeChecklist(filepath.Join(folder, c.ID+".toml"), raw); err != nil {
			return err
		}
	}
	return nil
}

// removeHouses removes what earlier versions left beside a folder.
func removeHouses(folder string) {
	beside := filepath.Dir(folder)
	entries, err := os.ReadDir(beside)
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), houseFolder) && e.Name() != filepath.Base(folder) {
			err = os.RemoveAll(filepath.Join(beside, e.Name()))
		}
		if err != nil {
			slog.Warn("checklists: an earlier version stays", "cause", err)
		}
	}
}
