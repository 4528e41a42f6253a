package surgery

import (
	"errors"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// change returns a good record with one thing changed.
func change[R any](good R, how func(*R)) *R {
	how(&good)
	return &good
}

var (
	goodSurgery   = Surgery{ID: "s", Kind: Monthly, Day: "2026-11-24", OpenedAt: noon, Words: SurgeryWords{Venue: "Made-up Hall"}}
	goodContact   = Contact{ID: "c", Attendee: "a", Words: ContactWords{How: "@madeup"}}
	goodAttendee  = Attendee{ID: "a", Words: AttendeeWords{Name: "Zebedee Testperson"}}
	goodVisit     = Visit{ID: "v", Surgery: "s", Number: 1, State: Waiting, ArrivedAt: noon}
	goodProgress  = Progress{On: "v", Checklist: "c", Step: "t", State: Done, At: noon, Person: "a"}
	goodSurgeon   = Surgeon{ID: "g", Words: SurgeonWords{Name: "Sample Surgeon"}}
	goodPresence  = Presence{ID: "p", Surgery: "s", Surgeon: "g", From: noon}
	goodPrint     = Print{ID: "p", Kind: HandoutPrint, Size: Standard, Copies: 1, At: noon}
	goodBarometer = Barometer{ID: "b", Week: "w", From: "2026-11-23", Until: "2026-11-27", Words: BarometerWords{Question: "What is recovery?", Answers: []Answer{{"a", "A way"}, {"b", "A place"}}}}
	goodStory     = Story{ID: "s", Week: "w", Parts: StoryParts, Words: StoryWords{Title: "Our week"}}
	goodPassedOn  = PassedOn{ID: "p", At: noon, Words: PassedOnWords{To: "safeguarding lead"}}
	goodDesk      = DeskHere{ID: "d", Share: "h", Surgery: "s", Letter: "B", SignKey: key(1), BoxKey: key(2), JoinedAt: noon}
	goodLearning  = Learning{ID: "l", Day: "2026-11-24", Words: LearningWords{What: "start small"}}
)

func TestValidate(t *testing.T) {
	long := strings.Repeat("é", MaxName+1)
	longer := strings.Repeat("é", MaxNote+1)
	for name, tc := range map[string]struct {
		record Record
		key    string // "": it keeps the rules
	}{
		"surgery": {&goodSurgery, ""},
		"surgery, everything": {change(goodSurgery, func(s *Surgery) {
			s.Kind, s.Opens, s.Closes, s.NextDay, s.NextTime = Conference, "13:00", "15:30", "2026-12-29", "09:05"
		}), ""},
		"surgery without id":       {change(goodSurgery, func(s *Surgery) { s.ID = "" }), "error.internal"},
		"surgery never opened":     {change(goodSurgery, func(s *Surgery) { s.OpenedAt = time.Time{} }), "error.internal"},
		"surgery without venue":    {change(goodSurgery, func(s *Surgery) { s.Words.Venue = "" }), "error.venue_missing"},
		"surgery of no kind":       {change(goodSurgery, func(s *Surgery) { s.Kind = "weekly" }), "error.internal"},
		"surgery on no day":        {change(goodSurgery, func(s *Surgery) { s.Day = "" }), "error.day_unclear"},
		"surgery on 30 February":   {change(goodSurgery, func(s *Surgery) { s.Day = "2026-02-30" }), "error.day_unclear"},
		"surgery, day our way":     {change(goodSurgery, func(s *Surgery) { s.Day = "24/11/2026" }), "error.day_unclear"},
		"surgery, odd next day":    {change(goodSurgery, func(s *Surgery) { s.NextDay = "soon" }), "error.day_unclear"},
		"surgery, short time":      {change(goodSurgery, func(s *Surgery) { s.Opens = "9:00" }), "error.time_unclear"},
		"surgery at 24:00":         {change(goodSurgery, func(s *Surgery) { s.Closes = "24:00" }), "error.time_unclear"},
		"surgery, odd next time":   {change(goodSurgery, func(s *Surgery) { s.NextTime = "13:60" }), "error.time_unclear"},
		"surgery closes first":     {change(goodSurgery, func(s *Surgery) { s.Opens, s.Closes = "13:00", "12:59" }), "error.closes_before_opens"},
		"surgery closes at once":   {change(goodSurgery, func(s *Surgery) { s.Opens, s.Closes = "13:00", "13:00" }), "error.closes_before_opens"},
		"surgery, only closes":     {change(goodSurgery, func(s *Surgery) { s.Closes = "13:00" }), ""},
		"surgery, long title":      {change(goodSurgery, func(s *Surgery) { s.Words.Title = long }), "error.too_long"},
		"surgery, long venue":      {change(goodSurgery, func(s *Surgery) { s.Words.Venue = long }), "error.too_long"},
		"surgery, long partner":    {change(goodSurgery, func(s *Surgery) { s.Words.Partner = long }), "error.too_long"},
		"surgery, long hashtag":    {change(goodSurgery, func(s *Surgery) { s.Words.Hashtag = long }), "error.too_long"},
		"surgery, long instance":   {change(goodSurgery, func(s *Surgery) { s.Words.Instance = long }), "error.too_long"},
		"surgery, long link title": {change(goodSurgery, func(s *Surgery) { s.Words.Links = []WeekLink{{Opens: long}} }), "error.too_long"},
		"surgery, long link":       {change(goodSurgery, func(s *Surgery) { s.Words.Links = []WeekLink{{Address: longer}} }), "error.too_long"},

		"attendee":                {&goodAttendee, ""},
		"attendee saved":          {change(goodAttendee, func(a *Attendee) { a.SavedUntil, a.SavedAt = "2027-02-22", noon }), ""},
		"attendee without id":     {change(goodAttendee, func(a *Attendee) { a.ID = "" }), "error.internal"},
		"attendee without name":   {change(goodAttendee, func(a *Attendee) { a.Words.Name = "" }), "error.name_missing"},
		"attendee, longest name":  {change(goodAttendee, func(a *Attendee) { a.Words.Name = long[:2*MaxName] }), ""},
		"attendee, long name":     {change(goodAttendee, func(a *Attendee) { a.Words.Name = long }), "error.too_long"},
		"attendee, odd date":      {change(goodAttendee, func(a *Attendee) { a.SavedUntil, a.SavedAt = "forever", noon }), "error.day_unclear"},
		"attendee never said yes": {change(goodAttendee, func(a *Attendee) { a.SavedUntil = "2027-02-22" }), "error.internal"},
		"attendee until never":    {change(goodAttendee, func(a *Attendee) { a.SavedAt = noon }), "error.internal"},

		"guest": {&goodVisit, ""},
		"visit, everything": {change(goodVisit, func(v *Visit) {
			v.Attendee, v.State, v.Track, v.Size, v.Surgeon, v.PairedAt, v.EndedAt, v.Before, v.After, v.Outcome, v.Barrier = "a", Finished, Both, Plain, "g", noon, noon, 1, 5, WantsMore, "time"
		}), ""},
		"visit without id":          {change(goodVisit, func(v *Visit) { v.ID = "" }), "error.internal"},
		"visit without surgery":     {change(goodVisit, func(v *Visit) { v.Surgery = "" }), "error.internal"},
		"visit number 0":            {change(goodVisit, func(v *Visit) { v.Number = 0 }), "error.internal"},
		"visit never arrived":       {change(goodVisit, func(v *Visit) { v.ArrivedAt = time.Time{} }), "error.internal"},
		"visit in no state":         {change(goodVisit, func(v *Visit) { v.State = "" }), "error.internal"},
		"visit, odd track":          {change(goodVisit, func(v *Visit) { v.Track = "sport" }), "error.internal"},
		"visit, odd size":           {change(goodVisit, func(v *Visit) { v.Size = "tiny" }), "error.internal"},
		"visit, confidence 6":       {change(goodVisit, func(v *Visit) { v.Before = 6 }), "error.internal"},
		"visit, confidence below 0": {change(goodVisit, func(v *Visit) { v.After = -1 }), "error.internal"},
		"visit, odd outcome":        {change(goodVisit, func(v *Visit) { v.Outcome = "cured" }), "error.internal"},
		"visit, odd barrier":        {change(goodVisit, func(v *Visit) { v.Barrier = "mood" }), "error.internal"},
		"visit waits with surgeon":  {change(goodVisit, func(v *Visit) { v.Surgeon = "g" }), "error.internal"},
		"visit helped since never":  {change(goodVisit, func(v *Visit) { v.State, v.Surgeon = BeingHelped, "g" }), "error.internal"},
		"visit helped by nobody":    {change(goodVisit, func(v *Visit) { v.State, v.PairedAt = BeingHelped, noon }), ""},
		"visit finished, unknown":   {change(goodVisit, func(v *Visit) { v.State = Finished }), ""},
		"visit, longest goal":       {change(goodVisit, func(v *Visit) { v.Words.Goal = longer[:2*MaxNote] }), ""},
		"visit, long goal":          {change(goodVisit, func(v *Visit) { v.Words.Goal = longer }), "error.too_long"},
		"visit, long learnt":        {change(goodVisit, func(v *Visit) { v.Words.Learnt = longer }), "error.too_long"},

		"progress":                 {&goodProgress, ""},
		"progress taken back":      {change(goodProgress, func(p *Progress) { p.State = ToDo }), ""},
		"progress on nothing":      {change(goodProgress, func(p *Progress) { p.On = "" }), "error.internal"},
		"progress of no checklist": {change(goodProgress, func(p *Progress) { p.Checklist = "" }), "error.internal"},
		"progress of no step":      {change(goodProgress, func(p *Progress) { p.Step = "" }), "error.internal"},
		"progress of nobody":       {change(goodProgress, func(p *Progress) { p.Person = "" }), "error.internal"},
		"progress never":           {change(goodProgress, func(p *Progress) { p.At = time.Time{} }), "error.internal"},
		"progress in no state":     {change(goodProgress, func(p *Progress) { p.State = "" }), "error.internal"},
		"progress, long note":      {change(goodProgress, func(p *Progress) { p.Words.Note = longer }), "error.too_long"},
		"surgeon":                  {&goodSurgeon, ""},
		"surgeon without id":       {change(goodSurgeon, func(s *Surgeon) { s.ID = "" }), "error.internal"},
		"surgeon without name":     {change(goodSurgeon, func(s *Surgeon) { s.Words.Name = "" }), "error.surgeon_name_missing"},
		"surgeon, long name":       {change(goodSurgeon, func(s *Surgeon) { s.Words.Name = long }), "error.too_long"},
		"presence":                 {&goodPresence, ""},
		"presence ended":           {change(goodPresence, func(p *Presence) { p.Until = noon.Add(time.Hour) }), ""},
		"presence of a moment":     {change(goodPresence, func(p *Presence) { p.Until = noon }), ""},
		"presence backwards":       {change(goodPresence, func(p *Presence) { p.Until = noon.Add(-1) }), "error.until_before_from"},
		"presence without id":      {change(goodPresence, func(p *Presence) { p.ID = "" }), "error.internal"},
		"presence nowhere":         {change(goodPresence, func(p *Presence) { p.Surgery = "" }), "error.internal"},
		"presence of nobody":       {change(goodPresence, func(p *Presence) { p.Surgeon = "" }), "error.internal"},
		"presence since never":     {change(goodPresence, func(p *Presence) { p.From = time.Time{} }), "error.internal"},
		"print":                    {&goodPrint, ""},
		"print without id":         {change(goodPrint, func(p *Print) { p.ID = "" }), "error.internal"},
		"print never":              {change(goodPrint, func(p *Print) { p.At = time.Time{} }), "error.internal"},
		"print of no copies":       {change(goodPrint, func(p *Print) { p.Copies = 0 }), "error.internal"},
		"print of no size":         {change(goodPrint, func(p *Print) { p.Size = "" }), "error.internal"},
		"print of no kind":         {change(goodPrint, func(p *Print) { p.Kind = "" }), "error.internal"},
		"learning":                 {&goodLearning, ""},
		"learning without id":      {change(goodLearning, func(l *Learning) { l.ID = "" }), "error.internal"},
		"learning on no day":       {change(goodLearning, func(l *Learning) { l.Day = "" }), "error.day_unclear"},
		"learning of nothing":      {change(goodLearning, func(l *Learning) { l.Words.What = "" }), "error.learning_empty"},
		"learning, a quote":        {change(goodLearning, func(l *Learning) { l.Kind, l.Permitted, l.About = Quote, "2026-11-24", Topics }), ""},
		"learning, not allowed":    {change(goodLearning, func(l *Learning) { l.Kind = Quote }), "error.quote_not_permitted"},
		"learning, no such kind":   {change(goodLearning, func(l *Learning) { l.Kind = "rumour" }), "error.internal"},
		"learning, no such topic":  {change(goodLearning, func(l *Learning) { l.About = []string{"weather"} }), "error.internal"},
		"learning, many tags":      {change(goodLearning, func(l *Learning) { l.Words.Tags = make([]string, mostTags+1) }), "error.too_many_tags"},
		"learning, long tag":       {change(goodLearning, func(l *Learning) { l.Words.Tags = []string{long} }), "error.too_long"},
		"learning, odd permission": {change(goodLearning, func(l *Learning) { l.Permitted = "yes" }), "error.day_unclear"},

		"barometer":                    {&goodBarometer, ""},
		"barometer, a scale":           {change(goodBarometer, func(b *Barometer) { b.Points, b.Words.Answers = 5, nil }), ""},
		"barometer without id":         {change(goodBarometer, func(b *Barometer) { b.ID = "" }), "error.internal"},
		"barometer asks nothing":       {change(goodBarometer, func(b *Barometer) { b.Words.Question = "" }), "error.question_missing"},
		"barometer, odd day":           {change(goodBarometer, func(b *Barometer) { b.Until = "Friday" }), "error.day_unclear"},
		"barometer, backwards":         {change(goodBarometer, func(b *Barometer) { b.Until = "2026-11-22" }), "error.barometer_backwards"},
		"barometer of two points":      {change(goodBarometer, func(b *Barometer) { b.Points = 2 }), "error.barometer_points"},
		"barometer of 11 points":       {change(goodBarometer, func(b *Barometer) { b.Points = 11 }), "error.barometer_points"},
		"barometer, one answer":        {change(goodBarometer, func(b *Barometer) { b.Words.Answers = b.Words.Answers[:1] }), "error.barometer_answers"},
		"barometer, the same answer":   {change(goodBarometer, func(b *Barometer) { b.Words.Answers = []Answer{{"a", "A"}, {"a", "B"}} }), "error.internal"},
		"barometer, an answer of ours": {change(goodBarometer, func(b *Barometer) { b.Words.Answers = []Answer{{"a", "A"}, {DependsAnswer, "B"}} }), "error.internal"},
		"barometer, blank answer":      {change(goodBarometer, func(b *Barometer) { b.Words.Answers = []Answer{{"a", "A"}, {"b", ""}} }), "error.internal"},
		"barometer, eight answers":     {change(goodBarometer, func(b *Barometer) { b.Words.Answers = make([]Answer, 8) }), "error.barometer_answers"},
		"barometer, long question":     {change(goodBarometer, func(b *Barometer) { b.Words.Question = long }), "error.too_long"},
		"barometer, nameless poll":     {change(goodBarometer, func(b *Barometer) { b.Words.Polls = []NamedPoll{{ID: "p"}} }), "error.internal"},

		"story":               {&goodStory, ""},
		"story without week":  {change(goodStory, func(s *Story) { s.Week = "" }), "error.internal"},
		"story without title": {change(goodStory, func(s *Story) { s.Words.Title = "" }), "error.story_title_missing"},
		"story, a part twice": {change(goodStory, func(s *Story) { s.Parts = []string{"events", "events"} }), "error.internal"},
		"story, no such part": {change(goodStory, func(s *Story) { s.Parts = []string{"gossip"} }), "error.internal"},
		"story, long":         {change(goodStory, func(s *Story) { s.Words.Intro = longer }), "error.too_long"},

		"passed on":            {&goodPassedOn, ""},
		"desk":                 {&goodDesk, ""},
		"desk of no share":     {change(goodDesk, func(d *DeskHere) { d.Share = "" }), "error.internal"},
		"desk with no letter":  {change(goodDesk, func(d *DeskHere) { d.Letter = "" }), "error.internal"},
		"desk with two":        {change(goodDesk, func(d *DeskHere) { d.Letter = "AB" }), "error.internal"},
		"desk with a small":    {change(goodDesk, func(d *DeskHere) { d.Letter = "b" }), "error.internal"},
		"desk with half keys":  {change(goodDesk, func(d *DeskHere) { d.SignKey = key(1)[:31] }), "error.internal"},
		"desk with no box":     {change(goodDesk, func(d *DeskHere) { d.BoxKey = nil }), "error.internal"},
		"desk cut for nothing": {change(goodDesk, func(d *DeskHere) { d.UpTo = 3 }), "error.internal"},
		"desk cut below none":  {change(goodDesk, func(d *DeskHere) { d.Struck, d.UpTo = true, -1 }), "error.internal"},
		"desk of no epoch":     {change(goodDesk, func(d *DeskHere) { d.Renewal = []byte("x") }), "error.internal"},
		"desk of a bad epoch":  {change(goodDesk, func(d *DeskHere) { d.Epoch = -1 }), "error.internal"},
		"desk of too much":     {change(goodDesk, func(d *DeskHere) { d.Epoch, d.Renewal = 1, make([]byte, mostRenewal+1) }), "error.internal"},
		"desk never joined":    {change(goodDesk, func(d *DeskHere) { d.JoinedAt = time.Time{} }), "error.internal"},
		"passed on never":      {change(goodPassedOn, func(p *PassedOn) { p.At = time.Time{} }), "error.internal"},
		"passed on to nobody":  {change(goodPassedOn, func(p *PassedOn) { p.Words.To = "" }), "error.passed_on_to_missing"},

		"attendee who allows": {change(goodAttendee, func(a *Attendee) {
			a.Consents = []Consent{{For: Photo, Given: "2026-11-24", Withdrawn: "2026-11-25"}, {For: ContactMe, Given: "2026-11-24"}}
		}), ""},
		"contact":             {&goodContact, ""},
		"contact of nobody":   {change(goodContact, func(c *Contact) { c.Attendee = "" }), "error.internal"},
		"contact by nothing":  {change(goodContact, func(c *Contact) { c.Words.How = "" }), "error.internal"},
		"contact without end": {change(goodContact, func(c *Contact) { c.Words.How = strings.Repeat("a", MaxName+1) }), "error.too_long"},
		"attendee allows twice": {change(goodAttendee, func(a *Attendee) {
			a.Consents = []Consent{{For: Photo, Given: "2026-11-24"}, {For: Photo, Given: "2026-11-25"}}
		}), "error.internal"},
		"attendee allows what":       {change(goodAttendee, func(a *Attendee) { a.Consents = []Consent{{For: "all", Given: "2026-11-24"}} }), "error.internal"},
		"learning, longer than kept": {change(goodLearning, func(l *Learning) { l.Words.What = longer }), "error.too_long"},
	} {
		err := tc.record.Validate()
		var ours *Error
		switch {
		case tc.key == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case tc.key != "" && (!errors.As(err, &ours) || ours.Key != tc.key):
			t.Errorf("%s: got %v, want %s", name, err, tc.key)
		case tc.key != "" && (ours.Kind == Internal) != (tc.key == "error.internal"):
			t.Errorf("%s: %s is of kind %s", name, tc.key, ours.Kind)
		}
	}
}

// Every family has an empty record of its own, whose words are its own.
func TestNewRecord(t *testing.T) {
	for _, f := range Families {
		r := NewRecord(f)
		if r == nil || r.Family() != f || r == NewRecord(f) {
			t.Errorf("%s: %v", f, r)
		}
		if r.Validate() == nil {
			t.Errorf("%s: an empty record keeps the rules", f)
		}
	}
	if r := NewRecord("nonsense"); r != nil {
		t.Errorf("got %v", r)
	}
	if r := NewRecord(Tallies); r != nil {
		t.Errorf("a tally is no record of the log: %v", r)
	}
}

func TestOwners(t *testing.T) {
	visit := change(goodVisit, func(v *Visit) { v.Attendee = "a" })
	for r, want := range map[Record]ID{
		&goodSurgery: "s", &goodAttendee: "a", &goodVisit: "v", visit: "a", &goodProgress: "a",
		&goodSurgeon: "g", &goodPresence: "", &goodPrint: "", &goodLearning: "l",
	} {
		if r.Owner() != want || (r.Text() == nil) != (want == "") {
			t.Errorf("%T: owner %q, text %v", r, r.Owner(), r.Text())
		}
	}
	if !goodVisit.Guest() || visit.Guest() {
		t.Error("a guest is a visit with no attendee")
	}
	if goodProgress.RecordID() != "v/c/t" {
		t.Errorf("progress is kept under %q", goodProgress.RecordID())
	}
}

func TestCopyOfAVisitIsItsOwn(t *testing.T) {
	v := change(goodVisit, func(v *Visit) { v.Checklists = []string{"one"} })
	c := v.Copy()
	c.Checklists[0], c.Number = "two", 2
	if v.Checklists[0] != "one" || v.Number != 1 {
		t.Error("the first changed too")
	}
}

func TestHereAt(t *testing.T) {
	open := goodPresence
	ended := change(goodPresence, func(p *Presence) { p.Until = noon.Add(time.Hour) })
	for _, tc := range []struct {
		p    *Presence
		at   time.Duration
		want bool
	}{{&open, -1, false}, {&open, 0, true}, {&open, 9 * time.Hour, true}, {ended, 0, true}, {ended, time.Hour - 1, true}, {ended, time.Hour, false}} {
		if got := tc.p.HereAt(noon.Add(tc.at)); got != tc.want {
			t.Errorf("%v after the beginning: %v", tc.at, got)
		}
	}
	if !goodSurgery.Open() || change(goodSurgery, func(s *Surgery) { s.ClosedAt = noon }).Open() {
		t.Error("a surgery is open until it is closed")
	}
}
