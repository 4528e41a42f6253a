package endtoend

import (
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
)

// two counts what two people do together who never did it, one at each laptop, and how long
// the programs keep them waiting.
type two struct {
	keys, panels int
	waited       time.Duration
}

func (w *two) reads(r *running, name string) {
	w.panels++
	r.look(name)
}

func (w *two) presses(r *running, keys ...string) {
	w.keys += len(keys)
	r.press(keys...)
}

func (w *two) types(r *running, text string) {
	w.keys += len(text)
	r.write(text)
}

// waits waits until a program is through with what was asked of it.
func (w *two) waits(r *running, what string, so func() bool) {
	r.t.Helper()
	began := time.Now()
	r.until(what, so)
	w.waited += time.Since(began)
}

// takes is how long all of it takes at 5 keys a second and 2 seconds to read a panel.
func (w *two) takes() time.Duration {
	return time.Duration(w.keys)*time.Second/5 + time.Duration(w.panels)*2*time.Second + w.waited
}

// inSpace starts the program on a folder in a namespace of the network.
func (d *desktop) inSpace(space, folder string) *running {
	d.t.Helper()
	return d.startOther("ip", folder, "netns", "exec", space, program, "-data", folder)
}

// TestTwoProgramsOverANetwork: two programs in two windows share a surgery over a network
// of their own, by keyboard: one joins with the code that the other shows, both check
// somebody in, one is covered and the other restarted meanwhile, and the surgery is closed.
// Then the joined one keeps nothing.
func TestTwoProgramsOverANetwork(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	space, _ := cabled(t)
	homeFolder, doorFolder := homeRecords(t), filepath.Join(t.TempDir(), "door")
	home := newDesktop(t).inSpace(space, homeFolder)
	door := newDesktop(t).inSpace(space, doorFolder)
	home.opens(hostsPhrase)
	home.press("ctrl+8")
	home.settle()
	home.press("Return") // Share this surgery...
	home.settle()
	home.press("shift+Tab", "Return") // Share it
	home.settle()
	door.settle()
	welcome := door.picture()
	todays := joinsByCode(t, home, door, doorFolder)

	// The joined one checks somebody in and is started anew. Then nobody is there: it is
	// covered as soon as may be.
	door.checksIn("Kepthelene One")
	door.shows(home, hostsPhrase, "Kepthelene")
	door.kill()
	coversSoon(t, door.folder, todays)
	door = door.inSpace(space, doorFolder)
	door.folder = sharing.Opens(doorFolder)
	door.opens(todays)
	began, uncovered := time.Now(), door.picture()

	// Meanwhile the home desk checks somebody in, is started anew, and leads again by itself.
	home.press("Escape", "ctrl+1")
	home.settle()
	home.checksIn("Quixotic Two")
	home.shows(door, todays, "Quixotic")
	home.press("ctrl+q")
	home.settle()
	home.closes("ctrl+q", 0)
	home = home.inSpace(space, homeFolder)
	home.opens(hostsPhrase)
	home.checksIn("Wobble Three")
	home.shows(door, todays, "Wobble")
	door.untilIn(time.Until(began.Add(time.Minute))+patience, "the cover", func() bool { return differing(uncovered, door.picture()) > 0.15 })
	door.opens(todays)
	door.checksIn("Zebedee Four")
	door.shows(home, hostsPhrase, "Zebedee")

	// Closing at home.
	home.press("ctrl+w")
	home.settle()
	home.look("two-closing")
	home.press("Tab", "Tab", "Tab", "Tab", "Return")
	home.settle()
	home.look("two-close-ask")
	home.press("shift+Tab", "Return")
	door.until("the joined records to go", func() bool { return sharing.Opens(doorFolder) == doorFolder })
	door.until("it to say that it keeps nothing", func() bool { return differing(welcome, door.picture()) > 0.3 && dimmed(door.picture()) })
	door.settle()
	door.look("two-over")
	door.press("Return")
	door.until("what was there before it joined", func() bool { return differing(welcome, door.picture()) < 0.03 })
	door.kill()
	home.kill()
	if left, err := filepath.Glob(filepath.Join(doorFolder, "shared", "*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v %v", left, err)
	}
	for _, name := range []string{"Kepthelene", "Quixotic", "Wobble", "Zebedee"} {
		for _, folder := range []string{homeFolder, doorFolder, home.home, door.home} {
			if holds(t, folder, name) {
				t.Errorf("%q stands in a file", name)
			}
		}
	}
	d, err := rooms.Open(desk.Options{Folder: homeFolder, Files: assets.Files(), Verify: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" || report.Visits != 4 || report.People != 0 {
		t.Errorf("%+v %v", report, err)
	}
}

// joinsByCode has a laptop join with a code, by two people who never did it, and returns
// today's passphrase.
func joinsByCode(t *testing.T, home, door *running, doorFolder string) (todays string) {
	t.Helper()
	w := &two{}
	w.reads(home, "two-shared")
	w.presses(home, "Return") // Let a laptop in by code...
	w.waits(home, "the code", func() bool { return len(marks(home.picture())) > 0 })
	w.reads(home, "two-code")
	w.reads(door, "two-welcome")
	w.presses(door, "Tab", "Tab", "Tab", "Return") // Join a surgery
	door.settle()
	w.reads(door, "two-join")
	code := readsCode(t, home.picture())
	if len(code) != 20 {
		t.Fatalf("that is no code: %s", code)
	}
	w.types(door, strings.ToLower(code))
	w.presses(door, "Tab")
	w.types(door, "Front door")
	w.presses(door, "Return")
	var shown *image.RGBA
	w.waits(door, "three words that agree", func() bool {
		shown = door.picture()
		return sameMarks(shown, home.picture())
	})
	w.reads(home, "two-let-in")
	w.reads(door, "two-words")
	before := home.operations()
	w.presses(home, "shift+Tab", "Return") // the same three words
	w.waits(home, "the laptop to be let in", func() bool { return home.operations() > before })
	w.waits(door, "the question for the passphrase", func() bool { return tinted(door.picture()).Empty() })
	w.waits(home, "today's passphrase", func() bool { now := home.picture(); return len(marks(now)) > 0 && !sameMarks(now, shown) })
	w.reads(home, "two-todays")
	w.reads(door, "two-passphrase")
	todays = todaysPassphrase(t, home)
	w.types(door, todays)
	asked := door.picture()
	w.presses(door, "Return")
	w.waits(door, "the joined records", func() bool { return sharing.Opens(doorFolder) != doorFolder })
	w.waits(door, "the board", func() bool { return differing(asked, door.picture()) > 0.02 })
	door.settle()
	w.reads(door, "two-joined")
	door.folder = sharing.Opens(doorFolder)
	t.Logf("PROMISE two people who never did it, one at each laptop, have it join with a code in %v, to where it can check somebody in: %d keys, %d panels, and %v that the programs take",
		w.takes().Round(time.Second), w.keys, w.panels, w.waited.Round(100*time.Millisecond))
	if w.takes() > time.Minute {
		t.Errorf("it takes %v", w.takes())
	}
	return todays
}

// dimmed reports whether a panel is open: what is behind it is dimmed, also near the corner
// of the screen, where nothing stands.
func dimmed(p *image.RGBA) bool { return p.RGBAAt(p.Rect.Max.X-60, p.Rect.Max.Y-60).R < 0xD0 }

// checksIn checks somebody in who is new.
func (r *running) checksIn(name string) {
	r.t.Helper()
	r.does("check in "+name, 1, func() {
		r.write(name)
		r.press("Return")
		r.settle()
		r.press("ctrl+Return")
	})
}

// shows waits until what was just done at one desk is on the screen of another, and in its
// records.
func (r *running) shows(other *running, phrase, name string) {
	r.t.Helper()
	began := time.Now()
	other.until(name+" at the other desk", func() bool { return slices.Contains(here(r.t, other, phrase), name) })
	r.t.Logf("%s is at the other desk after %v at the most", name, time.Since(began).Round(100*time.Millisecond))
	other.look("two-sees-" + name)
}

// here returns the first names of who is at a desk, as its records have it: read in a copy,
// with the program stopped for a moment.
func here(t testing.TB, r *running, phrase string) (names []string) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copy")
	if err := r.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	err := os.CopyFS(copied, os.DirFS(r.folder))
	if err := r.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(copied)
	d, err := rooms.Open(desk.Options{Folder: copied, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	if err := d.Lock.Unlock([]byte(phrase)); err != nil {
		t.Fatal(err)
	}
	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	for _, card := range slices.Concat(b.Waiting, b.Helped, b.Finished) {
		names = append(names, strings.Fields(card.Name)...)
	}
	return names
}

// homeRecords makes records with a surgery that is open, and a passphrase.
func homeRecords(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "home")
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	if _, err := d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Conference, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Lock.SetPassphrase(nil, []byte(hostsPhrase), false); err != nil {
		t.Fatal(err)
	}
	return folder
}

// coversSoon has a laptop be covered after a minute.
func coversSoon(t *testing.T, folder, phrase string) {
	t.Helper()
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	if err := d.Lock.Unlock([]byte(phrase)); err != nil {
		t.Fatal(err)
	}
	now := d.Settings.Settings()
	now.CoverMinutes = 1
	if _, err := d.Settings.Set(now); err != nil {
		t.Fatal(err)
	}
}

// opens opens a desk that is locked, or covered.
func (r *running) opens(phrase string) {
	r.t.Helper()
	r.settle()
	r.look("two-shut")
	shut := r.picture()
	r.write(phrase)
	r.press("Return")
	r.until("it to open", func() bool { return differing(shut, r.picture()) > 0.1 })
	r.settle()
}
