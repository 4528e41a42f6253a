package intake

import (
	"strings"
	"testing"
)

// One column for each day: each day that is ticked is a booking of that day.
func TestAColumnForEachDay(t *testing.T) {
	const both = "Ada Example 2026-11-24|Ada Example 2026-11-26|Ben Sample 2026-11-26"
	for name, c := range map[string]struct{ in, want, off, said string }{
		"crosses":             {in: "Name,Tue 24 Nov,Thu 26 Nov\nAda Example,x,x\nBen Sample,,X\n", want: both},
		"ticks":               {in: "Name,Tuesday,Thursday\nAda Example,✓,✔\nBen Sample,-,✅\n", want: both},
		"yes and no":          {in: "Name,Tuesday 24 November,Thursday 26 November\nAda Example,Yes,Yes\nBen Sample,No,Yes\n", want: both, off: "Ben Sample 2026-11-24"},
		"boxes of a sheet":    {in: "Name,24/11/2026,26/11/2026\nAda Example,TRUE,TRUE\nBen Sample,FALSE,TRUE\n", want: both},
		"ones and noughts":    {in: "Name,2026-11-24,2026-11-26\nAda Example,1,1\nBen Sample,0,1\n", want: both},
		"the day again":       {in: "Name,Tuesday 24 November,Thursday 26 November\nAda Example,Tuesday 24 November,Thursday 26 November\nBen Sample,,Thursday 26 November\n", want: both},
		"choices of a survey": {in: "Respondent ID,Your name,Which days can you come?,,\n,Open-Ended Response,Monday,Tuesday,Thursday\n1,Ada Example,,Tuesday,Thursday\n2,Ben Sample,,,Thursday\n", want: both},
		"asked day by day":    {in: "Name,Can you come on Tuesday?,Can you come on Thursday?\nAda Example,Yes,Yes\nBen Sample,\"Sorry, no\",Yes\n", want: both, off: "Ben Sample 2026-11-24"},
		"one cell for all":    {in: "Name,Which days?\nAda Example,\"Tuesday 24 November, Thursday 26 November\"\nBen Sample,Thursday 26 November\n", want: both},
		"one cell, semicolon": {in: "Name,Which days?\nAda Example,Tue 24 Nov;Thu 26 Nov;\nBen Sample,Thu 26 Nov;\n", want: both},
		"weekdays in a cell":  {in: "Name,Days\nAda Example,Tuesday and Thursday\nBen Sample,Thursday\n", want: both},
		"one day with comma":  {in: "Name,Day\nAda Example,\"Tuesday, 24 November 2026\"\nBen Sample,\"Tuesday, 1 December 2026\"\n", want: "Ada Example 2026-11-24|Ben Sample 2026-12-01"},
		"times":               {in: "Name,Tue 24 Nov,Thu 26 Nov\nAda Example,2pm,3.30pm\nBen Sample,,14:00-14:30\n", want: "Ada Example 2026-11-24 14:00|Ada Example 2026-11-26 15:30|Ben Sample 2026-11-26 14:00"},
		"hours in headings":   {in: "Name,Tue 24 Nov 2pm,Tue 24 Nov 3pm\nAda Example,OK,\nBen Sample,,OK\n", want: "Ada Example 2026-11-24 14:00|Ben Sample 2026-11-24 15:00"},
		"if need be":          {in: "Name,Tue 24 Nov,Thu 26 Nov\nAda Example,(OK),OK\nBen Sample,,if need be\n", want: both},
		"a remark":            {in: "Name,Tuesday,Thursday\nAda Example,x,x\nBen Sample,,ask her sister\nCy Made,x,\nDi Up,x,\n", want: both + "|Cy Made 2026-11-24|Di Up 2026-11-24"},
		"nobody on a day":     {in: "Name,Monday,Tuesday,Thursday\nAda Example,,x,x\nBen Sample,,,x\n", want: both},
		"no day at all":       {in: "Name,Tuesday,Thursday\nAda Example,x,\nBen Sample,,\n", want: "Ada Example 2026-11-24|Ben Sample"},
		"neither day":         {in: "Name,Tuesday,Thursday\nAda Example,yes,no\nBen Sample,no,no\n", want: "Ada Example 2026-11-24", off: "Ada Example 2026-11-26|Ben Sample 2026-11-24|Ben Sample 2026-11-26", said: "3: Ben Sample is not coming: “no” under “Thursday”. The line was left out."},
		"called off":          {in: "Name,Tuesday,Thursday,Status\nAda Example,x,x,Confirmed\nBen Sample,,x,Cancelled\n", want: "Ada Example 2026-11-24|Ada Example 2026-11-26", off: "Ben Sample 2026-11-26"},
		"a day to answer by":  {in: "Name,RSVP by Friday 20 November\nAda Example,Yes\nBen Sample,No\n", want: "Ada Example", off: "Ben Sample"},
		"a meal on a day":     {in: "Name,Lunch on Tuesday?\nAda Example,no\nBen Sample,yes\n", want: "Ada Example|Ben Sample"},
		"a day of its own":    {in: "Name,Date,Photos on Tuesday OK?\nAda Example,26/11/2026,no\nBen Sample,26/11/2026,yes\n", want: "Ada Example 2026-11-26|Ben Sample 2026-11-26"},
		"no answers below":    {in: "Name,Tuesday lunch\nAda Example,soup\nBen Sample,salad\n", want: "Ada Example|Ben Sample"},
		"a surname and a day": {in: "Name,Date\nAda Example,24/11/2026\nGuest,25/11/2026\n", want: "Ada Example 2026-11-24", said: "3: "},
	} {
		t.Run(name, func(t *testing.T) {
			checkShape(t, ReadBookings(strings.NewReader(c.in), reading(t)), c.want, c.off, c.said, "")
		})
	}
}

// Who may come on a day, and who ticked none, are there and say why; a host takes a
// day out by its column.
func TestDaysInDoubt(t *testing.T) {
	const in = "Name,Tuesday,Thursday\nAda Example,maybe,x\nBen Sample,,\n"
	b := ReadBookings(strings.NewReader(in), reading(t))
	var doubts []string
	for _, x := range b.List {
		doubts = append(doubts, x.Name+" "+x.Day+" "+x.Doubt)
	}
	if got, want := strings.Join(doubts, "|"), "Ada Example 2026-11-24 “maybe” under “Tuesday”|Ada Example 2026-11-26 |Ben Sample  no day is ticked"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	o := reading(t)
	for _, c := range b.Columns {
		o.Uses = append(o.Uses, c.Use)
	}
	if o.Uses[1] != UseDay || o.Uses[2] != UseDay {
		t.Fatal(o.Uses)
	}
	o.Uses[1] = Ignored
	if b = ReadBookings(strings.NewReader(in), o); said(b) != "Ada Example 2026-11-26|Ben Sample" {
		t.Error(said(b))
	}
}
