package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// full has one record of every family with every field filled in, and one with
// as few as the rules allow.
func (w *world) full() []surgery.Record {
	at := time.Date(2026, 11, 24, 14, 30, 0, 250e6, time.UTC)
	sur := &surgery.Surgery{ID: "sur", Kind: surgery.Conference, Day: "2026-11-24", Opens: "13:00", Closes: "15:30", Week: "wk", Event: "evt",
		NextDay: "2026-12-29", NextTime: "13:00", OpenedAt: at, ClosedAt: at.Add(time.Hour),
		Words: surgery.SurgeryWords{Title: "Recovery week", Venue: "Made-up Hall", Partner: "The Lilies", Hashtag: "madeup",
			Instance: "social.example", On: []string{"mastodon", "bluesky"}, Links: []surgery.WeekLink{{Opens: "The blog", Address: "https://blog.example"}}}}
	return []surgery.Record{
		sur,
		&surgery.Surgery{ID: "sur2", Kind: surgery.Monthly, Day: "2026-12-29", OpenedAt: at.Add(time.Minute), Words: surgery.SurgeryWords{Venue: "Ẃ 👩‍⚕️"}},
		&surgery.Attendee{ID: "att", SavedUntil: "2027-02-22", SavedAt: at, ExpectedDay: "2026-12-29", ExpectedAt: "14:00", Consents: []surgery.Consent{{For: surgery.Photo, Given: "2026-11-24", Withdrawn: "2026-11-25"}, {For: surgery.ContactMe, Given: "2026-11-24"}},
			Words: surgery.AttendeeWords{Name: "Zoë Test-Personne"}},
		&surgery.Contact{ID: "con", Attendee: "att", Words: surgery.ContactWords{How: "@madeup"}},
		&surgery.Attendee{ID: "att2", Words: surgery.AttendeeWords{Name: "Ж"}},
		&surgery.Surgeon{ID: "sgn", Helps: []string{"mastodon", "blog"}, Left: true, Words: surgery.SurgeonWords{Name: "Sample Surgeon"}},
		&surgery.Surgeon{ID: "sgn2", Words: surgery.SurgeonWords{Name: "S"}},
		&surgery.Visit{ID: "vis", Surgery: "sur", Attendee: "att", Letter: "B", Number: 1, State: surgery.Finished, Track: surgery.Both,
			Checklists: []string{"safe-basics", "mastodon"}, Size: surgery.LargePrint, Surgeon: "sgn", ArrivedAt: at,
			PairedAt: at.Add(time.Minute), EndedAt: at.Add(time.Hour), Before: 1, After: 5, Outcome: surgery.GotGoing,
			Barrier: surgery.Barriers[0], Returning: true, Kiosk: true, Words: surgery.VisitWords{Goal: "to\nblog", Learnt: "hashtags"}},
		&surgery.Visit{ID: "gst", Surgery: "sur", Number: 2, State: surgery.Waiting, ArrivedAt: at},
		&surgery.Progress{On: "vis", Checklist: "mastodon", Step: "join", State: surgery.Done, At: at, Version: 3, Person: "att",
			Words: surgery.ProgressWords{Note: "with help"}},
		&surgery.Progress{On: "vis", Checklist: "mastodon", Step: "post", State: surgery.ToDo, At: at.Add(time.Second), Person: "att"},
		&surgery.Presence{ID: "pre", Surgery: "sur", Surgeon: "sgn", From: at, Until: at.Add(time.Hour)},
		&surgery.Presence{ID: "pre2", Surgery: "sur", Surgeon: "sgn2", From: at.Add(time.Second)},
		&surgery.Print{ID: "prt", Surgery: "sur", Visit: "vis", Kind: surgery.HandoutPrint, Size: surgery.Plain, Copies: 2, At: at},
		&surgery.Print{ID: "prt2", Kind: surgery.SheetPrint, Size: surgery.Standard, Copies: 1, At: at},
		&surgery.Week{ID: "wk", From: "2026-11-23", Until: "2026-11-27", Archived: true, Words: surgery.WeekWords{Title: "Recovery week",
			Hashtags: []string{"madeup", "second"}, Instance: "social.example", On: []string{"bluesky"}, Links: sur.Words.Links}},
		&surgery.Week{ID: "wk2", From: "2026-11-30", Until: "2026-11-30", Words: surgery.WeekWords{Title: "W"}},
		&surgery.Event{ID: "evt", Week: "wk", Kind: surgery.ChatEvent, Day: "2026-11-25", Starts: at, Ends: at.Add(time.Hour),
			Words: surgery.EventWords{Title: "Chat", Known: "talk", UID: "evt@made.up", Place: "online", Online: true, Lead: "A Sample", Account: "@madeup", Hashtag: "madeup",
				Link: sur.Words.Links[0], Notes: "be kind", Questions: []string{"Who?", "Why?"}}},
		&surgery.Event{ID: "evt2", Week: "wk", Kind: surgery.BarometerEvent, Day: "2026-11-23", LastDay: "2026-11-27", Words: surgery.EventWords{Title: "Barometer"}},
		&surgery.Content{ID: "stay-safe", Checked: "2026-11-23", Words: surgery.ContentWords{Title: "Stay safe", Body: "You choose."}},
		&surgery.Learning{ID: "lrn", Day: "2026-11-24", Words: surgery.LearningWords{What: "start small"}},
		&surgery.Learning{ID: "lrn2", Day: "2026-11-25", Kind: surgery.Quote, About: surgery.Topics, Event: "evt", Permitted: "2026-11-25", Rank: 2,
			Words: surgery.LearningWords{What: "It helped", Tags: []string{"own", "tag"}, Whose: "a carer", Link: sur.Words.Links[0]}},
		&surgery.Barometer{ID: "bar", Week: "wk", From: "2026-11-23", Until: "2026-11-27", Words: surgery.BarometerWords{Word: "recovery",
			Question: "What is it?", Answers: []surgery.Answer{{ID: "a1", Text: "Yes"}, {ID: "a2", Text: "No"}}, AddWord: "Your word",
			Polls: []surgery.NamedPoll{{ID: "p1", Name: "Made-up poll"}}}},
		&surgery.Barometer{ID: "bar2", Week: "wk", From: "2026-11-23", Until: "2026-11-23", Points: 5, Words: surgery.BarometerWords{Question: "How much?", Low: "not at all", High: "fully"}},
		&surgery.Story{ID: "sty", Week: "wk", Parts: surgery.StoryParts, Entries: []surgery.ID{"lrn2", "lrn"},
			Words: surgery.StoryWords{Title: "Our week", Intro: "It was", Thanks: "To all"}},
		&surgery.Story{ID: "sty2", Week: "wk2", Words: surgery.StoryWords{Title: "Bare"}},
		&surgery.PassedOn{ID: "pas", Surgery: "sur", At: at, Words: surgery.PassedOnWords{To: "safeguarding lead"}},
		&surgery.DeskHere{ID: "dsk", Share: "shr", Surgery: "sur", Letter: "A", Home: true, SignKey: make([]byte, 32), BoxKey: make([]byte, 32), JoinedAt: at},
		&surgery.DeskHere{ID: "dsk2", Share: "shr", Surgery: "sur", Letter: "Z", Was: "dsk", SignKey: []byte(strings.Repeat("k", 32)), BoxKey: []byte(strings.Repeat("b", 32)),
			JoinedAt: at, Left: at.Add(time.Hour), Struck: true, UpTo: 12, Epoch: 3, Renewal: []byte("sealed"), Words: surgery.DeskHereWords{Name: "Front door"}},
	}
}

func TestEveryFamilyComesBack(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	want := map[string]string{}
	covered := map[surgery.Family]bool{}
	for _, r := range w.full() {
		if err := r.Validate(); err != nil {
			t.Fatalf("%s: %v", r.RecordID(), err)
		}
		w.must(t, s, w.op("test", r.RecordID(), surgery.Edit{After: r}))
		want[string(r.Family())+"/"+string(r.RecordID())] = print(r)
		covered[r.Family()] = true
	}
	if len(covered) != len(surgery.Families) {
		t.Fatalf("covers %d of %d families", len(covered), len(surgery.Families))
	}
	s.forgetKeys()
	if got := tablesOf(t, s); !maps.Equal(got, want) {
		t.Fatalf("got %v\nwant %v", got, want)
	}
	shut(t, s)
	s = w.open(t, s.Folder())
	if got := tablesOf(t, s); !maps.Equal(got, want) {
		t.Fatalf("after opening again: %v", got)
	}
	if report := wantOK(t, s); report != (Report{Schema: Schema, Operations: 29, Chain: "ok", People: 2, Visits: 2, Surgeries: 2, Handouts: 2}) {
		t.Errorf("%+v", report)
	}
}

func TestListsAreInTheOrderTheySay(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	for _, r := range w.full() {
		w.must(t, s, w.op("test", r.RecordID(), surgery.Edit{After: r}))
	}
	for name, tc := range map[string]struct {
		got  func() ([]surgery.ID, error)
		want []surgery.ID
	}{
		"surgeries":    {func() ([]surgery.ID, error) { return ids(s.Surgeries()) }, []surgery.ID{"sur2", "sur"}},
		"attendees":    {func() ([]surgery.ID, error) { return ids(s.Attendees()) }, []surgery.ID{"att", "att2"}},
		"attendees at": {func() ([]surgery.ID, error) { return ids(s.AttendeesAt("sur")) }, []surgery.ID{"att"}},
		"surgeons":     {func() ([]surgery.ID, error) { return ids(s.Surgeons()) }, []surgery.ID{"sgn", "sgn2"}},
		"visits":       {func() ([]surgery.ID, error) { return ids(s.Visits("sur")) }, []surgery.ID{"gst", "vis"}},
		"no visits":    {func() ([]surgery.ID, error) { return ids(s.Visits("sur2")) }, nil},
		"visits of":    {func() ([]surgery.ID, error) { return ids(s.VisitsOf("att")) }, []surgery.ID{"vis"}},
		"of nobody":    {func() ([]surgery.ID, error) { return ids(s.VisitsOf("")) }, nil},
		"progress":     {func() ([]surgery.ID, error) { return ids(s.Progress("vis", "gst")) }, []surgery.ID{"vis/mastodon/join", "vis/mastodon/post"}},
		"progress at":  {func() ([]surgery.ID, error) { return ids(s.ProgressAt("sur")) }, []surgery.ID{"vis/mastodon/join", "vis/mastodon/post"}},
		"presences":    {func() ([]surgery.ID, error) { return ids(s.Presences("sur")) }, []surgery.ID{"pre", "pre2"}},
		"prints":       {func() ([]surgery.ID, error) { return ids(s.Prints("sur")) }, []surgery.ID{"prt"}},
		"learnings":    {func() ([]surgery.ID, error) { return ids(s.Learnings()) }, []surgery.ID{"lrn2", "lrn"}},
		"barometers":   {func() ([]surgery.ID, error) { return ids(s.Barometers("wk")) }, []surgery.ID{"bar", "bar2"}},
		"asked on":     {func() ([]surgery.ID, error) { return ids(s.BarometersOn("2026-11-24")) }, []surgery.ID{"bar"}},
		"passed on":    {func() ([]surgery.ID, error) { return ids(s.PassedOns()) }, []surgery.ID{"pas"}},
	} {
		if got, err := tc.got(); err != nil || !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if _, n, err := s.NextNumber("sur"); n != 3 || err != nil {
		t.Errorf("next number %d, %v", n, err)
	}
	if _, n, err := s.NextNumber("sur2"); n != 1 || err != nil {
		t.Errorf("first number %d, %v", n, err)
	}
	if latest, err := s.LatestSurgery(); err != nil || latest.ID != "sur2" {
		t.Errorf("latest %v, %v", latest, err)
	}
	names := map[surgery.ID]string{}
	if err := s.EachName(func(id surgery.ID, name string) { names[id] = name }); err != nil || names["att"] != "Zoë Test-Personne" || len(names) != 2 {
		t.Errorf("names %v, %v", names, err)
	}
	_, err := s.Visit("nowhere")
	wantKind(t, err, surgery.NotFound, "error.gone")
	_, err = s.Operation("nowhere")
	wantKind(t, err, surgery.NotFound, "error.gone")
}

func ids[R surgery.Record](records []R, err error) (found []surgery.ID, _ error) {
	for _, r := range records {
		found = append(found, r.RecordID())
	}
	return found, err
}

// More visits than SQLite takes placeholders in one statement.
func TestProgressOfManyVisits(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	var on []surgery.ID
	o := w.op(surgery.StepsMarked, "many")
	for i := range 1203 {
		p := &surgery.Progress{On: surgery.ID(fmt.Sprint("v", i)), Checklist: "c", Step: "s", State: surgery.Done, At: w.Now(), Person: "p"}
		o.Edits = append(o.Edits, surgery.Edit{After: p})
		on = append(on, p.On)
	}
	w.must(t, s, o)
	if got, err := s.Progress(on...); err != nil || len(got) != len(on) {
		t.Fatalf("%d of %d, %v", len(got), len(on), err)
	}
	if got, err := s.Progress(); err != nil || len(got) != 0 {
		t.Fatalf("of nothing: %v, %v", got, err)
	}
}

func TestTheOpenSurgeryIsTheLatest(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	closed, open := w.surgery(), w.surgery()
	closed.ClosedAt = w.Now()
	open.OpenedAt = closed.OpenedAt.Add(-time.Hour) // the clock was put back
	for _, sur := range []*surgery.Surgery{open, closed} {
		w.must(t, s, w.op(surgery.SurgeryStarted, sur.ID, surgery.Edit{After: sur}))
	}
	if latest, err := s.LatestSurgery(); err != nil || latest.ID != open.ID {
		t.Errorf("%+v, %v", latest, err)
	}
}

func TestEmptyStore(t *testing.T) {
	s := newWorld().open(t, t.TempDir())
	if latest, err := s.LatestSurgery(); latest != nil || err != nil {
		t.Errorf("%v, %v", latest, err)
	}
	if report := wantOK(t, s); report != (Report{Schema: Schema, Chain: "ok"}) {
		t.Errorf("%+v", report)
	}
}

func TestSettings(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	for _, change := range []map[string]string{{"look": "dark", "printer": "x"}, {"look": "light"}, nil} {
		if err := s.SetSettings(change); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, s)
	got, err := w.open(t, s.Folder()).Settings()
	if err != nil || !maps.Equal(got, map[string]string{"look": "light", "printer": "x"}) {
		t.Fatalf("%v, %v", got, err)
	}
}

func TestTallies(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	role := func(answer string, n int) Count { return Count{"sur", "2026-11-24", "role", answer, n} }
	for _, batch := range [][]Count{
		{role("carer", 2), role("staff", 1)},
		{role("carer", 1), role("staff", -3)}, // a minus never goes below none
		{role("public", -1)},
		nil,
	} {
		if err := s.AddTallies(batch); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Tallies("sur")
	if want := []Count{role("carer", 3), role("public", 0), role("staff", 0)}; err != nil || !slices.Equal(got, want) {
		t.Fatalf("%v, %v", got, err)
	}
	if n := size(s.Folder() + "/" + File + "-wal"); n != 0 {
		t.Errorf("the write-ahead log still has %d bytes: a count stands next to an arrival", n)
	}
	if report := wantOK(t, s); report.Operations != 0 {
		t.Error("a tally is in the log")
	}
}
