package network_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/network"
)

// What the lead keeps for others has no room left: all desks go on and say so, and once
// there is room all of it arrives.
func TestTheLeadsStreamHasNoRoom(t *testing.T) {
	h := newHall(t)
	of := newParty(t, 3)
	folder := filepath.Join(of.folders[0], "network")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	network.Small(t, folder)
	lead := h.laptop(of, 0)
	at := lead.leads()
	all := []*process{lead, h.laptop(of, 1), h.laptop(of, 2)}
	for _, p := range all[1:] {
		p.says("follow %s", at)
	}
	for _, p := range all {
		p.says("write 2 1")
		p.until("it is connected", connected)
	}
	agreeAll(t, 20*time.Second, all...)
	filler := filepath.Join(folder, "filler")
	if err := os.WriteFile(filler, make([]byte, 16<<20), 0o600); err == nil {
		t.Fatal("the disk is not full")
	}
	for range 20 {
		for _, p := range all {
			p.says("write 5 4")
		}
	}
	said := lead.until("it says so", says("share.lead_full"))
	for _, p := range all {
		p.says("write 5 4") // everybody goes on
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	took := agreeAll(t, 40*time.Second, all...)
	for _, p := range all {
		p.until("nobody has trouble", connected)
	}
	t.Logf("PROMISE the lead's stream has no room: said after %v, all goes on, and 315 changes are everywhere %v after there is room", said.Round(time.Millisecond), took.Round(time.Millisecond))
	for _, p := range all {
		p.kill() // before its disk goes
	}
}
