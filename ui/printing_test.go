//go:build !windows

package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	visitroom "socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// pretendPrinter puts a printer on the path, and returns what lp was asked for.
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

// The handout of a visit has one code for the hashtag and one for the blog, and others
// where the host ticks them.
func TestTheCodesOfAVisitsHandoutAreTicked(t *testing.T) {
	r := window(t, 0, func(r *room) {
		r.do(r.desk.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall",
			Hashtag: "MadeUpWeek", On: []string{"bluesky", "x"}, Links: []surgery.WeekLink{{Opens: "A blog", Address: "example.org/blog"}}}}))
		r.do(r.desk.Today.CheckInNew(today.Arrival{Name: "Sam Sample"}))
	})
	r.openVisit(r.waiting())
	r.printWith()
	said := func() string {
		return strings.Join(testroom.Words(r.Window().Canvas().Overlays().Top()), "\n")
	}
	if !strings.Contains(said(), "#MadeUpWeek on X") || strings.Contains(said(), "one code") {
		t.Fatalf("offered is\n%s", said())
	}
	c := r.Window().Canvas()
	if got := r.ticked(); len(got) != 2 || got[0] != "#MadeUpWeek on Bluesky" || got[1] != "A blog" {
		t.Errorf("ticked are %q", got)
	}
	for range 20 { // on to the last of the sizes
		if _, is := c.Focused().(*kit.Choice); is {
			break
		}
		c.FocusPrevious()
	}
	r.typeKey(fyne.KeyEnd)
	if !strings.Contains(said(), "one code: the first") {
		t.Errorf("in the easier size is said\n%s", said())
	}
}

// ticked returns the words beside the boxes that are ticked in the panel.
func (r *room) ticked() (all []string) {
	for _, o := range test.LaidOutObjects(r.Window().Canvas().Overlays().Top()) {
		if k, is := o.(*kit.Check); is && k.On() {
			all = append(all, testroom.Words(k)...)
		}
	}
	return all
}

// TestWhatIsTickedIsOnThePaper also where a week of many events leaves the next
// surgery's code no room.
func TestWhatIsTickedIsOnThePaper(t *testing.T) {
	r := window(t, 0, func(r *room) {
		if err := r.desk.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
	})
	id := r.waiting()
	r.openVisit(id)
	r.printWith()
	said := world.Text(world.Paper(t)(r.desk.Visit.Handout(id, "")))
	if strings.Contains(said, "for your calendar") {
		t.Fatal("there is room for the next surgery's: this tells nothing")
	}
	got := r.ticked()
	for _, code := range got {
		if !strings.Contains(said, code) {
			t.Errorf("%q is ticked, and not on it: %s", code, said)
		}
	}
	if len(got) != 2 {
		t.Errorf("ticked are %q", got)
	}
}

// Several begin each in its own size, a handover in large print; then all are as chosen.
func TestSeveralPrintsBeginInTheirOwnSize(t *testing.T) {
	r := window(t, 0, func(r *room) {
		themedWeek(r)
		w, err := r.desk.Week.Current()
		if err != nil {
			t.Fatal(err)
		}
		r.do(r.desk.Week.SaveEvent(surgery.Event{Week: w.ID, Kind: surgery.TakeoverEvent, Day: "2026-11-26", Words: surgery.EventWords{Title: "A takeover"}}))
	})
	printed := r.intoFolder()
	all, err := r.desk.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(p weekprints.Print) bool {
		return p.Kind != surgery.TakeoverSheetPrint && p.Kind != surgery.ChatSheetPrint
	})
	for _, chosen := range []surgery.HandoutSize{"", surgery.Plain} {
		r.printSeveral(all)
		c := r.Window().Canvas()
		r.typeKey(fyne.KeySpace)
		c.FocusNext()
		r.typeKey(fyne.KeySpace)
		c.FocusNext()
		sizes, is := c.Focused().(*kit.Choice)
		if !is || sizes.Value() != "" {
			t.Fatalf("it begins with %+v", c.Focused())
		}
		for sizes.Value() != string(chosen) {
			r.typeKey(fyne.KeyRight)
		}
		r.panel().Submit()
		want := map[surgery.PrintKind]surgery.HandoutSize{surgery.TakeoverSheetPrint: surgery.LargePrint, surgery.ChatSheetPrint: surgery.Standard}
		found, err := r.desk.Desk.Store().Prints(r.desk.Desk.Surgery().ID)
		if err != nil || len(printed()) == 0 {
			t.Fatal(printed(), err)
		}
		for _, p := range found[len(found)-2:] {
			if size := want[p.Kind]; chosen == "" && p.Size != size || chosen != "" && p.Size != chosen {
				t.Errorf("with %q chosen %s is in %s", chosen, p.Kind, p.Size)
			}
		}
	}
}

// Several prints take the same choices; each keeps the paper it is made for.
func TestSeveralPrintsWithChoicesByKeyboard(t *testing.T) {
	asked := pretendPrinter(t)
	r := window(t, 0, themedWeek)
	prints, err := r.desk.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	r.printSeveral(prints[:3]) // the handout, the poster, the large poster
	next := r.Window().Canvas().FocusNext
	next()
	next()
	r.typeKey(fyne.KeySpace) // the large poster
	next()
	next()
	r.Window().Canvas().Focused().TypedRune('x')
	r.panel().Submit()
	if failed := r.panel().Failed(); surgery.KindOf(failed) != surgery.Invalid {
		t.Fatalf("x copies: %v", failed)
	}
	r.typeKey(fyne.KeyBackspace)
	r.Window().Canvas().Focused().TypedRune('2')
	next()
	r.typeKey(fyne.KeyDown)
	r.typeKey(fyne.KeyEnd)
	r.typeKey(fyne.KeyReturn)
	next() // paper: as each is made
	next()
	r.typeKey(fyne.KeyRight) // grey
	next()
	r.typeKey(fyne.KeyRight)
	r.typeKey(fyne.KeyRight) // both sides
	r.panel().Submit()
	if r.panel() != nil {
		t.Fatalf("still open: %v", r.panel().Failed())
	}
	for _, want := range []string{"-d Hall", "-n 2", "media=A3", "ColorModel=Gray", "sides=two-sided-long-edge"} {
		if !strings.Contains(asked(), want) {
			t.Errorf("%q is not in %s", want, asked())
		}
	}
	if strings.Contains(asked(), "fit-to-page") {
		t.Errorf("the large poster is made smaller: %s", asked())
	}
}

// A letter that no font covers is asked about once, before anything is sent.
func TestSeveralPrintsWithALetterNoFontCovers(t *testing.T) {
	r := window(t, 0, func(r *room) {
		themedWeek(r)
		w, err := r.desk.Week.Current()
		if err != nil {
			t.Fatal(err)
		}
		w.Words.Title = "Week of the \u0378"
		r.do(r.desk.Week.SaveWeek(*w, w.ID))
	})
	printed := r.intoFolder()
	prints, err := r.desk.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	r.printSeveral(prints[:2])
	r.typeKey(fyne.KeySpace)
	r.Window().Canvas().FocusNext()
	r.typeKey(fyne.KeySpace)
	several := r.panel()
	several.Submit()
	if r.panel() == several {
		t.Fatal("nothing is asked")
	}
	r.panel().Close()
	if len(printed()) != 0 || surgery.KindOf(several.Failed()) != surgery.Unprintable {
		t.Fatalf("printed %v, said %v", printed(), several.Failed())
	}
	several.Submit()
	r.panel().Submit() // anyway
	if got := strings.Join(printed(), " "); got != "poster week-handout" || r.panel() != nil {
		t.Errorf("printed %s", got)
	}
}

// The handout of somebody who reads large print begins in large print.
func TestAPrintBeginsInItsOwnSize(t *testing.T) {
	pretendPrinter(t)
	r := window(t, 0, started)
	var visit surgery.ID
	r.stage.Change(func() (surgery.Change, error) { return r.desk.Today.CheckInNew(today.Arrival{Name: "Sam Sample"}) }, func(d surgery.Change) { visit = d.Visit })
	r.do(r.desk.Visit.EditVisit(visit, visitroom.EditVisit{Track: surgery.Both, Size: surgery.LargePrint}))
	printed := r.intoFolder()
	r.stage.OpenVisit(visit)
	r.printWith()
	r.Window().Canvas().FocusPrevious() // the sizes
	if on, ok := r.Window().Canvas().Focused().(*kit.Choice); !ok || on.Value() != string(surgery.LargePrint) {
		t.Errorf("it begins with %+v", r.Window().Canvas().Focused())
	}
	r.panel().Submit()
	if got := printed(); len(got) != 1 || got[0] != "handout" {
		t.Errorf("printed %v", got)
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
