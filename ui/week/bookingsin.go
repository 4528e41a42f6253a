package week

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// bookingsIn is the preview of people who booked, with what each column of
// their list was taken for.
type bookingsIn struct {
	screen   *Screen
	path     string
	pasted   string
	day      string
	file     desk.BookingFile
	uses     []intake.Use
	list     *kit.List
	so       *kit.Text
	problems *fyne.Container
	panel    *kit.Panel
}

// bookingDay answers the day of those who say none: the next surgery of the
// week, else today.
func (s *Screen) bookingDay() string {
	today := s.stage.Desk.Now().Format(time.DateOnly)
	for _, d := range s.shown.Days {
		for _, e := range d.Events {
			if e.Kind == surgery.SurgeryEvent && d.Day >= today {
				return d.Day
			}
		}
	}
	return today
}

func showBookings(s *Screen, path, pasted, day string, f desk.BookingFile) {
	p := &bookingsIn{screen: s, path: path, pasted: pasted, day: day, file: f, so: kit.Muted(""), problems: kit.Stack()}
	p.list = p.build()
	frame := kit.Framed(p.list, 230)
	content := kit.Column(12)
	if len(f.Columns) > 0 {
		content.Add(kit.Column(4, kit.Strong(words.Say("week.columns")), p.columns()))
	}
	for _, o := range []fyne.CanvasObject{p.so, frame, p.problems} {
		content.Add(o)
	}
	p.refresh()
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("week.bookings_in"), Content: content, Width: 680,
		Verb: words.Say("week.keep_bookings"), First: p.list, Submit: p.submit})
}

// columns lets what each column is taken for be changed.
func (p *bookingsIn) columns() fyne.CanvasObject {
	var options []kit.Option
	for _, u := range intake.Uses {
		options = append(options, kit.Option{Key: string(u), Label: words.Say("week.use_" + string(u))})
	}
	tiles := kit.Tiles(190, 12)
	for i, c := range p.file.Columns {
		p.uses = append(p.uses, c.Use)
		label := c.Heading
		if label == "" {
			label = words.Say("week.column", "number", strconv.Itoa(i+1))
		}
		choose := kit.NewSelect(options, func(key string) {
			p.uses[i] = intake.Use(key)
			p.read()
		})
		choose.Set(string(c.Use))
		tiles.Add(kit.NewField(label, choose, c.Sample))
	}
	return tiles
}

// read reads the list again, with the columns as they are now.
func (p *bookingsIn) read() {
	s := p.screen
	kit.Do(s.stage.Runner, func() (desk.BookingFile, error) { return s.stage.Desk.ReadBookings(p.path, p.pasted, p.uses, p.day) },
		func(f desk.BookingFile, err error) {
			p.panel.Fail(err)
			if err == nil {
				p.file = f
				p.refresh()
			}
		})
}

func (p *bookingsIn) build() *kit.List {
	return kit.NewList(kit.ListParts{
		Length: func() int { return len(p.file.Rows) },
		Key:    func(i int) string { return strconv.Itoa(i) },
		New: func() fyne.CanvasObject {
			return kit.Padded(6, 12, 6, 12, kit.MiddleRow(12, kit.Body("Xy").OneLine(), kit.Small("Xy").Unbroken(), kit.NewPill(kit.Plain, "Xy")))
		},
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			r := p.file.Rows[i]
			parts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			parts[0].(*kit.Text).Set(r.Name)
			when := dayLong(r.Day)
			if r.At != "" {
				when += " · " + desk.ClockWords(r.At)
			}
			parts[1].(*kit.Text).Set(when)
			pill := parts[2].(*kit.Pill)
			switch {
			case r.Twice:
				pill.Set(kit.Waiting, words.Say("week.booked_twice"))
			case r.Known != "":
				pill.Set(kit.Finished, words.Say("week.booked_known"))
			default:
				pill.Set(kit.Calm, words.Say("week.booked_new"))
			}
		},
		Chosen: func(int) {},
		Lines:  true,
	})
}

func (p *bookingsIn) refresh() {
	fresh := 0
	for _, r := range p.file.Rows {
		if !r.Twice {
			fresh++
		}
	}
	p.so.Set(words.Count("week.bookings_found", fresh))
	p.problems.Objects = nil
	if said := problemList(p.file.Problems, p.file.Dropped); said != nil {
		p.problems.Add(said)
	}
	p.list.Refresh()
	if p.panel != nil {
		p.panel.Refresh()
	}
}

func (p *bookingsIn) submit(done func(error)) {
	s := p.screen
	list := make([]desk.Booking, len(p.file.Rows))
	for i, r := range p.file.Rows {
		list[i] = r.Booking
	}
	s.stage.Try(func() (desk.Done, error) { return s.stage.Desk.ImportBookings(list) }, func(_ desk.Done, err error) { done(err) })
}
