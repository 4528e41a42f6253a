package barometer_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/intake"
)

// leaves returns what a table that is saved now would say.
func leaves(t *testing.T, d *rooms.Rooms, b *surgery.Barometer) string {
	t.Helper()
	r, err := d.Barometer.ResultsLeaving(b.ID)
	if err != nil {
		t.Fatal(err)
	}
	return string(document.Spreadsheet(barometer.ResultRows(r)))
}

// An attacker has the table of Tuesday and that of Wednesday, and knows that one
// person answered in between: what is told has not moved, whatever they said.
func TestTwoTablesDoNotTellOneAnswer(t *testing.T) {
	d := world.New(t).Open(t)
	b := world.Asks(t, d)
	answer(t, d, b, 0, 9)
	answer(t, d, b, 1, 6)
	before := leaves(t, d, b)
	for n := range surgery.FewestPeople - 1 {
		world.Must(t)(d.Barometer.CountPaper(b.ID, "2026-11-24", barometer.Offered(b)[0].ID, 1)) // the first makes ten
		if now := leaves(t, d, b); now != before {
			t.Fatalf("%d more people, and it says\n%s\nbefore\n%s", n+1, now, before)
		}
		if q, err := d.Barometer.WallQuestions(); err != nil || q[0].Answers[0].Said != "5 · 50%" {
			t.Fatalf("the wall after %d more: %+v %v", n+1, q, err)
		}
	}
	world.Must(t)(d.Barometer.CountPaper(b.ID, "2026-11-24", barometer.Offered(b)[0].ID, 1))
	if now := leaves(t, d, b); now == before {
		t.Error("ten more are not told either")
	}
	// A mistake put right shows no sooner.
	before = leaves(t, d, b)
	for range surgery.FewestPeople - 1 {
		world.Must(t)(d.Barometer.CountPaper(b.ID, "2026-11-24", barometer.Offered(b)[0].ID, -1))
		if now := leaves(t, d, b); now != before {
			t.Fatal("a minus shows alone")
		}
	}
}

// What was told stays told when the program starts again, and while nothing left,
// the last answer counts.
func TestWhatWasToldIsKept(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	b := world.Asks(t, d)
	answer(t, d, b, 0, 15)
	world.Results(t, d, b.ID) // the host looks; nothing leaves
	answer(t, d, b, 0, 5)
	before := leaves(t, d, b)
	if r, err := d.Barometer.ResultsLeaving(b.ID); err != nil || r.People != 20 {
		t.Errorf("nobody was told before, and %d of 20 leave: %v", r.People, err)
	}
	answer(t, d, b, 1, 5)
	d.Desk.Close()
	d = w.Open(t)
	if now := leaves(t, d, b); now != before {
		t.Errorf("after starting again:\n%s\nbefore\n%s", now, before)
	}
	if r := world.Results(t, d, b.ID); r.People != 25 {
		t.Errorf("the host sees %d", r.People)
	}
}

// Of any history of answers and minuses, two things that left differ only where the
// answers of ten people at least came or went between them.
func TestNoTwoTablesAreFewPeopleApart(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	d := world.New(t).Open(t)
	b := world.Asks(t, d)
	answer(t, d, b, 2, 20)
	last, lastTrue := leaves(t, d, b), world.Results(t, d, b.ID)
	changed := 0
	for range 150 {
		which := random.IntN(len(barometer.Offered(b)))
		if random.IntN(4) > 0 || barometer.Total(world.Results(t, d, b.ID).From(surgery.PaperAnswers)) == 0 {
			world.Must(t)(d.Barometer.CountPaper(b.ID, "2026-11-24", barometer.Offered(b)[which].ID, 1))
		} else if counts, _ := d.Barometer.PaperCounts(b.ID, "2026-11-24"); counts[barometer.Offered(b)[which].ID] > 0 {
			world.Must(t)(d.Barometer.CountPaper(b.ID, "2026-11-24", barometer.Offered(b)[which].ID, -1))
		}
		now := leaves(t, d, b)
		if now == last {
			continue
		}
		changed++
		nowTrue := world.Results(t, d, b.ID)
		came, went := 0, 0
		for i, n := range nowTrue.Together() {
			came, went = came+max(n-lastTrue.Together()[i], 0), went+max(lastTrue.Together()[i]-n, 0)
		}
		if max(came, went) < surgery.FewestPeople {
			t.Fatalf("%d came and %d went between\n%s\nand\n%s", came, went, last, now)
		}
		last, lastTrue = now, nowTrue
	}
	if changed < 3 {
		t.Errorf("what leaves changed %d times: this test finds little", changed)
	}
}

// A poll's own words go through the same door as those typed at the kiosk.
func TestWordsOfAPollAreCleanedAndGuarded(t *testing.T) {
	d := world.New(t).Open(t)
	b := world.Asks(t, d)
	answer(t, d, b, 0, 10)
	file := "Vote,Word\nI like it a lot,hop\u202ee\nI like it a lot,made.up@person.example\nI like it a lot,943 476 5919\nI like it a lot,\u200b\u200d\nI like it a lot,🙂\nI like it a lot,🌧\n"
	first, err := d.Barometer.ReadPoll(b.ID, barometer.PollFrom{Pasted: file})
	if err != nil {
		t.Fatal(err)
	}
	f, err := d.Barometer.ReadPoll(b.ID, barometer.PollFrom{Pasted: file, Uses: []intake.PollUse{first.Columns[0].Use, intake.PollWordUse}})
	if err != nil || fmt.Sprint(f.Words) != "[hope 🙂 🌧]" || len(f.Problems) != 3 {
		t.Fatalf("%q %+v %v", f.Words, f.Problems, err)
	}
	// What did not come from ReadPoll is no cleaner.
	f.Words = append(f.Words, "up\u202eside\x00", "reach me on made.up@person.example", fmt.Sprintf("%061d", 0), "  ")
	world.Must(t)(d.Barometer.ImportPoll(b.ID, "Bluesky", "2026-11-24", f))
	if got := ownWords(t, d, b); fmt.Sprint(got) != "[hope upside 🌧 🙂]" {
		t.Errorf("%q", got)
	}
	// Invisible letters alone are no word.
	world.Must(t)(d.Barometer.Answer(b.ID, surgery.KioskAnswers, surgery.DependsAnswer, "\u200b\u2066\u00ad", true))
	for range 4 {
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.KioskAnswers, surgery.DependsAnswer, "", true))
	}
	if got := ownWords(t, d, b); len(got) != 4 {
		t.Errorf("%q", got)
	}
}

// A word the host erased does not come back with its poll, also after a new start
// and under another name, unless somebody gives it anew.
func TestAnErasedWordStaysErased(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	b := world.Asks(t, d)
	answer(t, d, b, 0, 10)
	f := world.Polled(b, "2026-11-24", map[string]int{barometer.Offered(b)[0].ID: 10})
	f.Words = []string{"Zebedee Quux", "hope"}
	world.Must(t)(d.Barometer.ImportPoll(b.ID, "Bluesky", "2026-11-24", f))
	own, err := d.Barometer.OwnWords(b.ID, true)
	if err != nil || len(own.Words) != 2 {
		t.Fatalf("%+v %v", own, err)
	}
	world.Must(t)(d.Barometer.EraseWord(own.Words[1].ID))
	d.Desk.Close()
	d = w.Open(t)
	f.Words[0] = "ZEBEDEE quux" // another case is the same word
	world.Must(t)(d.Barometer.ImportPoll(b.ID, "Bluesky", "2026-11-24", f))
	world.Must(t)(d.Barometer.ImportPoll(b.ID, "Once more", "2026-11-24", f))
	if got := ownWords(t, d, b); fmt.Sprint(got) != "[hope]" {
		t.Errorf("%q", got)
	}
	for range 5 {
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.KioskAnswers, surgery.DependsAnswer, "Zebedee Quux", true))
	}
	if got := ownWords(t, d, b); len(got) != 6 {
		t.Errorf("somebody's own, given at the desk: %q", got)
	}
	_, err = d.Barometer.EraseWord("gone")
	world.Refused(t, err, surgery.NotFound, "error.gone")
}

func ownWords(t *testing.T, d *rooms.Rooms, b *surgery.Barometer) []string {
	t.Helper()
	own, err := d.Barometer.OwnWords(b.ID, true)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, w := range own.Words {
		texts = append(texts, w.Text)
	}
	return texts
}
