package handout_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/pdf/heard"
)

// savedPrints saves every print in some sizes, and returns the files and what is
// to be heard of each.
func savedPrints(t *testing.T, sizes ...surgery.HandoutSize) (files, want []string, pages [][]page.Page) {
	t.Helper()
	fonts, dir := typeface(t), t.TempDir()
	for _, size := range sizes {
		prints := everyPrint(t, fonts, size)
		if size == surgery.EasierToRead { // the others are in large print
			prints = laid(t, fonts, easierPrints(t))
		}
		var names []string
		for name := range prints {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			var raw bytes.Buffer
			if err := pdf.Write(&raw, prints[name], pdf.Options{Fonts: fonts, Title: "A print", Made: surgeryDay}); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, name+"-"+string(size)+".pdf")
			if err := os.WriteFile(file, raw.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			files, want, pages = append(files, file), append(want, squeezed(onPaper(prints[name]))), append(pages, prints[name])
		}
	}
	return files, want, pages
}

// outside runs a program of others; where it is missing the test is skipped, but
// not where CI is set.
func outside(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// Browsers hear each print as it is read, with words for its pictures.
func TestBrowsersHearEveryPrint(t *testing.T) {
	files, want, pages := savedPrints(t, surgery.Standard, surgery.EasierToRead)
	for i, b := range heard.InBrowser(t, "../..", files...) {
		name := filepath.Base(files[i])
		if !b.Tagged || b.Language != "en-GB" {
			t.Errorf("%s: tagged %v, in %q", name, b.Tagged, b.Language)
		}
		if got := squeezed(b.Words); got != want[i] {
			t.Errorf("%s: pdf.js hears\n%s\nwant\n%s", name, got, want[i])
		}
		if squeezed(b.Left) != "" && !strings.Contains(b.Left, "Page") {
			t.Errorf("%s: in no element: %q", name, b.Left)
		}
		if n := count(pages[i], isCode); len(b.Alts) < n || slices.Contains(b.Alts, "") {
			t.Errorf("%s: %d pictures, words of them %q", name, n, b.Alts)
		}
		for _, l := range b.Links {
			if !strings.HasPrefix(l, "https://") || !strings.Contains(l, " Opens ") {
				t.Errorf("%s: a link to %s", name, l)
			}
		}
	}
}

// So does poppler, and neither it nor qpdf finds anything amiss. Of a picture and
// of what has words in place of its own poppler says what is drawn.
func TestPopplerHearsEveryPrint(t *testing.T) {
	files, want, _ := savedPrints(t, surgery.Standard, surgery.EasierToRead)
	for i, file := range files {
		name := filepath.Base(file)
		var said strings.Builder
		for line := range strings.Lines(outside(t, "pdfinfo", "-struct-text", file)) {
			line = strings.TrimSpace(line)
			if len(line) > 1 && line[0] == '"' && line[len(line)-1] == '"' {
				said.WriteString(line[1 : len(line)-1])
			}
		}
		if got := squeezed(said.String()); got != want[i] {
			t.Errorf("%s: poppler hears\n%s\nwant\n%s", name, got, want[i])
		}
		if out := outside(t, "qpdf", "--check", file); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: %s", name, out)
		}
	}
}
