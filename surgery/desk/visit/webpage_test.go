package visit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

// A handout is saved as a web page, with its second language, and counted as one
// that was given; a print of its own is never that page.
func TestAHandoutIsSavedAsAWebPage(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Week(t, nil)
	world.Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Size: surgery.Standard, Language: "ar"}))
	p := world.Paper(t)(d.Visit.Handout(zoe, ""))
	p.AsWeb = true
	folder := t.TempDir()
	done := world.Must(t)(d.Prints.SavePDF(p, folder))
	files, err := filepath.Glob(filepath.Join(folder, "handout-*.html"))
	if err != nil || len(files) != 1 || !strings.Contains(done.Notice, filepath.Base(files[0])) {
		t.Fatal(files, err, done.Notice)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<!DOCTYPE html>", "Zoë’s social media surgery", `lang="ar" dir="rtl"`, "This is a draft", "116 123", `href="https://bsky.app/hashtag/MadeUpWeek"`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("no %s in\n%s", want, raw)
		}
	}
	if v, err := d.Visit.Visit(zoe); err != nil || !v.Printed {
		t.Errorf("nobody counts it: %v", err)
	}
	out, err := d.Prints.ToPrinter(p, 1)
	if err != nil || !strings.HasPrefix(string(out.Job.PDF), "%PDF") {
		t.Errorf("a printer gets something else than a PDF: %v", err)
	}
}
