package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

func TestSettingsAreKept(t *testing.T) {
	w := newWorld(t)
	t.Cleanup(func() { words.CallAttendees("") })
	d := w.open(t)
	usual := Settings{AttendeeLabel: "attendee", Look: "light", TextSize: 100, SaveDays: 90, WallMetres: 4, CoverMinutes: 2, LockMinutes: 20}
	if got := d.Settings(); got != usual {
		t.Errorf("at first %+v", got)
	}
	want := Settings{Organisation: "Made-up Trust", AttendeeLabel: "learner", Printer: "Upstairs", PrintTo: w.folder, Look: "dark", TextSize: 150, SaveDays: 30, WallMetres: 3, WallNames: true, CoverMinutes: 5, LockMinutes: 60,
		Contact: "the information team, information@example.org", Officer: "Jo Sample", Basis: "run our public service", Complaints: "complaints@example.org"}
	kept := want
	kept.Organisation, kept.Officer = " Made-up \n Trust\u202e ", "Jo\x00\tSample "
	done := must(t)(d.SetSettings(kept))
	if done.CanUndo || done.Notice != "Settings saved." || len(done.Changed) != 1 || d.Settings() != want {
		t.Errorf("%+v %+v", done, d.Settings())
	}
	if until := d.SaveUntil(); until != "2026-12-24" {
		t.Errorf("a place is kept until %s", until)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if got := w.open(t).Settings(); got != want {
		t.Errorf("after a start %+v", got)
	}
}

func TestSettingsOutOfBounds(t *testing.T) {
	d := newWorld(t).open(t)
	t.Cleanup(func() { words.CallAttendees("") })
	for _, days := range []int{0, -1, 731} {
		s := d.Settings()
		s.SaveDays, s.Organisation = days, "Not kept"
		_, err := d.SetSettings(s)
		refused(t, err, surgery.Invalid, "error.save_days")
	}
	s := d.Settings()
	s.Organisation, s.Contact = "Not kept", strings.Repeat("é", surgery.MaxName+1)
	_, err := d.SetSettings(s)
	refused(t, err, surgery.Invalid, "error.too_long")
	if d.Settings().Organisation != "" {
		t.Error("something was kept")
	}
	must(t)(d.SetSettings(Settings{AttendeeLabel: "patient", Look: "purple", TextSize: 110, SaveDays: 730}))
	if got := d.Settings(); got != (Settings{AttendeeLabel: "attendee", Look: "light", TextSize: 100, SaveDays: 730, WallMetres: 4, CoverMinutes: 2, LockMinutes: 20}) {
		t.Errorf("%+v", got)
	}
}

func TestBrokenSettingsArePutRight(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	t.Cleanup(func() { words.CallAttendees("") })
	broken := map[string]string{"attendee_label": "case", "look": "{}", "text_size": "huge", "save_days": "-3", "organisation": "Made-up Trust", "unknown": "x"}
	if err := d.store.SetSettings(broken); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	want := Settings{Organisation: "Made-up Trust", AttendeeLabel: "attendee", Look: "light", TextSize: 100, SaveDays: 90, WallMetres: 4, CoverMinutes: 2, LockMinutes: 20}
	if got := w.open(t).Settings(); got != want {
		t.Errorf("%+v", got)
	}
}

func TestTheLabelChangesTheWords(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	t.Cleanup(func() { words.CallAttendees("") })
	said := func() string {
		notice, err := d.Notice()
		if err != nil {
			t.Fatal(err)
		}
		return notice.Title + " " + strings.Join(notice.Paragraphs, " ")
	}
	label := func() string { return words.Say("shell.new_attendee") }
	s := d.Settings()
	s.AttendeeLabel, s.Organisation = "learner", "Made-up Trust"
	must(t)(d.SetSettings(s))
	if !strings.Contains(said(), "Made-up Trust") {
		t.Errorf("the organisation is not in the notice: %s", said())
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	words.CallAttendees("")
	d = w.open(t)
	if d.Settings().AttendeeLabel != "learner" || label() != "New learner" {
		t.Errorf("after a start the words say %q", label())
	}
	s.AttendeeLabel = "guest"
	must(t)(d.SetSettings(s))
	if label() != "New guest" {
		t.Errorf("the words say %q", label())
	}
}

func TestOwnChecklistsAreReadWhenTheirFolderIsSet(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	t.Cleanup(func() { words.CallAttendees("") })
	own := t.TempDir()
	if err := os.WriteFile(filepath.Join(own, "broken.toml"), []byte("id = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	offered := len(d.Offer(surgery.Both))
	s := d.Settings()
	s.Checklists = own
	must(t)(d.SetSettings(s))
	if problems := d.Problems(); len(problems) != 1 || problems[0].File != "broken.toml" || problems[0].Line != 1 || problems[0].Reason == "" {
		t.Errorf("%+v", problems)
	}
	if len(d.Offer(surgery.Both)) != offered {
		t.Error("the rest are not used")
	}
	if first := d.Offer(surgery.Personal)[0]; first.ID != basics {
		t.Errorf("the first to be offered is %s", first.ID)
	}
}

func TestPlatformsHaveNames(t *testing.T) {
	d := newWorld(t).open(t)
	if d.Platforms().Name("bluesky") != "Bluesky" || d.Platforms().Name("carrier-pigeon") != "carrier-pigeon" || len(d.Platforms().All()) < 5 {
		t.Error(d.Platforms().All())
	}
}
