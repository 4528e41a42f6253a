package find

import (
	"fmt"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

func TestPage(t *testing.T) {
	var people []Person
	for i := range 25 {
		people = append(people, Person{surgery.ID(fmt.Sprint(i)), fmt.Sprintf("%c Sample", 'Z'-i)})
	}
	x := New(people)
	x.Put("late", "Íñigo Sample") // by its folded name
	var all []surgery.ID
	for from := 0; from < x.Len(); from += 10 {
		all = append(all, x.Page(from, 10)...)
	}
	if len(all) != 26 || all[0] != "24" || all[25] != "0" || slices.Index(all, "late") != 8 {
		t.Errorf("%q", all)
	}
	for _, from := range []int{-1, 26, 100} {
		if got := x.Page(from, 5); got != nil {
			t.Errorf("from %d: %q", from, got)
		}
	}
	if x.Page(0, 0) != nil || len(x.Page(24, 10)) != 2 {
		t.Error("a page of none, or the last one")
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Sam Sample", "sam sample", true},
		{"Sam Sample", "Sample, Sam", true},
		{"José Sample", "Jose Sample", true},
		{"Sam Sample", "Sam Smaple", true},
		{"Sam Sample", "Sam Samples", true},
		{"Sam Sample", "Sam Sampe", true},
		{"Sam Sample", "Sam Sumple", true},
		{"Sam Sample", "Sam Sumpel", false},
		{"Sam", "Samuel Sample", false},
		{"Sam", "Sam Sample", false},
		{"Sam", "Pam", false}, // too short for a slip
		{"", "", false},
	} {
		if Alike(c.a, c.b) != c.want || Alike(c.b, c.a) != c.want {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.want)
		}
	}
}
