package desk_test

import (
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/printer"
)

// A number with the letter of another desk is said, shown, printed and typed so.
func TestANumberWithALetterIsSaidSoEverywhere(t *testing.T) {
	d := world.New(t).Started(t)
	world.Arrive(t, d, "Zoë Sampleton", false)
	person := &surgery.Attendee{ID: d.Desk.NewID(), Words: surgery.AttendeeWords{Name: "Mordecai Elsewhere"}}
	v := &surgery.Visit{ID: d.Desk.NewID(), Surgery: d.Desk.Surgery().ID, Attendee: person.ID, Letter: "B", Number: 1, State: surgery.Waiting,
		Checklists: []string{world.Basics}, ArrivedAt: d.Desk.Moment()}
	taken(t, d, &surgery.Operation{Kind: surgery.CheckedIn, About: v.ID, Visit: v.ID, Edits: []surgery.Edit{{After: person}, {After: v}}})
	guest := &surgery.Visit{ID: d.Desk.NewID(), Surgery: v.Surgery, Letter: "B", Number: 2, State: surgery.Waiting, ArrivedAt: d.Desk.Moment()}
	taken(t, d, &surgery.Operation{Kind: surgery.GuestCounted, About: guest.ID, Visit: guest.ID, Edits: []surgery.Edit{{After: guest}}})

	for typed, want := range map[string][]string{"b1": {"Mordecai Elsewhere"}, "B01": {"Mordecai Elsewhere"}, "1": {"Zoë Sampleton", "Mordecai Elsewhere"},
		"2": {"Guest B02"}, "b2": {"Guest B02"}, "a1": nil} {
		if found := world.Search(t, d, typed); !slices.Equal(world.RowNames(found.Rows), want) || found.Chosen != -1 || found.Slips {
			t.Errorf("%s finds %+v", typed, found)
		}
	}
	if detail := world.Search(t, d, "mordecai").Rows[0].Detail; detail != "already here, number B01, waiting" {
		t.Errorf("the box says %q", detail)
	}
	cards := world.Board(t, d).Waiting
	if len(cards) != 3 || cards[0].Number != "1" || cards[1].Number != "B01" || cards[2].Name != "Guest B02" {
		t.Errorf("%+v", cards)
	}
	if view, err := d.Wall.View(); err != nil || !slices.Equal(view.Next, []string{"1", "B01", "B02"}) {
		t.Errorf("the wall says %v, %v", view.Next, err)
	}
	if who := world.Visit(t, d, guest.ID); who.Name != "Guest B02" {
		t.Errorf("%q", who.Name)
	}
	sheet := world.Paper(t)(d.Visit.Sheet(v.ID, ""))
	if said := world.Text(sheet); !strings.Contains(said, "Number B01") {
		t.Error(said)
	}
	if name := printer.SuggestedName(printer.Job{Kind: sheet.Kind, At: d.Desk.Now(), Number: sheet.Number}); !strings.HasSuffix(name, "-B01.pdf") {
		t.Errorf("its file is %s", name)
	}
	if record, err := d.People.Record(person.ID); err != nil || record.Visits[0].Number != "B01" {
		t.Errorf("%+v, %v", record, err)
	}
	if mine := world.Visit(t, d, world.Must(t)(d.Today.CountGuest()).Visit); mine.Called() != "2" {
		t.Errorf("the next here is called %s", mine.Called())
	}
	world.Verified(t, d)
}
