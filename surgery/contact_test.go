package surgery

import "testing"

func TestHowSomebodyIsReachedGoesWithTheirYes(t *testing.T) {
	yes, no := Consent{For: ContactMe, Given: "2026-11-24"}, Consent{For: ContactMe, Given: "2026-11-24", Withdrawn: "2026-11-25"}
	newID := func() ID { return "new" }
	was := &Contact{ID: "c", Attendee: "a", Words: ContactWords{How: "@madeup"}}
	for name, tc := range map[string]struct {
		says Consent
		was  *Contact
		how  string
		want string // "" for no edit, "-" for one that takes it away
	}{
		"first":            {yes, nil, " @new ", "new a @new"},
		"nothing":          {yes, nil, " ", ""},
		"not allowed":      {no, nil, "@new", ""},
		"as it was":        {yes, was, "@madeup", ""},
		"other":            {yes, was, "@new", "c a @new"},
		"emptied":          {yes, was, "", "-"},
		"taken back":       {no, was, "@madeup", "-"},
		"of somebody else": {yes, &Contact{ID: "c", Attendee: "b", Words: was.Words}, "@madeup", "c a @madeup"},
	} {
		a := &Attendee{ID: "a", Consents: []Consent{tc.says}}
		got := ""
		for _, e := range a.Reached(tc.was, tc.how, newID) {
			switch c, _ := e.After.(*Contact); {
			case e.Before != nil && e.Before.(*Contact) != tc.was:
				t.Errorf("%s: another was before", name)
			case c == nil:
				got += "-"
			default:
				got += string(c.ID) + " " + string(c.Attendee) + " " + c.Words.How
			}
		}
		if got != tc.want {
			t.Errorf("%s: %q, not %q", name, got, tc.want)
		}
	}
	if was.Words.How != "@madeup" || was.Attendee != "a" {
		t.Error("the one before was changed")
	}
}

// Whoever is erased at any desk cannot be reached at the one that knows how.
func TestErasingSomebodyTakesHowTheyAreReached(t *testing.T) {
	a, c := goodAttendee, &Contact{ID: "c", Attendee: goodAttendee.ID, Words: ContactWords{How: "@madeup"}}
	f := foldOf([]ID{a.ID}, made(&a), made(c))
	if left := f.Records(); len(left) != 0 {
		t.Errorf("left are %v", spelling(left))
	}
}
