package desk

import (
	"io/fs"
	"os"
	"sync"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
)

// shelf is the checklists that come with the program and the host's own.
type shelf struct {
	shipped fs.FS
	own     string            // the host's folder it was read with
	read    func() checklists // waits until they are read
}

// checklists is what was read of checklist files.
type checklists struct {
	lists    *checklist.Library
	problems []checklist.Problem // a broken file is kept here, and the rest are used
}

func (d *Desk) watchChecklists() Watch {
	return Watch{Opened: func() error {
		shipped, err := fs.Sub(d.files, "checklists")
		if err != nil {
			return surgery.AsError(err)
		}
		d.shelf.shipped = shipped
		d.readChecklists()
		return nil
	}}
}

// readChecklists reads the checklists anew.
func (d *Desk) readChecklists() {
	shipped, folder := d.shelf.shipped, d.settings.Checklists
	var own fs.FS
	if folder != "" {
		own = os.DirFS(folder)
	}
	read := sync.OnceValue(func() checklists {
		lists, problems := checklist.Load(shipped, own)
		return checklists{lists, problems}
	})
	go read() // beside the making of the first window, which waits for it as little as may be
	d.shelf.own, d.shelf.read = folder, read
}

// checklists returns the checklists, once they are read; anew where the host has
// chosen another folder.
func (d *Desk) checklists() checklists {
	if d.shelf.own != d.settings.Checklists {
		d.readChecklists()
	}
	return d.shelf.read()
}

// lists returns the checklists that were read.
func (d *Desk) lists() *checklist.Library { return d.checklists().lists }

// Problems returns which checklist files are not used, and why.
func (d *Desk) Problems() []checklist.Problem { return d.checklists().problems }

// Offer returns the checklists for somebody on that track, the most fitting first.
func (d *Desk) Offer(track surgery.Track) []checklist.Checklist { return d.lists().Offer(track) }
