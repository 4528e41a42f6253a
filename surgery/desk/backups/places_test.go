package backups_test

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
)

// TestEveryPlaceIsListed: also a folder that backups went to before.
func TestEveryPlaceIsListed(t *testing.T) {
	w := world.New(t)
	o := w.Options()
	o.Saves, o.Cache = t.TempDir(), t.TempDir()
	d, err := rooms.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Desk.Close() })
	before, now, prints := t.TempDir(), t.TempDir(), t.TempDir()
	world.BackUpTo(t, d, before)
	world.Must(t)(d.Backups.BackUp())
	w.Pass(time.Minute)
	world.BackUpTo(t, d, now)
	settings := d.Settings.Settings()
	settings.PrintTo = prints
	world.Must(t)(d.Settings.Set(settings))
	got := d.Backups.Places()
	for _, want := range []backups.Place{
		{"settings.place_backups", backup.Own(w.Folder)}, {"settings.place_backups_also", now},
		{"settings.place_backups_before", before}, {"settings.place_prints", prints}, {"settings.place_saves", o.Saves},
		{"settings.place_kept", d.Prints.Kept().Dir}, {"settings.place_fonts", o.Cache},
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%v is missing in %v", want, got)
		}
	}
}
