package handout_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
)

// readTools skips the test where a program to print to pictures and read them is
// not installed, except under CI, which installs them.
func readTools(t *testing.T) {
	t.Helper()
	for _, name := range []string{"pdftoppm", "zbarimg", "convert"} {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("%s is not installed", name)
			}
			t.Skipf("%s is not installed", name)
		}
	}
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// pictures draws every page at 150 dots an inch.
func pictures(t *testing.T, pages []page.Page) []string {
	t.Helper()
	var raw bytes.Buffer
	if err := pdf.Write(&raw, pages, pdf.Options{Fonts: typeface(t), Title: "x", Made: surgeryDay}); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "print.pdf")
	if err := os.WriteFile(file, raw.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "pdftoppm", "-r", "150", "-gray", file, filepath.Join(folder, "page"))
	drawn, err := filepath.Glob(filepath.Join(folder, "page-*.pgm"))
	if err != nil || len(drawn) != len(pages) {
		t.Fatalf("%d pictures of %d pages, %v", len(drawn), len(pages), err)
	}
	return drawn
}

// tilted returns a picture turned by 3 degrees and blurred by so many pixels, as
// a telephone held in a hand sees it.
func tilted(t *testing.T, picture, blur string) string {
	t.Helper()
	seen := strings.TrimSuffix(picture, ".pgm") + "-" + blur + ".seen"
	run(t, "convert", picture, "-background", "white", "-rotate", "3", "-blur", "0x"+blur, "pgm:"+seen)
	return seen
}

// scanned returns what the codes on pictures say, sorted; a code that stands
// there eight times, eight times.
func scanned(t *testing.T, pictures ...string) []string {
	t.Helper()
	out, err := exec.Command("zbarimg", append([]string{"--raw", "-q"}, pictures...)...).Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 4) { // 4: a picture without one
		t.Fatalf("zbarimg: %v", err)
	}
	found := strings.Fields(string(out)) // no address has a space in it
	slices.Sort(found)
	return found
}

// coded is every kind of print that carries codes, by name.
func coded(t *testing.T) map[string]weekPrint {
	h := busy(t)
	all := map[string]weekPrint{
		"week": handout.Week{Title: "Recovery week", Dates: "23 to 27 November 2026", Hashtag: "#LYPFTrecovery", Links: h.Links,
			Events: typical(t).Events, StaySafe: h.StaySafe, WhereToTurn: h.WhereToTurn, NextSurgery: h.NextSurgery},
		"poster": poster(t, surgery.Standard), "cards": cards(t, surgery.Standard), "post links": postLinks(t, surgery.Standard), "results": results(t),
		"recovery": handout.Recovery{Made: surgeryDay, Code: madeUp, Text: strings.TrimSpace(strings.Repeat("QPZR Y9X8 GF2T VDW0 ", 3) + "S3JN 54")},
	}
	for _, size := range sizes {
		h.Size = size
		all["handout "+string(size)] = h
	}
	return all
}

// TestCodesAreReadBlurredAndTilted finds every code of a page, all eight of the
// cards too, in a picture that is neither sharp nor straight. That a blur five times as
// strong loses codes of the cards shows that it is looked at through the blur.
func TestCodesAreReadBlurredAndTilted(t *testing.T) {
	readTools(t)
	fonts := typeface(t)
	for name, print := range coded(t) {
		pages, err := print.Pages(fonts)
		if err != nil {
			t.Fatal(name, err)
		}
		pages = slices.DeleteFunc(pages, func(p page.Page) bool { return len(codesOn([]page.Page{p})) == 0 })
		var want []string
		for _, code := range codesOn(pages) {
			want = append(want, decode(t, code))
		}
		if len(want) == 0 {
			t.Fatalf("%s has no codes", name)
		}
		slices.Sort(want)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			straight := pictures(t, pages)
			if got := scanned(t, straight...); !slices.Equal(got, want) {
				t.Fatalf("straight: read %q, want %q", got, want)
			}
			seen := func(blur string) []string {
				var all []string
				for _, picture := range straight {
					all = append(all, tilted(t, picture, blur))
				}
				return scanned(t, all...)
			}
			if got := seen("1.2"); !slices.Equal(got, want) {
				t.Errorf("blurred and tilted: read %q, want %q", got, want)
			}
			if name == "cards" {
				if got := seen("6"); len(got) >= len(want) {
					t.Errorf("blurred beyond reading: still read %q", got)
				}
			}
		})
	}
}
