// Package printer hands a finished PDF to the system's printer, or writes it
// into a folder. It runs the system's own commands, each with a time limit, and
// never keeps a person's name in a file name or a print queue. A print that
// fails leaves its PDF where the error says, but nothing of one about a person.
package printer

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
)

// patience is how long one command may take before printing is given up.
const patience = 15 * time.Second

// maxCopies keeps a slip of the finger from emptying the paper tray.
const maxCopies = 50

// Queue is one printer the system knows. A stopped one takes jobs and holds
// them, so nothing is sent to it.
type Queue struct {
	Name    string
	Default bool
	Stopped bool
}

// Job is one print.
type Job struct {
	PDF    []byte
	Ending string // of the file that a Folder writes of it; "" is .pdf
	Kind   surgery.PrintKind
	At     time.Time // when it was asked for, in the zone to be shown
	About  string    // the title of the event it is for; "" for other papers
	Number string    // the visit's number as it is called, "" where there is none
	Queue  string    // a printer's name, "" for the system's choice
	Copies int       // at least 1
	Media  string    // the paper, "A3"; "" for A4

	Fit   bool // make the pages as large as that paper, which they are not laid out for
	Grey  bool // without colour
	Sides Sides

	Secret bool // about a person: leave no file behind, whatever happens

	// Pages and Draw are the same print as pictures, that many pixels wide, for
	// a system that prints no PDF.
	Pages int
	Draw  func(page, width int) *image.RGBA
}

// Sides says on how many sides of the paper a job is printed; "" leaves it to the
// printer.
type Sides string

// OneSide prints on the front only; BothSides also on the back, turned over its
// long edge.
const (
	OneSide   Sides = "one"
	BothSides Sides = "both"
)

// Result tells what became of a job that went well.
type Result struct {
	Queue  string // the printer that has it, "" where the system did not say
	Job    int    // its number in that queue, 0 where the system did not say
	Opened string // the file that was opened in a viewer instead of printed, else ""
}

// Runner runs a command, with that on its standard input, and returns what it
// wrote to its standard output. An error holds what it wrote to standard error.
type Runner func(ctx context.Context, input []byte, command string, args ...string) (string, error)

// Printer is the system's printing. Keep is where the PDF goes of a print that
// failed, or that another program prints, if it may be left in a file; Run is nil but in tests.
type Printer struct {
	Keep Folder
	Run  Runner

	system   system
	patience time.Duration
	wait     func(context.Context, time.Duration) error
}

// system is how one operating system prints: as CUPS does or as Windows does.
// A send that fails has handed nothing over. state is nil where a job cannot be
// looked after.
type system struct {
	queues func(ctx context.Context, run Runner) ([]Queue, error)
	send   func(ctx context.Context, run Runner, keep Folder, job Job) (Result, error)
	state  func(ctx context.Context, run Runner, r Result) (state, error)
}

// Queues returns the printers of the system. No printing system, no printer and
// no answer are errors of kind NoPrinter.
func (p Printer) Queues(ctx context.Context) ([]Queue, error) {
	p = p.ready()
	queues, err := p.system.queues(ctx, p.limited)
	if err != nil {
		return nil, err
	}
	if len(queues) == 0 {
		return nil, surgery.Fail(surgery.NoPrinter, "printer.none")
	}
	return queues, nil
}

// Print hands the job to its printer. When that is not possible now the error
// is of kind NoPrinter, and the PDF is in Keep under the name that the sentence
// says, unless the job is Secret; a print that was handed over leaves nothing
// there.
func (p Printer) Print(ctx context.Context, job Job) (Result, error) {
	p = p.ready()
	job.Copies = min(max(job.Copies, 1), maxCopies)
	result, err := p.system.send(ctx, p.limited, p.Keep, job)
	if err != nil {
		return Result{}, p.kept(job, err)
	}
	return result, nil
}

// kept puts the PDF of a print that failed into Keep, and its path into the
// sentence.
func (p Printer) kept(job Job, why error) error {
	ours := surgery.AsError(why)
	if job.Secret {
		if ours.Kind == surgery.NoPrinter {
			ours.With = append(ours.With, "secret", true)
		}
		return ours
	}
	if slices.Contains(ours.With, any("file")) || ours.Kind != surgery.NoPrinter {
		return ours // it is there, or cannot be
	}
	file, err := p.Keep.Save(job)
	if err != nil {
		return errors.Join(err, why) // what keeps it from being kept is said
	}
	ours.With = append(ours.With, "file", file)
	return ours
}

func (p Printer) ready() Printer {
	if p.Run == nil {
		p.Run = run
	}
	if p.patience == 0 {
		p.patience = patience
	}
	if p.wait == nil {
		p.wait = wait
	}
	if p.system.queues == nil {
		p.system = thisSystem
	}
	return p
}

// limited is Run with the time limit on it.
func (p Printer) limited(ctx context.Context, input []byte, command string, args ...string) (string, error) {
	ctx, stop := context.WithTimeout(ctx, p.patience)
	defer stop()
	out, err := p.Run(ctx, input, command, args...)
	if ctx.Err() != nil {
		return out, ctx.Err()
	}
	return out, err
}

// run is the real Runner. The plain locale makes lpstat answer in the English
// that cups.go reads.
func run(ctx context.Context, input []byte, command string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, command, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.WaitDelay = time.Second
	hideWindow(cmd)
	if input != nil {
		cmd.Stdin = bytes.NewReader(input)
	}
	var wrong strings.Builder
	cmd.Stderr = &wrong
	out, err := cmd.Output()
	if err != nil && wrong.Len() > 0 {
		err = errors.Join(err, errors.New(strings.TrimSpace(wrong.String())))
	}
	return string(out), err
}

// choose returns the queue to print to: the one asked for, else the default,
// else the only one.
func choose(queues []Queue, asked string) (Queue, error) {
	var chosen *Queue
	for i, q := range queues {
		if asked != "" && q.Name == asked || asked == "" && q.Default {
			chosen = &queues[i]
		}
	}
	switch {
	case len(queues) == 0:
		return Queue{}, surgery.Fail(surgery.NoPrinter, "printer.none")
	case chosen == nil && asked != "":
		return Queue{}, surgery.Fail(surgery.NoPrinter, "printer.gone", "printer", asked)
	case chosen == nil && len(queues) > 1:
		return Queue{}, surgery.Fail(surgery.NoPrinter, "printer.no_default")
	case chosen == nil:
		chosen = &queues[0]
	}
	if chosen.Stopped {
		return Queue{}, surgery.Fail(surgery.NoPrinter, "printer.stopped", "printer", chosen.Name)
	}
	return *chosen, nil
}

// failed sorts what a command's error means to a host.
func failed(err error, missing string) *surgery.Error {
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return surgery.Fail(surgery.NoPrinter, missing).Because(err)
	case errors.Is(err, context.DeadlineExceeded):
		return surgery.Fail(surgery.NoPrinter, "printer.slow").Because(err)
	}
	return surgery.Fail(surgery.NoPrinter, "printer.refused").Because(err)
}
