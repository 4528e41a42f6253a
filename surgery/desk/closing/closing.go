package closing

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
)

// Closing is the page that settles a surgery before its names go.
type Closing struct {
	Surgery   *surgery.Surgery
	Guests    []today.Card        // with nothing logged
	Open      []today.Card        // visits still open
	Learnt    []Learnt            // what each learnt, to keep unnamed or not
	NamesGo   int                 // names that will be erased: not saved
	PlacesEnd int                 // saved places whose date has passed: erased as well
	Handouts  int                 // printed
	Surgeons  []today.SurgeonHere // still marked as here
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
func (r *Room) Closing() (Closing, error) {
	if err := r.desk.AtHome(); err != nil {
		return Closing{}, err
	}
	now, err := r.desk.OpenSurgery()
	if err != nil {
		return Closing{}, err
	}
	b, err := r.today.Board()
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
	visits, err := r.desk.Store().Visits(now.ID)
	if err != nil {
		return Closing{}, err
	}
	for _, v := range visits {
		if v.Words.Learnt != "" {
			allowed, err := r.wordsAllowed(v)
			if err != nil {
				return Closing{}, err
			}
			c.Learnt = append(c.Learnt, Learnt{v.ID, v.Words.Learnt})
			c.Quotable[v.ID] = allowed != ""
		}
	}
	going, ended, err := r.leaving(visits)
	c.NamesGo, c.PlacesEnd = len(going)-len(r.bookedAgain(going)), len(ended)-len(r.bookedAgain(ended))
	return c, err
}

// wordsAllowed returns since when whoever was at a visit allows their words to be
// used, "" when they do not.
func (r *Room) wordsAllowed(v *surgery.Visit) (string, error) {
	if v.Guest() {
		return "", nil
	}
	a, err := r.desk.Store().Attendee(v.Attendee)
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
func (r *Room) leaving(visits []*surgery.Visit) (going, ended []*surgery.Attendee, err error) {
	due, err := r.desk.Store().AttendeesUntil(r.desk.Today())
	if err != nil {
		return nil, nil, err
	}
	here := map[surgery.ID]bool{}
	for _, v := range visits {
		here[v.Attendee] = true
	}
	for _, a := range due {
		switch {
		case !a.Saved() && len(later(a, r.desk.Today())) > 0 && !here[a.ID]: // booked for another day
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
func (r *Room) bookedAgain(going []*surgery.Attendee) (again []*surgery.Attendee) {
	for _, a := range going {
		if more := later(a, r.desk.Today()); len(more) > 0 {
			b := &surgery.Attendee{ID: r.desk.NewID(), Words: surgery.AttendeeWords{Name: a.Words.Name, KnownAs: a.Words.KnownAs}}
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
func (r *Room) CloseSurgery(keep []Learnt, left ...Left) (surgery.Change, error) {
	now, err := r.desk.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	if err := r.desk.Write(); err != nil {
		return surgery.Change{}, err
	}
	visits, err := r.desk.Store().Visits(now.ID)
	if err != nil {
		return surgery.Change{}, err
	}
	going, ended, err := r.leaving(visits)
	if err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.SurgeryClosed, About: now.ID}
	closed := *now
	closed.ClosedAt = r.desk.Moment()
	o.Edits = append(o.Edits, surgery.Edit{Before: now, After: &closed})
	if err := r.keepLearnt(o, now.Day, visits, keep); err != nil {
		return surgery.Change{}, err
	}
	if err := r.surgeonsLeft(o, left); err != nil {
		return surgery.Change{}, err
	}
	gone, err := r.people.Erase(o, slices.Concat(going, ended))
	if err != nil {
		return surgery.Change{}, err
	}
	again := r.bookedAgain(slices.Concat(going, ended))
	for _, a := range again {
		o.Edits = append(o.Edits, surgery.Edit{After: a})
	}
	if err := r.settleVisits(o, visits, gone); err != nil {
		return surgery.Change{}, err
	}
	loose, err := r.desk.Store().LooseKeys()
	if err != nil {
		return surgery.Change{}, err
	}
	o.Erases = append(o.Erases, loose...)
	files, err := r.prints.NamelessAfter(o)
	if err != nil {
		return surgery.Change{}, err
	}
	done, err := r.desk.Do(o, words.Count("desk.surgery_closed", len(going)+len(ended)-len(again)))
	if err != nil {
		return surgery.Change{}, err
	}
	r.prints.ClearKept()
	r.prints.KeepNameless(files)
	done.Notice += " " + r.backups.BackUpAfter()
	return done, nil
}

// keepLearnt adds to o what was learnt at a visit and is kept, as entries of the log.
func (r *Room) keepLearnt(o *surgery.Operation, day string, visits []*surgery.Visit, keep []Learnt) (err error) {
	for _, l := range keep {
		text, allowed := surgery.CleanLines(l.Text), ""
		if text == "" {
			continue
		}
		if i := slices.IndexFunc(visits, func(v *surgery.Visit) bool { return v.ID == l.Visit }); i >= 0 {
			if allowed, err = r.wordsAllowed(visits[i]); err != nil {
				return err
			}
		}
		o.Edits = append(o.Edits, surgery.Edit{After: &surgery.Learning{ID: r.desk.NewID(), Day: day, Permitted: allowed,
			Words: surgery.LearningWords{What: text}}})
	}
	return nil
}

// surgeonsLeft adds to o until when surgeons were here.
func (r *Room) surgeonsLeft(o *surgery.Operation, left []Left) error {
	presences, err := r.desk.Store().Presences(o.About)
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

// settleVisits ends what is still open, without inventing when, and takes the
// words off visits that nobody is remembered for.
func (r *Room) settleVisits(o *surgery.Operation, visits []*surgery.Visit, gone map[surgery.ID]bool) error {
	for _, v := range visits {
		after := v.Copy()
		after.Words.Learnt = "" // kept in the learning log, or not at all
		if after.State != surgery.Finished {
			after.State, after.EndedAt = surgery.Finished, time.Time{}
		}
		if v.Guest() || gone[v.Attendee] {
			if err := r.people.Unname(o, v, after); err != nil {
				return err
			}
			continue
		}
		o.Edits = append(o.Edits, surgery.Edit{Before: v, After: after})
	}
	return nil
}
