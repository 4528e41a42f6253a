package endtoend

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/logbook"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
)

// toPrint makes records with somebody halfway through, whose handout has two
// codes, and returns its folder.
func toPrint(t *testing.T) string {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "records")
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Title: "Made-up week", Venue: "Made-up Hall",
		Hashtag: "MadeUpWeek", On: []string{"bluesky"}, Links: []surgery.WeekLink{{Opens: "Considering Lilies", Address: "https://example.org/considering-lilies"}}}})
	if err == nil {
		_, err = d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton", Track: surgery.Personal, Checklists: []string{"safe-basics"}})
	}
	if err := errors.Join(err, d.Desk.Close()); err != nil {
		t.Fatal(err)
	}
	return folder
}

// openVisit goes from Today to the visit.
func (r *running) openVisit() {
	r.t.Helper()
	r.press("ctrl+f")
	r.write("zo")
	r.settle()
	r.press("Return")
	r.settle()
}

// codes returns what the square codes on the first page of a PDF say.
func (d *desktop) codes(pdf string) []string {
	d.t.Helper()
	picture := filepath.Join(d.t.TempDir(), "page")
	d.run("pdftoppm", "-r", "150", "-png", "-singlefile", pdf, picture)
	var found []string
	for line := range strings.Lines(d.run("zbarimg", "-q", "--raw", picture+".png")) {
		found = append(found, strings.TrimSpace(line))
	}
	slices.Sort(found)
	return found
}

// TestAHandoutReachesThePrinter prints by Ctrl+P on a real scheduler.
func TestAHandoutReachesThePrinter(t *testing.T) {
	cups := newCupsd(t, 0)
	screen := newDesktop(t)
	folder := toPrint(t)
	r := screen.start(folder)
	r.openVisit()
	r.look("print-1-visit")

	pressed := time.Now()
	r.press("ctrl+p")
	cups.until("the job", func() bool { return cups.jobs() == 1 })
	t.Logf("from Ctrl+P to the queue: %v", time.Since(pressed).Round(time.Millisecond))
	paper := cups.paper()
	if pages := screen.run("pdfinfo", paper); !strings.Contains(pages, "Pages:           1\n") || !strings.Contains(pages, "A4") {
		t.Errorf("printed %s", pages)
	}
	want := []string{"https://bsky.app/hashtag/MadeUpWeek", "https://example.org/considering-lilies"}
	if got := screen.codes(paper); !slices.Equal(got, want) {
		t.Errorf("the codes say %q, want %q", got, want)
	}
	r.settle()
	r.look("print-2-sent")
	if left, err := os.ReadDir(filepath.Join(folder, "prints")); err == nil && len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}

	// A printer that is paused: said, not counted, and nothing kept that names them.
	cups.run("cupsdisable", "-r", "on purpose", "Paper")
	before := r.operations()
	r.press("ctrl+p")
	r.until("the sentence", func() bool { return r.logged("printer.stopped") })
	r.settle()
	r.look("print-3-paused")
	if cups.jobs() != 1 || r.operations() != before {
		t.Errorf("%d jobs, %d operations more", cups.jobs(), r.operations()-before)
	}
	if left, err := os.ReadDir(filepath.Join(folder, "prints")); err == nil && len(left) > 0 {
		t.Errorf("kept: %v", left)
	}
	r.press("Escape")
	cups.run("cupsenable", "Paper")

	// One that has no paper says so after the print was handed over.
	cups.printer("Empty", "madeup:/empty")
	cups.run("lpadmin", "-d", "Empty")
	r.does("print", 1, func() { r.press("ctrl+p") })
	r.until("the warning", func() bool { return r.logged("printer.paper") })
	r.settle()
	r.look("print-4-no-paper")
	// It stays when another notice has come and gone, until it was seen.
	r.does("a step", 1, func() { r.press("space") })
	r.look("print-5-step")

	// The week's handout names nobody: it waits, for this day, also after a crash.
	cups.run("cupsdisable", "Paper")
	cups.run("lpadmin", "-d", "Paper")
	r.press("alt+Left")
	r.settle()
	r.press("ctrl+p")
	r.settle()
	r.press("Return")
	kept := ""
	cups.until("the kept print", func() bool {
		found, err := filepath.Glob(filepath.Join(folder, "prints", "week-handout-*.pdf"))
		if err == nil && len(found) == 1 {
			kept = found[0]
		}
		return kept != ""
	})
	r.settle()
	r.look("print-6-week-kept")
	r.kill()
	old := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(kept, old, old); err != nil {
		t.Fatal(err)
	}
	r = screen.start(folder)
	if left, err := os.ReadDir(filepath.Dir(kept)); err != nil || len(left) != 0 {
		t.Errorf("after a crash and a start: %v, %v", left, err)
	}
}

// logged reports whether the program's log says that the host was shown an error
// with that key.
func (r *running) logged(key string) bool {
	r.t.Helper()
	found := false
	for _, in := range []string{r.home, r.folder} {
		err := filepath.WalkDir(in, func(path string, e os.DirEntry, err error) error {
			if errors.Is(err, os.ErrNotExist) { // it went while we looked
				return nil
			}
			if err != nil || e.IsDir() || filepath.Base(path) != logbook.LogFile {
				return err
			}
			raw, err := os.ReadFile(path)
			found = found || strings.Contains(string(raw), key)
			return err
		})
		if err != nil {
			r.t.Fatal(err)
		}
	}
	return found
}

// TestEveryFailureOfARealPrinterIsSaid asks the real scheduler, without a window:
// each failure has its sentence, and a print that was not handed over is kept, but
// not one about a person.
func TestEveryFailureOfARealPrinterIsSaid(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	cups := newCupsd(t, 0)
	pdf := weekPDF(t)
	for _, of := range []string{"empty", "away", "gives-up", "slow"} {
		cups.printer(of, "madeup:/"+of)
	}
	cups.printer("aborts", "madeup:/gives-up", "-o", "printer-error-policy=abort-job")
	cups.printer("paused", "madeup:/slow")
	cups.run("cupsdisable", "paused")
	cups.printer("rejects", "madeup:/slow")
	cups.run("cupsreject", "rejects")
	for _, c := range []struct {
		queue, key string
		handed     bool
		meanwhile  func(job string)
	}{
		{queue: "Paper", handed: true},
		{queue: "empty", key: "printer.paper", handed: true},
		{queue: "away", key: "printer.offline", handed: true},
		{queue: "gives-up", key: "printer.waits", handed: true},
		{queue: "aborts", key: "printer.failed", handed: true},
		{queue: "slow", key: "printer.cancelled", handed: true, meanwhile: func(job string) { cups.run("cancel", job) }},
		{queue: "paused", key: "printer.stopped"},
		{queue: "rejects", key: "printer.stopped"},
		{queue: "nowhere", key: "printer.gone"},
	} {
		keep := t.TempDir()
		p := printer.Printer{Keep: printer.Folder{Dir: keep}}
		job := printer.Job{PDF: pdf, Kind: surgery.WeekHandoutPrint, At: time.Now(), Queue: c.queue, Copies: 1}
		began := time.Now()
		result, err := p.Print(t.Context(), job)
		took := time.Since(began)
		if (err == nil) != c.handed {
			t.Errorf("%s: %+v, %v", c.queue, result, err)
		}
		if err == nil {
			if c.meanwhile != nil {
				c.meanwhile(c.queue + "-" + strconv.Itoa(result.Job))
			}
			err = p.Watch(t.Context(), result)
		}
		t.Logf("%s: handed over in %v; %v told after %v", c.queue, took.Round(time.Millisecond), err, time.Since(began).Round(time.Millisecond))
		said(t, c.queue, err, c.key)
		if left, err := os.ReadDir(keep); err != nil || len(left) == 0 != c.handed {
			t.Errorf("%s: kept %v, %v", c.queue, left, err)
		}
		if c.handed {
			continue
		}
		job.Secret, p.Keep = true, printer.Folder{Dir: t.TempDir()}
		_, err = p.Print(t.Context(), job)
		said(t, c.queue, err, c.key)
		if left, err := os.ReadDir(p.Keep.Dir); err != nil || len(left) > 0 {
			t.Errorf("%s: left of a paper about a person: %v, %v", c.queue, left, err)
		}
	}
}

// TestAFullSpoolIsSaid fills the scheduler's disk.
func TestAFullSpoolIsSaid(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	pdf := weekPDF(t)
	cups := newCupsd(t, len(pdf)*3)
	cups.printer("slow", "madeup:/slow")
	p := printer.Printer{Keep: printer.Folder{Dir: t.TempDir()}}
	var err error
	for n := 0; n < 6 && err == nil; n++ {
		_, err = p.Print(t.Context(), printer.Job{PDF: pdf, Kind: surgery.WeekHandoutPrint, At: time.Now(), Queue: "slow", Copies: 1})
	}
	said(t, "a full spool", err, "printer.spool_full")
	if left, err := os.ReadDir(p.Keep.Dir); err != nil || len(left) != 1 {
		t.Errorf("kept %v, %v", left, err)
	}
}

// TestNoSchedulerIsSaid prints while nobody answers.
func TestNoSchedulerIsSaid(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	newCupsd(t, 0)
	t.Setenv("CUPS_SERVER", filepath.Join(t.TempDir(), "none.sock"))
	p := printer.Printer{Keep: printer.Folder{Dir: t.TempDir()}}
	_, err := p.Print(t.Context(), printer.Job{PDF: weekPDF(t), Kind: surgery.WeekHandoutPrint, At: time.Now(), Copies: 1})
	said(t, "no scheduler", err, "printer.no_scheduler")
}

func said(t *testing.T, what string, err error, key string) {
	t.Helper()
	if key == "" {
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		return
	}
	var ours *surgery.Error
	if !errors.As(err, &ours) || ours.Key != key {
		t.Errorf("%s: %v, want %s", what, err, key)
		return
	}
	for _, which := range []string{".what", ".next"} {
		if s := words.Say(key+which, ours.With...); s == key+which || strings.Contains(s, "<no value>") {
			t.Errorf("%s: %q", what, s)
		}
	}
}

// weekPDF returns the week's handout as it goes to the printer.
func weekPDF(t *testing.T) []byte {
	t.Helper()
	d, err := rooms.Open(desk.Options{Folder: toPrint(t), Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	week, err := d.WeekPrints.Handout("")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if _, err := d.Prints.SavePDF(week, folder); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	raw, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
