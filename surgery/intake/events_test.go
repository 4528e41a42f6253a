package intake

import (
	"strings"
	"testing"
	"time"
)

func TestEventsFromCSV(t *testing.T) {
	in := "Title,Kind,Day,Start,End,Place,Lead,Account,Hashtag,Link,Colour\n" +
		"A recovery story,blog,Monday,,,,Ada Example,,,,red\n" +
		"Nurse chat,tweetchat,Mon,8pm,9pm,Online,Ben Example,'@ExampleNurses,#MHNurseChat,example.org/chat,\n" +
		"Surgery,drop-in,24/11/2026,13:00,15:30,Library,,,,,\n" +
		"Live chat,Chat,Wed,4 to 5pm,,,,@LeedsandYorkPFT,LYPFTrecovery,,\n" +
		"Night post,live posting,Thursday,23:30,00:30,,,,,,\n" +
		"Considering Lilies,blog post,all week,,,,,,,https://example.org/lilies,\n" +
		"Barometer,Poll,Mon to Fri,,,,,,,,\n" +
		"Conference,,27 Nov,all day,,Hall,,,,,\n"
	e := ReadEvents(strings.NewReader(in), reading(t))
	if len(e.Problems) != 0 || strings.Join(e.Dropped, ",") != "Colour" {
		t.Fatalf("%v, dropped %v", e.Problems, e.Dropped)
	}
	var got []string
	for _, d := range e.Drafts {
		x := d.Event
		line := string(x.Kind) + " " + x.Day + " " + x.LastDay
		if !x.Starts.IsZero() {
			line += x.Starts.Format(" 15:04") + x.Ends.Format("-02 15:04")
		}
		got = append(got, line)
	}
	want := []string{"blog 2026-11-23 ", "chat 2026-11-23  20:00-23 21:00", "surgery 2026-11-24  13:00-24 15:30", "chat 2026-11-25  16:00-25 17:00",
		"live_posting 2026-11-26  23:30-27 00:30", "blog 2026-11-23 2026-11-29", "barometer 2026-11-23 2026-11-27", "something_else 2026-11-27 "}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	w := e.Drafts[1].Event.Words
	if w.Account != "@ExampleNurses" || w.Hashtag != "MHNurseChat" || w.Link.Address != "https://example.org/chat" || !w.Online || w.Place != "" || e.Drafts[1].Line != 3 {
		t.Errorf("%+v, line %d", w, e.Drafts[1].Line)
	}
	for _, d := range e.Drafts {
		x := *d.Event
		x.ID, x.Week = "x", "w"
		if err := x.Validate(); err != nil {
			t.Errorf("%s: %v", x.Words.Title, err)
		}
	}
}

func TestEventsLeftOutOrChanged(t *testing.T) {
	for cells, c := range map[string]struct {
		want  string
		taken bool
	}{
		",,Monday,,,": {"no title", false}, "x,,,,,": {"no day", false}, "x,,soon,,,": {"“soon”", false}, "x,,Monday,late,,": {"“late”", false},
		"x,,31 February,,,": {"could not read", false}, "x,,24/12/2026,,,": {"not in this week", false}, "x,rave,Monday,,,": {"“rave”", true},
		"=1+1,,Monday,,,": {"no title", false}, "x,,Monday,,,#a b": {"hashtag", true}, "x,,Mon to Wed,9am,5pm,": {"whole days", true},
		"x,,27/11/2026 9:00,,26/11/2026 8:00,": {"ends before", false}, strings.Repeat("x", 201) + ",,Monday,,,": {"too long", true},
	} {
		e := ReadEvents(strings.NewReader("Title,Kind,Day,Start,End,Hashtag\n"+cells+"\nok,,Monday,,,\n"), reading(t))
		if len(e.Problems) == 0 || !strings.Contains(reasons(e.Problems), c.want) || e.Problems[0].Line != 2 {
			t.Errorf("%s: %v", cells, e.Problems)
		}
		if got := len(e.Drafts); got != map[bool]int{true: 2, false: 1}[c.taken] {
			t.Errorf("%s: %d drafts", cells, got)
		}
	}
	if e := ReadEvents(strings.NewReader("Ada\nBen\n"), reading(t)); len(e.Drafts) != 0 || !strings.Contains(reasons(e.Problems), "first line") {
		t.Errorf("%v", e.Problems)
	}
}

func TestTimesOfDay(t *testing.T) {
	for in, want := range map[string]string{
		"14:00": "14:00", "2pm": "14:00", "2 PM": "14:00", "2.30 p.m.": "14:30", "1400": "14:00", "14h30": "14:30", "4": "16:00", "9": "09:00",
		"09:00:00": "09:00", "12am": "00:00", "12pm": "12:00", "noon": "12:00", "midnight": "00:00", "24:00": "00:00", "04:00": "04:00",
		"25:00": "", "13pm": "", "2:5": "", "": "", "soon": "", "-2": "", "2:60": "", "9999": "",
	} {
		minutes, ok := clock(in)
		if got := clockText(minutes); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %s %v, want %s", in, got, ok, want)
		}
	}
}

func TestDaysAsPeopleWriteThem(t *testing.T) {
	g := reading(t).guesser()
	for in, want := range map[string]string{
		"2026-11-24": "2026-11-24 -1", "24/11/2026": "2026-11-24 -1", "24.11.26": "2026-11-24 -1", "24 Nov": "2026-11-24 -1", "Tue 24th November 2026": "2026-11-24 -1",
		"November 24, 2026": "2026-11-24 -1", "24/11": "2026-11-24 -1", "5 Jan": "2027-01-05 -1", "1 Nov": "2026-11-01 -1", "2026/11/24": "2026-11-24 -1",
		"24/11/2026 14:00": "2026-11-24 840", "2026-11-24T14:00": "2026-11-24 840", "Tue, 24 Nov 2026, 2:00 PM": "2026-11-24 840", "24 November 2026 at 2pm": "2026-11-24 840",
		"2026-11-24T14:00:00Z": "2026-11-24 840", "2026-07-01 14:00:00 +0000": "2026-07-01 900", "14:00": " 840", "14:00 - 15:00": " 840",
		"31 Feb": "", "32/1/2026": "", "tomorrowish": "", "24/13/2026": "", "24 Nov Dec": "",
	} {
		day, at, ok := g.moment(in)
		got := day + " " + map[bool]string{true: "-1", false: ""}[at < 0]
		if at >= 0 {
			got = day + " " + time.Duration(at).String()
			got = strings.TrimSuffix(got, "ns")
		}
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q %v, want %q", in, got, ok, want)
		}
	}
}

func TestClocksThatChange(t *testing.T) {
	zone := reading(t).Today.Location()
	for wall, want := range map[string]string{"2026-10-25 01:30": "00:30", "2026-10-25 02:00": "02:00", "2026-03-29 01:30": "01:30", "2026-03-29 02:00": "01:00"} {
		at, err := time.Parse("2006-01-02 15:04", wall)
		if err != nil {
			t.Fatal(err)
		}
		if got := Instant(at, zone).UTC().Format("15:04"); got != want {
			t.Errorf("%s: %s, want %s", wall, got, want)
		}
	}
}
