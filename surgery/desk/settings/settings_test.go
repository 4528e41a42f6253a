package settings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/words"
)

func TestSettingsAreKept(t *testing.T) {
	w := world.New(t)
	t.Cleanup(func() { words.CallAttendees("") })
	d := w.Open(t)
	usual := settings.Settings{AttendeeLabel: "attendee", Look: "light", TextSize: 100, SaveDays: 90, WallMetres: 4, CoverMinutes: 2, LockMinutes: 20}
	if got := d.Settings.Settings(); got != usual {
		t.Errorf("at first %+v", got)
	}
	want := settings.Settings{Organisation: "Made-up Trust", AttendeeLabel: "learner", Printer: "Upstairs", PrintTo: w.Folder, Look: "dark", TextSize: 150, SaveDays: 30, WallMetres: 3, WallNames: true, CoverMinutes: 5, LockMinutes: 60,
		Contact: "the information team, information@example.org", Officer: "Jo Sample", Basis: "run our public service", Complaints: "complaints@example.org"}
	kept := want
	kept.Organisation, kept.Officer = " Made-up \n Trust\u202e ", "Jo\x00\tSample "
	done := world.Must(t)(d.Settings.Set(kept))
	if done.CanUndo || done.Notice != "Settings saved." || len(done.Changed) != 1 || d.Settings.Settings() != want {
		t.Errorf("%+v %+v", done, d.Settings.Settings())
	}
	if until := d.Settings.SaveUntil(); until != "2026-12-24" {
		t.Errorf("a place is kept until %s", until)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	if got := w.Open(t).Settings.Settings(); got != want {
		t.Errorf("after a start %+v", got)
	}
}

func TestSettingsOutOfBounds(t *testing.T) {
	d := world.New(t).Open(t)
	t.Cleanup(func() { words.CallAttendees("") })
	for _, days := range []int{0, -1, 731} {
		s := d.Settings.Settings()
		s.SaveDays, s.Organisation = days, "Not kept"
		_, err := d.Settings.Set(s)
		world.Refused(t, err, surgery.Invalid, "error.save_days")
	}
	s := d.Settings.Settings()
	s.Organisation, s.Contact = "Not kept", strings.Repeat("é", surgery.MaxName+1)
	_, err := d.Settings.Set(s)
	world.Refused(t, err, surgery.Invalid, "error.too_long")
	if d.Settings.Settings().Organisation != "" {
		t.Error("something was kept")
	}
	world.Must(t)(d.Settings.Set(settings.Settings{AttendeeLabel: "patient", Look: "purple", TextSize: 110, SaveDays: 730}))
	if got := d.Settings.Settings(); got != (settings.Settings{AttendeeLabel: "attendee", Look: "light", TextSize: 100, SaveDays: 730, WallMetres: 4, CoverMinutes: 2, LockMinutes: 20}) {
		t.Errorf("%+v", got)
	}
}

func TestBrokenSettingsArePutRight(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	t.Cleanup(func() { words.CallAttendees("") })
	broken := map[string]string{"attendee_label": "case", "look": "{}", "text_size": "huge", "save_days": "-3", "organisation": "Made-up Trust", "unknown": "x"}
	if err := d.Desk.Store().SetSettings(broken); err != nil {
		t.Fatal(err)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	want := settings.Settings{Organisation: "Made-up Trust", AttendeeLabel: "attendee", Look: "light", TextSize: 100, SaveDays: 90, WallMetres: 4, CoverMinutes: 2, LockMinutes: 20}
	if got := w.Open(t).Settings.Settings(); got != want {
		t.Errorf("%+v", got)
	}
}

func TestTheLabelChangesTheWords(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	t.Cleanup(func() { words.CallAttendees("") })
	said := func() string {
		notice, err := d.Texts.Notice()
		if err != nil {
			t.Fatal(err)
		}
		return notice.Title + " " + strings.Join(notice.Paragraphs, " ")
	}
	label := func() string { return words.Say("shell.new_attendee") }
	s := d.Settings.Settings()
	s.AttendeeLabel, s.Organisation = "learner", "Made-up Trust"
	world.Must(t)(d.Settings.Set(s))
	if !strings.Contains(said(), "Made-up Trust") {
		t.Errorf("the organisation is not in the notice: %s", said())
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	words.CallAttendees("")
	d = w.Open(t)
	if d.Settings.Settings().AttendeeLabel != "learner" || label() != "New learner" {
		t.Errorf("after a start the words say %q", label())
	}
	s.AttendeeLabel = "guest"
	world.Must(t)(d.Settings.Set(s))
	if label() != "New guest" {
		t.Errorf("the words say %q", label())
	}
}

func TestOwnChecklistsAreReadWhenTheirFolderIsSet(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	t.Cleanup(func() { words.CallAttendees("") })
	own := t.TempDir()
	if err := os.WriteFile(filepath.Join(own, "broken.toml"), []byte("id = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	offered := len(d.Checklists.Offer(surgery.Both))
	s := d.Settings.Settings()
	s.Checklists = own
	world.Must(t)(d.Settings.Set(s))
	if problems := d.Checklists.Problems(); len(problems) != 1 || problems[0].File != "broken.toml" || problems[0].Line != 1 || problems[0].Reason == "" {
		t.Errorf("%+v", problems)
	}
	if len(d.Checklists.Offer(surgery.Both)) != offered {
		t.Error("the rest are not used")
	}
	if first := d.Checklists.Offer(surgery.Personal)[0]; first.ID != world.Basics {
		t.Errorf("the first to be offered is %s", first.ID)
	}
}

func TestPlatformsHaveNames(t *testing.T) {
	d := world.New(t).Open(t)
	if d.Desk.Platforms().Name("bluesky") != "Bluesky" || d.Desk.Platforms().Name("carrier-pigeon") != "carrier-pigeon" || len(d.Desk.Platforms().All()) < 5 {
		t.Error(d.Desk.Platforms().All())
	}
}
