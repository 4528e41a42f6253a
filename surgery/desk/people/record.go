package people

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/guard"
	"socialmediasurgery/surgery/words"
)

// PersonRecord is all we hold of one person, for them. As JSON it says in
// "fields" what each of its names means; times are RFC 3339, dates local.
type PersonRecord struct {
	About        string            `json:"about"`
	Organisation string            `json:"organisation,omitempty"`
	Made         time.Time         `json:"made"`
	Name         string            `json:"name"`
	KnownAs      string            `json:"known_as,omitempty"`
	Contact      string            `json:"contact,omitempty"`
	SavedUntil   string            `json:"saved_until,omitempty"`
	SavedAt      time.Time         `json:"saved_at,omitzero"`
	BookedFor    string            `json:"booked_for,omitempty"`
	BookedAt     string            `json:"booked_at,omitempty"`
	Wants        string            `json:"wants,omitempty"`
	Later        []RecordBooking   `json:"later,omitempty"`
	Consents     []surgery.Consent `json:"consents,omitempty"`
	Visits       []RecordVisit     `json:"visits,omitempty"`
	Earlier      []EarlierText     `json:"earlier,omitempty"`
	Fields       map[string]string `json:"fields"`
}

// RecordVisit is one visit of a PersonRecord.
type RecordVisit struct {
	Day        string        `json:"day"`
	Venue      string        `json:"venue"`
	Number     string        `json:"number"`
	Arrived    time.Time     `json:"arrived"`
	Helped     time.Time     `json:"helped,omitzero"`
	Left       time.Time     `json:"left,omitzero"`
	HelpedBy   string        `json:"helped_by,omitempty"`
	Track      string        `json:"track,omitempty"`
	Checklists []string      `json:"checklists,omitempty"`
	Handout    string        `json:"handout,omitempty"`
	Language   string        `json:"language,omitempty"` // beside English on it
	Goal       string        `json:"goal,omitempty"`
	Before     int           `json:"confident_before,omitempty"`
	After      int           `json:"confident_after,omitempty"`
	Outcome    string        `json:"outcome,omitempty"`
	Barrier    string        `json:"barrier,omitempty"`
	Learnt     string        `json:"learnt,omitempty"`
	Returning  bool          `json:"returning,omitempty"`
	Kiosk      bool          `json:"kiosk,omitempty"`
	Steps      []RecordStep  `json:"steps,omitempty"`
	Prints     []RecordPrint `json:"prints,omitempty"`
}

// RecordBooking is one more time they booked.
type RecordBooking struct {
	BookedFor string `json:"booked_for"`
	BookedAt  string `json:"booked_at,omitempty"`
	Wants     string `json:"wants,omitempty"`
}

// RecordStep is what became of one step.
type RecordStep struct {
	Checklist string    `json:"checklist"`
	Step      string    `json:"step"`
	State     string    `json:"state"`
	At        time.Time `json:"at"`
	Note      string    `json:"note,omitempty"`
}

// RecordPrint is one paper printed for them.
type RecordPrint struct {
	What string    `json:"what"`
	At   time.Time `json:"at"`
}

// EarlierText is what stood in a field until it was changed: the log keeps it
// as long as we keep the person.
type EarlierText struct {
	Until time.Time `json:"until"`
	Field string    `json:"field"`
	Text  string    `json:"text"`
}

// recordFields are the names of a record's JSON that need a word.
var recordFields = []string{"name", "known_as", "contact", "saved_until", "saved_at", "booked_for", "booked_at", "wants", "later", "consents", "visits", "number", "arrived",
	"helped", "left", "helped_by", "track", "checklists", "handout", "goal", "confident_before", "confident_after", "outcome", "barrier", "learnt",
	"returning", "kiosk", "steps", "prints", "earlier"}

// Record returns all we hold of a person. NotFound when their name is gone.
func (room *Room) Record(id surgery.ID) (PersonRecord, error) {
	if err := room.desk.AtHome(); err != nil {
		return PersonRecord{}, err
	}
	k, err := room.known(id)
	if err != nil {
		return PersonRecord{}, err
	}
	a := k.Attendee
	r := PersonRecord{About: words.Say("people.record_about"), Organisation: room.settings.Settings().Organisation, Made: room.desk.Moment(),
		Name: a.Words.Name, KnownAs: a.Words.KnownAs, SavedUntil: a.SavedUntil, SavedAt: a.SavedAt,
		Consents: a.Consents, Fields: map[string]string{}}
	if r.Contact, err = room.names.Contact(a); err != nil {
		return PersonRecord{}, err
	}
	for i, b := range a.Booked() {
		if i == 0 {
			r.BookedFor, r.BookedAt, r.Wants = b.Day, b.At, b.Wants
			continue
		}
		r.Later = append(r.Later, RecordBooking{b.Day, b.At, b.Wants})
	}
	for _, name := range recordFields {
		r.Fields[name] = words.Say("people.field_" + name)
	}
	if r.Earlier, err = room.earlierTexts(a.ID, a.ID); err != nil {
		return PersonRecord{}, err
	}
	for _, v := range k.Visits {
		visit, err := room.recordVisit(v, k.Marks)
		if err != nil {
			return PersonRecord{}, err
		}
		r.Visits = append(r.Visits, visit)
		earlier, err := room.earlierTexts(v.ID, a.ID)
		if err != nil {
			return PersonRecord{}, err
		}
		for _, e := range earlier {
			if !slices.Contains(r.Earlier, e) {
				r.Earlier = append(r.Earlier, e)
			}
		}
	}
	return r, nil
}

func (room *Room) recordVisit(v *surgery.Visit, marks []*surgery.Progress) (RecordVisit, error) {
	at, err := room.desk.SurgeryOf(v.Surgery)
	if err != nil {
		return RecordVisit{}, err
	}
	r := RecordVisit{Day: at.Day, Venue: at.Words.Venue, Number: v.Called(), Arrived: v.ArrivedAt, Helped: v.PairedAt, Left: v.EndedAt,
		Checklists: room.titles(v.Checklists), Handout: string(v.PrintSize()), Language: room.texts.LanguageName(v.Words.Language), Goal: v.Words.Goal, Before: v.Before, After: v.After,
		Learnt: v.Words.Learnt, Returning: v.Returning, Kiosk: v.Kiosk}
	if v.Track != "" {
		r.Track = words.Say("desk.track_" + string(v.Track))
	}
	if v.Outcome != "" {
		r.Outcome = words.Say("visit.outcome_" + string(v.Outcome))
	}
	if v.Barrier != "" {
		r.Barrier = words.Say("visit.barrier_" + string(v.Barrier))
	}
	if v.Surgeon != "" {
		if s, err := room.desk.Store().Surgeon(v.Surgeon); err == nil {
			r.HelpedBy = surgery.FirstName(s.Words.Name)
		}
	}
	for _, m := range marks {
		if m.On == v.ID {
			list, step := room.stepTitles(m)
			r.Steps = append(r.Steps, RecordStep{list, step, words.Say("people.step_" + string(m.State)), m.At, m.Words.Note})
		}
	}
	prints, err := room.desk.Store().PrintsOf(v.ID)
	for _, p := range prints {
		r.Prints = append(r.Prints, RecordPrint{words.Say("prints.title_" + string(p.Kind)), p.At})
	}
	return r, err
}

// stepTitles returns the titles of a step and its checklist, or their ids where
// the file is gone.
func (room *Room) stepTitles(m *surgery.Progress) (list, step string) {
	found, ok := room.checklists.Lists().Get(m.Checklist)
	if !ok {
		return m.Checklist, m.Step
	}
	for _, s := range found.Steps {
		if s.ID == m.Step {
			return found.Title, s.Title
		}
	}
	return found.Title, m.Step
}

// earlierTexts returns what the log holds of a record, or at a visit, that
// somebody can read no more: texts of theirs that were changed or taken out.
func (room *Room) earlierTexts(on, person surgery.ID) ([]EarlierText, error) {
	logged, err := room.desk.Store().OperationsOn(on)
	if err != nil {
		return nil, err
	}
	var earlier []EarlierText
	for _, o := range logged {
		for _, e := range o.Edits {
			if e.Before == nil || e.Before.Text() == nil || !isOf(e.Before, person) && e.Before.RecordID() != on {
				continue
			}
			now := map[string]string{}
			if e.After != nil {
				for _, f := range guard.Fields(e.After) {
					now[f.Name] = f.Text
				}
			}
			for _, f := range guard.Fields(e.Before) {
				if f.Text != "" && f.Text != now[f.Name] {
					if f.Name == "visit.Language" { // kept by its code
						f.Text = room.texts.LanguageName(f.Text)
					}
					earlier = append(earlier, EarlierText{o.Clock.Time(), words.Say(earlierKey(f)), f.Text})
				}
			}
		}
	}
	return earlier, nil
}

// isOf reports whether a record holds words of somebody.
func isOf(r surgery.Record, person surgery.ID) bool {
	c, is := r.(*surgery.Contact)
	return r.Owner() == person || is && c.Attendee == person
}

// earlierKey is the key of what a field is called.
func earlierKey(f guard.Field) string {
	return "people.earlier_" + strings.ToLower(strings.ReplaceAll(f.Name, ".", "_"))
}

// SaveRecord writes all we hold of a person as JSON into a folder, "" for the
// documents folder. The file's name carries nobody's name, and no file is
// written over.
func (room *Room) SaveRecord(id surgery.ID, folder string) (surgery.Change, error) {
	r, err := room.Record(id)
	if err != nil {
		return surgery.Change{}, err
	}
	raw, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return surgery.Change{}, surgery.AsError(err)
	}
	file, in, err := folders.Save(room.desk.Options().Saves, folder, "record-"+room.desk.Now().Format("2006-01-02-1504")+".json", append(raw, '\n'))
	if err != nil {
		return surgery.Change{}, err
	}
	path := filepath.Join(in, file)
	room.prints.Wrote(prints.Written{Path: path, Kind: surgery.RecordPrint, People: []surgery.ID{id}})
	return surgery.Change{Notice: prints.SavedNotice(path, true)}, nil
}
