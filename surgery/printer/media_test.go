package printer

import (
	"strings"
	"testing"
)

func TestALargePosterAsksForLargePaper(t *testing.T) {
	for media, want := range map[string]string{"": "-o media=A4 ", "A3": "-o media=A3 "} {
		c := &commands{says: lpstat(officeAndHall, "")}
		j := job()
		j.Media = media
		if _, err := (Printer{Keep: Folder{t.TempDir()}, Run: c.run, system: cups}).Print(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		if last := c.ran[len(c.ran)-1]; !strings.Contains(last, want) {
			t.Errorf("%q ran %s", media, last)
		}
	}
}
