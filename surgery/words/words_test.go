package words

import (
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"socialmediasurgery/assets"
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

func TestCheckSaysWhatIsWrong(t *testing.T) {
	if err := Load(fstest.MapFS{}); err == nil {
		t.Error("an empty folder is an error")
	}
	if err := Check(fstest.MapFS{}); err == nil {
		t.Error("an empty folder is an error")
	}
	if err := Check(fstest.MapFS{"lang/en/a.toml": {Data: []byte("[a\n")}}); err == nil || !strings.Contains(err.Error(), "a.toml") {
		t.Errorf("a broken file is an error: %v", err)
	}
	if err := Check(assets.Files()); err != nil {
		t.Error(err)
	}
}

// TestEachFileHasTheTableOfItsName, by which it is found when it is first needed.
func TestEachFileHasTheTableOfItsName(t *testing.T) {
	files, err := names(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := readFile(assets.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		table := strings.TrimSuffix(path.Base(name), ".toml") + "."
		for _, m := range file.Messages {
			if !strings.HasPrefix(m.ID, table) {
				t.Errorf("%s has %s", name, m.ID)
			}
		}
	}
}

// TestSentencesAreReadWhenAskedFor, from many goroutines at once.
func TestSentencesAreReadWhenAskedFor(t *testing.T) {
	load(t)
	if sentences.read["today"] {
		t.Error("they are read before anybody asks")
	}
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			if got := Say("today.waiting"); got != "Waiting" {
				t.Errorf("got %q", got)
			}
			Say("nowhere.at_all")
		})
	}
	asking.Wait()
	if !sentences.read["today"] {
		t.Error("they were not read")
	}
}

// TestReadTable holds that a file may be read by several at once, and that what was read
// needs no file any more.
func TestReadTable(t *testing.T) {
	files := fstest.MapFS{"lang/en/today.toml": {Data: []byte("[today]\nwaiting = \"Waiting\"\n")}}
	if err := Load(files); err != nil {
		t.Fatal(err)
	}
	var together sync.WaitGroup
	for range 4 {
		together.Go(func() { readTable("today"); readTable("nowhere") })
	}
	together.Wait()
	delete(files, "lang/en/today.toml")
	if got := Say("today.waiting"); got != "Waiting" {
		t.Errorf("got %q", got)
	}
}
