package languages_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/languages"
)

// ours are the sentences that a shipped language says: all but how steps are done.
func ours(t *testing.T) (all, hows []languages.Entry) {
	t.Helper()
	all = languages.Frame()
	for _, name := range []string{handout.StaySafeText, handout.WhereToTurnText} {
		text, err := handout.ReadText(assets.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, languages.TextEntries(name, text.Title, text.Paragraphs)...)
	}
	shipped, err := fs.Sub(assets.Files(), "checklists")
	if err != nil {
		t.Fatal(err)
	}
	lists, problems := checklist.Load(shipped, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	titles, hows := languages.StepEntries(lists.All())
	return append(all, titles...), hows
}

// latin are names that stand as they are in every language: on the phone they do.
var latin = regexp.MustCompile(`TikTok|Google|\bPIN\b|SHOUT|Samaritans|\bA1\b|\bA2\b`)

// Every shipped language says every sentence, made from the English of now, with the
// same figures and names, and nothing else.
func TestShippedLanguagesAreWhole(t *testing.T) {
	all, _ := ours(t)
	lib, problems := languages.Load(assets.Languages(), nil)
	var names []string
	for _, l := range lib.All() {
		names = append(names, l.English)
		if !l.Voice(languages.Check{}).Draft() {
			t.Errorf("%s is no draft", l.Code)
		}
		known := map[string]bool{}
		for _, e := range all {
			known[e.ID] = true
			line := l.Lines[e.ID]
			if state := line.StateOf(e.English); state != languages.Ready {
				t.Errorf("%s: %s (%s) is %s: %q", l.Code, e.ID, e.English, state, line.Text)
			}
			for _, name := range latin.FindAllString(e.English, -1) {
				if !strings.Contains(line.Text, name) {
					t.Errorf("%s: %s has no %q: %s", l.Code, e.ID, name, line.Text)
				}
			}
			if strings.ContainsAny(line.Text, "şţŞŢ") {
				t.Errorf("%s: a cedilla in %s", e.ID, line.Text)
			}
			if line.Text == e.English && !strings.Contains(e.ID, "where-to-turn") && !strings.HasPrefix(e.ID, "languages.da") {
				t.Errorf("%s: %s is still English", l.Code, e.ID)
			}
		}
		for id := range l.Lines {
			if !known[id] {
				t.Errorf("%s: nothing asks for %s", l.Code, id)
			}
		}
	}
	if want := []string{"Arabic", "Kurdish Sorani", "Polish", "Romanian", "Urdu"}; len(problems) > 0 || !slices.Equal(names, want) {
		t.Error(names, problems)
	}
}

// A shipped file says that it is a draft.
func TestShippedFilesSayThatTheyAreDrafts(t *testing.T) {
	err := fs.WalkDir(assets.Languages(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "language.toml") {
			return err
		}
		raw, err := fs.ReadFile(assets.Languages(), path)
		if !strings.Contains(string(raw), "These lines are a draft that nobody has checked yet.") {
			t.Errorf("%s says nothing", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// The table of a language is whole: how steps are done is missing, and nothing else.
func TestTheTableOfAShippedLanguage(t *testing.T) {
	all, hows := ours(t)
	lib, _ := languages.Load(assets.Languages(), nil)
	l, _ := lib.Get("ar")
	rows := languages.Table(l, append(all, hows...))
	missing := 0
	for _, row := range rows[1:] {
		if row[3] == "Missing" {
			missing++
		}
	}
	if missing != len(hows) || len(rows) != len(all)+len(hows)+1 {
		t.Errorf("%d of %d rows are missing, want %d", missing, len(rows), len(hows))
	}
}
