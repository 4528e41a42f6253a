package demo

import (
	"cmp"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/intake"
)

// demoAnswersFile is where the answers to the made-up week's barometer stand.
const demoAnswersFile = "sample/answers.toml"

// demoAnswers are how often each answer was given, in the order in which they are
// offered.
type demoAnswers struct {
	Kiosk, Paper, Online []int
	Poll                 string
	Word                 []struct {
		Text          string
		Share, Hidden bool
	}
}

// asked keeps the example as the week's question and has it answered, on all
// days of the week up to today.
func (f *demo) asked(a demoAnswers, week *surgery.Week, now time.Time) error {
	b, err := f.Room.barometer.New(week.ID)
	if err != nil {
		return err
	}
	if b.Words, err = f.Room.barometer.Example(); err != nil {
		return err
	}
	done, err := f.Room.barometer.Save(b)
	if err != nil {
		return err
	}
	kept, err := f.Room.desk.Store().Barometer(done.About)
	if err != nil {
		return err
	}
	days := daysSince(week, now)
	if err := f.atKiosk(a, kept, now, len(days)); err != nil {
		return err
	}
	if err := f.onPaper(a, kept, days); err != nil {
		return err
	}
	if err := f.online(a, kept, days); err != nil {
		return err
	}
	return f.hideWords(a, kept.ID)
}

// daysSince returns the days of the week up to today.
func daysSince(w *surgery.Week, now time.Time) []string {
	var days []string
	for day := w.From; day <= min(w.Until, now.Format(time.DateOnly)); day = dates.Add(day, 1) {
		days = append(days, day)
	}
	return days
}

// mixed returns the ids of answers, each as often as it was given, well mixed: an
// answer that is given often comes often from the first on.
func mixed(b *surgery.Barometer, counts []int) []string {
	type given struct {
		id string
		at float64
	}
	var all []given
	for i, n := range counts {
		for k := range n {
			all = append(all, given{barometer.Offered(b)[i].ID, (float64(k) + 0.5) / float64(n)})
		}
	}
	slices.SortStableFunc(all, func(a, b given) int { return cmp.Compare(a.at, b.at) })
	var ids []string
	for _, g := range all {
		ids = append(ids, g.id)
	}
	return ids
}

// atKiosk has the first answers given days ago and the last today, a word added
// to some of them.
func (f *demo) atKiosk(a demoAnswers, b *surgery.Barometer, now time.Time, days int) error {
	ids := mixed(b, a.Kiosk)
	apart := max(1, len(ids)/max(1, len(a.Word)))
	for i, id := range ids {
		at := clockOn(now, i*days/len(ids)-days+1, 12)
		f.Room.desk.SetClock(func() time.Time { return at })
		word, share := "", false
		if n := i / apart; i%apart == 0 && n < len(a.Word) {
			word, share = a.Word[n].Text, a.Word[n].Share
		}
		if err := just(f.Room.barometer.Answer(b.ID, surgery.KioskAnswers, id, word, share)); err != nil {
			return err
		}
	}
	return nil
}

// onPaper keys the paper in, with a slip of the finger put right.
func (f *demo) onPaper(a demoAnswers, b *surgery.Barometer, days []string) error {
	ids := mixed(b, a.Paper)
	for i, id := range ids {
		if err := just(f.Room.barometer.CountPaper(b.ID, days[i*len(days)/len(ids)], id, 1)); err != nil {
			return err
		}
	}
	for _, n := range []int{1, -1} {
		if err := just(f.Room.barometer.CountPaper(b.ID, days[0], surgery.RatherNotSayAnswer, n)); err != nil {
			return err
		}
	}
	return nil
}

// online takes a poll in, each answer with its day.
func (f *demo) online(a demoAnswers, b *surgery.Barometer, days []string) error {
	ids := mixed(b, a.Online)
	var file barometer.PollFile
	for _, o := range barometer.Offered(b) {
		row := barometer.PollRow{PollAnswer: intake.PollAnswer{Text: o.Text, Days: map[string]int{}}, Answer: o.ID}
		for i, id := range ids {
			if id == o.ID {
				row.Days[days[i*len(days)/len(ids)]]++
			}
		}
		file.Rows = append(file.Rows, row)
	}
	return just(f.Room.barometer.ImportPoll(b.ID, a.Poll, days[len(days)-1], file))
}

func (f *demo) hideWords(a demoAnswers, barometer surgery.ID) error {
	own, err := f.Room.barometer.OwnWords(barometer, false)
	if err != nil {
		return err
	}
	for _, said := range a.Word {
		for _, w := range own.Words {
			if said.Hidden && find.Fold(w.Text) == find.Fold(said.Text) {
				if err := just(f.Room.barometer.MarkWord(w.ID, w.Share, true)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
