package surgery

import (
	"strings"
	"testing"
	"time"
)

func TestClashes(t *testing.T) {
	at := func(id ID, hour int, w EventWords) *Event {
		return &Event{ID: id, Starts: noon.Add(time.Duration(hour) * time.Hour), Words: w}
	}
	for name, tc := range map[string]struct {
		a, b         EventWords
		later        int // hours
		who, account string
		none         bool
	}{
		"one lead":                   {EventWords{Lead: "Made-up Mina"}, EventWords{Lead: "made-up mina"}, 0, "Made-up Mina", "", false},
		"one account, written twice": {EventWords{Account: "@LYPFT"}, EventWords{Account: " lypft"}, 0, "", "@LYPFT", false},
		"both":                       {EventWords{Lead: "Mina", Account: "@LYPFT"}, EventWords{Lead: "Mina", Account: "@lypft"}, 0, "Mina", "@LYPFT", false},
		"the guest leads another":    {EventWords{Guest: "Mina"}, EventWords{Lead: "Mina"}, 0, "Mina", "", false},
		"nobody is said":             {EventWords{}, EventWords{}, 0, "", "", true},
		"only a sign":                {EventWords{Account: "@"}, EventWords{Account: "@"}, 0, "", "", true},
		"two accounts":               {EventWords{Account: "@LYPFT"}, EventWords{Account: "@other"}, 0, "", "", true},
		"one after the other":        {EventWords{Lead: "Mina"}, EventWords{Lead: "Mina"}, 1, "", "", true},
	} {
		found := Clashes([]*Event{at("a", 0, tc.a), at("b", tc.later, tc.b)}, func(s string) string { return strings.ToLower(strings.TrimSpace(s)) })
		if tc.none != (len(found) == 0) || !tc.none && found[0] != (Clash{"a", "b", tc.who, tc.account}) {
			t.Errorf("%s: %+v", name, found)
		}
	}
}
