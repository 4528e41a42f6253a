package printer

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
)

// A job that was handed over may still wait for ever: the printer is paused, has
// no paper, is switched off. Watch looks after it for a while.
const (
	watchFor   = time.Minute
	connecting = 10 * time.Second // after that a printer does not answer
)

// state is what the system says of a job and its printer.
type state struct {
	done, cancelled, failed bool
	waits                   bool     // its printer is stopped, or the job is held
	reasons                 []string // of the printer, as IPP calls them: media-empty-error
	said                    string   // by the printer's program, for the log
}

// troubles are the printer's reasons that a host can do something about, and
// the sentence for each; the first that is there is said. An ending of -error or
// -report is nothing else; one of -warning can wait.
var troubles = []struct{ reason, key string }{
	{"media-empty", "printer.paper"},
	{"media-needed", "printer.paper"},
	{"media-jam", "printer.jam"},
	{"cover-open", "printer.cover"},
	{"door-open", "printer.cover"},
	{"interlock-open", "printer.cover"},
	{"marker-supply-empty", "printer.ink"},
	{"toner-empty", "printer.ink"},
	{"offline", "printer.offline"},
	{"shutdown", "printer.offline"},
	{"timed-out", "printer.offline"},
	{"spool-area-full", "printer.spool_full"},
}

// trouble returns what to tell the host, nil for nothing yet.
func (s state) trouble(queue string, waited time.Duration) *surgery.Error {
	key := ""
	switch {
	case s.cancelled:
		key = "printer.cancelled"
	case s.failed:
		key = "printer.failed"
	}
	for _, t := range troubles {
		if key == "" && s.has(t.reason) {
			key = t.key
		}
	}
	switch {
	case key != "":
	case s.waits:
		key = "printer.waits"
	case waited >= connecting && s.has("connecting-to-device"):
		key = "printer.offline"
	default:
		return nil
	}
	return surgery.Fail(surgery.NoPrinter, key, "printer", queue).Because(errors.New(strings.TrimSpace(s.said + " " + strings.Join(s.reasons, " "))))
}

func (s state) has(reason string) bool {
	return slices.Contains(s.reasons, reason) || slices.Contains(s.reasons, reason+"-error") || slices.Contains(s.reasons, reason+"-report")
}

// Watch looks after a job that Print handed over, for a minute at most, and
// returns why it does not come out: an error of kind NoPrinter, with the
// printer's name. nil is a job that came out, is still on its way, or that the
// system tells nothing about.
func (p Printer) Watch(ctx context.Context, r Result) error {
	p = p.ready()
	if r.Job == 0 || p.system.state == nil {
		return nil
	}
	for waited := time.Duration(0); waited < watchFor; {
		now, err := p.system.state(ctx, p.limited, r)
		if err == nil { // a question without an answer is asked again
			if now.done {
				return nil
			}
			if trouble := now.trouble(r.Queue, waited); trouble != nil {
				return trouble
			}
		}
		step := time.Second
		if waited < 2*time.Second {
			step = 250 * time.Millisecond
		}
		if p.wait(ctx, step) != nil {
			return nil // the program ends
		}
		waited += step
	}
	return nil
}

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
