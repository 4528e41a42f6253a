package desk

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Closing is the page that settles a surgery before its names go.
type Closing struct {
	Surgery   *surgery.Surgery
	Guests    []Card        // with nothing logged
	Open      []Card        // visits still open
	Learnt    []Learnt      // what each learnt, to keep unnamed or not
	NamesGo   int           // names that will be erased: not saved
	PlacesEnd int           // saved places whose date has passed: erased as well
	Handouts  int           // printed
	Surgeons  []SurgeonHere // still marked as here
	// Quotable are the visits whose attendee allows their words to be used: only
	// what they learnt may be a quote, and that without a name too.
	Quotable map[surgery.ID]bool
}

// Left is until when a surgeon was here; a zero Until stays unknown.
type Left struct {
	Presence surgery.ID
	Until    time.Time
}

// Learnt is one thing learnt at a visit.
type Learnt struct {
	Visit surgery.ID
	Text  string
}

// Closing returns what closing the open surgery would settle. It changes nothing.
func (d *Desk) Closing() (Closing, error) {
	now, err := d.OpenSurgery()
	if err != nil {
		return Closing{}, err
	}
	b, err := d.Board()
	if err != nil {
		return Closing{}, err
	}
	c := Closing{Surgery: now, Quotable: map[surgery.ID]bool{}, Open: append(slices.Clone(b.Waiting), b.Helped...)}
	for _, s := range b.Surgeons {
		if s.Until.IsZero() {
			c.Surgeons = append(c.Surgeons, s)
		}
	}
	for _, card := range slices.Concat(b.Waiting, b.Helped, b.Finished) {
		if card.Guest && card.Bare {
			c.Guests = append(c.Guests, card)
		}
		if card.Printed {
			c.Handouts++
		}
	}
	visits, err := d.store.Visits(now.ID)
	if err != nil {
		return Closing{}, err
	}
	for _, v := range visits {
		if v.Words.Learnt != "" {
			allowed, err := d.wordsAllowed(v)
			if err != nil {
				return Closing{}, err
			}
			c.Learnt = append(c.Learnt, Learnt{v.ID, v.Words.Learnt})
			c.Quotable[v.ID] = allowed != ""
		}
	}
	going, ended, err := d.leaving(visits)
	c.NamesGo, c.PlacesEnd = len(going)-len(d.bookedAgain(going)), len(ended)-len(d.bookedAgain(ended))
	return c, err
}

// wordsAllowed returns since when whoever was at a visit allows their words to be
// used, "" when they do not.
func (d *Desk) wordsAllowed(v *surgery.Visit) (string, error) {
	if v.Guest() {
		return "", nil
	}
	a, err := d.store.Attendee(v.Attendee)
	if err != nil {
		return "", err
	}
	for _, c := range a.Consents {
		if c.For == surgery.UseMyWords && c.Withdrawn == "" {
			return c.Given, nil
		}
	}
	return "", nil
}

// leaving returns whose names go when the surgery closes: those not saved, and
// those whose saved place has ended and who are not here today.
func (d *Desk) leaving(visits []*surgery.Visit) (going, ended []*surgery.Attendee, err error) {
	due, err := d.store.AttendeesUntil(d.today())
	if err != nil {
		return nil, nil, err
	}
	here := map[surgery.ID]bool{}
	for _, v := range visits {
		here[v.Attendee] = true
	}
	for _, a := range due {
		switch {
		case !a.Saved() && len(later(a, d.today())) > 0 && !here[a.ID]: // booked for another day
		case !a.Saved():
			going = append(going, a)
		case !here[a.ID]:
			ended = append(ended, a)
		}
	}
	return going, ended, nil
}

// later returns the bookings after a day.
func later(a *surgery.Attendee, day string) (all []surgery.Booked) {
	for _, b := range a.Booked() {
		if b.Day > day {
			all = append(all, b)
		}
	}
	return all
}

// bookedAgain returns, for those who go and booked another day as well, a name
// with those bookings and nothing else, under a new key: what was written about
// them goes all the same.
func (d *Desk) bookedAgain(going []*surgery.Attendee) (again []*surgery.Attendee) {
	for _, a := range going {
		if more := later(a, d.today()); len(more) > 0 {
			b := &surgery.Attendee{ID: d.newID(), Words: surgery.AttendeeWords{Name: a.Words.Name}}
			b.Book(more)
			again = append(again, b)
		}
	}
	return again
}

// CloseSurgery settles and closes the open surgery: what was learnt and is kept
// moves, unnamed, to the learning log; names not saved are erased with all that
// was written about them; only unnamed visits stay. left says until when surgeons
// were here. It cannot be undone.
func (d *Desk) CloseSurgery(keep []Learnt, left ...Left) (surgery.Change, error) {
	now, err := d.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	if err := d.Write(); err != nil {
		return surgery.Change{}, err
	}
	visits, err := d.store.Visits(now.ID)
	if err != nil {
		return surgery.Change{}, err
	}
	going, ended, err := d.leaving(visits)
	if err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.SurgeryClosed, About: now.ID}
	closed := *now
	closed.ClosedAt = d.moment()
	o.Edits = append(o.Edits, surgery.Edit{Before: now, After: &closed})
	for _, l := range keep {
		text, allowed := surgery.CleanLines(l.Text), ""
		if text == "" {
			continue
		}
		if i := slices.IndexFunc(visits, func(v *surgery.Visit) bool { return v.ID == l.Visit }); i >= 0 {
			if allowed, err = d.wordsAllowed(visits[i]); err != nil {
				return surgery.Change{}, err
			}
		}
		o.Edits = append(o.Edits, surgery.Edit{After: &surgery.Learning{ID: d.newID(), Day: now.Day, Permitted: allowed,
			Words: surgery.LearningWords{What: text}}})
	}
	if err := d.surgeonsLeft(o, left); err != nil {
		return surgery.Change{}, err
	}
	gone, err := d.erase(o, slices.Concat(going, ended))
	if err != nil {
		return surgery.Change{}, err
	}
	again := d.bookedAgain(slices.Concat(going, ended))
	for _, a := range again {
		o.Edits = append(o.Edits, surgery.Edit{After: a})
	}
	if err := d.settleVisits(o, visits, gone); err != nil {
		return surgery.Change{}, err
	}
	loose, err := d.store.LooseKeys()
	if err != nil {
		return surgery.Change{}, err
	}
	o.Erases = append(o.Erases, loose...)
	files, err := d.namelessAfter(o)
	if err != nil {
		return surgery.Change{}, err
	}
	done, err := d.Do(o, words.Count("desk.surgery_closed", len(going)+len(ended)-len(again)))
	if err != nil {
		return surgery.Change{}, err
	}
	d.clearKept()
	d.keepNameless(files)
	done.Notice += " " + d.backUpAfter()
	return done, nil
}

// surgeonsLeft adds to o until when surgeons were here.
func (d *Desk) surgeonsLeft(o *surgery.Operation, left []Left) error {
	presences, err := d.store.Presences(o.About)
	if err != nil {
		return err
	}
	for _, l := range left {
		i := slices.IndexFunc(presences, func(p *surgery.Presence) bool { return p.ID == l.Presence })
		if i < 0 || l.Until.IsZero() {
			continue
		}
		after := *presences[i]
		after.Until = l.Until.UTC().Truncate(time.Millisecond)
		o.Edits = append(o.Edits, surgery.Edit{Before: presences[i], After: &after})
	}
	return nil
}

// erase adds to o that these people go: their record, their key, and the keys
// of what was written about them as guests. It returns who they are.
func (d *Desk) erase(o *surgery.Operation, people []*surgery.Attendee) (map[surgery.ID]bool, error) {
	gone := map[surgery.ID]bool{}
	for _, a := range people {
		gone[a.ID] = true
		o.Edits = append(o.Edits, surgery.Edit{Before: a})
		o.Erases = append(o.Erases, a.ID)
		earlier, err := d.store.VisitsOf(a.ID)
		if err != nil {
			return nil, err
		}
		for _, v := range earlier {
			if v.Surgery != o.About { // today's are settled with all others
				if err := d.unname(o, v, v.Copy()); err != nil {
					return nil, err
				}
			}
		}
	}
	return gone, nil
}

// settleVisits ends what is still open, without inventing when, and takes the
// words off visits that nobody is remembered for.
func (d *Desk) settleVisits(o *surgery.Operation, visits []*surgery.Visit, gone map[surgery.ID]bool) error {
	for _, v := range visits {
		after := v.Copy()
		after.Words.Learnt = "" // kept in the learning log, or not at all
		if after.State != surgery.Finished {
			after.State, after.EndedAt = surgery.Finished, time.Time{}
		}
		if v.Guest() || gone[v.Attendee] {
			if err := d.unname(o, v, after); err != nil {
				return err
			}
			continue
		}
		o.Edits = append(o.Edits, surgery.Edit{Before: v, After: after})
	}
	return nil
}

// unname adds to o that a visit stays without anybody: no attendee, no words,
// no notes, and no key that could open what the log holds of them.
func (d *Desk) unname(o *surgery.Operation, before, after *surgery.Visit) error {
	after.Attendee, after.Words = "", surgery.VisitWords{}
	o.Edits = append(o.Edits, surgery.Edit{Before: before, After: after})
	o.Erases = append(o.Erases, before.ID)
	marks, err := d.store.Progress(before.ID)
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
