package today

import (
	"cmp"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
)

// Board is what Today shows. Cards carry first names only, because the screen
// faces the door.
type Board struct {
	Surgery  *surgery.Surgery // nil: none is open, and all else is empty
	Counts   Counts
	Waiting  []Card // longest first
	Helped   []Card // longest first
	Finished []Card // latest first
	Surgeons []SurgeonHere
	Warnings []string // what nobody has asked about yet, as sentences
	Undo     string   // label, "" when there is nothing
	Redo     string
}

// Counts are the figures above the board.
type Counts struct {
	CheckedIn  int
	Waiting    int
	Helped     int
	Finished   int
	HalfWaited int // half waited less than so many minutes, of everybody who was paired or waits; 0: not known
	StepsDone  int // today
	BareGuests int // guests with nothing logged
}

// Card is one visit on the board.
type Card struct {
	Visit     surgery.ID
	Here      bool   // checked in at this desk
	Number    string // as it is called
	Letter    string // of the number
	Nth       int    // under its letter
	Name      string // first name, with an initial where two share it; "Guest 3"
	Guest     bool
	State     surgery.VisitState
	Track     surgery.Track
	CameFor   []string // names of apps, and nothing that only they should read
	Platforms []string // ids of the platforms among them
	Minutes   int      // waiting, or being helped; -1 when not known
	Surgeon   string   // first name
	Done      int      // steps done of Steps
	Steps     int
	Today     int  // steps done today
	Printed   bool // a handout
	Bare      bool // nothing logged yet
	Unhelped  bool // finished without being helped
}

// Later reports whether a visit was given its number after another of the same desk.
func (c Card) Later(other Card) bool {
	return cmp.Or(cmp.Compare(c.Letter, other.Letter), c.Nth-other.Nth) > 0
}

// SurgeonHere is a surgeon at today's surgery.
type SurgeonHere struct {
	Presence surgery.ID
	Surgeon  surgery.ID
	Name     string   // first name
	With     []string // card names of whom they sit with; none: free
	Helps    []string // ids of platforms; none: anything
	Gone     bool     // has left, or is not here yet
	From     time.Time
	Until    time.Time // zero: open
}

// Board returns what Today shows now; while locked the counts only, of which
// BareGuests may be too many, as what is written about a guest cannot be read.
func (room *Room) Board() (Board, error) {
	if room.desk.Surgery() == nil {
		return Board{Redo: room.desk.History.RedoLabel("")}, nil
	}
	at := room.desk.Surgery().ID
	visits, err := room.desk.Store().Visits(at)
	if err != nil {
		return Board{}, err
	}
	marks, err := room.marksOf(visits)
	if err != nil {
		return Board{}, err
	}
	prints, err := room.desk.Store().Prints(at)
	if err != nil {
		return Board{}, err
	}
	people, err := room.desk.Store().AttendeesAt(at)
	if err != nil {
		return Board{}, err
	}
	names := calledOnCards(visits, people)
	if err != nil {
		return Board{}, err
	}
	here, err := room.surgeonsHere(visits, names)
	if err != nil {
		return Board{}, err
	}
	b := Board{Surgery: room.desk.Surgery(), Surgeons: here, Undo: room.desk.History.UndoLabel(""), Redo: room.desk.History.RedoLabel("")}
	room.fillCards(&b, visits, marks, prints, names)
	mine := room.desk.History.CheckedIn()
	for _, cards := range [][]Card{b.Waiting, b.Helped, b.Finished} {
		for i := range cards {
			cards[i].Here = mine[cards[i].Visit]
		}
	}
	if room.desk.Locked() {
		return Board{Surgery: b.Surgery, Counts: b.Counts}, nil
	}
	b.Warnings = room.warnings(b)
	return b, nil
}

// calledOnCards returns what each visit is called on its card.
func calledOnCards(visits []*surgery.Visit, people []*surgery.Attendee) map[surgery.ID]string {
	full := map[surgery.ID]string{}
	for _, p := range people {
		full[p.ID] = p.Words.Called()
	}
	var named []surgery.ID
	var whole []string
	names := map[surgery.ID]string{}
	for _, v := range visits {
		if v.Guest() {
			names[v.ID] = words.Say("desk.guest", "number", v.Called())
			continue
		}
		named = append(named, v.ID)
		whole = append(whole, full[v.Attendee])
	}
	for i, shown := range surgery.CardNames(whole) {
		names[named[i]] = shown
	}
	return names
}

func (room *Room) fillCards(b *Board, visits []*surgery.Visit, marks map[surgery.ID]surgery.Marks, prints []*surgery.Print, names map[surgery.ID]string) {
	printed := map[surgery.ID]bool{}
	for _, p := range prints {
		printed[p.Visit] = printed[p.Visit] || p.Kind == surgery.HandoutPrint
	}
	surgeons := map[surgery.ID]string{}
	for _, s := range b.Surgeons {
		surgeons[s.Surgeon] = s.Name
	}
	var waits []int
	for _, v := range visits {
		card := room.card(v, marks[v.ID])
		card.Name, card.Printed, card.Surgeon = names[v.ID], printed[v.ID], surgeons[v.Surgeon]
		b.Counts.CheckedIn++
		b.Counts.StepsDone += card.Today
		if card.Bare && card.Guest {
			b.Counts.BareGuests++
		}
		switch v.State {
		case surgery.Waiting:
			b.Waiting = append(b.Waiting, card)
			if card.Minutes >= 0 {
				waits = append(waits, card.Minutes)
			}
		case surgery.BeingHelped:
			b.Helped = append(b.Helped, card)
		case surgery.Finished:
			b.Finished = append(b.Finished, card)
		}
		if !v.PairedAt.IsZero() {
			waits = append(waits, dates.Minutes(v.ArrivedAt, v.PairedAt))
		}
	}
	if slices.Sort(waits); len(waits) > 0 {
		b.Counts.HalfWaited = (waits[(len(waits)-1)/2] + waits[len(waits)/2] + 1) / 2
	}
	b.Counts.Waiting, b.Counts.Helped, b.Counts.Finished = len(b.Waiting), len(b.Helped), len(b.Finished)
	longest := func(a, b Card) int { return b.Minutes - a.Minutes } // else by number, as the visits are
	slices.SortStableFunc(b.Waiting, longest)
	slices.SortStableFunc(b.Helped, longest)
	ended := map[surgery.ID]time.Time{}
	for _, v := range visits {
		ended[v.ID] = v.EndedAt
	}
	slices.Reverse(b.Finished)
	slices.SortStableFunc(b.Finished, func(a, b Card) int { return ended[b.Visit].Compare(ended[a.Visit]) })
}

// marksOf returns what became of every step, by visit at the open surgery, over
// all visits of whoever it is.
func (room *Room) marksOf(visits []*surgery.Visit) (map[surgery.ID]surgery.Marks, error) {
	earlier, err := room.desk.Store().EarlierVisits(room.desk.Surgery().ID)
	if err != nil {
		return nil, err
	}
	marks, err := room.desk.Store().ProgressUpTo(room.desk.Surgery().ID)
	if err != nil {
		return nil, err
	}
	before := map[surgery.ID][]*surgery.Visit{}
	for _, v := range earlier {
		before[v.Attendee] = append(before[v.Attendee], v)
	}
	on := map[surgery.ID][]*surgery.Progress{}
	for _, p := range marks {
		on[p.On] = append(on[p.On], p)
	}
	state := map[surgery.ID]surgery.Marks{}
	for _, v := range visits {
		all := []*surgery.Visit{v}
		if !v.Guest() {
			all = append(all, before[v.Attendee]...)
		}
		var theirs []*surgery.Progress
		for _, one := range all {
			theirs = append(theirs, on[one.ID]...)
		}
		state[v.ID] = surgery.Latest(all, theirs)
	}
	return state, nil
}

// card returns what is known from the visit and its marks alone.
func (room *Room) card(v *surgery.Visit, state surgery.Marks) Card {
	c := Card{Visit: v.ID, Number: v.Called(), Letter: v.Letter, Nth: v.Number, Guest: v.Guest(), State: v.State, Track: v.Track, Minutes: -1}
	c.CameFor, c.Platforms = room.cameFor(v)
	c.Done, c.Steps = room.checklists.Lists().Count(v, state)
	marks := 0
	for _, p := range state {
		if p.On == v.ID {
			marks++
			if p.State == surgery.Done {
				c.Today++
			}
		}
	}
	c.Bare = marks == 0 && v.Track == "" && len(v.Checklists) == 0 &&
		v.Outcome == "" && v.Before == 0 && v.After == 0 && v.Words.Goal == "" && v.Words.Learnt == ""
	c.Unhelped = v.State == surgery.Finished && v.PairedAt.IsZero() && v.Outcome == surgery.NotToday && c.Today == 0
	switch v.State {
	case surgery.Waiting:
		c.Minutes = dates.Minutes(v.ArrivedAt, room.desk.Now())
	case surgery.BeingHelped:
		c.Minutes = dates.Minutes(v.PairedAt, room.desk.Now())
	}
	if c.Minutes > leftOpen {
		c.Minutes = -1
	}
	return c
}

// leftOpen is after how many minutes a visit was forgotten, not long: nobody
// waits for half a day.
const leftOpen = 12 * 60
