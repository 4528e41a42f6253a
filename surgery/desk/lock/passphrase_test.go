package lock_test

import (
	"errors"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/world"
)

func TestWrongPassphrasesAreSlowedDown(t *testing.T) {
	w := world.New(t)
	d, recovery := w.Protected(t)
	world.LockDesk(t, d)
	wrong := func() error { return d.Lock.Unlock([]byte("seven made-up otters sleep")) }
	for range lock.FreeTries {
		if at := lock.MayUnlockAt(d.Lock); !at.IsZero() {
			t.Fatalf("wait until %v already", at)
		}
		world.Refused(t, wrong(), surgery.Invalid, "error.passphrase_wrong")
	}
	world.Refused(t, wrong(), surgery.Locked, "error.unlock_wait")
	world.Refused(t, d.Lock.Unlock([]byte(world.Phrase)), surgery.Locked, "error.unlock_wait") // also the right one
	at := lock.MayUnlockAt(d.Lock)
	if ahead := at.Sub(w.Now); ahead <= 0 || ahead > lock.FirstWait {
		t.Errorf("wait %v", ahead)
	}
	for range 5 {
		w.Now = lock.TriesAfter(d.Lock)
		world.Refused(t, wrong(), surgery.Invalid, "error.passphrase_wrong")
	}
	at = lock.MayUnlockAt(d.Lock)
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t) // a start makes nothing quicker
	if !lock.MayUnlockAt(d.Lock).Equal(at) {
		t.Errorf("after a start: %v, not %v", lock.MayUnlockAt(d.Lock), at)
	}
	last := time.Duration(0)
	for range 12 {
		w.Now = lock.TriesAfter(d.Lock)
		world.Refused(t, wrong(), surgery.Invalid, "error.passphrase_wrong")
		ahead := lock.MayUnlockAt(d.Lock).Sub(w.Now)
		if ahead+2*time.Second < last || ahead > lock.LongestWait {
			t.Errorf("wait %v after %v", ahead, last)
		}
		last = ahead
	}
	if last < lock.LongestWait-time.Minute {
		t.Errorf("at the end %v", last)
	}
	w.Pass(-24 * time.Hour) // the clock is put back: nobody waits for a day
	if ahead := lock.MayUnlockAt(d.Lock).Sub(w.Now); ahead <= 0 || ahead > lock.LongestWait {
		t.Errorf("wait %v", ahead)
	}
	if err := d.Lock.UnlockRecovery(recovery.Text); err != nil { // it is not guessed, so it does not wait
		t.Fatal(err)
	}
	if !lock.MayUnlockAt(d.Lock).IsZero() {
		t.Error("still waiting")
	}
	world.LockDesk(t, d)
	world.Refused(t, wrong(), surgery.Invalid, "error.passphrase_wrong")
	world.UnlockDesk(t, d, world.Phrase)
	if !lock.NoTries(d.Lock) {
		t.Error("wrong ones are still counted")
	}
}

func TestWaitDoubles(t *testing.T) {
	for wrong, want := range map[int]time.Duration{0: 0, 2: 0, 3: 5 * time.Second, 4: 10 * time.Second, 9: 320 * time.Second, 10: 640 * time.Second, 11: lock.LongestWait, 1000: lock.LongestWait} {
		if got := lock.Wait(wrong); got != want {
			t.Errorf("after %d: %v", wrong, got)
		}
	}
}

func TestChangingThePassphrase(t *testing.T) {
	w := world.New(t)
	keyring.MockInit()
	d, recovery := w.Protected(t)
	_, err := d.Lock.SetPassphrase([]byte("not the old one"), []byte(world.Other), false)
	world.Refused(t, err, surgery.Invalid, "error.passphrase_wrong")
	if !d.Lock.CanKeepSecret() {
		t.Fatal("no credential store")
	}
	again, err := d.Lock.SetPassphrase([]byte(world.Phrase), []byte(world.Other), true)
	if err != nil || again != (lock.Recovery{}) || !d.Lock.UsesStoreSecret() {
		t.Fatal(again, err)
	}
	world.LockDesk(t, d)
	_, err = d.Lock.SetPassphrase([]byte(world.Other), []byte(world.Phrase), false)
	world.Refused(t, err, surgery.Locked, "error.locked")
	world.Refused(t, d.Lock.Unlock([]byte(world.Phrase)), surgery.Invalid, "error.passphrase_wrong")
	world.UnlockDesk(t, d, world.Other)
	world.LockDesk(t, d)

	keyring.MockInitWithError(errors.New("no keyring runs"))
	for range lock.FreeTries + 1 { // the passphrase is not even looked at, so it costs nothing
		world.Refused(t, d.Lock.Unlock([]byte(world.Other)), surgery.Locked, "error.credential_store_missing")
	}
	keyring.MockInit()
	world.Refused(t, d.Lock.Unlock([]byte(world.Other)), surgery.Locked, "error.store_secret_gone")
	if !d.Desk.Locked() {
		t.Fatal("it fell back to the passphrase alone")
	}
	world.Refused(t, d.Lock.UnlockRecovery("hello"), surgery.Invalid, "error.recovery_unread")
	if err := d.Lock.UnlockRecovery(recovery.Text); err != nil || !d.Lock.MustSetPassphrase() {
		t.Fatal(err)
	}
	if found := world.Search(t, d, "zeb"); len(found.Rows) != 1 {
		t.Error("the names are not there")
	}
	if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil || d.Lock.MustSetPassphrase() {
		t.Fatal(err)
	}
	world.LockDesk(t, d)
	world.UnlockDesk(t, d, world.Phrase)

	renewed, err := d.Lock.NewRecovery([]byte(world.Phrase))
	if err != nil {
		t.Fatal(err)
	}
	world.LockDesk(t, d)
	world.Refused(t, d.Lock.UnlockRecovery(recovery.Text), surgery.Invalid, "error.recovery_wrong")
	if err := d.Lock.UnlockRecovery(renewed.Text); err != nil {
		t.Fatal(err)
	}
	world.LockDesk(t, d)
	world.UnlockDesk(t, d, world.Phrase)
}

func TestJudgePassphrase(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	s := d.Settings.Settings()
	s.Organisation = "Frobnicate"
	world.Must(t)(d.Settings.Set(s))
	if got := d.Lock.JudgePassphrase([]byte("frobnicate")); got.Enough || got.Warning != "The name of the organisation, the place, the week, a helper or this program is easy to guess." || got.Suggestion == "" {
		t.Errorf("%+v", got)
	}
	if got := d.Lock.JudgePassphrase([]byte(world.Phrase)); got != (lock.Strength{Score: 4, Enough: true, Away: true}) {
		t.Errorf("%+v", got)
	}
}
