package desk

import (
	"errors"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"socialmediasurgery/surgery"
)

func TestWrongPassphrasesAreSlowedDown(t *testing.T) {
	w := newWorld(t)
	d, recovery := w.protected(t)
	lockDesk(t, d)
	wrong := func() error { return d.Unlock([]byte("seven made-up otters sleep")) }
	for range freeTries {
		if at := d.MayUnlockAt(); !at.IsZero() {
			t.Fatalf("wait until %v already", at)
		}
		refused(t, wrong(), surgery.Invalid, "error.passphrase_wrong")
	}
	refused(t, wrong(), surgery.Locked, "error.unlock_wait")
	refused(t, d.Unlock([]byte(phrase)), surgery.Locked, "error.unlock_wait") // also the right one
	at := d.MayUnlockAt()
	if ahead := at.Sub(w.now); ahead <= 0 || ahead > firstWait {
		t.Errorf("wait %v", ahead)
	}
	for range 5 {
		w.now = TriesAfter(d)
		refused(t, wrong(), surgery.Invalid, "error.passphrase_wrong")
	}
	at = d.MayUnlockAt()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.open(t) // a start makes nothing quicker
	if !d.MayUnlockAt().Equal(at) {
		t.Errorf("after a start: %v, not %v", d.MayUnlockAt(), at)
	}
	last := time.Duration(0)
	for range 12 {
		w.now = TriesAfter(d)
		refused(t, wrong(), surgery.Invalid, "error.passphrase_wrong")
		ahead := d.MayUnlockAt().Sub(w.now)
		if ahead+2*time.Second < last || ahead > longestWait {
			t.Errorf("wait %v after %v", ahead, last)
		}
		last = ahead
	}
	if last < longestWait-time.Minute {
		t.Errorf("at the end %v", last)
	}
	w.pass(-24 * time.Hour) // the clock is put back: nobody waits for a day
	if ahead := d.MayUnlockAt().Sub(w.now); ahead <= 0 || ahead > longestWait {
		t.Errorf("wait %v", ahead)
	}
	if err := d.UnlockRecovery(recovery.Text); err != nil { // it is not guessed, so it does not wait
		t.Fatal(err)
	}
	if !d.MayUnlockAt().IsZero() {
		t.Error("still waiting")
	}
	lockDesk(t, d)
	refused(t, wrong(), surgery.Invalid, "error.passphrase_wrong")
	unlockDesk(t, d, phrase)
	if !NoTries(d) {
		t.Error("wrong ones are still counted")
	}
}

func TestWaitDoubles(t *testing.T) {
	for wrong, want := range map[int]time.Duration{0: 0, 2: 0, 3: 5 * time.Second, 4: 10 * time.Second, 9: 320 * time.Second, 10: 640 * time.Second, 11: longestWait, 1000: longestWait} {
		if got := wait(wrong); got != want {
			t.Errorf("after %d: %v", wrong, got)
		}
	}
}

func TestChangingThePassphrase(t *testing.T) {
	w := newWorld(t)
	keyring.MockInit()
	d, recovery := w.protected(t)
	_, err := d.SetPassphrase([]byte("not the old one"), []byte(other), false)
	refused(t, err, surgery.Invalid, "error.passphrase_wrong")
	if !d.CanKeepSecret() {
		t.Fatal("no credential store")
	}
	again, err := d.SetPassphrase([]byte(phrase), []byte(other), true)
	if err != nil || again != (Recovery{}) || !d.UsesStoreSecret() {
		t.Fatal(again, err)
	}
	lockDesk(t, d)
	_, err = d.SetPassphrase([]byte(other), []byte(phrase), false)
	refused(t, err, surgery.Locked, "error.locked")
	refused(t, d.Unlock([]byte(phrase)), surgery.Invalid, "error.passphrase_wrong")
	unlockDesk(t, d, other)
	lockDesk(t, d)

	keyring.MockInitWithError(errors.New("no keyring runs"))
	for range freeTries + 1 { // the passphrase is not even looked at, so it costs nothing
		refused(t, d.Unlock([]byte(other)), surgery.Locked, "error.credential_store_missing")
	}
	keyring.MockInit()
	refused(t, d.Unlock([]byte(other)), surgery.Locked, "error.store_secret_gone")
	if !d.Locked() {
		t.Fatal("it fell back to the passphrase alone")
	}
	refused(t, d.UnlockRecovery("hello"), surgery.Invalid, "error.recovery_unread")
	if err := d.UnlockRecovery(recovery.Text); err != nil || !d.MustSetPassphrase() {
		t.Fatal(err)
	}
	if found := search(t, d, "zeb"); len(found.Rows) != 1 {
		t.Error("the names are not there")
	}
	if _, err := d.SetPassphrase(nil, []byte(phrase), false); err != nil || d.MustSetPassphrase() {
		t.Fatal(err)
	}
	lockDesk(t, d)
	unlockDesk(t, d, phrase)

	renewed, err := d.NewRecovery([]byte(phrase))
	if err != nil {
		t.Fatal(err)
	}
	lockDesk(t, d)
	refused(t, d.UnlockRecovery(recovery.Text), surgery.Invalid, "error.recovery_wrong")
	if err := d.UnlockRecovery(renewed.Text); err != nil {
		t.Fatal(err)
	}
	lockDesk(t, d)
	unlockDesk(t, d, phrase)
}

func TestJudgePassphrase(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	s := d.Settings()
	s.Organisation = "Frobnicate"
	must(t)(d.SetSettings(s))
	if got := d.JudgePassphrase([]byte("frobnicate")); got.Enough || got.Warning != "The name of the organisation, the place, the week, a helper or this program is easy to guess." || got.Suggestion == "" {
		t.Errorf("%+v", got)
	}
	if got := d.JudgePassphrase([]byte(phrase)); got != (Strength{Score: 4, Enough: true, Away: true}) {
		t.Errorf("%+v", got)
	}
}
