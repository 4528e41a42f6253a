// Package rooms opens the desk with all its rooms.
package rooms

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/bookings"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/closing"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/demo"
	"socialmediasurgery/surgery/desk/homelost"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/names"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/start"
	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/desk/weekprints"
)

// Rooms is the desk, open, and every room around it.
type Rooms struct {
	Desk       *desk.Desk
	Settings   *settings.Room
	Names      *names.Room
	Prints     *prints.Room
	Checklists *checklists.Room
	Texts      *texts.Room
	Backups    *backups.Room
	Learning   *learning.Room
	Week       *week.Room
	Start      *start.Room
	People     *people.Room
	Bookings   *bookings.Room
	Today      *today.Room
	Barometer  *barometer.Room
	Visit      *visit.Room
	Crossed    *crossed.Room
	Sharing    *sharing.Room
	HomeLost   *homelost.Room
	Live       *live.Room
	Lock       *lock.Room
	Restore    *restore.Room
	Wall       *wall.Room
	WeekPrints *weekprints.Room
	Reports    *reports.Room
	Closing    *closing.Room
	Story      *story.Room
	Demo       *demo.Room
}

// Open opens the records, and gives each room the desk and the rooms it stands on.
func Open(o desk.Options) (*Rooms, error) {
	if o.BeforeMigrating == nil {
		o.BeforeMigrating = backups.Before
	}
	d, err := desk.Open(o)
	if err != nil {
		return nil, err
	}
	r := &Rooms{Desk: d}
	if err := r.fill(); err != nil {
		d.Close()
		return nil, err
	}
	return r, nil
}

// fill makes the rooms, from the ground up.
func (r *Rooms) fill() (err error) {
	if r.Settings, err = settings.New(r.Desk); err != nil {
		return err
	}
	if r.Names, err = names.New(r.Desk); err != nil {
		return err
	}
	if r.Prints, err = prints.New(r.Desk, r.Settings); err != nil {
		return err
	}
	if r.Checklists, err = checklists.New(r.Desk, r.Settings, r.Prints); err != nil {
		return err
	}
	if r.Texts, err = texts.New(r.Desk, r.Settings, r.Prints, r.Checklists); err != nil {
		return err
	}
	if r.Backups, err = backups.New(r.Desk, r.Settings, r.Prints); err != nil {
		return err
	}
	r.Learning = learning.New(r.Desk, r.Prints)
	r.Week = week.New(r.Desk, r.Checklists)
	r.Start = start.New(r.Desk)
	r.Bookings = bookings.New(r.Desk)
	if r.People, err = people.New(r.Desk, r.Settings, r.Names, r.Prints, r.Checklists, r.Texts, r.Backups); err != nil {
		return err
	}
	if r.Today, err = today.New(r.Desk, r.Settings, r.Names, r.Checklists, r.Week); err != nil {
		return err
	}
	if r.Barometer, err = barometer.New(r.Desk, r.Prints, r.Week); err != nil {
		return err
	}
	r.Visit = visit.New(r.Desk, r.Settings, r.Names, r.Prints, r.Checklists, r.Texts, r.Week, r.Today)
	if r.Crossed, err = crossed.New(r.Desk, r.Names, r.People, r.Visit); err != nil {
		return err
	}
	if r.Sharing, err = sharing.New(r.Desk, r.Settings, r.People, r.Crossed, r.Checklists); err != nil {
		return err
	}
	r.HomeLost = homelost.New(r.Desk, r.Settings, r.Names, r.Crossed, r.Sharing, r.Checklists)
	if r.Live, err = live.New(r.Desk, r.Sharing, r.Crossed, r.Checklists); err != nil {
		return err
	}
	if r.Lock, err = lock.New(r.Desk, r.Settings, r.Prints, r.Backups); err != nil {
		return err
	}
	r.Restore = restore.New(r.Desk, r.Settings, r.Backups, r.Lock)
	if r.Wall, err = wall.New(r.Desk, r.Settings, r.Week, r.Barometer); err != nil {
		return err
	}
	r.WeekPrints = weekprints.New(r.Desk, r.Settings, r.Prints, r.Texts, r.Week, r.Barometer)
	r.Reports = reports.New(r.Desk, r.Settings, r.Prints, r.Checklists, r.Today, r.Barometer)
	r.Closing = closing.New(r.Desk, r.Prints, r.Backups, r.People, r.Today, r.Visit)
	r.Story = story.New(r.Desk, r.Settings, r.Prints, r.Learning, r.Week, r.Barometer, r.Reports)
	r.Demo = demo.New(r.Desk, r.Settings, r.Prints, r.Learning, r.Week, r.Start, r.Today, r.Barometer, r.Visit, r.Closing, r.Story)
	return nil
}
