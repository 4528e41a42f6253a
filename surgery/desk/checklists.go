package desk

import (
	"io/fs"
	"os"
	"sync"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/link"
)

// loadChecklists reads the checklists that come with the program and the host's
// own; a broken file is kept in Problems and the rest are used.
func (d *Desk) loadChecklists() error {
	shipped, err := fs.Sub(d.files, "checklists")
	if err != nil {
		return surgery.AsError(err)
	}
	var own fs.FS
	if d.settings.Checklists != "" {
		own = os.DirFS(d.settings.Checklists)
	}
	read := sync.OnceValue(func() shelf {
		lists, problems := checklist.Load(shipped, own)
		return shelf{lists, problems}
	})
	go read() // beside the making of the first window, which waits for it as little as may be
	d.shelf = read
	d.forget()
	return nil
}

// shelf is what was read of checklist files.
type shelf struct {
	lists    *checklist.Library
	problems []checklist.Problem
}

// lists answers the checklists, once they are read.
func (d *Desk) lists() *checklist.Library { return d.shelf().lists }

// Problems answers which checklist files are not used, and why.
func (d *Desk) Problems() []checklist.Problem { return d.shelf().problems }

// Offer answers the checklists for somebody on that track, the most fitting first.
func (d *Desk) Offer(track surgery.Track) []checklist.Checklist { return d.lists().Offer(track) }

// Platforms answers the sites a week can be on and a surgeon can help with.
func (d *Desk) Platforms() []link.Platform { return d.platforms.All() }

// PlatformName answers what a platform is called.
func (d *Desk) PlatformName(id string) string {
	if p, ok := d.platforms.ByID(id); ok {
		return p.Name
	}
	return id
}
