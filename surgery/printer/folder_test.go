package printer

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestFileNamesHaveNoWordsInThem(t *testing.T) {
	for want, j := range map[string]Job{
		"handout-2026-11-24-1305-7.pdf":                                             job(),
		"week-handout-2026-11-24-1305.pdf":                                          {Kind: surgery.WeekHandoutPrint, At: five},
		"sheet-2026-11-24-1305-12.pdf":                                              {Kind: surgery.SheetPrint, At: five, Number: "12"},
		"sheet-2026-11-24-1305-B07.pdf":                                             {Kind: surgery.SheetPrint, At: five, Number: "B07"},
		"print-2026-11-24-1305.pdf":                                                 {Kind: "../ŁÓ 7", At: five},
		"chat-sheet-lypftrecovery-chat-2026-11-24-1305.pdf":                         {Kind: surgery.ChatSheetPrint, At: five, About: "#LYPFTrecovery chat"},
		"chat-sheet-2026-11-24-1305.pdf":                                            {Kind: surgery.ChatSheetPrint, At: five, About: "../…"},
		"takeover-sheet-a-clinician-runs-the-corporate-account-2026-11-24-1305.pdf": {Kind: surgery.TakeoverSheetPrint, At: five, About: "A clinician runs the corporate account for 24 hours"},
	} {
		if got := SuggestedName(j); got != want || !ourName().MatchString(got) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestSaveNeverReplaces(t *testing.T) {
	f := Folder{Dir: filepath.Join(t.TempDir(), "new", "folder")}
	if _, err := f.Save(job()); surgery.KindOf(err) != surgery.ReadOnly {
		t.Fatalf("a chosen folder that is gone: %v", err)
	}
	f.Own = true
	one, two := job(), job()
	two.PDF = []byte("another")
	for _, j := range []Job{one, two, one} {
		path, err := f.Save(j)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != string(j.PDF) {
			t.Errorf("%s holds %q, %v", path, got, err)
		}
	}
	want := []string{"handout-2026-11-24-1305-7-2.pdf", "handout-2026-11-24-1305-7-3.pdf", "handout-2026-11-24-1305-7.pdf"}
	if got := names(t, f.Dir); !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

// A web page lies beside the PDF of the same minute, under an ending of its own.
func TestAJobMayHaveAnotherEnding(t *testing.T) {
	f := Folder{Dir: t.TempDir()}
	web := job()
	web.Ending = ".html"
	for _, j := range []Job{job(), web, web} {
		if _, err := f.Save(j); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"handout-2026-11-24-1305-7-2.html", "handout-2026-11-24-1305-7.html", "handout-2026-11-24-1305-7.pdf"}
	if got := names(t, f.Dir); !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestFolderThatIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := (Folder{Dir: path}).Save(job()); surgery.KindOf(err) != surgery.ReadOnly {
		t.Errorf("got %v", err)
	}
	if err := SaveAs(filepath.Join(path, "x.pdf"), nil); surgery.KindOf(err) != surgery.ReadOnly {
		t.Errorf("got %v", err)
	}
}

func TestSaveAsReplacesWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "mine.pdf")
	for _, text := range []string{"first, longer", "second"} {
		if err := SaveAs(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Errorf("holds %q", got)
		}
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("something was left beside it: %q", got)
	}
}

func TestClearTakesOnlyOurOldPrints(t *testing.T) {
	f := Folder{Dir: t.TempDir()}
	old, err := f.Save(job())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"letter.pdf", "handout-2026.pdf"} {
		if err := os.WriteFile(filepath.Join(f.Dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	fresh, err := f.Save(job())
	if err != nil {
		t.Fatal(err)
	}
	for path, at := range map[string]time.Time{old: five.Add(-time.Hour), fresh: five, filepath.Join(f.Dir, "letter.pdf"): five.Add(-time.Hour)} {
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Clear(five); err != nil {
		t.Fatal(err)
	}
	want := []string{"handout-2026-11-24-1305-7-2.pdf", "handout-2026.pdf", "letter.pdf"}
	if got := names(t, f.Dir); !slices.Equal(got, want) {
		t.Errorf("left %q, want %q", got, want)
	}
	if err := (Folder{Dir: filepath.Join(f.Dir, "none")}).Clear(five); err != nil {
		t.Errorf("no folder: %v", err)
	}
}

// A crash in the middle of writing leaves a file that is not whole.
func TestWhatACrashLeftGoes(t *testing.T) {
	f := Folder{Dir: t.TempDir()}
	put := func(name string, age time.Duration) string {
		path, at := filepath.Join(f.Dir, name), time.Now().Add(-age)
		if err := errors.Join(os.WriteFile(path, []byte("half"), 0o600), os.Chtimes(path, at, at)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	put(".print-123.tmp", 2*stale)
	put(".print-456.tmp", 0) // of a print that is just being saved
	put(".print-words.tmp", 2*stale)
	if _, err := f.Save(job()); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, f.Dir), []string{".print-456.tmp", ".print-words.tmp", "handout-2026-11-24-1305-7.pdf"}; !slices.Equal(got, want) {
		t.Errorf("left %q, want %q", got, want)
	}
	if err := f.Clear(time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, f.Dir), []string{".print-words.tmp"}; !slices.Equal(got, want) {
		t.Errorf("left %q, want %q", got, want)
	}
}
