package find

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, want, other string }{
		{"Sam Okafor", "sam okafor", "sam okafor"},
		{"  José   Núñez ", "jose nunez", "jose nunez"},
		{"Jose\u0301", "jose", "jose"}, // decomposed
		{"Łukasz Żółć", "lukasz zolc", "lukasz zolc"},
		{"Søren Ærø", "soren aero", "soren aero"},
		{"Đỗ Thị Hường", "do thi huong", "do thi huong"},
		{"Weiß WEẞEL", "weiss wessel", "weiss wessel"},
		{"Cœur", "coeur", "coeur"},
		{"İpek Işık", "ipek isik", "ipek isik"},
		{"Þóra Guðrún", "thora gudrun", "thora gudrun"},
		{"O'Neil", "oneil", "o neil"},
		{"O’Neil", "oneil", "o neil"},
		{"O´Neil", "oneil", "o neil"},
		{"Oʼneil", "oneil", "o neil"},
		{"D’Arcy-O'Neil", "darcy oneil", "d arcyo neil"},
		{"Anne-Marie", "anne marie", "annemarie"},
		{"Anne‑Marie", "anne marie", "annemarie"}, // a hyphen that does not break
		{"Anne–Marie", "anne marie", "annemarie"},
		{"J.R. Smith", "j r smith", "j r smith"},
		{"(Bob) \"B\" Li", "bob b li", "bob b li"},
		{"ＡＢＣ", "abc", "abc"},
		{"Ωδυσσεύς", "ωδυσσευσ", "ωδυσσευσ"},
		{"Ирина Йован", "ирина иован", "ирина иован"},
		{"אַבְרָהָם", "אברהם", "אברהם"},
		{"مُحَمَّد", "محمد", "محمد"},
		{"मुकेश", "मुकेश", "मुकेश"}, // vowel signs are no accents
		{"สมชาย ใจดี", "สมชาย ใจดี", "สมชาย ใจดี"},
		{"王小明", "王小明", "王小明"},
		{"Fox 🦊", "fox 🦊", "fox 🦊"},
		{"👩\u200d🔬", "👩🔬", "👩🔬"},
		{"a\u202eb\x00c\ufeff", "abc", "abc"},
		{"???", "???", "???"},
		{"\xff\xfe", "", ""},
		{"", "", ""},
	} {
		if got := Fold(c.name); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.name, got, c.want)
		}
		if got := spread(c.name); got != c.other {
			t.Errorf("spread(%q) = %q, want %q", c.name, got, c.other)
		}
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Fold(rapid.String().Draw(t, "name"))
		if twice := Fold(once); twice != once {
			t.Fatalf("%q folds to %q", once, twice)
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add("O'Neil-Łukasz")
	f.Fuzz(func(t *testing.T, name string) {
		x := New([]Person{{"one", name}})
		if got := x.Search(name, 5); len(got) == 0 && Fold(first(name, maxLetters)) != "" {
			t.Fatalf("%q does not find itself", name)
		}
	})
}
