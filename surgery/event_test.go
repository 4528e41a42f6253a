package surgery

import "testing"

func TestIsQuestion(t *testing.T) {
	for title, want := range map[string]bool{"“How do you feel?” ": true, "How?": true, "Share the results": false, "": false, "?": true} {
		if IsQuestion(title) != want {
			t.Errorf("%q: %v", title, !want)
		}
	}
}

// Which question a barometer of the week asks: the one it was joined to, else the one
// that reads the same.
func TestTheQuestionOfAnEvent(t *testing.T) {
	fold := func(s string) string { return s }
	all := []*Barometer{{ID: "one", Words: BarometerWords{Question: "How?"}}, {ID: "two", Words: BarometerWords{Question: "Why?"}}, {ID: "locked"}}
	for name, tc := range map[string]struct {
		event Event
		want  ID
	}{
		"joined":           {Event{Kind: BarometerEvent, Words: EventWords{Title: "How?", Barometer: "two"}}, "two"},
		"read alike":       {Event{Kind: BarometerEvent, Words: EventWords{Title: "How?"}}, "one"},
		"its own is gone":  {Event{Kind: BarometerEvent, Words: EventWords{Title: "Which?", Barometer: "gone"}}, ""},
		"another kind":     {Event{Kind: ChatEvent, Words: EventWords{Title: "How?"}}, ""},
		"words not read":   {Event{Kind: BarometerEvent}, ""},
		"only its results": {Event{Kind: BarometerEvent, Words: EventWords{Title: "Share the results"}}, ""},
	} {
		got := ID("")
		if b := QuestionOf(&tc.event, all, fold); b != nil {
			got = b.ID
		}
		if got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestSheetsOfEvents(t *testing.T) {
	for want, e := range map[PrintKind]Event{
		ChatSheetPrint: {Kind: ChatEvent}, TakeoverSheetPrint: {Kind: TakeoverEvent}, SignInPrint: {Kind: SurgeryEvent}, "": {Kind: BlogEvent},
		TallyPrint: {Kind: BarometerEvent, Words: EventWords{Title: "“How?”"}},
	} {
		if got := e.Sheet(); got != want {
			t.Errorf("%s: %q, want %q", e.Kind, got, want)
		}
	}
	shared := Event{Kind: BarometerEvent, Words: EventWords{Title: "Share the results"}}
	if shared.Sheet() != "" {
		t.Error("results need no tally")
	}
}
