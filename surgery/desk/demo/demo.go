package demo

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/BurntSushi/toml"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/printer"
)

// demoFile is where the made-up week stands among the assets.
const demoFile = "sample/week.toml"

// demoWeek is the made-up week as its file has it. Minutes of the earlier
// surgeries count from their start, those of today back from now.
type demoWeek struct {
	Organisation string
	Surgeon      []demoSurgeon
	Person       []demoPerson
	Earlier      []demoEarlier
	Today        demoToday
}

type demoSurgeon struct {
	Key, Name    string
	Helps        []string
	Came, Leaves int // today, minutes ago; minutes from now, 0: open
}

type demoPerson struct {
	Key, Name  string
	Track      surgery.Track
	Checklists []string
	Size       surgery.HandoutSize
}

type demoEarlier struct {
	Days         int // ago
	Title, Venue string
	Hours        int            // that it is open for; 0: two
	Left         map[string]int // surgeons of whom somebody wrote down when they left
	Roles        map[string]int
	Visit        []demoVisit
	week         surgery.ID // it belongs to
}

type demoToday struct {
	Title, Venue, Partner, Hashtag string
	On                             []string
	Link                           []surgery.WeekLink
	NextDays                       int    `toml:"next_days"`
	NextTime                       string `toml:"next_time"`
	Visit                          []demoVisit
	Roles                          []string
}

type demoVisit struct {
	Who, Name           string // a person's key, or a walk-in's name; neither: a guest
	Track               surgery.Track
	Checklists          []string
	Came, Paired, Ended int
	Surgeon             string
	Marks               string // as the sheet's box takes them
	Before, After       int
	Outcome             surgery.Outcome
	Barrier             surgery.Barrier
	Learnt              string
	Handout             surgery.HandoutSize // printed in that size
}

// demo fills a desk.
type demo struct {
	*Room
	week     demoWeek
	people   map[string]demoPerson
	saved    map[string]surgery.ID // those who have been here, by key
	surgeons map[string]surgery.ID
}

// Fill fills an empty desk with a made-up week by the operations a host would
// use: two closed surgeries, the week's plan, its barometer, learning log and
// story, and today's surgery in full swing. Conflict when anything was ever
// recorded here.
func (r *Room) Fill() error { return r.demonstrate((*demo).fill) }

// demonstrate reads the made-up week and has it happen.
func (r *Room) demonstrate(fill func(*demo, time.Time) error) error {
	start, err := r.start.Start()
	if err != nil {
		return err
	}
	if !start.First {
		return surgery.Fail(surgery.Conflict, "demo.not_empty")
	}
	f := demo{Room: r, people: map[string]demoPerson{}, saved: map[string]surgery.ID{}, surgeons: map[string]surgery.ID{}}
	if err := f.read(demoFile, &f.week); err != nil {
		return err
	}
	for _, p := range f.week.Person {
		f.people[p.Key] = p
	}
	// What the records say happened earlier; the log itself keeps its own clock.
	now := r.desk.Now()
	clock := r.desk.SetClock(func() time.Time { return now })
	defer func() { r.desk.SetClock(clock) }()
	settings := f.Room.settings.Settings()
	settings.Organisation = f.week.Organisation
	if _, err := f.Room.settings.Set(settings); err != nil {
		return err
	}
	for _, e := range f.week.Earlier {
		if err := f.earlier(e, clockOn(now, -e.Days, 13)); err != nil {
			return err
		}
	}
	return fill(&f, now)
}

// read reads a file of the assets; a key that means nothing is a mistake in it.
func (f *demo) read(file string, into any) error {
	meta, err := toml.DecodeFS(f.Room.desk.Options().Files, file, into)
	if left := meta.Undecoded(); err == nil && len(left) > 0 {
		err = fmt.Errorf("%s: unknown key %q", file, left[0])
	}
	if err != nil {
		return surgery.AsError(err)
	}
	return nil
}

// told reads what people answered, and what was learned.
func (f *demo) told() (a demoAnswers, l demoLearning, err error) {
	if err = f.read(demoAnswersFile, &a); err == nil {
		err = f.read(demoLearningFile, &l)
	}
	return a, l, err
}

// clockOn returns a full hour so many days after now.
func clockOn(now time.Time, days, hour int) time.Time {
	return time.Date(now.Year(), now.Month(), now.Day()+days, hour, 0, 0, 0, now.Location())
}

// fill is the usual week: the one, from Monday, that now is in.
func (f *demo) fill(now time.Time) error {
	monday := now.AddDate(0, 0, -(int(now.Weekday())+6)%7).Format(time.DateOnly)
	week, err := f.plan(now, monday, max(dates.Add(monday, 4), now.Format(time.DateOnly)))
	if err != nil {
		return err
	}
	a, l, err := f.told()
	if err != nil {
		return err
	}
	if err := f.asked(a, week, now); err != nil {
		return err
	}
	if err := f.learned(l, week, now); err != nil {
		return err
	}
	return f.today(now, week)
}

// moment is something that happens, at its time.
type moment struct {
	at time.Time
	do func() error
}

type moments []moment

func (m *moments) add(at time.Time, do func() error) { *m = append(*m, moment{at, do}) }

// live lets them happen in order, under a clock that says so.
func (f *demo) live(m moments) error {
	slices.SortStableFunc(m, func(a, b moment) int { return a.at.Compare(b.at) })
	for _, one := range m {
		f.Room.desk.SetClock(func() time.Time { return one.at })
		if err := one.do(); err != nil {
			return err
		}
	}
	return nil
}

// earlier holds a surgery of an earlier month, and closes it.
func (f *demo) earlier(e demoEarlier, opens time.Time) error {
	closes := opens.Add(time.Duration(max(e.Hours, 2)) * time.Hour)
	var m moments
	m.add(opens, func() error {
		return just(f.Room.start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Week: e.week, Opens: opens.Format("15:04"), Closes: closes.Format("15:04"),
			Words: surgery.SurgeryWords{Title: e.Title, Venue: e.Venue}}))
	})
	for _, s := range f.week.Surgeon {
		m.add(opens, func() error { return f.surgeonHere(s, opens) })
		if left := e.Left[s.Key]; left > 0 {
			until := opens.Add(time.Duration(left) * time.Minute)
			m.add(until, func() error { return f.surgeonLeaves(s, opens, until) })
		}
	}
	for _, v := range e.Visit {
		at := func(minute int) time.Time { return opens.Add(time.Duration(minute) * time.Minute) }
		if v.Paired == 0 && v.Surgeon != "" {
			v.Paired = v.Came + 5
		}
		f.visit(&m, v, at)
	}
	for _, role := range slices.Sorted(maps.Keys(e.Roles)) {
		m.add(closes, func() error { return just(f.Room.today.CountRole(role, e.Roles[role])) })
	}
	m.add(closes, func() error {
		c, err := f.Room.closing.Closing()
		if err != nil {
			return err
		}
		return just(f.Room.closing.CloseSurgery(c.Learnt))
	})
	return f.live(m)
}

// today holds today's surgery up to now.
func (f *demo) today(now time.Time, week *surgery.Week) error {
	midnight := clockOn(now, 0, 0)
	ago := func(minutes int) time.Time { // just after midnight everything is new
		at := now.Add(-time.Duration(minutes) * time.Minute)
		if at.Before(midnight) {
			return midnight
		}
		return at
	}
	t := f.week.Today
	s := surgery.Surgery{Kind: surgery.Monthly, NextTime: t.NextTime, NextDay: now.AddDate(0, 0, t.NextDays).Format(time.DateOnly),
		Words: surgery.SurgeryWords{Title: t.Title, Venue: t.Venue, Partner: t.Partner, Hashtag: t.Hashtag, On: t.On, Links: t.Link}}
	since := 70 // minutes ago
	for _, v := range t.Visit {
		since = max(since, v.Came+1)
	}
	opens := ago(since).Truncate(30 * time.Minute)
	if closes := opens.Add(3*time.Hour + time.Duration(since-70)*time.Minute); opens.Day() == closes.Day() {
		s.Opens, s.Closes = opens.Format("15:04"), closes.Format("15:04")
	}
	s.Week = week.ID
	var m moments
	m.add(ago(since), func() error { return just(f.Room.start.StartSurgery(s)) })
	for _, surgeon := range f.week.Surgeon {
		m.add(ago(surgeon.Came), func() error { return f.surgeonHere(surgeon, ago(surgeon.Came)) })
		if leaves := now.Add(time.Duration(surgeon.Leaves) * time.Minute); surgeon.Leaves > 0 && leaves.Day() == now.Day() {
			m.add(ago(surgeon.Came), func() error { return f.surgeonLeaves(surgeon, ago(surgeon.Came), leaves) })
		}
	}
	for _, v := range t.Visit {
		f.visit(&m, v, ago)
	}
	for _, role := range t.Roles {
		m.add(ago(20), func() error { return just(f.Room.today.CountRole(role, 1)) })
	}
	return f.live(m)
}

func (f *demo) surgeonHere(s demoSurgeon, from time.Time) error {
	if f.surgeons[s.Key] == "" {
		if err := just(f.Room.today.SaveSurgeon(surgery.Surgeon{Helps: s.Helps, Words: surgery.SurgeonWords{Name: s.Name}})); err != nil {
			return err
		}
		known, err := f.Room.today.Surgeons()
		if err != nil {
			return err
		}
		for _, k := range known {
			if k.Words.Name == s.Name {
				f.surgeons[s.Key] = k.ID
			}
		}
	}
	return just(f.Room.today.SurgeonArrives(f.surgeons[s.Key], from))
}

func (f *demo) surgeonLeaves(s demoSurgeon, from, until time.Time) error {
	here, err := f.Room.desk.Store().Presences(f.Room.desk.Surgery().ID)
	if err != nil {
		return err
	}
	for _, p := range here {
		if p.Surgeon == f.surgeons[s.Key] {
			return just(f.Room.today.SetPresence(p.ID, from, until))
		}
	}
	return nil
}

// visit adds what happens in one visit; at tells when a minute was.
func (f *demo) visit(m *moments, v demoVisit, at func(int) time.Time) {
	var id surgery.ID
	m.add(at(v.Came), func() (err error) {
		id, err = f.arrive(v)
		return err
	})
	if v.Surgeon != "" {
		m.add(at(v.Paired), func() error { return just(f.Room.today.Pair(id, f.surgeons[v.Surgeon])) })
	}
	if v.Before > 0 {
		m.add(at(v.Paired), func() error { return just(f.Room.visit.SetConfidence(id, v.Before)) })
	}
	if v.Marks != "" {
		m.add(at((v.Paired+v.Ended)/2), func() error { return just(f.Room.visit.MarkSheet(id, v.Marks)) })
	}
	if v.Handout != "" {
		m.add(at(v.Ended), func() error {
			return just(f.Room.prints.Counted(prints.Outgoing{Paper: prints.Paper{Kind: surgery.HandoutPrint, Size: v.Handout, Visit: id}, Job: printer.Job{Copies: 1}}, ""))
		})
	}
	if v.Ended > 0 {
		m.add(at(v.Ended), func() error {
			end := visit.Finish{After: v.After, Outcome: v.Outcome, Barrier: v.Barrier, Learnt: v.Learnt}
			if f.saved[v.Who] != "" {
				end.SaveUntil = f.Room.settings.SaveUntil()
			}
			return just(f.Room.visit.FinishVisit(id, end))
		})
	}
}

// arrive checks in somebody who was here before, somebody new, or a guest.
func (f *demo) arrive(v demoVisit) (surgery.ID, error) {
	if id := f.saved[v.Who]; id != "" {
		done, err := f.Room.today.CheckIn(id)
		return done.Visit, err
	}
	p, saves := f.people[v.Who]
	switch {
	case saves:
		v.Name, v.Track, v.Checklists = p.Name, p.Track, p.Checklists
	case v.Who != "":
		return "", surgery.AsError(fmt.Errorf("%s: nobody called %q", demoFile, v.Who))
	case v.Name == "":
		return f.guest(v)
	}
	done, err := f.Room.today.CheckInNew(today.Arrival{Name: v.Name, Track: v.Track, Checklists: v.Checklists, Size: p.Size, SavePlace: saves})
	if err != nil || !saves {
		return done.Visit, err
	}
	visit, err := f.Room.desk.Store().Visit(done.Visit)
	if err == nil {
		f.saved[v.Who] = visit.Attendee
	}
	return done.Visit, err
}

func (f *demo) guest(v demoVisit) (surgery.ID, error) {
	done, err := f.Room.today.CountGuest()
	if err == nil && v.Track != "" {
		err = just(f.Room.visit.EditVisit(done.Visit, visit.EditVisit{Track: v.Track}))
	}
	for _, list := range v.Checklists {
		if err == nil {
			err = just(f.Room.visit.AddChecklist(done.Visit, list))
		}
	}
	return done.Visit, err
}

func just(_ surgery.Change, err error) error { return err }
