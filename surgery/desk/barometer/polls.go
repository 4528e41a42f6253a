package barometer

import (
	"bytes"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// PollFile is an online poll's export as the preview shows it; nothing of it is
// kept yet.
type PollFile struct {
	Columns  []intake.PollColumn
	Rows     []PollRow
	Words    []string     // people's own, of the column that holds them
	Asks     *intake.Asks // a date that can be read two ways; nil for none
	Sheets   []string     // of a spreadsheet, in its order; nil for text
	Sheet    string       // the one that was read
	Dropped  []string     // headings of columns that are not kept
	Problems []intake.Problem
}

// PollRow is one answer of the export and which of ours it is.
type PollRow struct {
	intake.PollAnswer
	Answer string // id of ours; "" is left out
}

// PollFrom is where a poll's export comes from, and how it is read.
type PollFrom struct {
	Path   string
	Pasted string           // read where there is no path
	Uses   []intake.PollUse // of the columns; nil to guess
	Order  intake.DayOrder  // of day and month; blank to guess
	Sheet  string           // of a spreadsheet; "" for its first
}

// ReadPoll reads a poll's export. An answer that reads the same as one of ours is
// taken for it; others the host has to choose for.
func (room *Room) ReadPoll(barometer surgery.ID, from PollFrom) (PollFile, error) {
	if err := room.desk.AtHome(); err != nil {
		return PollFile{}, err
	}
	b, err := room.desk.Store().Barometer(barometer)
	if err != nil {
		return PollFile{}, err
	}
	raw := []byte(from.Pasted)
	if from.Path != "" {
		if raw, err = folders.Read(from.Path, intake.MaxFile); err != nil {
			return PollFile{}, err
		}
	}
	known := map[string]string{}
	o := intake.PollReading{Today: room.desk.Now(), Uses: from.Uses, Question: b.Words.Question, LongestWord: LongestWord, From: b.From, Until: b.Until, Order: from.Order, Sheet: from.Sheet,
		AddWord: b.Words.AddWord, RefusesWord: room.refusesWord}
	for _, a := range Offered(b) {
		known[find.Fold(a.Text)] = a.ID
		o.Answers = append(o.Answers, a.Text)
	}
	for n := 1; n <= b.Points; n++ { // a point may come without what it means
		known[find.Fold(words.Say("barometer.point_alone", "n", n))] = Offered(b)[n-1].ID
	}
	p := intake.ReadPoll(bytes.NewReader(raw), o)
	f := PollFile{Columns: p.Columns, Words: p.Words, Asks: p.Asks, Dropped: p.Dropped(), Problems: p.Problems, Sheets: p.Sheets, Sheet: p.Sheet}
	for _, a := range p.Answers {
		f.Rows = append(f.Rows, PollRow{PollAnswer: a, Answer: known[find.Fold(a.Text)]})
	}
	return f, nil
}

// ImportPoll takes in a poll under a name. One of the same name is replaced, so
// that nothing is counted twice. What the file does not date counts on the day
// given. A poll that is new can be undone.
func (room *Room) ImportPoll(barometer surgery.ID, name, day string, f PollFile) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	b, err := room.desk.Store().Barometer(barometer)
	if err != nil {
		return surgery.Change{}, err
	}
	if name = surgery.Clean(name); name == "" {
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "barometer.poll_name_missing")
	}
	poll := surgery.NamedPoll{Name: name}
	i := slices.IndexFunc(b.Words.Polls, func(p surgery.NamedPoll) bool { return find.Fold(p.Name) == find.Fold(name) })
	if i >= 0 {
		poll = b.Words.Polls[i]
	} else {
		poll.ID = string(room.desk.NewID())
	}
	counts, n := pollCounts(b, day, f.Rows)
	if len(f.Rows) == 0 {
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "barometer.poll_no_rows")
	}
	if n == 0 {
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "barometer.poll_empty")
	}
	fresh, err := room.newWords(barometer, f.Words)
	if err != nil {
		return surgery.Change{}, err
	}
	// What no barometer names is not counted: a crash in between doubles nothing.
	if err := room.desk.Store().SetPoll(barometer, poll.ID, counts); err != nil {
		return surgery.Change{}, err
	}
	if err := room.desk.Store().AddAnswers(nil, fresh); err != nil {
		return surgery.Change{}, err
	}
	done := surgery.Change{Changed: []surgery.Family{surgery.Answers}}
	if i < 0 {
		if done, err = room.setPolls(b, append(slices.Clone(b.Words.Polls), poll)); err != nil {
			return surgery.Change{}, err
		}
		done.Changed = append(done.Changed, surgery.Answers)
	}
	done.Notice = words.Count("barometer.poll_in", n, "name", poll.Name)
	return done, nil
}

// pollCounts adds up the rows by day and answer, and says how many they are.
func pollCounts(b *surgery.Barometer, day string, rows []PollRow) ([]store.AnswerCount, int) {
	var counts []store.AnswerCount
	total := 0
	for _, r := range rows {
		if !offers(b, r.Answer) {
			continue
		}
		for on, n := range r.Days {
			if on == "" {
				on = day
			}
			counts = append(counts, store.AnswerCount{Day: on, Answer: r.Answer, N: n})
			total += n
		}
	}
	return counts, total
}

// RemovePoll takes a poll's answers out; undoing brings them back.
func (room *Room) RemovePoll(barometer surgery.ID, poll string) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	b, err := room.desk.Store().Barometer(barometer)
	if err != nil {
		return surgery.Change{}, err
	}
	name := ""
	kept := slices.DeleteFunc(slices.Clone(b.Words.Polls), func(p surgery.NamedPoll) bool {
		if p.ID == poll {
			name = p.Name
		}
		return p.ID == poll
	})
	done, err := room.setPolls(b, kept)
	done.Notice = words.Say("barometer.poll_out", "name", name)
	return done, err
}

func (room *Room) setPolls(b *surgery.Barometer, polls []surgery.NamedPoll) (surgery.Change, error) {
	after := *b
	after.Words.Polls = polls
	o := &surgery.Operation{Kind: surgery.BarometerEdited, About: b.ID, Edits: []surgery.Edit{{Before: b, After: &after}}}
	return room.desk.Do(o, "")
}
