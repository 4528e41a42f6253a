package calendar

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
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

// bombs are files meant to take all time or all memory.
func bombs() map[string]io.Reader {
	open := "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"
	var parts strings.Builder
	for i := range 40000 {
		fmt.Fprintf(&parts, "BEGIN:VTIMEZONE\nTZID:z%d\nBEGIN:DAYLIGHT\nDTSTART:16010101T000000\nTZOFFSETTO:+0100\nTZOFFSETFROM:+0000\nRRULE:FREQ=DAILY\nEND:DAYLIGHT\nEND:VTIMEZONE\n", i)
		fmt.Fprintf(&parts, "BEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=z%d:%04d1124T140000\nEND:VEVENT\n", i%100, 1900+i%300)
		if parts.Len() > MaxFile*9/10 {
			break
		}
	}
	s := map[string]string{
		"a million events":   strings.Repeat(vevent("SUMMARY:x", "DTSTART:20261124"), 1_000_000),
		"events to the brim": full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20261124\nEND:VEVENT\n"),
		"one endless line":   full(open+"SUMMARY:", "x"),
		"endless name":       full(open, "X"),
		"folded bomb":        full(open+"SUMMARY:", "\n x"),
		"folds of nothing":   full(open+"SUMMARY:", "\n "),
		"blank lines":        full("BEGIN:VCALENDAR\n", "\n"),
		"carriage returns":   full("BEGIN:VCALENDAR\n", "\r"),
		"parameters":         full(open+"SUMMARY", ";A=b"),
		"many parameters":    full(open, "DTSTART"+strings.Repeat(";A=b", 250)+":x\n"),
		"long properties":    full(open, "SUMMARY:"+strings.Repeat("x", maxText)+"\n"),
		"quotes":             full(open+"SUMMARY;X=\"", "\"\""),
		"nested":             full("", "BEGIN:VCALENDAR\n"),
		"nested events":      full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n"),
		"colons":             full(open, ":\n"),
		"escapes":            full(open+"DESCRIPTION:", `\n\,\\`),
		"markup":             full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20261124\nDESCRIPTION:"+strings.Repeat("<b <a x &amp\\;", 2000)+"<br>\nEND:VEVENT\n"),
		"bytes of no letter": full(open+"SUMMARY:", "\xff\xc3"),
		"letters and marks":  full(open+"SUMMARY:e", "\u0301"),
		"endless repeats":    full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:19700101\nRRULE:FREQ=DAILY;COUNT=99999\nEND:VEVENT\n"),
		"repeats that never": full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:19700101\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9\nEND:VEVENT\n"),
		"daily, and never":   full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260101\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n"),
		"monthly, and never": full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260101\nRRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6\nEND:VEVENT\n"),
		"yearly, and never":  full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:16010101\nRRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6\nEND:VEVENT\n"),
		"all dates out":      full(open+"SUMMARY:x\nDTSTART:20261101\nRRULE:FREQ=DAILY\n", "EXDATE:"+strings.Repeat("20261124,", 3000)+"\n"),
		"zones":              "BEGIN:VCALENDAR\n" + parts.String(),
		"zone names":         full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=Etc/../../../etc/passwd:20261124T000000\nEND:VEVENT\n"),
		"zeros":              full("BEGIN:VCALENDAR\n", "\x00"),
	}
	all := map[string]io.Reader{"no end at all": &cyclic{text: "BEGIN:VCALENDAR\n"}}
	for name, text := range s {
		all[name] = strings.NewReader(text)
	}
	return all
}

// Every bomb is refused or read within 2 seconds and 300 MB.
func TestHostileFiles(t *testing.T) {
	for name, from := range bombs() {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var drafts []intake.Draft
			var problems []intake.Problem
			took := yardstick.Sticks(func() { drafts, problems = Read(from, week(t)) })
			runtime.ReadMemStats(&after)
			if took > slower*yardstick.Most {
				t.Errorf("took %.0f sticks", took)
			}
			// All that was asked for, also what was given back.
			if total := (after.TotalAlloc - before.TotalAlloc) >> 20; total > slower*300 {
				t.Errorf("%d MB asked for", total)
			}
			if len(problems) == 0 && name != "all dates out" || len(problems) > 201 || len(drafts) > maxTaken {
				t.Errorf("%d drafts, %d problems", len(drafts), len(problems))
			}
			t.Logf("%.0f sticks, %d MB asked for, %d drafts, %d problems", took, (after.TotalAlloc-before.TotalAlloc)>>20, len(drafts), len(problems))
		})
	}
}

func TestEncodings(t *testing.T) {
	raw := file(vevent("UID:a", "SUMMARY:Café – naïve", "DTSTART:20261124T140000Z"))
	sixteen, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(raw)
	if err != nil {
		t.Fatal(err)
	}
	folded := strings.Replace(raw, "é", "\xc3\r\n \xa9", 1) // inside a letter, as some do
	for name, raw := range map[string]string{
		"UTF-8": raw, "with a mark": "\ufeff" + raw, "UTF-16": sixteen, "folded inside a letter": folded,
		"Windows-1252": strings.NewReplacer("é", "\xe9", "–", "\x96", "ï", "\xef").Replace(raw),
		"old Mac":      strings.ReplaceAll(raw, "\r\n", "\r"), "Unix": strings.ReplaceAll(raw, "\r\n", "\n"),
	} {
		drafts, problems := Read(strings.NewReader(raw), week(t))
		if len(drafts) != 1 || drafts[0].Event.Words.Title != "Café – naïve" {
			t.Errorf("%s: %v %v", name, drafts, problems)
		}
	}
}

// Whatever comes in, a draft is a record that could be kept, and goes out and
// comes back as it is.
func FuzzRead(f *testing.F) {
	f.Add(string(Export([]*surgery.Event{chat(), lilies()}, Out{Now: now, Hosts: true})))
	f.Add(file(outlookZone, vevent("UID:a", "SUMMARY:x", "DTSTART;TZID=\"(UTC+00:00) Dublin and elsewhere\":20261124T140000", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261124T140000Z")))
	f.Add(file(vevent("UID:a", "SUMMARY:x", "DTSTART;VALUE=DATE:20261124", "DURATION:P2D", "RRULE:FREQ=MONTHLY;BYDAY=-1TU;BYMONTHDAY=24")))
	f.Add("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=\"e\\n\":a\n b\r\nDTSTART:20261124T1400\nURL:https://a.example\nEND:VEVENT\nEND:VCALENDAR")
	f.Fuzz(func(t *testing.T, raw string) {
		in := week(t)
		drafts, problems := Read(strings.NewReader(raw), in)
		if len(drafts) == 0 && len(problems) == 0 {
			t.Fatal("nothing read, and nothing said")
		}
		lines := 1 + strings.Count(raw, "\n") + strings.Count(raw, "\r")
		for _, p := range problems {
			if p.Line < 0 || p.Line > lines || p.Reason == "" {
				t.Fatalf("problem %+v of %d lines", p, lines)
			}
		}
		for _, d := range drafts {
			e := *d.Event
			e.ID, e.Week = "x", "w"
			if err := e.Validate(); err != nil {
				t.Fatalf("%v: %+v", err, e)
			}
			if e.Words.Title != surgery.Clean(e.Words.Title) || e.Last() < in.From || e.Day > in.Until || d.Line < 1 || d.Line > lines {
				t.Fatalf("%+v, line %d", e, d.Line)
			}
			again, problems := Read(bytes.NewReader(Export([]*surgery.Event{&e}, Out{Now: now, Hosts: true})), in)
			if len(again) != 1 || len(problems) != 0 {
				t.Fatalf("%+v does not come back: %v", e, problems)
			}
			if e.Words.UID != "" && matched(again, []*surgery.Event{&e})[0].Standing != Same {
				t.Fatalf("%+v comes back as %+v", e, again[0].Event)
			}
		}
	})
}
