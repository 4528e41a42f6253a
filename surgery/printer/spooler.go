package printer

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"socialmediasurgery/surgery"
)

// spooler is Windows's printing: what its system libraries do for us. Windows
// prints no PDF by itself, so the pages go to the printer as pictures, which
// needs no other program and leaves every choice to the host. Where a printer
// does not take pictures, the program that the host has for PDF files prints
// the file, by the verbs of the shell, or shows it. The rules are here, and
// tested, on every system; the calls are in spooler_windows.go.
type spooler struct {
	list   func() ([]spoolQueue, error)
	status func(queue string, job int) (spoolStatus, error)
	draw   func(queue string, job Job) (number int, err error)
	shell  func(verb, file, parameters string) error
}

// spoolQueue is a printer as Windows lists it.
type spoolQueue struct {
	name    string
	usual   bool
	printer uint32 // its status
	offline bool   // "use printer offline" is ticked
}

// spoolStatus is what Windows says of a job and its printer, in its own bits.
type spoolStatus struct {
	gone         bool // the job is not in the queue any more
	job, printer uint32
	offline      bool
}

// errLeft says that a person left the box in which a printer asked for a file's
// name, or for a code.
var errLeft = errors.New("printer: left by the host")

func (w spooler) system() system {
	return system{queues: w.queues, send: w.send, state: w.state}
}

func (w spooler) queues(context.Context, Runner) ([]Queue, error) {
	found, err := w.list()
	if err != nil {
		return nil, surgery.Fail(surgery.NoPrinter, "printer.no_shell").Because(err)
	}
	queues := make([]Queue, len(found))
	for i, q := range found {
		queues[i] = Queue{Name: q.name, Default: q.usual, Stopped: q.offline || q.printer&(printerPaused|printerOffline) != 0}
	}
	return queues, nil
}

func (w spooler) send(ctx context.Context, run Runner, keep Folder, job Job) (Result, error) {
	queues, err := w.queues(ctx, run)
	if err != nil {
		return Result{}, err
	}
	queue, err := choose(queues, job.Queue)
	if err != nil {
		return Result{}, err
	}
	var why error
	if job.Draw != nil {
		number, err := w.draw(queue.Name, job)
		switch {
		case err == nil:
			return Result{Queue: queue.Name, Job: number}, nil
		case errors.Is(err, errLeft):
			return Result{}, surgery.Fail(surgery.NoPrinter, "printer.left").Because(err)
		case diskFull(err):
			return Result{}, surgery.Fail(surgery.NoPrinter, "printer.spool_full", "printer", queue.Name).Because(err)
		}
		why = err
	}
	return w.byProgram(queue.Name, keep, job, why)
}

// byProgram leaves the print to the host's program for PDF files. It reads the
// file after it has answered, so the file stays until the kept ones go; that is why
// a paper about a person is not printed this way.
func (w spooler) byProgram(queue string, keep Folder, job Job, why error) (Result, error) {
	if job.Secret {
		return Result{}, surgery.Fail(surgery.NoPrinter, "printer.needs_file", "printer", queue).Because(why)
	}
	file, err := keep.Save(job)
	if err != nil {
		return Result{}, err
	}
	for range job.Copies {
		if err = w.shell("printto", file, `"`+strings.ReplaceAll(queue, `"`, "")+`"`); err != nil {
			break
		}
	}
	if err == nil {
		return Result{Queue: queue}, nil
	}
	why = errors.Join(why, err)
	if err = w.shell("open", file, ""); err == nil {
		return Result{Opened: file}, nil
	}
	why = errors.Join(why, err, w.shell("open", filepath.Dir(file), ""))
	return Result{}, surgery.Fail(surgery.NoPrinter, "printer.no_viewer", "file", file).Because(why)
}

// The bits of a printer's and a job's status that say something to a host.
const (
	printerPaused   = 0x1
	printerJam      = 0x8
	printerPaperOut = 0x10
	printerPaper    = 0x40
	printerOffline  = 0x80
	printerGone     = 0x1000
	printerNoToner  = 0x40000
	printerDoor     = 0x400000

	spoolPaused   = 0x1
	spoolError    = 0x2
	spoolDeleting = 0x4
	spoolOffline  = 0x20
	spoolPaperOut = 0x40
	spoolPrinted  = 0x80
	spoolDeleted  = 0x100
	spoolBlocked  = 0x200
	spoolComplete = 0x1000
)

// spoolReasons are those bits in the words of IPP.
var spoolReasons = []struct {
	job, printer uint32
	reason       string
}{
	{spoolPaperOut, printerPaperOut | printerPaper, "media-empty"},
	{0, printerJam, "media-jam"},
	{0, printerDoor, "door-open"},
	{0, printerNoToner, "toner-empty"},
	{spoolOffline, printerOffline | printerGone, "offline"},
}

func (w spooler) state(_ context.Context, _ Runner, r Result) (state, error) {
	s, err := w.status(r.Queue, r.Job)
	if err != nil {
		return state{}, err
	}
	// A job that is gone was printed: Windows does not keep the others either,
	// but says that it is deleting them while it does.
	now := state{done: s.gone || s.job&(spoolPrinted|spoolComplete) != 0, cancelled: s.job&(spoolDeleting|spoolDeleted) != 0,
		failed: s.job&(spoolError|spoolBlocked) != 0, waits: s.job&spoolPaused != 0 || s.printer&printerPaused != 0}
	now.done = now.done && !now.cancelled
	for _, known := range spoolReasons {
		if s.job&known.job != 0 || s.printer&known.printer != 0 {
			now.reasons = append(now.reasons, known.reason)
		}
	}
	if s.offline {
		now.reasons = append(now.reasons, "offline")
	}
	if len(now.reasons) > 0 {
		now.failed = false // the reason says more
	}
	return now, nil
}
