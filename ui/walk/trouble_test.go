package walk

import (
	"os"
	"path/filepath"
	"time"

	"socialmediasurgery/surgery/store"
)

// restart ends the program and starts it again, perhaps on a file that is whole no
// more: then it looks what stands there, and the file is put back.
func (h *host) restart(on string) {
	h.end()
	if on == "" {
		h.begin()
		return
	}
	file := filepath.Join(h.folder, store.File)
	whole, err := os.ReadFile(file)
	if err != nil {
		h.begin()
		return
	}
	wal, _ := os.ReadFile(file + "-wal") // a full disk may have left it, and with it the file is whole
	os.Remove(file + "-wal")
	put := map[string][]byte{"an empty file": {}, "half a page": whole[:min(len(whole), 2048)], "another program's file": []byte("made by another program\n")}[on]
	if os.WriteFile(file, put, 0o600) != nil {
		h.begin()
		return
	}
	h.begin()
	h.is = h.see()
	h.startIsNotEmpty(move{"restart", on})
	now, _ := os.ReadFile(file)
	if string(now) != string(put) && h.known.held > 0 {
		h.broken("a file that is not a whole store is left as it is", on)
	}
	h.end()
	os.WriteFile(file, whole, 0o600)
	if len(wal) > 0 {
		os.WriteFile(file+"-wal", wal, 0o600)
	}
	h.begin()
}

func (h *host) away() string { return h.own + "-away" }

// folderMoves takes the folder of the records away while the program runs, as a
// stick that is pulled or a folder that is renamed, and brings it back.
func (h *host) folderMoves(how string) {
	from, to := h.own, h.away()
	if how == "comes back" {
		from, to = to, from
	}
	if _, err := os.Stat(to); err == nil {
		return
	}
	os.Rename(from, to)
}

func (h *host) isAway() bool {
	_, err := os.Stat(h.away())
	return err == nil
}

func (h *host) diskFills(how string) {
	if how == "is full" {
		h.full = h.disk.fill()
		return
	}
	h.disk.free()
	h.full = false
}

// clockIsSet sets the laptop's clock, while no time passes.
func (h *host) clockIsSet(how string) {
	h.now = h.now.Add(map[string]time.Duration{"an hour back": -time.Hour, "a day back": -24 * time.Hour, "an hour on": time.Hour}[how])
}
