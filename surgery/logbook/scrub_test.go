package logbook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store/torture/leak"
)

// Every way in which a name got into an error, and what is left of it.
func TestCauses(t *testing.T) {
	_, missing := os.Open("/nowhere/Zebedee Quixotical's bookings: new.csv")
	_, number := strconv.Atoi("Zebedee")
	_, date := time.Parse(time.DateOnly, "Zebedee Quixotical")
	_, address := url.Parse(strings.Join([]string{"http://Zebedee Quixotical", "%"}, "/")) // joined, or staticcheck would find it
	program := exec.Command("/nowhere/Zebedee").Run()
	link := os.Rename("/nowhere/Zebedee", "/nowhere/Quixotical")
	var into struct{ N int }
	typed := json.Unmarshal([]byte(`{"N":"Zebedee"}`), &into)
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{missing, "open ….csv: no such file or directory"},
		{fmt.Errorf("reading: %w", missing), "reading: open ….csv: no such file or directory"},
		{errors.Join(errors.New("first"), missing), "first\nopen ….csv: no such file or directory"},
		{surgery.Fail(surgery.BadFile, "error.bad", "name", "Zebedee").Because(missing), "bad_file: error.bad: open ….csv: no such file or directory"},
		{&fs.PathError{Op: "write", Path: "Zebedee.db", Err: fs.ErrPermission}, "write ….db: permission denied"},
		{number, "strconv.Atoi: parsing …: invalid syntax"},
		{date, "parsing time … as …: cannot parse … as …"},
		{address, "parse …: invalid character … in host name"},
		{program, "fork/exec …: no such file or directory"},
		{link, "rename … …: no such file or directory"},
		{typed, "json: cannot unmarshal string into Go struct field .N of type int"},
		{fmt.Errorf("nobody called %q", `Zebedee "Zeb" Quixotical`), "nobody called …"},
		{errors.New("can't open 'Zebedee Quixotical' or 'Quixotical's' now"), "can't open … or … now"},
		{errors.New(`lp: unable to access "/home/zebedee/a.pdf" - gone`), "lp: unable to access … - gone"},
		{errors.New("an end is missing: 'Zebedee"), "an end is missing: …"},
		{errors.New(`an end is missing: "Zebedee \`), "an end is missing: …"},
		{errors.New("from zebedee.quixotical@example.org: refused"), "from …: refused"},
		{errors.New("gone: /home/zebedee quixotical/x"), "gone: …"},
		{errors.New(`opening C:\Users\Zebedee Quixotical\x.db: Access is denied.`), "opening …: Access is denied."},
		{errors.New("write-ahead log is 3 pages, wants 4/5 of it"), "write-ahead log is 3 pages, wants 4/5 of it"},
		{errors.New(strings.Repeat("é", longest)), strings.Repeat("é", longest/2) + left},
	} {
		if got := cause(c.err); got != c.want {
			t.Errorf("%v\n got %q\nwant %q", c.err, got, c.want)
		}
	}
}

// record is something that prints as a name.
type record struct{ Name string }

func (r record) String() string { return r.Name }

type secret string

// Whatever is logged, by us or by a library, however it is given.
func TestNothingLoggedNamesAnybody(t *testing.T) {
	folder := t.TempDir()
	f := opened(t, folder)
	defer f.Close()
	who := record{"Zebedee Quixotical"}
	_, missing := os.Open("/nowhere/Zebedee Quixotical.csv")
	slog.Error("made up", "cause", missing, "record", who, "pointer", &who, "list", []record{who}, "map", map[string]record{"a": who},
		"kind", surgery.Invalid, "id", surgery.ID("0001"), "owner", secret("file:///home/Zebedee"), "n", 7, "ok", true, "nothing", nil, "typed", `read "Zebedee"`)
	slog.With("cause", missing, "record", who).WithGroup("g").Warn("grouped", slog.Group("more", "cause", missing, "record", who))
	slog.Info(`cannot load "Zebedee Quixotical"`)
	log.Printf("Fyne error:  Failed to open file:///home/Zebedee Quixotical\n  Cause: %v", missing) // as Fyne does
	hits, err := leak.Find([]string{"Zebedee", "Quixotical"}, folder)
	if err != nil || len(hits) > 0 {
		t.Errorf("%v %v", hits, err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, LogFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, keeps := range []string{`cause="open ….csv: no such file or directory"`, "kind=invalid", "id=0001", "n=7", "ok=true", "record=logbook.record", "Failed to open"} {
		if !bytes.Contains(raw, []byte(keeps)) {
			t.Errorf("%s is not in %s", keeps, raw)
		}
	}
}

// Whatever stands in quotation marks or is a path is left out, however odd.
func FuzzScrub(f *testing.F) {
	for _, around := range []string{"", "can't", "a/b", `x" y`, "it's 'so' /tmp", "a: b; c", "«", "`", "\\"} {
		f.Add(around, " and so on")
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		if strings.Contains(before+after, "Zebedee") {
			return
		}
		for _, quoted := range []string{strconv.Quote("Zebedee"), "/home/Zebedee"} {
			if strings.ContainsAny(before, "\"“«`'") {
				continue // then our quotation may be the end of another
			}
			if got := scrub(before + " " + quoted + " " + after); strings.Contains(got, "Zebedee") {
				t.Errorf("%q", got)
			}
		}
	})
}
