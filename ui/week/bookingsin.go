package week

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/bookings"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// bookingsIn is the preview of people who booked, with what each column of
// their list was taken for. What is ticked is done.
type bookingsIn struct {
	screen   *Screen
	from     bookings.List
	file     bookings.File
	touched  map[place]bool // ticks the host changed
	how      *fyne.Container
	list     *kit.List
	so       *kit.Text
	problems *fyne.Container
	panel    *kit.Panel
}

// bookingDay returns the day of those who say none: that of the surgery that is
// selected, else the next of the week, else today.
func (s *Screen) bookingDay() string {
	if e, ok := s.board.current(); ok && e.Kind == surgery.SurgeryEvent {
		return e.Day
	}
	today := s.stage.Now().Format(time.DateOnly)
	for _, d := range s.shown.Days {
		for _, e := range d.Events {
			if e.Kind == surgery.SurgeryEvent && d.Day >= today {
				return d.Day
			}
		}
	}
	return today
}

// surgeryDays offers the surgeries of the week, and the day that is set already.
func (s *Screen) surgeryDays(set string) []kit.Option {
	var days []kit.Option
	for _, d := range s.shown.Days {
		for _, e := range d.Events {
			if e.Kind == surgery.SurgeryEvent && !slices.ContainsFunc(days, func(o kit.Option) bool { return o.Key == d.Day }) {
				days = append(days, kit.Option{Key: d.Day, Label: words.Say("week.surgery_line", "day", dayLong(d.Day), "title", e.Words.Title)})
			}
		}
	}
	if !slices.ContainsFunc(days, func(o kit.Option) bool { return o.Key == set }) {
		days = append(days, kit.Option{Key: set, Label: dayLong(set)})
	}
	return days
}

// place is where a row stands in the list: its line, and which of that line's
// bookings it is.
type place struct{ line, nth int }

func places(rows []bookings.Row) []place {
	all, seen := make([]place, len(rows)), map[int]int{}
	for i, r := range rows {
		all[i] = place{r.Line, seen[r.Line]}
		seen[r.Line]++
	}
	return all
}

func showBookings(s *Screen, from bookings.List, f bookings.File) {
	p := &bookingsIn{screen: s, from: from, file: f, touched: map[place]bool{}, so: kit.Muted(""), problems: kit.Stack(), how: kit.Column(12)}
	p.list = p.build()
	frame := kit.Framed(p.list, 230)
	p.asked()
	p.refresh()
	content := kit.Column(12)
	if len(f.Sheets) > 1 {
		content.Add(kit.WhichSheet(f.Sheets, f.Sheet, func(name string) {
			p.from.Sheet, p.from.Uses, p.from.Order, p.touched = name, nil, "", map[place]bool{}
			p.read()
		}))
	}
	content.Objects = append(content.Objects, p.so, frame, p.problems, p.how)
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("week.bookings_in"), Content: content, Width: 720,
		Verb: words.Say("week.keep_bookings"), First: p.list, Submit: p.submit})
	if len(f.Rows) > 0 {
		p.list.Select(0)
	}
}

// asked lays out how the list was read, to be changed: a date that can be read two
// ways, and what each column is taken for.
func (p *bookingsIn) asked() {
	p.how.Objects = nil
	if days := p.screen.surgeryDays(p.from.Day); len(days) > 1 {
		choose := kit.NewSelect(days, func(day string) {
			p.from.Day = day
			p.read()
		})
		choose.Set(p.from.Day)
		p.how.Add(kit.NewField(words.Say("week.for_which"), choose, words.Say("week.for_which_hint")))
	}
	if a := p.file.Asks; a != nil {
		p.how.Add(kit.WhichDay(a, words.Say("week.which_day_hint"), dayLong, func(order intake.DayOrder) {
			p.from.Order = order
			p.read()
		}))
	}
	if len(p.file.Columns) > 0 {
		p.how.Add(kit.Column(4, kit.Strong(words.Say("week.columns")), p.columns()))
	}
}

// columns lets what each column is taken for be changed.
func (p *bookingsIn) columns() fyne.CanvasObject {
	var options []kit.Option
	for _, u := range intake.Uses {
		options = append(options, kit.Option{Key: string(u), Label: words.Say("week.use_" + string(u))})
	}
	uses := make([]intake.Use, len(p.file.Columns))
	columns := make([]kit.ColumnIn, len(uses))
	for i, c := range p.file.Columns {
		uses[i] = c.Use
		columns[i] = kit.ColumnIn{Heading: c.Heading, Sample: c.Sample, Use: string(c.Use)}
	}
	return kit.ColumnsIn(190, columns, options, func(i int, use string) {
		uses[i] = intake.Use(use)
		p.from.Uses = uses
		p.read()
	})
}

// read reads the list again, as it is to be read now. Ticks that the host changed
// stay as they are.
func (p *bookingsIn) read() {
	s, from := p.screen, p.from
	from.Uses = slices.Clone(from.Uses)
	kit.Do(s.stage.Runner, func() (bookings.File, error) { return s.stage.Bookings.Read(from) },
		func(f bookings.File, err error) {
			p.panel.Fail(err)
			if err != nil {
				return
			}
			anew := f.Sheet != p.file.Sheet
			p.file = f
			at := places(f.Rows)
			for i, r := range f.Rows {
				if take, ok := p.touched[at[i]]; ok && r.Line > 0 && !r.Fixed() {
					p.file.Rows[i].Take = take
				}
			}
			if anew {
				p.asked()
			}
			p.refresh()
		})
}

func (p *bookingsIn) refresh() {
	people, bookings, out := p.file.Expected()
	said := words.Count("week.bookings_found", people)
	if bookings > people {
		said = words.Count("week.bookings_found_more", people, "bookings", bookings)
	}
	if out > 0 {
		said += " " + words.Count("week.bookings_out", out)
	}
	p.so.Set(said)
	p.problems.Objects = nil
	if said := problemList(p.file.Problems, p.file.Dropped); said != nil {
		p.problems.Add(said)
	}
	p.problems.Hidden = len(p.problems.Objects) == 0 // or it would leave a gap
	p.list.Refresh()
	if p.panel != nil {
		p.panel.Refresh()
	}
}

func (p *bookingsIn) submit(done func(error)) {
	s, rows := p.screen, slices.Clone(p.file.Rows)
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Bookings.Import(rows) }, func(_ surgery.Change, err error) { done(err) })
}
