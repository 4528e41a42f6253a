package endtoend

import (
	"errors"
	"flag"
	"fmt"
	"image"
	"image/draw"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/store/torture/leak"
	"socialmediasurgery/surgery/words"
)

var (
	monkeyTime = flag.Duration("monkey", 15*time.Second, "how long random keys and clicks go on at the kiosk")
	monkeySeed = flag.Uint64("monkey-seed", 20261124, "what the random keys and clicks begin from")
)

// hostsPhrase opens the records that kioskRecords makes.
const hostsPhrase = "seven made-up otters juggle"

// seededNames stand nowhere but in those records.
var seededNames = []string{"Zebedee", "Quixotical", "Kepthelene", "Wobblegoal", "Veraseeded"}

// kioskRecords makes a folder with an open surgery, people in it, and a passphrase.
func kioskRecords(t *testing.T) string {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "records")
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	must := func(done surgery.Change, err error) surgery.Change {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	must(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	came := must(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quixotical", Track: surgery.Personal, Checklists: []string{"safe-basics"}, SavePlace: true}))
	must(d.Visit.EditVisit(came.Visit, visit.EditVisit{Name: "Zebedee Quixotical", Track: surgery.Personal, Goal: "Wobblegoal"}))
	must(d.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample", SavePlace: true}))
	must(d.Today.NewSurgeonArrives(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Veraseeded Sample"}}, d.Desk.Now()))
	_, err = d.Lock.SetPassphrase(nil, []byte(hostsPhrase), false)
	if err := errors.Join(err, d.Desk.Close()); err != nil {
		t.Fatal(err)
	}
	return folder
}

// names returns how often the seeded names, and the passphrase, lie in the
// program's memory.
func (r *running) names() (n int) {
	r.t.Helper()
	found, err := leak.Memory(r.cmd.Process.Pid, leak.Words(append([]string{hostsPhrase}, seededNames...)...))
	if err != nil {
		r.t.Fatal(err)
	}
	return len(found)
}

// ways is the column between the screens, where the host's ways stand.
func (d *desktop) ways() *image.RGBA {
	part := image.NewRGBA(image.Rect(0, 0, 190, 600))
	draw.Draw(part, part.Bounds(), d.picture(), image.Pt(0, 80), draw.Src)
	return part
}

// TestTheKioskCannotBeRead has somebody at the kiosk press everything there is:
// letters, Tab floods, keys of every command, Escape, Alt+F4, pasting, clicks of
// both buttons, dragging. No host screen comes, nothing but arrivals is written,
// and the names that the host had on the screen are gone from memory.
func TestTheKioskCannotBeRead(t *testing.T) {
	folder := kioskRecords(t)
	r := newDesktop(t).start(folder)
	if n := r.names(); n > 0 {
		t.Errorf("locked from the start: %d names in memory", n)
	}
	r.write(hostsPhrase)
	r.press("Return")
	r.settle()
	var hosts []*image.RGBA
	for _, way := range []string{"ctrl+2", "ctrl+3", "ctrl+7", "ctrl+1"} {
		r.press(way)
		r.settle()
		hosts = append(hosts, r.ways())
	}
	r.write("zebe")
	r.settle()
	r.press("Return") // the visit, with the goal
	r.settle()
	r.press("alt+Left")
	r.settle()
	before := r.names()
	if before == 0 {
		t.Fatal("the search finds nothing in memory where something is")
	}
	r.press("ctrl+k")
	r.settle()
	r.look("kiosk-begins")
	began := time.Now()
	kiosk := r.ways()
	far := 1.0
	for _, host := range hosts {
		far = min(far, differing(host, kiosk))
	}
	if far < 0.02 {
		t.Fatalf("a host screen and the kiosk differ by %.3f only", far)
	}
	operations := r.operations()

	random := rand.New(rand.NewPCG(*monkeySeed, 1))
	looks := 0
	presses := r.monkey(random, began.Add(*monkeyTime), func() {
		looks++
		now := r.ways()
		for i, host := range hosts {
			if differing(host, now) < far/2 {
				r.look(fmt.Sprintf("host-screen-%d", looks))
				t.Fatalf("host screen %d is seen after %v", i, time.Since(began))
			}
		}
		if r.cmd.Process.Signal(nil) == os.ErrProcessDone {
			t.Fatalf("the program ended: %s", r.stderr.String())
		}
	})
	r.look("kiosk-ends")
	// What the toolkit has drawn it keeps for a minute: only then it can all be gone. A
	// slow machine has drawn less since, and gets until then.
	left := r.names()
	for left > before/4 && time.Since(began) < 110*time.Second {
		left = r.names()
	}
	if long := time.Since(began) > 110*time.Second; long && left > 0 || left > before/4 {
		t.Errorf("names in memory: %d before, %d left", before, left)
	}
	r.kill()
	came := onlyArrivals(t, folder)
	t.Logf("PROMISE kiosk: %d random keys and clicks in %v, %d looks: 0 host screens; %d arrivals and nothing else written (%d operations before); names in memory: %d before, %d after",
		presses, monkeyTime.Round(time.Second), looks, came, operations, before, left)
}

// TestTheLockForgetsThePassphrase locks the window, behind which the screens are
// kept with what was typed there, and finds the passphrase nowhere in memory.
func TestTheLockForgetsThePassphrase(t *testing.T) {
	r := newDesktop(t).start(kioskRecords(t))
	r.write(hostsPhrase)
	r.press("Return")
	r.settle()
	wanted := leak.Words(hostsPhrase)
	left := func() int {
		found, err := leak.Memory(r.cmd.Process.Pid, wanted)
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	if left() == 0 {
		t.Fatal("the search finds no passphrase where it was just typed")
	}
	before := r.names()
	r.press("ctrl+l")
	r.settle()
	began := time.Now()
	again := time.NewTicker(time.Second)
	defer again.Stop()
	n := left()
	for ; n > 0 && time.Since(began) < 60*time.Second; n = left() {
		<-again.C
	}
	if n > 0 {
		t.Errorf("the passphrase lies in memory %d times after %v", n, time.Since(began))
	}
	t.Logf("PROMISE lock: the passphrase is gone from memory %v after locking; names: %d before, %d then",
		time.Since(began).Round(time.Second), before, r.names())
}

// monkey does random things until an end, looks in between, and returns how many
// it did.
func (r *running) monkey(random *rand.Rand, end time.Time, look func()) (n int) {
	r.t.Helper()
	var keys []string
	for _, letter := range "abcdefghijklmnopqrstuvwxyz0123456789" {
		keys = append(keys, "ctrl+"+string(letter), "alt+"+string(letter), "ctrl+shift+"+string(letter), string(letter))
	}
	for f := range 12 {
		key := "F" + strconv.Itoa(f+1)
		keys = append(keys, key, "shift+"+key, "alt+"+key)
	}
	for range 8 { // what matters most comes often
		keys = append(keys, "Escape", "alt+F4", "Tab", "shift+Tab", "Return", "space", "Menu", "alt+Left", "alt+Tab", "ctrl+Return", "ctrl+w", "ctrl+q", "F11",
			"ctrl+plus", "ctrl+minus", "ctrl+0", "Super_L", "Up", "Down", "Left", "Right", "Home", "End", "Delete", "BackSpace", "ctrl+v", "ctrl+Tab", "shift+F10")
	}
	r.command("sh", "-c", "yes 'Pasted Invented' | head -c 20000 | xclip -selection clipboard").Start()
	for looked := time.Now(); time.Now().Before(end); n++ {
		switch random.IntN(10) {
		case 0:
			r.command("xdotool", "key", "--clearmodifiers", "--repeat", "40", "--delay", "3", "Tab").Run()
		case 1:
			r.command("xdotool", "type", "--delay", "4", strings.Repeat(string(rune('a'+random.IntN(26))), 1+random.IntN(12))).Run()
		case 2, 3:
			x, y := strconv.Itoa(random.IntN(1366)), strconv.Itoa(random.IntN(768))
			button := strconv.Itoa(1 + random.IntN(5))
			r.command("xdotool", "mousemove", x, y, "click", button).Run()
		case 4:
			r.command("xdotool", "mousemove", strconv.Itoa(random.IntN(1366)), strconv.Itoa(random.IntN(768)), "mousedown", "1",
				"mousemove", strconv.Itoa(random.IntN(1366)), strconv.Itoa(random.IntN(768)), "mouseup", "1").Run()
		default:
			r.command("xdotool", "key", "--clearmodifiers", keys[random.IntN(len(keys))]).Run()
		}
		if time.Since(looked) > 700*time.Millisecond {
			look()
			looked = time.Now()
		}
	}
	look()
	return n
}

// onlyArrivals returns how many came by the kiosk; nothing else may have happened.
func onlyArrivals(t *testing.T, folder string) int {
	t.Helper()
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	if !d.Desk.Locked() {
		t.Error("it is open without the passphrase")
	}
	report, err := d.Desk.Verify()
	if err != nil || report.Chain != "ok" {
		t.Errorf("%+v, %v", report, err)
	}
	start, err := d.Start.Start()
	if err != nil || start.Current == nil {
		t.Errorf("the surgery was closed: %v", err)
	}
	if err := d.Lock.UnlockRecovery("no recovery key"); err == nil {
		t.Error("anything opens it")
	}
	if err := d.Lock.Unlock([]byte(hostsPhrase)); err != nil && surgery.AsError(err).Key != "error.unlock_wait" {
		t.Errorf("the passphrase was changed: %v", err)
	}
	counts := report.Visits - 2
	if counts < 0 || report.People-2 != counts {
		t.Errorf("%d visits of %d people: something else than arrivals", report.Visits, report.People)
	}
	return counts
}
