package sharing_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// The records of a joined desk that were damaged are made again from what can be read.
// It adds nothing more, hands over what it has, keeps nothing, and can join again.
func TestADamagedJoinedDeskHandsOverAndJoinsAgain(t *testing.T) {
	s := shared(t)
	b := s.join("Front door")
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble"}))
	s.swap(b)
	s.swap(s.home)
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Quixotic Two"})) // nobody else has it
	world.Must(t)(b.Today.CountGuest())
	if err := b.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", filepath.Join(b.Desk.Folder(), desk.RecordsFile))
	if err == nil {
		_, err = db.Exec("DELETE FROM visit; DELETE FROM attendee; UPDATE desk_here SET letter = 'Q'")
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	w := s.worlds[1]
	m, err := restore.StartMending(w.Options())
	if err != nil {
		t.Fatal(err)
	}
	phrase := world.Got[string](t)(s.home.Sharing.Passphrase())
	if err := m.Unlock([]byte(phrase)); err != nil {
		t.Fatal(err)
	}
	saved, err := m.FromLog()
	if err != nil || saved.Left > 0 {
		t.Fatalf("%+v, %v", saved, err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	b = w.Open(t)
	world.UnlockDesk(t, b, phrase)
	if r := world.Verified(t, b); r.Chain != "ok" {
		t.Error(r.Chain)
	}
	_, err = b.Today.CountGuest()
	world.Refused(t, err, surgery.Conflict, "error.join_again")
	if state := world.Got[sharing.State](t)(b.Sharing.State()); !state.Joined || !state.Going {
		t.Errorf("%+v", state)
	}
	if s.leaves(b) != "" {
		t.Fatal("it leaves before the home desk has all")
	}
	s.swap(b)
	if said := s.swap(s.home); !strings.HasPrefix(said, "2 arrivals came from desk B.") {
		t.Errorf("at home: %q", said)
	}
	s.swap(b)
	if said := s.leaves(b); !strings.Contains(said, "keeps nothing") {
		t.Fatalf("it says %q", said)
	}
	s.named("gone", 1, "Kepthelene", "Quixotic")
	if n := world.Board(t, s.home).Counts.CheckedIn; n != 4 {
		t.Errorf("%d are here", n)
	}
	s.worlds, s.owns = s.worlds[:1], s.owns[:1]
	if again := s.join("Front door"); world.Got[sharing.State](t)(again.Sharing.State()).Letter != "C" {
		t.Error("it does not join again")
	}
}

// One that nothing can open is left: nothing of it stays, and the laptop has its own
// records.
func TestALostJoinedDeskIsGivenUp(t *testing.T) {
	s := shared(t)
	b := s.join("Front door")
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble"}))
	folder := b.Desk.Folder()
	if err := b.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	own, err := sharing.GiveUp(folder)
	if err != nil || own != s.owns[1] || sharing.Opens(own) != own {
		t.Errorf("%s, %v", own, err)
	}
	s.named("given up", 1, "Kepthelene")
	if _, err := sharing.GiveUp(own); err == nil {
		t.Error("its own records would go")
	}
	if !desk.RecordsIn(own) {
		t.Error("its own records went")
	}
}
