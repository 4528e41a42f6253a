package bookings_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/bookings"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	visitroom "socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/intake"
)

// bookingCase previews a list as others send it, against the surgery's day.
func bookingCase(t *testing.T, d *rooms.Rooms, name string) bookings.File {
	t.Helper()
	f, err := d.Bookings.Read(bookings.List{Path: filepath.Join("..", "..", "intake", "testdata", "cases", filepath.FromSlash(name)), Day: "2026-11-24"})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every list from its preview to the card, the handout and the search: who is
// expected, when, under which name, and what they want.
func TestBookingCasesAtTheDesk(t *testing.T) {
	for name, want := range map[string]struct{ rows, cards, wants string }{
		"b01-msforms-anonymous/bookings.csv":                {"*Ada Example 24 14:00 new|*Ben Sample 24 14:30 new", "Ada Ben", "Turning off tagging|A new account"},
		"b02-msforms-signed-in/bookings.csv":                {"*Ada Example 24 14:00 new|*Ben Sample 24 14:30 new", "Ada Ben", "Turning off tagging|A new account"},
		"b04-govuk-forms/bookings.csv":                      {"*Ada Example 24 new|*Ben Sample 24 new", "Ada Ben", "|"},
		"b05-google-forms/bookings-download.csv":            {"*Ada Example 24 new|*Ben Sample 24 new", "Ada Ben", "Turning off tagging|A new account"},
		"b05-google-forms/bookings-sheets.csv":              {"*Ada Example 24 new|*Ben Sample 24 new", "Ada Ben", "Turning off tagging|A new account"},
		"b07-calendly-canceled/bookings.csv":                {"*Ada Example 24 14:00 new", "Ada", ""},
		"b08-can-you-attend/bookings-yes-no.csv":            {"*Ada Example 24 new|Cy Made 24 new", "Ada", ""},
		"b08-can-you-attend/bookings.csv":                   {"*Ada Example 24 new", "Ada", ""},
		"b10-surname-first-organisation/bookings.csv":       {"*Ada Example 24 14:00 new|*Ben Sample 24 14:30 new", "Ada Ben", "|"},
		"b12-title-and-merged-headings/bookings-title.csv":  {"*Ada Example 24 new", "Ada", ""},
		"b12-title-and-merged-headings/bookings-merged.csv": {"*Ada Example 24 14:00 new|*Ben Sample 24 14:30 new", "Ada Ben", "|"},
		"b14-name-begins-with-a-quote/bookings-pasted.csv": {`*"Bill" Example 24 14:00 new|*Ada Sample 24 14:30 new|*Ben Made 24 15:00 new|*Cy Up 24 15:30 new`,
			`"Bill" Ada Ben Cy`, "|||"},
		"b16-slots-by-weekday/bookings.csv":    {"*Ada Example 24 14:00 new|*Ben Sample 24 14:00 new|*Cy Made 24 15:00 new|*Di Up 24 14:00 new", "Ada Ben Cy Di", "|||"},
		"b18-newer-export/1-first.csv":         {"*Ada Example 24 14:00 new|*Ben Sample 24 14:30 new", "Ada Ben", "|"},
		"b18-newer-export/2-newer.csv":         {"*Ada Example 24 15:00 new", "Ada", ""},
		"b19-titles/bookings.csv":              {"*Mrs Jean Example 24 14:00 new|*Dr. Ben Sample 24 14:15 new|*Mrs Di Made 24 14:30 new", "Jean Ben Di", "||"},
		"b20-what-they-want/bookings.csv":      {"*Ada Example 24 14:00 new", "Ada", "Turning off tagging"},
		"b26-one-person-two-days/bookings.csv": {"*Di Up 25 14:00 new|*Di Up 26 14:00 new|*Cy Made 24 14:00 new|*Cy Made 26 14:00 new", "Cy", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := world.New(t).Started(t)
			f := bookingCase(t, d, name)
			if got := world.Standings(f); got != want.rows {
				t.Fatalf("got  %s\nwant %s", got, want.rows)
			}
			world.Must(t)(d.Bookings.Import(f.Rows))
			var cards, wants []string
			for _, r := range f.Rows {
				if !r.Take || r.Day != "2026-11-24" {
					continue
				}
				v := comesIn(t, d, r)
				if c := cardOf(t, d, v.ID); v.Words.Goal != "" && strings.Contains(strings.Join(c.CameFor, ""), v.Words.Goal) {
					t.Errorf("the card, which faces the door, says %q in their words", c.CameFor)
				}
				cards, wants = append(cards, cardOf(t, d, v.ID).Name), append(wants, v.Words.Goal)
				if paper := world.Must(t)(d.Today.CheckIn(v.Attendee)); paper.Visit != v.ID {
					t.Errorf("%s is checked in twice", r.Name)
				}
				handoutSays(t, d, v.ID, v.First)
			}
			if got := strings.Join(cards, " "); got != want.cards {
				t.Errorf("cards %s, want %s", got, want.cards)
			}
			if got := strings.Join(wants, "|"); got != want.wants {
				t.Errorf("they want %s, want %s", got, want.wants)
			}
		})
	}
}

// comesIn finds somebody at the check-in box by name, and checks them in.
func comesIn(t *testing.T, d *rooms.Rooms, r bookings.Row) visitroom.Visit {
	t.Helper()
	found, err := d.Today.Search(r.Name)
	if err != nil || len(found.Rows) != 1 || found.Chosen != 0 || !strings.HasPrefix(found.Rows[0].Detail, "booked for today") {
		t.Fatalf("%s: %+v %v", r.Name, found, err)
	}
	done := world.Must(t)(d.Today.CheckIn(found.Rows[0].Attendee))
	if !strings.HasPrefix(done.Notice, surgery.FirstName(r.Name)+" ") && !strings.Contains(done.Notice, surgery.FirstName(r.Name)) {
		t.Errorf("%q does not name %s", done.Notice, r.Name)
	}
	return world.Visit(t, d, done.Visit)
}

func cardOf(t *testing.T, d *rooms.Rooms, id surgery.ID) today.Card {
	t.Helper()
	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range slices.Concat(b.Waiting, b.Helped, b.Finished) {
		if c.Visit == id {
			return c
		}
	}
	t.Fatalf("no card for %s", id)
	return today.Card{}
}

func handoutSays(t *testing.T, d *rooms.Rooms, id surgery.ID, first string) {
	t.Helper()
	paper, err := d.Visit.Handout(id, "")
	if err != nil {
		t.Fatal(err)
	}
	if text := paper.Pages[0].Text(); !strings.Contains(text, first) || strings.Contains(text, "Mrs") || strings.Contains(text, "TRUST") {
		t.Errorf("%s is not on the handout, or more than that: %s", first, text)
	}
}

// A newer export moves the booking that changed and takes out the one that was
// called off, as one thing that can be undone.
func TestANewerListOfBookings(t *testing.T) {
	d := world.New(t).Started(t)
	world.Must(t)(d.Bookings.Import(bookingCase(t, d, "b18-newer-export/1-first.csv").Rows))
	f := bookingCase(t, d, "b18-newer-export/2-newer.csv")
	if got, want := world.Standings(f), "*Ada Example 24 15:00 changed|*Ben Sample 24 14:30 off"; got != want || f.Rows[0].Was != "14:00" {
		t.Fatalf("got %s, want %s", got, want)
	}
	done := world.Must(t)(d.Bookings.Import(f.Rows))
	if done.Notice != "1 booking is changed. 1 booking is taken out." {
		t.Error(done.Notice)
	}
	if found, _ := d.Today.Search("ada"); found.Rows[0].Detail != "booked for today at 3pm" {
		t.Errorf("%+v", found.Rows)
	}
	if found, _ := d.Today.Search("ben"); len(found.Rows) != 0 {
		t.Errorf("%+v", found.Rows)
	}
	if f = bookingCase(t, d, "b18-newer-export/2-newer.csv"); world.Standings(f) != "Ada Example 24 15:00 same" {
		t.Errorf("a second time: %s", world.Standings(f))
	}
	if done = world.Must(t)(d.Bookings.Import(f.Rows)); done.CanUndo || done.Notice != "0 bookings are taken in." {
		t.Errorf("%+v", done)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if found, _ := d.Today.Search("ben"); len(found.Rows) != 1 {
		t.Errorf("after undoing: %+v", found.Rows)
	}
}

// Who is missing from a newer list stays booked unless the host ticks them.
func TestMissingFromANewerList(t *testing.T) {
	d := world.New(t).Started(t)
	world.Must(t)(d.Bookings.Import(bookingCase(t, d, "b18-newer-export/1-first.csv").Rows))
	f, err := d.Bookings.Read(bookings.List{Pasted: "Name,Date,Time\nEXAMPLE; Ada,24/11/2026,14:00\nADA EXAMPLE,24/11/2026,14:00\n", Day: "2026-11-24"})
	if err != nil || len(f.Rows) != 3 || f.Rows[2].Standing != bookings.Missing || f.Rows[2].Name != "Ben Sample" || f.Rows[2].Take {
		t.Fatalf("%s %v", world.Standings(f), err)
	}
	f.Rows[0].Take, f.Rows[2].Take = false, true
	if done := world.Must(t)(d.Bookings.Import(f.Rows)); done.Notice != "1 booking is taken out." {
		t.Error(done.Notice)
	}
}

// Somebody who saved their place is the same person however a list writes them;
// one letter off is said, and left to the host.
func TestWhoIsKnown(t *testing.T) {
	d := world.New(t).Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Ada Example", SavePlace: true}))
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Cy Made", SavePlace: true}))
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Cy Made", SavePlace: true}))
	world.Must(t)(d.Closing.CloseSurgery(nil))
	for _, name := range []string{"EXAMPLE, Ada (TRUST)", "Ada Example <ada@example.org>", "Dr Ada Example", "Prof. Example, Ada", "ada  EXAMPLE", "ÀDA Example"} {
		f, err := d.Bookings.Read(bookings.List{Pasted: "Name\tTime\n" + name + "\t2pm\n", Day: "2026-11-30"})
		if err != nil || len(f.Rows) != 1 || f.Rows[0].Standing != bookings.Known {
			t.Errorf("%s: %+v %v", name, f.Rows, err)
		}
	}
	f, err := d.Bookings.Read(bookings.List{Pasted: "Name\nAda Exampel\nCy Made\n", Day: "2026-11-30"})
	if err != nil || f.Rows[0].Standing != bookings.Fresh || f.Rows[0].Like != "Ada Example" || f.Rows[1].Standing != bookings.Fresh || f.Rows[1].Known != "" {
		t.Errorf("%+v %v", f.Rows, err)
	}
}

// Two days are two bookings of one person, known or not; the name stays until
// the last of them, and nothing that was written on the first day does.
func TestOnePersonOnTwoDays(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Di Up", SavePlace: true}))
	world.Must(t)(d.Closing.CloseSurgery(nil))
	world.Must(t)(d.Bookings.Import(bookingCase(t, d, "b26-one-person-two-days/bookings.csv").Rows))
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	found, err := d.Today.Search("cy")
	if err != nil || len(found.Rows) != 1 || found.Chosen != 0 {
		t.Fatalf("%+v %v", found, err)
	}
	visit := world.Must(t)(d.Today.CheckIn(found.Rows[0].Attendee)).Visit
	world.Must(t)(d.Visit.EditVisit(visit, visitroom.EditVisit{Goal: "To leave a group"}))
	if c, err := d.Closing.Closing(); err != nil || c.NamesGo != 0 {
		t.Errorf("%+v %v", c, err)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	people, err := d.Desk.Store().Attendees()
	if err != nil || len(people) != 2 {
		t.Fatalf("%+v %v", people, err)
	}
	for _, a := range people {
		if _, ok := a.BookedOn("2026-11-26"); !ok {
			t.Errorf("%s is not expected on the second day", a.Words.Name)
		}
	}
	if v, err := d.Desk.Store().Visit(visit); err != nil || !v.Guest() || v.Words.Goal != "" {
		t.Errorf("%+v %v", v, err)
	}
}

func TestBookings(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "José Pretend", SavePlace: true}))
	world.Must(t)(d.Closing.CloseSurgery(nil))
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	list := []bookings.Booking{{Name: "jose pretend", Day: "2026-11-24", At: "14:00"}, {Name: "Nia Madeup", Day: "2026-11-24"},
		{Name: "nia  madeup", Day: "2026-11-24"}, {Name: "Later Sample", Day: "2026-12-29"}}
	rows, err := d.Bookings.Preview(list, nil)
	if err != nil || rows[0].Standing != bookings.Known || rows[1].Standing != bookings.Fresh || rows[2].Standing != bookings.Twice || rows[3].Standing != bookings.Fresh {
		t.Fatalf("%+v %v", rows, err)
	}
	if done := world.Must(t)(d.Bookings.Import(rows)); done.Notice != "3 bookings are taken in." {
		t.Errorf("notice %q", done.Notice)
	}
	if n, err := world.Expected(d); err != nil || n != 2 {
		t.Errorf("expected %d %v", n, err)
	}
	found, err := d.Today.Search("nia")
	if err != nil || len(found.Rows) != 1 || found.Rows[0].Detail != "booked for today" || found.Chosen != 0 {
		t.Fatalf("%+v %v", found, err)
	}
	if found, _ = d.Today.Search("jose"); !strings.HasPrefix(found.Rows[0].Detail, "booked for today at 2pm · last here") {
		t.Errorf("%+v", found.Rows)
	}
	c, err := d.Closing.Closing()
	if err != nil || c.NamesGo != 1 { // Nia did not come; the one booked for December stays
		t.Errorf("%+v %v", c, err)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	names := []string{}
	for _, n := range []string{"nia", "later", "jose"} {
		if found, _ := d.Today.Search(n); len(found.Rows) > 0 {
			names = append(names, n)
		}
	}
	if !slices.Equal(names, []string{"later", "jose"}) {
		t.Errorf("still known: %v", names)
	}
}

func TestBookingsFromAListAndPasted(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	f, err := d.Bookings.Read(bookings.List{Pasted: "Made-up Mina\nMade-up Otto\nmade-up mina\n", Day: "2026-11-24"})
	if err != nil || len(f.Rows) != 3 || f.Rows[0].Day != "2026-11-24" || f.Rows[2].Standing != bookings.Twice {
		t.Fatalf("%+v %v", f, err)
	}
	path := world.File(t, "bookings.csv", "Name;E-mail;When\nMade-up Mina;x@example.org;24/11/2026 13:30\n")
	f, err = d.Bookings.Read(bookings.List{Path: path, Day: "2026-11-24"})
	if err != nil || len(f.Rows) != 1 || f.Rows[0].At != "13:30" || len(f.Dropped) != 1 {
		t.Fatalf("%+v %v", f, err)
	}
	f, err = d.Bookings.Read(bookings.List{Path: path, Uses: []intake.Use{intake.Ignored, intake.UseName, intake.Ignored}, Day: "2026-11-25"})
	if err != nil || len(f.Rows) == 1 && f.Rows[0].Name == "Made-up Mina" {
		t.Errorf("%+v %v", f, err)
	}
}
