package week

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/bookings"
	weekroom "socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// What can be brought in.
const (
	bringEvents = "events"
	bringPeople = "people"
)

// mostPasted is how much of a list can be pasted, in letters; longer ones come
// as a file.
const mostPasted = 20000

// bringIn is the panel that asks for a file, or for a list that is pasted.
type bringIn struct {
	screen *Screen
	what   *kit.Choice
	file   *kit.Entry
	field  *kit.Field
	pasted *kit.Entry
	paste  *kit.Field
	hint   *kit.Text
	panel  *kit.Panel
}

// BringIn asks for a calendar or a list of events, or a list of people who
// booked. Nothing is kept before it was looked at.
func (s *Screen) BringIn() {
	if s.shown.Week == nil {
		return
	}
	b := &bringIn{screen: s, file: kit.NewEntry(words.Say("week.file_example")), pasted: kit.NewNotes(words.Say("week.paste_example"), 4), hint: kit.Muted("")}
	b.file.Limit, b.pasted.Limit = longAddress, mostPasted
	b.field = kit.NewField(words.Say("week.file"), b.file, "")
	b.file.OnChanged = func(string) { b.field.SetWrong("") }
	b.paste = kit.NewField(words.Say("week.paste"), b.pasted, "")
	b.what = kit.NewChoice([]kit.Option{{Key: bringEvents, Label: words.Say("week.bring_events")}, {Key: bringPeople, Label: words.Say("week.bring_people")}},
		func(string) { b.fit() })
	b.what.Set(bringEvents)
	walk := kit.NewFiles(kit.FileParts{Window: s.stage.Window, Runner: s.stage.Runner,
		Read: func(path string) (folders.Folder, error) {
			return folders.List(path, ".ics", ".csv", ".txt", ".tsv", ".xlsx", ".ods")
		},
		Chosen: func(path string) {
			b.file.SetText(path)
			b.panel.Submit()
		},
		Failed: b.field.SetError,
	})
	content := kit.Column(14, b.what, b.hint, b.field, walk.Content(), b.paste)
	b.fit()
	b.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("week.bring_title"), Content: content, Verb: words.Say("week.look_at"),
		First: b.what, Width: 640, Submit: b.submit})
	walk.Open("")
}

func (b *bringIn) fit() {
	people := b.what.Value() == bringPeople
	b.paste.Hidden = !people
	key := words.Say("week.bring_events_hint")
	if people {
		key = words.Say("week.bring_people_hint")
	}
	b.hint.Set(key)
	if b.panel != nil {
		b.panel.Refresh()
	}
}

// submit reads what was given and opens its preview.
func (b *bringIn) submit(done func(error)) {
	s, path, text := b.screen, strings.TrimSpace(b.file.Text), b.pasted.Text
	if b.what.Value() == bringPeople {
		from := bookings.List{Path: path, Pasted: text, Day: s.bookingDay()}
		kit.Do(s.stage.Runner, func() (bookings.File, error) { return s.stage.Bookings.Read(from) },
			func(f bookings.File, err error) {
				b.field.SetError(err)
				done(err)
				if err == nil {
					showBookings(s, from, f)
				}
			})
		return
	}
	week := s.shown.Week.ID
	from := weekroom.EventFrom{Path: path}
	kit.Do(s.stage.Runner, func() (weekroom.EventFile, error) { return s.stage.Week.ReadEvents(week, from) }, func(f weekroom.EventFile, err error) {
		b.field.SetError(err)
		done(err)
		if err == nil {
			showEvents(s, from, f)
		}
	})
}

// problemList says what was wrong with a file, line by line; nil for nothing.
func problemList(problems []intake.Problem, dropped []string) fyne.CanvasObject {
	lines := kit.ProblemLines(problems)
	if len(dropped) > 0 {
		lines = append(lines, words.Say("week.dropped", "headings", kit.Headings(dropped)))
	}
	if len(lines) == 0 {
		return nil
	}
	list := kit.NewList(kit.ListParts{
		Length: func() int { return len(lines) },
		Key:    func(i int) string { return lines[i] },
		New:    func() fyne.CanvasObject { return kit.Padded(4, 10, 4, 10, kit.Small(kit.Blank).OneLine()) },
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			row.(*fyne.Container).Objects[0].(*kit.Text).Set(lines[i])
		},
	})
	if len(lines) <= 4 { // in full
		return kit.Remarks(lines)
	}
	frame := kit.Framed(list, 130)
	frame.Fill = kit.ColourAccentTint
	return frame
}
