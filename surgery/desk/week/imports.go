package week

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/calendar"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
)

// EventFile is a file of events as the preview shows it; nothing of it is kept
// yet.
type EventFile struct {
	Sheets   []string // of a spreadsheet, in its order; nil for any other file
	Sheet    string   // the one that was read
	Rows     []EventRow
	Dropped  []string // headings of columns that hold nothing of ours
	Problems []intake.Problem
}

// EventRow is one event of a file, and what it is to those that are there.
type EventRow struct {
	calendar.Matched
	When string // as on the board: "Tue 24 Nov, 1pm to 4pm" without the day
	Was  string // day and time of the event it changes or takes back, where they differ; "" otherwise
	Take bool   // whether it is to be done; suggested, the host may change it. Taking out is never suggested.
}

// EventFrom is where events come from.
type EventFrom struct {
	Path  string
	Sheet string // of a spreadsheet; "" for its first
}

// ReadEvents reads a calendar (.ics) or a list (CSV, .xlsx, .ods) for a week, to be looked at.
// What is wrong with it stands in Problems, by line; an error is for a file that
// cannot be opened.
func (room *Room) ReadEvents(week surgery.ID, from EventFrom) (EventFile, error) {
	if err := room.desk.AtHome(); err != nil {
		return EventFile{}, err
	}
	raw, err := folders.Read(from.Path, calendar.MaxFile)
	if err != nil {
		return EventFile{}, err
	}
	w, err := room.desk.Store().Week(week)
	if err != nil {
		return EventFile{}, err
	}
	there, err := room.desk.Store().Events(week)
	if err != nil {
		return EventFile{}, err
	}
	f, drafts := EventFile{}, []intake.Draft(nil)
	if isCalendar(from.Path, raw) {
		drafts, f.Problems = calendar.Read(bytes.NewReader(raw), calendar.In{Zone: room.desk.Now().Location(), From: w.From, Until: w.Until})
	} else {
		list := intake.ReadEvents(bytes.NewReader(raw), intake.Reading{Today: room.desk.Now(), From: w.From, Until: w.Until, Sheet: from.Sheet})
		drafts, f.Problems, f.Dropped, f.Sheets, f.Sheet = list.Drafts, list.Problems, list.Dropped, list.Sheets, list.Sheet
	}
	rows, problems := calendar.Match(drafts, there)
	f.Problems = append(f.Problems, problems...)
	for _, m := range rows {
		row := EventRow{Matched: m, When: room.EventWhen(m.Event), Take: m.Standing == calendar.New || m.Standing == calendar.Update}
		if m.With != nil && (m.With.Day != m.Event.Day || !m.With.Starts.Equal(m.Event.Starts)) {
			row.Was = dates.Words(m.With.Day)
			if at := room.EventWhen(m.With); at != "" {
				row.Was += ", " + at
			}
		}
		f.Rows = append(f.Rows, row)
	}
	return f, nil
}

// isCalendar reports whether a file is a calendar, by its name or how it begins.
func isCalendar(path string, raw []byte) bool {
	head := strings.ToUpper(string(raw[:min(len(raw), 64)]))
	return strings.EqualFold(filepath.Ext(path), ".ics") || strings.Contains(head, "BEGIN:VCALENDAR")
}

// ImportEvents does what the ticked rows say: new events are added, those that
// are there are changed, those that were taken back are taken out, all as one
// thing that can be undone.
func (room *Room) ImportEvents(week surgery.ID, rows []EventRow) (surgery.Change, error) {
	o := &surgery.Operation{Kind: surgery.EventsImported, About: week}
	in, out := 0, 0
	for _, r := range rows {
		if !r.Take {
			continue
		}
		edit, err := room.importEdit(week, r)
		if err != nil {
			return surgery.Change{}, err
		}
		o.Edits = append(o.Edits, edit)
		if edit.After == nil {
			out++
		} else {
			in++
		}
	}
	if len(o.Edits) == 0 {
		return surgery.Change{Notice: words.Count("week.taken_in", 0)}, nil
	}
	return room.desk.Do(o, importNotice(in, out))
}

// importNotice says how many events came in and went out.
func importNotice(in, out int) string {
	switch {
	case out == 0:
		return words.Count("week.taken_in", in)
	case in == 0:
		return words.Count("week.taken_out", out)
	}
	return words.Count("week.taken_in", in) + " " + words.Count("week.taken_out", out)
}

func (room *Room) importEdit(week surgery.ID, r EventRow) (surgery.Edit, error) {
	if r.Standing == calendar.Gone {
		before, err := room.desk.Store().Event(r.With.ID)
		return surgery.Edit{Before: before}, err
	}
	if r.Standing == calendar.Update && r.With != nil {
		before, err := room.desk.Store().Event(r.With.ID)
		if err != nil {
			return surgery.Edit{}, err
		}
		after := calendar.Merge(before, r.Event)
		return surgery.Edit{Before: before, After: after}, room.tidyEvent(after)
	}
	e := *r.Event
	e.ID, e.Week = room.desk.NewID(), week
	return surgery.Edit{After: &e}, room.tidyEvent(&e)
}

// ExportCalendar writes a week, or one event of it, as a calendar file into a
// folder, "" for the documents folder; hosts also get notes and questions. A
// file that is there already is not written over. Its name has no words of
// anyone.
func (room *Room) ExportCalendar(week, event surgery.ID, folder string, hosts bool) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	w, err := room.desk.Store().Week(week)
	if err != nil {
		return surgery.Change{}, err
	}
	events, err := room.desk.Store().Events(week)
	if err != nil {
		return surgery.Change{}, err
	}
	name := "week-" + w.From
	if event != "" {
		events = slices.DeleteFunc(events, func(e *surgery.Event) bool { return e.ID != event })
		if len(events) == 0 {
			return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
		}
		name = "event-" + events[0].Day
	}
	raw := calendar.Export(events, calendar.Out{Name: w.Words.Title, Now: room.desk.Now(), Hosts: hosts})
	file, in, err := folders.Save(room.desk.Options().Saves, folder, name+".ics", raw)
	if err != nil {
		return surgery.Change{}, err
	}
	return surgery.Change{Notice: words.Say("week.exported", "file", file, "folder", in)}, nil
}
