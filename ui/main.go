package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"runtime"
	"sync"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/joining"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/logbook"
	"socialmediasurgery/surgery/session"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Program is what main brings: what only it may import.
type Program struct {
	Version string
	Files   fs.FS           // the embedded assets
	NewApp  func() fyne.App // with a display; not called by -check and -version
	// ListFonts begins to list the system's fonts, which the toolkit waits for as soon
	// as it measures a text; nil in tests.
	ListFonts func()
}

// Main runs the program and returns its exit code: 0; 1 when the records cannot
// be opened or are not whole, or another copy is open; 2 for a command line or a
// folder that will not do, said in one sentence.
func Main(args []string, p Program) int {
	started := relax()
	if err := words.Load(p.Files); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	told := false
	launch, err := ReadFlags(args)
	switch {
	case err != nil:
	case launch.Version:
		fmt.Println(p.Version)
	case launch.Check:
		started()
		err = check(launch, p)
	default:
		told, err = open(launch, p, started)
	}
	if err == nil {
		return 0
	}
	// A second copy is quiet when the first one came forward instead.
	answered := surgery.KindOf(err) == surgery.InUse && surgery.AsError(err).Cause == nil
	tell(Sentence(err), !launch.Check && !launch.Version && !answered && !told)
	if kind := surgery.KindOf(err); kind == surgery.Invalid || kind == surgery.BadFolder {
		return 2
	}
	return 1
}

// check verifies the records without a window, and those of a surgery of others that was
// joined.
func check(launch Launch, p Program) error {
	options := launch.Options()
	options.Files = p.Files
	d, err := rooms.Open(options)
	if err != nil {
		return err
	}
	var joined *rooms.Rooms
	if options.Folder = joining.JoinedAt(launch.Data); options.Folder != "" {
		if joined, err = rooms.Open(options); err != nil {
			return errors.Join(err, d.Desk.Close())
		}
	}
	err = errors.Join(PrintCheck(os.Stdout, d, joined), d.Desk.Close())
	if joined != nil {
		err = errors.Join(err, joined.Desk.Close())
	}
	return err
}

// open runs the window until it closes; started is called once it stands. told is true
// where the window itself said what err says.
func open(launch Launch, p Program, started func()) (told bool, err error) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return false, surgery.Fail(surgery.Internal, "error.no_display")
	}
	words.ReadAhead(firstWords...)
	defer started()
	kit.LayFontsAside()
	if p.ListFonts != nil {
		p.ListFonts()
	}
	options := launch.Options()
	options.Files, options.Version = p.Files, p.Version
	options.Folder = sharing.Opens(launch.Data)
	d, opening := rooms.Open(options)
	if kind := surgery.KindOf(opening); kind == surgery.InUse || kind == surgery.BadFolder {
		return false, opening // said on the command line; the first copy comes forward
	}
	endLog := openLog(launch.LogFolder())
	defer func() { endLog(err) }()
	parts := Parts{App: p.NewApp(), Files: p.Files, Version: p.Version, Moved: noteMove, Demo: launch.TryDemo(), MadeUp: launch.Demo, Backup: launch.Backup, Started: started,
		Networks: live.Networks}
	watching, stop := context.WithCancel(context.Background())
	defer stop()
	parts.Locks = func() <-chan struct{} { return session.Watch(watching) }
	end := sync.OnceValue(func() error {
		if d == nil {
			return nil
		}
		return errors.Join(d.Desk.Close(), launch.Tidy())
	})
	defer func() { err = errors.Join(err, end()) }()
	parts.Stuck = func() { stuck(end(), d != nil) }
	defer func() {
		if parts.Runner != nil {
			parts.Runner.Close()
		}
	}()
	begin := func(opened *rooms.Rooms) (takeOver func(), err error) {
		d, parts.Rooms, parts.Runner = opened, opened, kit.NewRunner()
		if err := launch.Fill(d); err != nil {
			return nil, err
		}
		shell, err := New(parts)
		if err != nil {
			return nil, err
		}
		return shell.takeOver, show(shell.Window())
	}
	parts.Anew = func(between func() (*sharing.Next, error)) error {
		parts.Runner.Close()
		closing := d.Desk.Close()
		d = nil
		then, err := between()
		if err = errors.Join(closing, err); err != nil {
			slog.Error("ui: not left as it should be", "cause", err)
		}
		options.Folder = sharing.Opens(launch.Data)
		parts.Places = launch.Places(options.Folder)
		next, opening := rooms.Open(options)
		if opening != nil {
			return mendFirst(parts, opening, options, begin)
		}
		if err := next.Sharing.Opened(then); err != nil {
			slog.Error("ui: what was joined is locked", "cause", err) // today's passphrase opens it
		}
		if parts.Said = ""; then != nil {
			parts.Said = then.Said
		}
		takeOver, err := begin(next)
		if err == nil {
			takeOver()
		}
		return err
	}
	parts.Places = launch.Places(options.Folder)
	if opening != nil {
		slog.Error("ui: not opened", "cause", opening)
		err = mendFirst(parts, opening, options, begin)
	} else {
		_, err = begin(d)
	}
	if err != nil {
		return false, err
	}
	err = logbook.Guard(parts.App.Run)
	if d != nil {
		d.Desk.Closing()
	}
	if err != nil { // the records are closed all the same
		hideWindows(parts.App)
		return false, surgery.Fail(surgery.Internal, "error.internal").Because(err)
	}
	if d == nil { // nothing was mended
		return true, opening
	}
	return false, nil
}

// openLog has the log go to a file. What it returns ends that, and says in it first
// what ended the program.
func openLog(folder string) (end func(error)) {
	log, silent := logbook.Open(folder)
	if silent != nil {
		slog.Warn("ui: no log file", "cause", silent)
		return func(error) {}
	}
	return func(err error) {
		if err != nil { // said without the log, once the window is gone
			slog.Error("ui: ended", "cause", err)
		}
		log.Close()
	}
}

// stuck ends a program whose toolkit does not end; closed is what closing the records
// came to, where they were open.
func stuck(closed error, open bool) {
	slog.Error("ui: the toolkit did not end", "cause", closed)
	if !open {
		os.Exit(1)
	}
	os.Exit(0)
}

// hideWindows takes away what a program that fails would leave on the screen while
// it says so: somebody's name perhaps.
func hideWindows(app fyne.App) {
	defer func() { recover() }() // it has failed already
	for _, w := range app.Driver().AllWindows() {
		w.Hide()
	}
}

// mendFirst shows the window that offers to mend, with a worker of its own: the
// shell starts its own once there is something to show.
func mendFirst(parts Parts, why error, options desk.Options, begin func(*rooms.Rooms) (takeOver func(), err error)) error {
	parts.Runner = kit.NewRunner()
	worker := parts.Runner
	failed := NewFailed(parts, why, options, func(d *rooms.Rooms) (takeOver func(), err error) {
		worker.Close()
		return begin(d)
	})
	if err := show(failed.Window()); err != nil {
		return errors.Join(err, why)
	}
	worker.Start()
	parts.Started() // mending may take long, and much memory
	failed.Begin()
	return nil
}
