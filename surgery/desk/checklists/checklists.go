package checklists

import (
	"io/fs"
	"os"
	"sync"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk"
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

func (r *Room) watchChecklists() desk.Watch {
	return desk.Watch{Opened: func() error {
		shipped, err := fs.Sub(r.desk.Options().Files, "checklists")
		if err != nil {
			return surgery.AsError(err)
		}
		r.shelf.shipped = shipped
		r.readChecklists()
		return nil
	}}
}

// readChecklists reads the checklists anew.
func (r *Room) readChecklists() {
	shipped, folder := r.shelf.shipped, r.settings.Settings().Checklists
	var own fs.FS
	if folder != "" {
		own = os.DirFS(folder)
	}
	read := sync.OnceValue(func() checklists {
		lists, problems := checklist.Load(shipped, own)
		return checklists{lists, problems}
	})
	go read() // beside the making of the first window, which waits for it as little as may be
	r.shelf.own, r.shelf.read = folder, read
}

// checklists returns the checklists, once they are read; anew where the host has
// chosen another folder.
func (r *Room) checklists() checklists {
	if r.shelf.own != r.settings.Settings().Checklists {
		r.readChecklists()
	}
	return r.shelf.read()
}

// Lists returns the checklists that were read.
func (r *Room) Lists() *checklist.Library { return r.checklists().lists }

// Problems returns which checklist files are not used, and why.
func (r *Room) Problems() []checklist.Problem { return r.checklists().problems }

// Offer returns the checklists for somebody on that track, the most fitting first.
func (r *Room) Offer(track surgery.Track) []checklist.Checklist { return r.Lists().Offer(track) }

// LookAgain reads the checklist files anew, after the host mended or added some.
func (r *Room) LookAgain() (surgery.Change, error) {
	r.readChecklists()
	return surgery.Change{Changed: []surgery.Family{surgery.Settings}}, nil
}

// Count returns how many checklists can be offered.
func (r *Room) Count() int { return len(r.Lists().Offer("")) }
