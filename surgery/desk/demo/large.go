package demo

import (
	"fmt"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/today"
)

// demoLargeFile is what the large made-up week is mixed from.
const demoLargeFile = "sample/large.toml"

// demoLarge is what stands there.
type demoLarge struct {
	Visits, Entries, Hours int
	Kiosk, Paper, Online   []int
	First, Last            []string
	Surgeon                []demoSurgeon
	Checklists             []string
	Learnt, Places         []string
	Entry                  []demoEntry
}

// largeDays is how many days the large week has: each has its surgery, and today
// is the last.
const largeDays = 5

// largeQueue is how many wait today.
const largeQueue = 6

// FillLarge fills an empty desk like Demo, with a week as large as one may become:
// 5 surgeries of 80 visits, 900 answers to the barometer and 120 entries of the
// learning log. Conflict when anything was ever recorded here.
func (r *Room) FillLarge() error { return r.demonstrate((*demo).fillLarge) }

func (f *demo) fillLarge(now time.Time) error {
	var l demoLarge
	if err := f.read(demoLargeFile, &l); err != nil {
		return err
	}
	a, told, err := f.told()
	if err != nil {
		return err
	}
	a.Kiosk, a.Paper, a.Online = l.Kiosk, l.Paper, l.Online
	f.week.Surgeon = append(f.week.Surgeon, l.Surgeon...)
	today := now.Format(time.DateOnly)
	week, err := f.plan(now, dates.Add(today, 1-largeDays), today)
	if err != nil {
		return err
	}
	for day := range largeDays - 1 {
		if err := f.earlier(l.closed(f, day, week.ID), clockOn(now, day+1-largeDays, 10)); err != nil {
			return err
		}
	}
	if err := f.asked(a, week, now); err != nil {
		return err
	}
	there, err := f.Room.desk.Store().Learnings()
	if err != nil {
		return err
	}
	told.Entry = l.entries(l.Entries - len(there))
	if err := f.learned(told, week, now); err != nil {
		return err
	}
	f.week.Today.Visit = nil
	for i := range l.Visits {
		f.week.Today.Visit = append(f.week.Today.Visit, l.now(f, i))
	}
	for i := range f.week.Surgeon {
		f.week.Surgeon[i].Came = l.ago(1) // with the first visit
	}
	return f.today(now, week)
}

// closed is the surgery of a day before today.
func (l demoLarge) closed(f *demo, day int, week surgery.ID) demoEarlier {
	e := demoEarlier{Title: f.week.Today.Title, Venue: f.week.Today.Venue, Hours: l.Hours, week: week,
		Left: map[string]int{}, Roles: map[string]int{}}
	for i, s := range f.week.Surgeon {
		if i != day { // of one nobody wrote it down
			e.Left[s.Key] = 60*l.Hours - 4*i - day
		}
	}
	for i, role := range today.Roles {
		e.Roles[role] = 2 + (i*5+day*3)%11
	}
	for i := range l.Visits {
		e.Visit = append(e.Visit, l.visit(f, day, i))
	}
	return e
}

// visit is the visit with number i+1 on a day: every fourth a guest, every fourth
// somebody who saves their place, half of whom come again on the day after.
func (l demoLarge) visit(f *demo, day, i int) demoVisit {
	n := day*l.Visits + i
	v := demoVisit{Came: 1 + i*(60*l.Hours-50)/l.Visits, Checklists: []string{"safe-basics"}, Surgeon: f.week.Surgeon[i%len(f.week.Surgeon)].Key,
		Track: []surgery.Track{surgery.Personal, surgery.Professional, surgery.Both, surgery.Personal, ""}[n%5]}
	if i%3 == 0 {
		v.Checklists = append(v.Checklists, l.Checklists[n%len(l.Checklists)])
	}
	name := fmt.Sprintf("%s %s", l.First[n%len(l.First)], l.Last[n/len(l.First)%len(l.Last)])
	switch i % 8 {
	case 0, 4: // a guest
	case 2, 6:
		v.Who = fmt.Sprintf("%d-%d", day, i)
		if back := fmt.Sprintf("%d-%d", day-1, i-4); i%8 == 6 && f.people[back].Key != "" {
			v.Who = back
			break
		}
		f.people[v.Who] = demoPerson{Key: v.Who, Name: name, Track: v.Track, Checklists: v.Checklists}
	default:
		v.Name = name
	}
	v.Paired = v.Came + (i*7)%13
	v.Ended = v.Paired + 15 + (i*5)%17
	if i%10 != 9 {
		v.Marks = fmt.Sprintf("1-%d s%d", 1+i%4, 6+i%3)
	}
	if i%3 != 1 {
		v.Before, v.After = 1+n%4, min(5, 2+n%4+(i%5)/2-i%2)
	}
	v.Outcome = []surgery.Outcome{surgery.GotGoing, "", surgery.GotGoing, surgery.GotPartWay, surgery.GotGoing, surgery.WantsMore, "",
		surgery.GotPartWay, surgery.GotGoing, surgery.NotToday, surgery.GotPartWay}[n%11]
	v.Barrier = append([]surgery.Barrier{"", "", "", "time", "time", "password"}, surgery.Barriers...)[n%13]
	if i%2 == 0 {
		v.Handout = []surgery.HandoutSize{surgery.Standard, surgery.Standard, surgery.LargePrint, surgery.Plain}[i/2%4]
	}
	if i%20 == 5 {
		v.Learnt = l.Learnt[i/20%len(l.Learnt)]
	}
	return v
}

// ago returns how many minutes ago a minute of today's surgery was: the last who
// came came just now.
func (l demoLarge) ago(minute int) int { return 60*l.Hours - 52 - minute }

// now is a visit of today, in minutes back from now: the later ones go on.
func (l demoLarge) now(f *demo, i int) demoVisit {
	v := l.visit(f, largeDays-1, i)
	v.Came, v.Paired, v.Ended = l.ago(v.Came), l.ago(v.Paired), l.ago(v.Ended)
	if v.Ended <= 0 {
		v.Ended, v.Handout = 0, ""
	}
	if v.Paired <= 0 || i >= l.Visits-largeQueue {
		v.Surgeon, v.Marks, v.Before, v.Paired = "", "", 0, 0
	}
	return v
}

// entries are n entries of the learning log, kind by kind.
func (l demoLarge) entries(n int) []demoEntry {
	var all []demoEntry
	for _, e := range l.Entry {
		what := e.What
		for _, place := range l.Places {
			if len(all) == n {
				return all
			}
			e.What, e.Told = place+": "+what, true
			all = append(all, e)
		}
	}
	return all
}
