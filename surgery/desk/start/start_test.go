package start_test

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

func TestStartSaysWhatTheProgramOpensOn(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	start, err := d.Start.Start()
	if err != nil || !start.First || start.Current != nil || start.LeftOpen {
		t.Errorf("an empty desk: %+v %v", start, err)
	}
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	start, err = d.Start.Start()
	if err != nil || start.First || start.Current == nil || start.LeftOpen {
		t.Errorf("one is open: %+v %v", start, err)
	}
	w.Pass(24 * time.Hour)
	start, err = d.Start.Start()
	if err != nil || !start.LeftOpen {
		t.Errorf("yesterday's is open: %+v %v", start, err)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	start, err = d.Start.Start()
	if err != nil || start.First || start.Current != nil || start.LeftOpen {
		t.Errorf("all are closed: %+v %v", start, err)
	}
}

func TestTheNextSurgeryRemembersTheLast(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	first, err := d.Start.NewSurgery()
	if err != nil || first.Words.Venue != "" || first.Kind != surgery.Monthly || first.Day != "2026-11-24" {
		t.Errorf("%+v %v", first, err)
	}
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Conference, Opens: "13:00", Closes: "15:00", NextDay: "2026-12-22", NextTime: "14:00",
		Words: surgery.SurgeryWords{Title: "Made-up week", Venue: "  Made-up \t Hall ", Partner: "Pretend Friends", Hashtag: "#MadeUpWeek", On: []string{"x"},
			Links: []surgery.WeekLink{{Opens: " A  blog ", Address: "Example.org/blog"}, {}}}}))
	now := d.Desk.Surgery()
	if now.Words.Venue != "Made-up Hall" || now.Words.Hashtag != "MadeUpWeek" || len(now.Words.Links) != 1 ||
		now.Words.Links[0] != (surgery.WeekLink{Opens: "A blog", Address: "https://example.org/blog"}) {
		t.Errorf("not tidied: %+v", now.Words)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))

	for _, c := range []struct{ days, next string }{{"a week later", "2026-12-22"}, {"on that day", ""}} {
		w.Now = map[string]time.Time{"a week later": w.Now.AddDate(0, 0, 7), "on that day": time.Date(2026, 12, 22, 9, 0, 0, 0, time.UTC)}[c.days]
		s, err := d.Start.NewSurgery()
		if err != nil {
			t.Fatal(err)
		}
		if s.Words.Title != "Made-up week" || s.Words.Venue != "Made-up Hall" || s.Words.Partner != "Pretend Friends" || s.Words.Hashtag != "MadeUpWeek" ||
			s.Kind != surgery.Conference || s.Opens != "13:00" || s.Closes != "15:00" || s.NextTime != "14:00" || s.Day != w.Now.Format(time.DateOnly) {
			t.Errorf("%s: %+v", c.days, s)
		}
		if s.NextDay != c.next {
			t.Errorf("%s the next day is %q", c.days, s.NextDay)
		}
		if s.ID != "" || !s.OpenedAt.IsZero() || !s.ClosedAt.IsZero() {
			t.Errorf("it is not a new one: %+v", s)
		}
	}
}

// refusals are what a surgery's form can be refused for.
var refusals = []struct {
	name string
	of   func(*surgery.Surgery)
	key  string
}{
	{"no venue", func(s *surgery.Surgery) { s.Words.Venue = " \u202e\t" }, "error.venue_missing"},
	{"long venue", func(s *surgery.Surgery) { s.Words.Venue = strings.Repeat("x", 201) }, "error.too_long"},
	{"hashtag with a space", func(s *surgery.Surgery) { s.Words.Hashtag = "Made Up" }, "link.tag_space"},
	{"hashtag with a hyphen", func(s *surgery.Surgery) { s.Words.Hashtag = "Made-Up" }, "link.tag_hyphen"},
	{"hashtag with a digit first", func(s *surgery.Surgery) { s.Words.Hashtag = "#2026week" }, "link.tag_digit_first"},
	{"unsafe link", func(s *surgery.Surgery) { s.Words.Links = []surgery.WeekLink{{Address: "http://example.org"}} }, "link.address_http"},
	{"link that runs", func(s *surgery.Surgery) { s.Words.Links = []surgery.WeekLink{{Address: "javascript:alert(1)"}} }, "link.address_scheme"},
	{"link without an address", func(s *surgery.Surgery) { s.Words.Links = []surgery.WeekLink{{Opens: "Blog"}} }, "link.address_empty"},
	{"server that is none", func(s *surgery.Surgery) {
		s.Words.Hashtag, s.Words.On, s.Words.Instance = "MadeUp", []string{"mastodon"}, "not a server"
	}, "link.no_instance"},
	{"day that is none", func(s *surgery.Surgery) { s.NextDay = "2026-02-30" }, "error.day_unclear"},
	{"time that is none", func(s *surgery.Surgery) { s.Opens = "25:00" }, "error.time_unclear"},
	{"closes first", func(s *surgery.Surgery) { s.Opens, s.Closes = "15:00", "13:00" }, "error.closes_before_opens"},
}

func TestStartingIsRefusedWithTheReason(t *testing.T) {
	d := world.New(t).Open(t)
	for _, c := range refusals {
		s := surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}
		c.of(&s)
		_, err := d.Start.StartSurgery(s)
		world.Refused(t, err, surgery.Invalid, c.key)
		if d.Desk.Surgery() != nil || world.Verified(t, d).Operations != 0 {
			t.Fatalf("%s: something was saved", c.name)
		}
	}
}

func TestEditingIsRefusedWithTheReason(t *testing.T) {
	d := world.New(t).Started(t)
	for _, c := range refusals {
		s := *d.Desk.Surgery()
		c.of(&s)
		_, err := d.Start.EditSurgery(s)
		world.Refused(t, err, surgery.Invalid, c.key)
		if d.Desk.Surgery().Words.Venue != "Made-up Hall" || d.Desk.Surgery().Words.Hashtag != "" || world.Verified(t, d).Operations != 1 {
			t.Fatalf("%s: something was saved", c.name)
		}
	}
}

func TestEditingKeepsWhatIsNotTyped(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	was := *d.Desk.Surgery()
	w.Pass(time.Hour)
	edited := surgery.Surgery{Kind: surgery.Conference, Day: "1999-01-01", Words: surgery.SurgeryWords{Venue: "Pretend Hall", Hashtag: "MadeUp"}}
	done := world.Must(t)(d.Start.EditSurgery(edited))
	now := d.Desk.Surgery()
	if now.ID != was.ID || now.Day != was.Day || !now.OpenedAt.Equal(was.OpenedAt) || now.Words.Venue != "Pretend Hall" || now.Kind != surgery.Conference {
		t.Errorf("%+v", now)
	}
	if done.Notice != "The surgery’s details are saved." || !done.CanUndo || len(done.Changed) != 1 {
		t.Errorf("%+v", done)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if d.Desk.Surgery().Words.Venue != "Made-up Hall" {
		t.Errorf("undone: %+v", d.Desk.Surgery().Words)
	}
}

func TestOnlyOneSurgeryAtATime(t *testing.T) {
	d := world.New(t).Started(t)
	_, err := d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Another"}})
	world.Refused(t, err, surgery.Conflict, "error.surgery_open")
}

func TestWithoutASurgeryNothingCanHappenAtOne(t *testing.T) {
	d := world.New(t).Open(t)
	for name, do := range map[string]func() error{
		"edit":     func() error { _, err := d.Start.EditSurgery(surgery.Surgery{}); return err },
		"new":      func() error { _, err := d.Today.CheckInNew(today.Arrival{Name: "Zoë Sample"}); return err },
		"guest":    func() error { _, err := d.Today.CountGuest(); return err },
		"closing":  func() error { _, err := d.Closing.Closing(); return err },
		"close":    func() error { _, err := d.Closing.CloseSurgery(nil); return err },
		"role":     func() error { _, err := d.Today.CountRole("staff", 1); return err },
		"roles":    func() error { _, err := d.Today.RoleCounts(); return err },
		"surgeon":  func() error { _, err := d.Today.SurgeonArrives("x", d.Desk.Now()); return err },
		"presence": func() error { _, err := d.Today.SurgeonLeaves("x"); return err },
		"week":     func() error { _, err := d.WeekPrints.Handout(""); return err },
	} {
		t.Run(name, func(t *testing.T) { world.Refused(t, do(), surgery.NotFound, "error.no_surgery") })
	}
	b := world.Board(t, d)
	if b.Surgery != nil || b.Counts != (today.Counts{}) || b.Warnings != nil {
		t.Errorf("%+v", b)
	}
	if found := world.Search(t, d, "zoe"); len(found.Rows) != 0 || found.Chosen != -1 {
		t.Errorf("%+v", found)
	}
}
