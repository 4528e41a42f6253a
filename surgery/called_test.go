package surgery

import "testing"

func TestANumberIsCalledWithTheLetterOfItsDesk(t *testing.T) {
	for _, c := range []struct {
		letter string
		number int
		want   string
	}{{"", 7, "7"}, {"", 12, "12"}, {"B", 7, "B07"}, {"A", 13, "A13"}, {"Z", 104, "Z104"}} {
		if got := (&Visit{Letter: c.letter, Number: c.number}).Called(); got != c.want {
			t.Errorf("%q %d is called %q", c.letter, c.number, got)
		}
	}
}

func TestAVisitIsFoundByItsNumberAsItIsTyped(t *testing.T) {
	visits := []*Visit{{Number: 7}, {Letter: "A", Number: 7}, {Letter: "B", Number: 7}, {Letter: "B", Number: 70}, {Letter: "B", Number: 12}}
	for typed, want := range map[string]string{
		"7": "7 A07 B07", "07": "7 A07 B07", " 7 ": "7 A07 B07", "b7": "B07", "B07": "B07", "B 7": "B07", "b007": "B07", "B70": "B70", "12": "B12",
		"a12": "", "8": "", "0": "-", "b0": "-", "b": "-", "": "-", "i7": "-", "BB7": "-", "b-7": "-", "-7": "-", "+7": "-", "7b": "-", "b7x": "-", "99999999999999999999": "-",
	} {
		is, ok := Numbered(typed)
		got := ""
		for _, v := range visits {
			if ok && is(v) {
				got += " " + v.Called()
			}
		}
		if !ok {
			got = " -"
		}
		if want == "" && got != "" || want != "" && got != " "+want {
			t.Errorf("%q finds%s, not %s", typed, got, want)
		}
	}
}

func TestEveryNumberIsFoundAsItIsCalled(t *testing.T) {
	for _, letter := range append([]string{""}, "A", "H", "J", "N", "P", "Z") {
		v := &Visit{Letter: letter, Number: 9}
		if is, ok := Numbered(v.Called()); !ok || !is(v) {
			t.Errorf("%q does not find its visit", v.Called())
		}
	}
}

func TestLettersThatAreReadAsFiguresAreNone(t *testing.T) {
	for letter, want := range map[string]bool{"": true, "A": true, "Z": true, "I": false, "O": false, "a": false, "AB": false, "7": false, "É": false} {
		v := goodVisit
		if v.Letter = letter; (v.Validate() == nil) != want {
			t.Errorf("%q: %v", letter, v.Validate())
		}
	}
}
