package printer

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
)

// cups prints with lp and lpstat, on Linux and macOS.
var cups = system{queues: cupsQueues, send: cupsSend}

// cupsQueues asks lpstat. Its status is no help (it is 1 also when only one of
// the questions has no answer), so what it wrote is read either way.
func cupsQueues(ctx context.Context, run Runner) ([]Queue, error) {
	said, err := run(ctx, "lpstat", "-r", "-d", "-a", "-p")
	if err != nil && strings.TrimSpace(said) == "" {
		return nil, failed(err, "printer.no_lp")
	}
	if strings.Contains(said, "scheduler is not running") {
		return nil, surgery.Fail(surgery.NoPrinter, "printer.no_scheduler").Because(err)
	}
	queues, def := readStatus(said)
	// Printers found on the network have no queue until something is sent.
	found, err := run(ctx, "lpstat", "-e")
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

func cupsSend(ctx context.Context, run Runner, file string, job Job) (Result, error) {
	queues, err := cupsQueues(ctx, run)
	if err != nil {
		return Result{}, err
	}
	queue, err := choose(queues, job.Queue)
	if err != nil {
		return Result{}, err
	}
	media := job.Media
	if media == "" {
		media = "A4"
	}
	_, err = run(ctx, "lp", "-d", queue.Name, "-n", strconv.Itoa(job.Copies),
		"-o", "media="+media, "-t", filepath.Base(file), "--", file)
	if err != nil {
		return Result{}, failed(err, "printer.no_lp")
	}
	return Result{Queue: queue.Name}, nil
}
