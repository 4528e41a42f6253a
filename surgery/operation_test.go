package surgery

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestInverse(t *testing.T) {
	after := goodVisit
	after.Number = 2
	o := &Operation{Edits: []Edit{{After: &goodAttendee}, {Before: &goodVisit, After: &after}, {Before: &goodPrint}}}
	back := o.Inverse()
	want := []Edit{{After: &goodPrint}, {Before: &after, After: &goodVisit}, {Before: &goodAttendee}}
	if !slices.Equal(back, want) {
		t.Errorf("got %v", back)
	}
	twice := (&Operation{Edits: back}).Inverse()
	if !slices.Equal(twice, o.Edits) {
		t.Error("the inverse of the inverse is something else")
	}
	if back := (&Operation{}).Inverse(); len(back) != 0 {
		t.Errorf("of nothing: %v", back)
	}
}

func TestChanged(t *testing.T) {
	o := &Operation{Edits: []Edit{{After: &goodVisit}, {Before: &goodAttendee}, {Before: &goodVisit, After: &goodVisit}}}
	if got := o.Changed(); !slices.Equal(got, []Family{Visits, Attendees}) {
		t.Errorf("got %v", got)
	}
	if got := (&Operation{Erases: []ID{"a"}}).Changed(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestOperationValidate(t *testing.T) {
	nameless := goodAttendee
	nameless.Words.Name = ""
	other := goodVisit
	other.ID = "other"
	sameID := goodSurgeon
	sameID.ID = goodVisit.ID
	for name, tc := range map[string]struct {
		o   Operation
		key string
	}{
		"no edits":        {Operation{ID: "o", Kind: CheckedIn, About: "v"}, ""},
		"new, gone, both": {Operation{ID: "o", Kind: CheckedIn, About: "v", Edits: []Edit{{After: &goodVisit}, {Before: &goodAttendee}, {Before: &goodPrint, After: &goodPrint}}}, ""},
		"bad one goes":    {Operation{ID: "o", Kind: CheckedIn, About: "v", Edits: []Edit{{Before: &nameless}}}, ""},
		"no id":           {Operation{Kind: CheckedIn, About: "v"}, "error.internal"},
		"no kind":         {Operation{ID: "o", About: "v"}, "error.internal"},
		"about nothing":   {Operation{ID: "o", Kind: CheckedIn}, "error.internal"},
		"bad one stays":   {Operation{ID: "o", Kind: CheckedIn, About: "v", Edits: []Edit{{After: &nameless}}}, "error.name_missing"},
		"nothing edited":  {Operation{ID: "o", Kind: CheckedIn, About: "v", Edits: []Edit{{}}}, "error.internal"},
		"nil before":      {Operation{ID: "o", Kind: CheckedIn, About: "v", Edits: []Edit{{Before: (*Visit)(nil), After: &goodVisit}}}, "error.internal"},
		"nil after":       {Operation{ID: "o", Kind: CheckedIn, About: "v", Edits: []Edit{{Before: &goodVisit, After: (*Visit)(nil)}}}, "error.internal"},
		"another record":  {Operation{ID: "o", Kind: CheckedIn, About: "v", Edits: []Edit{{Before: &goodVisit, After: &other}}}, "error.internal"},
		"another family":  {Operation{ID: "o", Kind: CheckedIn, About: "v", Edits: []Edit{{Before: &goodVisit, After: &sameID}}}, "error.internal"},
	} {
		err := tc.o.Validate()
		var ours *Error
		if tc.key == "" && err != nil || tc.key != "" && (!errors.As(err, &ours) || ours.Key != tc.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestClock(t *testing.T) {
	var c Clock
	for i, tc := range []struct {
		now  time.Time
		wall time.Time // what the clock says then
	}{
		{noon, noon},
		{noon, noon}, // the same millisecond: counts on
		{noon.Add(time.Second), noon.Add(time.Second)},
		{noon.Add(-24 * time.Hour), noon.Add(time.Second)}, // the laptop's clock went back
		{time.Time{}, noon.Add(time.Second)},
		{noon.Add(2 * time.Second), noon.Add(2 * time.Second)},
	} {
		next := c.Next(tc.now)
		if next <= c {
			t.Fatalf("%d: %d is not after %d", i, next, c)
		}
		if !next.Time().Equal(tc.wall) {
			t.Errorf("%d: says %v, not %v", i, next.Time(), tc.wall)
		}
		c = next
	}
	for range 1 << 17 { // more in one millisecond than it counts
		next := c.Next(noon)
		if next <= c {
			t.Fatal("went back")
		}
		c = next
	}
}

func TestErrorKeepsWhatWasTypedOutOfTheLog(t *testing.T) {
	cause := errors.New("cause")
	err := error(Fail(Invalid, "error.too_long", "name", "Zebedee").Because(cause))
	if got := err.Error(); got != "invalid: error.too_long: cause" {
		t.Errorf("the log gets %q", got)
	}
	if got := Fail(Full, "error.disk_full").Error(); got != "full: error.disk_full" {
		t.Errorf("the log gets %q", got)
	}
	wrapped := fmt.Errorf("in between: %w", err)
	if !errors.Is(wrapped, cause) || KindOf(wrapped) != Invalid || AsError(wrapped) != err {
		t.Error("lost on the way")
	}
	if KindOf(nil) != "" || KindOf(cause) != Internal || AsError(cause).Unwrap() != cause {
		t.Error("an error of somebody else's is internal")
	}
}
