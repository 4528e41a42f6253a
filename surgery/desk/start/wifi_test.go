package start_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/world"
)

// The guests' network lies sealed in the folder, is refused where no phone could join
// it, and goes from one surgery to the next with its venue only.
func TestTheGuestsNetworkIsSealedAndStaysWithItsVenue(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	s := surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall", WiFi: surgery.WiFi{Name: " Pretendly Guests ", Key: "short"}}}
	_, err := d.Start.StartSurgery(s)
	world.Refused(t, err, surgery.Invalid, "link.wifi_key")
	s.Words.WiFi.Key = "eight  otters"
	_, err = d.Start.StartSurgery(s)
	world.Refused(t, err, surgery.Invalid, "link.wifi_letters")
	s.Words.WiFi = surgery.WiFi{Key: "eight otters"}
	_, err = d.Start.StartSurgery(s)
	world.Refused(t, err, surgery.Invalid, "link.wifi_name")
	s.Words.WiFi = surgery.WiFi{Name: " Pretendly Guests ", Key: "eight otters "}
	world.Must(t)(d.Start.StartSurgery(s))
	want := surgery.WiFi{Name: "Pretendly Guests", Key: "eight otters"}
	if got := d.Desk.Surgery().Words.WiFi; got != want {
		t.Errorf("kept as %q and %q", got.Name, got.Key)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	for venue, want := range map[string]surgery.WiFi{"made-up  hall": want, "Invented Library": {}, "": {}} {
		if got, err := d.Start.WiFiAt(venue); got != want || err != nil {
			t.Errorf("at %q: %q, %v", venue, got.Name, err)
		}
	}
	err = filepath.WalkDir(w.Folder, func(path string, f fs.DirEntry, err error) error {
		if err != nil || f.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		if bytes.Contains(raw, []byte("Pretendly Guests")) || bytes.Contains(raw, []byte("eight otters")) {
			t.Errorf("it is plain in %s", filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
