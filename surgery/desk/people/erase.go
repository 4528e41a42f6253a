package people

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// Receipt says what erasing did. It holds counts, the backup folders that could not
// be reached, and the files that are still somewhere; nothing of anyone.
type Receipt struct {
	At        time.Time
	People    int
	Visits    int            // that stay, without anybody
	Notes     int            // goals, things learnt and notes that went
	Keys      int            // destroyed
	Unreached []string       // backup folders that still hold the keys
	Files     prints.Settled // what was saved for them outside the records
	Desks     string         // how many desks of a shared surgery have carried it out; "" where there is one
}

// ErasePeople erases these people for good: their record, their words, and the
// keys that open what the log and backups hold of them. Their visits stay,
// unnamed. It cannot be undone, and nothing before it can be any more.
func (room *Room) ErasePeople(ids []surgery.ID) (Receipt, surgery.Change, error) {
	if len(ids) > 1 { // a joined desk erases one person who asks for it
		if err := room.desk.AtHome(); err != nil {
			return Receipt{}, surgery.Change{}, err
		}
	}
	var people []*surgery.Attendee
	for len(ids) > 0 {
		some := ids[:min(len(ids), 500)]
		ids = ids[len(some):]
		known, err := room.desk.Store().People(some...)
		if err != nil {
			return Receipt{}, surgery.Change{}, err
		}
		for _, id := range some {
			if a := known[id]; a != nil {
				people = append(people, a)
			}
		}
	}
	if len(people) == 0 {
		return Receipt{}, surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	return room.erasePeople(people)
}

// EraseDue erases everybody whose saved place has ended and who is not here.
func (room *Room) EraseDue() (Receipt, surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	here, err := room.names.VisitsHere()
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	due, err := room.desk.Store().AttendeesUntil(room.desk.Today())
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	var people []*surgery.Attendee
	for _, a := range due {
		if a.Saved() && here.ByAttendee[a.ID] == nil {
			people = append(people, a)
		}
	}
	if len(people) == 0 {
		return Receipt{}, surgery.Change{}, surgery.Fail(surgery.NotFound, "people.nobody_due")
	}
	return room.erasePeople(people)
}

func (room *Room) erasePeople(people []*surgery.Attendee) (Receipt, surgery.Change, error) {
	o := &surgery.Operation{Kind: surgery.AttendeesErased, About: people[0].ID}
	if _, err := room.Erase(o, people); err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	// Nothing can be undone after this, so no key is kept for that either: of
	// somebody merged away, or whose check-in was undone.
	loose, err := room.desk.Store().LooseKeys()
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	o.Erases = append(o.Erases, loose...)
	r := Receipt{At: room.desk.Moment(), People: len(people), Keys: len(o.Erases)}
	files, err := room.prints.NamelessAfter(o)
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	for _, e := range o.Edits {
		switch was := e.Before.(type) {
		case *surgery.Visit:
			r.Visits++
			r.Notes += said(was.Words.Goal, was.Words.Learnt)
		case *surgery.Progress:
			r.Notes += said(was.Words.Note)
		}
	}
	done, err := room.desk.Do(o, words.Count("people.erased", r.People))
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	room.prints.ClearKept() // prints that wait carry first names
	room.prints.KeepNameless(files)
	return r, done, nil
}

func said(texts ...string) int {
	n := 0
	for _, t := range texts {
		if t != "" {
			n++
		}
	}
	return n
}

// Lines returns what the receipt says, line by line.
func (r Receipt) Lines() []handout.RecordLine {
	lines := []handout.RecordLine{
		{Label: words.Say("people.receipt_people"), Text: words.Say("people.figure", "n", r.People)},
		{Label: words.Say("people.receipt_visits"), Text: words.Say("people.figure", "n", r.Visits)},
		{Label: words.Say("people.receipt_notes"), Text: words.Say("people.figure", "n", r.Notes)},
		{Label: words.Say("people.receipt_keys"), Text: words.Say("people.figure", "n", r.Keys)},
	}
	if r.Files.Deleted > 0 {
		lines = append(lines, handout.RecordLine{Label: words.Say("people.receipt_files"), Text: words.Say("people.figure", "n", r.Files.Deleted)})
	}
	if r.Desks != "" {
		lines = append(lines, handout.RecordLine{Label: words.Say("people.receipt_desks"), Text: r.Desks})
	}
	for _, path := range r.Files.There {
		lines = append(lines, handout.RecordLine{Label: words.Say("people.receipt_there"), Text: path})
	}
	for _, path := range r.Files.Missing {
		lines = append(lines, handout.RecordLine{Label: words.Say("people.receipt_moved"), Text: path})
	}
	for _, folder := range r.Unreached {
		lines = append(lines, handout.RecordLine{Label: words.Say("people.receipt_unreached"), Text: folder})
	}
	return lines
}

// ReceiptPaper lays a receipt out.
func (room *Room) ReceiptPaper(r Receipt, size surgery.HandoutSize) (prints.Paper, error) {
	size = prints.SizeOf(size, "")
	notes := []string{words.Say("people.receipt_what")}
	if len(r.Unreached) > 0 {
		notes = []string{words.Say("people.receipt_what_here"), words.Say("people.receipt_unreached_what")}
	}
	if len(r.Files.There)+len(r.Files.Missing) > 0 {
		notes = append(notes, words.Say("people.receipt_files_what"))
	}
	record := handout.Record{Title: words.Say("people.receipt_title"), Size: size,
		About: []string{room.settings.Settings().Organisation, r.At.In(room.desk.Now().Location()).Format("2 January 2006, 15:04")},
		Parts: []handout.RecordPart{{Lines: r.Lines(), Notes: notes}}}
	return room.prints.Lay(prints.Paper{Kind: surgery.ReceiptPrint, Size: size}, record.Pages)
}

// Erase adds to o that these people go: their record, how they are reached, their key,
// and the keys of what was written about them as guests. It returns who they are.
func (room *Room) Erase(o *surgery.Operation, people []*surgery.Attendee) (map[surgery.ID]bool, error) {
	gone := map[surgery.ID]bool{}
	for _, a := range people {
		gone[a.ID] = true
		o.Edits = append(o.Edits, surgery.Edit{Before: a})
		o.Erases = append(o.Erases, a.ID)
		contact, err := room.desk.Store().ContactOf(a.ID)
		if err != nil {
			return nil, err
		}
		if contact != nil { // it goes with its key
			o.Erases = append(o.Erases, contact.ID)
		}
		earlier, err := room.desk.Store().VisitsOf(a.ID)
		if err != nil {
			return nil, err
		}
		for _, v := range earlier {
			if v.Surgery != o.About { // today's are settled with all others
				if err := room.Unname(o, v, v.Copy()); err != nil {
					return nil, err
				}
			}
		}
	}
	return gone, nil
}

// Unname adds to o that a visit stays without anybody: no attendee, no words,
// no notes, and no key that could open what the log holds of them.
func (room *Room) Unname(o *surgery.Operation, before, after *surgery.Visit) error {
	after.Attendee, after.Words = "", surgery.VisitWords{}
	o.Edits = append(o.Edits, surgery.Edit{Before: before, After: after})
	o.Erases = append(o.Erases, before.ID)
	marks, err := room.desk.Store().Progress(before.ID)
	if err != nil {
		return err
	}
	for _, p := range marks {
		if p.Words.Note == "" && p.Person == before.ID {
			continue
		}
		bare := *p
		bare.Person, bare.Words = before.ID, surgery.ProgressWords{}
		o.Edits = append(o.Edits, surgery.Edit{Before: p, After: &bare})
	}
	return nil
}
