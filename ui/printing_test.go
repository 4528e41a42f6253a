//go:build !windows

package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
)

// pretendPrinter puts a printer on the path, and answers what lp was asked for.
func pretendPrinter(t *testing.T) func() string {
	t.Helper()
	bin := t.TempDir()
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	for name, text := range map[string]string{
		"lpstat": "case $1 in -e) echo Office; echo Hall;; -H) echo localhost:1;; *) echo 'printer Office is idle.'; echo 'printer Hall is idle.'; echo 'system default destination: Office';; esac",
		"lp":     "cat >/dev/null; echo \"$@\" >" + filepath.Join(bin, "asked"),
	} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+text+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return func() string {
		raw, err := os.ReadFile(filepath.Join(bin, "asked"))
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
}

func TestAPrintWithChoicesByKeyboard(t *testing.T) {
	asked := pretendPrinter(t)
	r := window(t, 0, themedWeek)
	r.printWith()
	next := r.Window().Canvas().FocusNext
	r.Window().Canvas().Focused().TypedRune('3') // copies
	next()
	r.typeKey(fyne.KeyDown) // the list: the usual one, Office, Hall
	r.typeKey(fyne.KeyEnd)
	r.typeKey(fyne.KeyReturn)
	next()
	r.typeKey(fyne.KeyRight) // A3
	next()
	r.typeKey(fyne.KeyRight) // grey
	next()
	r.typeKey(fyne.KeyEnd)
	r.typeKey(fyne.KeyRight)
	r.typeKey(fyne.KeyRight) // both sides
	r.panel().Submit()
	if r.panel() != nil {
		t.Fatalf("still open: %v", r.panel().Failed())
	}
	for _, want := range []string{"-d Hall", "-n 3", "media=A3", "fit-to-page", "ColorModel=Gray", "sides=two-sided-long-edge"} {
		if !strings.Contains(asked(), want) {
			t.Errorf("%q is not in %s", want, asked())
		}
	}
}

func TestTheUsualPrintLeavesTheRestToThePrinter(t *testing.T) {
	asked := pretendPrinter(t)
	r := window(t, 0, themedWeek)
	r.printWith()
	r.panel().Submit()
	got := asked()
	for _, never := range []string{"sides=", "ColorModel", "fit-to-page"} {
		if strings.Contains(got, never) {
			t.Errorf("%q is in %s", never, got)
		}
	}
	if !strings.Contains(got, "-d Office") || !strings.Contains(got, "-n 1 -o media=A4") {
		t.Errorf("asked for %s", got)
	}
}

// A print that does not come out is said at the bottom of the window, and stays
// while the host goes on.
func TestAWarningIsNotLost(t *testing.T) {
	r := window(t, 0, themedWeek)
	r.warned(surgery.Fail(surgery.NoPrinter, "printer.paper", "printer", "Office"))
	said := r.notice.Text()
	if !strings.HasPrefix(said, "Office needs paper.") || r.panel() != nil {
		t.Errorf("said %q", said)
	}
}
