package desk

import (
	"io/fs"
	"os"

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
	d.lists, d.problems = checklist.Load(shipped, own)
	d.forget()
	return nil
}

// Problems answers which checklist files are not used, and why.
func (d *Desk) Problems() []checklist.Problem { return d.problems }

// Offer answers the checklists for somebody on that track, the most fitting first.
func (d *Desk) Offer(track surgery.Track) []checklist.Checklist { return d.lists.Offer(track) }

// Platforms answers the sites a week can be on and a surgeon can help with.
func (d *Desk) Platforms() []link.Platform { return d.platforms.All() }

// PlatformName answers what a platform is called.
func (d *Desk) PlatformName(id string) string {
	if p, ok := d.platforms.ByID(id); ok {
		return p.Name
	}
	return id
}
