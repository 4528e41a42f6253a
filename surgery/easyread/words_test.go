package easyread_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// texts are the files that are no checklist.
var texts = []string{"stay-safe", "where-to-turn", "privacy-short", "privacy-full", "protection"}

// mostWords is how long a sentence may be; longer ones are harder (Department of
// Health 2009/10).
const mostWords = 15

// hard are words that are not everyday ones.
var hard = regexp.MustCompile(`(?i)\b(verif\w*|authenti\w*|two-factor|2fa|configur\w*|delegat\w*|permission\w*|visibility|moderation|notification\w*|consent\w*|polic(y|ies)|regulator\w*|confidential\w*|enable\w*|disable\w*|browser|url|app's|utili[sz]e|commence|prior to|regarding|in order to)\b`)

// explained are hard words for which there is no other, and how they are explained
// beside them.
var explained = map[string]string{"server": "A server is", "PIN": "A PIN is", "captions": "They show", "password manager": "It keeps your passwords", "live location": "Live location shows"}

// faults returns what is wrong with the words of files, seen with the checklists.
func faults(files fs.FS, lists []checklist.Checklist) []string {
	var wrong []string
	say := func(format string, with ...any) { wrong = append(wrong, fmt.Sprintf(format, with...)) }
	for _, c := range lists {
		steps, err := easyread.ReadSteps(files, c.ID)
		if err != nil {
			say("%v", err)
			continue
		}
		for _, s := range c.Steps {
			if _, ok := steps.For(s.ID, s.Version); !ok && s.Essential {
				say("%s, %s: has no words of version %d", c.ID, s.ID, s.Version)
			}
		}
		for id, s := range steps {
			at := c.ID + ", " + id
			if _, known := c.Step(id); !known {
				say("%s: there is no such step", at)
			}
			if len(s.Next) < 1 || len(s.Next) > 3 {
				say("%s: %d lines on what to do", at, len(s.Next))
			}
			whole := ""
			for _, idea := range append([]easyread.Idea{s.Did}, s.Next...) {
				whole += idea.Says + " "
				wrong = append(wrong, ideaFaults(at, idea)...)
			}
			for word, how := range explained {
				if strings.Contains(whole, word) && !strings.Contains(whole, how) {
					say("%s: %q is not explained", at, word)
				}
			}
		}
	}
	for _, name := range texts {
		text, err := easyread.ReadText(files, name)
		if err != nil {
			say("%v", err)
			continue
		}
		if text.Title == "" || len(text.Parts) == 0 {
			say("%s: has no title, or nothing under it", name)
		}
		for _, part := range text.Parts {
			for _, idea := range part.Ideas {
				wrong = append(wrong, ideaFaults(name, idea)...)
			}
		}
	}
	return wrong
}

var (
	sentences = regexp.MustCompile(`[^.?!]+(?:[.?!]+|$)`)
	aWord     = regexp.MustCompile(`[\p{L}\p{N}#\[][\p{L}\p{N}’_\]@.-]*`)
)

// ideaFaults returns what is wrong with one line.
func ideaFaults(at string, idea easyread.Idea) []string {
	var wrong []string
	say := func(format string, with ...any) {
		wrong = append(wrong, at+": "+fmt.Sprintf(format, with...)+" in "+idea.Says)
	}
	if !idea.Picture.Known() {
		say("no picture")
	}
	found := sentences.FindAllString(strings.ReplaceAll(idea.Says, "ico.org.uk", "icoorguk"), -1)
	if len(found) > 3 {
		say("%d sentences", len(found))
	}
	for _, s := range found {
		if n := len(aWord.FindAllString(s, -1)); n > mostWords {
			say("%d words", n)
		}
	}
	if !strings.ContainsAny(idea.Says[max(0, len(idea.Says)-1):], ".?!") {
		say("no full stop")
	}
	for _, never := range []string{">", "'", "\"", "(", ";", "e.g.", "i.e.", "etc", "&"} {
		if strings.Contains(idea.Says, never) {
			say("%q", never)
		}
	}
	if word := hard.FindString(idea.Says); word != "" {
		say("the hard word %q", word)
	}
	return wrong
}

func shippedLists(t *testing.T) []checklist.Checklist {
	t.Helper()
	folder, err := fs.Sub(assets.Files(), "checklists")
	if err != nil {
		t.Fatal(err)
	}
	library, problems := checklist.Load(folder, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return library.All()
}

// No essential step lacks its words and its picture, and every line is easy.
func TestTheWords(t *testing.T) {
	for _, f := range faults(assets.Files(), shippedLists(t)) {
		t.Error(f)
	}
	if _, err := easyread.Written(assets.Files()); err != nil {
		t.Error(err)
	}
}

// Every step has words by now: a handout names what was done.
func TestEveryStepHasWords(t *testing.T) {
	for _, c := range shippedLists(t) {
		steps, err := easyread.ReadSteps(assets.Files(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.Steps {
			if _, ok := steps.For(s.ID, s.Version); !ok {
				t.Errorf("%s, %s", c.ID, s.ID)
			}
		}
	}
}

// The numbers that help are those of the text it stands for.
func TestTheNumbersAreThoseOfTheText(t *testing.T) {
	raw, err := fs.ReadFile(assets.Files(), "texts/where-to-turn.txt")
	if err != nil {
		t.Fatal(err)
	}
	number := regexp.MustCompile(`\d[\d ]*\d`)
	_, body, _ := strings.Cut(string(raw), "\n\n")
	want := number.FindAllString(body, -1)
	text, err := easyread.ReadText(assets.Files(), "where-to-turn")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, idea := range text.Parts[0].Ideas {
		got = append(got, number.FindAllString(idea.Says, -1)...)
	}
	if !slices.Equal(got, want) || len(got) != 4 {
		t.Errorf("%q, want %q", got, want)
	}
}

// reading returns the grade of all words by Flesch and Kincaid: years at school,
// from 5 on. Syllables are guessed by their vowels.
func reading(all []string) float64 {
	vowels := regexp.MustCompile(`(?i)[aeiouy]+`)
	said, counted, syllables := 0, 0, 0
	for _, text := range all {
		said += len(sentences.FindAllString(text, -1))
		for _, w := range aWord.FindAllString(text, -1) {
			counted++
			n := len(vowels.FindAllString(w, -1))
			if strings.HasSuffix(w, "e") && n > 1 && !strings.HasSuffix(w, "le") {
				n--
			}
			syllables += max(1, n)
		}
	}
	return 0.39*float64(counted)/float64(said) + 11.8*float64(syllables)/float64(counted) - 15.59
}

// Somebody who reads as at 7 or 8 can read it: two to three years at school.
func TestReadingAge(t *testing.T) {
	for _, c := range shippedLists(t) {
		steps, err := easyread.ReadSteps(assets.Files(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, s := range steps {
			for _, idea := range append([]easyread.Idea{s.Did}, s.Next...) {
				all = append(all, idea.Says)
			}
		}
		if grade := reading(all); grade > 3 {
			t.Errorf("%s: grade %.1f", c.ID, grade)
		} else {
			t.Logf("%s: grade %.1f", c.ID, grade)
		}
	}
	for _, name := range texts {
		text, err := easyread.ReadText(assets.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, part := range text.Parts {
			for _, idea := range part.Ideas {
				all = append(all, idea.Says)
			}
		}
		if grade := reading(all); grade > 3 {
			t.Errorf("%s: grade %.1f", name, grade)
		} else {
			t.Logf("%s: grade %.1f", name, grade)
		}
	}
}
