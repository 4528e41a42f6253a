package logbook

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"
)

// A panic may say anything: somebody prints a record, and its name is in the
// report. So a panic that we catch is told by its type and place alone. One that
// nobody catches, in a goroutine of a library, is written by the runtime as it is,
// and is scrubbed when the program starts again.

// panicked is a panic that was caught.
type panicked struct{ what, where string }

// Error tells the kind and the place.
func (p *panicked) Error() string { return "panic: " + p.what + " at " + p.where }

// Panicked makes an error of what recover answered, for the log: what the runtime
// says itself, else only the type; and where it happened. Call it in the deferred
// function that recovered.
func Panicked(value any) error {
	return &panicked{said(value), frames()}
}

// said returns what may be told of a panic. The runtime's own errors hold numbers
// and types.
func said(value any) string {
	if err, ok := value.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", value)
}

// mostFrames is how much of a stack is told.
const mostFrames = 24

// frames returns where the panic happened, the innermost first: functions with
// file and line. Arguments are left out.
func frames() string {
	at := make([]uintptr, 96)
	all := runtime.CallersFrames(at[:runtime.Callers(3, at)])
	var told []string
	for {
		f, more := all.Next()
		switch {
		case f.Function == "runtime.gopanic":
			told = nil // what is above it deals with the panic
		case f.Function != "" && !strings.HasPrefix(f.Function, "runtime."):
			told = append(told, fmt.Sprintf("%s (%s:%d)", path.Base(f.Function), path.Base(f.File), f.Line))
		}
		if !more {
			return strings.Join(told[:min(len(told), mostFrames)], " < ")
		}
	}
}

// crashName is where a crash is reported; nil before Open.
var crashName atomic.Pointer[string]

// Guard calls run and makes an error of a panic, which it reports in the crash
// file, so that the records are closed as ever and the host is told.
func Guard(run func()) (err error) {
	defer func() {
		value := recover()
		if value == nil {
			return
		}
		err = Panicked(value)
		slog.Error("logbook: the program fails", "cause", err)
		if name := crashName.Load(); name != nil {
			report := fmt.Sprintf("%s\n%s\n\n%s", time.Now().UTC().Format(time.RFC3339), err, everyStack())
			if err := os.WriteFile(*name, []byte(report), 0o600); err != nil {
				slog.Error("logbook: no report of it", "cause", err)
			}
		}
	}()
	run()
	return nil
}

// everyStack returns the stack of every goroutine. Arguments stand in it as
// numbers.
func everyStack() []byte {
	stacks := make([]byte, 1<<18)
	return stacks[:runtime.Stack(stacks, true)]
}

// crashInto has the runtime write a crash there. The report of the run before is
// kept, scrubbed.
func crashInto(name string) error {
	switch raw, err := os.ReadFile(name); {
	case os.IsNotExist(err) || err == nil && len(raw) == 0:
	case err != nil:
		return err
	default:
		if err := os.WriteFile(name, scrubCrash(raw), 0o600); err != nil {
			return err
		}
		if err := os.Rename(name, filepath.Join(filepath.Dir(name), oldCrash)); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer f.Close() // the runtime keeps a copy of its own
	crashName.Store(&name)
	return debug.SetCrashOutput(f, debug.CrashOptions{})
}

// scrubCrash takes what a panic said out of the runtime's report: everything from
// "panic: " to the first goroutine, but for what the runtime says itself.
func scrubCrash(raw []byte) []byte {
	var kept bytes.Buffer
	skipping := false
	for line := range bytes.Lines(raw) {
		switch text := bytes.TrimLeft(line, "\t "); {
		case bytes.HasPrefix(line, []byte("goroutine ")), bytes.HasPrefix(line, []byte("[signal ")):
			skipping = false
		case bytes.HasPrefix(text, []byte("panic: ")):
			skipping = true
			after := text[len("panic: "):]
			if bytes.HasPrefix(after, []byte("runtime error: ")) {
				kept.WriteString("panic: " + scrub(string(after)))
			} else {
				kept.WriteString("panic: " + left + "\n")
			}
		}
		if !skipping {
			kept.Write(line)
		}
	}
	return kept.Bytes()
}
