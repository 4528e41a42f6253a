package desk

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

func TestPrintingIntoAFolder(t *testing.T) {
	name := regexp.MustCompile(`^(handout|sheet|week-handout)-2026-11-24-13\d\d(-1)?(-\d)?\.pdf$`)
	for from, set := range map[string]func(*world, *testing.T, string) (*Desk, surgery.ID){
		"the setting": func(w *world, t *testing.T, folder string) (*Desk, surgery.ID) {
			d, zoe := w.week(t, nil)
			s := d.Settings()
			s.PrintTo = folder
			must(t)(d.SetSettings(s))
			return d, zoe
		},
		"the option": func(w *world, t *testing.T, folder string) (*Desk, surgery.ID) {
			w.print = folder // it goes before the setting
			d, zoe := w.week(t, nil)
			s := d.Settings()
			s.PrintTo = filepath.Join(w.folder, "not-here")
			must(t)(d.SetSettings(s))
			return d, zoe
		},
	} {
		w := newWorld(t)
		folder := t.TempDir()
		d, zoe := set(w, t, folder)
		done := must(t)(d.Print(paper(t)(d.Handout(zoe, "")), 2))
		if !strings.HasPrefix(done.Notice, "Saved as handout-2026-11-24-") || done.CanUndo || done.Visit != zoe {
			t.Errorf("%s: %+v", from, done)
		}
		must(t)(d.Print(paper(t)(d.Handout(zoe, "")), 0))
		must(t)(d.Print(paper(t)(d.Sheet(zoe, "")), 1))
		must(t)(d.Print(paper(t)(d.WeekHandout("")), 1))
		files, err := os.ReadDir(folder)
		if err != nil || len(files) != 4 {
			t.Fatal(files, err)
		}
		for _, f := range files {
			raw, err := os.ReadFile(filepath.Join(folder, f.Name()))
			if err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) || !name.MatchString(f.Name()) {
				t.Errorf("%s: %v", f.Name(), err)
			}
			if bytes.Contains(raw, []byte("Sampleton")) {
				t.Errorf("%s carries a whole name", f.Name())
			}
		}
		if !visit(t, d, zoe).Printed || !board(t, d).Helped[0].Printed || verified(t, d).Handouts != 4 {
			t.Errorf("%s: it is not counted: %+v", from, verified(t, d))
		}
	}
}

func TestWithoutAPrinterThePDFIsKept(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there the commands are not found by PATH")
	}
	t.Setenv("PATH", t.TempDir()) // no lp
	w := newWorld(t)
	d, _ := w.week(t, nil)
	_, err := d.Printers()
	refused(t, err, surgery.NoPrinter, "printer.no_lp")
	_, err = d.Print(paper(t)(d.WeekHandout("")), 1)
	refused(t, err, surgery.NoPrinter, "printer.no_lp")
	kept := filepath.Join(w.folder, keptFolder)
	files, err := os.ReadDir(kept)
	if err != nil || len(files) != 1 || !strings.HasPrefix(files[0].Name(), "week-handout-") {
		t.Fatal(files, err)
	}
	if verified(t, d).Handouts != 0 {
		t.Error("what was not printed is counted")
	}
	// They go with the surgery.
	old := w.now.Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(kept, files[0].Name()), old, old); err != nil {
		t.Fatal(err)
	}
	must(t)(d.CloseSurgery(nil))
	if files, err := os.ReadDir(kept); err != nil || len(files) != 0 {
		t.Errorf("after closing: %v %v", files, err)
	}
}

// Of a paper about a person nothing is kept: the sentence speaks of no file, and
// says how else to get it where there is a way.
func TestWithoutAPrinterNothingIsKeptAboutAPerson(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there the commands are not found by PATH")
	}
	t.Setenv("PATH", t.TempDir()) // no lp
	w := newWorld(t)
	d, zoe := w.week(t, nil)
	v := visit(t, d, zoe)
	for _, c := range []struct {
		paper   Paper
		instead string // how the advice ends
	}{
		{paper(t)(d.Handout(zoe, "")), " Or save it as a PDF with Ctrl S."},
		{paper(t)(d.Sheet(zoe, "")), "(CUPS)."},
		{paper(t)(d.RecordPaper(v.Attendee, "")), " Or save it as a PDF."},
		{paper(t)(d.RecoveryPaper(Recovery{Text: "ABCD EFGH", Code: "ABCDEFGH"})), " Or save it as a PDF."},
	} {
		_, err := d.Print(c.paper, 1)
		refused(t, err, surgery.NoPrinter, "printer.no_lp")
		with := surgery.AsError(err).With
		what, next := words.Say("printer.no_lp.what", with...), words.Say("printer.no_lp.next", with...)
		if !strings.HasSuffix(what, " Nothing was printed, and nothing is lost.") || !strings.HasSuffix(next, c.instead) || strings.Contains(next, "pen the PDF") {
			t.Errorf("%s: %q %q", c.paper.Kind, what, next)
		}
	}
	if files, err := filepath.Glob(filepath.Join(w.folder, keptFolder, "*")); err != nil || len(files) > 0 {
		t.Errorf("kept %v, %v", files, err)
	}
	if visit(t, d, zoe).Printed || verified(t, d).Handouts != 0 {
		t.Error("what was not printed is counted")
	}
}

// A program that ended before its surgery was closed leaves the prints that
// failed: the next start keeps those of the day of the surgery that is open.
func TestTheNextStartTakesOldKeptPrintsAway(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	kept := d.kept().Dir
	put := func(name string, at time.Time) {
		path := filepath.Join(kept, name)
		if err := errors.Join(os.MkdirAll(kept, 0o700), os.WriteFile(path, []byte("a week"), 0o600), os.Chtimes(path, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	left := func() string {
		var names []string
		entries, err := os.ReadDir(kept)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return strings.Join(names, " ")
	}
	again := func() {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		d = w.open(t)
	}
	put("week-handout-2026-11-24-1305.pdf", w.now.Add(-time.Minute))
	put("week-handout-2026-11-23-1305.pdf", w.now.Add(-24*time.Hour))
	put(".print-77.tmp", w.now.Add(-24*time.Hour))
	put("mine.pdf", w.now.Add(-24*time.Hour))
	again()
	if got := left(); got != "mine.pdf week-handout-2026-11-24-1305.pdf" {
		t.Errorf("with the surgery open: %s", got)
	}
	must(t)(d.CloseSurgery(nil))
	put("week-handout-2026-11-24-1306.pdf", w.now.Add(-time.Second)) // as after a crash while closing
	again()
	if got := left(); got != "mine.pdf" {
		t.Errorf("with none open: %s", got)
	}
}

func TestPrintingIntoAFolderThatCannotBe(t *testing.T) {
	w := newWorld(t)
	d, zoe := w.week(t, nil)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := d.SavePDF(paper(t)(d.Handout(zoe, "")), filepath.Join(file, "below"))
	refused(t, err, surgery.ReadOnly, "printer.folder_unwritable")
	if verified(t, d).Handouts != 0 {
		t.Error("it is counted")
	}
}
