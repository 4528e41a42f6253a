package find

import (
	"bytes"
	"math/bits"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
)

// maxLetters is how many characters of a name or a query count.
const maxLetters = 400

// Person is one name to be found.
type Person struct {
	ID   surgery.ID
	Name string
}

// Index finds people by name. About 60 bytes a person; a search looks at all
// of them. It is not safe for use by several goroutines.
type Index struct {
	people []entry // by folded name, then id: the order of equal matches
	text   []byte  // all folded names, each as entry says
	wasted int     // bytes of text nobody owns any more
	odd    []surgery.ID
}

// entry is one person. Its text is a space before each word of the folded
// name; a name with an apostrophe or a hyphen has its other reading behind a
// line break (" sam oneil\n sam o neil").
type entry struct {
	letters  mask // in any word
	initials mask // of any word
	id       key
	at       uint32
	size     uint32
}

// New returns an index of these people, whose ids must differ.
func New(people []Person) *Index {
	x := &Index{people: make([]entry, 0, len(people)), text: make([]byte, 0, 18*len(people))}
	for _, p := range people {
		x.people = append(x.people, x.entry(x.newKey(p.ID), p.Name))
	}
	slices.SortFunc(x.people, x.compare)
	// In the order of reading, so that a search runs straight through it.
	x.pack()
	return x
}

// Len returns how many people there are.
func (x *Index) Len() int { return len(x.people) }

// Put adds somebody, or gives somebody who is there another name.
func (x *Index) Put(id surgery.ID, name string) {
	x.Remove(id)
	k, ok := x.key(id)
	if !ok {
		k = x.newKey(id)
	}
	e := x.entry(k, name)
	at, _ := slices.BinarySearchFunc(x.people, e, x.compare)
	x.people = slices.Insert(x.people, at, e)
}

// Remove takes somebody out and overwrites their name. It is no fault if they
// are not there.
func (x *Index) Remove(id surgery.ID) {
	k, ok := x.key(id)
	if !ok {
		return
	}
	at := slices.IndexFunc(x.people, func(e entry) bool { return e.id == k })
	if at < 0 {
		return
	}
	e := x.people[at]
	clear(x.of(e))
	x.wasted += int(e.size)
	x.people = slices.Delete(x.people, at, at+1)
	if x.wasted > len(x.text)/2 && x.wasted > 1<<16 {
		x.pack()
	}
}

// Clear takes everybody out and overwrites all names, as locking must.
func (x *Index) Clear() {
	clear(x.text)
	clear(x.people)
	*x = Index{}
}

func (x *Index) of(e entry) []byte { return x.text[e.at : e.at+e.size] }

func (x *Index) compare(a, b entry) int {
	if c := bytes.Compare(x.of(a), x.of(b)); c != 0 {
		return c
	}
	return strings.Compare(string(x.id(a.id)), string(x.id(b.id)))
}

// entry folds a name into text.
func (x *Index) entry(id key, name string) entry {
	name = first(name, maxLetters)
	folded := Fold(name)
	e := entry{id: id, at: uint32(len(x.text))}
	x.text = append(append(x.text, ' '), folded...)
	if !plainName(name) {
		if other := spread(name); other != folded {
			x.text = append(append(x.text, "\n "...), other...)
		}
	}
	e.size = uint32(len(x.text)) - e.at
	e.letters, e.initials = masks(string(x.of(e)))
	return e
}

// plainName tells most names from those that may have a second reading.
func plainName(name string) bool {
	for i := range len(name) {
		if c := name[i] | 0x20; (c < 'a' || c > 'z') && c != ' ' {
			return false
		}
	}
	return true
}

// pack writes text anew, without gaps and in order, and overwrites the old.
func (x *Index) pack() {
	old := x.text
	x.text = make([]byte, 0, len(old)-x.wasted)
	for i, e := range x.people {
		at := len(x.text)
		x.text = append(x.text, old[e.at:e.at+e.size]...)
		x.people[i].at = uint32(at)
	}
	clear(old)
	x.wasted = 0
}

// first returns the first n characters of s.
func first(s string, n int) string {
	if len(s) <= n {
		return s
	}
	count := 0
	for i := range s {
		if count++; count > n {
			return s[:i]
		}
	}
	return s
}

// mask says which letters occur, so that most names are passed over without
// reading them: a bit each for a to z and 0 to 9, and the rest share 28.
type mask uint64

func bitOf(r rune) mask {
	switch {
	case 'a' <= r && r <= 'z':
		return 1 << (r - 'a')
	case '0' <= r && r <= '9':
		return 1 << (26 + r - '0')
	}
	return 1 << (36 + uint32(r)%28)
}

// missing counts the letters of m that are not in of.
func (m mask) missing(of mask) int { return bits.OnesCount64(uint64(m &^ of)) }

func masks(text string) (letters, initials mask) {
	start := true
	for _, r := range text {
		if r == ' ' || r == '\n' {
			start = true
			continue
		}
		b := bitOf(r)
		letters |= b
		if start {
			initials |= b
		}
		start = false
	}
	return letters, initials
}
