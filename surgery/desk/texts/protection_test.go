package texts_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/world"
)

func TestTheProtectionPack(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	for _, size := range []surgery.HandoutSize{"", surgery.LargePrint, surgery.Plain} {
		p, err := d.Texts.ProtectionPaper(size)
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

func TestTheProtectionPackSaysWhatWasPrinted(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	says := func(want ...string) {
		t.Helper()
		p, err := d.Texts.ProtectionPaper("")
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(strings.Fields(p.Pages[0].Text()), " ")
		for _, one := range want {
			if !strings.Contains(got, one) {
				t.Errorf("the first page does not say %q: %s", one, got)
			}
		}
	}
	says("does not say yet: who you are, who to ask, your data protection officer", "notice has not been printed from this laptop yet")
	sayWho(t, d, func(s *settings.Settings) { s.PrintTo = t.TempDir() })
	notice, err := d.WeekPrints.Paper(surgery.FullNoticePrint, "", "")
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Prints.Print(notice, 1))
	says("People are told to ask: the information team, information@example.org.", "Data protection officer: Jo Sample, PhD.", "notice was last printed on 24 November 2026.")
	if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
		t.Fatal(err)
	}
	says("A passphrase is set. It opens backups on another laptop too", "No recovery key was printed from this laptop yet.")
}
