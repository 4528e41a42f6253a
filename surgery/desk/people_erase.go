package desk

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// Receipt says what erasing did. It holds counts, the backup folders that could not
// be reached, and the files that are still somewhere; nothing of anyone.
type Receipt struct {
	At        time.Time
	People    int
	Visits    int      // that stay, without anybody
	Notes     int      // goals, things learnt and notes that went
	Keys      int      // destroyed
	Unreached []string // backup folders that still hold the keys
	Files     Settled  // what was saved for them outside the records
}

// ErasePeople erases these people for good: their record, their words, and the
// keys that open what the log and backups hold of them. Their visits stay,
// unnamed. It cannot be undone, and nothing before it can be any more.
func (d *Desk) ErasePeople(ids []surgery.ID) (Receipt, surgery.Change, error) {
	var people []*surgery.Attendee
	for len(ids) > 0 {
		some := ids[:min(len(ids), 500)]
		ids = ids[len(some):]
		known, err := d.store.People(some...)
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
	return d.erasePeople(people)
}

// EraseDue erases everybody whose saved place has ended and who is not here.
func (d *Desk) EraseDue() (Receipt, surgery.Change, error) {
	here, err := d.visitsHere()
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	due, err := d.store.AttendeesUntil(d.today())
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	var people []*surgery.Attendee
	for _, a := range due {
		if a.Saved() && here.byAttendee[a.ID] == nil {
			people = append(people, a)
		}
	}
	if len(people) == 0 {
		return Receipt{}, surgery.Change{}, surgery.Fail(surgery.NotFound, "people.nobody_due")
	}
	return d.erasePeople(people)
}

func (d *Desk) erasePeople(people []*surgery.Attendee) (Receipt, surgery.Change, error) {
	o := &surgery.Operation{Kind: surgery.AttendeesErased, About: people[0].ID}
	if _, err := d.erase(o, people); err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	// Nothing can be undone after this, so no key is kept for that either: of
	// somebody merged away, or whose check-in was undone.
	loose, err := d.store.LooseKeys()
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	o.Erases = append(o.Erases, loose...)
	r := Receipt{At: d.moment(), People: len(people), Keys: len(o.Erases)}
	files, err := d.namelessAfter(o)
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
	done, err := d.Do(o, words.Count("people.erased", r.People))
	if err != nil {
		return Receipt{}, surgery.Change{}, err
	}
	d.clearKept() // prints that wait carry first names
	d.keepNameless(files)
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
func (d *Desk) ReceiptPaper(r Receipt, size surgery.HandoutSize) (Paper, error) {
	size = sizeOf(size, "")
	notes := []string{words.Say("people.receipt_what")}
	if len(r.Unreached) > 0 {
		notes = []string{words.Say("people.receipt_what_here"), words.Say("people.receipt_unreached_what")}
	}
	if len(r.Files.There)+len(r.Files.Missing) > 0 {
		notes = append(notes, words.Say("people.receipt_files_what"))
	}
	record := handout.Record{Title: words.Say("people.receipt_title"), Size: size,
		About: []string{d.settings.Organisation, r.At.In(d.now().Location()).Format("2 January 2006, 15:04")},
		Parts: []handout.RecordPart{{Lines: r.Lines(), Notes: notes}}}
	return d.lay(Paper{Kind: surgery.ReceiptPrint, Size: size}, record.Pages)
}
