package desk

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

func TestTheProtectionPack(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	for _, size := range []surgery.HandoutSize{"", surgery.LargePrint, surgery.Plain} {
		p, err := d.ProtectionPaper(size)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, page := range p.Pages {
			all.WriteString(page.Text())
		}
		for _, says := range []string{"Data protection pack", "90 days after the last visit", "No passphrase is set yet", "Hand over the laptop", "fewer than 5"} {
			if !strings.Contains(strings.Join(strings.Fields(all.String()), " "), says) {
				t.Errorf("%q: it does not say %q", size, says)
			}
		}
		if p.Missing() != "" {
			t.Errorf("%q cannot be printed", p.Missing())
		}
	}
}
