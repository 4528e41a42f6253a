package checklist

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestOwnFilesOverrideAndAdd(t *testing.T) {
	shipped := fstest.MapFS{
		"a.toml": file(small),
		"b.toml": file(strings.Replace(small, "try-it", "other", 1)),
	}
	own := fstest.MapFS{
		"mine.toml":   file(strings.Replace(small, "Try it", "Try it here", 1)),
		"new.TOML":    file(strings.Replace(small, "try-it", "new-one", 1)),
		"broken.toml": file("id = \"other\"\ntitle \"no\""),
		"again.toml":  file(strings.Replace(small, "try-it", "new-one", 1)),
		"notes.txt":   file("not ours"),
		".new.toml":   file("an editor's own copy"),
		"folder.toml": {Mode: os.ModeDir},
	}
	l, problems := Load(shipped, own)
	want := []Problem{
		{"broken.toml", 2, "This line cannot be read. Look for a missing quote mark or equals sign, here or just above."},
		{"folder.toml", 0, "This file cannot be opened. Check that you may read it."},
		{"new.TOML", 0, "The checklist id “new-one” is already used by the file again.toml."},
	}
	if !reflect.DeepEqual(problems, want) {
		t.Errorf("problems:\n got %v\nwant %v", problems, want)
	}
	if c, ok := l.Get("try-it"); !ok || c.Title != "Try it here" {
		t.Errorf("not overridden: %v %+v", ok, c)
	}
	for _, id := range []string{"other", "new-one"} {
		if _, ok := l.Get(id); !ok {
			t.Errorf("%s is not there", id)
		}
	}
	if _, ok := l.Get("nothing"); ok || len(l.All()) != 3 {
		t.Errorf("%d checklists, want 3", len(l.All()))
	}
}

func TestAFolderThatIsGone(t *testing.T) {
	l, problems := Load(fstest.MapFS{"a.toml": file(small)}, os.DirFS(filepath.Join(t.TempDir(), "gone")))
	if len(problems) != 1 || problems[0].File != "" || len(l.All()) != 1 {
		t.Errorf("%v, %d checklists", problems, len(l.All()))
	}
}

func TestTooManyFiles(t *testing.T) {
	own := fstest.MapFS{}
	for i := range maxFiles + 5 {
		own[fmt.Sprintf("%04d.toml", i)] = file(strings.Replace(small, "try-it", fmt.Sprint("try-", i), 1))
	}
	l, problems := Load(fstest.MapFS{}, own)
	if len(l.All()) != maxFiles || len(problems) != 1 {
		t.Errorf("%d checklists, %v", len(l.All()), problems)
	}
}

func TestOfferLeavesOutWhatHasNoStepForTheTrack(t *testing.T) {
	l, problems := Load(fstest.MapFS{"a.toml": file(strings.Replace(small, "\"both\"", "\"professional\"", 1))}, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := l.Offer("personal"); len(got) != 0 {
		t.Errorf("offered %v", got)
	}
	if got := l.Offer("professional"); len(got) != 1 {
		t.Errorf("offered %v", got)
	}
}

func TestWhatIsHiddenIsNotOffered(t *testing.T) {
	second := small[strings.Index(small, "[[steps]]"):]
	two := small + "\n" + strings.Replace(second, "try-one", "try-two", 1)
	l, problems := Load(fstest.MapFS{
		"a.toml": file(strings.Replace(two, "[[steps]]\nid = \"try-one\"", "[[steps]]\nhidden = true\nid = \"try-one\"", 1)),
		"b.toml": file("hidden = true\n" + strings.Replace(two, "id = \"try-it\"", "id = \"gone\"", 1)),
		"c.toml": file(strings.ReplaceAll(strings.Replace(two, "id = \"try-it\"", "id = \"bare\"", 1), "[[steps]]", "[[steps]]\nhidden = true")),
	}, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := l.Offer("both"); len(got) != 1 || got[0].ID != "try-it" {
		t.Errorf("offered %+v", got)
	}
	c, _ := l.Get("try-it")
	if steps := c.For("both"); len(steps) != 1 || steps[0].ID != "try-two" {
		t.Errorf("steps %+v", steps)
	}
	if _, ok := c.Step("try-one"); !ok {
		t.Error("what was done on the hidden step has lost it")
	}
	if _, ok := l.Get("gone"); !ok || len(l.All()) != 3 {
		t.Error("the hidden checklist is lost to those who have it")
	}
}
