package logbook

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery/store/torture/leak"
)

// A process of its own crashes, when these say how and where.
const (
	crashHow   = "LOGBOOK_CRASH"
	crashWhere = "LOGBOOK_FOLDER"
)

// whose panics are the ways a name gets into one.
var panics = map[string]func(){
	"text":     func() { panic("nobody called Zebedee Quixotical") },
	"record":   func() { panic(fmt.Sprint(record{"Zebedee Quixotical"})) },
	"stringer": func() { panic(record{"Zebedee Quixotical"}) },
	"error":    func() { panic(errors.New("no Zebedee Quixotical\nand no Zebedee\ngoroutine")) },
	"again": func() {
		defer func() { panic(fmt.Sprint(recover(), "Quixotical")) }()
		panic("Zebedee")
	},
	"runtime": func() { _ = []int{}[len(os.Args)] },
}

func TestMain(m *testing.M) {
	how := os.Getenv(crashHow)
	if how == "" {
		os.Exit(m.Run())
	}
	log, err := Open(os.Getenv(crashWhere))
	if err != nil {
		panic(err)
	}
	crash, guarded := strings.CutPrefix(how, "guarded ")
	if guarded {
		if Guard(panics[crash]) == nil {
			panic("no error")
		}
		log.Close()
		os.Exit(1)
	}
	over := make(chan bool)
	go panics[crash]() // as a library's, where nobody catches it
	<-over
}

// A crash leaves a report that names nobody: at once where we catch it, which is
// wherever our own code runs; else once the program has started again.
func TestCrashReportsNameNobody(t *testing.T) {
	for name := range panics {
		for _, how := range []string{"guarded " + name, name} {
			folder := t.TempDir()
			crashing := exec.Command(os.Args[0])
			crashing.Env = append(os.Environ(), crashHow+"="+how, crashWhere+"="+folder)
			said, err := crashing.CombinedOutput()
			if err == nil {
				t.Errorf("%s: it did not crash", how)
			}
			report, err := os.ReadFile(filepath.Join(folder, CrashFile))
			if err != nil || !bytes.Contains(report, []byte("crash_test.go")) {
				t.Errorf("%s: no report: %v\n%s\n%s", how, err, report, said)
			}
			if guarded := how != name; guarded {
				if hits := leak.In("stderr", said, []string{"Zebedee", "Quixotical"}); len(hits) > 0 {
					t.Errorf("%s: %v", how, hits)
				}
			} else {
				if name != "runtime" && !bytes.Contains(report, []byte("Zebedee")) && name != "stringer" {
					t.Errorf("%s: there was nothing to scrub in %s", how, report)
				}
				opened(t, folder).Close()
				if report, err = os.ReadFile(filepath.Join(folder, oldCrash)); err != nil || !bytes.Contains(report, []byte("crash_test.go")) {
					t.Errorf("%s: no report any more: %v\n%s", how, err, report)
				}
			}
			if !bytes.Contains(report, []byte("panic: ")) || name == "runtime" && !bytes.Contains(report, []byte("index out of range")) {
				t.Errorf("%s: not said what happened:\n%s", how, report)
			}
			hits, err := leak.Find([]string{"Zebedee", "Quixotical"}, folder)
			if err != nil || len(hits) > 0 {
				t.Errorf("%s: %v %v\n%s", how, hits, err, report)
			}
		}
	}
}

// Panicked tells where, and a runtime error what; it goes through the log as it is.
func TestPanicked(t *testing.T) {
	for name, crash := range panics {
		func() {
			defer func() {
				err := fmt.Errorf("work for %q: %w", "Zebedee", Panicked(recover()))
				got := cause(err)
				if !strings.Contains(got, "crash_test.go:") || strings.Contains(got, "Zebedee") || strings.Contains(got, "Quixotical") {
					t.Errorf("%s: %s", name, got)
				}
				if name == "runtime" && !strings.Contains(got, "index out of range") {
					t.Error(got)
				}
			}()
			crash()
		}()
	}
	if err := Guard(func() {}); err != nil {
		t.Error(err)
	}
}
