package papers_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/papers"
	"socialmediasurgery/ui/testroom"
)

// Where a second language is chosen for what is easier to read, the field says that
// easier words are in English only.
func TestTheLanguageSaysThatEasierWordsAreEnglish(t *testing.T) {
	test.NewTempApp(t)
	chosen := ""
	s := papers.NewSecond("Language", []texts.Language{{Code: "pl"}}, func(code string) { chosen = code })
	says := func() bool {
		return strings.Contains(strings.Join(testroom.Words(s), " "), words.Say("prints.easier_in_two"))
	}
	s.With(surgery.EasierToRead)
	if says() {
		t.Error("it says so of English alone")
	}
	s.Set("pl")
	if !says() || chosen != "" {
		t.Errorf("it does not say so: %q; or told of %q", testroom.Words(s), chosen)
	}
	s.With(surgery.LargePrint)
	if says() {
		t.Error("it says so of large print")
	}
}
