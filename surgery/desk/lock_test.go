package desk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"socialmediasurgery/surgery"
)

const (
	phrase = "seven made-up otters juggle"
	other  = "eight invented badgers hum at midnight"
)

// protected is an open surgery with one saved person, and a passphrase.
func (w *world) protected(t testing.TB) (*Desk, Recovery) {
	t.Helper()
	d := w.started(t)
	must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", SavePlace: true}))
	recovery, err := d.SetPassphrase(nil, []byte(phrase), false)
	if err != nil {
		t.Fatal(err)
	}
	return d, recovery
}

func lockDesk(t testing.TB, d *Desk) {
	t.Helper()
	if err := d.Lock(); err != nil {
		t.Fatal(err)
	}
}

func unlockDesk(t testing.TB, d *Desk, passphrase string) {
	t.Helper()
	if err := d.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
}

func TestTheFirstPassphrase(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", SavePlace: true}))
	if d.HasPassphrase() || d.Locked() {
		t.Error("there is a passphrase")
	}
	refused(t, d.Lock(), surgery.Invalid, "error.no_passphrase")
	refused(t, d.SetPIN(nil, []byte("4071")), surgery.Invalid, "error.no_passphrase")
	refused(t, d.UnlockRecovery("x"), surgery.Invalid, "error.no_passphrase")
	for typed, key := range map[string]string{"": "error.passphrase_weak", "password1": "error.passphrase_weak", strings.Repeat("seven otters ", 20): "error.passphrase_long"} {
		_, err := d.SetPassphrase(nil, []byte(typed), false)
		refused(t, err, surgery.Invalid, key)
	}
	keyring.MockInitWithError(errors.New("no keyring runs"))
	if d.CanKeepSecret() {
		t.Error("a credential store that is not there")
	}
	_, err := d.SetPassphrase(nil, []byte(phrase), true)
	refused(t, err, surgery.Invalid, "error.credential_store_none")
	if d.HasPassphrase() {
		t.Fatal("a passphrase was set in part")
	}
	typed := []byte(phrase)
	recovery, err := d.SetPassphrase(nil, typed, false)
	if err != nil || len(recovery.Text) < 60 || !strings.HasPrefix(recovery.Code, "AGE-SECRET-KEY-1") {
		t.Fatal(recovery, err)
	}
	if strings.Trim(string(typed), "\x00") != "" {
		t.Error("the passphrase is still in memory")
	}
	if !d.HasPassphrase() || d.Locked() || d.UsesStoreSecret() {
		t.Error("not as it was set")
	}
	if found := search(t, d, "zeb"); len(found.Rows) != 1 {
		t.Error("the names went with the old key")
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.open(t)
	if !d.Locked() || len(search(t, d, "zeb").Rows) != 0 {
		t.Fatal("it starts unlocked")
	}
	unlockDesk(t, d, phrase)
	if found := search(t, d, "zeb"); len(found.Rows) != 1 || found.Rows[0].Name != "Zebedee Quux" {
		t.Errorf("%+v", found)
	}
	if d.current.Words.Venue != "Made-up Hall" {
		t.Error("the open surgery has no words")
	}
}

func TestNothingOfAnyoneWhileLocked(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	s := d.Settings()
	s.WallNames = true
	must(t)(d.SetSettings(s))
	w.surgeon(t, d, "Vera Sample", "bluesky")
	before := board(t, d)
	if len(before.Waiting) != 1 || before.Undo == "" {
		t.Fatalf("%+v", before)
	}
	id := before.Waiting[0].Visit
	search(t, d, "zeb") // remembers a row
	lockDesk(t, d)
	b := board(t, d)
	wall, err := d.WallView()
	if err != nil {
		t.Fatal(err)
	}
	v := visit(t, d, id)
	start, err := d.Start()
	if err != nil {
		t.Fatal(err)
	}
	all := fmt.Sprintf("%+v %+v %+v %+v %+v %+v %q %q", b, wall, v, search(t, d, "zebedee"), search(t, d, "1"), start.Current, d.UndoLabel(""), d.RedoLabel(id))
	for _, name := range []string{"Zebedee", "Quux", "Vera", "Made-up Hall"} {
		if strings.Contains(all, name) {
			t.Errorf("%s in %s", name, all)
		}
	}
	if b.Counts != before.Counts || b.Waiting != nil || d.NameIndex().Len() != 0 {
		t.Errorf("%+v", b)
	}
	guest := must(t)(d.CountGuest())
	if guest.Notice != "Guest 2 is counted." || board(t, d).Counts.CheckedIn != 2 {
		t.Errorf("%+v", guest)
	}
	must(t)(d.CountRole("carer", 1))
	for name, change := range map[string]func() (surgery.Change, error){
		"check in new": func() (surgery.Change, error) { return d.CheckInNew(Arrival{Name: "New"}) },
		"edit visit":   func() (surgery.Change, error) { return d.EditVisit(id, EditVisit{Goal: "x"}) },
		"undo":         func() (surgery.Change, error) { return d.Undo("") },
		"finish":       func() (surgery.Change, error) { return d.FinishVisit(id, Finish{After: 4}) },
		"close":        func() (surgery.Change, error) { return d.CloseSurgery(nil) },
		"details": func() (surgery.Change, error) {
			return d.EditSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Elsewhere"}})
		},
	} {
		if _, err := change(); surgery.KindOf(err) != surgery.Locked {
			t.Errorf("%s: %v", name, err)
		}
	}
	unlockDesk(t, d, phrase)
	after := board(t, d)
	if len(after.Waiting) != 2 || after.Waiting[0].Name != "Zebedee" || after.Undo != "Undo: count Guest 2" {
		t.Errorf("%+v", after)
	}
	must(t)(d.EditVisit(guest.Visit, EditVisit{Goal: "to blog"}))
	if report, err := d.Verify(); err != nil || report.Chain != "ok" {
		t.Error(report, err)
	}
}

func TestKioskArrivalsAreReadableAfterUnlockingOnly(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t) // Zebedee Quux saved their place
	must(t)(d.CloseSurgery(nil))
	w.pass(28 * 24 * time.Hour)
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	_, err := d.KioskArrive(KioskArrival{Name: "Zébedee QUUX"})
	refused(t, err, surgery.Internal, "") // the kiosk locks first
	_, err = d.KioskArrivals()
	if err != nil {
		t.Fatal(err)
	}
	lockDesk(t, d)
	for i, a := range []KioskArrival{{Name: " quux\u202e ZÉBEDEE ", Track: surgery.Professional}, {Name: "Mordecai Frobnicate", SavePlace: true}} {
		if n, err := d.KioskArrive(a); n != i+1 || err != nil {
			t.Fatal(n, err)
		}
	}
	_, err = d.KioskArrive(KioskArrival{Name: " \u202e"})
	refused(t, err, surgery.Invalid, "error.name_missing")
	_, err = d.KioskArrivals()
	refused(t, err, surgery.Locked, "error.locked")
	if d.NameIndex().Len() != 0 {
		t.Error("the index holds arrivals")
	}
	if all := fmt.Sprintf("%+v", board(t, d)); strings.Contains(all, "Mordecai") || !strings.Contains(all, "CheckedIn:2") {
		t.Error(all)
	}
	for _, name := range []string{"Mordecai", "Frobnicate", "Quux", "quux", "ZÉBEDEE", "Zebedee"} {
		if holds(t, w.folder, name) {
			t.Errorf("%s stands in a file", name)
		}
	}
	if err := d.Close(); err != nil { // the power goes, say
		t.Fatal(err)
	}
	d = w.open(t)
	unlockDesk(t, d, phrase)
	if names := cardNames(board(t, d).Waiting); strings.Join(names, " ") != "quux Mordecai" {
		t.Errorf("%q", names)
	}
	matches, err := d.KioskArrivals()
	if err != nil || len(matches) != 1 || matches[0].Number != 1 || matches[0].Name != "quux ZÉBEDEE" ||
		len(matches[0].Like) != 1 || matches[0].Like[0].Name != "Zebedee Quux" || matches[0].Like[0].Detail == "" {
		t.Fatalf("%+v %v", matches, err)
	}
	// The host joins the two: the visit is Zebedee's, the arrival's name goes.
	v, err := d.store.Visit(matches[0].Visit)
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.store.Attendee(matches[0].Attendee)
	if err != nil {
		t.Fatal(err)
	}
	joined := v.Copy()
	joined.Attendee = matches[0].Like[0].Attendee
	if _, err := d.Do(&surgery.Operation{Kind: surgery.AttendeesMerged, About: joined.Attendee,
		Edits: []surgery.Edit{{Before: v, After: joined}, {Before: a}}}, ""); err != nil {
		t.Fatal(err)
	}
	if matches, err := d.KioskArrivals(); err != nil || len(matches) != 0 {
		t.Errorf("%+v %v", matches, err)
	}
	if saved, err := d.store.AttendeesAt(d.current.ID); err != nil || len(saved) != 2 {
		t.Error(saved, err)
	}
	report, err := d.Verify()
	if err != nil || report.Chain != "ok" || report.Unopened {
		t.Error(report, err)
	}
}

func TestATamperedKeyFileIsSaid(t *testing.T) {
	w := newWorld(t)
	d, recovery := w.protected(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(w.folder, "surgery.key")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	w2 := newWorld(t)
	d2, _ := w2.protected(t)
	theirs := backupLine(t, w2.folder)
	if err := d2.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(raw), backupLine(t, w.folder), theirs, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	d = w.open(t)
	refused(t, d.UnlockRecovery(recovery.Text), surgery.Damaged, "error.key_tampered")
	refused(t, d.Unlock([]byte(phrase)), surgery.Invalid, "error.passphrase_wrong") // which one cannot be told
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
