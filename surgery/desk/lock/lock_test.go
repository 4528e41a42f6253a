package lock_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestTheFirstPassphrase(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
	if d.Desk.HasPassphrase() || d.Desk.Locked() {
		t.Error("there is a passphrase")
	}
	world.Refused(t, d.Desk.Lock(), surgery.Invalid, "error.no_passphrase")
	world.Refused(t, d.Lock.SetPIN(nil, []byte("4071")), surgery.Invalid, "error.no_passphrase")
	world.Refused(t, d.Lock.UnlockRecovery("x"), surgery.Invalid, "error.no_passphrase")
	for typed, key := range map[string]string{"": "error.passphrase_weak", "password1": "error.passphrase_weak", strings.Repeat("seven otters ", 20): "error.passphrase_long"} {
		_, err := d.Lock.SetPassphrase(nil, []byte(typed), false)
		world.Refused(t, err, surgery.Invalid, key)
	}
	keyring.MockInitWithError(errors.New("no keyring runs"))
	if d.Lock.CanKeepSecret() {
		t.Error("a credential store that is not there")
	}
	_, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), true)
	world.Refused(t, err, surgery.Invalid, "error.credential_store_none")
	if d.Desk.HasPassphrase() {
		t.Fatal("a passphrase was set in part")
	}
	typed := []byte(world.Phrase)
	recovery, err := d.Lock.SetPassphrase(nil, typed, false)
	if err != nil || len(recovery.Text) < 60 || !strings.HasPrefix(recovery.Code, "AGE-SECRET-KEY-1") {
		t.Fatal(recovery, err)
	}
	if strings.Trim(string(typed), "\x00") != "" {
		t.Error("the passphrase is still in memory")
	}
	if !d.Desk.HasPassphrase() || d.Desk.Locked() || d.Lock.UsesStoreSecret() {
		t.Error("not as it was set")
	}
	if found := world.Search(t, d, "zeb"); len(found.Rows) != 1 {
		t.Error("the names went with the old key")
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	if !d.Desk.Locked() || len(world.Search(t, d, "zeb").Rows) != 0 {
		t.Fatal("it starts unlocked")
	}
	world.UnlockDesk(t, d, world.Phrase)
	if found := world.Search(t, d, "zeb"); len(found.Rows) != 1 || found.Rows[0].Name != "Zebedee Quux" {
		t.Errorf("%+v", found)
	}
	if d.Desk.Surgery().Words.Venue != "Made-up Hall" {
		t.Error("the open surgery has no words")
	}
}

func TestNothingOfAnyoneWhileLocked(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	s := d.Settings.Settings()
	s.WallNames = true
	world.Must(t)(d.Settings.Set(s))
	w.Surgeon(t, d, "Vera Sample", "bluesky")
	before := world.Board(t, d)
	if len(before.Waiting) != 1 || before.Undo == "" {
		t.Fatalf("%+v", before)
	}
	id := before.Waiting[0].Visit
	world.Search(t, d, "zeb") // remembers a row
	world.LockDesk(t, d)
	b := world.Board(t, d)
	wall, err := d.Wall.View()
	if err != nil {
		t.Fatal(err)
	}
	v := world.Visit(t, d, id)
	start, err := d.Start.Start()
	if err != nil {
		t.Fatal(err)
	}
	all := fmt.Sprintf("%+v %+v %+v %+v %+v %+v %q %q", b, wall, v, world.Search(t, d, "zebedee"), world.Search(t, d, "1"), start.Current, d.Desk.History.UndoLabel(""), d.Desk.History.RedoLabel(id))
	for _, name := range []string{"Zebedee", "Quux", "Vera", "Made-up Hall"} {
		if strings.Contains(all, name) {
			t.Errorf("%s in %s", name, all)
		}
	}
	if b.Counts != before.Counts || b.Waiting != nil || d.Names.NameIndex().Len() != 0 {
		t.Errorf("%+v", b)
	}
	guest := world.Must(t)(d.Today.CountGuest())
	if guest.Notice != "Guest 2 is counted." || world.Board(t, d).Counts.CheckedIn != 2 {
		t.Errorf("%+v", guest)
	}
	world.Must(t)(d.Today.CountRole("carer", 1))
	for name, change := range map[string]func() (surgery.Change, error){
		"check in new": func() (surgery.Change, error) { return d.Today.CheckInNew(today.Arrival{Name: "New"}) },
		"edit visit":   func() (surgery.Change, error) { return d.Visit.EditVisit(id, visit.EditVisit{Goal: "x"}) },
		"undo":         func() (surgery.Change, error) { return d.Desk.History.Undo("") },
		"finish":       func() (surgery.Change, error) { return d.Visit.FinishVisit(id, visit.Finish{After: 4}) },
		"close":        func() (surgery.Change, error) { return d.Closing.CloseSurgery(nil) },
		"details": func() (surgery.Change, error) {
			return d.Start.EditSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Elsewhere"}})
		},
	} {
		if _, err := change(); surgery.KindOf(err) != surgery.Locked {
			t.Errorf("%s: %v", name, err)
		}
	}
	world.UnlockDesk(t, d, world.Phrase)
	after := world.Board(t, d)
	if len(after.Waiting) != 2 || after.Waiting[0].Name != "Zebedee" || after.Undo != "Undo: count Guest 2" {
		t.Errorf("%+v", after)
	}
	world.Must(t)(d.Visit.EditVisit(guest.Visit, visit.EditVisit{Goal: "to blog"}))
	if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" {
		t.Error(report, err)
	}
}

func TestKioskArrivalsAreReadableAfterUnlockingOnly(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t) // Zebedee Quux saved their place
	world.Must(t)(d.Closing.CloseSurgery(nil))
	w.Pass(28 * 24 * time.Hour)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	_, err := d.Today.KioskArrive(today.KioskArrival{Name: "Zébedee QUUX"})
	world.Refused(t, err, surgery.Internal, "") // the kiosk locks first
	_, err = d.Today.KioskArrivals()
	if err != nil {
		t.Fatal(err)
	}
	world.LockDesk(t, d)
	for i, a := range []today.KioskArrival{{Name: " quux\u202e ZÉBEDEE ", Track: surgery.Professional}, {Name: "Mordecai Frobnicate", SavePlace: true}} {
		if n, err := d.Today.KioskArrive(a); n != strconv.Itoa(i+1) || err != nil {
			t.Fatal(n, err)
		}
	}
	_, err = d.Today.KioskArrive(today.KioskArrival{Name: " \u202e"})
	world.Refused(t, err, surgery.Invalid, "error.name_missing")
	_, err = d.Today.KioskArrivals()
	world.Refused(t, err, surgery.Locked, "error.locked")
	if d.Names.NameIndex().Len() != 0 {
		t.Error("the index holds arrivals")
	}
	if all := fmt.Sprintf("%+v", world.Board(t, d)); strings.Contains(all, "Mordecai") || !strings.Contains(all, "CheckedIn:2") {
		t.Error(all)
	}
	for _, name := range []string{"Mordecai", "Frobnicate", "Quux", "quux", "ZÉBEDEE", "Zebedee"} {
		if world.Holds(t, w.Folder, name) {
			t.Errorf("%s stands in a file", name)
		}
	}
	if err := d.Desk.Close(); err != nil { // the power goes, say
		t.Fatal(err)
	}
	d = w.Open(t)
	world.UnlockDesk(t, d, world.Phrase)
	if names := world.CardNames(world.Board(t, d).Waiting); strings.Join(names, " ") != "quux Mordecai" {
		t.Errorf("%q", names)
	}
	matches, err := d.Today.KioskArrivals()
	if err != nil || len(matches) != 1 || matches[0].Number != "1" || matches[0].Name != "quux ZÉBEDEE" ||
		len(matches[0].Like) != 1 || matches[0].Like[0].Name != "Zebedee Quux" || matches[0].Like[0].Detail == "" {
		t.Fatalf("%+v %v", matches, err)
	}
	// The host joins the two: the visit is Zebedee's, the arrival's name goes.
	v, err := d.Desk.Store().Visit(matches[0].Visit)
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.Desk.Store().Attendee(matches[0].Attendee)
	if err != nil {
		t.Fatal(err)
	}
	joined := v.Copy()
	joined.Attendee = matches[0].Like[0].Attendee
	if _, err := d.Desk.Do(&surgery.Operation{Kind: surgery.AttendeesMerged, About: joined.Attendee,
		Edits: []surgery.Edit{{Before: v, After: joined}, {Before: a}}}, ""); err != nil {
		t.Fatal(err)
	}
	if matches, err := d.Today.KioskArrivals(); err != nil || len(matches) != 0 {
		t.Errorf("%+v %v", matches, err)
	}
	if saved, err := d.Desk.Store().AttendeesAt(d.Desk.Surgery().ID); err != nil || len(saved) != 2 {
		t.Error(saved, err)
	}
	report, err := d.Desk.Verify()
	if err != nil || report.Chain != "ok" || report.Unopened {
		t.Error(report, err)
	}
}

func TestATamperedKeyFileIsSaid(t *testing.T) {
	w := world.New(t)
	d, recovery := w.Protected(t)
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(w.Folder, "surgery.key")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	w2 := world.New(t)
	d2, _ := w2.Protected(t)
	theirs := backupLine(t, w2.Folder)
	if err := d2.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(raw), backupLine(t, w.Folder), theirs, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	world.Refused(t, d.Lock.UnlockRecovery(recovery.Text), surgery.Damaged, "error.key_tampered")
	world.Refused(t, d.Lock.Unlock([]byte(world.Phrase)), surgery.Invalid, "error.passphrase_wrong") // which one cannot be told
}

// backupLine returns the line of the key file that says whom backups are sealed to.
func backupLine(t *testing.T, folder string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(folder, "surgery.key"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if strings.Contains(line, `"backup"`) {
			return line
		}
	}
	t.Fatal("no backup recipient")
	return ""
}
