package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

var five = time.Date(2026, 11, 24, 13, 5, 0, 0, time.UTC)

func job() Job {
	return Job{PDF: []byte("%PDF-1.3 a page"), Kind: surgery.HandoutPrint, At: five, Number: "7", Copies: 2}
}

// commands is a Runner that replies from a script and remembers what was run.
type commands struct {
	ran  []string
	fed  []byte // to the last of them
	says func(command string, args []string) (string, error)
}

func (c *commands) run(_ context.Context, input []byte, command string, args ...string) (string, error) {
	c.fed = input
	c.ran = append(c.ran, strings.Join(append([]string{command}, args...), " "))
	return c.says(command, args)
}

// lpstat returns a fake of CUPS with these queues.
func lpstat(status, found string) func(string, []string) (string, error) {
	return func(command string, args []string) (string, error) {
		switch {
		case command == "lp":
			return "request id is Office-12 (1 file(s))\n", nil
		case args[0] == "-e":
			return found, nil
		}
		return status, nil
	}
}

const officeAndHall = `scheduler is running
system default destination: Office
Office accepting requests since Tue Nov 24 09:00:00 2026
Hall accepting requests since Tue Nov 24 09:00:00 2026
Attic not accepting requests since Tue Nov 24 09:00:00 2026 -
	Rejecting Jobs
printer Office is idle.  enabled since Tue Nov 24 09:00:00 2026
printer Hall disabled since Tue Nov 24 09:00:00 2026 -
	Paused
printer Attic now printing Attic-3.  enabled since Tue Nov 24 09:00:00 2026
`

// wantFailure checks the kind and key, that both sentences are filled in, and
// that the PDF is kept where the sentence says.
func wantFailure(t *testing.T, err error, key string) {
	t.Helper()
	var ours *surgery.Error
	if !errors.As(err, &ours) || ours.Kind != surgery.NoPrinter || ours.Key != key {
		t.Fatalf("got %v, want no_printer %s", err, key)
	}
	what, next := words.Say(key+".what", ours.With...), words.Say(key+".next", ours.With...)
	if what == key+".what" || next == key+".next" || strings.Contains(what+next, "<no value>") {
		t.Errorf("reads %q %q", what, next)
	}
	file, ok := ours.With[len(ours.With)-1].(string)
	if !ok || !strings.Contains(what, file) {
		t.Fatalf("%q does not say where the PDF is", what)
	}
	if kept, err := os.ReadFile(file); err != nil || string(kept) != string(job().PDF) {
		t.Errorf("kept %q, %v", kept, err)
	}
}

// wantNothingKept checks the same of a paper about a person, of which no file is
// left and no sentence speaks of one.
func wantNothingKept(t *testing.T, err error, key, keep string) {
	t.Helper()
	var ours *surgery.Error
	if !errors.As(err, &ours) || ours.Kind != surgery.NoPrinter || ours.Key != key {
		t.Fatalf("got %v, want no_printer %s", err, key)
	}
	what, next := words.Say(key+".what", ours.With...), words.Say(key+".next", ours.With...)
	if !strings.Contains(what, "othing is lost.") || strings.Contains(what+next, "PDF") || strings.Contains(what+next, "<no value>") {
		t.Errorf("reads %q %q", what, next)
	}
	if left, err := os.ReadDir(keep); err != nil || len(left) != 0 {
		t.Errorf("%s: left %v, %v", key, left, err)
	}
}

func TestQueuesOfCUPS(t *testing.T) {
	c := &commands{says: lpstat(officeAndHall, "Office\nHall\nAttic\nNetwork_Laser\n")}
	got, err := Printer{Run: c.run, system: cups}.Queues(t.Context())
	want := []Queue{{"Office", true, false}, {"Hall", false, true}, {"Attic", false, true}, {"Network_Laser", false, false}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
}

func TestPrintOnCUPS(t *testing.T) {
	c := &commands{says: lpstat(officeAndHall, "")}
	keep := Folder{Dir: t.TempDir()}
	got, err := Printer{Keep: keep, Run: c.run, system: cups}.Print(t.Context(), job())
	if err != nil || got != (Result{Queue: "Office", Job: 12}) {
		t.Fatalf("got %v, %v", got, err)
	}
	want := "lp -d Office -t handout-2026-11-24-1305-7.pdf -n 2 -o media=A4"
	if last := c.ran[len(c.ran)-1]; last != want || string(c.fed) != string(job().PDF) {
		t.Errorf("ran %s with %q\nwant %s", last, c.fed, want)
	}
	if left, err := os.ReadDir(keep.Dir); err != nil || len(left) != 0 {
		t.Errorf("a print left something behind: %v, %v", left, err)
	}
}

func TestPrintThatCannotBe(t *testing.T) {
	running := "scheduler is running\nno system default destination\n"
	for key, c := range map[string]struct {
		status string
		queue  string
		err    error
	}{
		"printer.no_lp":        {"", "", fmt.Errorf("starting: %w", exec.ErrNotFound)},
		"printer.no_scheduler": {"scheduler is not running\n", "", errors.New("exit status 1")},
		"printer.none":         {running, "", errors.New("exit status 1")},
		"printer.no_default":   {running + "A accepting requests since\nB accepting requests since\n", "", nil},
		"printer.gone":         {officeAndHall, "Cellar", nil},
		"printer.stopped":      {officeAndHall, "Hall", nil},
		"printer.refused":      {"", "", errors.New("exit status 1")},
	} {
		fake := &commands{says: func(command string, args []string) (string, error) {
			if command == "lp" {
				t.Errorf("%s: lp was run", key)
			}
			if args[0] == "-e" {
				return "", nil
			}
			return c.status, c.err
		}}
		one := job()
		one.Queue = c.queue
		keep := t.TempDir()
		p := Printer{Keep: Folder{Dir: keep}, Run: fake.run, system: cups}
		one.Secret = true
		_, err := p.Print(t.Context(), one)
		wantNothingKept(t, err, key, keep)
		one.Secret = false
		_, err = p.Print(t.Context(), one)
		wantFailure(t, err, key)
	}
}

func TestLpThatRefuses(t *testing.T) {
	for said, key := range map[string]string{
		"lp: Error - unsupported format":                                  "printer.refused",
		"lp: Request Entity Too Large":                                    "printer.spool_full",
		"lp: Unable to finish request.":                                   "printer.spool_full",
		"lp: Broken pipe":                                                 "printer.spool_full",
		"lp: Too many active jobs.":                                       "printer.spool_full",
		"lp: Quota limit reached.":                                        "printer.spool_full",
		"lp: Error - The printer or class does not exist.":                "printer.gone",
		`lp: Destination "Office" is not accepting jobs.`:                 "printer.stopped",
		"lp: Error - scheduler not responding.":                           "printer.refused",
		"lp: Error - unable to queue from stdin: No space left on device": "printer.spool_full",
	} {
		fake := &commands{says: func(command string, args []string) (string, error) {
			if command == "lp" {
				return "", errors.New(said)
			}
			return lpstat(officeAndHall, "")(command, args)
		}}
		_, err := Printer{Keep: Folder{Dir: t.TempDir()}, Run: fake.run, system: cups}.Print(t.Context(), job())
		wantFailure(t, err, key)
		if !strings.Contains(err.Error(), said) {
			t.Errorf("the log does not get the cause: %v", err)
		}
	}
}

// A print that failed, and whose PDF cannot be kept either: that is what the
// host has to know.
func TestAPrintThatCannotEvenBeKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := &commands{says: lpstat("scheduler is running\n", "")}
	_, err := Printer{Keep: Folder{Dir: file}, Run: c.run, system: cups}.Print(t.Context(), job())
	if surgery.KindOf(err) != surgery.ReadOnly {
		t.Errorf("got %v", err)
	}
}

func TestNumberOfTheJob(t *testing.T) {
	for said, want := range map[string]int{
		"request id is Office-12 (1 file(s))\n": 12, "request id is Upper-Hall-2-7 (0 file(s))\n": 7, "": 0, "request id is Office-": 0,
		"request id is Office-99999999999999999999 (1 file(s))": 0,
	} {
		if got := jobNumber(said); got != want {
			t.Errorf("%q is job %d, want %d", said, got, want)
		}
	}
}

func TestOnlyPrinterNeedsNoDefault(t *testing.T) {
	c := &commands{says: lpstat("scheduler is running\nno system default destination\n", "Only\n")}
	got, err := Printer{Keep: Folder{Dir: t.TempDir()}, Run: c.run, system: cups}.Print(t.Context(), job())
	if err != nil || got.Queue != "Only" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestCommandThatHangsIsGivenUp(t *testing.T) {
	hang := func(ctx context.Context, _ []byte, _ string, _ ...string) (string, error) {
		<-ctx.Done()
		return "", errors.New("killed")
	}
	keep := t.TempDir()
	p := Printer{Keep: Folder{Dir: keep}, Run: hang, system: cups, patience: time.Millisecond}
	private := job()
	private.Secret = true
	_, err := p.Print(t.Context(), private)
	wantNothingKept(t, err, "printer.slow", keep)
	_, err = p.Print(t.Context(), job())
	wantFailure(t, err, "printer.slow")
}

func TestCopiesAreHeldInBounds(t *testing.T) {
	for asked, want := range map[int]string{-1: " -n 1 ", 0: " -n 1 ", 3: " -n 3 ", 1000: " -n 50 "} {
		c := &commands{says: lpstat(officeAndHall, "")}
		one := job()
		one.Copies = asked
		if _, err := (Printer{Keep: Folder{Dir: t.TempDir()}, Run: c.run, system: cups}).Print(t.Context(), one); err != nil {
			t.Fatal(err)
		}
		if last := c.ran[len(c.ran)-1]; !strings.Contains(last, want) {
			t.Errorf("%d copies: ran %s", asked, last)
		}
	}
}
