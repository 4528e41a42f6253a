package walk

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// written is a file that the program wrote for somebody, outside the records.
type written struct{ path, who string }

// newFiles finds what was written since the last look, and for whom: by what stands
// in it, or by whose visit was on the screen.
func (h *host) newFiles() (found []written) {
	filepath.WalkDir(h.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "cache" {
			return fs.SkipDir
		}
		if d.IsDir() || h.files[path] != "" {
			return nil
		}
		h.files[path] = "nobody"
		raw, _ := os.ReadFile(path)
		who := whole(string(raw))
		if who == "" && h.onVisit(h.was) && filepath.Dir(path) != filepath.Join(h.home, "surgery") {
			who = whole(h.was.said)
		}
		if who != "" {
			h.files[path] = who
			found = append(found, written{path, who})
		}
		return nil
	})
	return found
}

// onVisit reports whether somebody's visit is on the screen, and nobody else.
func (h *host) onVisit(s sight) bool { return strings.Contains(s.said, words.Say("shell.finish")) }

// whole is the name of somebody that stands in a text.
func whole(text string) string {
	for _, who := range people {
		if strings.Contains(text, who) {
			return who
		}
	}
	return ""
}

// filesAreGiven: what names somebody is saved where the host said, and nowhere by
// itself.
func (h *host) filesAreGiven(m move) {
	for _, f := range h.newFiles() {
		if filepath.Dir(f.path) == filepath.Join(h.home, "surgery") {
			h.broken("what is on the stick names nobody", fmt.Sprintf("%s of %s", filepath.Base(f.path), f.who))
		}
		if strings.HasPrefix(f.path, filepath.Join(h.home, "Documents")) && !h.asked {
			h.broken("what names somebody is saved where the host says", fmt.Sprintf("%s of %s", filepath.Base(f.path), f.who))
		}
	}
}

// filesGoToo: once somebody is erased no file names them, but those that the
// receipt lists.
func (h *host) filesGoToo(m move) {
	did := h.newest()
	if did == nil || did.kind != string(surgery.AttendeesErased) || h.desk == nil || h.desk.Desk.Locked() {
		return
	}
	for path, who := range h.files {
		if _, err := os.Stat(path); who == "nobody" || err != nil || strings.Contains(h.is.said, filepath.Base(path)) || h.isKept(who) {
			continue
		}
		h.broken("what was written for somebody goes with them", fmt.Sprintf("%s was erased, %s is there", who, filepath.Base(path)))
	}
}

// isKept reports whether somebody of that name is known.
func (h *host) isKept(who string) bool {
	found, err := h.desk.People.FindPeople(who)
	if err != nil {
		return true
	}
	for _, p := range found {
		if p.Name == who {
			return true
		}
	}
	return false
}
