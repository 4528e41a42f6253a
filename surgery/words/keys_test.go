package words_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"socialmediasurgery/assets"
)

// root is the module, seen from this package.
const root = "../.."

// sentence is one message: its forms by plural, "" for one without.
type sentence map[string]string

// sentences reads every message of lang/en by its key.
func sentences(t *testing.T, files fs.FS) map[string]sentence {
	t.Helper()
	names, err := fs.Glob(files, "lang/en/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal("no sentences", err)
	}
	all := map[string]sentence{}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if _, err := toml.Decode(string(raw), &tree); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		collect(all, "", tree)
	}
	return all
}

func collect(all map[string]sentence, at string, tree map[string]any) {
	for key, value := range tree {
		whole := strings.TrimPrefix(at+"."+key, ".")
		if table, ok := value.(map[string]any); ok {
			collect(all, whole, table)
			continue
		}
		form := ""
		if key == "one" || key == "other" {
			whole, form = at, key
		}
		if all[whole] == nil {
			all[whole] = sentence{}
		}
		all[whole][form] = fmt.Sprint(value)
	}
}

var placeholder = regexp.MustCompile(`{{\s*\.(\w+)\s*}}`)

// check returns what is wrong between the code and the sentences.
func check(all map[string]sentence, found []use) []string {
	var wrong []string
	used := map[string]bool{}
	for _, u := range found {
		say := func(text string, with ...any) { wrong = append(wrong, u.at+": "+fmt.Sprintf(text, with...)) }
		if strings.HasSuffix(u.key, "_") {
			found := false
			for key := range all {
				if strings.HasPrefix(key, u.key) {
					used[key], found = true, true
				}
			}
			if !found {
				say("no sentence starts with %q", u.key)
			}
			continue
		}
		keys := []string{u.key}
		if all[u.key] == nil || u.call == "Fail" {
			keys = []string{u.key + ".what", u.key + ".next"}
		}
		for _, key := range keys {
			forms := all[key]
			used[key] = true
			switch {
			case forms == nil && all[u.key] == nil && u.call != "Fail":
				say("%q is no sentence, and no error", u.key)
			case forms == nil:
				say("there is no %q", key)
			case u.call == "Count" && (forms["one"] == "" || forms["other"] == ""):
				say("%q is counted and needs one and other", key)
			case (u.call == "Say" || u.call == "Fail") && forms[""] == "":
				say("%q has plural forms and is said without a number", key)
				continue
			}
			for _, text := range forms {
				for _, p := range placeholder.FindAllStringSubmatch(text, -1) {
					if u.call != "" && !u.open && !slices.Contains(u.given, p[1]) && !strings.HasPrefix(strings.ToLower(p[1]), "attendee") &&
						(u.call != "Count" || p[1] != "n") {
						say("%q needs a value for %q", key, p[1])
					}
				}
			}
		}
	}
	for key := range all {
		if !used[key] {
			wrong = append(wrong, fmt.Sprintf("%q is never said", key))
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong)
}

func tablesOf(all map[string]sentence) map[string]bool {
	tables := map[string]bool{}
	for key := range all {
		table, _, _ := strings.Cut(key, ".")
		tables[table] = true
	}
	return tables
}

// Every key in the code is a sentence with all its values, and every sentence
// is used. A key stands in the code whole, or as a start that ends in "_"
// ("desk.kind_") where the rest is a record's kind.
func TestCodeAndSentencesAgree(t *testing.T) {
	all := sentences(t, assets.Files())
	var found []use
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && name != root {
			return fs.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			raw, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			found = append(found, uses(t, name, raw, tablesOf(all))...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range check(all, found) {
		t.Error(w)
	}
}

func TestTheCheckCanFail(t *testing.T) {
	all := sentences(t, fstest.MapFS{"lang/en/a.toml": {Data: []byte(`
[a]
plain = "Plain"
named = "{{.name}} and {{.attendee}}"
kind_x = "X"
idle = "Never said"
[a.some]
one = "{{.n}} {{.thing}}"
other = "{{.n}} {{.thing}}s"
[a.broken]
what = "It broke: {{.why}}"
[a.good]
what = "It broke."
next = "Mend it."
`)}})
	source := `package p
func f() {
	words.Say("a.plain")
	words.Say("a.named")
	words.Say("a.named", "name", 1)
	words.Say("a.named", pairs...)
	words.Say("a.kind_" + k)
	words.Say("a.other_" + k)
	words.Say("b.gone")
	words.Say("a.some")
	words.Count("a.some", 2)
	words.Count("a.some", 2, "thing", 1)
	words.Count("a.plain", 2)
	surgery.Fail(kind, "a.broken")
	surgery.Fail(kind, "a.good")
	key := "a.good"
	name := "a.toml"
}`
	want := []string{
		`"a.idle" is never said`,
		`p.go:10:12: "a.some" has plural forms and is said without a number`,
		`p.go:11:14: "a.some" needs a value for "thing"`,
		`p.go:13:14: "a.plain" is counted and needs one and other`,
		`p.go:14:21: "a.broken.what" needs a value for "why"`,
		`p.go:14:21: there is no "a.broken.next"`,
		`p.go:4:12: "a.named" needs a value for "name"`,
		`p.go:8:12: no sentence starts with "a.other_"`,
		`p.go:9:12: "b.gone" is no sentence, and no error`,
	}
	got := check(all, uses(t, "p.go", source, tablesOf(all)))
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
