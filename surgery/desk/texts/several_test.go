package texts

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// Every sentence that says where words lie stands in our texts as it is looked for, and
// while they are shared nothing of ours says that it is one laptop.
func TestOurTextsSayOnWhichLaptopsWordsLie(t *testing.T) {
	files := os.DirFS("../../../assets")
	if err := words.Load(files); err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, name := range []string{"texts/privacy-short.txt", "texts/privacy-full.txt", "easy/privacy-short.toml", "easy/privacy-full.toml", "easy/protection.toml", "protection/pack.md"} {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		said += string(raw)
	}
	for _, place := range places {
		if one := words.Say("desk.one_" + place); !strings.Contains(said, one) {
			t.Errorf("%s: none of our texts says %q", place, one)
		}
	}
	if where(said, false) != said {
		t.Error("alone, it says something else")
	}
	for _, never := range []string{"on this computer", "on this laptop", "one laptop"} {
		if strings.Contains(where(said, true), never) {
			t.Errorf("shared, it says %q", never)
		}
	}
	own := "Our words stay on this computer and nowhere else."
	if got := whereAll(handout.Text{Paragraphs: []string{own, "A. It stays on this computer."}}, true); got.Paragraphs[0] != own ||
		got.Paragraphs[1] != "A. It stays on the laptops of this surgery." {
		t.Errorf("%q", got.Paragraphs)
	}
	easy, err := easyread.ReadText(files, "privacy-short")
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, part := range whereEasier(easy, true).Parts {
		for _, idea := range part.Ideas {
			all += idea.Says + "\n"
		}
	}
	if !strings.Contains(all, "What you tell us stays on the laptops of this surgery.") {
		t.Error(all)
	}
}
