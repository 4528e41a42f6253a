package barometer_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/store"
)

// An attacker has the table of everything and of each source, and knows how it is
// rounded. No count can be told from it closer than three numbers, nor that of all
// sources together.
func TestNoCountIsFoundBySubtracting(t *testing.T) {
	b := &surgery.Barometer{ID: "b", Words: surgery.BarometerWords{Question: "How is it?", Answers: []surgery.Answer{{ID: "x", Text: "x"}, {ID: "y", Text: "y"}}}}
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 5000 {
		var counts []store.AnswerCount
		for _, s := range surgery.AnswerSources {
			for _, a := range barometer.Offered(b) {
				counts = append(counts, store.AnswerCount{Barometer: "b", Day: "2026-11-24", Source: s, Answer: a.ID, N: random.IntN(1 + round%40)})
			}
		}
		r := barometer.ResultsOf(b, counts, 0)
		if !r.Shown {
			continue
		}
		for i, all := range r.Together() {
			low, high := report.Down(all), report.Down(all)+report.Unit-1
			var least, most []int
			for _, s := range r.Sources() {
				n := report.Down(r.From(s)[i])
				least, most = append(least, n), append(most, n+report.Unit-1)
			}
			for k := range least { // what is left for one source when the others take the most or the least
				lo := max(least[k], low-(barometer.Total(most)-most[k]))
				hi := min(most[k], high-(barometer.Total(least)-least[k]))
				if hi-lo < 2 {
					t.Fatalf("%v: source %d of answer %d is %d to %d", counts, k, i, lo, hi)
				}
			}
			if lo, hi := max(low, barometer.Total(least)), min(high, barometer.Total(most)); hi-lo < 2 && len(least) > 1 {
				t.Fatalf("%v: all of answer %d is %d to %d", counts, i, lo, hi)
			}
		}
	}
}

// Posters to look at, in LOOK.
func TestPosterLooks(t *testing.T) {
	folder := os.Getenv("LOOK")
	if folder == "" {
		return
	}
	d := world.New(t).Open(t)
	b := world.Asks(t, d)
	for which, n := range []int{117, 49, 25, 72, 36, 24, 12} {
		answer(t, d, b, which, n)
	}
	for i, w := range []string{"mending", "hope", "my own way", "getting on with life", "a word that services use"} {
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.PaperAnswers, barometer.Offered(b)[i].ID, w, true))
	}
	for range 12 {
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.PaperAnswers, barometer.Offered(b)[3].ID, "", true))
	}
	for _, kind := range []surgery.PrintKind{surgery.ResultsPrint, surgery.BigResultsPrint, surgery.TallyPrint} {
		for _, size := range world.EverySize {
			into := filepath.Join(folder, string(kind)+"-"+string(size))
			if err := os.Mkdir(into, 0o700); err != nil {
				t.Fatal(err)
			}
			world.Must(t)(d.Prints.SavePDF(world.Paper(t)(d.Barometer.Paper(kind, b.ID, size)), into))
		}
	}
	world.Must(t)(d.Barometer.SavePicture(b.ID, folder))
}
