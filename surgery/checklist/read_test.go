package checklist

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

const small = `id = "try-it"
title = "Try it"
summary = "A small one."
kind = "activity"

[[steps]]
id = "try-one"
title = "One"
why = "Because."
how = """
Press the button.
Then   press it again.
"""
minutes = 2
track = "both"
kind = "menu"
verified = true
checked = "2026-11"
`

var smallRead = Checklist{
	ID: "try-it", Title: "Try it", Summary: "A small one.", Kind: Activity, Platform: "any", Version: 1,
	Steps: []Step{{
		ID: "try-one", Title: "One", Why: "Because.", How: "Press the button. Then press it again.",
		Minutes: 2, Track: "both", Kind: Menu, Verified: true, Checked: "2026-11", Version: 1,
	}},
}

func TestRead(t *testing.T) {
	for name, text := range map[string]string{
		"as written":             small,
		"windows line ends":      strings.ReplaceAll(small, "\n", "\r\n"),
		"byte order mark":        "\ufeff" + small,
		"comments and blanks":    "# hello\n\n" + strings.ReplaceAll(small, "[[steps]]", "[[steps]] # one"),
		"a comment after values": strings.ReplaceAll(small, "minutes = 2", "minutes = 2 # or three"),
		"brackets in a text":     strings.ReplaceAll(small, "Press the", "Press \\\n[[steps]]\n the"),
	} {
		got, problems := Read("a.toml", []byte(text))
		want := smallRead
		if name == "brackets in a text" {
			want.Steps = []Step{want.Steps[0]}
			want.Steps[0].How = "Press [[steps]] the button. Then press it again."
		}
		if len(problems) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v %v", name, got, problems)
		}
	}
}

// Every refusal: what is changed in the small file, the line and the reason.
func TestReadSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		line           int
		reason         string
	}{
		{"missing", "title = \"Try it\"\n", "", 1, "“title” is missing."},
		{"missing in a step", "why = \"Because.\"\n", "", 6, "“why” is missing."},
		{"empty", "Because.", "  ", 9, "“why” is empty."},
		{"too long", "Because.", strings.Repeat("é", MaxWhy+1), 9, "“why” is too long. It can have up to 300 letters."},
		{"hidden", "Because.", `Be\u202Ecause`, 9, "“why” has a hidden character in it. Please type it again."},
		{"unknown", "minutes = 2", "minutes = 2\nesential = true", 15, "“esential” is not known here. Check how it is spelt."},
		{"unknown above", "id = \"try-it\"", "colour = 1\nid = \"try-it\"", 1, "“colour” is not known here. Check how it is spelt."},
		{"key twice", "minutes = 2", "minutes = 2\nminutes = 3", 15, "“minutes” is here twice in the same step. The first is in line 14."},
		{"number as text", "minutes = 2", "minutes = \"2\"", 14, "“minutes” must be a whole number from 1 to 120."},
		{"no minutes", "minutes = 2", "minutes = 0", 14, "“minutes” must be a whole number from 1 to 120."},
		{"text as number", "\"One\"", "1", 8, "“title” must be a text in quote marks."},
		{"yes as text", "verified = true", "verified = \"yes\"", 17, "“verified” must be true or false, without quote marks."},
		{"track", "\"both\"", "\"home\"", 15, "“track” must be one of: both, personal, professional."},
		{"kind", "\"menu\"", "\"Menu\"", 16, "“kind” must be one of: menu, fact, advice."},
		{"id", "\"try-one\"", "\"Try one\"", 7, "“id” can have small letters, numbers and single hyphens, up to 60 of them."},
		{"checked", "\"2026-11\"", "\"2026-13\"", 18, "“checked” must be a day like \"2026-11-23\" or a month like \"2026-11\"."},
		{"checked as a date", "\"2026-11\"", "2026-11-23", 18, "“checked” must be a text in quote marks."},
		{"quote missing", "\"Because.\"", "\"Because.", 9, "This line cannot be read. Look for a missing quote mark or equals sign, here or just above."},
		{"equals missing", "why = ", "why ", 9, "This line cannot be read. Look for a missing quote mark or equals sign, here or just above."},
		{"table", "[[steps]]", "[steps]", 6, "“[steps]” is not known here. Each step starts with a line [[steps]] and nothing else."},
		{"list", "minutes = 2", "minutes = [2]", 14, "“minutes” must be one text in quote marks, a number, true or false."},
		{"not text", "Because.", "Be\xffcause", 9, "This line has letters that cannot be read. Save the file again as UTF-8 text."},
		{"http", "minutes = 2", "url = \"http://example.org\"\nminutes = 2", 14, "“url” must be a web address that starts with https://"},
		{"script", "minutes = 2", "url = \"javascript:alert(1)\"\nminutes = 2", 14, "“url” must be a web address that starts with https://"},
		{"user in address", "minutes = 2", "url = \"https://bank.example@evil.example/\"\nminutes = 2", 14, "“url” must be a web address that starts with https://"},
	} {
		text := strings.Replace(small, c.old, c.new, 1)
		_, problems := Read("a.toml", []byte(text))
		if want := []Problem{{"a.toml", c.line, c.reason}}; !reflect.DeepEqual(problems, want) {
			t.Errorf("%s:\n got %v\nwant %v", c.name, problems, want)
		}
	}
}

func TestReadNamesAStepThatIsThereTwice(t *testing.T) {
	_, step, _ := strings.Cut(small, "[[steps]]")
	_, problems := Read("a.toml", []byte(small+"\n[[steps]]"+step))
	want := []Problem{{"a.toml", 21, "The step id “try-one” is here twice. Each step needs its own."}}
	if !reflect.DeepEqual(problems, want) {
		t.Errorf("got %v", problems)
	}
}

func TestReadHasLimits(t *testing.T) {
	head, step, _ := strings.Cut(small, "[[steps]]")
	many := head
	for i := range maxSteps + 1 {
		many += "\n[[steps]]" + strings.Replace(step, "try-one", fmt.Sprint("try-", i), 1)
	}
	wrong := head + strings.Repeat("\n[[steps]]\nid = 1", maxSteps)
	for name, c := range map[string]struct {
		text   string
		count  int
		reason string
	}{
		"steps":    {many, 1, "There are more than 60 steps. Please make two checklists of it."},
		"size":     {small + strings.Repeat("# x\n", maxFile/4), 1, "This file is too big. A checklist can have up to 128 kilobytes."},
		"problems": {wrong, maxFaults, "“id” must be a text in quote marks."},
		"nesting":  {"x = " + strings.Repeat("[", 1<<16), 1, "“x” must be one text in quote marks, a number, true or false."},
		"dots":     {strings.Repeat("a.", 1<<15) + "a = 1", 1, "This line cannot be read. Look for a missing quote mark or equals sign, here or just above."},
	} {
		start := time.Now()
		_, problems := Read("a.toml", []byte(c.text))
		if len(problems) != c.count || problems[0].Reason != c.reason {
			t.Errorf("%s: %d problems, first %v", name, len(problems), problems[0])
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}
