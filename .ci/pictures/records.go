// Command records makes the folder of records that the pictures are taken of: the
// made-up week, locked with a passphrase, at an hour that is always the same. With OTHERS
// its surgery is shared with another laptop, whose records lie there, for each name.
//
//	go run .ci/pictures/records.go FOLDER TIME PASSPHRASE [OTHERS NAME...]
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
)

func main() {
	if err := make(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

var (
	now time.Time
	n   int // what has no time of day stands in the order of its id
)

func make(folder, at, passphrase string) (err error) {
	if now, err = time.Parse(time.RFC3339, at); err != nil {
		return err
	}
	if err := words.Load(assets.Files()); err != nil {
		return err
	}
	d, err := open(folder)
	if err != nil {
		return err
	}
	defer d.Desk.Close()
	if err := d.Demo.Fill(); err != nil {
		return err
	}
	if _, err = d.Lock.SetPassphrase(nil, []byte(passphrase), false); err != nil || len(os.Args) < 6 {
		return err
	}
	return share(d, os.Args[4], os.Args[5:])
}

func open(folder string) (*rooms.Rooms, error) {
	id := func() surgery.ID { n++; return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n)) }
	return rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), Now: func() time.Time { return now }, NewID: id})
}

// share has other laptops join, the first check people in, one of them twice, and brings
// that home.
func share(d *rooms.Rooms, others string, names []string) error {
	stick := filepath.Join(others, "stick")
	if err := os.MkdirAll(stick, 0o700); err != nil {
		return err
	}
	if _, err := d.Sharing.Share(); err != nil {
		return err
	}
	var joined []*rooms.Rooms
	for _, name := range names {
		j, err := join(d, filepath.Join(others, name), stick, name)
		if err != nil {
			return err
		}
		defer j.Desk.Close()
		joined = append(joined, j)
	}
	for _, name := range []string{"Tilly Madeupton", "Rafi Notareal", "Bronwen Placeholder"} {
		now = now.Add(-3 * time.Minute)
		if _, err := joined[0].Today.CheckInNew(today.Arrival{Name: name, Track: surgery.Personal, Checklists: []string{"safe-basics"}}); err != nil {
			return err
		}
	}
	now = now.Add(8 * time.Minute)
	if _, err := d.Today.CheckInNew(today.Arrival{Name: "Tilly Madeupton"}); err != nil {
		return err
	}
	now = now.Add(time.Minute)
	for _, j := range joined {
		if err := swap(j, stick); err != nil {
			return err
		}
	}
	return swap(d, stick)
}

// join lets another laptop in.
func join(d *rooms.Rooms, folder, stick, name string) (*rooms.Rooms, error) {
	own, err := open(folder)
	if err != nil {
		return nil, err
	}
	j, err := own.Sharing.NewJoining(name)
	if err == nil {
		_, err = j.Write(stick)
	}
	if err = errors.Join(err, own.Desk.Close()); err != nil {
		return nil, err
	}
	asks, err := sharing.Requests(stick)
	if err != nil {
		return nil, err
	}
	letting, err := d.Sharing.LetIn(asks[0], "")
	if err == nil {
		err = letting.Write(stick)
	}
	if err == nil {
		err = j.Read()
	}
	if err != nil {
		return nil, err
	}
	next, err := j.Enter(letting.Passphrase)
	if err != nil {
		return nil, err
	}
	joined, err := open(sharing.Opens(folder))
	if err == nil {
		err = joined.Sharing.Opened(next)
	}
	return joined, err
}

// swap swaps with the stick, as the window does.
func swap(d *rooms.Rooms, stick string) error {
	s, err := d.Sharing.BeginSwap(stick)
	for err == nil {
		var piece *surgery.Parcel
		if piece, err = s.Next(); piece == nil {
			break
		}
		_, err = d.Sharing.Take(s, piece)
	}
	if err == nil {
		err = d.Sharing.Fill(s)
	}
	if err == nil {
		err = s.Write()
	}
	if err == nil {
		_, err = d.Sharing.Swapped(s)
	}
	return err
}
