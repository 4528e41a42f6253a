package checklist

import "testing"

func TestFittingComesFirst(t *testing.T) {
	all := []Checklist{{ID: "safe", Title: "Safe basics"}, {ID: "blog", Title: "A recovery blog", Summary: "Write it down"},
		{ID: "photos", Title: "Photos", Platform: "instagram", Steps: []Step{{Title: "Turn off tags"}}}}
	for said, want := range map[string]string{"": "safe", "Help with my account": "safe", "Blogging, please": "blog", "turning off tagging": "photos", "instagram!": "photos", "Zebras": "safe"} {
		if got := Fitting(all, said)[0].ID; got != want {
			t.Errorf("%q: %s, want %s", said, got, want)
		}
	}
	if all[0].ID != "safe" || len(Fitting(all, "tags")) != 3 {
		t.Error("the list itself was changed")
	}
}
