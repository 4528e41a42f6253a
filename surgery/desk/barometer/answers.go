package barometer

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/store"
)

// Asking is what is asked today, in words: taken while the desk is open, and
// enough to ask with while it is locked and no word can be read.
type Asking struct {
	Questions []Asked
}

// Asked is one question of it.
type Asked struct {
	ID          surgery.ID
	From, Until string // the local dates it may be answered on
	Question    string
	Answers     []AnswerToGive
	Scale       bool
	Low, High   string // what the ends of a scale mean
	AddWord     string // asks for a word of their own; blank: does not
}

// LongestWord is how long a word that somebody adds may be, in letters.
const LongestWord = 60

// On returns the questions that may be answered on a day.
func (a Asking) On(day string) []Asked {
	var open []Asked
	for _, q := range a.Questions {
		if q.From <= day && day <= q.Until {
			open = append(open, q)
		}
	}
	return open
}

// answering is what was answered and is not written yet. No time is kept, and
// what is written is in no order of people.
type answering struct {
	asked Asking // the last that was taken
	kiosk held
	paper held
}

// together is how many answers are written at once, so that none can be matched to
// whoever gave it.
const together = 5

// held are the answers of one batch.
type held struct {
	counts []store.AnswerCount
	added  []store.AddedWord
}

// full tells that five people have answered one question, so that none of them
// can be told by what is written now.
func (h held) full() bool {
	people, added := map[surgery.ID]int{}, map[surgery.ID]int{}
	for _, c := range h.counts {
		if people[c.Barometer]++; people[c.Barometer] >= together {
			return true
		}
	}
	for _, w := range h.added {
		if added[w.Barometer]++; added[w.Barometer] >= together {
			return true
		}
	}
	return false
}

func (h held) of(id surgery.ID) int {
	n := 0
	for _, c := range h.counts {
		if c.Barometer == id {
			n += c.N
		}
	}
	return n
}

func (room *Room) watchAnswers() desk.Watch { return desk.Watch{Write: room.writeAnswers} }

// Asking returns what may be answered today. While the desk is locked it is the
// last one that was taken, and Answer goes by it.
func (room *Room) Asking() (Asking, error) {
	if room.desk.Locked() {
		return room.answering.asked, nil
	}
	open, err := room.desk.Store().BarometersOn(room.desk.Today())
	if err != nil {
		return Asking{}, err
	}
	a := Asking{}
	for _, b := range open {
		a.Questions = append(a.Questions, askedOf(b))
	}
	room.answering.asked = a
	return a, nil
}

func askedOf(b *surgery.Barometer) Asked {
	return Asked{ID: b.ID, From: b.From, Until: b.Until, Question: b.Words.Question, Answers: Offered(b), Scale: b.Points > 0, Low: b.Words.Low, High: b.Words.High, AddWord: b.Words.AddWord}
}

// Answer counts somebody's answer of today, and a word they add ("" for none).
// It needs no keys. Nothing says who or when: five answers are written at once,
// and a crash may lose the last four. With PaperAnswers and no answer only the
// word is kept. Conflict: the question is not open today.
func (room *Room) Answer(barometer surgery.ID, source surgery.AnswerSource, answer, word string, share bool) (surgery.Change, error) {
	q, err := room.question(barometer)
	if err != nil {
		return surgery.Change{}, err
	}
	known := answer == "" && source == surgery.PaperAnswers
	for _, a := range q.Answers {
		known = known || a.ID == answer
	}
	if !known || source != surgery.KioskAnswers && source != surgery.PaperAnswers {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	today := room.desk.Today()
	if source == surgery.KioskAnswers && (today < q.From || today > q.Until) {
		return surgery.Change{}, surgery.Fail(surgery.Conflict, "barometer.not_open")
	}
	if word, err = room.ownWord(word); err != nil {
		return surgery.Change{}, err
	}
	room.settleDay(today)
	into := &room.answering.kiosk
	if source == surgery.PaperAnswers {
		into = &room.answering.paper
	}
	if answer != "" {
		into.counts = append(into.counts, store.AnswerCount{Barometer: barometer, Day: today, Source: source, Answer: answer, N: 1})
	}
	if word != "" {
		into.added = append(into.added, store.AddedWord{ID: room.desk.NewID(), Barometer: barometer, Text: word, Share: share})
	}
	return room.mayWrite(into)
}

// question returns what is asked: as it stands now, or, where its words cannot be
// read, as it stood when it was last asked.
func (room *Room) question(id surgery.ID) (Asked, error) {
	if !room.desk.Locked() {
		b, err := room.desk.Store().Barometer(id)
		if err != nil {
			return Asked{}, err
		}
		return askedOf(b), nil
	}
	for _, q := range room.answering.asked.Questions {
		if q.ID == id {
			return q, nil
		}
	}
	return Asked{}, surgery.Fail(surgery.Locked, "error.locked")
}

// CountPaper counts an answer on paper of one day, or takes one away (n is 1 or
// -1). A minus where nothing is counted is Invalid.
func (room *Room) CountPaper(barometer surgery.ID, day, answer string, n int) (surgery.Change, error) {
	b, err := room.desk.Store().Barometer(barometer)
	if err != nil {
		return surgery.Change{}, err
	}
	if !offers(b, answer) || n != 1 && n != -1 {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	if !b.OpenOn(day) {
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "barometer.day_outside")
	}
	if n < 0 {
		counts, err := room.PaperCounts(barometer, day)
		if err != nil {
			return surgery.Change{}, err
		}
		if counts[answer] == 0 {
			return surgery.Change{}, surgery.Fail(surgery.Invalid, "barometer.nothing_to_take")
		}
	}
	room.settleDay(room.desk.Today())
	room.answering.paper.counts = append(room.answering.paper.counts,
		store.AnswerCount{Barometer: barometer, Day: day, Source: surgery.PaperAnswers, Answer: answer, N: n})
	return room.mayWrite(&room.answering.paper)
}

// PaperCounts returns what was keyed in from the paper of one day, by answer: the
// host has that paper in hand, so that it is told from the first on.
func (room *Room) PaperCounts(barometer surgery.ID, day string) (map[string]int, error) {
	b, err := room.desk.Store().Barometer(barometer)
	if err != nil {
		return nil, err
	}
	all, err := room.Counted(b, false)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, c := range all {
		if c.Source == surgery.PaperAnswers && c.Day == day {
			counts[c.Answer] += c.N
		}
	}
	return counts, nil
}

// mayWrite writes a batch once it is full.
func (room *Room) mayWrite(h *held) (surgery.Change, error) {
	if h.full() {
		if err := room.writeHeld(h); err != nil {
			return surgery.Change{}, err
		}
	}
	return surgery.Change{Changed: []surgery.Family{surgery.Answers}}, nil
}

// settleDay writes what is left of an earlier day; what cannot be written now is
// kept for the next batch.
func (room *Room) settleDay(today string) {
	if h := &room.answering.kiosk; len(h.counts) > 0 && h.counts[0].Day != today {
		_ = room.writeHeld(h)
	}
}

// writeAnswers writes what is held, few as it may be: when a surgery closes and
// when the program ends.
func (room *Room) writeAnswers() error {
	if err := room.writeHeld(&room.answering.kiosk); err != nil {
		return err
	}
	return room.writeHeld(&room.answering.paper)
}

// writeHeld writes a batch; what failed is still held.
func (room *Room) writeHeld(h *held) error {
	if err := room.desk.Store().AddAnswers(h.counts, h.added); err != nil {
		return err
	}
	*h = held{}
	return nil
}

// Counted returns how often each answer of a barometer was given, of the polls
// that belong to it and with what was keyed in from paper. The kiosk's last few
// are left out, unless waiting asks for them, so that nobody who looks on can see
// whose answer made a bar grow.
func (room *Room) Counted(b *surgery.Barometer, waiting bool) ([]store.AnswerCount, error) {
	written, err := room.desk.Store().Answers(b.ID)
	if err != nil {
		return nil, err
	}
	polls := map[string]bool{"": true}
	for _, p := range b.Words.Polls {
		polls[p.ID] = true
	}
	var all []store.AnswerCount
	take := func(from []store.AnswerCount) {
		for _, c := range from {
			if c.Barometer == b.ID && polls[c.Poll] {
				all = append(all, c)
			}
		}
	}
	take(written)
	take(room.answering.paper.counts)
	if waiting {
		take(room.answering.kiosk.counts)
	}
	return all, nil
}
