package easyread_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/easyread"
)

// broken returns the files with one of them changed; "" for to takes it away.
func broken(t *testing.T, name, from, to string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(assets.Files(), "easy", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(assets.Files(), path)
		files[path] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	file := "easy/" + name + ".toml"
	was := string(files[file].Data)
	if !strings.Contains(was, from) {
		t.Fatalf("%s has no %q", file, from)
	}
	if to == "" {
		delete(files, file)
		return files
	}
	files[file] = &fstest.MapFile{Data: []byte(strings.Replace(was, from, to, 1))}
	return files
}

// Words that are broken on purpose are found, each by what is wrong with it.
func TestBrokenWordsAreFound(t *testing.T) {
	lists := shippedLists(t)
	for _, b := range []struct{ what, file, from, to, finds string }{
		{"a step without words", "safe-basics", `id = "basics-scams"`, `id = "basics-scam"`, "basics-scams: has no words"},
		{"words for no step", "safe-basics", `id = "basics-scams"`, `id = "basics-scam"`, "there is no such step"},
		{"words of an older step", "safe-basics", "version = 1", "version = 0", "has no words of version 1"},
		{"a picture there is not", "safe-basics", `"email | Make`, `"mail | Make`, `no picture "mail"`},
		{"no picture", "safe-basics", `"email | Make`, `"Make`, "want \"picture"},
		{"no sentence", "safe-basics", "email | Make your email safe first.", "email | ", "want \"picture"},
		{"a long sentence", "safe-basics", "Make your email safe first.", "Make your email safe first before you do any of the many other things that are on this list.", "19 words"},
		{"a menu path", "safe-basics", "Make your email safe first.", "Go to Settings > Email.", `">"`},
		{"a hard word", "safe-basics", "Make your email safe first.", "Turn on verification.", "hard word"},
		{"many sentences in one line", "safe-basics", "Make your email safe first.", "Do this. Do that. Do more. Do all.", "4 sentences"},
		{"four lines", "safe-basics", `next = [`, "next = [\n  \"stop | Wait.\",", "4 lines"},
		{"no full stop", "safe-basics", "Make your email safe first.", "Make your email safe first", "no full stop"},
		{"a key nobody knows", "safe-basics", "version = 1", "version = 1\nage = 7", "age is not known"},
		{"a hard word without its explanation", "mastodon-setup", " A server is a group you join.", "", `"server" is not explained`},
		{"no TOML", "stay-safe", "ideas = [", "ideas = ", "stay-safe"},
		{"no title", "stay-safe", `title = "Stay safe"`, `title = ""`, "has no title"},
		{"a text that is missing", "privacy-full", "title", "", "privacy-full"},
	} {
		to := b.to
		if b.what == "a hard word without its explanation" {
			to = " "
		}
		found := strings.Join(faults(broken(t, b.file, b.from, to), lists), "\n")
		if !strings.Contains(found, b.finds) {
			t.Errorf("%s: found only %q", b.what, found)
		}
	}
}

// A line of a host's own gets its picture from its words, and none where they say
// nothing of one. A slot that is not filled takes its line with it, and an empty
// part its heading.
func TestTexts(t *testing.T) {
	own := easyread.Own("Who to call", []string{"Danger: 999", "Urgent: 111", "Text SHOUT to 85258", "Crisis team: 01234 567 890", "Be kind."})
	var pictures []string
	for _, idea := range own.Parts[0].Ideas {
		pictures = append(pictures, string(idea.Picture))
	}
	if got := strings.Join(pictures, " "); got != "call_999 call_111 text listen " {
		t.Errorf("pictures %q", got)
	}
	full, err := easyread.ReadText(assets.Files(), "privacy-full")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range full.Fill(map[string]string{"days": "90"}).Parts {
		if part.Heading == "Who we are" || len(part.Ideas) == 0 {
			t.Errorf("%q with %d lines", part.Heading, len(part.Ideas))
		}
		for _, idea := range part.Ideas {
			if strings.Contains(idea.Says, "[") {
				t.Errorf("not filled: %s", idea.Says)
			}
		}
	}
	if steps, err := easyread.ReadSteps(assets.Files(), "of-a-host"); err != nil || steps != nil {
		t.Errorf("a checklist without words: %v, %v", steps, err)
	}
}
