package torture

import (
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/store/torture/faultvfs"
	"socialmediasurgery/surgery/words"
)

// names counts the people whose names can be read.
func names(s interface {
	EachName(func(surgery.ID, string)) error
}) (n int, err error) {
	err = s.EachName(func(_ surgery.ID, name string) {
		if name == "Zebedee Testperson" {
			n++
		}
	})
	return n, err
}

// Choosing a passphrase exchanges the surgery key and wraps every key anew. The
// power goes at each of its calls: what is left opens, with the old key or the
// new, and every name can be read.
func TestPowerCutWhileKeysAreExchanged(t *testing.T) {
	const people = 20
	w := newWorld()
	folder := quick(t)
	s := w.open(t, folder)
	must(t, s, w.surgery("the-surgery"))
	for n := range people {
		must(t, s, w.checkIn("the-surgery", "Zebedee Testperson", "", n+1))
	}
	killed := take(t, folder)
	shut(t, s)
	closed := take(t, folder)
	first := seal.NewKey()
	slots, recovery, err := seal.NewSlots(first, []byte(phrase), false)
	if err != nil {
		t.Fatal(err)
	}
	first.Clear()
	cuts, old, exchanged := 0, 0, 0
	for _, from := range []image{closed, killed} {
		for n, over := 1, false; !over; n += times(5, 1) {
			for seed := range uint64(times(1, 6)) {
				from.put(t, folder)
				faultvfs.Watch(folder)
				faultvfs.CutAfter(n, seed)
				s, err := store.Open(w.options(folder))
				if err == nil {
					var key *seal.Key
					if key, err = slots.OpenRecovery(recovery.Text); err != nil {
						t.Fatal(err)
					}
					s.Protect(slots, key) // what it returns does not matter: the power goes
					over = over || !faultvfs.Dead()
					faultvfs.CutNow()
					s.Close()
				}
				if _, err := faultvfs.Cut(); err != nil {
					t.Fatal(err)
				}
				cuts++
				if s, err = store.Open(w.options(folder)); err != nil {
					t.Errorf("cut at call %d, %d: does not open: %v", n, seed, err)
					continue
				}
				if s.Locked() {
					exchanged++
					key, err := slots.OpenRecovery(recovery.Text)
					if err == nil {
						err = s.Unlock(key)
					}
					if err != nil {
						t.Errorf("cut at call %d, %d: does not unlock: %v", n, seed, err)
					}
				} else {
					old++
				}
				report, err := s.Verify()
				if err != nil || report.Chain != "ok" || s.LogShort() {
					t.Errorf("cut at call %d, %d: %+v, %v", n, seed, report, err)
				}
				if read, err := names(s); err != nil || read != people {
					t.Errorf("cut at call %d, %d: %d names of %d, %v", n, seed, read, people, err)
				}
				s.Close()
			}
		}
	}
	if old == 0 || exchanged == 0 {
		t.Errorf("%d with the old key, %d with the new", old, exchanged)
	}
	promise(t, "exchange of the key: power cut %d times, %d with the old key, %d with the new, 0 names lost", cuts, old, exchanged)
}

// The program is killed while a passphrase is chosen.
func TestKilledWhileAPassphraseIsChosen(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	kills, old, exchanged := times(3, 60), 0, 0
	var took time.Duration // of one that was left alone
	for kill := range kills {
		folder := t.TempDir()
		cmd, out, complaint := start(t, "protect", folder, nil)
		for out.Scan() && out.Text() != "choosing" {
		}
		began := time.Now()
		if kill > 0 {
			late := max(1, int(took.Milliseconds()))
			time.AfterFunc(took/2+within(late), func() { cmd.Process.Kill() }) // half of it is working out the key
		}
		for out.Scan() {
		}
		cmd.Wait()
		if kill == 0 {
			took = time.Since(began)
		}
		if complaint.Len() > 0 {
			t.Fatal(complaint)
		}
		d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
		if err != nil {
			t.Errorf("kill %d: does not open: %v", kill, err)
			continue
		}
		if d.Desk.Locked() {
			exchanged++
			if err := d.Lock.Unlock([]byte(phrase)); err != nil {
				t.Errorf("kill %d: does not unlock: %v", kill, err)
			}
		} else {
			old++
		}
		report, err := d.Desk.Verify()
		if err != nil || report.Chain != "ok" || report.People < 3 {
			t.Errorf("kill %d: %+v, %v", kill, report, err)
		}
		d.Desk.Close()
	}
	promise(t, "exchange of the key: %d kills, %d with the old key, %d with the new, 0 names lost", kills, old, exchanged)
}
