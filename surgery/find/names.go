package find

import (
	"strings"
	"unicode/utf8"

	"socialmediasurgery/surgery"
)

// Names finds, among very many, whose name is Alike another. Titles, and a
// surname put first, are no difference.
type Names struct {
	people []Person
	same   map[string][]int32 // by the whole name, its words in order
	near   map[string][]int32 // by the first and by the second half of it
}

// Whose is somebody whose name is alike.
type Whose struct {
	ID   surgery.ID
	Slip bool // but for one typing slip, and not the same
}

// NewNames looks through these people once.
func NewNames(people []Person) *Names {
	n := &Names{people: people, same: make(map[string][]int32, len(people)), near: make(map[string][]int32, 2*len(people))}
	for i, p := range people {
		key := sorted(surgery.UntitledName(p.Name))
		if key == "" {
			continue
		}
		n.same[key] = append(n.same[key], int32(i))
		a, b := halves(key, utf8.RuneCountInString(key))
		n.near["<"+a] = append(n.near["<"+a], int32(i))
		n.near[">"+b] = append(n.near[">"+b], int32(i))
	}
	return n
}

// halves parts a name of so many letters in the middle, after half of them: a
// slip leaves one of the two as it is.
func halves(key string, letters int) (string, string) {
	at := 0
	for range min(letters/2, utf8.RuneCountInString(key)) {
		_, size := utf8.DecodeRuneInString(key[at:])
		at += size
	}
	return key[:at], key[at:]
}

// Alike returns who may be meant by a name: those of the same name, else those
// but for a slip.
func (n *Names) Alike(name string) []Whose {
	name = surgery.UntitledName(name)
	key := sorted(name)
	var found []Whose
	for _, i := range n.same[key] {
		found = append(found, Whose{ID: n.people[i].ID})
	}
	if len(found) > 0 || key == "" {
		return found
	}
	seen := map[int32]bool{}
	length := utf8.RuneCountInString(key)
	for theirs := max(1, length-1); theirs <= length+1; theirs++ {
		front, _ := halves(key, theirs)
		tail := theirs - theirs/2
		_, back := halves(key, 2*(length-min(tail, length)))
		for _, i := range append(append([]int32(nil), n.near["<"+front]...), n.near[">"+back]...) {
			if seen[i] {
				continue
			}
			seen[i] = true
			if Alike(surgery.UntitledName(n.people[i].Name), name) {
				found = append(found, Whose{ID: n.people[i].ID, Slip: true})
			}
		}
	}
	return found
}

// Same reports whether two names have the same words, in whatever order.
func Same(a, b string) bool {
	a, b = sorted(surgery.UntitledName(a)), sorted(surgery.UntitledName(b))
	return a != "" && a == b
}

// SameKey returns what two names that are the Same have in common; "" for a name
// that is none.
func SameKey(name string) string {
	return strings.Clone(sorted(surgery.UntitledName(name)))
}
