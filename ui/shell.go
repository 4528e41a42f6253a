// Package ui is the shell around the screens: the window, the ways between
// screens, the table of commands with its menus and keys, notices, and what
// happens when the program opens and quits. Screens are in packages of their
// own and do not know one another.
package ui

import (
	"io/fs"
	"log/slog"
	"runtime/debug"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/start"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/wall"
)

// Parts are what the shell is made of.
type Parts struct {
	App     fyne.App
	Rooms   *rooms.Rooms
	Files   fs.FS
	Runner  *kit.Runner
	Version string
	Places  []Place                     // where everything lies, for Settings
	Stuck   func()                      // ends the program where the toolkit does not; nil in tests
	Backup  string                      // a backup that was opened like a document; "" for none
	Locks   func() <-chan struct{}      // tells when the system locks or sleeps; nil in tests
	MadeUp  bool                        // the week is made up, and thrown away in the end
	Started func()                      // told once the first frame is there; nil in tests
	Moved   func(from, to string) error // has the next start find records in another folder; nil in tests
	Demo    func() error                // starts the program on the made-up week; nil when it is that

	// Networks returns the networks that this laptop is on; nil in tests that use none.
	Networks func() ([]live.Network, error)

	// Anew closes the records and this window, has something done between, which returns
	// what there is to say, and opens the records that are to be opened then: a surgery
	// that was joined, or this laptop's own again. Nil in tests.
	Anew func(between func() (*sharing.Next, error)) error
	Said string // what was to say then
}

// Place is where something lies: the key of its words, and a path.
type Place struct{ What, Path string }

// Shell is the window and what is in it.
type Shell struct {
	parts    Parts
	stage    *kit.Stage
	commands *kit.Commands
	built    map[string]*shown
	visible  *shown
	body     *fyne.Container // holds the visible screen
	ways     *ways
	banded   *kit.Text // what the band says, nil where there is none
	notice   *kit.NoticeBar
	guard    *guard
	vanished *vanished
	together *together
	wall     *wall.Wall
	undo     string // labels, read after each change
	redo     string
	open     bool // a surgery is
	quitting bool
}

// New makes the window. Show it, then run the app.
func New(p Parts) (*Shell, error) {
	s := &Shell{parts: p, built: map[string]*shown{}, body: container.NewStack()}
	if err := s.restyle(); err != nil {
		return nil, err
	}
	title := windowTitle()
	if p.MadeUp {
		title = words.Say("shell.made_up_title", "name", title)
	}
	w := p.App.NewWindow(title)
	s.stage = &kit.Stage{Window: w, Settle: p.Rooms.Desk.Settle, Now: p.Rooms.Desk.Now, Platforms: p.Rooms.Desk.Platforms(), Runner: p.Runner, Go: s.goTo, OpenVisit: s.openVisit,
		Told: s.told, Warned: s.warned, Restyle: func() { s.restyled() }, Run: func(id string) { s.commands.Run(id) }}
	s.notice = kit.NewNoticeBar(p.Runner)
	s.wall = wall.New(p.App, s.forWall())
	s.commands = kit.NewCommands(w, s.table()...)
	s.stage.Commands = s.commands
	s.guard = newGuard(s)
	s.vanished = newVanished(s)
	s.together = &together{shell: s}
	s.commands.Allow = s.guard.allows
	s.ways = newWays(s)
	w.SetMainMenu(s.menu())
	w.SetPadded(false) // the ways stand flush at its edge
	w.SetContent(s.frame())
	kit.TakeKeys(w.Canvas(), s.key, s.letter)
	kit.PassKey, kit.PassRune, kit.PassShortcut = s.key, s.letter, s.commands.TypedShortcut
	w.SetCloseIntercept(s.quit)
	w.Resize(fyne.NewSize(1366, 768))
	w.CenterOnScreen()
	p.Runner.Each(p.Rooms.Desk.Calls, w.RequestFocus) // started a second time
	p.Runner.Each(p.Rooms.Backups.BackupsTold(), s.tellBackups)
	p.Runner.Each(p.Rooms.Live.Came(), s.together.exchange)
	s.begin()
	return s, nil
}

// Window returns the window, for main and tests.
func (s *Shell) Window() fyne.Window { return s.stage.Window }

// begin shows the first screen, or the lock, and has the names read once it is
// there.
func (s *Shell) begin() {
	isLocked := s.parts.Rooms.Desk.Locked()
	if isLocked {
		s.guard.locked()
		s.readLabels() // whether a surgery is open: a guest can be counted
	} else {
		s.firstScreen()
	}
	s.parts.Runner.Start()
	s.guard.start()
	if s.parts.Locks != nil {
		s.parts.Runner.Each(s.parts.Locks(), s.guard.Lock)
	}
	s.parts.Runner.Every(backupLook, s.backUp)
	if isLocked { // unlocking reads the names
		kit.Do(s.parts.Runner, func() (struct{}, error) { return struct{}{}, s.parts.Rooms.Backups.CheckOnStart() }, func(_ struct{}, err error) {
			s.started()
			s.setIcon()
			if err != nil {
				kit.ShowError(s.stage.Window, err)
			}
		})
		return
	}
	// What follows work comes after the first frame, which has both processors
	// to itself so.
	kit.Do(s.parts.Runner, func() (struct{}, error) { return struct{}{}, nil }, func(struct{}, error) {
		s.readNames()
		s.setIcon()
	})
}

// setIcon gives the window its picture: decoding it before the first frame would hold
// that up.
func (s *Shell) setIcon() {
	icon, err := fs.ReadFile(s.parts.Files, "icon/icon.png")
	if err != nil {
		return
	}
	s.parts.App.SetIcon(fyne.NewStaticResource("icon.png", icon))
	s.Window().SetIcon(s.parts.App.Icon())
}

// started tells that what the first frame needs is read.
func (s *Shell) started() {
	if s.parts.Started != nil {
		s.parts.Started()
	}
}

// firstScreen shows what the program opens on.
func (s *Shell) firstScreen() {
	kit.Load(s.stage, func() (start.Start, error) {
		if _, err := s.parts.Rooms.Sharing.EraseOverdue(); err != nil {
			slog.Error("ui: names stay on a joined desk", "cause", err)
		}
		return s.parts.Rooms.Start.Start()
	}, func(first start.Start) {
		s.open = first.Current != nil
		switch {
		case s.parts.Rooms.Sharing.Joined() && (first.LeftOpen || !s.open):
			s.goTo(desksID) // it hands over
		case first.LeftOpen:
			s.goTo(closingID)
		case s.open:
			s.goTo(todayID)
		default:
			s.goTo(startID)
		}
		s.settleUnlocked()
		s.sayOnce()
	})
}

// readNames fills the index of names, and gives back the memory that took.
func (s *Shell) readNames() {
	kit.Do(s.parts.Runner,
		func() (struct{}, error) {
			s.started() // before: what many names leave behind would stay
			defer debug.FreeOSMemory()
			if err := s.parts.Rooms.Names.LoadNames(); err != nil {
				return struct{}{}, err
			}
			return struct{}{}, s.parts.Rooms.Backups.CheckOnStart()
		},
		func(_ struct{}, err error) {
			if err != nil {
				kit.ShowError(s.stage.Window, err)
			}
		})
}

// goTo shows a screen, or, if it is seen already, brings it up to date.
func (s *Shell) goTo(id string) {
	if id == todayID && !s.open { // perhaps it has just been opened
		kit.Load(s.stage, s.parts.Rooms.Start.Start, func(start start.Start) {
			switch s.open = start.Current != nil; {
			case s.open:
				s.show(todayID)
			case s.parts.Rooms.Sharing.Joined():
				s.show(desksID)
			default:
				s.show(startID)
			}
		})
		return
	}
	s.show(id)
}

func (s *Shell) show(id string) {
	next := s.screen(id)
	if s.visible != next {
		s.quitting = s.quitting && id == closingID
		// What had the focus is no longer seen, and must not act on what is typed.
		s.stage.Window.Canvas().Unfocus()
		s.visible = next
		s.body.Objects = []fyne.CanvasObject{next.screen.Content()}
		s.body.Refresh()
		s.ways.show(next.place)
	}
	if stale := next.stale; stale != nil {
		next.stale = nil
		next.screen.Changed(stale)
	}
	kit.Act(next.screen.Shown)
	s.commands.Refresh()
	s.readLabels() // after what the screen reads, which decides what can be done
}

func (s *Shell) openVisit(id surgery.ID) {
	kit.Act(func() { s.visit().Open(id) })
	s.goTo(visitID)
}

// told tells every screen what has changed, and the host what was done.
func (s *Shell) told(done surgery.Change) {
	for _, built := range s.built {
		if built != s.visible || s.guard.hidden() {
			for _, f := range done.Changed { // other desks may go on for hours behind the curtain
				if !slices.Contains(built.stale, f) {
					built.stale = append(built.stale, f)
				}
			}
		}
	}
	if s.visible != nil && len(done.Changed) > 0 && !s.guard.hidden() {
		s.visible.screen.Changed(done.Changed)
	}
	s.wall.Changed(done.Changed)
	if !done.Elsewhere {
		s.guard.say(done.Notice)
		s.notify(done)
	}
	s.readLabels()
}

// scope returns whose undo history is meant: the visit's on its screen, else
// everything's.
func (s *Shell) scope() surgery.ID {
	if s.visible != nil && s.visible.id == visitID {
		return s.visit().Current()
	}
	return ""
}

// labels are what is read anew after each change.
type labels struct {
	undo, redo         string
	nextUndo, nextRedo surgery.ID // what these keys would revert
	offered            surgery.ID // what the notice offers to revert
	offers             bool       // and still can
	start              start.Start
	sealed             bool // there is a passphrase
	trouble, band      string
	looks              int // things that need a look
}

func (s *Shell) readLabels() {
	scope, offered := s.scope(), surgery.ID(s.notice.Offered())
	kit.Load(s.stage, func() (labels, error) {
		d := s.parts.Rooms
		start, err := d.Start.Start()
		l := labels{undo: d.Desk.History.UndoLabel(scope), redo: d.Desk.History.RedoLabel(scope), offered: offered, offers: d.Desk.History.MayRevert(offered),
			start: start, sealed: d.Desk.HasPassphrase()}
		l.nextUndo, l.nextRedo = d.Desk.History.Next(scope)
		l.trouble, l.looks = d.Sharing.Line()
		if said := d.Live.Line(); said != "" {
			l.trouble = said
		}
		l.band = d.Sharing.Band()
		return l, err
	}, func(l labels) {
		s.undo, s.redo, s.open = l.undo, l.redo, l.start.Current != nil
		s.keepOffer(l)
		s.says(l.band)
		kit.LoseHidden(s.stage.Window.Canvas())
		s.ways.tell(l.start.Current)
		s.ways.look(l.trouble, l.looks)
		s.ways.warn(l.start.Current != nil && !l.sealed && s.parts.Demo != nil) // made-up people need no key
		s.commands.Refresh()
		switch {
		case s.visible == nil || s.guard.hidden():
		case s.visible.id == todayID && !s.open && s.parts.Rooms.Sharing.Joined():
			s.goTo(desksID) // the surgery was closed at the home desk
		case s.visible.id == todayID && !s.open:
			s.goTo(startID) // the start was undone, or the surgery closed
		case s.visible.id == startID && s.open:
			s.goTo(todayID) // the start was redone
		}
	})
}

// key gets what the widget with the focus has no use for.
func (s *Shell) key(ev *fyne.KeyEvent) {
	s.guard.touch()
	s.commands.TypedKey(ev)
}

// letter gets each letter typed while no box has the focus.
func (s *Shell) letter(r rune) {
	s.guard.touch()
	over := s.stage.Window.Canvas()
	if s.visible == nil || s.guard.hidden() || over.Overlays().Top() != nil || r == ' ' {
		return
	}
	if screen, ok := s.visible.screen.(kit.Lettered); ok && screen.Letter(r) {
		return
	}
	if screen, ok := s.visible.screen.(kit.Written); ok {
		screen.FocusBox()
		if box, ok := over.Focused().(*kit.Entry); ok {
			box.TypedRune(r)
		}
	}
}

// settleFocus puts the focus where the host's next word belongs, after what was in
// front of the screen has gone. A box keeps it, with what was typed there.
func (s *Shell) settleFocus() {
	over := s.stage.Window.Canvas()
	kit.LoseHidden(over)
	if s.visible == nil || s.guard.hidden() || over.Overlays().Top() != nil {
		return
	}
	if _, typing := over.Focused().(*kit.Entry); typing {
		return
	}
	if screen, ok := s.visible.screen.(kit.Written); ok {
		screen.FocusBox()
	}
}
