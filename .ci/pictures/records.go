// Command records makes the folder of records that the pictures are taken of: the
// made-up week, locked with a passphrase, at an hour that is always the same.
//
//	go run .ci/pictures/records.go FOLDER TIME PASSPHRASE
package main

import (
	"fmt"
	"os"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
)

func main() {
	if err := make(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func make(folder, at, passphrase string) error {
	now, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return err
	}
	if err := words.Load(assets.Files()); err != nil {
		return err
	}
	n := 0 // what has no time of day stands in the order of its id
	id := func() surgery.ID { n++; return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n)) }
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), Now: func() time.Time { return now }, NewID: id})
	if err != nil {
		return err
	}
	defer d.Desk.Close()
	if err := d.Demo.Fill(); err != nil {
		return err
	}
	_, err = d.Lock.SetPassphrase(nil, []byte(passphrase), false)
	return err
}
