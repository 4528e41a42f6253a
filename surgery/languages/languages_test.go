package languages_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

const (
	made = "name = \"Atlar\"\nenglish = \"Made-up\"\ndirection = \"rtl\"\n"
	call = "Danger now: call 999"
)

// line is one line of a file, made from its English.
func line(key, text, english string) string {
	return key + " = { text = \"" + text + "\", of = \"" + languages.Digest(english) + "\" }\n"
}

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t *testing.T, shipped, own map[string]string) *languages.Language {
	t.Helper()
	lib, problems := languages.Load(folder(shipped), folder(own))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	l, ok := lib.Get("xx")
	if !ok {
		t.Fatal("no language")
	}
	return l
}

func TestTheHostsOwnLinesCountBeforeOurs(t *testing.T) {
	shipped := map[string]string{"xx/language.toml": made, "xx/frame.toml": "[handout]\n" + line("done", "ours", "Done today") + line("next", "still ours", "Next")}
	l := load(t, shipped, map[string]string{"xx/mine.toml": "[handout]\n" + line("done", "mine", "Done today"), "yy/language.toml": strings.Replace(made, "Made-up", "Another", 1)})
	v := l.Voice(languages.Check{})
	for english, want := range map[string]string{"Done today": "mine", "Next": "still ours", " Done  today ": "mine", "Done today!": ""} {
		if got, ok := v.Say(english); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v; want %q", english, got, ok, want)
		}
	}
	if !l.Own || !l.RTL || l.Name != "Atlar" || l.English != "Made-up" {
		t.Errorf("%+v", l)
	}
}

func TestALineIsOnlyUsedWhereItSaysTheSame(t *testing.T) {
	for name, c := range map[string]struct {
		english, of, text string
		want              languages.State
	}{
		"ready":                 {call, call, "Hemen: 999", languages.Ready},
		"nothing":               {call, call, "", languages.Missing},
		"other English":         {call, "Danger: call 999", "Hemen: 999", languages.Changed},
		"another number":        {call, call, "Hemen: 112", languages.Differs},
		"a number broken":       {"Samaritans: 116 123", "Samaritans: 116 123", "116123 S", languages.Differs},
		"groups turned about":   {"116 123", "116 123", "123 116", languages.Ready}, // the order is for a person to see
		"figures of the script": {call, call, "Hemen: ٩٩٩", languages.Differs},
		"a place kept":          {"{{.name}}’s surgery", "{{.name}}’s surgery", "surgery: {{.name}}", languages.Ready},
		"a place lost":          {"{{.name}}’s surgery", "{{.name}}’s surgery", "surgery", languages.Differs},
		"a place too many":      {"surgery", "surgery", "{{.name}} surgery", languages.Differs},
		"a slot of a text":      {"Ask [organisation].", "Ask [organisation].", "[organisation] sor.", languages.Ready},
	} {
		l := languages.Line{Text: c.text, Of: languages.Digest(c.of)}
		if got := l.StateOf(c.english); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestTextsAboutSafetyNeverComeFromADraft(t *testing.T) {
	files := map[string]string{"xx/language.toml": made, "xx/a.toml": "[texts]\n" + line("one", "Yardim", "If you need to talk to someone") + line("two", "Hemen: 999", call)}
	l := load(t, files, nil)
	read := languages.Check{Code: "xx", By: "Amal Made-Up", Day: "2026-11-20", Of: l.Version()}
	box := []string{"If you need to talk to someone", call}
	for name, c := range map[string]struct {
		check languages.Check
		lines []string
		draft bool
		want  string
	}{
		"nobody":          {languages.Check{}, box, true, ""},
		"checked":         {read, box, false, "Yardim|Hemen: 999"},
		"half of it":      {read, append(box, "Urgent: 111, option 2"), false, ""},
		"another version": {languages.Check{Code: "xx", By: "Amal Made-Up", Day: "2026-11-20", Of: "0"}, box, true, ""},
		"no day":          {languages.Check{Code: "xx", By: "Amal Made-Up", Of: l.Version()}, box, true, ""},
	} {
		v := l.Voice(c.check)
		got, ok := v.Box(c.lines...)
		if strings.Join(got, "|") != c.want || ok != (c.want != "") || v.Draft() != c.draft {
			t.Errorf("%s: %q, %v, draft %v", name, got, ok, v.Draft())
		}
	}
	files["xx/a.toml"] += line("three", "baska", "Something new")
	if v := load(t, files, nil).Voice(read); !v.Draft() {
		t.Error("a line put in after the check counts as checked")
	}
}

func TestChecksAreKept(t *testing.T) {
	var c languages.Checks
	c = c.With(languages.Check{Code: "ur", By: " Amal  Made-Up ", Day: "2026-11-20", Of: "a"})
	c = c.With(languages.Check{Code: "ar", By: "Sam Sample", Day: "2026-11-21", Of: "b"})
	if got := c.Of("ur"); got.By != "Amal Made-Up" || got.Day != "2026-11-20" || got.Of != "a" {
		t.Errorf("%+v", got)
	}
	if c = c.With(languages.Check{Code: "ur"}); c.Of("ur").By != "" || c.Of("ar").By != "Sam Sample" {
		t.Errorf("%s", c)
	}
	if c = c.With(languages.Check{Code: "ar"}); c != "" {
		t.Errorf("%s", c)
	}
	if got := languages.Checks("broken").Of("ar"); got.By != "" {
		t.Errorf("%+v", got)
	}
	for _, bad := range []languages.Check{{By: " ", Day: "2026-11-20"}, {By: "Sam", Day: "20 November"}} {
		if surgery.KindOf(bad.Validate()) != surgery.Invalid {
			t.Errorf("%+v is taken", bad)
		}
	}
}

func TestBrokenFilesAreNamedAndTheRestIsUsed(t *testing.T) {
	for name, c := range map[string]struct {
		files  map[string]string
		reason string
		line   int
	}{
		"no language file":  {map[string]string{"zz/frame.toml": "[a]\n"}, "language.toml", 0},
		"no direction":      {map[string]string{"zz/language.toml": "name = \"a\"\nenglish = \"b\"\n"}, "direction", 0},
		"a broken line":     {map[string]string{"xx/mine.toml": "[a]\nb = {\n"}, "cannot be read", 3},
		"no text":           {map[string]string{"xx/mine.toml": "[a]\nb = \"c\"\n"}, "“a.b” has no text", 0},
		"too long":          {map[string]string{"xx/mine.toml": "[a]\n" + line("b", strings.Repeat("x", languages.MaxText+1), "y")}, "too long", 0},
		"letters in pieces": {map[string]string{"xx/mine.toml": "[a]\nb = \"\xff\"\n"}, "UTF-8", 0},
	} {
		lib, problems := languages.Load(folder(map[string]string{"xx/language.toml": made, "xx/a.toml": "[a]\n" + line("b", "text", "Text")}), folder(c.files))
		if len(problems) != 1 || !strings.Contains(problems[0].Reason, c.reason) || c.line > 0 && problems[0].Line != c.line {
			t.Errorf("%s: %+v", name, problems)
		}
		if l, ok := lib.Get("xx"); !ok || l.Lines["a.b"].Text != "text" {
			t.Errorf("%s: ours is not used", name)
		}
	}
}

func TestAFolderThatIsGoneIsSaid(t *testing.T) {
	lib, problems := languages.Load(folder(map[string]string{"xx/language.toml": made}), os.DirFS(t.TempDir()+"/gone"))
	if len(lib.All()) != 1 || len(problems) != 1 || !strings.Contains(problems[0].Reason, "cannot be opened") {
		t.Error(lib.All(), problems)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(made, "[a]\n"+line("b", "c", "d"))
	f.Add("direction = 1", "[[a]]\nb = [1]")
	f.Fuzz(func(t *testing.T, about, lines string) {
		lib, _ := languages.Load(folder(map[string]string{"xx/language.toml": about, "xx/a.toml": lines}), nil)
		for _, l := range lib.All() {
			l.Voice(languages.Check{Of: l.Version()}).Say("d")
		}
	})
}
