package words

import (
	"testing"
	"testing/fstest"
)

func load(t *testing.T) {
	t.Helper()
	err := Load(fstest.MapFS{"lang/en/today.toml": {Data: []byte(`
[today]
waiting = "Waiting"
paired = "{{.name}} sits with {{.surgeon}}"
empty = "No {{.attendees}} yet"

[today.here]
one = "{{.n}} {{.attendee}} is here"
other = "{{.n}} {{.attendees}} are here"
`)}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { CallAttendees("") })
}

func TestSay(t *testing.T) {
	load(t)
	for _, c := range []struct{ got, want string }{
		{Say("today.waiting"), "Waiting"},
		{Say("today.paired", "name", "Leah", "surgeon", "Vicky"), "Leah sits with Vicky"},
		{Say("today.paired", "name", "<b>&", "surgeon", "'"), "<b>& sits with '"},
		{Say("today.missing"), "today.missing"},
		{Count("today.here", 1), "1 attendee is here"},
		{Count("today.here", 3), "3 attendees are here"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestCallAttendees(t *testing.T) {
	load(t)
	if Say("today.empty") != "No attendees yet" {
		t.Error("the first label is attendee")
	}
	CallAttendees("learner")
	if got := Say("today.empty"); got != "No learners yet" {
		t.Errorf("got %q", got)
	}
}

func TestLoadSaysWhatIsWrong(t *testing.T) {
	if err := Load(fstest.MapFS{}); err == nil {
		t.Error("an empty folder is an error")
	}
	if err := Load(fstest.MapFS{"lang/en/a.toml": {Data: []byte("[a\n")}}); err == nil {
		t.Error("a broken file is an error")
	}
}
