package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/joining"
	"socialmediasurgery/surgery/desk/rooms"
)

// -check reads what a laptop has joined as well, and says of which desk a chain is.
func TestCheckReadsWhatWasJoined(t *testing.T) {
	r, _, _ := joined(t)
	folder := r.desk.Desk.Folder()
	own := filepath.Dir(filepath.Dir(folder))
	open := func(folder string, look bool) *rooms.Rooms {
		t.Helper()
		d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), Verify: look})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	shut := func(d *rooms.Rooms) {
		t.Helper()
		if err := d.Desk.Close(); err != nil {
			t.Fatal(err)
		}
	}
	check := func() (string, error) {
		t.Helper()
		mine, theirs := open(own, true), open(joining.JoinedAt(own), true)
		defer shut(mine)
		defer shut(theirs)
		var out bytes.Buffer
		err := PrintCheck(&out, mine, theirs)
		return out.String(), err
	}
	shut(r.desk)
	if said, err := check(); err != nil || strings.Count(said, `"chain":"ok"`) != 2 || !strings.Contains(said, `"joined":{`) || strings.Count(said, "\n") != 1 {
		t.Errorf("%s, %v", said, err)
	}
	file := filepath.Join(folder, desk.RecordsFile)
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	again := open(folder, false)
	r.do(again.Today.CountGuest()) // locked, as it is
	shut(again)
	if err := os.WriteFile(file, before, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := check()
	if surgery.KindOf(err) != surgery.Damaged || !strings.Contains(said, "the log of desk B ends too early") || strings.Count(said, `"chain":"ok"`) != 1 {
		t.Errorf("%s, %v", said, err)
	}
}
