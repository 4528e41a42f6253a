package intake

import (
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/yardstick"
)

// cyclic is an endless file of one text over and over.
type cyclic struct {
	text string
	at   int
}

func (c *cyclic) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = c.text[(c.at+i)%len(c.text)]
	}
	c.at = (c.at + len(p)) % len(c.text)
	return len(p), nil
}

// full returns a file as large as is read at all, made of one text.
func full(head, text string) string {
	return head + strings.Repeat(text, (MaxFile-len(head)-100)/len(text))
}

func bombs() map[string]io.Reader {
	all := map[string]io.Reader{"no end at all": &cyclic{text: "Ada,2pm\n"}}
	for name, text := range map[string]string{
		"a million rows":      "Name,Time\n" + strings.Repeat("Ada Example,14:00\n", 1_000_000),
		"rows to the brim":    full("Title,Day,Name\n", "a,Mon,b\n"),
		"short rows":          full("", "a,b\n"),
		"one endless line":    full("Name,Time\n", "x"),
		"endless cells":       full("", ","),
		"endless cells, few":  full("Name,Time\n", "x,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"),
		"a quote left open":   full("Name,Title,Day\n\"", "Ada,2pm,Mon\n"),
		"quotes":              full("Name,Title,Day\n", "\"\"\"\"\"\"\n"),
		"cells over lines":    full("Name,Title,Day\n", "\"\n\",,,,,,"),
		"quotes and commas":   full("Name,Title,Day\n", "\","),
		"blank lines":         full("Name,Title,Day\n", "\n"),
		"carriage returns":    full("Name,Title,Day\n", "\r"),
		"semicolons and tabs": full("", ";\t,"),
		"bytes of no letter":  full("Name,Title,Day\n", "\xff\xfe,\xc3\n"),
		"marks on one letter": full("Name,Title,Day\n", "\u0301"),
		"formulas":            full("Name,Title,Day\n", "=1+1,=1,Mon\n"),
		"long spans":          full("Name,Title,Day,Start\n", "a,b,24 - 24 - 24 to 24 to 24 until 24,"+strings.Repeat("1 - ", 500)+"\n"),
		"long days":           full("Title,Day,Name\n", "a,"+strings.Repeat("9 ", 30)+",b\n"),
		"a column a day":      "Name" + strings.Repeat(",Tue 24 Nov,Thu 26 Nov", 49) + "\n" + strings.Repeat("b"+strings.Repeat(",x,2pm", 49)+"\n", 5000),
		"days above words":    full("Name"+strings.Repeat(",2026-11-24,26/11/2026", 49)+"\n", "b"+strings.Repeat(",1 or 2,24 Nov or 26", 49)+"\n"),
		"headings of days":    full("Name,Day\n", "Name"+strings.Repeat(",2026-11-24", 98)+"\n"),
		"many days in a cell": full("Name,Days\n", "b,\""+strings.Repeat("24 Nov 2pm;26/11/2026 3pm;", 3)+"\"\n"),
		"words in each cell":  "Name,Day\n" + strings.Repeat("ab"+strings.Repeat(",abc", 97)+"\n", 5000),
		"zeros":               full("Name", "\x00"),
		"UTF-16 of no letter": full("\xff\xfe", "\x00\xd8"),
		"long headings":       full("", "Name"+strings.Repeat("é", 20000)+",Title,Day\n"),
	} {
		all[name] = strings.NewReader(text)
	}
	return all
}

// Every bomb is refused or read soon and within 300 MB, by both readers.
func TestHostileLists(t *testing.T) {
	for _, which := range []string{"bookings", "events"} {
		for name, from := range bombs() {
			t.Run(which+"/"+name, func(t *testing.T) {
				runtime.GC()
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				var read int
				var problems []Problem
				took := yardstick.Sticks(func() {
					if which == "bookings" {
						b := ReadBookings(from, reading(t))
						read, problems = len(b.List), b.Problems
					} else {
						e := ReadEvents(from, reading(t))
						read, problems = len(e.Drafts), e.Problems
					}
				})
				runtime.ReadMemStats(&after)
				total := (after.TotalAlloc - before.TotalAlloc) >> 20
				if took > slower*yardstick.Most || total > 300 {
					t.Errorf("took %.0f sticks and %d MB", took, total)
				}
				if read > MaxRows || len(problems) == 0 && read == 0 || len(problems) > maxProblems+1 {
					t.Errorf("%d read, %d problems", read, len(problems))
				}
				t.Logf("%.0f sticks, %d MB asked for, %d read, %d problems", took, total, read, len(problems))
			})
		}
	}
}

func seeds(f *testing.F) {
	f.Add("First name,Last name,Date,Time,Status\nSam,Okafor,24/11/2026,2pm,Attending\n,,,,\n\"a\nb\",=1,11/24,x,Cancelled\n")
	f.Add("1. Ada\n- Ben\n\n07700 900123\n")
	f.Add("Title;Kind;Day;Last day;Start;End;Place;Lead;Account;Hashtag;Link;Notes\nA;chat;Mon to Wed;;;;;;;;;\nB;;24/11/2026;;23:30;00:30;Online;;'@x;#T1;example.org;n\n")
	f.Add("\xff\xfeN\x00a\x00m\x00e\x00\n\x00A\x00d\x00a\x00")
	f.Add("Name\tWhen\nJos\xe9\t2026-11-24T14:00:00Z\n")
}

func check(t *testing.T, raw string, problems []Problem) {
	t.Helper()
	lines := 1 + strings.Count(raw, "\n") + strings.Count(raw, "\r")
	for _, p := range problems {
		if p.Line < 0 || p.Line > lines || p.Reason == "" || strings.HasPrefix(p.Reason, "intake.") {
			t.Fatalf("problem %+v of %d lines", p, lines)
		}
	}
}

// Whatever comes in, a booking is a name that can be kept, on a day there is.
func FuzzBookings(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, raw string) {
		b := ReadBookings(strings.NewReader(raw), reading(t))
		check(t, raw, b.Problems)
		if len(b.List) == 0 && len(b.Problems) == 0 {
			t.Fatal("nothing read, and nothing said")
		}
		for _, x := range b.List {
			_, dayErr := time.Parse(time.DateOnly, x.Day)
			_, atErr := time.Parse("15:04", x.At)
			if x.Name == "" || x.Name != surgery.Clean(x.Name) || utf8.RuneCountInString(x.Name) > surgery.MaxName || x.Day != "" && dayErr != nil ||
				x.At != "" && atErr != nil || x.Folded == "" || x.Line < 1 || x.Twice > x.Line {
				t.Fatalf("%+v", x)
			}
		}
	})
}

// Whatever comes in, a draft is a record that could be kept, in the week.
func FuzzEvents(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, raw string) {
		o := reading(t)
		e := ReadEvents(strings.NewReader(raw), o)
		check(t, raw, e.Problems)
		if len(e.Drafts) == 0 && len(e.Problems) == 0 {
			t.Fatal("nothing read, and nothing said")
		}
		for _, d := range e.Drafts {
			x := *d.Event
			x.ID, x.Week = "x", "w"
			if err := x.Validate(); err != nil || x.Last() < o.From || x.Day > o.Until || d.Line < 1 {
				t.Fatalf("%v: %+v", err, x)
			}
		}
	})
}
