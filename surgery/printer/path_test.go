//go:build !windows

package printer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// script puts a shell script of that name into dir.
func script(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+text), 0o700); err != nil {
		t.Fatal(err)
	}
}

func TestRealCommandsOnThePath(t *testing.T) {
	bin, spool := t.TempDir(), t.TempDir()
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	t.Setenv("SPOOL", spool)
	script(t, bin, "lpstat", `[ "$LC_ALL" = C ] || exit 9
case "$1" in
-e) echo Office ;;
*) echo "scheduler is running"; echo "system default destination: Office"
   echo "printer Office is idle.  enabled since today" ;;
esac
`)
	script(t, bin, "lp", `echo "$@" > "$SPOOL/args"
cat > "$SPOOL/page.pdf"
echo "request id is Office-3 (0 file(s))"
`)
	p := Printer{Keep: Folder{Dir: filepath.Join(t.TempDir(), "prints"), Own: true}}
	got, err := p.Print(t.Context(), job())
	if err != nil || got != (Result{Queue: "Office", Job: 3}) {
		t.Fatalf("got %v, %v", got, err)
	}
	page, err := os.ReadFile(filepath.Join(spool, "page.pdf"))
	if err != nil || string(page) != string(job().PDF) {
		t.Errorf("the printer got %q, %v", page, err)
	}

	script(t, bin, "lp", "echo 'lp: Error - scheduler not responding.' >&2\nexit 1\n")
	_, err = p.Print(t.Context(), job())
	wantFailure(t, err, "printer.refused")
	if !strings.Contains(err.Error(), "not responding") {
		t.Errorf("the log does not get what lp wrote: %v", err)
	}
}

func TestNoLpOnThePath(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	p := Printer{Keep: Folder{Dir: t.TempDir()}}
	_, err := p.Print(t.Context(), job())
	wantFailure(t, err, "printer.no_lp")
	_, err = p.Queues(t.Context())
	said := words.Say("printer.no_lp.what", surgery.AsError(err).With...)
	if surgery.KindOf(err) != surgery.NoPrinter || strings.Contains(said, "kept") || strings.Contains(said, "<no") {
		t.Errorf("queues: %v: %q", err, said)
	}
}

func TestFullDiskIsSaid(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Log("no /dev/full on this system: the sorting of the error is not tried")
		return
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	_, err = full.Write([]byte("x"))
	if got := unwritten(err); got.Kind != surgery.Full {
		t.Errorf("%v became %v", err, got)
	}
}
