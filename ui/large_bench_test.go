package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// largeWindow is the whole window on the large made-up week, on its last day.
func largeWindow(b *testing.B) *Shell {
	b.Helper()
	if err := words.Load(assets.Files()); err != nil {
		b.Fatal(err)
	}
	now := time.Date(2026, 11, 27, 15, 20, 0, 0, time.UTC)
	d, err := rooms.Open(desk.Options{Folder: b.TempDir(), Files: assets.Files(), Temporary: true, Now: func() time.Time { return now }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { d.Desk.Close() })
	if err := d.Demo.FillLarge(); err != nil {
		b.Fatal(err)
	}
	s, err := New(Parts{App: test.NewTempApp(b), Rooms: d, Files: assets.Files(), Runner: kit.NewInlineRunner()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(s.Window().Close)
	s.Window().Resize(fyne.NewSize(1366, 768))
	return s
}

// BenchmarkLargeWeek goes to each screen for the first time, with the large week:
// built, read and laid out, all that lies between a key and a frame but drawing
// it.
func BenchmarkLargeWeek(b *testing.B) {
	s := largeWindow(b)
	for _, id := range []string{todayID, peopleID, weekID, barometerID, learningID, storyID, reportsID, closingID} {
		b.Run(id, func(b *testing.B) {
			for b.Loop() {
				delete(s.built, id)
				s.visible = nil
				s.show(id)
			}
		})
	}
	b.Run("reports-of-a-week", func(b *testing.B) {
		s.show(reportsID)
		if !s.choosesWeek() {
			b.Fatal("no choice of a week")
		}
		for b.Loop() {
			s.show(reportsID)
		}
	})
	b.Run("wall", func(b *testing.B) {
		for b.Loop() {
			s.wall.Open()
			s.wall.Close()
		}
	})
}

// choosesWeek has Reports report on a week.
func (s *Shell) choosesWeek() bool {
	c := s.Window().Canvas()
	for range 30 {
		c.FocusNext()
		choice, ok := c.Focused().(*kit.Choice)
		if !ok || choice.Value() != "surgery" {
			continue
		}
		choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		return choice.Value() == "week"
	}
	return false
}
