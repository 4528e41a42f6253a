package network_test

import (
	"fmt"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/words"
)

// party is a share with the records of its desks, the home desk's first. They joined by
// stick, and none is open.
type party struct {
	folders, phrases []string
}

// newParty makes one of so many desks.
func newParty(t *testing.T, desks int) *party {
	t.Helper()
	quick.Passphrases(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	p := &party{folders: []string{t.TempDir()}, phrases: []string{world.Phrase}}
	home := opens(t, p.folders[0])
	world.Must(t)(home.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if _, err := home.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
		t.Fatal(err)
	}
	world.Must(t)(home.Sharing.Share())
	for n := range desks - 1 {
		own, stick := t.TempDir(), t.TempDir()
		d := opens(t, own)
		j := world.Got[*sharing.Joining](t)(d.Sharing.NewJoining(fmt.Sprint("Desk ", n+1)))
		world.Got[[3]string](t)(j.Write(stick))
		asks := world.Got[[]sharing.Request](t)(sharing.Requests(stick))
		letting := world.Got[*sharing.Letting](t)(home.Sharing.LetIn(asks[0], ""))
		if err := letting.Write(stick); err != nil {
			t.Fatal(err)
		}
		if err := j.Read(); err != nil {
			t.Fatal(err)
		}
		next := world.Got[*sharing.Next](t)(j.Enter(letting.Passphrase))
		if err := d.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		joined := sharing.Opens(own)
		d = opens(t, joined)
		if err := d.Sharing.Opened(next); err != nil {
			t.Fatal(err)
		}
		if err := d.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		p.folders, p.phrases = append(p.folders, joined), append(p.phrases, letting.Passphrase)
	}
	if err := home.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	return p
}

// opens opens records as the program does, by the clock of this machine.
func opens(t *testing.T, folder string) *rooms.Rooms {
	t.Helper()
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err == nil {
		err = d.Names.LoadNames()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Desk.Close() })
	return d
}
