package walk

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui"
	"socialmediasurgery/ui/kit"
)

// host is somebody at a laptop, and the laptop.
type host struct {
	home   string // holds all that the program writes, the records apart
	own    string // folder of this laptop's own records
	folder string // of those that are open: they may be a share of another's
	disk   *disk
	now    time.Time
	latest time.Time // that the clock ever said
	ids    int

	app     *laptop
	desk    *rooms.Rooms
	runner  *kit.Runner
	window  fyne.Window
	refused error // why there is no window

	walked    []string          // moves
	names     map[string]string // of the people of visits, as they were last known
	files     map[string]string // written outside the records, and for whom
	asked     bool              // during this move, where something is to be saved
	only      string            // the rule that is looked at; "" for all
	before    map[string]found  // what earlier walks found, which is not told again
	promised  string            // the operation that the notice offers to take back
	had       []op              // the file, a move ago
	behind    sight             // what was there when the window was hidden
	fresh     fyne.CanvasObject // a panel that has just come
	full      bool              // the disk is
	other     *other            // another laptop of the surgery
	todays    []string          // passphrases of today, the latest last
	server    *messages         // of the organisation
	events    string            // what those of the week are called, as it was read last
	next      *sharing.Next     // what opens records that were joined
	elsewhere bool              // other records were opened during this move
	networked bool              // both desks were on a network
	known     known
	was       sight // before the move
	is        sight // after it
}

// laptop is an app that counts instead of quitting.
type laptop struct {
	fyne.App
	quits int
}

func (l *laptop) Quit() { l.quits++ }

// noon is when a walk begins: the hour of the tests of the screens.
var noon = time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)

// newHost sits down at a laptop where nothing was ever recorded.
func newHost(d *disk) (*host, error) {
	home, err := os.MkdirTemp("", "walk-")
	if err != nil {
		return nil, err
	}
	records, err := d.folder()
	h := &host{home: home, own: filepath.Join(records, "records"), disk: d, now: noon}
	h.folder = h.own
	for _, folder := range []string{"Documents", "prints", "cache"} {
		if err == nil {
			err = os.MkdirAll(filepath.Join(home, folder), 0o700)
		}
	}
	if err == nil {
		err = os.Setenv("HOME", home) // where folders are chosen from
	}
	return h, err
}

// leave gets up, and leaves nothing behind.
func (h *host) leave() {
	h.end()
	h.other.close()
	h.server.stop()
	h.disk.clear(filepath.Dir(h.own))
	os.RemoveAll(h.home)
}

// begin starts the program, as main does.
func (h *host) begin() {
	h.refused, h.window, h.desk = nil, nil, nil
	h.app, h.runner = &laptop{App: test.NewApp()}, kit.NewInlineRunner()
	if folder := sharing.Opens(h.own); folder != h.folder {
		if _, err := os.Stat(h.folder); err == nil && folder == h.own {
			h.broken("a joined laptop keeps nothing", filepath.Base(h.folder))
		}
		h.folder, h.had, h.known, h.promised, h.behind, h.elsewhere = folder, nil, known{}, "", sight{}, true
	}
	options := desk.Options{Folder: h.folder, Files: assets.Files(), NewID: h.newID, NewOp: h.newID, Now: h.clock,
		Print: filepath.Join(h.home, "prints"), Saves: filepath.Join(h.home, "Documents"), Cache: filepath.Join(h.home, "cache"), Version: "walk"}
	parts := ui.Parts{App: h.app, Files: assets.Files(), Runner: h.runner, Version: "walk", Demo: func() error { return nil }, Anew: h.anew,
		Networks: func() ([]live.Network, error) { return []live.Network{made}, nil }}
	d, err := rooms.Open(options)
	if err != nil {
		h.refused = err
		if kind := surgery.KindOf(err); kind == surgery.InUse || kind == surgery.BadFolder {
			return // said on the command line
		}
		failed := ui.NewFailed(parts, err, options, func(d *rooms.Rooms) (func(), error) { return func() {}, h.opened(parts, d) })
		h.window = failed.Window()
		h.window.Resize(fyne.NewSize(1366, 768))
		failed.Begin()
		return
	}
	if err := h.opened(parts, d); err != nil {
		h.refused = err
	}
}

func (h *host) newID() surgery.ID {
	h.ids++
	return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", h.ids))
}

func (h *host) clock() time.Time {
	if h.now.After(h.latest) {
		h.latest = h.now
	}
	return h.now
}

// opened shows the window of records that are open.
func (h *host) opened(parts ui.Parts, d *rooms.Rooms) error {
	h.desk, h.refused, parts.Rooms = d, nil, d
	if err := d.Sharing.Opened(h.next); err != nil {
		return err
	}
	if h.next != nil {
		parts.Said = h.next.Said
	}
	shell, err := ui.New(parts)
	if err != nil {
		return err
	}
	h.window = shell.Window()
	h.window.Resize(fyne.NewSize(1366, 768))
	return nil
}

// end ends the program in order.
func (h *host) end() error {
	if h.window != nil {
		if h.desk == nil { // it may be mending
			h.tap(words.Say("shell.quit"))
		}
		for _, w := range slices.Clone(h.app.Driver().AllWindows()) {
			w.SetCloseIntercept(nil)
			w.Close()
		}
		h.window = nil
	}
	if h.desk == nil {
		return nil
	}
	d := h.desk
	h.desk = nil
	return d.Desk.Close()
}

// often is how often the program looks whether somebody uses it.
const often = 5 * time.Second

// pass lets time pass with nobody at the laptop.
func (h *host) pass(d time.Duration) {
	for ; d > 0; d -= often {
		h.now = h.now.Add(min(d, often))
		h.runner.Advance(min(d, often))
	}
}
