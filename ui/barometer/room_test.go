package barometer_test

import (
	"testing"
	"time"

	"socialmediasurgery/surgery"
	barometerroom "socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/ui/barometer"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the barometer in it.
type room struct {
	*testroom.Room
	screen *barometer.Screen
}

// open has no week yet.
func open(t testing.TB, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	r.screen = barometer.New(&barometer.Stage{Stage: r.Stage, Barometer: r.Rooms.Barometer, Prints: r.Rooms.Prints})
	r.Show(r.screen)
	r.screen.Shown()
	return r
}

// plan keeps a week, and asks the example in it.
func (r *room) plan() surgery.ID {
	r.T.Helper()
	r.week()
	b, err := r.Rooms.Barometer.New("")
	if err != nil {
		r.T.Fatal(err)
	}
	if b.Words, err = r.Rooms.Barometer.Example(); err != nil {
		r.T.Fatal(err)
	}
	id := r.Must(r.Rooms.Barometer.Save(b)).About
	r.screen.Shown()
	return id
}

func (r *room) week() {
	r.T.Helper()
	w, err := r.Rooms.Week.NewWeek("")
	if err != nil {
		r.T.Fatal(err)
	}
	w.Words.Title, w.Words.Hashtags = "Recovery week", []string{"LYPFTrecovery"}
	r.Must(r.Rooms.Week.SaveWeek(w, ""))
	r.screen.Shown()
}

func (r *room) results(id surgery.ID) barometerroom.Results {
	r.T.Helper()
	found, err := r.Rooms.Barometer.Results(id)
	if err != nil {
		r.T.Fatal(err)
	}
	return found
}

// answer gives an answer n times at the kiosk.
func (r *room) answer(id surgery.ID, which, n int, word string, share bool) {
	r.T.Helper()
	for range n {
		r.Must(r.Rooms.Barometer.Answer(id, surgery.KioskAnswers, r.results(id).Answers[which].ID, word, share))
	}
}

// busy returns a question from everywhere, on several days.
func (r *room) busy(id surgery.ID) {
	r.T.Helper()
	for day := 23; day <= 26; day++ {
		r.Now = time.Date(2026, 11, day, 13, 0, 0, 0, time.UTC)
		for which, n := range []int{17, 9, 5, 12, 6, 4, 2} {
			r.answer(id, which, n, "", false)
		}
		for range day {
			r.Must(r.Rooms.Barometer.CountPaper(id, r.Now.Format(time.DateOnly), r.results(id).Answers[day%5].ID, 1))
		}
	}
	for i, word := range []string{"mending", "hope", "my own way", "getting on with life", "a word that services use", "Zebedee's journey"} {
		r.answer(id, 5, 1, word, i%2 == 0)
	}
	f, err := r.Rooms.Barometer.ReadPoll(id, barometerroom.PollFrom{Pasted: "Answer,Votes\nI like it a lot,41\nI dislike it a little,23\nI neither like nor dislike it,12\n"})
	if err != nil {
		r.T.Fatal(err)
	}
	r.Must(r.Rooms.Barometer.ImportPoll(id, "Mastodon", "2026-11-25", f))
	r.screen.Shown()
}
