package texts_test

import (
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/handout"
)

// sayWho fills in whom to ask, and why the law lets us keep it.
func sayWho(t *testing.T, d *rooms.Rooms, change func(*settings.Settings)) {
	t.Helper()
	s := d.Settings.Settings()
	s.Organisation, s.Contact = "Made-up Trust", "the information team, information@example.org"
	s.Officer, s.Basis = "Jo Sample, PhD.", "run our public service."
	change(&s)
	world.Must(t)(d.Settings.Set(s))
}

func fullNotice(t *testing.T, d *rooms.Rooms) []string {
	t.Helper()
	full, err := d.Texts.FullNotice()
	if err != nil {
		t.Fatal(err)
	}
	return full.Paragraphs
}

func TestTheFullNoticeSaysWhatTheSettingsSay(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	bare := strings.Join(fullNotice(t, d), "\n")
	for _, never := range []string{"[", "Who we are", "Our data protection officer", "The law lets us", "You can write to"} {
		if strings.Contains(bare, never) {
			t.Errorf("with nothing set it says %q:\n%s", never, bare)
		}
	}
	if !strings.Contains(bare, "ico.org.uk") || !strings.Contains(bare, "90 days after") {
		t.Errorf("with nothing set it lacks what it knows:\n%s", bare)
	}
	sayWho(t, d, func(*settings.Settings) {})
	full := strings.Join(fullNotice(t, d), "\n")
	for _, says := range []string{
		"Who we are. We are Made-up Trust. You can reach us at the information team, information@example.org. Our data protection officer is Jo Sample, PhD.\n",
		"What lets us do this. The law lets us use your details to run our public service. If you tell us",
		"Please tell us first. You can write to the information team, information@example.org. We will reply",
	} {
		if !strings.Contains(full, says) {
			t.Errorf("it does not say %q:\n%s", says, full)
		}
	}
	sayWho(t, d, func(s *settings.Settings) { s.Complaints = "complaints@example.org" })
	if full := strings.Join(fullNotice(t, d), "\n"); !strings.Contains(full, "You can write to complaints@example.org. We") {
		t.Errorf("it does not say where to complain:\n%s", full)
	}
}

func TestWhatTheFullNoticeLacks(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	lacks := func(want ...string) {
		t.Helper()
		if got, err := d.Texts.NoticeLacks(); err != nil || !slices.Equal(got, want) {
			t.Errorf("it lacks %q, want %q (%v)", got, want, err)
		}
	}
	lacks("organisation", "contact", "officer", "basis", "complaints")
	sayWho(t, d, func(s *settings.Settings) { s.Officer = "" })
	lacks("officer")
	world.Must(t)(d.Texts.Save(texts.Edited{Name: handout.FullPrivacyText, Title: "Yours", Checked: "2026-11-24",
		Body: "Who we are. Our officer is Jo Sample. [nothing_known]"}))
	lacks()
}

// At self check-in and behind the lock the keys are dropped, and the host's own
// notice is read all the same.
func TestTheNoticesAreReadWhileLocked(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	world.Must(t)(d.Texts.Save(texts.Edited{Name: handout.FullPrivacyText, Title: "Yours", Checked: "2026-11-24", Body: "Ask. You can ask [contact]."}))
	sayWho(t, d, func(*settings.Settings) {})
	world.LockDesk(t, d)
	world.LockDesk(t, d) // again, as sleep does
	if got := fullNotice(t, d); !slices.Equal(got, []string{"Ask. You can ask the information team, information@example.org."}) {
		t.Errorf("while locked it says %q", got)
	}
	short, err := d.Texts.Notice()
	if err != nil || !strings.Contains(strings.Join(short.Paragraphs, " "), "We are Made-up Trust.") {
		t.Errorf("%+v %v", short, err)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t) // locked, and nothing was read before: the program's own
	if got := strings.Join(fullNotice(t, d), " "); !strings.Contains(got, "We are Made-up Trust.") || !strings.Contains(got, "ico.org.uk") {
		t.Errorf("after a start it says %q", got)
	}
}

func TestTheFullNoticeOnPaper(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	sayWho(t, d, func(*settings.Settings) {})
	for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.LargePrint, surgery.Plain} {
		p, err := d.WeekPrints.Paper(surgery.FullNoticePrint, "", size)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, page := range p.Pages {
			all.WriteString(page.Text() + " ")
		}
		text := strings.Join(strings.Fields(all.String()), " ")
		for _, says := range []string{"Our data protection officer is Jo Sample, PhD.", "to run our public service.", "information@example.org"} {
			if !strings.Contains(text, says) {
				t.Errorf("%s does not say %q", size, says)
			}
		}
	}
}
