package surgery

import "testing"

// What an operation did is taken back as far as it still stands.
func TestTakenBack(t *testing.T) {
	v := &goodVisit
	with := func(how func(*Visit)) *Visit { return change(*v, how) }
	told := with(func(v *Visit) { v.Track, v.Words.Goal = Both, "a blog" })
	a := &goodAttendee
	for name, tc := range map[string]struct {
		did  []Edit
		now  []Record
		want []Edit
		rest bool
		key  string
	}{
		"as it left it":       {[]Edit{{v, told}}, []Record{told}, []Edit{{told, v}}, false, ""},
		"another part":        {[]Edit{{v, told}}, []Record{change(*told, func(v *Visit) { v.Size = Plain })}, []Edit{{change(*told, func(v *Visit) { v.Size = Plain }), with(func(v *Visit) { v.Size = Plain })}}, false, ""},
		"one of its parts":    {[]Edit{{v, told}}, []Record{change(*told, func(v *Visit) { v.Track = Personal })}, []Edit{{change(*told, func(v *Visit) { v.Track = Personal }), with(func(v *Visit) { v.Track = Personal })}}, true, ""},
		"all of its parts":    {[]Edit{{v, with(func(v *Visit) { v.Track = Both })}}, []Record{with(func(v *Visit) { v.Track = Personal })}, nil, false, "error.changed_meanwhile"},
		"it is gone":          {[]Edit{{v, told}}, nil, nil, false, "error.changed_meanwhile"},
		"what it made":        {[]Edit{{nil, a}, {nil, v}}, []Record{a, v}, []Edit{{v, nil}, {a, nil}}, false, ""},
		"what it made, since": {[]Edit{{nil, a}, {nil, v}}, []Record{a, told}, nil, false, "error.changed_meanwhile"},
		"what it took away":   {[]Edit{{a, nil}}, nil, []Edit{{nil, a}}, false, ""},
		"it was brought back": {[]Edit{{a, nil}, {v, told}}, []Record{a, told}, []Edit{{told, v}}, true, ""},
		"twice the same":      {[]Edit{{nil, v}, {v, told}}, []Record{told}, []Edit{{told, nil}}, false, ""},
		"it changed nothing":  {[]Edit{{v, v}}, []Record{told}, []Edit{{told, told}}, false, ""},
		"nothing":             {nil, nil, nil, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := &Operation{Edits: tc.did}
			edits, rest, err := o.TakenBack(func(f Family, id ID) (Record, error) {
				for _, r := range tc.now {
					if r.Family() == f && r.RecordID() == id {
						return r, nil
					}
				}
				return nil, nil
			})
			if tc.key != "" {
				if err == nil || AsError(err).Key != tc.key {
					t.Fatalf("%v, want %s", err, tc.key)
				}
				return
			}
			if err != nil || rest != tc.rest || len(edits) != len(tc.want) {
				t.Fatalf("%d edits, %v, %v", len(edits), rest, err)
			}
			for i, e := range edits {
				if !sameRecord(e.Before, tc.want[i].Before) || !sameRecord(e.After, tc.want[i].After) {
					t.Errorf("edit %d: %+v", i, e)
				}
			}
		})
	}
}
