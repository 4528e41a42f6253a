package desk

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery/backup"
)

// TestEveryPlaceIsListed: also a folder that backups went to before.
func TestEveryPlaceIsListed(t *testing.T) {
	w := newWorld(t)
	o := w.options()
	o.Saves, o.Cache = t.TempDir(), t.TempDir()
	d, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	before, now, prints := t.TempDir(), t.TempDir(), t.TempDir()
	backUpTo(t, d, before)
	must(t)(d.BackUp())
	w.pass(time.Minute)
	backUpTo(t, d, now)
	settings := d.Settings()
	settings.PrintTo = prints
	must(t)(d.SetSettings(settings))
	got := d.Places()
	for _, want := range []Place{
		{"settings.place_backups", backup.Own(w.folder)}, {"settings.place_backups_also", now},
		{"settings.place_backups_before", before}, {"settings.place_prints", prints}, {"settings.place_saves", o.Saves},
		{"settings.place_kept", d.kept().Dir}, {"settings.place_fonts", o.Cache},
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%v is missing in %v", want, got)
		}
	}
}
