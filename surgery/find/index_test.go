package find

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

func TestKeysAndIDs(t *testing.T) {
	x := &Index{}
	for _, id := range []surgery.ID{
		"3f2b8c1a-5e6d-4a7b-9c8d-0e1f2a3b4c5d", "visit-7", "",
		"3F2B8C1A-5E6D-4A7B-9C8D-0E1F2A3B4C5D", // not as we write them
		"00000000-0000-0000-8000-000000000000",
		"3f2b8c1a-5e6d-4a7b-9c8d-0e1f2a3b4c5", "zf2b8c1a-5e6d-4a7b-9c8d-0e1f2a3b4c5d",
	} {
		if got := x.id(x.newKey(id)); got != id {
			t.Errorf("%q came back as %q", id, got)
		}
	}
	if len(x.odd) != 6 {
		t.Errorf("%d ids kept as text, want 6", len(x.odd))
	}
}

func TestPutAndRemove(t *testing.T) {
	x := people("Sam Okafor", "Jo Li")
	x.Put("new", "Zoë O'Neil")
	x.Put("Jo Li", "Joan Lee")
	x.Remove("Sam Okafor")
	x.Remove("nobody")
	x.Remove("3f2b8c1a-5e6d-4a7b-9c8d-0e1f2a3b4c5d")
	for typed, want := range map[string]string{
		"zoe": "prefix:new", "joan": "prefix:Jo Li", "okaf": "", "jo li": "",
	} {
		if got := shown(x.Search(typed, 9)); got != want {
			t.Errorf("%q: got %s, want %s", typed, got, want)
		}
	}
	if x.Len() != 2 {
		t.Errorf("%d people, want 2", x.Len())
	}
}

func TestWhoeverGoesIsOverwritten(t *testing.T) {
	x := people("Sam Okafor", "Jo Li")
	x.Remove("Sam Okafor")
	if bytes.Contains(x.text, []byte("okafor")) {
		t.Error("the name is still in memory after Remove")
	}
	text := x.text
	x.Clear()
	if bytes.Contains(text, []byte("jo li")) || x.Len() != 0 || len(x.Search("jo", 5)) != 0 {
		t.Error("names are still in memory after Clear")
	}
	x.Put("Jo Li", "Jo Li")
	if len(x.Search("jo", 5)) != 1 {
		t.Error("nobody can be put in after Clear")
	}
}

func TestMemoryIsGivenBack(t *testing.T) {
	x := New(made(2000))
	for round := range 200 {
		for i := range 100 {
			x.Put(madeID(i), fmt.Sprintf("Round %d Person %d", round, i))
		}
	}
	if x.Len() != 2000 || len(x.text) > 300_000 {
		t.Errorf("%d people in %d bytes", x.Len(), len(x.text))
	}
}

func TestAbsurdNamesAndQueries(t *testing.T) {
	x := people(strings.Repeat("Very Long ", 1<<17), strings.Repeat("ﷺ", 1<<16), "Sam", "\x00\x01", strings.Repeat("'", 5000))
	for _, typed := range []string{"very long", strings.Repeat("a b ", 1<<18), strings.Repeat("ﷺ", 1<<16), strings.Repeat("x", 1<<20)} {
		x.Search(typed, 50)
	}
	if got := x.Search("very", 5); len(got) != 1 {
		t.Errorf("got %v", got)
	}
}

// An index that was changed is the same as one made of what it then holds.
func TestChangingIsLikeMakingAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, want := New(nil), map[surgery.ID]string{}
		for range rapid.IntRange(0, 40).Draw(t, "changes") {
			id := madeID(rapid.IntRange(0, 9).Draw(t, "who"))
			if rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
				x.Remove(id)
				delete(want, id)
				continue
			}
			want[id] = aName(t)
			x.Put(id, want[id])
		}
		var list []Person
		for id, name := range want {
			list = append(list, Person{id, name})
		}
		anew := New(list)
		for _, name := range want {
			typed := string([]rune(name)[:min(len([]rune(name)), 5)])
			if a, b := shown(x.Search(typed, 10)), shown(anew.Search(typed, 10)); a != b {
				t.Fatalf("%q: %s, anew %s", typed, a, b)
			}
		}
	})
}

var (
	firstNames = strings.Fields("Sam Leah José Zoë Łukasz Anne-Marie Siobhán Søren Bjørg Nguyễn Ирина Зоя Δήμητρα מרים محمد मुकेश 小明 D'Arcy Chukwuemeka Ffion Owen Priya Kwame Ingrid Tomasz Aoife Mei-Ling Jürgen")
	lastNames  = strings.Fields("Okafor O'Neil Núñez Żółć Bell Smith-Jones Иванова Παπάς علي शर्मा 王 Dubois Straße Ærø Khan Mensah Llewellyn Kowalski Van-Dyke Fitzgerald MacDonald Patel Ó-Briain Müller Hughes")
)

func aName(t *rapid.T) string {
	name := rapid.SampledFrom(firstNames).Draw(t, "first") + " " + rapid.SampledFrom(lastNames).Draw(t, "last")
	if rapid.Bool().Draw(t, "third") {
		name += " " + rapid.SampledFrom(lastNames).Draw(t, "more")
	}
	return name
}

func has(found []Match, id surgery.ID) bool {
	for _, m := range found {
		if m.ID == id {
			return true
		}
	}
	return false
}

func TestEverybodyIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := make([]Person, rapid.IntRange(1, 30).Draw(t, "count"))
		for i := range list {
			list[i] = Person{madeID(i), aName(t)}
		}
		x := New(list)
		p := rapid.SampledFrom(list).Draw(t, "who")
		words := strings.Fields(p.Name)

		word := []rune(rapid.SampledFrom(words).Draw(t, "word"))
		start := string(word[:rapid.IntRange(1, len(word)).Draw(t, "letters")])
		if !has(x.Search(start, 50), p.ID) {
			t.Fatalf("%q does not find %q", start, p.Name)
		}

		order := strings.Join(rapid.Permutation(words).Draw(t, "order"), " ")
		found := x.Search(order, 50)
		if len(found) == 0 || found[0].Rank != Exact || !has(found, p.ID) {
			t.Fatalf("%q finds %q as %s", order, p.Name, shown(found))
		}

		typed := []rune(Fold(string(word)))
		if len(typed) < slipLetters {
			return
		}
		wrong := string(slip(t, typed))
		if letters(wrong) >= slipLetters && !has(x.Search(wrong, 50), p.ID) {
			t.Fatalf("%q does not find %q", wrong, p.Name)
		}
	})
}

// slip makes one typing slip in a folded word.
func slip(t *rapid.T, word []rune) []rune {
	at := rapid.IntRange(0, len(word)-2).Draw(t, "at")
	letter := rapid.SampledFrom([]rune("aezкся王")).Draw(t, "letter")
	out := append([]rune(nil), word[:at]...)
	switch rapid.IntRange(0, 3).Draw(t, "slip") {
	case 0:
		return append(append(out, letter), word[at+1:]...)
	case 1:
		return append(append(out, letter), word[at:]...)
	case 2:
		return append(out, word[at+1:]...)
	}
	return append(append(out, word[at+1], word[at]), word[at+2:]...)
}

func madeID(i int) surgery.ID {
	r := rand.New(rand.NewPCG(7, uint64(i)))
	return surgery.ID(fmt.Sprintf("%08x-%04x-4%03x-8%03x-%012x", r.Uint32(), r.Uint32()&0xffff, r.Uint32()&0xfff, r.Uint32()&0xfff, r.Uint64()&0xffffffffffff))
}
