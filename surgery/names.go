package surgery

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FirstName returns what a card and a handout call somebody, because the screen
// faces the door and paper is left lying about: the first word of a name that is
// no title and no surname put first. Who is only "Mrs Example" stays so.
func FirstName(name string) string {
	name = NameInOrder(name)
	words := strings.Fields(name)
	rest := untitled(words)
	if len(rest) == 1 && len(words) > 1 {
		return name
	}
	if len(rest) == 0 {
		return name
	}
	return rest[0]
}

// UntitledName returns a name as the same person is found by it: in order, and
// without titles.
func UntitledName(name string) string {
	name = NameInOrder(name)
	if rest := untitled(strings.Fields(name)); len(rest) > 0 {
		return strings.Join(rest, " ")
	}
	return name
}

// CardNames returns what the cards show for these full names: the first name,
// with the initial of the last where two share a first name. Two that share
// that as well look the same; their numbers tell them apart.
func CardNames(names []string) []string {
	sharing := map[string]int{}
	for _, name := range names {
		sharing[strings.ToLower(FirstName(name))]++
	}
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = FirstName(name)
		if sharing[strings.ToLower(shown[i])] > 1 {
			shown[i] = WithInitial(name)
		}
	}
	return shown
}

// WithInitial returns the first name with the initial of the last: "Sam O".
func WithInitial(name string) string {
	shown := FirstName(name)
	if words := strings.Fields(UntitledName(name)); len(words) > 1 {
		if initial, size := utf8.DecodeRuneInString(words[len(words)-1]); size > 0 {
			shown += " " + strings.ToUpper(string(initial))
		}
	}
	return shown
}

// titles stand before a name and are none, folded and without their dot.
var titles = wordSet("mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev revd reverend hon cllr councillor " +
	"sister canon father fr capt captain col colonel major sgt sergeant lt lieutenant judge baroness baron viscount")

// letters after a name, and what belongs to a name's end.
var suffixes = wordSet("jr sr jnr snr ii iii iv esq mbe obe cbe rn rmn rgn rnld phd md mrcpsych frcpsych frcn bsc msc ba ma mba bed cpsychol pgce dphil")

// particles begin a surname of several words.
var particles = wordSet("van von de del della der den di da dos du la le al el bin ibn ter ten st o")

// offices are words of a post or an organisation, which no first name is.
var offices = wordSet("nhs trust team service services department dept university college council ltd limited manager nurse director lead officer " +
	"student volunteer carer staff governor chair coordinator administrator consultant assistant practitioner therapist psychologist worker")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// bare returns a word as the sets above have it.
func bare(word string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == '.' || r == ',' {
			return -1
		}
		return r
	}, word))
}

// untitled returns the words of a name after its titles.
func untitled(words []string) []string {
	for i, w := range words {
		switch b := bare(w); {
		case titles[b]:
		case i > 0 && (b == "&" || b == "and"), i == 0 && (b == "the" || b == "rt" || b == "right"):
		default:
			return words[i:]
		}
	}
	return nil
}

// NameInOrder returns a name as it is said: without what stands in brackets at
// its ends or after a bar, letters after it, and with a surname that was put
// first ("EXAMPLE, Ada (Made-up Trust)") at its end.
func NameInOrder(name string) string {
	whole := strings.TrimSpace(name)
	name = spaceTitles(withoutBrackets(whole))
	for _, bar := range []string{" | ", " - ", " – ", " — ", " / "} {
		if before, _, found := strings.Cut(name, bar); found && len(strings.Fields(before)) > 1 {
			name = strings.TrimSpace(before)
		}
	}
	var parts []string
	var title string
	for part := range strings.SplitSeq(name, ",") {
		words := strings.Fields(part)
		switch {
		case len(words) == 0, len(parts) > 0 && all(words, suffixes):
		case len(parts) > 0 && len(untitled(words)) == 0:
			title = strings.Join(words, " ") + " "
		default:
			parts = append(parts, strings.Join(words, " "))
		}
	}
	switch {
	case len(parts) == 0:
		return whole
	case len(parts) > 1 && surnameFirst(parts[0], parts[1]):
		return title + turned(parts[0], parts[1])
	case len(parts) == 1:
		if last, first, ok := shouted(parts[0]); ok {
			return title + turned(last, first)
		}
	}
	return title + parts[0]
}

// turned joins a surname that stood first to a first name; titles of either go
// before, and a surname that was shouted is said.
func turned(last, first string) string {
	words, given := strings.Fields(last), strings.Fields(first)
	surname := untitled(words)
	if len(surname) == 0 {
		surname = words
	}
	title := append([]string(nil), words[:len(words)-len(surname)]...)
	all := append(append(title, given...), surname...)
	for i, w := range all {
		if i >= len(all)-len(surname) || strings.ToUpper(first) == first && len([]rune(first)) > 2 {
			all[i] = said(w)
		}
	}
	return strings.Join(all, " ")
}

// surnameFirst reports whether before and after a comma stand a surname and a
// first name, and not a name and a post or an organisation.
func surnameFirst(before, after string) bool {
	a, b := untitled(strings.Fields(before)), strings.Fields(after)
	for _, w := range b {
		if offices[bare(w)] {
			return false
		}
	}
	if len(a) == 0 || len(b) > 4 {
		return false
	}
	return len(a) == 1 || loud(before) || particles[bare(a[0])] || len(untitled(b)) == 1
}

// shouted parts "EXAMPLE Ada", a surname in capitals before a first name that
// is not.
func shouted(name string) (last, first string, ok bool) {
	words := strings.Fields(name)
	n := 0
	for n < len(words) && loud(words[n]) && utf8.RuneCountInString(words[n]) > 2 && !offices[bare(words[n])] {
		n++
	}
	if n == 0 || n == len(words) || titles[bare(words[0])] || loud(words[len(words)-1]) || !unicode.IsUpper([]rune(words[n])[0]) {
		return "", "", false
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " "), true
}

// loud reports whether a text has letters, all of them capitals.
func loud(s string) bool {
	return strings.ToUpper(s) == s && strings.ToLower(s) != s
}

// said writes a word in capitals as a name: "O'NEIL-SMITH" as "O'Neil-Smith".
func said(word string) string {
	if !loud(word) || utf8.RuneCountInString(word) < 3 {
		return word
	}
	begins := true
	var b strings.Builder
	for _, r := range word {
		if !begins {
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		begins = !unicode.IsLetter(r) && !unicode.IsMark(r) || b.String() == "Mc"
	}
	return b.String()
}

func all(words []string, set map[string]bool) bool {
	for _, w := range words {
		if !set[bare(w)] {
			return false
		}
	}
	return true
}

// spaceTitles parts "Dr.Ben" as "Dr. Ben".
func spaceTitles(name string) string {
	if title, rest, found := strings.Cut(name, "."); found && titles[strings.ToLower(title)] && rest != "" {
		return title + ". " + strings.TrimSpace(rest)
	}
	return name
}

// withoutBrackets takes what stands in brackets off both ends of a name, unless
// nothing else is left.
func withoutBrackets(name string) string {
	for {
		rest := name
		for _, pair := range []string{"()", "[]", "{}", "（）"} {
			open, shut := []rune(pair)[0], []rune(pair)[1]
			if strings.HasSuffix(rest, string(shut)) {
				if at := strings.LastIndex(rest, string(open)); at > 0 {
					rest = strings.TrimSpace(rest[:at])
				}
			}
			if strings.HasPrefix(rest, string(open)) {
				if at := strings.Index(rest, string(shut)); at > 0 {
					rest = strings.TrimSpace(rest[at+utf8.RuneLen(shut):])
				}
			}
		}
		if rest == "" || rest == name {
			return name
		}
		name = rest
	}
}
