package printer

import (
	"context"
	"strings"

	"socialmediasurgery/surgery"
)

// windows prints through the shell: the print verb of whatever program the
// host has for PDF files, and where that program has none, that program itself
// with the file open in it. It is compiled, and tested, on every system.
var windows = system{queues: windowsQueues, send: windowsSend}

// listPrinters writes a line for each: default, offline, state, name. The states
// in which a job waits are stopped printing (6), offline (7) and paused (8).
const listPrinters = `Get-CimInstance Win32_Printer | ForEach-Object { ` +
	`"$($_.Default)|$($_.WorkOffline)|$($_.ExtendedPrinterStatus)|$($_.Name)" }`

func windowsQueues(ctx context.Context, run Runner) ([]Queue, error) {
	said, err := powershell(ctx, run, listPrinters)
	if err != nil {
		return nil, failed(err, "printer.no_shell")
	}
	var queues []Queue
	for line := range strings.Lines(said) {
		parts := strings.SplitN(strings.TrimSpace(line), "|", 4)
		if len(parts) < 4 || parts[3] == "" {
			continue
		}
		waits := parts[2] == "6" || parts[2] == "7" || parts[2] == "8"
		queues = append(queues, Queue{
			Name:    parts[3],
			Default: parts[0] == "True",
			Stopped: parts[1] == "True" || waits,
		})
	}
	return queues, nil
}

func windowsSend(ctx context.Context, run Runner, file string, job Job) (Result, error) {
	command := "Start-Process -FilePath " + quote(file) + " -WindowStyle Hidden -Verb Print"
	if job.Queue != "" {
		queues, err := windowsQueues(ctx, run)
		if err != nil {
			return Result{}, err
		}
		if _, err := choose(queues, job.Queue); err != nil {
			return Result{}, err
		}
		command = "Start-Process -FilePath " + quote(file) + " -WindowStyle Hidden -Verb PrintTo -ArgumentList " +
			quote(`"`+strings.ReplaceAll(job.Queue, `"`, "")+`"`)
	}
	for range job.Copies {
		if _, err := powershell(ctx, run, "$ErrorActionPreference = 'Stop'; "+command); err != nil {
			return openInstead(ctx, run, file)
		}
	}
	// The verb answers before its program has read the file, so the file stays.
	return Result{Queue: job.Queue, Opened: file}, nil
}

// openInstead shows the file, so that the host can print from there.
func openInstead(ctx context.Context, run Runner, file string) (Result, error) {
	if _, err := run(ctx, "rundll32", "url.dll,FileProtocolHandler", file); err != nil {
		return Result{}, surgery.Fail(surgery.NoPrinter, "printer.no_viewer").Because(err)
	}
	return Result{Opened: file}, nil
}

func powershell(ctx context.Context, run Runner, command string) (string, error) {
	return run(ctx, "powershell", "-NoProfile", "-NonInteractive", "-Command", command)
}

// quote makes a PowerShell string that nothing in it can end.
func quote(s string) string {
	return "'" + strings.NewReplacer("'", "''", "‘", "‘‘", "’", "’’", "‚", "‚‚", "‛", "‛‛").Replace(s) + "'"
}
