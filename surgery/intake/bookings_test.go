package intake

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// said writes bookings as "name day at wants", one a line.
func said(b *Bookings) string {
	var all []string
	for _, x := range b.List {
		all = append(all, strings.TrimSpace(strings.Join(strings.Fields(x.Name+" "+x.Day+" "+x.At+" "+x.Wants), " ")))
	}
	return strings.Join(all, "|")
}

func TestBookingsAsSitesExportThem(t *testing.T) {
	for name, c := range map[string]struct{ in, want, dropped string }{
		"a ticket site": {"Order no.,Order Date,First Name,Surname,Email,Ticket Type,Attendee Status\n" +
			"901,2026-11-01,Sam,Okafor,sam@example.org,Free,Attending\n902,2026-11-02,José,Núñez,jose@example.org,Free,Not Attending\n",
			"Sam Okafor", "Order no.,Order Date,Email,Ticket Type"},
		"a booking page": {"Invitee Name,Invitee Email,Start Date & Time,Event Type Name\nSam Okafor,s@example.org,2026-11-24 2:00 pm,Surgery\n",
			"Sam Okafor 2026-11-24 14:00", "Invitee Email,Event Type Name"},
		"a form": {"Timestamp;Your name;What would you like help with?;Phone\n20/11/2026 09:01;Ada;Turning off tagging;07700 900123\n",
			"Ada Turning off tagging", "Timestamp,Phone"},
		"a spreadsheet pasted": {"NAME\tDATE\tTIME\nAda\t24/11/2026\t2pm\nBen\t24/11/2026\t14:30 - 15:00\n",
			"Ada 2026-11-24 14:00|Ben 2026-11-24 14:30", ""},
		"a title above":    {"Surgery, November\n\nTicket holder,Time\nAda,2.15pm\n", "Ada 14:15", ""},
		"one name a line":  {"1. Sam Okafor\n2) José Núñez\n- Ada\n☐ Ben O’Neil\n\n", "Sam Okafor|José Núñez|Ada|Ben O’Neil", ""},
		"a name heading":   {"Name\nAda\nBen\n", "Ada|Ben", ""},
		"last name first":  {"Okafor, Sam\nNúñez, José\n", "Sam Okafor|José Núñez", ""},
		"first name first": {"Sam,Okafor,sam@example.org\nJosé,Núñez,j@example.org\n", "Sam Okafor|José Núñez", "column 3"},
		"no headings":      {"Sam Okafor;24 Nov;14:00\nJosé Núñez;24 Nov;14:30\n", "Sam Okafor 2026-11-24 14:00|José Núñez 2026-11-24 14:30", ""},
		"month first":      {"Name,Date\nAda,11/24/2026\nBen,11/05/2026\n", "Ada 2026-11-24|Ben 2026-11-05", ""},
		"quoted":           {"Name,Notes\n\"Okafor, Sam\",\"line one\nline two\"\n\"Ada \"\"the\"\" Example\",x\n", "Sam Okafor|Ada \"the\" Example", "Notes"},
		"with a zone":      {"Name,Start\nAda,2026-07-01T13:00:00Z\n", "Ada 2026-07-01 14:00", ""},
		"empty columns":    {"Name,,Time\nAda,,2pm\n,,\n", "Ada 14:00", "column 2"},
	} {
		t.Run(name, func(t *testing.T) {
			b := ReadBookings(strings.NewReader(c.in), reading(t))
			if got := said(b); got != c.want {
				t.Errorf("got %s\nwant %s\n%v", got, c.want, b.Problems)
			}
			if got := strings.Join(b.Dropped(), ","); got != c.dropped {
				t.Errorf("dropped %s, want %s", got, c.dropped)
			}
		})
	}
}

// What was not asked for is nowhere in the answer.
func TestOtherColumnsAreNeverKept(t *testing.T) {
	in := "Name,Email,Phone,Condition\nAda,secret@example.org,07700 900123,secretive\n"
	if all := fmt.Sprintf("%+v", ReadBookings(strings.NewReader(in), reading(t))); strings.Contains(all, "secret") || strings.Contains(all, "07700") {
		t.Error(all)
	}
}

func TestEncodingsAndSeparators(t *testing.T) {
	in := "Name;Zeit\nJosé O’Núñez Gröt;14:00\n"
	sixteen := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for name, c := range map[string]struct {
		raw  string
		want Encoding
	}{
		"UTF-8": {in, UTF8}, "with a mark": {"\ufeff" + in, UTF8},
		"UTF-16":             {must(sixteen.NewEncoder().String(in)), UTF16},
		"UTF-16 without one": {must(big.NewEncoder().String(in)), UTF16},
		"Windows-1252":       {must(charmap.Windows1252.NewEncoder().String(in)), Windows1252},
		"old Mac":            {strings.ReplaceAll(in, "\n", "\r"), UTF8},
	} {
		b := ReadBookings(strings.NewReader(c.raw), reading(t))
		if b.Encoding != c.want || b.Separator != ';' || len(b.List) != 1 || b.List[0].Name != "José O’Núñez Gröt" {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

func must(s string, err error) string {
	if err != nil {
		panic(err)
	}
	return s
}

func TestLinesLeftOut(t *testing.T) {
	in := "Name,Time\nAda,2pm\n,3pm\nada@example.org,\n07700 900123,\n=HYPERLINK(1),\n" + strings.Repeat("x", 201) + ",\n---,\nhttps://example.org,\nBen,soon\nADA,4pm\n"
	b := ReadBookings(strings.NewReader(in), reading(t))
	if got := said(b); got != "Ada 14:00|Ben|ADA 16:00" {
		t.Error(got)
	}
	for line, want := range map[int]string{3: "no name", 4: "email", 5: "number", 6: "formula", 7: "too long", 8: "no letters", 9: "web address", 10: "“soon”"} {
		p := b.Problems[line-3]
		if p.Line != line || !strings.Contains(p.Reason, want) || p.Taken != (line == 10) {
			t.Errorf("line %d: %+v", line, p)
		}
	}
	if b.List[2].Twice != 2 || b.List[0].Twice != 0 || b.List[2].Folded != "ada" {
		t.Errorf("%+v", b.List)
	}
}

// A host who sees a wrong guess says what the columns are.
func TestAChangedGuess(t *testing.T) {
	in := "Wer,Wozu\nAda,24 Nov 2pm\n"
	o := reading(t)
	b := ReadBookings(strings.NewReader(in), o)
	if len(b.List) != 0 || b.Columns[0].Heading != "Wer" { // the headings are not known, and no person
		t.Errorf("%+v", b)
	}
	o.Uses = []Use{UseName, UseTime}
	b = ReadBookings(strings.NewReader(in), o)
	if len(b.List) != 1 || b.List[0].At != "14:00" || b.Columns[0].Sample == "" {
		t.Errorf("%+v", b)
	}
	none := ReadBookings(strings.NewReader("Email,Date,Time\na@example.org,24 Nov,2pm\n"), reading(t))
	if len(none.List) != 0 || len(none.Columns) != 3 || !strings.Contains(reasons(none.Problems), "Choose which column") {
		t.Errorf("%+v", none)
	}
}

func TestRefusedLists(t *testing.T) {
	for name, in := range map[string]string{
		"empty": "", "blank": " \n\n", "headings only": "Name,Time\n", "a picture": "\x89PNG\r\n\x1a\n\x00\x00", "a spreadsheet": "PK\x03\x04\x00\x00\x00",
		"too big": strings.Repeat("Ada\n", MaxFile/4+1),
	} {
		b := ReadBookings(strings.NewReader(in), reading(t))
		if len(b.List) != 0 || len(b.Problems) != 1 || b.Problems[0].Taken || strings.Contains(b.Problems[0].Reason, "intake.") {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

func TestManyRows(t *testing.T) {
	b := ReadBookings(strings.NewReader("Name\n"+strings.Repeat("Ada\n", MaxRows+7)), reading(t))
	if len(b.List) != MaxRows || !strings.Contains(reasons(b.Problems), "5000") || b.Problems[0].Line != MaxRows+2 {
		t.Errorf("%d, %v", len(b.List), b.Problems)
	}
}
