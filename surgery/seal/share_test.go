package seal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	keyring "github.com/zalando/go-keyring"
)

func TestAShareOpensWithTodaysPassphraseAndTheOrganisationsPaper(t *testing.T) {
	keyring.MockInitWithError(errors.New("a credential store was asked"))
	_, home, paper := mustSlots(t, false)
	share, folder, words := NewKey(), t.TempDir(), TodaysPassphrase()
	made, err := NewShareSlots(share, words, home.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	file, err := made.File()
	if err != nil {
		t.Fatal(err)
	}
	carried, err := ParseKeyFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteSlots(folder, carried.Slots); err != nil {
		t.Fatal(err)
	}
	if err := WriteSlots(folder, carried.Slots); err == nil {
		t.Error("a key file was replaced")
	}
	held, err := ReadKeyFile(folder, KeyFile)
	if err != nil || held.Slots == nil || held.Slots.NeedsStore() || held.Slots.Away() {
		t.Fatal(held, err)
	}
	opens(t, share)(held.Slots.OpenPassphrase([]byte(words)))
	opens(t, share)(held.Slots.OpenPassphrase(HeardPassphrase([]byte("  " + strings.ToUpper(strings.ReplaceAll(words, " ", " - ")) + "\n"))))
	opens(t, share)(held.Slots.OpenRecovery(paper.Text))
	failsWith(t, ErrWrongPassphrase)(held.Slots.OpenPassphrase([]byte(TodaysPassphrase())))
	failsWith(t, ErrWrongPassphrase)(held.Slots.OpenPassphrase(phrase))
	_, _, other := mustSlots(t, false)
	failsWith(t, ErrWrongRecovery)(held.Slots.OpenRecovery(other.Text))
	if _, err := NewShareSlots(share, words, "age1nobody"); err == nil {
		t.Error("no paper is a paper")
	}
}

func TestAKeyComesBackFromASetting(t *testing.T) {
	key := NewKey()
	opens(t, key)(KeyOf(key.Bytes()))
	if _, err := KeyOf(key.Bytes()[1:]); err == nil {
		t.Error("31 bytes are a key")
	}
}

func TestAJoinedDesksKeyFilesGo(t *testing.T) {
	folder := t.TempDir()
	key, s, _ := mustSlots(t, false)
	if err := errors.Join(WriteSlots(folder, s), WriteNextSlots(folder, s)); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(t.TempDir(), "kept") // the bytes of the key file, whatever becomes of its name
	if err := os.Link(filepath.Join(folder, KeyFile), kept); err != nil {
		t.Skip("no links here:", err)
	}
	for range 2 { // again after a crash
		if err := DestroyKeyFiles(folder); err != nil {
			t.Fatal(err)
		}
	}
	left, err := os.ReadDir(folder)
	raw, errRaw := os.ReadFile(kept)
	if err != nil || errRaw != nil || len(left) != 0 || len(raw) == 0 || !bytes.Equal(raw, make([]byte, len(raw))) {
		t.Errorf("%v %v %v %q", err, errRaw, left, raw)
	}
	key.Clear()
}

func TestTheWordsThatAreSpoken(t *testing.T) {
	list := spoken()
	if len(list) != 1024 || !slices.IsSorted(list) {
		t.Fatal(len(list), "words, or out of order")
	}
	begins := map[string]string{}
	for _, w := range list {
		if len(w) < 3 || len(w) > 8 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q is long, short or has other letters", w)
		}
		first := w[:min(4, len(w))]
		if other := begins[first]; other != "" {
			t.Errorf("%s and %s begin alike", w, other)
		}
		begins[first] = w
	}
	for i, a := range list {
		for _, b := range list[i+1:] {
			if len(a) == len(b) && oneApart(a, b) {
				t.Errorf("%s and %s differ in one letter", a, b)
			}
		}
	}
}

func oneApart(a, b string) bool {
	apart := 0
	for i := range len(a) {
		if a[i] != b[i] {
			apart++
		}
	}
	return apart == 1
}

func TestTodaysPassphraseIsNewEachTime(t *testing.T) {
	used := map[string]int{}
	for range 400 {
		words := strings.Fields(TodaysPassphrase())
		if len(words) != 5 {
			t.Fatal(words)
		}
		for _, w := range words {
			if !slices.Contains(spoken(), w) {
				t.Fatalf("%q is none of ours", w)
			}
			used[w]++
		}
	}
	// Of 2,000 drawn from 1,024, some 878 differ; a generator that favours a part of the
	// list has fewer.
	if len(used) < 780 {
		t.Errorf("only %d of 1,024 words came up", len(used))
	}
	if words := TodaysPassphrase(); Judge([]byte(words)).Score < EnoughStrength {
		t.Errorf("%q is too weak for our own door", words)
	}
}

func TestHeardPassphrase(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"", ""}, {"  ", ""}, {"acorn", "acorn"}, {" Acorn,BAGEL;  cedar\tdance\r\n", "acorn bagel cedar dance"}, {"a1b", "a b"}, {"été", "été"},
	} {
		if got := HeardPassphrase([]byte(c.typed)); string(got) != c.want {
			t.Errorf("%q is heard as %q", c.typed, got)
		}
	}
}

func TestThreeWords(t *testing.T) {
	a := ThreeWords([]byte("a request"))
	if a != ThreeWords([]byte("a request")) || a == ThreeWords([]byte("a requesu")) {
		t.Error("words do not follow from what they are of")
	}
	for _, w := range a {
		if !slices.Contains(spoken(), w) {
			t.Errorf("%q is none of ours", w)
		}
	}
}
