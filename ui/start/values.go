package start

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// fill writes what is known of a surgery into the form.
func (f *form) fill(s *surgery.Surgery) {
	w := s.Words
	f.wifiOf = w.Venue
	f.venue.SetText(w.Venue)
	f.title.SetText(w.Title)
	f.partner.SetText(w.Partner)
	f.kind.Set(string(s.Kind))
	setClock(f.opens, s.Opens)
	setClock(f.closes, s.Closes)
	f.tag.set(w.Hashtag)
	f.on.Set(w.On, w.Instance)
	f.links.set(w.Links)
	day, _ := time.ParseInLocation(time.DateOnly, s.NextDay, f.stage.Now().Location()) // a blank is the zero day
	f.nextDay.Set(day)
	setClock(f.nextTime, s.NextTime)
	f.wifi.set(w.WiFi)
	f.was = f.texts()
	f.wrong.Clear()
}

func setClock(field *kit.ClockField, clock string) {
	field.Box.SetText("")
	if at, ok := kit.ParseClock(clock); ok {
		field.Set(at)
	}
}

// read returns what the form says. Everything that is refused is said beneath
// its box, and the first of it is answered as a *surgery.Error.
func (f *form) read() (surgery.Surgery, error) {
	f.wrong.Clear()
	check := f.wrong.Check
	s := surgery.Surgery{Kind: surgery.SurgeryKind(f.kind.Value())}
	w := &s.Words
	w.Venue, w.Title, w.Partner = surgery.Clean(f.venue.Text), surgery.Clean(f.title.Text), surgery.Clean(f.partner.Text)
	if w.Venue == "" {
		check(f.venueField, surgery.Fail(surgery.Invalid, "error.venue_missing"))
	}
	var err error
	s.Opens, err = readClock(f.opens)
	check(f.opens.Field, err)
	s.Closes, err = readClock(f.closes)
	check(f.closes.Field, err)
	if s.Opens != "" && s.Closes != "" && s.Closes <= s.Opens {
		check(f.closes.Field, surgery.Fail(surgery.Invalid, "error.closes_before_opens"))
	}
	w.Hashtag, err = f.tag.read()
	check(f.tag.Field, err)
	w.On, w.Instance, err = f.on.Read(w.Hashtag != "")
	check(f.on.ServerField, err)
	for _, l := range f.links.rows {
		one, err := l.read()
		check(l.addressField, err)
		if one.Address != "" {
			w.Links = append(w.Links, one)
		}
	}
	s.NextDay, err = f.readNext()
	check(f.nextDay.Field, err)
	s.NextTime, err = readClock(f.nextTime)
	check(f.nextTime.Field, err)
	var about *kit.Field
	w.WiFi, about, err = f.wifi.read()
	check(about, err)
	first := f.wrong.First()
	if first != nil {
		f.grown()
	}
	return s, first
}

func (f *form) readNext() (string, error) {
	day, err := f.nextDay.Day()
	if err != nil || day.IsZero() {
		return "", err
	}
	if day.Before(f.stage.Now()) && day.Format(time.DateOnly) != f.stage.Now().Format(time.DateOnly) {
		return "", surgery.Fail(surgery.Invalid, "start.next_day_past")
	}
	return day.Format(time.DateOnly), nil
}

// readClock returns a time as records hold it, "13:00"; "" for none.
func readClock(field *kit.ClockField) (string, error) {
	at, there, err := field.Time()
	if err != nil || !there {
		return "", err
	}
	return fmt.Sprintf("%02d:%02d", int(at)/60, int(at)%60), nil
}

// place says an error of the desk beneath the box it is about, and reports whether
// there is one.
func (f *form) place(err error) bool {
	var e *surgery.Error
	if !errors.As(err, &e) {
		return false
	}
	for _, at := range []struct {
		field *kit.Field
		keys  []string
	}{
		{f.venueField, []string{"error.venue_missing"}},
		{f.closes.Field, []string{"error.closes_before_opens"}},
		{f.nextDay.Field, []string{"error.day_unclear"}},
		{f.wifi.nameField, []string{"link.wifi_name", "link.wifi_letters"}},
		{f.wifi.keyField, []string{"link.wifi_key"}},
	} {
		if slices.Contains(at.keys, e.Key) {
			f.wrong.Check(at.field, err)
			f.wrong.Focus()
			f.grown()
			return true
		}
	}
	return false
}
