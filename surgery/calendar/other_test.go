package calendar

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// python returns one that has the other implementations: python3-icalendar of
// Debian, and dateutil, which comes with it.
func python(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import icalendar, dateutil.rrule").Run() == nil {
			return name
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("python3-icalendar is not installed: .ci/setup does that")
	}
	t.Skip("python3-icalendar is not installed, so there is nothing to compare with")
	return ""
}

func run(t *testing.T, script string, in []byte, out any) {
	t.Helper()
	cmd := exec.Command(python(t), "-c", script)
	cmd.Stdin = bytes.NewReader(in)
	var said bytes.Buffer
	cmd.Stderr = &said
	raw, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	if err := json.Unmarshal(raw, out); err != nil {
		t.Fatal(err)
	}
}

const readThere = `
import sys, json, icalendar, datetime
cal = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
def when(e, k):
    if k not in e: return ""
    v = e.decoded(k)
    if isinstance(v, datetime.datetime): return v.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return v.isoformat()
def many(v): return [str(x) for x in (v if isinstance(v, list) else [v])] if v else []
out = []
for e in cal.walk("VEVENT"):
    if e.errors: sys.exit(str(e.errors))
    text = lambda k: str(e.get(k, ""))
    out.append({"UID": text("uid"), "Title": text("summary"), "Place": text("location"), "Link": text("url"),
        "Opens": text("x-surgery-link-opens"), "Kind": text("x-surgery-kind"), "Lead": text("x-surgery-lead"), "Account": text("x-surgery-account"),
        "Hashtag": text("x-surgery-hashtag"), "Notes": text("x-surgery-notes"), "Questions": many(e.get("x-surgery-question")),
        "Start": when(e, "dtstart"), "End": when(e, "dtend")})
json.dump(out, sys.stdout)
`

// theirEvent is an event as the other implementation reads it.
type theirEvent struct {
	UID, Title, Place, Link, Opens, Kind, Lead, Account, Hashtag, Notes, Start, End string
	Questions                                                                       []string
}

func asTheirs(e *surgery.Event) theirEvent {
	w := e.Words
	o := theirEvent{UID: UID(e), Title: w.Title, Place: w.Place, Link: w.Link.Address, Opens: w.Link.Opens, Kind: string(e.Kind),
		Lead: w.Lead, Account: w.Account, Hashtag: w.Hashtag, Notes: w.Notes, Questions: w.Questions}
	if w.Place == "" && w.Online {
		o.Place = "Online"
	}
	if e.AllDay() {
		last, _ := time.Parse(time.DateOnly, e.Last())
		o.Start, o.End = e.Day, last.AddDate(0, 0, 1).Format(time.DateOnly)
		return o
	}
	o.Start = e.Starts.Format(time.RFC3339)
	if !e.Ends.IsZero() {
		o.End = e.Ends.Format(time.RFC3339)
	}
	return o
}

// plain takes backslashes out: that implementation reads one before an n as a
// line break, however it is written.
func plain(e *surgery.Event) *surgery.Event {
	w := &e.Words
	for _, field := range []*string{&w.Title, &w.Place, &w.Lead, &w.Account, &w.Link.Opens, &w.Notes} {
		*field = strings.ReplaceAll(*field, `\`, "/")
	}
	for i := range w.Questions {
		w.Questions[i] = strings.ReplaceAll(w.Questions[i], `\`, "/")
	}
	return e
}

// Another implementation reads what we write, without loss.
func TestAnotherImplementationReadsOurs(t *testing.T) {
	events := []*surgery.Event{plain(chat()), lilies()}
	for i := range 60 {
		e := plain(event(zone(t, "Europe/London")).Example(i))
		e.ID = surgery.ID(fmt.Sprint("x", i))
		if e.Words.UID != "" {
			e.Words.UID += fmt.Sprint(i)
		}
		events = append(events, e)
	}
	var got []theirEvent
	run(t, readThere, Export(events, Out{Now: now, Hosts: true}), &got)
	byUID := map[string]theirEvent{}
	for _, e := range got {
		byUID[e.UID] = e
	}
	if len(byUID) != len(events) {
		t.Fatalf("%d events there, %d here", len(byUID), len(events))
	}
	for _, e := range events {
		g, want := byUID[UID(e)], asTheirs(e)
		if fmt.Sprintf("%q", g) != fmt.Sprintf("%q", want) {
			t.Errorf("there %q\nhere  %q", g, want)
		}
	}
}

const writeThere = `
import sys, json, icalendar, datetime
from dateutil import tz
cal = icalendar.Calendar()
cal.add("prodid", "-//other//EN"); cal.add("version", "2.0")
for i, e in enumerate(json.load(sys.stdin)):
    v = icalendar.Event()
    v.add("uid", "u%d" % i); v.add("summary", e["Title"]); v.add("location", e["Place"]); v.add("description", e["Notes"])
    start = datetime.datetime.strptime(e["Start"], "%Y-%m-%dT%H:%M")
    v.add("dtstart", start.replace(tzinfo=tz.gettz("Europe/London"))) ; v["dtstart"].params["TZID"] = "Europe/London"
    v.add("duration", datetime.timedelta(hours=1))
    cal.add_component(v)
json.dump(cal.to_ical().decode("utf-8"), sys.stdout)
`

// We read what another implementation writes.
func TestWeReadAnotherImplementations(t *testing.T) {
	type their struct{ Title, Place, Notes, Start string }
	var in []their
	for i := range 40 {
		e := plain(event(zone(t, "Europe/London")).Example(i))
		in = append(in, their{e.Words.Title, "Hall, room " + fmt.Sprint(i), surgery.CleanLines(e.Words.Notes), fmt.Sprintf("2026-11-%02dT%02d:30", 23+i%7, 8+i%12)})
	}
	raw, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var text string
	run(t, writeThere, raw, &text)
	drafts, problems := Read(strings.NewReader(text), week(t))
	if len(drafts) != len(in) || len(problems) > 0 {
		t.Fatalf("%d drafts, %v", len(drafts), problems)
	}
	for i, d := range drafts {
		w := d.Event.Words
		got := their{w.Title, w.Place, w.Notes, d.Event.Starts.In(zone(t, "Europe/London")).Format("2006-01-02T15:04")}
		if got != in[i] || d.Event.Ends.Sub(d.Event.Starts) != time.Hour {
			t.Errorf("there %q\nhere  %q", in[i], got)
		}
	}
}

const repeatThere = `
import sys, json, datetime
from dateutil.rrule import rrulestr
day = lambda s: datetime.datetime.strptime(s, "%Y-%m-%d")
json.dump([[d.strftime("%Y-%m-%d") for d in rrulestr(r["Rule"], dtstart=day(r["First"])).between(day(r["From"]), day(r["Until"]), inc=True)] for r in json.load(sys.stdin)], sys.stdout)
`

// Our repeats fall on the same days as dateutil's.
func TestRepeatsFallOnTheSameDays(t *testing.T) {
	type asked struct{ Rule, First, From, Until string }
	rules := rapid.Custom(func(t *rapid.T) asked {
		first := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 700).Draw(t, "first"))
		from := first.AddDate(0, 0, rapid.IntRange(-20, 600).Draw(t, "from"))
		freq := rapid.SampledFrom([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}).Draw(t, "freq")
		parts := []string{"FREQ=" + freq}
		maybe := func(name string, values ...string) {
			if rapid.IntRange(0, 2).Draw(t, name) == 0 {
				parts = append(parts, name+"="+rapid.SampledFrom(values).Draw(t, name+" value"))
			}
		}
		maybe("INTERVAL", "1", "2", "3", "5")
		maybe("BYMONTH", "1", "3,11", "2,12")
		if freq != "WEEKLY" {
			maybe("BYMONTHDAY", "1", "13,29", "-1", "31", "-3,15")
		}
		maybe("WKST", "SU", "MO", "TH")
		if len(parts) == 1 && freq == "YEARLY" { // with others it may never match, and dateutil walks on for minutes
			maybe("BYYEARDAY", "1,328,-1", "60")
			maybe("BYWEEKNO", "1,20", "48")
		}
		maybe("BYSETPOS", "1", "-1", "1,-1")
		if freq == "MONTHLY" || freq == "YEARLY" {
			maybe("BYDAY", "MO", "TU,FR", "2WE", "-1SU", "1MO,-1FR", "5TH")
		} else {
			maybe("BYDAY", "MO", "TU,FR", "SA,SU,WE")
		}
		switch rapid.IntRange(0, 2).Draw(t, "ends") {
		case 0:
			parts = append(parts, "COUNT="+rapid.SampledFrom([]string{"1", "5", "40"}).Draw(t, "count"))
		case 1:
			parts = append(parts, "UNTIL="+from.AddDate(0, 0, rapid.IntRange(0, 40).Draw(t, "until")).Format(dayLayout))
		}
		return asked{strings.Join(parts, ";"), first.Format(time.DateOnly), from.Format(time.DateOnly), from.AddDate(0, 0, 60).Format(time.DateOnly)}
	})
	var in []asked
	for i := range 300 {
		in = append(in, rules.Example(i))
	}
	raw, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var want [][]string
	run(t, repeatThere, raw, &want)
	some := 0
	for i, a := range in {
		r, ok := readRule(a.Rule)
		if !ok {
			t.Fatalf("%s is not read", a.Rule)
		}
		day := func(s string) time.Time { d, _ := time.Parse(time.DateOnly, s); return d }
		budget := maxSteps
		found, ok := r.between(day(a.First), day(a.From), day(a.Until), &budget, func(d time.Time) bool {
			return r.hasUntil && d.After(r.until.wall)
		})
		got := []string{}
		for _, d := range found {
			got = append(got, d.Format(time.DateOnly))
		}
		if !ok || !slices.Equal(got, want[i]) {
			t.Errorf("%+v\nhere  %v\nthere %v", a, got, want[i])
		}
		some += len(got)
	}
	if some < 300 {
		t.Errorf("only %d days were compared", some)
	}
}
