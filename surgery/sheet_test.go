package surgery

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func (m Mark) String() string { return fmt.Sprintf("%d %s", m.Number, m.State) }

func TestReadMarks(t *testing.T) {
	for typed, want := range map[string]string{
		"1":                 "[1 done]",
		"1-4 6 s7 x9":       "[1 done 2 done 3 done 4 done 6 done 7 not_today 9 not_for_me]",
		"  1–2,3;S4\tX5 \n": "[1 done 2 done 3 done 4 not_today 5 not_for_me]",
		"s2-3 x5—6":         "[2 not_today 3 not_today 5 not_for_me 6 not_for_me]",
		"12 3":              "[12 done 3 done]",
		"4-4":               "[4 done]",
		"007":               "[7 done]",
	} {
		marks, err := ReadMarks(typed, 12)
		if got := fmt.Sprint(marks); got != want || err != nil {
			t.Errorf("%q: %s, %v", typed, got, err)
		}
	}
}

// What cannot be read is said word for word, and then nothing is marked.
func TestReadMarksSaysWhatItCouldNotRead(t *testing.T) {
	for typed, unread := range map[string]string{
		"1 two 3":         "two",
		"0":               "0",
		"13":              "13",
		"1-13":            "1-13",
		"4-2":             "4-2",
		"1 1":             "1",
		"1-4 3":           "3",
		"3 1-4":           "1-4",
		"s":               "s",
		"x x3":            "x",
		"sx3 3s":          "sx3 3s",
		"1 - 4":           "-",
		"1-":              "1-",
		"-4":              "-4",
		"1-2-3":           "1-2-3",
		"+3 3.0 1e1":      "+3 3.0 1e1",
		"٣":               "٣",
		"99999":           "99999",
		"a\u202eb\x00":    "ab",
		"9999-9999999999": "9999-9999999999",
	} {
		marks, err := ReadMarks(typed, 12)
		var ours *Error
		if !errors.As(err, &ours) || ours.Kind != Invalid || ours.Key != "error.marks_unread" || marks != nil {
			t.Errorf("%q: %v, %v", typed, marks, err)
			continue
		}
		if ours.With[1] != unread || ours.With[3] != 12 {
			t.Errorf("%q: %q", typed, ours.With)
		}
		if strings.Contains(ours.Error(), unread) && len(unread) > 2 {
			t.Errorf("%q: the log gets what was typed: %v", typed, ours)
		}
	}
	for _, typed := range []string{"", "  ", ",;", "\n"} {
		_, err := ReadMarks(typed, 12)
		var ours *Error
		if !errors.As(err, &ours) || ours.Key != "error.marks_empty" {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := ReadMarks("1", 0); KindOf(err) != Invalid {
		t.Errorf("of no steps: %v", err)
	}
}

// A page pasted by mistake is not said back as a page.
func TestReadMarksShortensWhatItSaysBack(t *testing.T) {
	_, err := ReadMarks(strings.Repeat("né ", 1<<18), 12)
	if said := AsError(err).With[1].(string); len([]rune(said)) != 61 || !strings.HasSuffix(said, "…") {
		t.Errorf("says %d letters back", len([]rune(said)))
	}
}

func FuzzReadMarks(f *testing.F) {
	for _, s := range []string{"1-4 6 s7 x9", "1 - 4", "s", "-", "9999", "x1-12", "\xff1"} {
		f.Add(s, 12)
	}
	f.Fuzz(func(t *testing.T, typed string, steps int) {
		marks, err := ReadMarks(typed, steps)
		if (err == nil) != (len(marks) > 0) || err != nil && KindOf(err) != Invalid {
			t.Fatalf("%v, %v", marks, err)
		}
		seen := map[int]bool{}
		for _, m := range marks {
			if m.Number < 1 || m.Number > steps || seen[m.Number] || m.State != Done && m.State != NotTodayStep && m.State != NotForMe {
				t.Fatalf("%v of %d steps", m, steps)
			}
			seen[m.Number] = true
		}
	})
}
