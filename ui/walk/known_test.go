package walk

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/mattn/go-sqlite3"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// op is one thing that happened, as the file at the path has it.
type op struct{ id, kind, about, visit, reverts, desk string }

// known is what is known to be so, by a look at the files that the program knows
// nothing of.
type known struct {
	ops   []op
	ever  int // the most there were
	held  int // surgeries there are now
	open  int // of which so many are open
	stamp string
}

// look reads the records at the path, from a copy: the program holds them locked.
func (h *host) look() error {
	file := filepath.Join(h.folder, store.File)
	stamp := stampOf(file) + stampOf(file+"-wal")
	if stamp == h.known.stamp {
		return nil
	}
	h.known.stamp = stamp
	now, err := readFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	now.stamp, now.ever = stamp, max(h.known.ever, len(now.ops))
	h.known = now
	return err
}

func stampOf(file string) string {
	info, err := os.Stat(file)
	if err != nil {
		return "none"
	}
	return fmt.Sprint(info.ModTime().UnixNano(), info.Size(), " ")
}

// readFile reads a copy of the records: what happened, and how many surgeries there
// are.
func readFile(file string) (now known, err error) {
	folder, err := os.MkdirTemp("", "look-")
	if err != nil {
		return now, err
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "copy.db")
	for _, end := range []string{"", "-wal"} {
		raw, err := os.ReadFile(file + end)
		switch {
		case err == nil:
			err = os.WriteFile(copied+end, raw, 0o600)
		case end != "" && errors.Is(err, fs.ErrNotExist):
			err = nil
		}
		if err != nil {
			return now, err
		}
	}
	db, err := sql.Open("sqlite3", copied)
	if err != nil {
		return now, err
	}
	defer db.Close()
	rows, err := db.Query("SELECT id, kind, about, visit, reverts, desk FROM operation ORDER BY place")
	if err != nil {
		if strings.Contains(err.Error(), "no such table") {
			return now, nil
		}
		return now, err
	}
	defer rows.Close()
	for rows.Next() {
		var o op
		if err := rows.Scan(&o.id, &o.kind, &o.about, &o.visit, &o.reverts, &o.desk); err != nil {
			return now, err
		}
		now.ops = append(now.ops, o)
	}
	if err := rows.Err(); err != nil {
		return now, err
	}
	return now, db.QueryRow("SELECT count(*), count(nullif(closed_at <> '', true)) FROM surgery").Scan(&now.held, &now.open)
}

// name is whose visit it is, whole; "" where nobody may know.
func (h *host) name(visit string) string {
	if h.desk != nil && !h.desk.Desk.Locked() {
		if v, err := h.desk.Visit.Visit(surgery.ID(visit)); err == nil {
			h.names[visit] = v.Name
		}
	}
	return h.names[visit]
}
