package find

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

// people has ids that are the names, to read the tables more easily.
func people(names ...string) *Index {
	var list []Person
	for _, n := range names {
		list = append(list, Person{surgery.ID(n), n})
	}
	return New(list)
}

var rankNames = [ranks]string{"exact", "prefix", "word", "inside", "slip"}

func shown(found []Match) string {
	var out []string
	for _, m := range found {
		out = append(out, rankNames[m.Rank]+":"+string(m.ID))
	}
	return strings.Join(out, ", ")
}

func TestSearch(t *testing.T) {
	x := people("Sam Okafor", "Samira Khan", "Rosamund Sam", "Sam", "José Núñez", "Josephine Bell",
		"Siobhán O'Neil", "Anne-Marie Dubois", "Łukasz Żółć", "Зоя Иванова", "王小明", "محمد علي", "मुकेश शर्मा",
		"Jo Li", "Van Den Berg", "Nuala O Neil")
	for _, c := range []struct{ typed, want string }{
		{"", ""},
		{" '-", ""},
		{"sam", "exact:Sam, prefix:Sam Okafor, prefix:Samira Khan, word:Rosamund Sam"},
		{"SAM", "exact:Sam, prefix:Sam Okafor, prefix:Samira Khan, word:Rosamund Sam"},
		{"okaf sam", "word:Sam Okafor"},
		{"okafor sam", "exact:Sam Okafor"},
		{"sam okaf", "prefix:Sam Okafor"},
		{"amir", "inside:Samira Khan"},
		{"am", "inside:Rosamund Sam, inside:Sam, inside:Sam Okafor, inside:Samira Khan"},
		{"jose", "prefix:José Núñez, prefix:Josephine Bell"},
		{"núñ", "word:José Núñez"},
		{"nunez jose", "exact:José Núñez"},
		{"lukasz", "prefix:Łukasz Żółć"},
		{"zolc", "word:Łukasz Żółć"},
		{"oneil", "word:Siobhán O'Neil, slip:Nuala O Neil"},
		{"o'neil", "word:Siobhán O'Neil, slip:Nuala O Neil"},
		{"o’neil", "word:Siobhán O'Neil, slip:Nuala O Neil"},
		{"o neil", "word:Nuala O Neil, word:Siobhán O'Neil"},
		{"siobhan o neil", "exact:Siobhán O'Neil"},
		{"neil siob", "word:Siobhán O'Neil"},
		{"anne marie", "prefix:Anne-Marie Dubois"},
		{"annemarie", "prefix:Anne-Marie Dubois"},
		{"anne-marie dubois", "exact:Anne-Marie Dubois"},
		{"marie", "word:Anne-Marie Dubois"},
		{"dubois annem", "word:Anne-Marie Dubois"},
		{"зоя", "prefix:Зоя Иванова"},
		{"ИВАНОВА з", "word:Зоя Иванова"},
		{"王", "prefix:王小明"},
		{"小明", "inside:王小明"},
		{"明", "inside:王小明"},
		{"علي", "word:محمد علي"},
		{"शर्मा", "word:मुकेश शर्मा"},
		{"l", "prefix:Łukasz Żółć, word:Jo Li"}, // one letter: by prefix only
		{"a sam", ""},
		{"o", "word:Nuala O Neil, word:Sam Okafor, word:Siobhán O'Neil"},

		{"okafro", "slip:Sam Okafor"},     // two swapped
		{"okafpr", "slip:Sam Okafor"},     // another letter
		{"okffor", "slip:Sam Okafor"},     // another letter
		{"okafoor", "slip:Sam Okafor"},    // one too many
		{"okfor", "slip:Sam Okafor"},      // one missing
		{"kafor", "inside:Sam Okafor"},    // which stands inside
		{"okafr sam", "slip:Sam Okafor"},  // in one of two words
		{"samokafor", "slip:Sam Okafor"},  // the space is missing
		{"sa mokafor", "slip:Sam Okafor"}, // the space came late
		{"okafrr", "slip:Sam Okafor"},
		{"okxfrr", ""},   // two slips
		{"okfr sma", ""}, // a slip in each of two words
		{"sma", ""},      // too short to tell
		{"smm ok", "slip:Sam Okafor"},
		{"jo lo", "slip:Jo Li"},
		{"vanden berg", "slip:Van Den Berg"},
		{"иванова зоа", "slip:Зоя Иванова"},
		{"мванова", "slip:Зоя Иванова"},
		{"王大明x", ""},
	} {
		if got := shown(x.Search(c.typed, 10)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.typed, got, c.want)
		}
	}
}

func TestSlipsOnlyFillWhatIsLeft(t *testing.T) {
	x := people("Marta", "Martha", "Marla", "Marca")
	for limit, want := range map[int]string{
		0: "",
		1: "exact:Marta",
		2: "exact:Marta, slip:Marca",
		9: "exact:Marta, slip:Marca, slip:Marla, slip:Martha",
	} {
		if got := shown(x.Search("marta", limit)); got != want {
			t.Errorf("limit %d: got %s, want %s", limit, got, want)
		}
	}
}

// A better match far down is not crowded out by worse ones above it.
func TestTheLimitKeepsTheBest(t *testing.T) {
	var names []string
	for i := range 300 {
		names = append(names, fmt.Sprintf("Aa%03d Xyann", i), fmt.Sprintf("Bb%03d Ann", i))
	}
	x := people(append(names, "Ann Zu", "Zu Ann", "Ann")...)
	if got, want := shown(x.Search("ann", 4)), "exact:Ann, prefix:Ann Zu, word:Bb000 Ann, word:Bb001 Ann"; got != want {
		t.Errorf("got %s", got)
	}
	if got := len(x.Search("ann", 1000)); got != 603 {
		t.Errorf("%d found, want 603", got)
	}
}

func TestEqualMatchesStandByNameThenID(t *testing.T) {
	x := New([]Person{
		{"00000000-0000-4000-8000-000000000002", "Ann Bell"}, {"b", "Ann Bell"},
		{"f0000000-0000-4000-8000-000000000001", "ann  bell"}, {"a", "Änn Bell"}, {"z", "Ann Abel"},
		{"30000000-0000-4000-8000-000000000001", "ANN BELL"},
	})
	var got []surgery.ID
	for _, m := range x.Search("ann", 10) {
		got = append(got, m.ID)
	}
	want := []surgery.ID{"z", "00000000-0000-4000-8000-000000000002", "30000000-0000-4000-8000-000000000001", "a", "b", "f0000000-0000-4000-8000-000000000001"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestChosen(t *testing.T) {
	x := people("Sam Okafor", "Samira Khan", "Jo", "王明")
	for typed, want := range map[string]surgery.ID{
		"sam o":  "Sam Okafor", // the sole match
		"sam":    "",           // two
		"j":      "",           // one letter
		"j ":     "",
		"'j":     "",
		"jo":     "Jo",
		"okafro": "",           // a slip
		"kafo":   "Sam Okafor", // inside a word is no slip
		"nobody": "",
		"":       "",
		"王明":     "王明",
	} {
		got, ok := Chosen(x.Search(typed, 8), typed)
		if got != want || ok != (want != "") {
			t.Errorf("%q chooses %q, want %q", typed, got, want)
		}
	}
}
