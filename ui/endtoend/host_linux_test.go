package endtoend

import (
	"flag"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
)

var hostTime = flag.Duration("host", 15*time.Second, "how long a host does anything in the real window")

// TestAHostInTheRealWindow has a host do anything in the real window, as package
// ui/walk does without one: what only a real keyboard, clipboard and title can
// show. What is known here is known from outside.
func TestAHostInTheRealWindow(t *testing.T) {
	folder := kioskRecords(t)
	h := &realHost{running: newDesktop(t).start(folder), random: rand.New(rand.NewPCG(*monkeySeed, 2))}
	h.write(hostsPhrase)
	h.press("Return")
	h.settle()
	began, moves := time.Now(), 0
	for ; time.Since(began) < *hostTime; moves++ {
		h.move()
		h.holds()
	}
	h.locks()
	h.look("host-ends")
	most := h.most
	h.kill()
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), Verify: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	report, err := d.Desk.Verify()
	if err != nil || report.Chain != "ok" || report.Operations < most {
		t.Errorf("%d operations were done: %+v, %v", most, report, err)
	}
	t.Logf("PROMISE a host in the real window: %d moves in %v, %d locks; no name in a title or, once locked, on the clipboard; all %d operations are there",
		moves, hostTime.Round(time.Second), h.lockings, most)
}

// realHost is somebody at the real keyboard.
type realHost struct {
	*running
	random         *rand.Rand
	most, lockings int
}

// hostKeys are keys that a host presses. Quitting is not among them, nor are the
// settings, where a backup may be brought back that has less in it.
var hostKeys = strings.Fields(`Return Return Return Escape Escape Tab Tab shift+Tab space Up Down Down Left Right Home End Delete BackSpace F1
	ctrl+f ctrl+n ctrl+g ctrl+g ctrl+o ctrl+r ctrl+d ctrl+w ctrl+z ctrl+z ctrl+shift+z ctrl+p ctrl+j ctrl+u ctrl+i ctrl+Return
	ctrl+1 ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 alt+Left ctrl+plus ctrl+minus ctrl+a ctrl+c ctrl+x ctrl+v`)

func (h *realHost) move() {
	switch h.random.IntN(12) {
	case 0, 1:
		h.write(seededNames[h.random.IntN(len(seededNames))])
	case 2: // somebody's name, copied
		h.press("ctrl+f")
		h.write(seededNames[h.random.IntN(len(seededNames))])
		h.press("ctrl+a", "ctrl+c")
	case 3:
		h.locks()
		h.write(hostsPhrase)
		h.press("Return")
		h.settle()
	default:
		h.press(hostKeys[h.random.IntN(len(hostKeys))])
	}
}

// locks locks the window, whatever is open, and looks at the clipboard.
func (h *realHost) locks() {
	h.t.Helper()
	h.press("ctrl+l")
	h.settle()
	h.lockings++
	board, _ := h.command("timeout", "2", "xclip", "-o", "-selection", "clipboard").Output() // nothing on it is an error
	if name := seededIn(string(board)); name != "" {
		h.look("host-clipboard")
		h.t.Errorf("locked, and %s is on the clipboard: %q", name, board)
	}
}

func seededIn(text string) string {
	for _, name := range seededNames {
		if strings.Contains(strings.ToLower(text), strings.ToLower(name)) {
			return name
		}
	}
	return ""
}

// holds looks from outside whether the program is there and names nobody, and
// remembers how much was done.
func (h *realHost) holds() {
	h.t.Helper()
	if h.cmd.Process.Signal(nil) == os.ErrProcessDone || strings.Contains(h.stderr.String(), "panic:") {
		h.t.Fatalf("the program ended: %s", h.stderr.String())
	}
	titles, _ := h.command("xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@").Output()
	if name := seededIn(string(titles)); name != "" {
		h.t.Errorf("%s is in a title: %q", name, titles)
	}
	now := h.operations()
	if now < h.most {
		h.t.Errorf("%d operations were done, and now there are %d", h.most, now)
	}
	h.most = max(h.most, now)
}
