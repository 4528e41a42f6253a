package surgery

import "testing"

// What the home desk shows stands as it is shown, is nobody's crossing, and counts as
// made then: also where two desks had made it the same before.
func TestWhatIsShownIsAgreed(t *testing.T) {
	f := NewFold(func(ID) bool { return false })
	v := goodVisit
	tracked := v
	tracked.Track = Both
	f.Take("a", &Operation{ID: "a1", Edits: []Edit{{After: &v}}})
	f.Take("b", &Operation{ID: "b1", Edits: []Edit{{Before: &v, After: &tracked}}})
	f.Take("c", &Operation{ID: "c1", Edits: []Edit{{Before: &v, After: &tracked}}}) // the same, unseen
	f.Take("seat", &Operation{ID: "s1", Kind: RecordShown, Edits: []Edit{{After: &tracked}}})
	if len(f.Crossed()) != 0 {
		t.Errorf("%+v", f.Crossed())
	}
	f.Take("d", &Operation{ID: "d1", Edits: []Edit{{Before: &tracked}}})
	if len(f.Records()) != 0 || len(f.Crossed()) != 0 {
		t.Errorf("it does not go: %v, %+v", spelling(f.Records()), f.Crossed())
	}
	f.Take("e", &Operation{ID: "e1", Edits: []Edit{{Before: &tracked, After: &v}}})
	want := Crossing{Visits, v.ID, "", "d1", "e1"}
	if got := f.Crossed(); len(got) != 1 || got[0] != want {
		t.Errorf("%+v", got)
	}
	f.Take("f", &Operation{ID: "f1", Kind: CrossingSettled, Settles: []Crossing{want}})
	if len(f.Crossed()) != 0 {
		t.Errorf("%+v is settled", f.Crossed())
	}
}
