package endtoend

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
)

// TestANewcomersRun is a whole month with the program by somebody new to it, by
// keyboard only: the first surgery ever, and the next one, until a power cut.
func TestANewcomersRun(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	screen := newDesktop(t)
	folder, prints := filepath.Join(t.TempDir(), "records"), t.TempDir()

	// The first surgery: Sam comes, and asks for the place to be saved.
	r := screen.start(folder, "-print-to", prints)
	r.look("01-welcome")
	r.press("Return")
	r.settle()
	r.write("Made-up Hall")
	r.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab") // title, with, kind, opens, closes, hashtag
	r.write("LYPFTrecovery")
	for range 10 { // where people use it, nine sites; then the blog
		r.press("Tab")
	}
	r.write("example.org/considering-lilies")
	r.press("Tab")
	r.write("Considering Lilies")
	r.look("02-start")
	r.does("start the surgery", 1, func() { r.press("Return") })
	r.write("Sam Okafor")
	r.press("Return")
	r.settle()
	r.press("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "space") // back from the name, past known as and what else they say yes to, to saving the place
	r.look("03-someone-new")
	r.does("check in Sam", 1, func() { r.press("ctrl+Return") })
	r.press("ctrl+w")
	r.settle()
	r.look("04-closing")
	r.press("Tab", "Tab", "Tab", "Tab", "Return")
	r.settle()
	r.does("close the first surgery", 1, func() { r.press("shift+Tab", "Return") }) // no key erases but on its own button
	r.look("05-thanks")
	r.press("Return")
	r.settle()

	// The next surgery: Sam returns, José is new, a guest has no name.
	r.does("start the second surgery", 1, func() { r.press("Return") })
	r.write("okaf")
	r.settle()
	r.look("06-search")
	r.does("check in Sam again", 1, func() { r.press("Return") })
	r.write("José Pretend")
	r.settle()
	r.press("Return")
	r.settle()
	r.press("Tab", "Tab", "Right", "Tab", "Tab", "space", "Right", "space") // past the language; personal; safe basics, Bluesky
	r.look("07-two-checklists")
	r.does("check in José", 1, func() { r.press("ctrl+Return") })
	r.does("count a guest", 1, func() { r.press("ctrl+g") })

	// A surgeon arrives, and sits with José.
	r.press("Tab", "Tab", "Tab", "Return") // check in, guest, surgeons
	r.settle()
	r.press("Return")
	r.settle()
	r.write("Vicky Invented")
	r.does("a surgeon arrives", 1, func() { r.press("Return") }) // known from now on, and here
	r.press("Escape")
	r.settle()
	r.press("ctrl+f", "Down", "Home", "Down", "alt+p")
	r.settle()
	r.does("pair", 1, func() { r.press("Return") })
	r.look("08-paired")

	// Ctrl+O opens the visit that is selected; José's is in the next column.
	r.press("ctrl+f")
	r.write("jose")
	r.settle()
	r.press("Return")
	r.settle()
	r.look("09-visit")
	r.does("done", 1, func() { r.press("space") })
	r.does("not today", 1, func() { r.press("s") })
	r.does("not for me", 1, func() { r.press("x") })
	r.press("n")
	r.settle()
	r.write("Wants to ask at home first")
	r.does("a note", 1, func() { r.press("ctrl+Return") })
	r.does("the handout", 1, func() { r.press("ctrl+p") })
	r.look("10-printed")
	r.does("undo the note", 1, func() { r.press("ctrl+z") })
	r.does("undo not for me", 1, func() { r.press("ctrl+z") })
	r.does("not for me again", 1, func() { r.press("ctrl+shift+z") })
	r.does("the note again", 1, func() { r.press("ctrl+shift+z") })
	r.press("ctrl+Return")
	r.settle()
	r.look("11-finish")
	r.does("finish", 1, func() { r.press("ctrl+Return") })
	r.look("12-today")

	handouts(t, prints)

	// A power cut, and everything is there.
	r.kill()
	asItWas(t, folder)
	for _, name := range []string{"Okafor", "José", "Jose", "Pretend", "Vicky", "Invented", "Made-up Hall", "at home first"} {
		if holds(t, folder, name) || holds(t, screen.home, name) {
			t.Errorf("%q stands in a file", name)
		}
	}

	// Started again, it opens on Today; a second copy says so; closing quits.
	r = screen.start(folder, "-print-to", prints)
	r.look("13-after-the-power-cut")
	second := screen.command(program, "-data", folder)
	said, err := second.CombinedOutput()
	if err == nil || !strings.Contains(string(said), "open already") {
		t.Errorf("a second copy: %v %s", err, said)
	}
	r.press("ctrl+w")
	r.settle()
	r.look("14-closing")
	before := r.operations()
	r.press("shift+Tab") // from the list of what is open, back to the ways
	r.press("Tab")
	r.press("Escape")
	r.settle()
	if r.operations() != before {
		t.Error("Escape changed something")
	}
	r.press("ctrl+q")
	r.settle()
	r.press("ctrl+q")
	r.quit()
}

// handouts looks at what was printed: its words, and where its codes lead, read
// by a program that did not draw them.
func handouts(t *testing.T, folder string) {
	t.Helper()
	made, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(made) != 1 {
		t.Fatalf("printed: %v %v", made, err)
	}
	if strings.Contains(strings.ToLower(filepath.Base(made[0])), "jos") {
		t.Errorf("a name in a file name: %s", made[0])
	}
	text, err := exec.Command("pdftotext", "-layout", made[0], "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"José", "Made-up Hall", "Vicky", "You made your email safe"} {
		if !bytes.Contains(text, []byte(said)) {
			t.Errorf("the handout does not say %q:\n%s", said, text)
		}
	}
	if bytes.Contains(text, []byte("Pretend")) {
		t.Error("the handout says more than a first name")
	}
	picture := filepath.Join(t.TempDir(), "page")
	if out, err := exec.Command("pdftoppm", "-r", "150", "-png", made[0], picture).CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	var codes []string
	pages, _ := filepath.Glob(picture + "*.png")
	for _, page := range pages {
		out, err := exec.Command("zbarimg", "--raw", "-q", page).Output()
		if err != nil {
			t.Fatalf("zbarimg found no code: %v", err)
		}
		codes = append(codes, strings.Fields(string(out))...)
	}
	slices.Sort(codes)
	want := []string{"https://bsky.app/hashtag/LYPFTrecovery", "https://example.org/considering-lilies"}
	if !slices.Equal(codes, want) {
		t.Errorf("codes lead to %q, want %q", codes, want)
	}
}

// asItWas opens the records after the power cut and finds everything there.
func asItWas(t *testing.T, folder string) {
	t.Helper()
	out, err := exec.Command(program, "-data", folder, "-check").Output()
	if err != nil {
		t.Fatalf("-check: %v %s", err, out)
	}
	var report struct {
		Chain                                                   string
		Schema, Operations, People, Visits, Surgeries, Handouts int
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if report.Chain != "ok" || report.People != 2 || report.Visits != 4 || report.Surgeries != 2 || report.Handouts != 1 {
		t.Errorf("%s", out)
	}
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	if b.Counts.Waiting != 2 || len(b.Finished) != 1 || b.Finished[0].Name != "José" || b.Finished[0].Number != "2" || !b.Finished[0].Printed {
		t.Errorf("%+v %+v", b.Counts, b.Finished)
	}
	v, err := d.Visit.Visit(b.Finished[0].Visit)
	if err != nil || len(v.Lists) != 2 || v.Track != surgery.Personal {
		t.Fatalf("%+v %v", v, err)
	}
	var states []surgery.StepState
	note := ""
	for _, s := range v.Lists[0].Steps {
		states = append(states, s.State)
		note += s.Note
	}
	want := []surgery.StepState{surgery.Done, surgery.NotTodayStep, surgery.NotForMe, surgery.ToDo}
	if !slices.Equal(states[:4], want) || note != "Wants to ask at home first" {
		t.Errorf("steps %v, note %q", states, note)
	}
}

// holds reports whether any file below the folder holds the text.
func holds(t *testing.T, folder, text string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return nil // gone meanwhile
		}
		raw, err := os.ReadFile(path)
		found = found || bytes.Contains(raw, []byte(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
