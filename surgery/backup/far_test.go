package backup

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
)

// place is a far folder that can be held up, with a folder beside the records.
type place struct {
	*Far
	t         *testing.T
	own, away string
	silence   func() // lets Patience pass
	touched   chan string
	goOn      chan struct{} // closed: nothing is held up
	owner     *age.X25519Identity
}

func newPlace(t *testing.T, held bool) *place {
	p := &place{t: t, own: t.TempDir(), away: t.TempDir(), touched: make(chan string, 99), goOn: make(chan struct{}), owner: key(t)}
	p.Far = NewFar(p.away, Arrived{}, func() {})
	p.Touch = func(path string) {
		p.touched <- filepath.Base(path)
		<-p.goOn
	}
	p.After = func(_ time.Duration, f func()) (func(time.Duration) bool, func() bool) {
		p.silence = f
		return func(time.Duration) bool { return true }, func() bool { return true }
	}
	if !held {
		close(p.goOn)
	}
	return p
}

// bag puts a keybag beside the records that holds the keys of these.
func (p *place) bag(owners ...surgery.ID) string {
	p.t.Helper()
	bag := Keybag{Desk: "d1", Keys: map[surgery.ID]surgery.OwnerKeys{}}
	for _, o := range owners {
		bag.Keys[o] = surgery.OwnerKeys{{Wrapped: []byte("wrapped")}}
	}
	if err := WriteKeybag(p.own, bag, []age.Recipient{p.owner.Recipient()}); err != nil {
		p.t.Fatal(err)
	}
	return KeybagPath(p.own, "d1")
}

// backup puts a backup beside the records that was made so many hours after the
// first.
func (p *place) backup(hour int) string {
	p.t.Helper()
	f := File{Folder: p.own, Made: time.Date(2026, 11, 24, hour, 0, 0, 0, time.UTC), Desk: "d1"}
	if err := os.WriteFile(f.Path(), bytes.Repeat([]byte("sealed "), 1<<17+hour), 0o600); err != nil {
		p.t.Fatal(err)
	}
	return f.Path()
}

func (p *place) delivery(file, bag, mark string) Delivery {
	return Delivery{Desk: "d1", File: file, Bag: bag, Mark: mark, Now: time.Date(2026, 11, 24, 20, 0, 0, 0, time.UTC),
		With: func() []age.Identity { return []age.Identity{p.owner} }}
}

// there returns the names in the folder.
func (p *place) there() string {
	p.t.Helper()
	entries, err := os.ReadDir(p.away)
	if err != nil {
		p.t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func (p *place) same(path string) {
	p.t.Helper()
	want, err := os.ReadFile(path)
	got, err2 := os.ReadFile(filepath.Join(p.away, filepath.Base(path)))
	if err = errors.Join(err, err2); err != nil || !bytes.Equal(want, got) {
		p.t.Errorf("%s is another there: %v", filepath.Base(path), err)
	}
}

func never(State) bool { return false }

func TestABackupArrivesWithItsKeys(t *testing.T) {
	p := newPlace(t, false)
	file, bag := p.backup(1), p.bag("sam")
	for range 2 { // the second finds it there
		p.Deliver(p.delivery(file, bag, "one"))
		s := p.Wait(never, nil)
		if !s.Known || !s.Reached || len(s.Own) != 1 || s.Arrived != (Arrived{File: filepath.Base(file), Mark: "one"}) {
			t.Errorf("%+v", s)
		}
		p.same(file)
		p.same(bag)
	}
	if p.there() != filepath.Base(file)+" "+filepath.Base(bag) {
		t.Errorf("there is %s", p.there())
	}
}

// TestAFolderThatDoesNotAnswer hangs, is told of, and gets the latest of all that
// was asked for once it returns.
func TestAFolderThatDoesNotAnswer(t *testing.T) {
	p := newPlace(t, true)
	p.Deliver(p.delivery(p.backup(1), p.bag("sam", "zebedee"), "one"))
	<-p.touched
	if s := p.State(); !s.Busy || s.Known {
		t.Errorf("at first %+v", s)
	}
	p.silence()
	if s := p.Wait(never, nil); !s.Known || s.Reached || s.Arrived.Mark != "" {
		t.Errorf("silent, and %+v", s)
	}
	p.Deliver(p.delivery(p.backup(2), p.bag("sam", "zebedee"), "two"))
	last, bag := p.backup(3), p.bag("sam") // zebedee was erased
	p.Deliver(p.delivery(last, bag, "three"))
	if len(p.touched) != 0 {
		t.Error("it is touched twice at once")
	}
	close(p.goOn)
	var s State
	for s.Arrived.Mark != "three" {
		moved := p.changes()
		s = p.State()
		if s.Arrived.Mark != "three" {
			<-moved
		}
	}
	s = p.Wait(never, nil)
	if !s.Reached || s.Arrived != (Arrived{File: filepath.Base(last), Mark: "three"}) {
		t.Errorf("%+v", s)
	}
	p.same(last)
	got, err := ReadKeybag(File{Folder: p.away, Desk: "d1"}, []age.Identity{p.owner})
	if err != nil || got.Keys["zebedee"] != nil || got.Keys["sam"] == nil {
		t.Errorf("%v, %v", got.Keys, err)
	}
}

// changes returns what is closed at the next change.
func (p *place) changes() chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.moved
}

// TestOlderKeysDoNotArrive holds a keybag up on its way until somebody in it was
// erased.
func TestOlderKeysDoNotArrive(t *testing.T) {
	p := newPlace(t, false)
	hold := make(chan struct{})
	p.Touch = func(path string) {
		if strings.HasPrefix(filepath.Base(path), sending) {
			p.touched <- path
			<-hold
		}
	}
	p.Deliver(p.delivery("", p.bag("zebedee"), "one"))
	<-p.touched
	p.Deliver(p.delivery("", "", "two"))
	close(hold)
	if s := p.Wait(never, nil); s.Arrived.Mark != "" || p.there() != "" {
		t.Errorf("%+v, and there is %q", s, p.there())
	}
}

// TestNothingHalf cuts a backup off in several ways: nothing has its name then, and
// what was cut off does not stay.
func TestNothingHalf(t *testing.T) {
	for name, harm := range map[string]func(p *place, d *Delivery){
		"what was cut off before": func(p *place, d *Delivery) {
			if err := os.WriteFile(filepath.Join(p.away, sending+"d1"), []byte("half"), 0o600); err != nil {
				p.t.Fatal(err)
			}
			d.File = ""
		},
		"the source is gone":        func(p *place, d *Delivery) { os.Remove(d.File) },
		"the source cannot be read": func(p *place, d *Delivery) { os.Remove(d.File); os.Mkdir(d.File, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t, false)
			d := p.delivery(p.backup(1), p.bag("sam"), "one")
			harm(p, &d)
			p.Deliver(d)
			s := p.Wait(never, nil)
			if s.Reached != (d.File == "") || s.Arrived.File != "" || p.there() != filepath.Base(d.Bag) {
				t.Errorf("%+v, and there is %q", s, p.there())
			}
		})
	}
}

func TestAFolderThatIsNotThere(t *testing.T) {
	p := newPlace(t, false)
	if err := os.Remove(p.away); err != nil {
		t.Fatal(err)
	}
	gone := filepath.Base(p.backup(1))
	d := p.delivery(p.backup(2), p.bag("sam"), "one")
	d.Gone = []string{gone}
	p.Deliver(d)
	if s := p.Wait(never, nil); !s.Known || s.Reached {
		t.Errorf("%+v", s)
	}
	if _, err := os.Stat(p.away); err == nil {
		t.Fatal("it was made")
	}
	if err := os.Mkdir(p.away, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.away, gone), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.Gone = nil
	p.Deliver(d) // what was to be gone still is
	if s := p.Wait(never, nil); !s.Reached || strings.Contains(p.there(), gone) {
		t.Errorf("%+v, and there is %q", s, p.there())
	}
}

// TestAFolderOfBefore gets no backups any more, and its keys only while there are
// backups of ours.
func TestAFolderOfBefore(t *testing.T) {
	p := newPlace(t, false)
	d := p.delivery(p.backup(1), p.bag("sam"), "one")
	d.Only = true
	p.Deliver(d)
	if s := p.Wait(never, nil); !s.Reached || s.Arrived.Mark != "one" || p.there() != "" {
		t.Errorf("%+v, and there is %q", s, p.there())
	}
	if err := os.WriteFile(filepath.Join(p.away, filepath.Base(d.File)), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.Mark = "two"
	p.Deliver(d)
	if s := p.Wait(never, nil); s.Arrived.Mark != "two" {
		t.Errorf("%+v", s)
	}
	p.same(d.Bag)
}

func TestFetch(t *testing.T) {
	p := newPlace(t, false)
	file, bag := p.backup(1), p.bag("sam")
	into := t.TempDir()
	got, err := Fetch(file, into)
	if err != nil || filepath.Dir(got) != into || filepath.Base(got) != filepath.Base(file) {
		t.Fatal(got, err)
	}
	if _, err := os.Stat(filepath.Join(into, filepath.Base(bag))); err != nil {
		t.Error("without its keys: ", err)
	}
	if _, err := Fetch(p.own, into); surgery.KindOf(err) != surgery.BadFile {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Fetch(file+"x", into); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
}

func TestWatched(t *testing.T) {
	if n, err := Watched(func(alive func()) (int, error) { alive(); return 7, nil }); n != 7 || err != nil {
		t.Error(n, err)
	}
}
