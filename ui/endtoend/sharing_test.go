package endtoend

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
)

// How long somebody takes who never did it: to press a key, to type a letter, and to read
// a panel or a screen that is new to them.
const (
	aKey    = 400 * time.Millisecond
	aLetter = 200 * time.Millisecond
	toRead  = 2 * time.Second
)

// newcomer counts how long somebody takes who goes by the words on the screen.
type newcomer struct {
	t     *testing.T
	takes time.Duration
}

func (n *newcomer) reads(r *running, name string) {
	n.takes += toRead
	r.settle()
	r.look(name)
}

func (n *newcomer) presses(r *running, keys ...string) {
	n.takes += time.Duration(len(keys)) * aKey
	r.press(keys...)
	r.settle()
}

func (n *newcomer) types(r *running, text string) {
	n.takes += time.Duration(len(text)) * aLetter
	r.write(text)
	r.settle()
}

// withStick returns a desktop in whose home the stick lies, as it would where no system
// shows it by itself.
func withStick(t *testing.T, stick string) *desktop {
	d := newDesktop(t)
	if err := os.Symlink(stick, filepath.Join(d.home, "A stick")); err != nil {
		t.Fatal(err)
	}
	return d
}

// choosesStick goes on from the question which stick it is.
func (n *newcomer) choosesStick(r *running) {
	n.reads(r, "which-stick")
	n.presses(r, "Tab", "Return") // another folder
	n.presses(r, "Down", "Return")
	n.presses(r, "ctrl+Return")
}

// open has a home desk start its surgery and choose its passphrase.
func open(home *running, homeFolder string) {
	home.t.Helper()
	home.press("Return")
	home.settle()
	home.write("Made-up Hall")
	home.does("start the surgery", 1, func() { home.press("Return") })
	home.press("ctrl+8")
	home.settle()
	home.press("Return")
	home.settle()
	home.write(hostsPhrase)
	home.press("Tab")
	home.write(hostsPhrase)
	home.press("Return")
	home.until("the recovery key", func() bool { return slots(homeFolder) })
	home.settle()
	home.press("Tab", "Tab", "space", "Escape")
	home.settle()
	home.press("Escape")
	home.settle()
	home.press("ctrl+1")
	home.settle()
}

// joins has a laptop join by stick, as desk of that name; again is for a home desk that
// knows the stick.
func (n *newcomer) joins(home, door *running, doorFolder, stick, name string, again bool) (todays string) {
	n.t.Helper()
	n.reads(door, "join-welcome")
	n.presses(door, "Tab", "Tab", "Tab", "Return") // Join a surgery
	n.reads(door, "join-code")
	n.presses(door, "shift+Tab", "shift+Tab", "shift+Tab", "Return") // back past what goes on with a code, to joining with a stick
	n.reads(door, "join-name")
	n.types(door, name)
	n.presses(door, "Return")
	n.choosesStick(door)
	n.reads(door, "join-words")

	n.presses(home, "Tab", "Tab", "Return") // past what is for a network, or for the stick alone, to Let a laptop in...
	if again {
		n.presses(home, "Return") // the stick used last
	} else {
		n.choosesStick(home)
	}
	n.reads(home, "let-in")
	n.presses(home, "shift+Tab", "Return") // the same three words
	home.until("the answer", func() bool { return onStick(stick, ".ans") })
	n.reads(home, "let-in-done")

	phrase := todaysPassphrase(n.t, home)
	n.presses(home, "Return")
	n.presses(door, "Return") // Read the stick
	n.reads(door, "join-passphrase")
	n.types(door, phrase)
	n.presses(door, "Return")
	door.until("the joined records", func() bool { return sharing.Opens(doorFolder) != doorFolder })
	door.settle()
	n.reads(door, "joined-today")
	door.folder = sharing.Opens(doorFolder)
	return phrase
}

// checkedIn opens the records that lie in a folder, and returns how many are checked in.
func checkedIn(t *testing.T, folder string, unlock func(*rooms.Rooms) error) int {
	t.Helper()
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), Verify: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	if err := unlock(d); err != nil {
		t.Fatal(err)
	}
	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	return b.Counts.CheckedIn
}

// TestANewcomerSharesASurgery: a host who never did it joins a second laptop by stick and
// brings three arrivals home, in two real windows, by keyboard and by the words on the
// screen alone.
func TestANewcomerSharesASurgery(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	stick := t.TempDir()
	homeFolder, doorFolder := filepath.Join(t.TempDir(), "home"), filepath.Join(t.TempDir(), "door")
	home := withStick(t, stick).start(homeFolder)
	door := withStick(t, stick).start(doorFolder)

	open(home, homeFolder)

	// From here on somebody counts.
	n := &newcomer{t: t}
	n.presses(home, "ctrl+8")
	n.reads(home, "share-desks")
	n.presses(home, "Return") // Share this surgery...
	n.reads(home, "share-ask")
	n.presses(home, "shift+Tab", "Return") // Share it
	n.reads(home, "shared")

	n.joins(home, door, doorFolder, stick, "Front door", false)

	for _, name := range []string{"Kepthelene One", "Quixotic Two", "Wobble Three"} {
		n.types(door, name)
		n.presses(door, "Return")
		n.presses(door, "ctrl+Return")
	}
	n.swaps(door, stick, "door-swapped") // it joined from this stick
	n.swaps(home, stick, "home-swapped")
	n.presses(home, "ctrl+1")
	n.reads(home, "home-today")

	t.Logf("PROMISE a host who never did it joins a second laptop by stick and brings three arrivals home in %v", n.takes.Round(time.Second))
	if n.takes > 3*time.Minute {
		t.Errorf("it takes %v", n.takes)
	}
	for _, name := range []string{"Kepthelene", "Quixotic", "Wobble"} {
		if holds(t, stick, name) || holds(t, doorFolder, name) {
			t.Errorf("%q stands in a file", name)
		}
	}
	home.kill()
	door.kill()
	if got := checkedIn(t, homeFolder, func(d *rooms.Rooms) error { return d.Lock.Unlock([]byte(hostsPhrase)) }); got != 3 {
		t.Errorf("%d are at the home desk", got)
	}
}

// TestThreeProgramsByStick: three programs in three windows, whose stick is a folder,
// share a surgery until it is closed at the home desk. Then two of them keep nothing: no
// name in any file of theirs.
func TestThreeProgramsByStick(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	stick := t.TempDir()
	homeFolder := filepath.Join(t.TempDir(), "home")
	home := withStick(t, stick).start(homeFolder)
	open(home, homeFolder)
	n := &newcomer{t: t}
	n.presses(home, "ctrl+8")
	n.presses(home, "Return")
	n.presses(home, "shift+Tab", "Return") // Share it
	names := []string{"Kepthelene One", "Quixotic Two"}
	var doors []*running
	var folders []string
	today := ""
	for i, name := range []string{"Front door", "Table"} {
		folder := filepath.Join(t.TempDir(), "door")
		door := withStick(t, stick).start(folder)
		n.reopens(home, hostsPhrase)
		n.presses(home, "ctrl+8")
		today = n.joins(home, door, folder, stick, name, i > 0)
		n.types(door, names[i])
		n.presses(door, "Return")
		n.presses(door, "ctrl+Return")
		n.swaps(door, stick, "three-door-first")
		doors, folders = append(doors, door), append(folders, folder)
	}
	n.reopens(home, hostsPhrase)
	n.swaps(home, stick, "three-home-swapped")
	n.presses(home, "ctrl+w")
	n.reads(home, "three-closing")
	n.presses(home, "Tab", "Tab", "Tab", "Tab", "Return")
	n.presses(home, "shift+Tab", "Return")
	n.reads(home, "three-thanks")
	n.presses(home, "Return")
	n.swaps(home, stick, "three-home-told")
	for i, door := range doors {
		n.reopens(door, today)
		n.swaps(door, stick, "three-door-swapped")
		door.until("the joined records to go", func() bool { return sharing.Opens(folders[i]) == folders[i] })
		n.reads(door, "three-door-over")
		door.kill()
	}
	home.kill()
	for _, name := range names {
		word, _, _ := strings.Cut(name, " ")
		for _, folder := range append(folders, stick, doors[0].home, doors[1].home) {
			if holds(t, folder, word) {
				t.Errorf("%q stands in a file", word)
			}
		}
	}
	if left, err := filepath.Glob(filepath.Join(folders[0], "shared", "*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v %v", left, err)
	}
	d, err := rooms.Open(desk.Options{Folder: homeFolder, Files: assets.Files(), Verify: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" || report.Visits != 2 || report.People != 0 {
		t.Errorf("%+v %v", report, err)
	}
}

// reopens locks a desk and opens it again: on a slow machine it may be covered by now.
func (n *newcomer) reopens(r *running, phrase string) {
	n.t.Helper()
	n.presses(r, "ctrl+l")
	n.types(r, phrase)
	locked := r.picture()
	r.press("Return")
	r.until("it to open", func() bool { return differing(locked, r.picture()) > 0.02 })
	r.settle()
}

// swaps swaps with the stick that a desk knows, waits until it has written, and shows what
// came of it.
func (n *newcomer) swaps(r *running, stick, name string) {
	n.t.Helper()
	before := parcels(stick)
	n.presses(r, "ctrl+e")
	pressed := time.Now()
	r.until("a parcel on the stick", func() bool {
		if time.Since(pressed) > patience/3 { // on a slow machine it was still opening
			r.press("ctrl+e")
			pressed = time.Now()
		}
		return parcels(stick) != before
	})
	r.settleFor(2 * still) // it is said a moment later
	n.reads(r, name)
	n.presses(r, "Return")
}

// parcels returns the names of the parcels on a stick.
func parcels(stick string) string {
	found, err := filepath.Glob(filepath.Join(stick, "surgery", "*.par"))
	if err != nil {
		return ""
	}
	return strings.Join(found, " ")
}

// slots reports whether a passphrase was set.
func slots(folder string) bool {
	raw, err := os.ReadFile(filepath.Join(folder, "surgery.key"))
	return err == nil && strings.HasPrefix(string(raw), "social-media-surgery-key-2")
}

// onStick reports whether a file with that ending is on the stick.
func onStick(stick, ending string) bool {
	found, err := filepath.Glob(filepath.Join(stick, "surgery", "*"+ending))
	return err == nil && len(found) > 0
}

// todaysPassphrase reads it from the records as it is told: with the program that shows
// it stopped for a moment, in a copy.
func todaysPassphrase(t *testing.T, home *running) string {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(copied, os.DirFS(home.folder)); err != nil {
		t.Fatal(err)
	}
	d, err := rooms.Open(desk.Options{Folder: copied, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	if err := d.Lock.Unlock([]byte(hostsPhrase)); err != nil {
		t.Fatal(err)
	}
	phrase, err := d.Sharing.Passphrase()
	if err != nil {
		t.Fatal(err)
	}
	return phrase
}
