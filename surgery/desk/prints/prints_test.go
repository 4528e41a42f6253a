package prints_test

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
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/words"
)

func TestPrintingIntoAFolder(t *testing.T) {
	name := regexp.MustCompile(`^(handout|sheet|week-handout)-2026-11-24-13\d\d(-1)?(-\d)?\.pdf$`)
	for from, set := range map[string]func(*world.World, *testing.T, string) (*rooms.Rooms, surgery.ID){
		"the setting": func(w *world.World, t *testing.T, folder string) (*rooms.Rooms, surgery.ID) {
			d, zoe := w.Week(t, nil)
			s := d.Settings.Settings()
			s.PrintTo = folder
			world.Must(t)(d.Settings.Set(s))
			return d, zoe
		},
		"the option": func(w *world.World, t *testing.T, folder string) (*rooms.Rooms, surgery.ID) {
			w.Print = folder // it goes before the setting
			d, zoe := w.Week(t, nil)
			s := d.Settings.Settings()
			s.PrintTo = filepath.Join(w.Folder, "not-here")
			world.Must(t)(d.Settings.Set(s))
			return d, zoe
		},
	} {
		w := world.New(t)
		folder := t.TempDir()
		d, zoe := set(w, t, folder)
		done := world.Must(t)(d.Prints.Print(world.Paper(t)(d.Visit.Handout(zoe, "")), 2))
		if !strings.HasPrefix(done.Notice, "Saved as handout-2026-11-24-") || done.CanUndo || done.Visit != zoe {
			t.Errorf("%s: %+v", from, done)
		}
		world.Must(t)(d.Prints.Print(world.Paper(t)(d.Visit.Handout(zoe, "")), 0))
		world.Must(t)(d.Prints.Print(world.Paper(t)(d.Visit.Sheet(zoe, "")), 1))
		world.Must(t)(d.Prints.Print(world.Paper(t)(d.WeekPrints.Handout("")), 1))
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
		if !world.Visit(t, d, zoe).Printed || !world.Board(t, d).Helped[0].Printed || world.Verified(t, d).Handouts != 4 {
			t.Errorf("%s: it is not counted: %+v", from, world.Verified(t, d))
		}
	}
}

func TestWithoutAPrinterThePDFIsKept(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there the commands are not found by PATH")
	}
	t.Setenv("PATH", t.TempDir()) // no lp
	w := world.New(t)
	d, _ := w.Week(t, nil)
	_, err := d.Prints.Printers()
	world.Refused(t, err, surgery.NoPrinter, "printer.no_lp")
	_, err = d.Prints.Print(world.Paper(t)(d.WeekPrints.Handout("")), 1)
	world.Refused(t, err, surgery.NoPrinter, "printer.no_lp")
	kept := filepath.Join(w.Folder, prints.KeptFolder)
	files, err := os.ReadDir(kept)
	if err != nil || len(files) != 1 || !strings.HasPrefix(files[0].Name(), "week-handout-") {
		t.Fatal(files, err)
	}
	if world.Verified(t, d).Handouts != 0 {
		t.Error("what was not printed is counted")
	}
	// They go with the surgery.
	old := w.Now.Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(kept, files[0].Name()), old, old); err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
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
	w := world.New(t)
	d, zoe := w.Week(t, nil)
	v := world.Visit(t, d, zoe)
	for _, c := range []struct {
		paper   prints.Paper
		instead string // how the advice ends
	}{
		{world.Paper(t)(d.Visit.Handout(zoe, "")), " Or save it as a PDF with Ctrl S."},
		{world.Paper(t)(d.Visit.Sheet(zoe, "")), "(CUPS)."},
		{world.Paper(t)(d.People.RecordPaper(v.Attendee, "")), " Or save it as a PDF."},
		{world.Paper(t)(d.Lock.RecoveryPaper(lock.Recovery{Text: "ABCD EFGH", Code: "ABCDEFGH"})), " Or save it as a PDF."},
	} {
		_, err := d.Prints.Print(c.paper, 1)
		world.Refused(t, err, surgery.NoPrinter, "printer.no_lp")
		with := surgery.AsError(err).With
		what, next := words.Say("printer.no_lp.what", with...), words.Say("printer.no_lp.next", with...)
		if !strings.HasSuffix(what, " Nothing was printed, and nothing is lost.") || !strings.HasSuffix(next, c.instead) || strings.Contains(next, "pen the PDF") {
			t.Errorf("%s: %q %q", c.paper.Kind, what, next)
		}
	}
	if files, err := filepath.Glob(filepath.Join(w.Folder, prints.KeptFolder, "*")); err != nil || len(files) > 0 {
		t.Errorf("kept %v, %v", files, err)
	}
	if world.Visit(t, d, zoe).Printed || world.Verified(t, d).Handouts != 0 {
		t.Error("what was not printed is counted")
	}
}

// A program that ended before its surgery was closed leaves the prints that
// failed: the next start keeps those of the day of the surgery that is open.
func TestTheNextStartTakesOldKeptPrintsAway(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	kept := d.Prints.Kept().Dir
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
		if err := d.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		d = w.Open(t)
	}
	put("week-handout-2026-11-24-1305.pdf", w.Now.Add(-time.Minute))
	put("week-handout-2026-11-23-1305.pdf", w.Now.Add(-24*time.Hour))
	put(".print-77.tmp", w.Now.Add(-24*time.Hour))
	put("mine.pdf", w.Now.Add(-24*time.Hour))
	again()
	if got := left(); got != "mine.pdf week-handout-2026-11-24-1305.pdf" {
		t.Errorf("with the surgery open: %s", got)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	put("week-handout-2026-11-24-1306.pdf", w.Now.Add(-time.Second)) // as after a crash while closing
	again()
	if got := left(); got != "mine.pdf" {
		t.Errorf("with none open: %s", got)
	}
}

func TestPrintingIntoAFolderThatCannotBe(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Week(t, nil)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := d.Prints.SavePDF(world.Paper(t)(d.Visit.Handout(zoe, "")), filepath.Join(file, "below"))
	world.Refused(t, err, surgery.ReadOnly, "printer.folder_unwritable")
	if world.Verified(t, d).Handouts != 0 {
		t.Error("it is counted")
	}
}
