package surgery

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "",
		"  Zoë   Testperson\t":                "Zoë Testperson",
		"one\r\ntwo\nthree\rfour":             "one two three four",
		"a\x00b\x1b[31mc\x7f":                 "ab[31mc",
		"a\u0085b\u2028c\u2029d":              "a b c d",
		"\u202Eevil\u202C\u2066x\u2069\u200E": "evilx\u200E",
		"\ufeffname":                          "name",
		"broken \xff\xfe utf8\xc3":            "broken utf8",
		"a\ufffdb":                            "ab",
		"👩‍⚕️ Nurse 🏳️‍🌈":                     "👩‍⚕️ Nurse 🏳️‍🌈",
		"می\u200cخواهم":                       "می\u200cخواهم", // a joiner that spelling needs
		"e\u0301":                             "e\u0301",
		"\u00a0\u3000李\u3000小龍":               "李 小龍",
		"\x00\u202e \n":                       "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCleanLines(t *testing.T) {
	for in, want := range map[string]string{
		"one\r\ntwo":         "one\ntwo",
		"\n\n  one  \n two ": "one\ntwo",
		"one\n\n\ntwo\n\n":   "one\n\n\ntwo",
		"one\u2028two":       "one two",
		"\u202eone\n\x00":    "one",
		" \n ":               "",
	} {
		if got := CleanLines(in); got != want {
			t.Errorf("CleanLines(%q) = %q, want %q", in, got, want)
		}
	}
}

// A megabyte pasted by mistake is cleaned at once, and refused by its record.
func TestCleanAMegabyte(t *testing.T) {
	for _, piece := range []string{"x", " ", "\n", "a \n", "\u202e", "👩‍⚕️", "\xff"} {
		pasted := strings.Repeat(piece, 1<<20/len(piece))
		began := time.Now()
		got := CleanLines(pasted)
		if took := time.Since(began); took > time.Second {
			t.Errorf("%q: took %v", piece, took)
		}
		if len(got) > MaxNote*4 {
			v := goodVisit
			v.Words.Goal = got
			if err := v.Validate(); KindOf(err) != Invalid {
				t.Errorf("%q: %v", piece, err)
			}
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"Zoë", "a\n b", "\u202e", "\xff", "👩‍⚕️", " \r\n\t ", "a \u2066\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, lines := range []bool{false, true} {
			got := clean(s, lines)
			if clean(got, lines) != got {
				t.Errorf("cleaning %q again changes it: %q", got, clean(got, lines))
			}
			if !utf8.ValidString(got) || strings.TrimSpace(got) != got || strings.Contains(got, "  ") {
				t.Errorf("%q", got)
			}
			for _, r := range got {
				if Unsafe(r) || unicode.IsControl(r) && !(lines && r == '\n') {
					t.Errorf("%q kept %U", got, r)
				}
			}
		}
	})
}

func TestFirstName(t *testing.T) {
	for in, want := range map[string]string{"": "", "Sam": "Sam", "Sam Okafor": "Sam", "Zoë-Mae de la Test": "Zoë-Mae", "李 小龍": "李", "👩‍⚕️ Nurse": "👩‍⚕️",
		"EXAMPLE, Ada (MADE UP NHS FOUNDATION TRUST)": "Ada", "SAMPLE, Ben": "Ben", "Mrs Jean Example": "Jean", "Dr. Ben Sample": "Ben", "Mx Di Made": "Di",
		"Prof. Dr. Ada Example": "Ada", "Mrs Example": "Mrs Example", "Mr & Mrs Ben Sample": "Ben", "Dr.Ada Example": "Ada", "The Rev Ada Example": "Ada", "Dr": "Dr",
		"Example, Dr Ada": "Ada", "Ada Example, RN": "Ada", "Ada Example, Made Up Trust": "Ada", "O’MADE-UP, Cy": "Cy", "EXAMPLE Ada": "Ada", "(TRUST) Ada Example": "Ada",
		"van der Example, Ada": "Ada", "Major Example": "Major Example"} {
		if got := FirstName(in); got != want {
			t.Errorf("FirstName(%q) = %q", in, got)
		}
	}
}

func TestNameInOrder(t *testing.T) {
	for in, want := range map[string]string{"": "", "Sam": "Sam", "EXAMPLE, Ada (MADE UP NHS FOUNDATION TRUST)": "Ada Example", "SAMPLE, Ben": "Ben Sample",
		"Example, Ada": "Ada Example", "O'MADE-UP, Cy": "Cy O'Made-Up", "MCEXAMPLE, DI": "DI McExample", "EXAMPLE, ADA": "Ada Example", "EXAMPLE Ada": "Ada Example", "Ada EXAMPLE": "Ada EXAMPLE",
		"Example, Ada, Dr": "Dr Ada Example", "Dr Example, Ada": "Dr Ada Example", "Example, Jr, Ada": "Ada Example", "Ada Example, RN, MSc": "Ada Example",
		"Ada Example, Communications Manager": "Ada Example", "de la Example, Maria": "Maria de la Example", "Example Sample, Ada": "Ada Example Sample",
		"Ada Example | Made Up Trust": "Ada Example", "Ada Example - Made Up Trust": "Ada Example", "Ada Example (she/her) [Guest]": "Ada Example", "(Guest)": "(Guest)", "JJ Example": "JJ Example",
		"Robert (Bob) Example": "Robert (Bob) Example", ",": ",", "Example,": "Example"} {
		if got := NameInOrder(in); got != want {
			t.Errorf("NameInOrder(%q) = %q, want %q", in, got, want)
		}
	}
	if got := UntitledName("EXAMPLE, Dr Ada (Trust)"); got != "Ada Example" {
		t.Error(got)
	}
}

func TestCardNames(t *testing.T) {
	for _, tc := range []struct{ names, want []string }{
		{nil, []string{}},
		{[]string{"Sam Okafor"}, []string{"Sam"}},
		{[]string{"Sam Okafor", "Ada Test"}, []string{"Sam", "Ada"}},
		{[]string{"Sam Okafor", "Sam Test"}, []string{"Sam O", "Sam T"}},
		{[]string{"Sam Okafor", "sam test"}, []string{"Sam O", "sam T"}},
		{[]string{"Sam", "Sam Okafor"}, []string{"Sam", "Sam O"}},
		{[]string{"Sam Test", "Sam Tester", "Ada"}, []string{"Sam T", "Sam T", "Ada"}},
		{[]string{"Sam van der Élan", "Sam Okafor"}, []string{"Sam É", "Sam O"}},
		{[]string{"Sam 小龍", "Sam ßtest"}, []string{"Sam 小", "Sam ß"}},
		{[]string{"Dr Sam Okafor", "TEST, Sam (Trust)"}, []string{"Sam O", "Sam T"}},
		{[]string{"Mrs Test", "Mrs Test"}, []string{"Mrs Test", "Mrs Test"}},
		{[]string{"", ""}, []string{"", ""}},
	} {
		got := CardNames(tc.names)
		if strings.Join(got, "|") != strings.Join(tc.want, "|") || len(got) != len(tc.want) {
			t.Errorf("%q: got %q, want %q", tc.names, got, tc.want)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("EXAMPLE, Dr. Ada (Trust) | x, RN")
	f.Fuzz(func(t *testing.T, name string) {
		if utf8.ValidString(name) && strings.TrimSpace(name) != "" && (FirstName(name) == "" || NameInOrder(name) == "" || UntitledName(name) == "") {
			t.Errorf("%q is called nothing", name)
		}
	})
}
