package printer

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/pattern"
)

// cups prints with lp and lpstat, on Linux and macOS.
var cups = system{queues: cupsQueues, send: cupsSend, state: cupsState}

// cupsQueues asks lpstat. Its status is no help (it is 1 also when only one of
// the questions has no answer), so what it wrote is read either way.
func cupsQueues(ctx context.Context, run Runner) ([]Queue, error) {
	said, err := run(ctx, nil, "lpstat", "-r", "-d", "-a", "-p")
	if err != nil && strings.TrimSpace(said) == "" {
		return nil, failed(err, "printer.no_lp")
	}
	if strings.Contains(said, "scheduler is not running") {
		return nil, surgery.Fail(surgery.NoPrinter, "printer.no_scheduler").Because(err)
	}
	queues, def := readStatus(said)
	// Printers found on the network have no queue until something is sent.
	found, err := run(ctx, nil, "lpstat", "-e")
	if err == nil {
		for _, name := range strings.Fields(found) {
			queues = note(queues, name, false)
		}
	}
	for i := range queues {
		queues[i].Default = queues[i].Name == def
	}
	return queues, nil
}

// readStatus reads lines such as
//
//	system default destination: Office
//	Office accepting requests since Tue 24 Nov 2026
//	printer Office is idle.  enabled since Tue 24 Nov 2026
//	printer Hall disabled since Tue 24 Nov 2026 -
//	        Paused
func readStatus(said string) (queues []Queue, def string) {
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
			continue // the reason for the line before
		}
		words := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "system default destination:"):
			def = words[len(words)-1]
		case len(words) > 2 && words[0] == "printer":
			queues = note(queues, words[1], words[2] == "disabled")
		case len(words) > 3 && words[1] == "not" && words[2] == "accepting":
			queues = note(queues, words[0], true)
		case len(words) > 2 && words[1] == "accepting":
			queues = note(queues, words[0], false)
		}
	}
	return queues, def
}

func note(queues []Queue, name string, stopped bool) []Queue {
	at := slices.IndexFunc(queues, func(q Queue) bool { return q.Name == name })
	if at < 0 {
		return append(queues, Queue{Name: name, Stopped: stopped})
	}
	queues[at].Stopped = queues[at].Stopped || stopped
	return queues
}

// cupsSend gives lp the PDF on its standard input, so that no file of ours is
// there to be left behind.
func cupsSend(ctx context.Context, run Runner, _ Folder, job Job) (Result, error) {
	queues, err := cupsQueues(ctx, run)
	if err != nil {
		return Result{}, err
	}
	queue, err := choose(queues, job.Queue)
	if err != nil {
		return Result{}, err
	}
	said, err := run(ctx, job.PDF, "lp", append([]string{"-d", queue.Name, "-t", SuggestedName(job)}, cupsOptions(job)...)...)
	if err != nil {
		return Result{}, refused(err, queue.Name)
	}
	return Result{Queue: queue.Name, Job: jobNumber(said)}, nil
}

// cupsOptions are the choices as lp takes them. What is not chosen is left to the
// printer. Grey has one name in IPP and another in most drivers' own files, and a
// printer passes over what it does not know.
func cupsOptions(job Job) []string {
	media := job.Media
	if media == "" {
		media = "A4"
	}
	options := []string{"-n", strconv.Itoa(job.Copies), "-o", "media=" + media}
	if job.Fit {
		options = append(options, "-o", "fit-to-page")
	}
	if job.Grey {
		options = append(options, "-o", "print-color-mode=monochrome", "-o", "ColorModel=Gray")
	}
	switch job.Sides {
	case OneSide:
		options = append(options, "-o", "sides=one-sided")
	case BothSides:
		options = append(options, "-o", "sides=two-sided-long-edge")
	}
	return options
}

// requestID is how lp says under which number it handed a job over.
var requestID = pattern.Of(`request id is \S+-(\d+) `)

// jobNumber returns that number, 0 where lp did not say one.
func jobNumber(said string) int {
	found := requestID().FindStringSubmatch(said)
	if found == nil {
		return 0
	}
	n, err := strconv.Atoi(found[1])
	if err != nil {
		return 0
	}
	return n
}

// fullSpool is what lp writes when the scheduler has no room for a job, or was
// told to hold no more of them. On a full disk it is one of the first three, as
// it comes.
var fullSpool = pattern.Of(`(?i)request entity too large|broken pipe|finish request|no space left|too many|quota`)

// refused sorts why lp did not hand a job over.
func refused(err error, queue string) *surgery.Error {
	said := err.Error()
	switch {
	case fullSpool().MatchString(said):
		return surgery.Fail(surgery.NoPrinter, "printer.spool_full", "printer", queue).Because(err)
	case strings.Contains(said, "does not exist"):
		return surgery.Fail(surgery.NoPrinter, "printer.gone", "printer", queue).Because(err)
	case strings.Contains(said, "not accepting"):
		return surgery.Fail(surgery.NoPrinter, "printer.stopped", "printer", queue).Because(err)
	}
	return failed(err, "printer.no_lp")
}

// Where a job is, and what its printer does, as IPP numbers it (RFC 8011).
const (
	jobHeld, jobStopped, jobCancelled, jobAborted, jobCompleted = "4", "6", "7", "8", "9"

	printerStopped = "5"
)

func cupsState(ctx context.Context, run Runner, r Result) (state, error) {
	at, err := run(ctx, nil, "lpstat", "-H")
	if err != nil {
		return state{}, err
	}
	at = strings.TrimSpace(at)
	job, err := ask(ctx, at, question(getJob, r.Queue, r.Job, "job-state", "job-printer-state-message"))
	if err != nil {
		return state{}, err
	}
	now := state{said: job.first("job-printer-state-message")}
	switch job.first("job-state") {
	case jobCompleted:
		now.done = true
	case jobCancelled:
		now.cancelled = true
	case jobAborted:
		now.failed = true
	case jobHeld:
		// Also how a job waits for the next try at a printer that failed.
		now.waits = true
	case jobStopped:
		now.waits = true
	}
	if now.done || now.cancelled || now.failed {
		return now, nil
	}
	printer, err := ask(ctx, at, question(getPrinter, r.Queue, 0, "printer-state", "printer-state-reasons"))
	if err != nil {
		return state{}, err
	}
	now.reasons = printer["printer-state-reasons"]
	now.waits = now.waits || printer.first("printer-state") == printerStopped
	return now, nil
}
