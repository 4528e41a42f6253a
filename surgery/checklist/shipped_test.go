package checklist

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func shippedFiles(t testing.TB) fs.FS {
	t.Helper()
	files, err := fs.Sub(assets.Files(), "checklists")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func shipped(t testing.TB) *Library {
	t.Helper()
	l, problems := Load(shippedFiles(t), nil)
	for _, p := range problems {
		t.Errorf("%s:%d %s", p.File, p.Line, p.Reason)
	}
	return l
}

func TestWhatComesWithTheProgram(t *testing.T) {
	lists := shipped(t).All()
	steps, ids, kinds := 0, map[string]string{}, map[Kind]int{}
	for _, c := range lists {
		kinds[c.Kind]++
		if c.ID == "" || c.Title == "" || c.Summary == "" || c.Platform == "" || c.Version < 1 {
			t.Errorf("%s: an empty field", c.ID)
		}
		for _, s := range c.Steps {
			steps++
			if s.ID == "" || s.Title == "" || s.Why == "" || s.How == "" || s.Minutes < 1 || s.Version < 1 {
				t.Errorf("%s %s: an empty field", c.ID, s.ID)
			}
			if !strings.HasPrefix(s.Done, "You ") || s.Said() != s.Done {
				t.Errorf("%s %s: once done it says %q", c.ID, s.ID, s.Said())
			}
			if other, taken := ids[s.ID]; taken {
				t.Errorf("step %s is in %s and %s", s.ID, other, c.ID)
			}
			ids[s.ID] = c.ID
		}
	}
	if len(lists) != 18 || steps != 201 || kinds[Platform] != 11 || kinds[Activity] != 7 {
		t.Errorf("%d checklists (%v) with %d steps, want 18 (11 and 7) with 201", len(lists), kinds, steps)
	}
}

// The files are the golden masters: writing what was read gives the same bytes.
func TestWritingWhatWasReadGivesTheSameFile(t *testing.T) {
	files := shippedFiles(t)
	for _, c := range shipped(t).All() {
		got, err := Write(c)
		if err != nil {
			t.Fatal(c.ID, err)
		}
		want, err := fs.ReadFile(files, c.ID+".toml")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from its file:\n%s", c.ID, got)
		}
	}
}

func TestOffer(t *testing.T) {
	l := shipped(t)
	for _, c := range []struct {
		track surgery.Track
		first string
		last  string
		count int
	}{
		{surgery.Both, "safe-basics bluesky-setup facebook-setup", "recovery-story-blog", 18},
		{"", "safe-basics bluesky-setup facebook-setup", "recovery-story-blog", 18},
		{surgery.Personal, "safe-basics bluesky-setup facebook-setup", "account-takeover", 18},
		{surgery.Professional, "safe-basics account-takeover bluesky-setup", "recovery-story-blog", 18},
	} {
		var ids []string
		for _, list := range l.Offer(c.track) {
			ids = append(ids, list.ID)
		}
		got := strings.Join(ids, " ")
		if !strings.HasPrefix(got, c.first) || !strings.HasSuffix(got, " "+c.last) || len(ids) != c.count {
			t.Errorf("%q: %s", c.track, got)
		}
	}
}

func TestForLeavesOutTheOtherTrack(t *testing.T) {
	x, ok := shipped(t).Get("x-setup")
	if !ok {
		t.Fatal("no x-setup")
	}
	for track, want := range map[surgery.Track]int{surgery.Both: 12, "": 12, surgery.Personal: 9, surgery.Professional: 9} {
		steps := x.For(track)
		if len(steps) != want {
			t.Errorf("%q: %d steps, want %d", track, len(steps), want)
		}
		for _, s := range steps {
			if !s.Fits(track) {
				t.Errorf("%q: %s does not fit", track, s.ID)
			}
		}
	}
	if _, ok := x.Step("x-two-step"); !ok {
		t.Error("no x-two-step")
	}
	if _, ok := x.Step("two-step"); ok {
		t.Error("a step that is not there was found")
	}
}

// A word that no column can hold would be cut off on paper.
func TestNoWordIsTooLongForPaper(t *testing.T) {
	for _, c := range shipped(t).All() {
		for _, s := range c.Steps {
			for _, text := range []string{s.Title, s.Why, s.How} {
				for _, word := range strings.Fields(text) {
					if len(word) > 40 {
						t.Errorf("%s: %q is too long a word for a narrow column", s.ID, word)
					}
				}
			}
		}
	}
}
